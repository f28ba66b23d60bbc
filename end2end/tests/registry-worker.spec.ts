// Files of records in the worker's second desk (crates/worker/README.md), in a real browser under the page's policy:
// what the host tests say of the corpus, and 100,000 records.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { LONGEST_TASK, numbers, opened, openedInTurn, xlsx } from './worker-steps';

const HOME = join(__dirname, '..', 'registry');
const read = (name: string) => readFileSync(join(HOME, name));
const programs = JSON.parse(read('programs.json').toString());
const expected = JSON.parse(read('expected.json').toString()) as Record<string, object>;
const OPEN = { do: 'registry_open', today: '2026-11-22', programs };
const ROWS = 100_000;

function records(): string[][] {
  const head = [
    'Фамилия', 'Имя', 'Отчество', 'СНИЛС', 'Должность', 'ИНН работодателя', 'Работодатель', 'ИНН организации',
    'Организация', 'Дата проверки знаний', 'Номер протокола', 'Номер программы', 'Программа', 'Сдал',
  ];
  const title = programs[0].title as string;
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const [snils] = numbers(row);
    const protocol = `ОТ-${row}/26`;
    return [
      'Иванов', 'Иван', 'Иванович', snils, 'Инженер', '7707083893', 'ООО «Ромашка»', '7707083893',
      'Учебный центр', '2026-03-02', protocol, String(programs[0].id), title, 'да',
    ];
  });
  return [head, ...lines];
}

test('each file of the corpus is to the browser what it is to the host', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  const rows = { do: 'registry_rows', filter: 'all', from: 0, count: 1000 };
  const names = Object.keys(expected);
  const answers = await openedInTurn(page, names.map((name) => join(HOME, 'files', name)), OPEN, rows);
  for (const [at, [answer, listed]] of answers.entries()) {
    const { id, memory, ...seen } = answer as { id: number; memory?: number; fault?: string };
    const { rows = [] } = listed as { rows?: { cells: unknown }[] };
    const found = seen.fault ? seen : { ...seen, rows: rows.map(({ cells, ...row }) => row) };
    expect(found, names[at]).toEqual(expected[names[at] ?? '']);
  }
  expect(answers).toHaveLength(names.length);
  console.log(`corpus: ${names.length} files are to the browser what they are to the host`);
});

test(`${ROWS} records of XLSX are checked while the page stays free`, { tag: '@calm' }, async ({ page }) => {
  const file = xlsx(records());
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  const { answer, progress, time, longest } = await opened(page, file, OPEN);
  console.log(
    `registry, XLSX: ${ROWS} records, ${Math.round(file.length / 1000)} KB: ${Math.round(time)} ms, worker's memory ` +
      `${Math.round(answer.memory / 1e6)} MB, longest task of the page ${Math.round(longest)} ms`,
  );
  expect(answer.counts).toMatchObject({ rows: ROWS });
  expect(progress).toBeGreaterThan(20);
  expect(longest).toBeLessThanOrEqual(LONGEST_TASK);
  expect(answer.memory).toBeLessThan(400_000_000);
});
