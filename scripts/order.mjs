// Brotli finds a repetition the more cheaply the nearer it is: functions that look alike, such as the
// copies of one generic function, are put side by side (about 4.5 KB).
import { encoded, named, reader, sections } from './wasm.mjs';

/** Functions are compared by the runs of so many bytes that they have in common. */
const RUN = 5;
/** A run that so many functions have tells nothing of likeness, and one that a single one has, neither. */
const COMMON = 200;

/** A chunk also imports the memory and the table of the core. */
function functionImports(section) {
  const { count, read, text } = reader(section);
  const limits = () => (read() & 1 ? [read(), read()] : [read()]);
  const describe = [read, () => [read(), limits()], limits, () => [read(), read()]];
  let functions = 0;
  for (let item = 0; item < count; item++) {
    const [, , kind] = [text(), text(), read()];
    if (kind === 0) functions++;
    describe[kind]();
  }
  return functions;
}

/** The bodies of the functions that the module defines, and how many it imports before them. */
function functions(wasm) {
  let [imported, bodies] = [0, []];
  for (const [id, body] of sections(wasm)) {
    if (id === 2) imported = functionImports(body);
    if (id === 10) {
      const { count, bytes } = reader(body);
      bodies = Array.from({ length: count }, bytes);
    }
  }
  return { imported, bodies };
}

function runs(body) {
  const found = new Set();
  for (let at = 0; at + RUN <= body.length; at++) found.add(body.toString('latin1', at, at + RUN));
  return found;
}

/** The numbers of the bodies, each followed by the one most like it among those that are left. */
function order(bodies) {
  const having = new Map();
  const runsOf = bodies.map(runs);
  runsOf.forEach((set, index) => {
    for (const run of set) having.get(run)?.push(index) ?? having.set(run, [index]);
  });
  const left = new Set(bodies.keys());
  const sequence = [];
  const nearestInSize = (to) => {
    const distance = (index) => Math.abs(bodies[index].length - bodies[to].length);
    return [...left].reduce((best, index) => (distance(index) < distance(best) ? index : best));
  };
  const mostAlike = (to) => {
    const shared = new Map();
    for (const run of runsOf[to]) {
      const others = having.get(run);
      if (others.length > COMMON) continue;
      for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    let [best, highest] = [undefined, 0];
    for (const [other, count] of shared) {
      // Weighed by size, or the largest function would be most like everything.
      const likeness = count / Math.sqrt(runsOf[other].size + 20);
      if (likeness > highest) [best, highest] = [other, likeness];
    }
    return best ?? nearestInSize(to);
  };
  let next = bodies.reduce((best, body, index) => (body.length > bodies[best].length ? index : best), 0);
  for (;;) {
    left.delete(next);
    sequence.push(next);
    if (left.size === 0) return sequence;
    next = mostAlike(next);
  }
}

/** The module with names by which `wasm-opt --reorder-functions-by-name` puts like beside like. */
export function byLikeness(wasm) {
  const { imported, bodies } = functions(wasm);
  const names = order(bodies)
    .map((index, place) => [index + imported, String(place).padStart(6, '0')])
    .sort(([one], [other]) => one - other);
  const map = [encoded(names.length), ...names.flatMap(([index, name]) => [encoded(index), named(name)])];
  const table = Buffer.concat(map);
  const section = Buffer.concat([named('name'), Buffer.from([1]), encoded(table.length), table]);
  return Buffer.concat([wasm, Buffer.from([0]), encoded(section.length), section]);
}
