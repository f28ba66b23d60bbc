// After Trunk's release build, which makes the page around one large wasm: puts the core and the chunks
// in its place, small, each in a file named by its contents and known by its hash to whoever loads it:
// the page knows the core and the glue, the glue knows the chunks.
//   node scripts/pack.mjs DIST WASM
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minified, shortened } from './glue.mjs';
import { shrunk } from './shrink.mjs';
import { replaced, split } from './split.mjs';

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
for (const [file, bytes] of chunks) {
  const small = shrunk(bytes, folder);
  const name = written(small, file.replace(/^split_|\.wasm$/g, ''), '.wasm');
  // Beside the glue, wherever the page is; a changed byte is refused.
  const address = `new URL("./${name}", import.meta.url), { integrity: "${integrity(small)}" }`;
  glue = replaced(glue, `new URL("./${file}", import.meta.url)`, address);
}
const small = shortened(shrunk(core, folder));
replace(/^cabinet-[0-9a-f]+_bg\.wasm$/, small.core, '_bg.wasm');
replace(/^cabinet-[0-9a-f]+\.js$/, Buffer.from(await minified(glue, small.names)), '.js');
writeFileSync(page, html);
rmSync(folder, { recursive: true });
