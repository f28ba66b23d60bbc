// Many employees at once: choosing, a preview, one change for all.
import type { Page } from '@playwright/test';
import {
  REGISTRY,
  SUBMIT,
  VIOLATIONS,
  actions,
  boxes,
  changes,
  chosen,
  close,
  dialog,
  list,
  previewOf,
  progress,
} from './bulk-steps';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, VOLKOVA, holdBack, openAdministration, openEmployee, save } from './steps';

/** Five chunks of twenty rows, and the headings. */
const MOST_ROWS = 101;

async function noHorizontalScroll(page: Page): Promise<void> {
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(inner ?? 0);
}

test('choosing among 5 000: a range, all, and what stays chosen', async ({ page }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await expect(boxes(page).first()).toBeVisible();
  await test.step('Shift with a click', async () => {
    await boxes(page).nth(1).click();
    await boxes(page).nth(5).click({ modifiers: ['Shift'] });
    await expect(chosen(page)).toHaveText('Выбрано: 5');
    await boxes(page).nth(3).click({ modifiers: ['Shift'] });
    await expect(chosen(page)).toHaveText('Выбрано: 2');
  });
  await test.step('Shift with Space', async () => {
    await boxes(page).nth(8).focus();
    await page.keyboard.press('Space');
    await boxes(page).nth(11).focus();
    await page.keyboard.press('Shift+Space');
    await expect(chosen(page)).toHaveText('Выбрано: 6');
  });
  await test.step('scrolling: a bounded number of rows, and the choice stays', async () => {
    const name = await boxes(page).nth(1).getAttribute('aria-label');
    await boxes(page).nth(1).focus();
    for (let screen = 0; screen < 7; screen += 1) {
      await page.keyboard.press('End');
      const last = page.getByRole('row').last();
      await expect
        .poll(async () => Number(await last.getAttribute('aria-rowindex')), { message: `screen ${screen}` })
        .toBeGreaterThan(20 * (screen + 1));
      expect(await page.locator('tr').count()).toBeLessThanOrEqual(MOST_ROWS + 2);
    }
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
    await list(page).evaluate((region) => region.scrollTo(0, 0));
    await expect(page.getByRole('checkbox', { name: name ?? '' })).toBeVisible();
    await expect(chosen(page)).toHaveText('Выбрано: 6');
  });
  await test.step('another search keeps them and says so', async () => {
    await page.getByRole('searchbox').fill('волкова елена');
    await expect(page.getByText('Выбранные раньше остаются выбранными')).toBeVisible();
    await page.getByRole('checkbox', { name: `Выбрать: ${VOLKOVA}` }).check();
    await expect(chosen(page)).toHaveText('Выбрано: 7');
    await page.getByRole('searchbox').fill('');
    await expect(page.getByRole('button', { name: 'Выбрать всех найденных (5 000)' })).toBeVisible();
  });
  await test.step('all, which can be stopped', async () => {
    const all = page.getByRole('button', { name: 'Выбрать всех найденных (5 000)' });
    const second = await holdBack(page, (request) => /\/employees\?.*cursor=/.test(request.url()));
    await all.click();
    await second.held;
    await expect(page.getByText(/Прочитано \d+ из/)).toBeVisible();
    await page.getByRole('button', { name: 'Остановить' }).click();
    await expect(all).toBeFocused();
    second.letGo();
    await expect(chosen(page)).toHaveText('Выбрано: 7');
    await all.click();
    await expect(chosen(page)).toHaveText('Выбрано: 5 000');
    await page.getByRole('button', { name: 'Снять выделение' }).click();
    await expect(chosen(page)).toHaveCount(0);
    await expect(actions(page)).toBeHidden();
    await expect(list(page)).toBeFocused();
  });
});

