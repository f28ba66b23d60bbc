import { axe, expect, test } from './fixtures';
import type { Page } from '@playwright/test';
import {
  IVANOVA,
  SIDOROVA,
  chooseFromStaff,
  enter,
  expectTicked,
  openAdministration,
  passProvider,
  rowOf,
  save,
  signInAs,
} from './steps';

const TICKS = ['Отчёты СОУТ: просмотр', 'Декларации: просмотр', 'Декларации: подача'];
const REPORTS = 'Отчёты СОУТ: просмотр';
const SUBMIT = 'Декларации: подача';

const alert = (page: Pick<Page, 'getByRole'>, words: string) => page.getByRole('alert').filter({ hasText: words });
const organization = (page: Page) => page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' });
const signIn = (page: Page) => page.getByRole('button', { name: 'Вход в систему' });
const section = (page: Page, name: string) => page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name });

async function openOrganization(page: Page): Promise<void> {
  await page.goto('/organizations');
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
}

async function retry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Повторить' }).click();
}

test('the backend is down, while saving and while reading, and comes back: what was ticked stays', async ({
  page,
  cabinet,
  expected,
}) => {
  // The code of a section that is opened meanwhile does not come either.
  expected.push(/ERR_CONNECTION_REFUSED/, /Failed to fetch/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: REPORTS }).check();
  await dialog.getByRole('checkbox', { name: SUBMIT }).check();
  await cabinet.stop();
  await save(dialog);
  await expect(alert(dialog, 'Нет связи с кабинетом.')).toBeVisible();
  await expectTicked(dialog, TICKS);
  await axe(page);
  await cabinet.startAgain();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  await test.step('«Повторить» in vain, then with success', async () => {
    await cabinet.stop();
    await section(page, 'Декларации').click();
    await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
    await axe(page);
    await retry(page);
    await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
    await cabinet.startAgain();
    await retry(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('an answer that is none: each says what is wrong, and «Повторить» helps', async ({ page, cabinet, context, expected }) => {
  expected.push(/status of 502/, /status of 500/, /status of 429/, /status of 503/, /net::ERR_/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: cabinet.url });
  await enter(page, IVANOVA);
  await test.step('HTML with status 200', async () => {
    await cabinet.fault('getOrganization', 'html');
    await openOrganization(page);
    await expect(alert(page, 'Кабинет прислал непонятный ответ.')).toBeVisible();
    await retry(page);
    await expect(organization(page)).toBeVisible();
  });
  await test.step('HTML with status 502', async () => {
    await cabinet.fault('getOrganization', 'html_502');
    await openOrganization(page);
    await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
    await retry(page);
    await expect(organization(page)).toBeVisible();
  });
  await test.step('500, with the number of the request, which can be copied with the time', async () => {
    await cabinet.fault('getOrganization', 'error_500');
    const answered = page.waitForResponse((response) => response.status() === 500);
    await openOrganization(page);
    const id = (await answered).headers()['x-request-id'] ?? '';
    expect(id).toMatch(/^[0-9a-f-]{16,}$/);
    await expect(alert(page, 'В кабинете произошла ошибка.')).toContainText(`Для поддержки: ${id}`);
    await axe(page);
    await page.getByRole('button', { name: 'Скопировать для поддержки' }).click();
    await expect(page.getByText('Скопировано')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(new RegExp(`^${id}, \\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$`));
    await retry(page);
    await expect(organization(page)).toBeVisible();
  });
  await test.step('too many requests: how long to wait', async () => {
    await cabinet.fault('getOrganization', 'too_many');
    await openOrganization(page);
    await expect(alert(page, 'Слишком много запросов подряд.')).toContainText(/Подождите (30|29)\sсекунд/);
  });
  await test.step('it does not work for now, until a certain time: the wait is counted down', async () => {
    await cabinet.fault('getOrganization', 'unavailable_until');
    await openOrganization(page);
    const left = alert(page, 'Кабинет временно не работает.').getByRole('timer');
    await expect(left).toHaveText(/^Подождите (2[5-9]|30)\sсекунд\S* и попробуйте ещё раз\.$/);
    const first = await left.innerText();
    await expect(left).not.toHaveText(first);
    await axe(page);
    await retry(page);
    await expect(organization(page)).toBeVisible();
  });
  await test.step('the connection breaks without an answer', async () => {
    // Chromium itself asks again on every connection that was idle; more often than that it gives up.
    await cabinet.fault('getOrganization', 'drop', 1000);
    await openOrganization(page);
    await expect(alert(page, 'Нет связи с кабинетом.')).toBeVisible();
    await cabinet.noFaults();
    await retry(page);
    await expect(organization(page)).toBeVisible();
  });
});

test('in the dialog a list fails alone, and the session ends: in again in another tab, and nothing is lost', async ({
  page,
  cabinet,
  context,
  expected,
}) => {
  expected.push(/status of 500/, /status of 401/);
  await openAdministration(page, IVANOVA);
  await test.step('the list of the staff', async () => {
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    await cabinet.fault('listStaff', 'error_500');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await expect(alert(dialog, 'В кабинете произошла ошибка.')).toBeVisible();
    await axe(page);
    await dialog.getByRole('button', { name: 'Повторить' }).click();
    await expect(dialog.getByText('40 сотрудников')).toBeVisible();
    await page.reload();
  });
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: REPORTS }).check();
  await dialog.getByRole('checkbox', { name: SUBMIT }).check();
  await cabinet.expireSessions();
  await save(dialog);
  await expect(alert(dialog, 'Сеанс закончился.')).toContainText(
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
    await expect(rowOf(page, SIDOROVA)).toContainText(SUBMIT);
  });
});

test('the very first request fails, then signing in, a page at whose opening the session is over, and signing out', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 502/, /status of 500/, /status of 401/);
  await test.step('who is signed in', async () => {
    await cabinet.fault('getSession', 'html_502');
    await page.goto('/organizations');
    await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
    await axe(page);
    await retry(page);
    await expect(signIn(page)).toBeVisible();
  });
  await test.step('signing in', async () => {
    await cabinet.fault('startLogin', 'error_500');
    await signIn(page).click();
    await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
    await signInAs(page, IVANOVA);
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    await expect(organization(page)).toBeVisible();
  });
  await test.step('the session ends on a page: sign in and be back', async () => {
    await cabinet.expireSessions();
    await section(page, 'Декларации').click();
    await expect(alert(page, 'Сеанс закончился.')).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Войти снова' }).click();
    await passProvider(page, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
  });
  await test.step('signing out', async () => {
    await cabinet.fault('logout', 'error_500');
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(alert(page, 'В кабинете произошла ошибка.')).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(signIn(page)).toBeVisible();
  });
});

test('a refusal that the contract does not name is not somebody else’s change, and names no button that is not there', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 409/, /net::ERR_/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: REPORTS }).check();
  await cabinet.fault('grantAccess', 'conflict_409');
  await save(dialog);
  await expect(alert(dialog, 'Кабинет не смог это сделать: данные там уже другие.')).toBeVisible();
  await expect(dialog).not.toContainText('другой администратор');
  // The number of the request is in a header of the answer.
  await expect(dialog).toContainText('Для поддержки');
  await cabinet.fault('grantAccess', 'drop', 1000);
  await save(dialog);
  await expect(alert(dialog, 'Нет связи с кабинетом.')).toContainText('попробуйте ещё раз');
  await expect(dialog).not.toContainText('Повторить');
  await expect(dialog).not.toContainText('номер запроса');
  await cabinet.noFaults();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
});
