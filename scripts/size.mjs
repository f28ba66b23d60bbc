// Prints what a first visit transfers, the core (html, css, js, wasm; brotli 11), and what comes later,
// the chunks (src/chunk.rs) and the worker of tables; what the main job of an administrator transfers in all;
// fails over their budgets.
//   node scripts/size.mjs [DIST]             the sizes
//   node scripts/size.mjs DIST --main-job    the files of the main job; a journey sees that it fetches them
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 200_000; // bytes
const WORKER_BUDGET = 250_000;
const MAIN_JOB_BUDGET = 440_000; // what is reached; the aim is less (docs/bytes.md)
/** The chunks of the main job: from the landing to the access that an administrator gives. */
const MAIN_JOB = ['pages', 'administration', 'shared'];
const dist = process.argv[2] ?? 'dist';
const isWorker = (name) => /^tables-[0-9a-f]+\.(js|wasm)$/.test(name);
const isChunk = (name) => name.endsWith('.wasm') && !name.endsWith('_bg.wasm');
/** As it is transferred; a font is compressed already. */
const size = (name) => {
  const bytes = readFileSync(join(dist, name));
  if (name.endsWith('.woff2')) return bytes.length;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};

/** Prints each file and gives their sum. */
function sum(names, what) {
  const sizes = names.map(size);
  const total = sizes.reduce((sum, one) => sum + one, 0);
  names.forEach((name, index) => console.log(`${String(sizes[index]).padStart(8)}  ${name}`));
  console.log(`${String(total).padStart(8)}  bytes: ${what}`);
  return total;
}

const files = readdirSync(dist).filter((name) => /\.(html|css|js|wasm)$/.test(name));
const fonts = readdirSync(join(dist, 'fonts')).filter((name) => name.endsWith('.woff2')).map((name) => `fonts/${name}`);
// What a host's page loads (public/embed.js), not this one.
const isForHosts = (name) => /^embed(-[0-9a-f]+)?\.js$/.test(name);
const ofPage = files.filter((name) => !isWorker(name) && !isForHosts(name));
const core = ofPage.filter((name) => !isChunk(name)).sort();
const chunks = ofPage.filter(isChunk).sort();
const isOfJob = (name) => MAIN_JOB.some((chunk) => name.startsWith(`${chunk}-`));
// The one script of the core that only browsers without modules fetch.
const isFetched = (name) => !name.startsWith('old-browser-');
const mainJob = [...core.filter(isFetched), ...chunks.filter(isOfJob), ...fonts];

if (process.argv.includes('--main-job')) {
  console.log(mainJob.join('\n'));
} else {
  sum(chunks, 'the chunks, when they are needed');
  const worker = sum(files.filter(isWorker).sort(), `the worker of tables, when a table is opened (budget ${WORKER_BUDGET})`);
  const job = sum(mainJob, `the main job of an administrator, fonts with it (budget ${MAIN_JOB_BUDGET})`);
  const first = sum(core, `the core, brotli 11 (budget ${BUDGET})`);
  if (first > BUDGET || worker > WORKER_BUDGET || job > MAIN_JOB_BUDGET) {
    console.error('size: over the budget');
    process.exit(1);
  }
}
