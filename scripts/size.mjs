// Prints what a first visit transfers (html, css, js, wasm; brotli 11) and fails over the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 180_000; // bytes; the aim is 175,000 (ARCHITECTURE.md, «Bytes», says what is left to try)
const dist = process.argv[2] ?? 'dist';
let total = 0;
for (const name of readdirSync(dist).sort()) {
  if (!/\.(html|css|js|wasm)$/.test(name)) continue;
  const size = brotliCompressSync(readFileSync(join(dist, name)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  bytes in all, brotli 11 (budget ${BUDGET})`);
if (total > BUDGET) {
  console.error('size: over the budget');
  process.exit(1);
}
