// Prints what a first visit transfers, the core (html, css, js, wasm; brotli 11), and what comes later,
// the chunks (src/chunk.rs) and the worker of tables; fails over their budgets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 200_000; // bytes
const WORKER_BUDGET = 250_000;
const dist = process.argv[2] ?? 'dist';
const isWorker = (name) => /^tables-[0-9a-f]+\.(js|wasm)$/.test(name);
const isChunk = (name) => name.endsWith('.wasm') && !name.endsWith('_bg.wasm');
const size = (name) =>
  brotliCompressSync(readFileSync(join(dist, name)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;

/** Prints each file and gives their sum. */
function sum(names, what) {
  const sizes = names.map(size);
  const total = sizes.reduce((sum, one) => sum + one, 0);
  names.forEach((name, index) => console.log(`${String(sizes[index]).padStart(8)}  ${name}`));
  console.log(`${String(total).padStart(8)}  bytes: ${what}`);
  return total;
}

const files = readdirSync(dist).filter((name) => /\.(html|css|js|wasm)$/.test(name));
// What a host's page loads (public/embed.js), not this one.
const isForHosts = (name) => /^embed(-[0-9a-f]+)?\.js$/.test(name);
const ofPage = files.filter((name) => !isWorker(name) && !isForHosts(name));
sum(ofPage.filter(isChunk).sort(), 'the chunks, when they are needed');
const worker = sum(files.filter(isWorker).sort(), `the worker of tables, when a table is opened (budget ${WORKER_BUDGET})`);
const core = sum(ofPage.filter((name) => !isChunk(name)).sort(), `the core, brotli 11 (budget ${BUDGET})`);
if (core > BUDGET || worker > WORKER_BUDGET) {
  console.error('size: over the budget');
  process.exit(1);
}
