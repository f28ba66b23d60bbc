// The worker of tables (crates/worker/README.md) in a real browser, under the page's policy: 100,000 rows are
// read and checked while the page stays free.
import { expect, test } from './fixtures';
import { LONGEST_TASK, numbers, opened, xlsx } from './worker-steps';

const ROWS = 100_000;
const OPEN = { do: 'open', permissions: [{ code: 'view', label: 'Просмотр' }] };

const rows = () =>
  Array.from({ length: ROWS }, (_, row) => [`Иванов${row} Иван Иванович`, ...numbers(row), 'Инженер', 'Просмотр']);

const csv = () => Buffer.from(rows().map((cells) => `${cells.join(';')}\r\n`).join(''));

for (const [what, make] of [['CSV', csv], ['XLSX', () => xlsx(rows())]] as const) {
  test(`${ROWS} rows of ${what} are checked while the page stays free`, { tag: '@calm' }, async ({ page }) => {
    const file = make();
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    const { answer, progress, time, longest } = await opened(page, file, OPEN);
    console.log(
      `${what}: ${ROWS} rows, ${Math.round(file.length / 1000)} KB: ${Math.round(time)} ms, worker's memory ` +
        `${Math.round(answer.memory / 1e6)} MB, longest task of the page ${Math.round(longest)} ms`,
    );
    expect(answer.counts?.ready).toBe(ROWS);
    expect(progress).toBeGreaterThan(20);
    expect(longest).toBeLessThanOrEqual(LONGEST_TASK);
    expect(answer.memory).toBeLessThan(200_000_000);
  });
}

test('a file that is no table has a name for it', async ({ page }) => {
  await page.goto('/');
  expect((await opened(page, Buffer.from('%PDF-1.7'), OPEN)).answer.fault).toBe('not_a_table');
  expect((await opened(page, Buffer.alloc(50_000_001), OPEN)).answer).toMatchObject({ fault: 'too_large', number: 50_000_000 });
});
