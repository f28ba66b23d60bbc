// Names of a hundred letters without a space, wherever a name stands: no screen goes sideways, and nothing is cut off.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { IVANOVA, accessDialog, enter } from './steps';

const ROMASHKA = '/organizations/romashka';
const LONG = 'Щ'.repeat(100);

/** What does not fit, where it is. */
const misfits = () => {
  const root = document.documentElement;
  const found: string[] = [];
  const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
  for (const element of [root, ...document.querySelectorAll('main, dialog[open], dialog[open] .dialog__body, table')]) {
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${name(element)} is ${element.scrollWidth - element.clientWidth} px too wide`);
  }
  // An ellipsis says that there is more; where it is used the whole name stands elsewhere, too.
  const shortened = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).textOverflow === 'ellipsis' || shortened(element.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    const modal = document.querySelector('dialog[open]');
    if (!holder || !text.textContent?.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
    if (modal && !modal.contains(holder)) continue;
    // On a phone the headings are for the ear: each cell says its own.
    const unseen = (holder.closest('thead')?.clientWidth ?? 2) < 2;
    if (unseen || holder.closest('.visually-hidden, .skip, option, textarea, .tabs') || shortened(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, width } = range.getBoundingClientRect();
    for (let around: Element | null = holder; around && width > 0; around = around.parentElement) {
      const box = around.getBoundingClientRect();
      const inline = getComputedStyle(around).display === 'inline' || box.width === 0;
      if (!inline && (left < box.left - 1 || right > box.right + 1)) {
        found.push(`«${text.textContent.trim().slice(0, 30)}» sticks out of ${name(around)}`);
        break;
      }
    }
  }
  return [...new Set(found)];
};

async function fits(page: Page): Promise<void> {
  expect.soft(await page.evaluate(misfits), page.url()).toEqual([]);
}

for (const width of [1280, 360]) {
  test(`no screen is too narrow for them at ${width} px`, async ({ page, cabinet }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await enter(page, IVANOVA);
    await cabinet.faultEvery(1, 'any', 'long');
    const at = (what: string, go: () => Promise<unknown>) =>
      test.step(what, async () => {
        await go();
        await fits(page);
      });
    const seen = () => expect(page.getByText(LONG).first()).toBeVisible();
    const open = async (path: string) => {
      await page.goto(path);
      await seen();
    };
    await at('organizations', () => open('/organizations'));
    await at('refusal', () => open('/organizations/vektor'));
    await at('overview', () => open(ROMASHKA));
    await at('the other organizations', async () => {
      // What listens for the key; a long name may have been the person's.
      await expect(page.locator('.bar__organization-name')).toBeVisible();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').or(page.getByRole('listbox')).first()).toBeVisible();
    });
    for (const section of ['training-registry', 'sout-reports', 'declarations', 'violations']) {
      await at(section, () => open(`${ROMASHKA}/${section}`));
      if (section === 'training-registry') continue;
      await at(`one of ${section}`, async () => {
        await page.getByRole('table').getByRole('link').first().click();
        await expect(page.getByRole('table', { name: /^(Отчёты|Декларации|Признаки)/ })).toHaveCount(0);
        await seen();
      });
    }
    await at('what was sent', () => page.goto(`${ROMASHKA}/training-registry/sent`).then(() => expect(page.getByRole('main')).toContainText('Что отправлено')));
    await at('journal', () => page.goto(`${ROMASHKA}/journal`).then(() => expect(page.getByRole('heading', { level: 1 })).toBeVisible()));
    await at('administration', () => open(`${ROMASHKA}/administration`));
    const dialog = accessDialog(page);
    await at('dialog: permissions', async () => {
      await page.getByRole('button', { name: /^Изменить доступ/ }).first().click();
      await expect(dialog.getByRole('checkbox').first()).toBeVisible();
    });
    await at('dialog: change', async () => {
      await dialog.getByRole('checkbox', { checked: false }).first().check();
      await expect(dialog.getByText('Добавится: ')).toBeVisible();
    });
    await at('dialog: revoke?', async () => {
      await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
      await expect(dialog.getByRole('button', { name: 'Не отзывать' })).toBeVisible();
    });
    await at('dialog: choose', async () => {
      // What was begun is kept in the tab, and another dialog would open with it.
      await page.evaluate(() => sessionStorage.clear());
      await page.goto(`${ROMASHKA}/administration`);
      await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
      await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
      await expect(dialog.getByRole('radio').first()).toBeVisible();
    });
    await at('bulk', async () => {
      await page.goto(`${ROMASHKA}/administration`);
      await page.getByRole('checkbox', { name: /^Выбрать: / }).nth(1).click();
      await page.getByRole('button', { name: 'Дать права' }).click();
      await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
    });
  });
}
