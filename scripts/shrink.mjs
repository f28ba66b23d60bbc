// Makes a module smaller: drops what nobody calls, optimises, and puts like functions side by side.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byLikeness } from './order.mjs';
import { encoded, named, reader, rewritten } from './wasm.mjs';

/** What every browser of the last five years understands. */
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'];
const PASSES = ['-Oz', '--flatten', '--rereloop', '-Oz', '-iit', '-Oz', '--strip-producers', '--strip-target-features'];
/** Streams of the server functions that we lack, and places that the linker names. */
const UNUSED = /intounderlying|^__(data_end|heap_base|heap_end|stack_\w+)$/;

export function shrunk(wasm, folder) {
  const scratch = join(folder, 'scratch.wasm');
  const features = FEATURES.map((name) => `--enable-${name}`);
  const optimize = (...how) => said(spawnSync('wasm-opt', [...features, '--quiet', ...how, scratch, '-o', scratch], { encoding: 'utf8' }));
  writeFileSync(scratch, rewritten(wasm, { 7: exported }));
  optimize('--strip-debug', ...PASSES);
  writeFileSync(scratch, byLikeness(readFileSync(scratch)));
  optimize('--reorder-functions-by-name', '--strip-debug');
  return readFileSync(scratch);
}

/** What wasm-opt has to say, but for the names it does not know: rustc writes more kinds of them. */
function said({ status, error, stderr }) {
  const worth = (stderr ?? '').replace(/^warning: unknown name subsection .*\n/gm, '');
  process.stderr.write(worth);
  if (status !== 0) throw error ?? new Error(`wasm-opt ended with ${status}`);
}

/** The export section without what nobody calls. */
function exported(section) {
  const { count, read, text } = reader(section);
  const kept = [];
  for (let item = 0; item < count; item++) {
    const [name, kind, index] = [text(), read(), read()];
    if (!UNUSED.test(name)) kept.push(named(name), encoded(kind), encoded(index));
  }
  return Buffer.concat([encoded(kept.length / 3), ...kept]);
}
