// After Trunk's release build: drops what nobody calls, shortens the names by which the wasm and its
// glue know one another, puts like functions side by side (scripts/order.mjs), and minifies the glue
// (about 12 KB brotli in all). Trunk's own minifier does not understand the glue.
//   node scripts/shrink.mjs DIST
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { byLikeness } from './order.mjs';
import { encoded, named, reader, rewritten } from './wasm.mjs';

const { minify } = createRequire(new URL('../end2end/package.json', import.meta.url))('terser');

const dist = process.argv[2];
const files = readdirSync(dist);
const only = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files match ${pattern} in ${dist}`);
  return join(dist, found[0]);
};

/** The import section with new names; wasm-bindgen imports functions only. */
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

/** The export section without what nobody calls: streams of the server functions that we lack. */
function exported(section) {
  const { count, read, text } = reader(section);
  const kept = [];
  for (let item = 0; item < count; item++) {
    const [name, kind, index] = [text(), read(), read()];
    if (!UNUSED.test(name)) kept.push(named(name), encoded(kind), encoded(index));
  }
  return Buffer.concat([encoded(kept.length / 3), ...kept]);
}

const UNUSED = /intounderlying/;
/** All imports come from one module; its long name stood at each of them. */
const MODULE = 'a';
const wasmFile = only(/_bg\.wasm$/);
const glueFile = only(/^cabinet-[0-9a-f]+\.js$/);
const wasm = readFileSync(wasmFile);
const scratch = join(mkdtempSync(join(tmpdir(), 'shrink-')), 'app.wasm');
writeFileSync(scratch, rewritten(wasm, { 7: exported }));
const features = readFileSync(new URL('../index.html', import.meta.url), 'utf8').match(/data-wasm-opt-params="([^"]*)"/)[1];
// Trunk's pass has done most; these find a little more.
const passes = ['--flatten', '--rereloop', '-Oz', '-iit', '-Oz', '--strip-producers', '--strip-target-features'];
const optimize = (...how) => execFileSync('wasm-opt', [...features.split(' '), ...how, scratch, '-o', scratch]);
optimize(...passes);
writeFileSync(scratch, byLikeness(readFileSync(scratch)));
optimize('--reorder-functions-by-name', '--strip-debug');
const names = new Map();
const rename = (name) => {
  const short = `_${names.size.toString(36)}`;
  names.set(name, short);
  return short;
};
const small = rewritten(readFileSync(scratch), { 2: (body) => renamed(body, rename) });
rmSync(dirname(scratch), { recursive: true });

// The glue is generated; each import stands in it once, as a property with a function.
let glue = readFileSync(glueFile, 'utf8');
glue = glue.replace(/^export class IntoUnderlying\w+ \{\n[^]*?^\}\n(if \(Symbol\.dispose\).*\n)?/gm, '');
glue = glue.replace(/"\.\/cabinet_bg\.js"(?=: import0)/, MODULE);
glue = glue.replace(/^const IntoUnderlying\w+Finalization = [^;]*;\n/gm, '');
glue = glue.replace(/^ {8}(\w+): function(\([^]*?^ {8}\},\n)/gm, (_, name, body) => {
  const short = names.get(name);
  names.delete(name);
  return short ? `        ${short}: function${body}` : '';
});
for (const name of names.keys()) {
  // Of the form `name: call_of_something,`.
  const before = glue;
  glue = glue.replace(new RegExp(`^( {8})${name}(?=: )`, 'm'), `$1${names.get(name)}`);
  if (glue === before) throw new Error(`${name} is not in the glue`);
}
const minified = await minify(glue, { module: true, ecma: 2020, compress: { passes: 3 }, mangle: true });

const page = join(dist, 'index.html');
let html = readFileSync(page, 'utf8');
for (const [file, before, after] of [
  [wasmFile, wasm, small],
  [glueFile, readFileSync(glueFile), Buffer.from(minified.code)],
]) {
  const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  if (!html.includes(hash(before))) throw new Error(`index.html has no integrity of ${file}`);
  html = html.replaceAll(hash(before), hash(after));
  writeFileSync(file, after);
}
writeFileSync(page, html);
