// Signs of violations: the list, one sign, the answer, and what comes between.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, enter, keptInTab } from './steps';

const LIST = '/organizations/romashka/violations';
const comment = (page: Page) => page.getByRole('textbox', { name: 'Комментарий' });
const save = (page: Page) => page.getByRole('button', { name: 'Сохранить', exact: true });

async function openNew(page: Page): Promise<void> {
  await page.goto(`${LIST}?state=new`);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Ответить' })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await enter(page, IVANOVA, LIST);
  await expect(page.getByRole('heading', { level: 1, name: 'Признаки нарушений' })).toBeVisible();
});

test('found, filtered, taken along, answered', async ({ page }) => {
  await expect(page.getByRole('table')).toBeVisible();
  await axe(page);
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('с\u00a0прошедшим сроком');
  await expect(page).toHaveURL(/state=overdue/);
  await expect(page.getByRole('table').getByText('срок прошёл').first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать CSV' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^Признаки нарушений \d{4}-\d\d-\d\d\.csv$/);

  await openNew(page);
  await axe(page);
  await save(page).click();
  await expect(page.getByText('Выберите новое состояние.')).toBeVisible();
  await expect(page.getByRole('radio').first()).toBeFocused();
  await axe(page);
  await page.getByRole('radio', { name: /Взять в/ }).check();
  await comment(page).fill('я'.repeat(2001));
  await expect(page.getByText('Сократите комментарий на\u00a01 знак.')).toBeVisible();
  await comment(page).fill('Обучение назначено.');
  await save(page).click();
  await expect(page.getByText('Сохранено. Состояние: в\u00a0работе.')).toBeFocused();
  await expect(page.getByRole('region', { name: 'История' })).toContainText('Обучение назначено.');
  await axe(page);
});

test('somebody else answers first: the comment stays, the next press is about the present state', async ({
  page,
  anotherBrowser,
  expected,
}) => {
  expected.push(/status of 412/);
  await openNew(page);
  const other = await anotherBrowser();
  await enter(other, IVANOVA, page.url());
  await other.getByRole('radio', { name: /Взять в/ }).check();
  await comment(other).fill('Уже занимаемся.');
  await save(other).click();
  await expect(other.getByText(/^Сохранено\./)).toBeVisible();

  await page.getByRole('radio', { name: 'Не согласны' }).check();
  await comment(page).fill('Работник уволен.');
  await save(page).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Пока вы писали, этот признак изменили.' });
  await expect(notice).toContainText('Уже занимаемся.');
  await expect(comment(page)).toHaveValue('Работник уволен.');
  await axe(page);
  await save(page).click();
  await expect(page.getByText('Сохранено. Состояние: оспорен.')).toBeVisible();
});

test('what is withdrawn and what fails keeps the comment, and leaving asks', async ({ page, cabinet, expected }) => {
  expected.push(/status of 403/);
  await openNew(page);
  await page.getByRole('radio', { name: 'Не согласны' }).check();
  await comment(page).fill('Работник уволен.');
  await cabinet.fault('changeViolationState', 'forbidden');
  await save(page).click();
  await expect(page.getByText('Введённое осталось на странице')).toBeVisible();
  await expect(comment(page)).toHaveValue('Работник уволен.');
  await axe(page);
  await page.getByRole('link', { name: 'К списку' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Комментарий не сохранён' })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Остаться' }).click();
  await save(page).click();
  await expect(page.getByText('Сохранено. Состояние: оспорен.')).toBeVisible();
});

test('a comment survives a reload and lies nowhere in plain; thrown away or sent, it is gone', async ({ page, context }) => {
  await openNew(page);
  const names = () => page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('draft violation')));
  const begun = async (text: string) => {
    await comment(page).fill(text);
    await expect.poll(names).toHaveLength(1);
    const [name = ''] = await names();
    expect(await keptInTab(page, name)).not.toContain(text);
  };
  const TEXT = 'Проведём обучение в декабре';
  page.on('dialog', (dialog) => dialog.accept());
  await begun(TEXT);
  await page.reload();
  await expect(comment(page)).toHaveValue(TEXT);
  await test.step('another sign has nothing of it, nor has another person', async () => {
    const address = page.url();
    await page.goto(`${LIST}?state=new`);
    await page.getByRole('table').getByRole('link').nth(1).click();
    await expect(page.getByRole('heading', { name: 'Ответить' })).toBeVisible();
    await expect(comment(page)).toHaveValue('');
    await enter(page, PETROV, address);
    await expect(page.getByRole('heading', { name: 'Ответить' })).toBeVisible();
    await expect(comment(page)).toHaveValue('');
    await enter(page, IVANOVA, address);
    await expect(comment(page)).toHaveValue(TEXT);
  });
  await test.step('thrown away', async () => {
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Обзор' }).click();
    await page.getByRole('alertdialog').getByRole('button').last().click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    expect(await names()).toEqual([]);
    await openNew(page);
    await expect(comment(page)).toHaveValue('');
  });
  await test.step('sent, but the page has not heard of that', async () => {
    await begun('Обучение назначено');
    const beside = await context.newPage();
    await beside.goto(page.url());
    await beside.getByRole('radio').first().check();
    await comment(beside).fill('Обучение назначено');
    await save(beside).click();
    await expect(beside.locator('#answer-saved')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Обучение назначено')).toBeVisible();
    await expect(comment(page)).toHaveValue('');
    await expect.poll(names).toEqual([]);
  });
});
