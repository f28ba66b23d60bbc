// What `make test` ends with: seconds a stage, building and running apart, the slowest journeys, and those that failed.
//   node scripts/stages.mjs STAGES.tsv JOURNEYS.json
import { existsSync, readFileSync } from 'node:fs';
import { failures, journeys } from './journeys.mjs';

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

const cell = (text, width) => String(text).padStart(width);

function times(rows) {
  const total = (kind) => rows.reduce((sum, row) => sum + row[kind], 0);
  const lines = [...rows, { stage: 'all', build: total('build'), run: total('run') }];
  const width = Math.max(...lines.map(({ stage }) => stage.length));
  const minutes = ((total('build') + total('run')) / 60).toFixed(1);
  return [
    `${'stage'.padEnd(width)} ${cell('building, s', 12)} ${cell('running, s', 12)}`,
    ...lines.map(({ stage, build, run }) => `${stage.padEnd(width)} ${cell(build, 12)} ${cell(run, 12)}`),
    `${minutes} minutes in all`,
  ];
}

function slowest(report) {
  const slow = journeys(report);
  const sum = slow.reduce((seconds, journey) => seconds + journey.seconds, 0);
  const lines = slow.slice(0, SLOWEST).map(({ title, seconds }) => `${cell(seconds.toFixed(1), 6)} s  ${title}`);
  return [`${slow.length} journeys, ${sum.toFixed(0)} s of them side by side; the slowest:`, ...lines];
}

/** All of it as text. What failed comes last: of a long output whoever looks sees the end. `report`: if journeys ran. */
export function summary(rows, report) {
  const parts = [times(rows)];
  if (report) {
    const failed = failures(report);
    parts.push(slowest(report));
    if (failed.length > 0) parts.push(['failed:', ...failed]);
  }
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

if (process.argv[1]?.endsWith('stages.mjs')) {
  const [table, report] = process.argv.slice(2);
  const read = (path) => readFileSync(path, 'utf8');
  console.log(`\n${summary(stages(read(table)), existsSync(report) ? JSON.parse(read(report)) : null)}`);
}
