// What `make test` ends with: seconds a stage, building and running apart, and the twenty slowest journeys.
//   node scripts/stages.mjs STAGES.tsv JOURNEYS.json
import { existsSync, readFileSync } from 'node:fs';

const SLOWEST = 20;

/** Rows of `scripts/stage.sh`: a stage that built or ran several times has the sum. */
export function stages(text) {
  const table = new Map();
  for (const line of text.trim().split('\n')) {
    const [stage, kind, seconds] = line.split('\t');
    const row = table.get(stage) ?? { build: 0, run: 0 };
    row[kind] += Number(seconds);
    table.set(stage, row);
  }
  return [...table].map(([stage, row]) => ({ stage, ...row }));
}

/** The journeys of Playwright's JSON report, the slowest first. */
export function journeys(report) {
  const found = [];
  const look = (suite, path) => {
    const titles = [...path, suite.title].filter(Boolean);
    for (const { title, tests } of suite.specs ?? []) {
      for (const { results } of tests) {
        found.push({ title: [...titles, title].join(' › '), seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000 });
      }
    }
    for (const inner of suite.suites ?? []) look(inner, titles);
  };
  for (const suite of report.suites) look(suite, []);
  return found.sort((one, other) => other.seconds - one.seconds);
}

const cell = (text, width) => String(text).padStart(width);

function print(rows, slow) {
  const total = (kind) => rows.reduce((sum, row) => sum + row[kind], 0);
  const lines = [...rows, { stage: 'all', build: total('build'), run: total('run') }];
  const width = Math.max(...lines.map(({ stage }) => stage.length));
  console.log(`\n${'stage'.padEnd(width)} ${cell('building, s', 12)} ${cell('running, s', 12)}`);
  for (const { stage, build, run } of lines) console.log(`${stage.padEnd(width)} ${cell(build, 12)} ${cell(run, 12)}`);
  const minutes = ((total('build') + total('run')) / 60).toFixed(1);
  console.log(`${minutes} minutes in all`);
  if (slow.length === 0) return;
  const sum = slow.reduce((seconds, journey) => seconds + journey.seconds, 0);
  console.log(`\n${slow.length} journeys, ${sum.toFixed(0)} s of them side by side; the slowest:`);
  for (const { title, seconds } of slow.slice(0, SLOWEST)) console.log(`${cell(seconds.toFixed(1), 6)} s  ${title}`);
}

if (process.argv[1]?.endsWith('stages.mjs')) {
  const [times, report] = process.argv.slice(2);
  const slow = existsSync(report) ? journeys(JSON.parse(readFileSync(report, 'utf8'))) : [];
  print(stages(readFileSync(times, 'utf8')), slow);
}
