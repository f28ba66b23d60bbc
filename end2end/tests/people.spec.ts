import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { KUZNETSOV, NOVIKOV, VOLKOVA, accessDialog, signInAs } from './steps';

/** However long a list is, the page holds one screenful or two. */
const MOST = 101;

const cards = (page: Page) => page.getByRole('main').getByRole('listitem');

test('Новиков, whom no organization has invited', async ({ page }) => {
  await signInAs(page, NOVIKOV);
  const nobody = page.getByRole('heading', { name: 'Пока ни одна организация не открыла вам доступ' });
  await expect(nobody).toBeVisible();
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).first()).toContainText('приглашает вас');
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await axe(page);
  await page.getByRole('button', { name: 'Проверить ещё раз' }).click();
  await expect(page.getByText('Пока организаций нет.')).toBeVisible();
  await expect(nobody).toBeVisible();
});

test('an organization of somebody else is not there', async ({ page, expected }) => {
  expected.push(/status of 404/);
  await page.goto('/organizations/stal');
  await signInAs(page, KUZNETSOV);
  await expect(page.getByRole('heading', { level: 1, name: 'Этой организации нет среди ваших' })).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: 'К организациям' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1, name: 'Такой страницы нет' })).toBeVisible();
  await axe(page);
});

test('Волкова, who has one organization of 100 000 people', async ({ page, cabinet }) => {
  await test.step('one organization: straight in', async () => {
    await signInAs(page, VOLKOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'ПАО «Сталь»' })).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/organizations/stal`);
  });
  const rows = page.getByRole('row');
  await test.step('5 000 with access, of which few are drawn', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Администрирование' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'с доступом' })).toHaveText('5 000 сотрудников с доступом');
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
    await page.getByRole('region', { name: 'Сотрудники с доступом' }).focus();
    await page.keyboard.press('End');
    await expect(page.locator('[aria-rowindex="41"]')).toBeAttached();
    expect(await rows.count()).toBeLessThanOrEqual(MOST);
    await axe(page);
  });
  await test.step('search among them', async () => {
    await page.getByRole('searchbox').fill('волкова елена');
    await expect(rows.filter({ hasText: VOLKOVA })).toHaveCount(1);
    await expect(rows.filter({ hasText: VOLKOVA })).toContainText('Генеральный директор');
    await page.getByRole('searchbox').fill('ъъъ');
    await expect(page.getByText('Среди сотрудников с доступом никого по запросу «ъъъ» нет.')).toBeVisible();
  });
  await test.step('100 000 in the directory', async () => {
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    const dialog = accessDialog(page);
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await expect(dialog.getByText('100 000 сотрудников', { exact: true })).toBeVisible();
    const radios = dialog.getByRole('radio');
    await expect(radios).toHaveCount(20);
    await dialog.getByRole('radiogroup').evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect.poll(() => radios.count()).toBeGreaterThan(20);
    expect(await radios.count()).toBeLessThanOrEqual(MOST);
    await axe(page);
    await dialog.getByRole('searchbox').fill('ъъъ');
    await expect(dialog.getByText('По запросу «ъъъ» никого нет.')).toBeVisible();
    await dialog.getByRole('searchbox').fill('волкова елена андреевна');
    await expect(dialog.getByRole('radio', { name: VOLKOVA })).toBeDisabled();
  });
});
