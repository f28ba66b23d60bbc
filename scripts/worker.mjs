// A hook of Trunk, after it has built the page: builds the worker of tables (crates/worker/README.md), puts it
// beside the page in files named by their contents, and tells the page where it is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shrunk } from './shrink.mjs';
import { replaced } from './split.mjs';

const { minify } = createRequire(new URL('../end2end/package.json', import.meta.url))('terser');

const TARGET = 'wasm32-unknown-unknown';
const { TRUNK_PROFILE, TRUNK_STAGING_DIR: dist, CARGO_TARGET_DIR: target = 'target', BUILT_WITH = '' } = process.env;
const isRelease = TRUNK_PROFILE === 'release';

// Unoptimised it would read for minutes what takes seconds. BUILT_WITH names the page if that is optimised too
// (scripts/build.sh): asked for together, both have their crates with the same features, which are then built once.
const beside = BUILT_WITH.split(' ').filter(Boolean);
execFileSync('cargo', ['build', '--quiet', '--release', '--package', 'cabinet-worker', ...beside, '--target', TARGET], {
  stdio: ['ignore', 'inherit', 'inherit'],
});

const folder = mkdtempSync(join(tmpdir(), 'worker-'));
const built = join(target, TARGET, 'release', 'cabinet-worker.wasm');
execFileSync('wasm-bindgen', [built, '--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', 'tables']);
const raw = readFileSync(join(folder, 'tables_bg.wasm'));
const wasm = isRelease ? shrunk(raw) : raw;
const integrity = `sha384-${createHash('sha384').update(wasm).digest('base64')}`;

/** Writes a file beside the page and says what it is called. */
function written(bytes, ending) {
  const name = `tables-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${ending}`;
  writeFileSync(join(dist, name), bytes);
  return name;
}

const names = { WASM: JSON.stringify(`./${written(wasm, '.wasm')}`), INTEGRITY: JSON.stringify(integrity) };
let script = readFileSync(join(folder, 'tables.js'), 'utf8') + readFileSync('crates/worker/loader.js', 'utf8');
for (const [name, value] of Object.entries(names)) script = replaced(script, new RegExp(`\\b${name}\\b`), value);
// A worker exports nothing, and the address of the glue's own choice is not there.
script = script.replace(/new URL\('tables_bg\.wasm', import\.meta\.url\)/, 'undefined');
script = script.replace(/^export \{[^}]*\};?$/gm, '').replace(/^export (default|function|async)/gm, (_, what) => (what === 'default' ? '' : what));
const { code } = await minify(script, { module: true, ecma: 2020, compress: { passes: isRelease ? 3 : 1 }, mangle: isRelease });
const address = `<link rel="tables-worker" href="${written(code, '.js')}">`;
const page = join(dist, 'index.html');
writeFileSync(page, replaced(readFileSync(page, 'utf8'), '</head>', `${address}\n</head>`));
rmSync(folder, { recursive: true });
