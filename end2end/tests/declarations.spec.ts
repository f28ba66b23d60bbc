// Declarations: a draft that saves itself, is checked, shown and submitted once.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { expectReadable, printed } from './pdf';
import { IVANOVA, SIDOROVA, chooseFromStaff, rowOf, save, signInAs } from './steps';

const LIST = '/organizations/romashka/declarations';
const VIOLATIONS = '/organizations/romashka/violations';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const note = (page: Page) => page.getByRole('textbox', { name: 'Примечание' });
const saved = (page: Page) => page.getByText(/^Сохранено в/);

async function newDraft(page: Page): Promise<void> {
  await button(page, 'Новая декларация').click();
  await expect(page).toHaveURL(/\/declarations\/[\w~-]+$/);
  await expect(page.getByText('Черновик сохраняется сам')).toBeVisible();
}

async function fill(page: Page): Promise<void> {
  await button(page, 'Выбрать отчёт').click();
  await page.getByRole('radio').first().check();
  await button(page, 'Выбрать').click();
  await button(page, 'Выбрать рабочие места').click();
  await button(page, 'Выбрать все найденные').click();
  await expect(page.getByRole('dialog').getByText(/^Выбрано: [1-9]/)).toBeVisible();
  await axe(page);
  await button(page, 'Готово').click();
  await page.getByRole('textbox', { name: 'Адрес рабочих мест' }).fill('170100, г. Тверь, ул. Советская, д. 1');
  await page.getByRole('textbox', { name: 'Подписывает' }).fill(IVANOVA);
  await page.getByRole('textbox', { name: 'Должность подписывающего' }).fill('Генеральный директор');
  await page.getByLabel('Дата подписания').fill('2026-01-20');
  await page.getByLabel('Дата подписания').blur();
  await expect(saved(page)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.goto(LIST);
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
});

test('written, checked, reloaded, shown, submitted once though the answer was lost', async ({ page, cabinet, expected }) => {
  expected.push(/Failed to load resource: net::/);
  await axe(page);
  const saving = page.waitForEvent('download');
  await button(page, 'Скачать CSV').click();
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  await newDraft(page);
  await axe(page);
  await button(page, 'Проверить и\u00a0подать').click();
  await expect(page.getByText('Исправьте поля: 6.')).toBeVisible();
  await expect(button(page, 'Выбрать отчёт')).toBeFocused();
  await axe(page);
  await fill(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Должность подписывающего' })).toHaveValue('Генеральный директор');
  await button(page, 'Проверить и\u00a0подать').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Проверьте перед подачей' })).toBeFocused();
  await axe(page);
  // A browser asks again by itself when a connection that it used before is cut: so each answer is lost.
  await cabinet.faultEvery(1, 'submitDeclaration', 'lost');
  await button(page, 'Подать').click();
  await expect(page.getByText('Неизвестно, дошла ли декларация.')).toBeVisible();
  await cabinet.noFaults();
  await axe(page);
  // Twice at once, in the same place.
  await button(page, 'Подать').evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await expect(page.getByText('Декларация подана.')).toBeFocused();
  const history = page.getByRole('region', { name: 'История' });
  await expect(history.getByText('Подана', { exact: true })).toHaveCount(1);
  await axe(page);
  await test.step('on paper', async () => {
    const sheets = await printed(page);
    expectReadable(sheets);
    const text = sheets.map((sheet) => sheet.text).join(' ');
    for (const words of ['170100, г. Тверь, ул. Советская, д. 1', IVANOVA, 'Генеральный директор']) expect(text).toContain(words);
  });
});

test('who may only look sees declarations and violations, and is offered no way to change them', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 403/);
  await page.goto('/organizations/romashka/administration');
  const dialog = await chooseFromStaff(page, SIDOROVA);
  for (const label of ['Декларации: просмотр', 'Признаки нарушений: просмотр']) await dialog.getByRole('checkbox', { name: label }).check();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  const hers = await anotherBrowser();
  await hers.goto(LIST);
  await signInAs(hers, SIDOROVA);
  await expect(hers.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
  for (const list of [LIST, VIOLATIONS]) {
    await hers.goto(list);
    await hers.getByRole('table').getByRole('link').first().click();
    await expect(hers.getByRole('region', { name: 'История' })).toBeVisible();
    await expect(hers.getByRole('textbox')).toHaveCount(0);
    await axe(hers);
  }
  await expect(hers.getByRole('heading', { name: 'Ответить' })).toHaveCount(0);
  const violation = new URL(hers.url()).pathname;
  await hers.goto(LIST);
  await expect(hers.getByRole('table')).toBeVisible();
  await expect(button(hers, 'Новая декларация')).toHaveCount(0);
  const requests: [string, string][] = [
    ['POST', LIST],
    ['PUT', `${violation}/state`],
  ];
  const statuses = await hers.evaluate((requests) => {
    const headers = { 'Content-Type': 'application/json', 'X-Requested-By': 'cabinet', 'Idempotency-Key': 'a-direct-request-2' };
    const status = async ([method, path]: [string, string]) => (await fetch(`/api/v1${path}`, { method, headers, body: '{}' })).status;
    return Promise.all(requests.map(status));
  }, requests);
  expect(statuses).toEqual([403, 403]);
});

