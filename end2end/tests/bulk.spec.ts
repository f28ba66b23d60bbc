// Many employees at once: choosing, a preview, one change for all, and the list as a file.
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page, Route } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, VOLKOVA, openAdministration, openEmployee, save, signInAs } from './steps';

/** Five chunks of twenty rows, and the headings. */
const MOST_ROWS = 101;
const VIOLATIONS = 'Признаки нарушений: просмотр';
const SUBMIT = 'Реестр обученных: передача сведений';
const REGISTRY = 'Реестр обученных: просмотр';

const boxes = (page: Page) => page.getByRole('checkbox', { name: /^Выбрать: / });
const chosen = (page: Page) => page.getByRole('status').filter({ hasText: 'Выбрано:' });
const actions = (page: Page) => page.getByRole('group', { name: 'Что сделать с выбранными' });
const list = (page: Page) => page.getByRole('region', { name: 'Сотрудники с доступом' });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const progress = (inside: Locator) => inside.locator('.run__count');

/** The requests that change an employee, by whom they are about. */
function changes(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const about = /\/employees\/([^/]+)/.exec(request.url());
    if (['PUT', 'DELETE'].includes(request.method()) && about?.[1]) sent.push(about[1]);
  });
  return sent;
}

async function noHorizontalScroll(page: Page): Promise<void> {
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(inner ?? 0);
}

async function table(download: Download): Promise<{ text: string; rows: string[][] }> {
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.replace(/^\uFEFF/, '').split('\r\n').slice(0, -1);
  return { text, rows: lines.map((line) => line.split(';')) };
}

/** Everybody whose access ends soon: a hundred. */
async function aHundred(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('истекает');
  await page.getByRole('button', { name: 'Выбрать всех найденных (100)' }).click();
  await expect(chosen(page)).toHaveText('Выбрано: 100');
}

/** Ticks for the chosen, and shows what would change. */
async function previewOf(page: Page, action: 'Дать права' | 'Снять права', labels: string[]): Promise<Locator> {
  await actions(page).getByRole('button', { name: action }).click();
  const open = dialog(page, action);
  for (const label of labels) await open.getByRole('checkbox', { name: label }).check();
  await open.getByRole('button', { name: 'Показать, что изменится' }).click();
  await expect(open.getByRole('heading', { name: 'Что изменится' })).toBeVisible();
  return open;
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
    await axe(page);
  });
  await test.step('scrolling: a bounded number of rows, and the choice stays', async () => {
    const name = await boxes(page).nth(1).getAttribute('aria-label');
    await boxes(page).nth(1).focus();
    for (let screen = 0; screen < 12; screen += 1) {
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
    let requests = 0;
    let release = (): void => undefined;
    await page.route(/\/employees\?limit=100/, async (route) => {
      requests += 1;
      if (requests === 3) await new Promise<void>((done) => (release = done));
      await route.continue();
    });
    await all.click();
    await expect(page.getByText('Прочитано 200 из 5 000')).toBeVisible();
    await page.getByRole('button', { name: 'Остановить' }).click();
    await expect(all).toBeFocused();
    release();
    await page.unrouteAll({ behavior: 'wait' });
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
    await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
    await expect(open).toBeHidden();
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
    await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
    await expect(page.getByRole('status').filter({ hasText: '4 997 сотрудников с доступом' })).toBeVisible();
  });
});

test('another administrator saves in the middle: both changes stand', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 412/);
  await openAdministration(page, IVANOVA);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const name = await rowWithout(page, [VIOLATIONS, SUBMIT]);
  let first = true;
  await page.route(/\/permissions$/, async (route) => {
    if (route.request().method() === 'PUT' && first) {
      first = false;
      const theirs = await openEmployee(his, name);
      await theirs.getByRole('checkbox', { name: VIOLATIONS }).check();
      await save(theirs);
      await expect(theirs).toBeHidden();
    }
    await route.continue();
  });
  await page.getByRole('checkbox', { name: `Выбрать: ${name}` }).check();
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  await open.getByRole('button', { name: 'Изменить: 1 сотрудник' }).click();
  await expect(progress(open)).toHaveText('Готово 1 из 1');
  await page.unrouteAll({ behavior: 'wait' });
  await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
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

test('stopped and gone on with: nobody twice', async ({ page }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  let release = (): void => undefined;
  let puts = 0;
  await page.route(/\/permissions$/, async (route) => {
    puts += route.request().method() === 'PUT' ? 1 : 0;
    if (puts === 5) await new Promise<void>((done) => (release = done));
    await route.continue();
  });
  await open.getByRole('button', { name: 'Изменить: 100 сотрудников' }).click();
  await expect(progress(open)).toHaveText('Готово 4 из 100');
  await axe(page);
  await open.getByRole('button', { name: 'Остановить' }).click();
  await expect(open.getByText('ждём последний ответ').first()).toBeVisible();
  release();
  await page.unrouteAll({ behavior: 'wait' });
  await expect(progress(open)).toHaveText('Готово 5 из 100');
  await expect(open.getByRole('button', { name: 'Продолжить' })).toBeFocused();
  await axe(page);
  await open.getByRole('button', { name: 'Продолжить' }).click();
  await expect(progress(open)).toHaveText('Готово 100 из 100');
  expect(sent).toHaveLength(100);
  expect(new Set(sent).size).toBe(100);
});

