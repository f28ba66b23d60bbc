// Reads Playwright's JSON report of the journeys: how long each took, what failed and why.
//   node scripts/journeys.mjs REPORT          what failed, with its errors
//   node scripts/journeys.mjs REPORT --list   its names alone, as `playwright test --test-list` takes them
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Characters of an error that are told; the rest stands in the report. */
const LONGEST = 400;

/** Every journey, the slowest first; with an `error` if it failed. */
export function journeys(report) {
  const found = [];
  const look = (suite, path) => {
    const titles = [...path, suite.title].filter(Boolean);
    for (const { title, tests } of suite.specs ?? []) {
      for (const { projectName, status, results } of tests) {
        const seconds = results.reduce((sum, { duration }) => sum + duration, 0) / 1000;
        const journey = { project: projectName, title: [...titles, title].join(' › '), seconds };
        // What did not run because another failed is `skipped`.
        found.push(status === 'unexpected' ? { ...journey, error: whatHappened(results) } : journey);
      }
    }
    for (const inner of suite.suites ?? []) look(inner, titles);
  };
  for (const suite of report.suites) look(suite, []);
  return found.sort((one, other) => other.seconds - one.seconds);
}

/** What failed, two lines each: its name and its error. */
export function failures(report) {
  const failed = journeys(report).filter(({ error }) => error !== undefined);
  // Outside of any journey: the setup before all, or a file that cannot be read.
  const others = report.errors.map(({ message }) => ({ title: 'outside of the journeys', error: onOneLine(message) }));
  return [...others, ...failed].map(({ title, error }) => `${title}\n    ${error}`);
}

/** One line for each failed journey that names it for `--test-list`. */
export function testList(report) {
  const failed = journeys(report).filter(({ error }) => error !== undefined);
  return failed.map(({ project, title }) => `[${project}] › ${title}\n`).join('');
}

function whatHappened(results) {
  const errors = results.flatMap((result) => result.errors);
  // Without an error: it passed although it was expected to fail.
  return errors.map(({ message }) => onOneLine(message)).join(' | ') || results.map(({ status }) => status).join(', ');
}

/** A message without colours, without the lines of the source that Playwright shows, and without its log of calls. */
function onOneLine(message) {
  const [said] = stripVTControlCharacters(message).split('\nCall log:');
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/^[ >]*\d* *\||^ +at /.test(line));
  return lines.map((line) => line.trim()).join('; ').slice(0, LONGEST);
}

if (process.argv[1]?.endsWith('scripts/journeys.mjs')) {
  const [path, how] = process.argv.slice(2);
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if (how === '--list') process.stdout.write(testList(report));
  else console.log(`journeys: failed, by ${path}:\n\n${failures(report).join('\n')}`);
}
