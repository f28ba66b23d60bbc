import assert from 'node:assert/strict';
import test from 'node:test';
import { failures, journeys, testList } from './journeys.mjs';

const spec = (title, status, results, projectName = 'shell') => ({ title, tests: [{ projectName, status, results }] });
const passed = (title, duration) => spec(title, 'expected', [{ status: 'passed', duration, errors: [] }]);
const failed = (title, ...messages) =>
  spec(title, 'unexpected', [{ status: 'failed', duration: 100, errors: messages.map((message) => ({ message })) }]);

test('the slowest journey is the first, with the names of what it is in', () => {
  const inner = { title: 'on a phone', specs: [passed('slow', 3000)] };
  const report = { suites: [{ title: 'a.spec.ts', specs: [passed('quick', 500)], suites: [inner] }], errors: [] };
  assert.deepEqual(journeys(report), [
    { project: 'shell', title: 'a.spec.ts › on a phone › slow', seconds: 3 },
    { project: 'shell', title: 'a.spec.ts › quick', seconds: 0.5 },
  ]);
});

test('what failed is named for a second run; what passed, or was not run because another failed, is not', () => {
  const waiting = spec('calm', 'skipped', [], 'calm');
  const inner = { title: 'on a phone', specs: [failed('bad', 'Error: no')] };
  const report = { suites: [{ title: 'a.spec.ts', specs: [passed('good', 1), waiting], suites: [inner] }], errors: [] };
  assert.equal(testList(report), '[shell] › a.spec.ts › on a phone › bad\n');
});

test('an error is a line, without colours, source and log', () => {
  const message = [
    '\u001b[31mError: expect(locator).toBeVisible() failed\u001b[39m', '', "Locator: getByText('x')", 'Expected: visible', '',
    'Call log:', '  - waiting for x',
  ].join('\n');
  const source = 'Error: a\n\nReceived: 1\n\n  8 | test();\n> 9 | expect(2);\n    |       ^\n    at /a/b.spec.ts:9:1';
  const report = { suites: [{ title: 'a.spec.ts', specs: [failed('bad', message, source)] }], errors: [] };
  assert.deepEqual(failures(report), [
    "a.spec.ts › bad\n    Error: expect(locator).toBeVisible() failed; Locator: getByText('x'); Expected: visible | Error: a; Received: 1",
  ]);
});

test('what failed outside of any journey is told, and so is what should have failed', () => {
  const surprise = spec('surprise', 'unexpected', [{ status: 'passed', duration: 1, errors: [] }]);
  const report = { suites: [{ title: 'a.spec.ts', specs: [surprise] }], errors: [{ message: 'Error: no app in dist' }] };
  assert.deepEqual(failures(report), ['outside of the journeys\n    Error: no app in dist', 'a.spec.ts › surprise\n    passed']);
});
