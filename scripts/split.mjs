// Takes the release wasm of cargo apart: the core that every visit loads, and the chunks (src/chunk.rs)
// that come when they are needed. Then makes the glue between the core and the browser.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The core, the glue with the loader of the chunks in it, and of each chunk its bytes and who needs it. */
export function split(wasm, folder) {
  execFileSync('wasm-split-cli', [wasm, folder, '--out-name', 'cabinet']);
  const loader = readFileSync(join(folder, '__wasm_split.js'), 'utf8');
  const sharers = new Map([...loader.matchAll(/^\/\* (.*) \*\/\nconst __(chunk_\d+) = /gm)].map(([, names, chunk]) => [chunk, names.split(', ')]));
  const chunks = [];
  for (const file of readdirSync(folder)) {
    const [, kind, name] = /^(split_|(?=chunk_))(\w+)\.wasm$/.exec(file) ?? [];
    if (name) chunks.push({ file, name, users: kind ? [name] : sharers.get(name), bytes: readFileSync(join(folder, file)) });
  }
  // The chunks call the core by its table of functions, which is an export of the linker's.
  const how = ['--target', 'web', '--no-typescript', '--keep-lld-exports'];
  execFileSync('wasm-bindgen', [...how, '--out-dir', folder, join(folder, 'cabinet.wasm')]);
  const glue = readFileSync(join(folder, 'cabinet.js'), 'utf8');
  return { core: readFileSync(join(folder, 'cabinet_bg.wasm')), glue: withLoader(glue, loader), chunks };
}

/** The text with a piece of generated code replaced, which must be there. */
export function replaced(text, piece, by) {
  const result = text.replace(piece, by);
  if (result === text) throw new Error(`not in the generated code any more: ${piece}`);
  return result;
}

/** One script instead of two that import one another. */
function withLoader(glue, loader) {
  const loads = [...loader.matchAll(/^export const (__wasm_split_load_\w+) = /gm)].map(([, name]) => name);
  loader = replaced(loader, /^import \{ initSync \} from .*\n/m, '');
  loader = replaced(loader, 'initSync(undefined, undefined)', 'wasm');
  loader = replaced(loader, /^export const /gm, 'const ');
  // The glue's own way also takes an answer without the type of WebAssembly.
  loader = replaced(loader, /WebAssembly\.instantiateStreaming\(src, imports\)/g, '__wbg_load(await src, imports)');
  glue = replaced(glue, /^import \* as import\d+ from "\.\/__wasm_split\.js"\n/gm, '');
  glue = replaced(glue, /(?<=^ *"\.\/__wasm_split\.js": )import\d+(?=,\n)/gm, 'import0');
  const entries = loads.map((name) => `        ${name}: ${name},\n`).join('');
  glue = replaced(glue, /^( *)const import0 = \{\n( *__proto__: null,\n)?/m, (start) => start + entries);
  glue = replaced(glue, 'export { initSync, __wbg_init as default };', 'export { __wbg_init as default };');
  if (/^import /m.test(glue + loader)) throw new Error('the glue still imports another script');
  return glue + loader;
}
