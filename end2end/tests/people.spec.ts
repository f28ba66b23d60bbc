import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { NOVIKOV, VOLKOVA, accessDialog, enter } from './steps';

/** However long a list is, the page holds one screenful or two. */
const MOST = 101;

const cards = (page: Page) => page.getByRole('main').getByRole('listitem');

test('Новиков, whom no organization has invited', async ({ page }) => {
  await enter(page, NOVIKOV);
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

test.describe('the largest organization', () => {
  test.use({ data: 'full' });

  test('Волкова, who has one organization of 100 000 people', async ({ page, cabinet }) => {
    await test.step('one organization: straight in', async () => {
      await enter(page, VOLKOVA);
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
      await expect(radios.first()).toBeVisible();
      const first = await dialog.locator('.choice__name').first().innerText();
      for (let screen = 0; screen < 7; screen += 1) {
        const last = radios.last();
        const before = await last.evaluate((radio) => radio.closest('label')?.innerText);
        await dialog.getByRole('radiogroup').evaluate((list) => list.scrollTo(0, list.scrollHeight));
        await expect
          .poll(() => last.evaluate((radio) => radio.closest('label')?.innerText), { message: `screen ${screen}` })
          .not.toBe(before);
        expect(await radios.count()).toBeLessThanOrEqual(MOST);
      }
      await expect(dialog.getByText(first, { exact: true })).toHaveCount(0);
      await dialog.getByRole('searchbox').fill('ъъъ');
      await expect(dialog.getByText('По запросу «ъъъ» никого нет.')).toBeVisible();
    });
    await test.step('a search that is left before it has begun', async () => {
      const dialog = accessDialog(page);
      const searched: (string | null)[] = [];
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname.endsWith('/staff') && searchParams.has('q')) searched.push(searchParams.get('q'));
      });
      await dialog.getByRole('searchbox').fill('Сидорова');
      await dialog.getByRole('button', { name: 'Назад' }).click();
      // The next search waits no less than the first would have: when it is answered, that one had its time.
      await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
      await dialog.getByRole('searchbox').fill('волкова елена андреевна');
      await expect(dialog.getByRole('radio')).toHaveCount(1);
      expect(searched).toEqual(['волкова елена андреевна']);
      await expect(page.locator('#last-resort'), 'nothing has stopped').toBeHidden();
      await expect(dialog.getByRole('radio', { name: VOLKOVA })).toBeDisabled();
      await expect(dialog.getByText('доступ уже есть')).toBeVisible();
    });
  });
});
