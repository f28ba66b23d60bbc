// After Trunk's release build: shortens the names by which the wasm and its glue know one another
// and minifies the glue (about 7 KB brotli). Trunk's own minifier does not understand the glue.
//   node scripts/shrink.mjs DIST
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { minify } = createRequire(new URL('../end2end/package.json', import.meta.url))('terser');

const dist = process.argv[2];
const files = readdirSync(dist);
const only = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files match ${pattern} in ${dist}`);
  return join(dist, found[0]);
};

const number = (bytes, at) => {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, at];
};
const encoded = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
};
const named = (text) => Buffer.concat([encoded(Buffer.byteLength(text)), Buffer.from(text)]);

/** The import section with new names; wasm-bindgen imports functions only. */
function renamed(section, rename) {
  let [count, at] = number(section, 0);
  const text = () => {
    const [length, start] = number(section, at);
    at = start + length;
    return section.subarray(start, at).toString();
  };
  const parts = [encoded(count)];
  for (; count > 0; count--) {
    const [module, name, kind] = [text(), text(), section[at++]];
    if (kind !== 0) throw new Error(`the import ${name} is no function`);
    const [type, next] = number(section, at);
    at = next;
    parts.push(named(module), named(rename(name)), Buffer.from([kind]), encoded(type));
  }
  return Buffer.concat(parts);
}

const wasmFile = only(/_bg\.wasm$/);
const glueFile = only(/^cabinet-[0-9a-f]+\.js$/);
const wasm = readFileSync(wasmFile);
const names = new Map();
const rename = (name) => {
  if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
  return names.get(name);
};
const parts = [wasm.subarray(0, 8)];
for (let at = 8; at < wasm.length; ) {
  const id = wasm[at];
  const [length, start] = number(wasm, at + 1);
  at = start + length;
  const body = wasm.subarray(start, at);
  const content = id === 2 ? renamed(body, rename) : body;
  parts.push(Buffer.from([id]), encoded(content.length), content);
}

let glue = readFileSync(glueFile, 'utf8');
for (const [name, short] of names) {
  // In the object of imports each stands once, as the name of a function.
  const pattern = new RegExp(`\\b${name}(?=: function|\\()`, 'g');
  const count = glue.match(pattern)?.length ?? 0;
  if (count === 0) throw new Error(`${name} is not in the glue`);
  glue = glue.replace(pattern, short);
}
const minified = await minify(glue, { module: true, compress: { passes: 2 }, mangle: true });

const page = join(dist, 'index.html');
let html = readFileSync(page, 'utf8');
for (const [file, before, after] of [
  [wasmFile, wasm, Buffer.concat(parts)],
  [glueFile, readFileSync(glueFile), Buffer.from(minified.code)],
]) {
  const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  if (!html.includes(hash(before))) throw new Error(`index.html has no integrity of ${file}`);
  html = html.replaceAll(hash(before), hash(after));
  writeFileSync(file, after);
}
writeFileSync(page, html);
