// The names by which the core and its glue know one another, shortened, and the glue without what
// nobody calls. The glue is generated; each import stands in it once, as a property.
import { createRequire } from 'node:module';
import { replaced } from './split.mjs';
import { encoded, named, reader, rewritten } from './wasm.mjs';

const { minify } = createRequire(new URL('../end2end/package.json', import.meta.url))('terser');

/** All imports come from one module; its long name stood at each of them. */
const MODULE = 'a';

/** The core with short names of its imports, and the old names with the new ones. */
export function shortened(core) {
  const names = new Map();
  const rename = (name) => {
    names.set(name, `_${names.size.toString(36)}`);
    return names.get(name);
  };
  return { core: rewritten(core, { 2: (section) => renamed(section, rename) }), names };
}

function renamed(section, rename) {
  const { count, read, text } = reader(section);
  const parts = [encoded(count)];
  for (let item = 0; item < count; item++) {
    const [, name, kind, type] = [text(), text(), read(), read()];
    if (kind !== 0) throw new Error(`the import ${name} is no function`);
    parts.push(named(MODULE), named(rename(name)), encoded(kind), encoded(type));
  }
  return Buffer.concat(parts);
}

/** The glue with the names of `shortened`, minified. */
export async function minified(glue, names) {
  const left = new Map(names);
  glue = glue.replace(/^export class IntoUnderlying\w+ \{\n[^]*?^\}\n(if \(Symbol\.dispose\).*\n)?/gm, '');
  glue = glue.replace(/^const IntoUnderlying\w+Finalization = [^;]*;\n/gm, '');
  glue = replaced(glue, /"\.\/cabinet_bg\.js"(?=: import0)/, MODULE);
  glue = glue.replace(/^ {8}(\w+): function(\([^]*?^ {8}\}(?:, arguments\); \})?,\n)/gm, (_, name, body) => {
    const short = left.get(name);
    left.delete(name);
    return short ? `        ${short}: function${body}` : '';
  });
  // Of the form `name: call_of_something,`.
  for (const [name, short] of left) glue = replaced(glue, new RegExp(`^( {8})${name}(?=: )`, 'm'), `$1${short}`);
  return (await minify(glue, { module: true, ecma: 2020, compress: { passes: 3 }, mangle: true })).code;
}
