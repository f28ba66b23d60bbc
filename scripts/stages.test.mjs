import assert from 'node:assert/strict';
import test from 'node:test';
import { stages, summary } from './stages.mjs';

test('a stage that builds twice has the sum', () => {
  const rows = stages('clippy\tbuild\t10\nclippy\tbuild\t2\nhost\tbuild\t30\nhost\trun\t4\n');
  assert.deepEqual(rows, [{ stage: 'clippy', build: 12, run: 0 }, { stage: 'host', build: 30, run: 4 }]);
});

const ROWS = [{ stage: 'journeys', build: 60, run: 30 }];
const journey = (title, status, errors = []) => ({ title, tests: [{ projectName: 'shell', status, results: [{ duration: 500, errors }] }] });
const report = (...specs) => ({ suites: [{ title: 'a.spec.ts', specs }], errors: [] });

test('what failed stands at the very end, by name and with its error', () => {
  const text = summary(ROWS, report(journey('bad', 'unexpected', [{ message: 'Error: no button' }]), journey('good', 'expected')));
  assert.match(text, /1\.5 minutes in all\n\n2 journeys, 1 s of them side by side; the slowest:\n/);
  assert.ok(text.endsWith('\n\nfailed:\na.spec.ts › bad\n    Error: no button'), text);
});

test('nothing is said of failures when there are none, nor of journeys that were not run', () => {
  assert.doesNotMatch(summary(ROWS, report(journey('good', 'expected'))), /failed/);
  assert.ok(summary(ROWS, null).endsWith('1.5 minutes in all'));
});
