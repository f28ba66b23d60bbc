// The list of employees as the administrator of 5,000 uses it: filters, a view to share, full numbers.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, VOLKOVA, openAdministration, rowOf } from './steps';

const count = (page: Page) => page.getByRole('status').filter({ hasText: 'с доступом' });
const state = (page: Page) => page.getByRole('combobox', { name: 'Состояние' });
const permission = (page: Page) => page.getByRole('combobox', { name: 'Полномочие' });
const order = (page: Page) => page.getByRole('combobox', { name: 'Порядок' });
const body = (page: Page) => page.locator('tbody').getByRole('row');

test('filters, and the view in the address', async ({ page, cabinet }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await expect(count(page)).toHaveText('5 000 сотрудников с доступом');
  const address = `${cabinet.url}/organizations/stal/administration`;
  for (const [label, code, total, badge] of [
    ['истекает', 'expiring', '100', 'истекает'],
    ['истёк', 'expired', '100', 'истёк'],
    ['ещё не начался', 'not_yet', '100', 'ещё не начался'],
    ['давно не входил', 'idle', '700', undefined],
  ] as const) {
    await test.step(label, async () => {
      await state(page).selectOption(label);
      await expect(count(page)).toHaveText(`${total} сотрудников с доступом`);
      await expect(page).toHaveURL(`${address}?state=${code}`);
      if (badge) await expect(body(page).first().locator('.badge')).toHaveText(badge);
    });
  }
  await axe(page);
  await test.step('a filter begins at the first row', async () => {
    const list = page.getByRole('region', { name: 'Сотрудники с доступом' });
    await list.focus();
    await page.keyboard.press('End');
    await expect(page.locator('[aria-rowindex="41"]')).toBeAttached();
    await state(page).selectOption('истекает');
    await expect(count(page)).toHaveText('100 сотрудников с доступом');
    await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport();
  });
  await test.step('a reload shows the same', async () => {
    await order(page).selectOption('по сроку доступа');
    await expect.poll(() => page.url()).toBe(`${address}?state=expiring&sort=until`);
    const first = await body(page).first().innerText();
    await page.reload();
    await expect(count(page)).toHaveText('100 сотрудников с доступом');
    await expect(state(page).locator('option:checked')).toHaveText('истекает');
    await expect(order(page).locator('option:checked')).toHaveText('по сроку доступа');
    expect(await body(page).first().innerText()).toBe(first);
  });
  await test.step('nobody fits', async () => {
    await page.getByRole('searchbox').fill('ъъъ');
    await expect(page.getByText('Таких сотрудников нет.')).toBeVisible();
    await axe(page);
    await page.reload();
    await expect(page.getByRole('searchbox')).toHaveValue('ъъъ');
    await expect(page.getByText('Таких сотрудников нет.')).toBeVisible();
  });
  await test.step('what an address cannot ask is not asked', async () => {
    await page.goto(`${address}?state=dead&sort=worst&cursor=x`);
    await expect(count(page)).toHaveText('5 000 сотрудников с доступом');
    await expect(page).toHaveURL(address);
  });
});

test('who has a permission', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  await permission(page).selectOption('Администратор');
  await expect(page).toHaveURL(/\?permission=/);
  await expect(rowOf(page, IVANOVA)).toHaveCount(1);
  for (const row of await body(page).all()) await expect(row).toContainText('Администратор');
});

test('full numbers on request, kept nowhere', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/);
  await openAdministration(page, IVANOVA);
  const row = rowOf(page, PETROV);
  const show = row.getByRole('button', { name: `Показать СНИЛС и ИНН: ${PETROV}` });
  const hide = row.getByRole('button', { name: `Скрыть СНИЛС и ИНН: ${PETROV}` });
  const full = /\d{3}-\d{3}-\d{3}\u00a0\d{2}/;
  await expect(row).toContainText('***-***-*');
  await test.step('shown, and the dialog stays closed', async () => {
    await show.click();
    await expect(hide).toBeFocused();
    await expect(row).toHaveText(full);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await axe(page);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    const [snils] = (await row.innerText()).match(full) ?? [''];
    expect(snils).not.toBe('');
    expect(stored.replace(/\D/g, '')).not.toContain(snils.replace(/\D/g, ''));
  });
  await test.step('hidden', async () => {
    await hide.click();
    await expect(row).not.toHaveText(full);
    await expect(row).toContainText('***-***-*');
  });
  await test.step('gone with the page', async () => {
    await show.click();
    await expect(row).toHaveText(full);
    await page.reload();
    await expect(row).toContainText('***-***-*');
  });
  await test.step('a failure is said in the row', async () => {
    await cabinet.fault('revealNumbers', 'error_500');
    await show.click();
    await expect(row.getByRole('alert')).toBeVisible();
    await row.getByRole('button', { name: 'Повторить' }).click();
    await expect(row).toHaveText(full);
  });
});
