// After Trunk's release build, which makes the page around one large wasm: puts the core and the chunks
// in its place, small, each in a file named by its contents and known by its hash to whoever loads it:
// the page knows the core and the glue, the glue knows the chunks.
//   node scripts/pack.mjs DIST WASM
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shrunk } from './shrink.mjs';
import { replaced, split } from './split.mjs';

const { minify } = createRequire(new URL('../end2end/package.json', import.meta.url))('terser');

const [dist, wasm] = process.argv.slice(2);
const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Writes a file and says what it is called. */
function written(bytes, stem, ending) {
  const name = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${ending}`;
  writeFileSync(join(dist, name), bytes);
  return name;
}

const page = join(dist, 'index.html');
let html = readFileSync(page, 'utf8');
/** Puts a file in the place of the one that Trunk made. */
function replace(pattern, bytes, ending) {
  const before = readdirSync(dist).filter((name) => pattern.test(name));
  if (before.length !== 1) throw new Error(`${before.length} files match ${pattern} in ${dist}`);
  const old = readFileSync(join(dist, before[0]));
  rmSync(join(dist, before[0]));
  html = replaced(html, new RegExp(before[0].replaceAll('.', '\\.'), 'g'), written(bytes, 'cabinet', ending));
  html = replaced(html, integrity(old), integrity(bytes));
}

const folder = mkdtempSync(join(tmpdir(), 'pack-'));
let { core, glue, chunks } = split(wasm, folder);
// What several chunks have in common is in many files, most of them tiny. Each would cost the glue its name
// and hash, and the visitor a request: the tiny ones come in one file, and the glue takes them out of it.
const TINY = 3_000; // bytes
const tiny = [];
let place = 0;
for (const [file, bytes] of chunks) {
  const small = shrunk(bytes);
  const address = `new URL("./${file}", import.meta.url)`;
  if (small.length < TINY) {
    glue = replaced(glue, `fetch(${address})`, `tinyPart(${place}, ${(place += small.length)})`);
    tiny.push(small);
  } else {
    const name = written(small, file.replace(/^split_|\.wasm$/g, ''), '.wasm');
    // Beside the glue, wherever the page is; a changed byte is refused.
    glue = replaced(glue, address, `new URL("./${name}", import.meta.url), { integrity: "${integrity(small)}" }`);
  }
}
glue += tinyParts(tiny);

/** Writes the tiny parts as one file, and gives the function that loads them from it. */
function tinyParts(parts) {
  const { header, bytes } = customSection(Buffer.concat(parts));
  const name = written(bytes, 'shared', '.wasm');
  return `
let tinyParts;
/** A part as an answer of its own; after a failure the next one asks again. */
function tinyPart(start, end) {
  tinyParts ??= fetch(new URL("./${name}", import.meta.url), { integrity: "${integrity(bytes)}" }).then((answer) => {
    if (!answer.ok) throw new Error(\`HTTP \${answer.status}\`);
    return answer.arrayBuffer();
  });
  tinyParts.catch(() => { tinyParts = undefined; });
  const headers = { "Content-Type": "application/wasm" };
  return tinyParts.then((bytes) => new Response(bytes.slice(${header} + start, ${header} + end), { headers }));
}
`;
}

/** A module of WebAssembly with nothing but these bytes in a section without meaning: what its name promises. */
function customSection(content) {
  const size = [];
  // The section's name is empty, which takes one byte; its size is written in LEB128.
  for (let left = content.length + 1; size.length === 0 || left > 0; left >>>= 7) size.push(left > 127 ? (left & 127) | 128 : left);
  const head = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, ...size, 0]);
  return { header: head.length, bytes: Buffer.concat([head, content]) };
}
replace(/^cabinet-[0-9a-f]+_bg\.wasm$/, shrunk(core), '_bg.wasm');
const { code } = await minify(glue, { module: true, ecma: 2020, compress: { passes: 3 }, mangle: true });
replace(/^cabinet-[0-9a-f]+\.js$/, Buffer.from(code), '.js');
writeFileSync(page, html);
rmSync(folder, { recursive: true });
