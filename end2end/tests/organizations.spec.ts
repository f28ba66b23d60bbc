// «Организации» as somebody with thousands of them uses it: search, filters, scrolling, keys, favourites.
import type { Locator, Page, Request } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, KUZNETSOV, enter, holdBack } from './steps';

/** Rows in the page at most, however long the list is. */
const MOST = 149;

const list = (page: Page) => page.getByRole('listbox', { name: 'Организации' });
const options = (page: Page) => list(page).getByRole('option');
const search = (page: Page) => page.getByRole('combobox', { name: 'Название, ОГРН или ИНН' });
const count = (page: Page) => page.getByRole('status').filter({ hasText: /организаци/ });
const active = (page: Page) => list(page).locator('[aria-selected="true"]');

async function arrive(page: Page, all = '120 организаций'): Promise<void> {
  await enter(page, KUZNETSOV);
  await expect(count(page)).toHaveText(all);
}

/** The requests for the list from now on. */
function asked(page: Page): Request[] {
  const seen: Request[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/organizations') seen.push(request);
  });
  return seen;
}

/** The number and the link of each row, all of one moment: row after row the list could be drawn anew in between. */
function drawn(page: Page): Promise<[number, string][]> {
  return list(page).evaluate((element) =>
    [...element.querySelectorAll('[role="option"]')].map((row): [number, string] => [
      Number(row.getAttribute('aria-posinset')),
      row.getAttribute('href') ?? '',
    ]),
  );
}