test('giving, seeing first what changes, and putting it back', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const sent = changes(page);
  const count = await boxes(page).count();
  await page.getByRole('button', { name: `Выбрать всех найденных (${count})` }).click();
  await expect(chosen(page)).toHaveText(`Выбрано: ${count}`);
  await axe(page);
  const open = await test.step('what is required comes along', async () => {
    await actions(page).getByRole('button', { name: 'Дать права' }).click();
    const open = dialog(page, 'Дать права');
    await open.getByRole('button', { name: 'Показать, что изменится' }).click();
    await expect(open.getByText('Отметьте хотя бы одно полномочие.')).toBeVisible();
    await open.getByRole('checkbox', { name: SUBMIT }).check();
    await expect(open.getByRole('checkbox', { name: REGISTRY })).toBeChecked();
    await expect(open.getByRole('status')).toHaveText(`Добавится: ${REGISTRY}, ${SUBMIT}`);
    await axe(page);
    return open;
  });
  const rows = open.getByRole('list', { name: 'Что изменится' }).getByRole('listitem');
  const before = await test.step('the preview', async () => {
    await open.getByRole('button', { name: 'Показать, что изменится' }).click();
    await expect(rows).toHaveCount(count);
    await expect(rows.first()).toContainText('Добавится: ');
    expect(sent).toEqual([]);
    await axe(page);
    return rows.filter({ hasText: 'Добавится: ' }).count();
  });
  await test.step('carried out', async () => {
    await open.getByRole('button', { name: /^Изменить: / }).click();
    await expect(progress(open)).toHaveText(`Готово ${before} из ${before}`);
    await expect(open.getByRole('status')).toContainText('Готово: ');
    expect(new Set(sent).size).toBe(before);
    expect(sent).toHaveLength(before);
    await axe(page);
  });
  await test.step('and put back', async () => {
    await open.getByRole('button', { name: 'Вернуть как было' }).click();
    await expect(progress(open)).toHaveText(`Готово ${before} из ${before}`);
    await expect(open.getByRole('button', { name: 'Вернуть как было' })).toHaveCount(0);
    await close(open);
    await expect(list(page)).toBeFocused();
    await expect(actions(page)).toBeHidden();
    await page.reload();
    const dialog = await openEmployee(page, PETROV);
    await expect(dialog.getByRole('checkbox', { name: 'Администратор' })).toBeVisible();
  });
});

