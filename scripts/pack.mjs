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

/** They come before the pages do; every other part comes after them, or with them. */
const BEFORE_PAGES = ['embed', 'english', 'oidc'];
/** They come after the list of employees. */
const AFTER_LIST = ['administration', 'journal', 'many', 'seldom'];
const TINY = 3_000; // bytes

/**
 * The file of a part. What several chunks have in common is in many parts, most of them tiny, and each file costs the glue
 * its name and hash, the visitor a request, and brotli what it would have found repeated. So what always comes together is
 * one file; a second is what pages and list share with others, a third what is tiny.
 */
function fileOf({ name, users, small }) {
  const has = (chunk) => users.includes(chunk);
  if (has('pages') && !BEFORE_PAGES.some(has)) return 'pages';
  if (has('administration') && users.every((user) => AFTER_LIST.includes(user))) return 'administration';
  if (users.length === 1) return name;
  if (has('pages') || has('administration')) return 'shared';
  return small.length < TINY ? 'tiny' : name;
}

const files = new Map();
for (const chunk of chunks) {
  const part = { ...chunk, small: shrunk(chunk.bytes) };
  const stem = fileOf(part);
  files.set(stem, [...(files.get(stem) ?? []), part]);
}
const shared = [];
for (const [stem, parts] of files) {
  const address = ({ file }) => `new URL("./${file}", import.meta.url)`;
  if (parts.length === 1) {
    const [{ small }] = parts;
    const name = written(small, stem, '.wasm');
    // Beside the glue, wherever the page is; a changed byte is refused.
    glue = replaced(glue, address(parts[0]), `new URL("./${name}", import.meta.url), { integrity: "${integrity(small)}" }`);
  } else {
    const { header, bytes } = customSection(Buffer.concat(parts.map(({ small }) => small)));
    let place = header;
    for (const part of parts) {
      glue = replaced(glue, `fetch(${address(part)})`, `partOf(${shared.length}, ${place}, ${(place += part.small.length)})`);
    }
    shared.push([`./${written(bytes, stem, '.wasm')}`, integrity(bytes)]);
  }
}
glue += `
const sharedFiles = ${JSON.stringify(shared)};
const sharedBytes = [];
/** A part of a file as an answer of its own; after a failure the next one asks for the file again. */
function partOf(file, start, end) {
  const [name, integrity] = sharedFiles[file];
  const coming = sharedBytes[file] ??= fetch(new URL(name, import.meta.url), { integrity }).then((answer) => {
    if (!answer.ok) throw new Error(\`HTTP \${answer.status}\`);
    return answer.arrayBuffer();
  });
  coming.catch(() => { if (sharedBytes[file] === coming) sharedBytes[file] = undefined; });
  const headers = { "Content-Type": "application/wasm" };
  return coming.then((bytes) => new Response(bytes.slice(start, end), { headers }));
}
`;

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
