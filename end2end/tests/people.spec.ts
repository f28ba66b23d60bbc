import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { KUZNETSOV, NOVIKOV, VOLKOVA, accessDialog, signInAs } from './steps';

/** However long a list is, the page holds one screenful or two. */
const MOST = 60;

const cards = (page: Page) => page.getByRole('main').getByRole('listitem');

test('Новиков, whom no organization has invited', async ({ page }) => {
  await signInAs(page, NOVIKOV);
  const nobody = page.getByRole('heading', { name: 'Пока ни одна организация не открыла вам доступ' });
  await expect(nobody).toBeVisible();
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).first()).toContainText('приглашает вас');
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await axe(page);
  await page.getByRole('button', { name: 'Проверить ещё раз' }).click();
  await expect(nobody).toBeVisible();
});

test('Кузнецов, who has a thousand organizations', async ({ page, cabinet }) => {
  await signInAs(page, KUZNETSOV);
  const count = page.getByRole('main').getByRole('status').filter({ hasText: 'организац' });
  const search = page.getByRole('searchbox', { name: 'Название или ОГРН' });

  await test.step('a page of them', async () => {
    await expect(count).toHaveText('1 000 организаций');
    await expect(cards(page)).toHaveCount(50);
    await expect(page.getByText('1–50 из 1 000')).toBeVisible();
    await axe(page);
  });
  await test.step('paging there and back', async () => {
    const first = await cards(page).first().innerText();
    await expect(page.getByRole('button', { name: 'Предыдущая страница' })).toBeDisabled();
    await page.getByRole('button', { name: 'Следующая страница' }).click();
    await expect(page.getByText('51–100 из 1 000')).toBeVisible();
    expect(await cards(page).count()).toBeLessThanOrEqual(MOST);
    expect(await cards(page).first().innerText()).not.toBe(first);
    await page.getByRole('button', { name: 'Предыдущая страница' }).click();
    await expect(page.getByText('1–50 из 1 000')).toBeVisible();
    expect(await cards(page).first().innerText()).toBe(first);
  });
  await test.step('search by name', async () => {
    await search.fill('альтаир архангельск');
    await expect(count).toHaveText('1 организация');
    await expect(cards(page)).toHaveText([/Альтаир Архангельск/]);
  });
  await test.step('search by ОГРН', async () => {
    const ogrn = /\d{13}/.exec((await cards(page).first().innerText()))?.[0] ?? '';
    await page.getByRole('button', { name: 'Очистить поиск' }).click();
    await expect(count).toHaveText('1 000 организаций');
    await search.fill(ogrn);
    await expect(count).toHaveText('1 организация');
    await expect(cards(page)).toHaveText([/Альтаир Архангельск/]);
  });
  await test.step('nothing found says so, and the search can be undone', async () => {
    await search.fill('нет такой <b>организации</b>');
    await expect(page.getByText('По запросу «нет такой <b>организации</b>» ничего не нашлось.')).toBeVisible();
    await axe(page);
    await search.fill('');
    await expect(count).toHaveText('1 000 организаций');
  });
  await test.step('the other two refusals', async () => {
    await page.goto('/organizations/kd-0009');
    await expect(
      page.getByRole('heading', { name: 'На Госуслугах вы заблокированы как сотрудник этой организации' }),
    ).toBeVisible();
    await axe(page);
    await page.goto('/organizations/kd-0019');
    await expect(page.getByRole('heading', { name: 'Эта организация ликвидирована' })).toBeVisible();
    await axe(page);
    expect(page.url()).toBe(`${cabinet.url}/organizations/kd-0019`);
  });
});

test('an organization of somebody else is not there', async ({ page, expected }) => {
  expected.push(/status of 404/);
  await page.goto('/organizations/stal');
  await signInAs(page, KUZNETSOV);
  await expect(page.getByRole('alert').filter({ hasText: 'Этого больше нет или вам это не открыто.' })).toBeVisible();
  await axe(page);
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
  await test.step('5 000 with access, a page at a time', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Администрирование' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'с доступом' })).toHaveText('5 000 сотрудников с доступом');
    await expect(page.getByText('1–50 из 5 000')).toBeVisible();
    expect(await rows.count()).toBeLessThanOrEqual(MOST);
    await page.getByRole('button', { name: 'Следующая страница' }).click();
    await expect(page.getByText('51–100 из 5 000')).toBeVisible();
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
    await expect(radios).toHaveCount(50);
    await dialog.getByRole('button', { name: 'Следующая страница' }).click();
    await expect(dialog.getByText('51–100 из 100 000')).toBeVisible();
    expect(await radios.count()).toBeLessThanOrEqual(MOST);
    await axe(page);
    await dialog.getByRole('searchbox').fill('ъъъ');
    await expect(dialog.getByText('По запросу «ъъъ» никого нет.')).toBeVisible();
    await dialog.getByRole('searchbox').fill('волкова елена андреевна');
    await expect(dialog.getByRole('radio', { name: VOLKOVA })).toBeDisabled();
  });
});
