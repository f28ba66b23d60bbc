// A bulk change under way: stopped, failing, left, signed out, and the acceptance run.
import type { Page } from '@playwright/test';
import {
  SUBMIT,
  VIOLATIONS,
  aHundred,
  boxes,
  carryOut,
  changes,
  chosen,
  close,
  everybody,
  previewOf,
  progress,
  table,
} from './bulk-steps';
import { axe, expect, test } from './fixtures';
import { VOLKOVA, openAdministration, passProvider, signInAs } from './steps';

test('stopped and gone on with: nobody twice', async ({ page, cabinet }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  await cabinet.faultEvery(5, 'changePermissions', 'slow');
  expect(await carryOut(open)).toBe(100);
  await expect(progress(open)).toHaveText('Готово 4 из 100');
  await expect.poll(() => sent.length).toBe(5);
  await open.getByRole('button', { name: 'Остановить' }).click();
  await expect(open.getByText('ждём последний ответ').first()).toBeVisible();
  await cabinet.noFaults();
  await axe(page);
  await expect(progress(open)).toHaveText('Готово 5 из 100', { timeout: 15_000 });
  await expect(open.getByRole('button', { name: 'Продолжить' })).toBeFocused();
  await axe(page);
  await open.getByRole('button', { name: 'Продолжить' }).click();
  await expect(progress(open)).toHaveText('Готово 100 из 100');
  expect(sent).toHaveLength(100);
  expect(new Set(sent).size).toBe(100);
});

test('a server that fails, asks to wait and loses an answer: the end is exact', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/, /status of 429/, /status of 412|ERR_/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  await cabinet.fault('changePermissions', 'error_500', 2);
  await cabinet.fault('changePermissions', 'too_many_soon');
  // Carried out, and the answer is lost on the way: not to be made twice, and not to be missed. The browser
  // itself sends again, at most twice, what was cut on a connection in use; whoever asks last gets a 412.
  await cabinet.fault('changePermissions', 'lost', 3);
  const count = await carryOut(open);
  await expect(open.getByRole('status')).toContainText('Скоро попробуем снова');
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`, { timeout: 30_000 });
  await expect(open.getByText('Не получилось')).toHaveCount(0);
  await close(open);
  expect(await changedInJournal(page)).toHaveLength(count);
  await aHundred(page);
  const again = await previewOf(page, 'Дать права', [VIOLATIONS]);
  await expect(again.getByText('Уже так, не изменится: 100 сотрудников')).toBeVisible();
  await expect(again.getByText('Менять нечего')).toBeVisible();
});

/** Whose permissions were changed, by the organization's journal, once for each entry. */
async function changedInJournal(page: Page): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const asked = new URLSearchParams({ action: 'changed', limit: '100', ...(cursor ? { cursor } : {}) });
    const answer = await page.request.get(`/api/v1/organizations/stal/journal?${asked}`);
    expect(answer.status()).toBe(200);
    const read = (await answer.json()) as { items: { employee: { id: string } }[]; next_cursor?: string | null };
    ids.push(...read.items.map((entry) => entry.employee.id));
    cursor = read.next_cursor ?? null;
  }
  return ids;
}

test('500 employees, every fifth request fails, two restarts: each is changed, and journalled once', async ({
  page,
  cabinet,
  expected,
}) => {
  test.setTimeout(240_000);
  expected.push(/status of 500/, /ERR_/);
  await openAdministration(page, VOLKOVA, 'stal');
  await everybody(page, 'давно не входил', 700);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  const failing = () => cabinet.faultEvery(5, 'changePermissions', 'error_500');
  await failing();
  const count = await carryOut(open);
  expect(count).toBeGreaterThanOrEqual(500);
  for (const part of [1 / 3, 2 / 3]) {
    await expect.poll(() => sent.length, { timeout: 90_000 }).toBeGreaterThan(count * part);
    // It is felt: between two requests a restart could pass unnoticed.
    const felt = page.waitForEvent('requestfailed');
    await cabinet.stop();
    await felt;
    await cabinet.startAgain();
    await failing();
  }
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`, { timeout: 120_000 });
  await expect(open.getByText('Не получилось')).toHaveCount(0);
  await close(open);
  const changed = await changedInJournal(page);
  expect(changed).toHaveLength(count);
  expect(new Set(changed)).toEqual(new Set(sent));
  await everybody(page, 'давно не входил', 700);
  const again = await previewOf(page, 'Дать права', [SUBMIT]);
  await expect(again.getByText('Уже так, не изменится: 700 сотрудников')).toBeVisible();
});

