// The list of employees as the administrator of 5,000 uses it: filters, a view to share, full numbers, a row to click.
import type { Locator, Page } from '@playwright/test';
import { table } from './bulk-steps';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, VOLKOVA, accessDialog, openAdministration, rowOf } from './steps';

const count = (page: Page) => page.getByRole('status').filter({ hasText: 'с доступом' });
const state = (page: Page) => page.getByRole('combobox', { name: 'Состояние' });
const permission = (page: Page) => page.getByRole('combobox', { name: 'Полномочие' });
const order = (page: Page) => page.getByRole('combobox', { name: 'Порядок' });
const body = (page: Page) => page.locator('tbody').getByRole('row');

test('filters, and the view in the address', async ({ page, cabinet }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/employees')) asked.push(request.url());
  });
  await openAdministration(page, VOLKOVA, 'stal');
  await expect(count(page)).toHaveText('5 000 сотрудников с доступом');
  expect([...new Set(asked)], 'nothing is asked for twice').toEqual(asked);
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
  await test.step('a filter begins at the first row', async () => {
    const list = page.getByRole('region', { name: 'Сотрудники с доступом' });
    // At once: a key scrolls smoothly, and would go on scrolling the list that comes.
    await list.evaluate((region) => region.scrollTo(0, region.scrollHeight));
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
  await test.step('the file has what is shown', async () => {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать список' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe('Сотрудники с доступом.csv');
    const { text, rows } = await table(download);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const head = 'ФИО;Должность;СНИЛС;Полномочия;Действует с;Действует по;Доступ дан;Кем дан;Последний вход';
    expect(rows.shift()?.join(';')).toBe(head);
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      expect(row[2]).toMatch(/^\*/);
      expect(row[5]).toMatch(/^\d\d\.\d\d\.\d{4}$/);
    }
    await expect(page.getByText('Список скачан: 100 сотрудников')).toBeVisible();
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
  await test.step('who has a permission', async () => {
    await permission(page).selectOption('Администратор');
    await expect(page).toHaveURL(`${address}?permission=administrator`);
    await expect(count(page)).not.toHaveText('5 000 сотрудников с доступом');
    await expect(rowOf(page, VOLKOVA)).toHaveCount(1);
    await expect(body(page).filter({ hasNotText: 'Администратор' })).toHaveCount(0);
  });
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

/** Over a text from its left to its right with the button down; gives what is selected then. */
async function dragOver(page: Page, text: Locator): Promise<string> {
  const box = await text.boundingBox();
  if (!box) throw new Error('the text is not shown');
  const [middle, right] = [box.y + box.height / 2, box.x + box.width - 1];
  await page.mouse.move(box.x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(right, middle, { steps: 4 });
  await page.mouse.up();
  return page.evaluate(() => getSelection()?.toString() ?? '');
}

test('a click anywhere in a row opens its own person, and texts can be selected', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = accessDialog(page);
  const numbers = (name: string) => rowOf(page, name).locator('.numbers__line');
  for (const name of [PETROV, IVANOVA]) {
    await test.step(name, async () => {
      // Were one of these to open a dialog, it would stand before the click that comes after them.
      await numbers(name).click();
      expect(await dragOver(page, numbers(name))).toContain('***-***-*');
      expect(await dragOver(page, rowOf(page, name).locator('.table__second').first())).toMatch(/директор/);
      await rowOf(page, name).getByRole('cell').last().click();
      await expect(dialog.getByText(name)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('button', { name: `Изменить доступ: ${name}` })).toBeFocused();
    });
  }
});
