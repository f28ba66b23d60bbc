import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, SIDOROVA, accessDialog, enter, openAdministration, rowOf } from './steps';
import { tour } from './tour';

/** Tab until the keyboard is there; on the way every stop can be seen. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) {
      await seen(target);
      return;
    }
  }
  throw new Error(`${key} does not reach ${String(target)}`);
}

/** The ring of the focused element. */
async function seen(target: Locator): Promise<void> {
  const ring = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  });
  expect(ring, `focus ring of ${String(target)}`).toBeGreaterThanOrEqual(2);
}

const focusIsIn = (dialog: Locator) => dialog.evaluate((element) => element.contains(document.activeElement));

test('signing in and giving access by keyboard alone', async ({ page }) => {
  const dialog = accessDialog(page);
  const add = page.getByRole('button', { name: '+ Доступ сотруднику' });

  await test.step('sign in', async () => {
    await page.goto('/');
    await tabTo(page, page.getByRole('button', { name: 'Вход в систему' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: IVANOVA }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Предоставить' }));
    await page.keyboard.press('Enter');
  });
  await test.step('«К содержанию» skips the bar', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    await page.goto('/organizations');
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'К содержанию' })).toBeFocused();
    await seen(page.getByRole('link', { name: 'К содержанию' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });
  await test.step('organization, user menu, «Администрирование»', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Название, ОГРН или ИНН' }));
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    await expect(page.getByRole('main')).toBeFocused();
    const menu = page.getByRole('button', { name: 'Иванова М. П.' });
    await tabTo(page, menu, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(menu).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveAttribute('aria-expanded', 'false');
    await expect(menu).toBeFocused();
    await page.keyboard.press('Space');
    await tabTo(page, page.locator('#user-menu-items').getByRole('link', { name: 'Администрирование' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table')).toBeVisible();
  });
  await test.step('Esc closes the dialog, and the keyboard is on «+» again', async () => {
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await expect.poll(() => focusIsIn(dialog)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(add).toBeFocused();
  });
  await test.step('choose the employee', async () => {
    await page.keyboard.press('Space');
    await expect(dialog.getByRole('button', { name: 'Добавить сотрудника' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('searchbox'));
    await expect(dialog.getByText('40 сотрудников')).toBeVisible();
    await page.keyboard.type('Специалист');
    await expect(dialog.getByRole('radio', { name: SIDOROVA })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Сидорова');
    await expect(dialog.getByRole('radio')).toHaveCount(1);
    await tabTo(page, dialog.getByRole('radio', { name: SIDOROVA }));
    await page.keyboard.press('Space');
    await tabTo(page, dialog.getByRole('button', { name: 'Сохранить' }));
    await page.keyboard.press('Enter');
  });
  await test.step('tick', async () => {
    for (const name of ['Отчёты СОУТ: просмотр', 'Декларации: подача']) {
      await tabTo(page, dialog.getByRole('checkbox', { name }));
      await page.keyboard.press('Space');
      await expect(dialog.getByRole('checkbox', { name })).toBeChecked();
    }
  });
  await test.step('Esc with changes asks, however often', async () => {
    const question = dialog.getByRole('alertdialog');
    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press('Escape');
      await expect(question).toBeVisible();
    }
    await expect(question.getByRole('button', { name: 'Продолжить' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect.poll(() => focusIsIn(dialog)).toBe(true);
    await expect(dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' })).toBeChecked();
  });
  await test.step('save; the keyboard is on «+» again', async () => {
    await tabTo(page, dialog.getByRole('button', { name: 'Сохранить' }));
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, SIDOROVA)).toBeVisible();
    await expect(add).toBeFocused();
  });
});

test('a radio is chosen by the arrows; the keyboard returns to the row whose dialog was closed', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = accessDialog(page);
  await test.step('a radio', async () => {
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await expect(dialog.getByText('40 сотрудников')).toBeVisible();
    const free = dialog.getByRole('radio', { disabled: false });
    await tabTo(page, free.first());
    await page.keyboard.press('ArrowDown');
    await expect(free.nth(1)).toBeFocused();
    await expect(free.nth(1)).toBeChecked();
    await page.keyboard.press('ArrowUp');
    await expect(free.first()).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  const opener = page.getByRole('button', { name: `Изменить доступ: ${PETROV}` });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  await test.step('closed by Esc', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });
  await test.step('by saving, though the list is read anew', async () => {
    await page.keyboard.press('Enter');
    const box = dialog.getByRole('checkbox', { name: 'Признаки нарушений: просмотр' });
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, PETROV)).toContainText('Признаки нарушений: просмотр');
    await expect(opener).toBeFocused();
  });
});

/**
 * Neither the page nor an open dialog goes sideways, and nothing sticks out. Only the strip of
 * sections may be longer than the screen: it moves by itself.
 */
async function fits(page: Page): Promise<void> {
  const out = await page.evaluate(() => {
    const root = document.documentElement;
    const wide = [root, ...document.querySelectorAll('dialog[open], dialog[open] .dialog__body')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName}.${element.className} scrolls: ${element.scrollWidth} > ${element.clientWidth}`);
    const sticking = [...document.querySelectorAll('button, a, input, h1, h2, h3, p, label, li')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.closest('.visually-hidden, .skip'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > root.clientWidth + 1);
      })
      .map((element) => `${element.tagName} «${element.textContent?.trim().slice(0, 40)}» sticks out`);
    return [...wide, ...sticking];
  });
  expect.soft(out, page.url()).toEqual([]);
}

// One way through all of them for the three: at 1280 px in light colours they are looked at where they are the subject.
test.describe('narrow, dark and enlarged', () => {
  test.use({ colorScheme: 'dark' });

  test('no screen and no dialog goes sideways or loses its contrast, and «Сохранить» is in reach', async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 740 });
    await tour(page, async () => {
      await test.step('360 px wide, in the dark', async () => {
        await fits(page);
        const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        expect(background).toBe('rgb(15, 23, 32)');
        await axe(page);
      });
      await test.step('200 % zoom', async () => {
        await page.setViewportSize({ width: 640, height: 400 });
        await fits(page);
        const save = accessDialog(page).getByRole('button', { name: 'Сохранить' });
        if (await save.isVisible()) await expect(save).toBeInViewport({ ratio: 1 });
      });
      await page.setViewportSize({ width: 360, height: 740 });
    });
  });
});

test('English by the button in the foot, and back', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to the labour protection cabinet');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await axe(page);
  await test.step('through the main screens', async () => {
    await enter(page, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible();
    await page.goto('/organizations/romashka/administration');
    await expect(page.getByRole('table')).toBeVisible();
  });
  await page.getByRole('contentinfo').getByRole('button', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});