test('what failed is listed, kept chosen and in the file', async ({ page, cabinet, expected }) => {
  expected.push(/status of 404/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  await cabinet.fault('changePermissions', 'not_found', 2);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  await carryOut(open);
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
  await close(open);
  await expect(chosen(page)).toHaveText('Выбрано: 2');
});

test('an ended session stops the run, and it goes on after signing in', async ({ page, cabinet, expected }) => {
  expected.push(/status of 401/, /status of 503/);
  await openAdministration(page, VOLKOVA, 'stal');
  await aHundred(page);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  // The pauses after the third, the sixth and so on leave the time to come between.
  await cabinet.faultEvery(3, 'changePermissions', 'unavailable_503');
  const count = await carryOut(open);
  await expect.poll(() => sent.length).toBeGreaterThan(3);
  await cabinet.expireSessions();
  await expect(open.getByRole('alert')).toContainText('сделанное не повторится');
  await cabinet.noFaults();
  const signIn = open.getByRole('link', { name: 'Войти в новой вкладке' });
  const [other] = await Promise.all([page.waitForEvent('popup'), signIn.click()]);
  await signInAs(other, VOLKOVA);
  await open.getByRole('button', { name: 'Продолжить' }).click();
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`);
  expect(await changedInJournal(page)).toHaveLength(count);
});

test('leaving a run under way: it stops and says so, and the browser asks', async ({ page, cabinet }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  const address = page.url();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Обзор' }).click();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Администрирование' }).click();
  await aHundred(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  await cabinet.faultEvery(3, 'changePermissions', 'slow');
  await carryOut(open);
  await expect(progress(open)).toHaveText('Готово 2 из 100');
  await test.step('closing the tab', async () => {
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const shown = await asked;
    expect(shown.type()).toBe('beforeunload');
    await shown.dismiss();
  });
  await test.step('«Назад»', async () => {
    await page.goBack();
    await expect(open.getByText('ждём последний ответ').first()).toBeVisible();
    expect(page.url().startsWith(address)).toBe(true);
    await cabinet.noFaults();
    await expect(open.getByText(/^Остановлено/).first()).toBeVisible({ timeout: 15_000 });
    await expect(progress(open)).toHaveText('Готово 3 из 100');
    await axe(page);
  });
  await test.step('«Назад» once more leaves: nothing goes on', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'ПАО «Сталь»' })).toBeVisible();
    expect(await changedInJournal(page)).toHaveLength(3);
  });
});

test.describe('a backend that wants a fresh sign-in', () => {
  const SECONDS = 8;
  test.use({ environment: { STEP_UP_SECONDS: String(SECONDS) } });

  test('the run stops, and goes on after «Войти ещё раз» in a new tab', async ({ page, expected }) => {
    expected.push(/status of 401/);
    await openAdministration(page, VOLKOVA, 'stal');
    const signedIn = Date.now();
    await boxes(page).nth(1).click();
    await boxes(page).nth(3).click({ modifiers: ['Shift'] });
    const open = await previewOf(page, 'Дать права', ['Администратор']);
    // The age of the sign-in is what is tested.
    await expect.poll(() => Date.now() - signedIn, { timeout: 2000 * SECONDS }).toBeGreaterThan(1000 * (SECONDS + 1));
    await carryOut(open);
    await open.getByRole('button', { name: 'Да, всё верно' }).click();
    await expect(open.getByRole('alert')).toContainText('нужно войти на Госуслуги ещё раз');
    await expect(open.getByRole('alert')).toContainText('сделанное не повторится');
    await axe(page);
    const again = open.getByRole('link', { name: 'Войти ещё раз' });
    const [other] = await Promise.all([page.waitForEvent('popup'), again.click()]);
    await other.getByRole('button', { name: 'Вход в систему' }).click();
    await passProvider(other, VOLKOVA);
    await expect(other.getByRole('heading', { level: 1, name: 'ПАО «Сталь»' })).toBeVisible();
    await open.getByRole('button', { name: 'Продолжить' }).click();
    await expect(progress(open)).toHaveText('Готово 3 из 3');
    await expect(open.getByText('Не получилось')).toHaveCount(0);
  });
});
