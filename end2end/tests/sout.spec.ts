// СОУТ reports: the list, one report with its chart and workplaces, and the paper.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { expectReadable, printed } from './pdf';
import { IVANOVA, enter } from './steps';

const LIST = '/organizations/romashka/sout-reports';
const workplaces = (page: Page) => page.getByRole('region', { name: 'Рабочие места', exact: true });
const classes = (page: Page) => page.getByRole('table', { name: 'Рабочие места по\u00a0классам' });

/** The largest report. */
async function openLarge(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Порядок' }).selectOption('Сначала большие');
  await expect(page).toHaveURL(/sort=workplaces/);
  await page.getByRole('link', { name: /^3-СОУТ/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Отчёт СОУТ №\s3-СОУТ/ })).toBeVisible();
  await expect(workplaces(page).getByRole('row').nth(1)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await enter(page, IVANOVA, LIST);
  await expect(page.getByRole('heading', { level: 1, name: 'Отчёты СОУТ' })).toBeVisible();
});

test('found, filtered, taken along', async ({ page }) => {
  const all = page.getByText(/^\d+ отчёт/);
  await expect(all).toHaveText('120 отчётов');
  await axe(page);
  await page.getByRole('combobox', { name: 'Класс условий труда' }).selectOption({ label: '4' });
  await expect(page).toHaveURL(/class=4/);
  await expect(all).not.toHaveText('120 отчётов');
  await expect(page.getByRole('table').getByText('Класс 4').first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать CSV' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^Отчёты СОУТ \d{4}-\d\d-\d\d\.csv$/);
  await page.getByRole('searchbox').fill('такого нет');
  await expect(page.getByText('Таких отчётов нет. Измените поиск или фильтры.')).toBeVisible();
  await axe(page);
});

test('one report: the chart is a table, a class leads to its workplaces', async ({ page }) => {
  await openLarge(page);
  await axe(page);
  const counts = await classes(page)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => Number(row.querySelectorAll('td')[1]?.textContent)));
  const sum = counts.reduce((all, count) => all + count, 0);
  await expect(page.locator('.facts')).toContainText(`Рабочих мест${sum}`);
  await expect(page.getByText(`${sum} рабочих мест`)).toBeVisible();
  const bars = classes(page).locator('.chart__bar');
  await expect(bars).toHaveCount(counts.length);
  const lengths = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  const longest = Math.max(...lengths);
  for (const [at, count] of counts.entries()) {
    expect(lengths[at]).toBeCloseTo((longest * count) / Math.max(...counts), -1);
  }
  const show = page.getByRole('button', { name: 'Показать рабочие места: Класс 3.1' });
  await show.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/class=3\.1/);
  const chosen = page.getByRole('combobox', { name: 'Класс условий труда' }).locator('option:checked');
  await expect(chosen).toHaveText('3.1');
  await expect(workplaces(page)).toBeFocused();
  const row = classes(page).getByRole('row', { name: /^Класс 3\.1/ });
  // The bar beside it is no cell for a screen reader.
  const number = (await row.getByRole('cell').first().textContent()) ?? '';
  await expect(page.getByText(new RegExp(`^${number} рабоч`))).toBeVisible();
  await expect(workplaces(page).getByText('Повышенная оплата труда').first()).toBeVisible();
  await axe(page);
  await page.reload();
  await expect(page.getByText(new RegExp(`^${number} рабоч`))).toBeVisible();
});

test('on paper: all workplaces, with headings on each sheet', async ({ page }) => {
  await openLarge(page);
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Напечатать' }).click();
  await expect(page.locator('html[data-printed]')).toBeAttached();
  const sheets = await printed(page);
  expectReadable(sheets);
  const text = sheets.map((sheet) => sheet.text).join(' ');
  expect(sheets[0]?.text).toMatch(/Отчёт СОУТ № 3-СОУТ/);
  expect(text).toContain('Распечатано из личного кабинета');
  // The last workplace is there, though a request brings no more than a hundred; the page around it is not.
  expect(text).toContain('160 ');
  expect(text).not.toContain('Показать');
  expect(text).not.toContain('Сменить организацию');
  expect(sheets.length).toBeGreaterThan(5);
  for (const sheet of sheets.slice(1, -1)) expect(sheet.text).toContain('Факторы и гарантии');
});

test('nothing is cut off at 360 px, and a report without workplaces says so', async ({ page, expected }) => {
  expected.push(/status of 404/);
  await page.setViewportSize({ width: 360, height: 740 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect(page.getByRole('table')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(360);
  await page.goto(`${LIST}/sr-romashka-006`);
  await expect(page.getByText('В\u00a0отчёте нет рабочих мест.')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(360);
  await axe(page);
  await page.goto(`${LIST}/sr-romashka-003`);
  await expect(workplaces(page)).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(360);
  await axe(page);
  await page.goto(`${LIST}/sr-of-somebody`);
  await expect(page.getByRole('button', { name: 'Повторить' })).toBeVisible();
});