test('a save that fails is told, and an own save whose answer was lost is no conflict', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/, /Failed to load resource: net::/, /status of 412/);
  await newDraft(page);
  await cabinet.fault('saveDeclaration', 'error_500');
  await note(page).fill('один');
  await note(page).blur();
  await expect(page.getByText('Черновик не\u00a0сохранён.')).toBeVisible();
  await axe(page);
  await button(page, 'Повторить').click();
  await expect(saved(page)).toBeVisible();
  await cabinet.faultEvery(1, 'saveDeclaration', 'lost');
  await note(page).fill('два');
  await note(page).blur();
  await expect(page.getByText('Черновик не\u00a0сохранён.')).toBeVisible();
  await cabinet.noFaults();
  await note(page).fill('три');
  await note(page).blur();
  await expect(page.getByText('Черновик не\u00a0сохранён.')).toBeHidden();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(note(page)).toHaveValue('три');
});

test('another tab saved first: both are shown, and nothing is lost', async ({ page, context, expected }) => {
  expected.push(/status of 412/);
  await newDraft(page);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await note(tab).fill('из другой вкладки');
  await note(tab).blur();
  await expect(saved(tab)).toBeVisible();
  await note(page).fill('моё');
  await note(page).blur();
  const conflict = page.getByRole('alert').filter({ hasText: 'Этот черновик изменили' });
  await expect(conflict.getByRole('row', { name: 'Примечание' })).toContainText('из другой вкладки');
  await axe(page);
  await button(page, 'Взять сохранённое').click();
  await expect(note(page)).toHaveValue('из другой вкладки');
  await button(page, 'Вернуть мой вариант').click();
  await expect(note(page)).toHaveValue('моё');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(note(page)).toHaveValue('моё');
});

test('leaving saves; when that fails it asks', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/);
  await newDraft(page);
  const address = page.url();
  await note(page).fill('последнее слово');
  await page.getByRole('link', { name: 'К списку' }).click();
  await expect(button(page, 'Новая декларация')).toBeVisible();
  await page.goto(address);
  await expect(note(page)).toHaveValue('последнее слово');
  await cabinet.fault('saveDeclaration', 'error_500', 3);
  await note(page).fill('не дойдёт');
  await page.getByRole('link', { name: 'К списку' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Последние изменения' })).toBeVisible();
  await axe(page);
  await button(page, 'Уйти без сохранения').click();
  await expect(button(page, 'Новая декларация')).toBeVisible();
});

test('a permission withdrawn while the form is open, and a draft that is deleted', async ({ page, cabinet, expected }) => {
  expected.push(/status of 403/);
  await newDraft(page);
  await cabinet.fault('saveDeclaration', 'forbidden');
  await note(page).fill('осталось');
  await note(page).blur();
  await expect(page.getByText('Этого полномочия у\u00a0вас больше нет.')).toBeVisible();
  await expect(note(page)).toHaveValue('осталось');
  await button(page, 'Повторить').click();
  await expect(saved(page)).toBeVisible();
  await button(page, 'Удалить черновик').click();
  const question = page.getByRole('alertdialog', { name: 'Удалить черновик?' });
  await axe(page);
  await question.getByRole('button', { name: 'Удалить черновик' }).click();
  await expect(button(page, 'Новая декларация')).toBeVisible();
});

test('nothing is cut off at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await newDraft(page);
  await fill(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(360);
  await button(page, 'Проверить и\u00a0подать').click();
  await expect(page.getByText('Так декларация будет напечатана.')).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(360);
});
