import assert from 'node:assert/strict';
import test from 'node:test';
import { journeys, stages } from './stages.mjs';

test('a stage that builds twice has the sum', () => {
  const rows = stages('clippy\tbuild\t10\nclippy\tbuild\t2\nhost\tbuild\t30\nhost\trun\t4\n');
  assert.deepEqual(rows, [{ stage: 'clippy', build: 12, run: 0 }, { stage: 'host', build: 30, run: 4 }]);
});

test('the slowest journey is the first, with the names of what it is in', () => {
  const spec = (title, duration) => ({ title, tests: [{ results: [{ duration }] }] });
  const inner = { title: 'on a phone', specs: [spec('slow', 3000)] };
  const report = { suites: [{ title: 'a.spec.ts', specs: [spec('quick', 500)], suites: [inner] }] };
  assert.deepEqual(journeys(report), [
    { title: 'a.spec.ts › on a phone › slow', seconds: 3 },
    { title: 'a.spec.ts › quick', seconds: 0.5 },
  ]);
});