test.describe('10 000 of them', () => {
  test.use({ data: 'full' });

  test('they scroll by, and the page never holds them', async ({ page }) => {
    await arrive(page, '10 000 организаций');
    const seen = new Set<string>();
    let last = 0;
    while (last < 200) {
      const rows = await drawn(page);
      expect(rows.length).toBeLessThanOrEqual(MOST);
      for (const [number, href] of rows) {
        if (number > last) expect(seen.has(href), `${href} comes twice`).toBe(false);
        seen.add(href);
      }
      last = Math.max(last, ...rows.map(([number]) => number));
      expect(seen.size, 'none is lost between two looks').toBe(last);
      // As a wheel does it: to the end of what is there.
      await list(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect(list(page).locator(`[aria-posinset="${last + 1}"]`)).toHaveCount(1);
    }
    await expect(options(page).first()).toHaveAttribute('aria-setsize', '10000');
    await test.step('and back to the first', async () => {
      await list(page).evaluate((element) => element.scrollTo(0, 0));
      await expect(options(page).first()).toHaveAttribute('aria-posinset', '1');
      await expect(options(page).first()).toBeInViewport();
    });
  });
});

test('search, filters and order', async ({ page }) => {
  await arrive(page);
  const first = () => options(page).first();
  await test.step('found in the wrong layout; the words stay as they were typed', async () => {
    const romashki = ['ООО «Ромашка»', 'ООО «Ромашка»', 'ООО «Ромашка»', 'ООО «Ромашка Север»', 'ООО «Ромашка-Плюс»'];
    await search(page).fill('jjj hjvfirf');
    await expect(options(page).locator('.card__name')).toHaveText(romashki);
    await expect(count(page)).toHaveText('5 организаций');
    await expect(search(page)).toHaveValue('jjj hjvfirf');
  });
  await test.step('branches are told apart', async () => {
    await search(page).fill('ржевский филиал');
    await expect(options(page)).toHaveCount(1);
    await expect(options(page)).toContainText('Ржевский филиал');
  });
  await test.step('nothing found says so, and the search can be undone', async () => {
    await search(page).fill('нет такой <b>организации</b>');
    await expect(page.getByText('По запросу «нет такой <b>организации</b>» ничего не нашлось.')).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Очистить поиск' }).click();
    await expect(count(page)).toHaveText('120 организаций');
  });
  await test.step('a word of ten letters asks at most three times', async () => {
    const requests = asked(page);
    await search(page).pressSequentially('ромашкасев', { delay: 40 });
    await expect(page.getByText('По запросу «ромашкасев» ничего не нашлось.')).toBeVisible();
    expect(requests.length).toBeLessThanOrEqual(3);
  });
  await test.step('a late answer never takes the place of a newer one', async () => {
    const late = page.waitForResponse((response) => response.url().includes(encodeURIComponent('вологда')));
    const kept = await holdBack(page, (request) => request.url().includes(encodeURIComponent('вологда')));
    await search(page).fill('вологда');
    await kept.held;
    await search(page).fill('ромашка север');
    await expect(options(page)).toHaveCount(1);
    kept.letGo();
    await (await late).finished();
    await expect(options(page).locator('.card__name')).toHaveText(['ООО «Ромашка Север»']);
    await expect(count(page)).toHaveText('1 организация');
    await search(page).fill('');
    await expect(count(page)).toHaveText('120 организаций');
  });
  await test.step('role and state', async () => {
    const role = page.getByRole('combobox', { name: 'Роль' });
    const state = page.getByRole('combobox', { name: 'Доступ' });
    await role.selectOption('Руководитель');
    await expect(first().locator('.badge').first()).toHaveText('Руководитель');
    await expect(count(page)).not.toHaveText('120 организаций');
    await state.selectOption('Ликвидирована');
    await expect(page.getByText('Таких организаций нет. Выберите другую роль или доступ.').or(first())).toBeVisible();
    await role.selectOption('Все');
    await expect(first()).toContainText('Ликвидирована');
    await state.selectOption('Доступ закрыт');
    await expect(first()).toContainText('Доступ закрыт');
    await state.selectOption('Все');
    await expect(count(page)).toHaveText('120 организаций');
  });
  await test.step('order', async () => {
    const order = page.getByRole('combobox', { name: 'Порядок' });
    const name = await first().locator('.card__name').innerText();
    await order.selectOption('По названию, Я–А');
    await expect(first().locator('.card__name')).not.toHaveText(name);
    await order.selectOption('По роли');
    await expect(first()).toContainText('Руководитель');
  });
});

test('by keys alone', async ({ page, cabinet }) => {
  await arrive(page);
  await test.step('typing anywhere on the page is searching', async () => {
    await page.getByRole('main').focus();
    // In the wrong layout, as it happens.
    await page.keyboard.type('hjvfirf');
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue('hjvfirf');
    await expect(options(page)).toHaveCount(6);
  });
  const goes = async (key: string, number: number) => {
    await page.keyboard.press(key);
    await expect(active(page)).toHaveAttribute('aria-posinset', String(number));
    await expect(active(page)).toBeInViewport();
    const id = await active(page).getAttribute('id');
    await expect(search(page)).toHaveAttribute('aria-activedescendant', id ?? '');
  };
  await test.step('arrows, Home and End', async () => {
    await goes('ArrowDown', 1);
    await goes('ArrowDown', 2);
    await goes('ArrowUp', 1);
    await goes('End', 6);
    await goes('Home', 1);
    await axe(page);
  });
  await test.step('Enter opens', async () => {
    const href = await active(page).getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${cabinet.url}${href}`);
  });
  await test.step('a long way: the list reads on', async () => {
    await page.goto('/organizations');
    await expect(count(page)).toHaveText('120 организаций');
    await search(page).focus();
    await goes('PageDown', 1);
    for (let number = 11; number <= 101; number += 10) {
      await expect(options(page).last()).toHaveAttribute('aria-posinset', /\d+/);
      await expect
        .poll(async () => Number(await options(page).last().getAttribute('aria-posinset')))
        .toBeGreaterThanOrEqual(number);
      await goes('PageDown', number);
    }
    await goes('Home', 1);
  });
});

test('favourites and recent ones: of this person, on this device, names only', async ({ page }) => {
  await arrive(page);
  await search(page).fill('ромашка-плюс');
  await options(page).filter({ hasText: 'Ромашка-Плюс' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка-Плюс»' })).toBeVisible();
  const star = page.getByRole('button', { name: 'Избранное: ООО «Ромашка-Плюс»' });
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/organizations');
  await search(page).fill('ромашка север');
  await options(page).filter({ hasText: 'Ромашка Север' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка Север»' })).toBeVisible();
  await page.goto('/organizations');
  const shortcuts = page.getByRole('region', { name: 'Избранные и недавние' });
  const names = shortcuts.getByRole('link');
  await expect(names, 'favourites first').toHaveText(['ООО «Ромашка-Плюс»', 'ООО «Ромашка Север»']);
  await axe(page);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept, 'no number of anybody').not.toMatch(/\d{10}/);
  expect(kept, 'nobody’s name').not.toContain('Кузнецов');
  await test.step('it leads there', async () => {
    await names.first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка-Плюс»' })).toBeVisible();
    await page.goto('/organizations');
  });
  await test.step('it can be removed', async () => {
    await shortcuts.getByRole('button', { name: 'Убрать отсюда: ООО «Ромашка Север»' }).click();
    await expect(names).toHaveText(['ООО «Ромашка-Плюс»']);
    await page.reload();
    await expect(names).toHaveText(['ООО «Ромашка-Плюс»']);
  });
  await test.step('a search hides them', async () => {
    await search(page).fill('авиа');
    await expect(shortcuts).toHaveCount(0);
  });
  await test.step('another person on the same device does not see them', async () => {
    await page.getByRole('button', { name: 'Кузнецов О. Д.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await enter(page, IVANOVA);
    await expect(options(page)).toHaveCount(3);
    await expect(shortcuts).toHaveCount(0);
  });
});

test('the switcher: from the bar, from the menu, by a shortcut', async ({ page, cabinet }) => {
  await enter(page, KUZNETSOV, '/organizations/kd-0002');
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  const dialog = page.getByRole('dialog', { name: 'Сменить организацию' });
  await test.step('from the bar; Esc closes', async () => {
    await page.getByRole('banner').getByRole('button', { name }).click();
    await expect(search(page)).toBeFocused();
    await axe(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await test.step('by Ctrl+K, whatever letter is on the key', async () => {
    await page.evaluate(() => {
      const init = { code: 'KeyK', key: 'л', ctrlKey: true, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    await expect(search(page)).toBeFocused();
    await page.keyboard.insertText('ромашка север');
    await expect(options(page)).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка Север»' })).toBeVisible();
    await expect(dialog).toHaveCount(0);
    expect(page.url()).not.toBe(`${cabinet.url}/organizations/kd-0002`);
  });
  await test.step('from the menu; the one that is open already just closes it', async () => {
    await page.getByRole('button', { name: 'Кузнецов О. Д.' }).click();
    await page.getByRole('button', { name: /^Сменить организацию/ }).click();
    await search(page).fill('ромашка север');
    await expect(options(page)).toHaveCount(1);
    await options(page).click();
    await expect(dialog).toHaveCount(0);
  });
});

test('reading on that fails: the rest stays; a cursor that has expired: from the beginning, and it is said', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 500/, /status of 400/);
  await arrive(page);
  const toTheEnd = () => list(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  /** Scrolls past the chunks that were read before the fault was planned. */
  const until = (shown: Locator) =>
    expect
      .poll(async () => {
        if (await shown.isVisible()) return true;
        await toTheEnd();
        return false;
      })
      .toBe(true);
  await test.step('a chunk that fails, and «Повторить» goes on', async () => {
    const failure = page.getByRole('alert').filter({ hasText: 'В кабинете произошла ошибка.' });
    await cabinet.fault('listOrganizations', 'error_500');
    await until(failure);
    const before = Number(await options(page).last().getAttribute('aria-posinset'));
    await axe(page);
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(failure).toHaveCount(0);
    await expect(list(page).locator(`[aria-posinset="${before + 1}"]`)).toHaveCount(1);
  });
  await test.step('a cursor that has expired', async () => {
    await cabinet.fault('listOrganizations', 'cursor_expired');
    await until(page.getByText('Пока вы листали, список изменился, поэтому показан с начала.'));
    await expect(options(page).first()).toHaveAttribute('aria-posinset', '1');
    await expect(options(page).first()).toBeInViewport();
    await axe(page);
    await toTheEnd();
    await expect(list(page).locator('[aria-posinset="41"]')).toHaveCount(1);
  });
});

test('a backend that says only what it must, and one of a later version', async ({ page, cabinet }) => {
  await enter(page, KUZNETSOV);
  await expect(options(page).first()).toBeVisible();
  const refused = page.getByRole('heading', { name: 'Кабинет этой организации вам не открыт' });
  await test.step('only what it must', async () => {
    await cabinet.fault('any', 'bare', 1000);
    await page.reload();
    await expect(options(page).first()).toBeVisible();
    await expect(options(page).first().locator('.badge')).toHaveCount(0);
    await expect(list(page)).not.toContainText('ОГРН');
    await page.goto('/organizations/kd-0007');
    await expect(refused).toBeVisible();
    await axe(page);
  });
  await test.step('a later version', async () => {
    await cabinet.noFaults();
    await cabinet.fault('any', 'strange', 1000);
    await page.goto('/organizations');
    await expect(count(page)).toHaveText('120 организаций');
    await expect(options(page).first()).toContainText('ОГРН');
    await expect(list(page)).not.toContainText('auditor');
    await page.goto('/organizations/kd-0007');
    await expect(refused).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('quarantine');
  });
});