test('taking and revoking: what is sensitive or one’s own is asked about', async ({ page }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await test.step('one’s own rights', async () => {
    await page.getByRole('searchbox').fill('волкова елена');
    await page.getByRole('checkbox', { name: `Выбрать: ${VOLKOVA}` }).check();
    const nothing = await previewOf(page, 'Снять права', ['Администратор']);
    await expect(nothing.getByText('не осталось бы ни одного полномочия')).toBeVisible();
    await page.keyboard.press('Escape');
    await actions(page).getByRole('button', { name: 'Отозвать доступ' }).click();
    const open = dialog(page, 'Отозвать доступ');
    await open.getByRole('button', { name: 'Отозвать доступ: 1 сотрудник' }).click();
    const question = open.getByRole('alertdialog');
    await expect(question).toContainText('Среди выбранных вы');
    await axe(page);
    await question.getByRole('button', { name: 'Назад' }).click();
    await expect(question).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Снять выделение' }).click();
    await expect(page.locator('#employees')).toBeFocused();
    await page.getByRole('searchbox').fill('');
  });
  await expect(page.getByRole('status').filter({ hasText: '5 000 сотрудников' })).toBeVisible();
  await boxes(page).nth(1).click();
  await boxes(page).nth(3).click({ modifiers: ['Shift'] });
  await test.step('a sensitive one', async () => {
    const open = await previewOf(page, 'Дать права', ['Администратор']);
    await open.getByRole('button', { name: 'Изменить: 3 сотрудника' }).click();
    await expect(open.getByRole('alertdialog')).toContainText('важное полномочие: Администратор');
    await page.keyboard.press('Escape');
    await expect(open).toBeHidden();
  });
  await test.step('revoked', async () => {
    await actions(page).getByRole('button', { name: 'Отозвать доступ' }).click();
    const open = dialog(page, 'Отозвать доступ');
    await expect(open.getByText('Доступ будет отозван: 3 сотрудника')).toBeVisible();
    await axe(page);
    await open.getByRole('button', { name: 'Отозвать доступ: 3 сотрудника' }).click();
    await expect(progress(open)).toHaveText('Готово 3 из 3');
    await close(open);
    await expect(page.getByRole('status').filter({ hasText: '4 997 сотрудников с доступом' })).toBeVisible();
  });
  await test.step('revoked, and given back as it was', async () => {
    const rows = page.getByRole('row').filter({ has: boxes(page) });
    await boxes(page).nth(1).click();
    await boxes(page).nth(2).click();
    const before = [await rows.nth(1).innerText(), await rows.nth(2).innerText()];
    await actions(page).getByRole('button', { name: 'Отозвать доступ' }).click();
    const open = dialog(page, 'Отозвать доступ');
    await open.getByRole('button', { name: 'Отозвать доступ: 2 сотрудника' }).click();
    await expect(progress(open)).toHaveText('Готово 2 из 2');
    await open.getByRole('button', { name: 'Вернуть как было' }).click();
    await expect(open.getByRole('button', { name: 'Вернуть как было' })).toHaveCount(0);
    await expect(progress(open)).toHaveText('Готово 2 из 2');
    await expect(open.getByText('Не получилось')).toHaveCount(0);
    await close(open);
    await page.reload();
    await expect(page.getByRole('status').filter({ hasText: '4 997 сотрудников с доступом' })).toBeVisible();
    expect([await rows.nth(1).innerText(), await rows.nth(2).innerText()]).toEqual(before);
  });
});

test('another administrator saves in the middle: both changes stand', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 412/);
  await openAdministration(page, IVANOVA);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const name = await rowWithout(page, [VIOLATIONS, SUBMIT]);
  await page.getByRole('checkbox', { name: `Выбрать: ${name}` }).check();
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  const theirs = await openEmployee(his, name);
  await theirs.getByRole('checkbox', { name: VIOLATIONS }).check();
  await save(theirs);
  await expect(theirs).toBeHidden();
  await open.getByRole('button', { name: 'Изменить: 1 сотрудник' }).click();
  await expect(progress(open)).toHaveText('Готово 1 из 1');
  await close(open);
  await page.reload();
  const now = await openEmployee(page, name);
  for (const label of [VIOLATIONS, SUBMIT, REGISTRY]) {
    await expect(now.getByRole('checkbox', { name: label })).toBeChecked();
  }
});

/** Somebody who has none of these. */
async function rowWithout(page: Page, labels: string[]): Promise<string> {
  for (const row of await page.locator('.scroll__chunk').getByRole('row').all()) {
    const has = (await row.locator('[title]').first().getAttribute('title')) ?? '';
    const name = (await row.getByRole('checkbox').getAttribute('aria-label')) ?? '';
    if (labels.every((label) => !has.includes(label)) && !has.includes('Администратор')) {
      return name.replace('Выбрать: ', '');
    }
  }
  throw new Error('everybody has it');
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('choosing, a preview and the end of it', async ({ page }) => {
    await openAdministration(page, IVANOVA);
    await noHorizontalScroll(page);
    await boxes(page).nth(2).check();
    await boxes(page).nth(3).check();
    await expect(chosen(page)).toHaveText('Выбрано: 2');
    await noHorizontalScroll(page);
    await axe(page);
    const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
    await noHorizontalScroll(page);
    await open.getByRole('button', { name: /^Изменить: / }).click();
    await expect(open.locator('footer').getByRole('button', { name: 'Закрыть' })).toBeVisible();
    await noHorizontalScroll(page);
  });
});