test('a server that fails, asks to wait and loses an answer: the end is exact', async ({ page, cabinet, expected }) => {
  test.setTimeout(120_000);
  expected.push(/status of 500/, /status of 429/, /ERR_/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  const wanted = await open.getByRole('button', { name: /^Изменить: / }).innerText();
  const count = Number(wanted.replace(/\D/g, ''));
  await cabinet.fault('changePermissions', 'error_500', 2);
  await cabinet.fault('changePermissions', 'too_many', 1);
  // Carried out, and the answer is lost on the way: not to be made twice, and not to be missed.
  const lose = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  let puts = 0;
  await page.route(/\/permissions$/, async (route) => {
    puts += route.request().method() === 'PUT' ? 1 : 0;
    await (puts === 7 ? lose(route) : route.continue());
  });
  await open.getByRole('button', { name: wanted }).click();
  await expect(open.getByRole('status')).toContainText('Скоро попробуем снова');
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`, { timeout: 60_000 });
  await page.unrouteAll({ behavior: 'wait' });
  await expect(open.getByText('Не получилось')).toHaveCount(0);
  await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
  await aHundred(page);
  const again = await previewOf(page, 'Дать права', [VIOLATIONS]);
  await expect(again.getByText('Уже так, не изменится: 100 сотрудников')).toBeVisible();
  await expect(again.getByText('Менять нечего')).toBeVisible();
});

test('what failed is listed, kept chosen and in the file', async ({ page, cabinet, expected }) => {
  expected.push(/status of 404/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  await cabinet.fault('changePermissions', 'not_found', 2);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  await open.getByRole('button', { name: /^Изменить: / }).click();
  await expect(open.getByText('Не получилось: 2 сотрудника')).toBeVisible();
  await expect(open.getByRole('listitem')).toHaveCount(2);
  await expect(open.getByRole('listitem').first()).toContainText('Доступа у сотрудника уже нет.');
  await axe(page);
  const started = page.waitForEvent('download');
  await open.getByRole('button', { name: 'Скачать результаты' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('Результаты изменения доступа.csv');
  const { text, rows } = await table(download);
  expect(text.startsWith('\uFEFFФИО;Должность;Результат;Причина\r\n')).toBe(true);
  expect(rows).toHaveLength(101);
  expect(rows.filter((row) => row[2] === 'не получилось')).toHaveLength(2);
  await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
  await expect(chosen(page)).toHaveText('Выбрано: 2');
});

test('an ended session stops the run, and it goes on after signing in', async ({ page, cabinet, expected }) => {
  expected.push(/status of 401/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  const expire = async (route: Route) => {
    await cabinet.expireSessions();
    await route.continue();
  };
  await page.route(/\/permissions$/, expire, { times: 1 });
  await open.getByRole('button', { name: /^Изменить: / }).click();
  await expect(open.getByRole('alert')).toContainText('сделанное не повторится');
  const signIn = open.getByRole('link', { name: 'Войти в новой вкладке' });
  const [other] = await Promise.all([page.waitForEvent('popup'), signIn.click()]);
  await signInAs(other, VOLKOVA);
  await open.getByRole('button', { name: 'Продолжить' }).click();
  await expect(open.getByRole('status')).toHaveText(/^Готово: /);
});

test('the list as a file', async ({ page }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('истекает');
  await expect(page.getByRole('button', { name: 'Выбрать всех найденных (100)' })).toBeVisible();
  await page.route(/\/employees\?limit=100/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { items: { position: string }[] };
    if (body.items[0]) body.items[0].position = '=HYPERLINK("http://x")';
    await route.fulfill({ response: answer, json: body });
  });
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать список' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('Сотрудники с доступом.csv');
  const { text, rows } = await table(download);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(rows[0]?.join(';')).toBe(
    'ФИО;Должность;СНИЛС;Полномочия;Действует с;Действует по;Доступ дан;Кем дан;Последний вход',
  );
  expect(rows).toHaveLength(101);
  expect(text).toContain(';"\'=HYPERLINK(""http://x"")";');
  for (const row of rows.slice(2)) {
    expect(row[2]).toMatch(/^\*/);
    expect(row[5]).toMatch(/^\d\d\.\d\d\.\d{4}$/);
  }
  await expect(page.getByText('Список скачан: 100 сотрудников')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});

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
    await axe(page);
    await open.getByRole('button', { name: /^Изменить: / }).click();
    await expect(open.locator('footer').getByRole('button', { name: 'Закрыть' })).toBeVisible();
    await noHorizontalScroll(page);
    await axe(page);
  });
});
