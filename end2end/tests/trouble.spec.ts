import { axe, expect, test } from './fixtures';
import type { Page } from '@playwright/test';
import { IVANOVA, SIDOROVA, chooseFromStaff, expectTicked, openAdministration, passProvider, rowOf, save, signInAs } from './steps';

const TICKS = ['Отчёты СОУТ: просмотр', 'Декларации: просмотр', 'Декларации: подача'];

async function atOrganizations(page: Page): Promise<void> {
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
}

const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

test('the backend is down, then comes back', async ({ page, cabinet, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED/);
  await atOrganizations(page);
  await cabinet.stop();
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
  await axe(page);
  await test.step('«Повторить» in vain, then with success', async () => {
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
    await cabinet.startAgain();
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  });
});

test('the backend is down while saving: the ticks stay', async ({ page, cabinet, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await dialog.getByRole('checkbox', { name: 'Декларации: подача' }).check();
  await cabinet.stop();
  await save(dialog);
  await expect(dialog.getByRole('alert').filter({ hasText: 'Нет связи с кабинетом.' })).toBeVisible();
  await expectTicked(dialog, TICKS);
  await axe(page);
  await cabinet.startAgain();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
});

test('an answer after ten seconds: late is said, then it is shown', async ({ page, cabinet }) => {
  await atOrganizations(page);
  await cabinet.fault('getOrganization', 'slow');
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(page.getByText('Загружаем…')).toBeVisible();
  await expect(page.getByText('Ответ задерживается. Подождите, мы всё ещё загружаем…')).toBeVisible();
  await axe(page);
  // Ten seconds after the press, and as many again for a busy machine.
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible({ timeout: 20_000 });
});

for (const [what, fault, sentence, status] of [
  ['HTML with status 200', 'html', 'Кабинет прислал непонятный ответ.', undefined],
  ['HTML with status 502', 'html_502', 'В кабинете произошла ошибка.', 502],
  ['500', 'error_500', 'В кабинете произошла ошибка.', 500],
] as const) {
  test(`the organization answers ${what}`, async ({ page, cabinet, expected }) => {
    if (status) expected.push(new RegExp(`status of ${status}`));
    await atOrganizations(page);
    await cabinet.fault('getOrganization', fault);
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    await expect(alert(page, sentence)).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  });
}

test('the connection breaks without an answer', async ({ page, cabinet, expected }) => {
  expected.push(/net::ERR_/);
  await atOrganizations(page);
  // Chromium itself asks again on every connection that was idle; more often than that it gives up.
  await cabinet.fault('getOrganization', 'drop', 1000);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
  await cabinet.noFaults();
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
});

test('a list that fails, fails alone', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/);
  await openAdministration(page, IVANOVA);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  await cabinet.fault('listStaff', 'error_500');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'В кабинете произошла ошибка.' })).toBeVisible();
  await axe(page);
  await dialog.getByRole('button', { name: 'Повторить' }).click();
  await expect(dialog.getByText('40 сотрудников')).toBeVisible();
});

test('500 shows the number of the request, which can be copied with the time', async ({ page, cabinet, context, expected }) => {
  expected.push(/status of 500/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: cabinet.url });
  await atOrganizations(page);
  await cabinet.fault('getOrganization', 'error_500');
  const answered = page.waitForResponse((response) => response.status() === 500);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  const id = (await answered).headers()['x-request-id'] ?? '';
  expect(id).toMatch(/^[0-9a-f-]{16,}$/);
  await expect(page.getByText('Для поддержки:')).toContainText(id);
  await page.getByRole('button', { name: 'Скопировать для поддержки' }).click();
  await expect(page.getByText('Скопировано')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(new RegExp(`^${id}, \\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$`));
});

test('too many requests: how long to wait', async ({ page, cabinet, expected }) => {
  expected.push(/status of 429/);
  await atOrganizations(page);
  await cabinet.fault('getOrganization', 'too_many');
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(alert(page, 'Слишком много запросов подряд.')).toContainText(/Подождите 30\sсекунд и повторите\./);
  await axe(page);
});

test.describe('with a real limit of sign-ins', () => {
  test.use({ environment: { LOGIN_LIMIT: '1' } });
  test('the second sign-in within a minute has to wait', async ({ page, anotherBrowser, expected }) => {
    expected.push(/status of 429/);
    await atOrganizations(page);
    const other = await anotherBrowser();
    await other.goto('/');
    await other.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(alert(other, 'Слишком много запросов подряд.')).toContainText(/Подождите \d+\sсекунд/);
    await axe(other);
  });
});

test('the very first request fails', async ({ page, cabinet, expected }) => {
  expected.push(/status of 502/);
  await cabinet.fault('getSession', 'html_502');
  await page.goto('/organizations');
  await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
});

test('signing in and signing out fail with a sentence', async ({ page, cabinet, expected }) => {
  expected.push(/status of 500/);
  await cabinet.fault('startLogin', 'error_500');
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
  await axe(page);
  await atOrganizations(page);
  await cabinet.fault('logout', 'error_500');
  await page.getByRole('button', { name: 'Иванова М. П.' }).click();
  await page.getByRole('button', { name: 'Выход' }).click();
  await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Выход' }).click();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
});

test('the session ends on a page: sign in and be back', async ({ page, cabinet, expected }) => {
  expected.push(/status of 401/);
  await atOrganizations(page);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  await cabinet.expireSessions();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Декларации' }).click();
  await expect(alert(page, 'Сеанс закончился.')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await passProvider(page, IVANOVA);
  await expect(page.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
});

test('the session ends in the middle of the dialog: another tab, and nothing is lost', async ({
  page,
  cabinet,
  context,
  expected,
}) => {
  expected.push(/status of 401/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await dialog.getByRole('checkbox', { name: 'Декларации: подача' }).check();
  await cabinet.expireSessions();
  await save(dialog);
  await expect(dialog.getByRole('alert').filter({ hasText: 'Сеанс закончился.' })).toContainText(
    'нажмите «Сохранить» ещё раз: всё введённое на месте',
  );
  await axe(page);

  await test.step('sign in in a new tab', async () => {
    const opened = context.waitForEvent('page');
    await dialog.getByRole('link', { name: 'Войти в новой вкладке' }).click();
    const tab = await opened;
    await signInAs(tab, IVANOVA);
    await expect(tab.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    await tab.close();
  });

  await test.step('back here «Сохранить» works', async () => {
    await expectTicked(dialog, TICKS);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, SIDOROVA)).toContainText('Декларации: подача');
  });
});
