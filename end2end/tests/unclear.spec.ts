// An answer that is none after something was asked to be done: nobody is told that it was, what is there is read anew, and
// the same once more does no harm. For each kind of screen; for every write of the API it is tested in src/api/tests.rs.
import type { Page, Request } from '@playwright/test';
import type { Fault } from './cabinet';
import { expect, test } from './fixtures';
import { IVANOVA, PETROV, SIDOROVA, chooseFromStaff, enter, openAdministration, openEmployee, rowOf, save, toast } from './steps';

const UNCLEAR = 'Кабинет прислал непонятный ответ.';
const ROMASHKA = '/organizations/romashka';
const NOT_DONE: Fault[] = ['html', 'empty_204'];
const alert = (page: Pick<Page, 'getByRole'>) => page.getByRole('alert').filter({ hasText: UNCLEAR });

/** The keys of the requests of this kind, as they are sent. */
function keys(page: Page, fits: (request: Request) => boolean): (string | undefined)[] {
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (fits(request)) sent.push(request.headers()['idempotency-key']);
  });
  return sent;
}

test('access: given once under one key; the list is read anew; what was revoked is revoked', async ({ page, cabinet, expected }) => {
  expected.push(/status of 404/);
  const sent = keys(page, (request) => request.method() === 'POST' && request.url().endsWith('/employees'));
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await cabinet.fault('grantAccess', 'done_html');
  await save(dialog);
  await expect(alert(dialog)).toBeVisible();
  await expect(page.locator('tbody').getByText(SIDOROVA)).toHaveCount(1);
  await save(dialog);
  await expect(toast(page, `Доступ дан: ${SIDOROVA}`)).toBeVisible();
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toBe(sent[1]);
  await test.step('revoked', async () => {
    const open = await openEmployee(page, PETROV);
    await open.getByRole('button', { name: 'Отозвать доступ' }).click();
    // 204 is what is promised here.
    for (const fault of ['html', 'done_html'] as const) {
      await cabinet.fault('revokeAccess', fault);
      await open.getByRole('button', { name: 'Отозвать доступ' }).click();
      await expect(alert(open)).toBeVisible();
    }
    await open.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(toast(page, PETROV)).toBeVisible();
    await expect(rowOf(page, PETROV)).toHaveCount(0);
  });
});

test('a template that is there all the same is shown', async ({ page, cabinet }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await openEmployee(page, PETROV);
  await dialog.getByRole('button', { name: 'Создать шаблон' }).click();
  await dialog.getByRole('textbox', { name: 'Название' }).fill('Мой набор');
  await cabinet.fault('createTemplate', 'done_html');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(UNCLEAR)).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Шаблон' }).locator('option', { hasText: 'Мой набор' })).toHaveCount(1);
});

test('an answer to a sign of a violation: done is told as done, not done stays', async ({ page, cabinet }) => {
  await enter(page, IVANOVA, `${ROMASHKA}/violations?state=new`);
  await page.getByRole('table').getByRole('link').first().click();
  const comment = page.getByRole('textbox', { name: 'Комментарий' });
  await page.getByRole('radio', { name: /Взять в/ }).check();
  await comment.fill('Обучение назначено.');
  for (const fault of NOT_DONE) {
    await cabinet.fault('changeViolationState', fault);
    const reread = page.waitForResponse((response) => response.request().method() === 'GET' && response.url().includes('/violations/'));
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await reread;
    await expect(alert(page)).toBeVisible();
    await expect(comment).toHaveValue('Обучение назначено.');
  }
  await cabinet.fault('changeViolationState', 'done_html');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Сохранено. Состояние: в\u00a0работе.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'История' }).getByText('Обучение назначено.')).toHaveCount(1);
});

test('a declaration is begun once, under one key', async ({ page, cabinet }) => {
  const sent = keys(page, (request) => request.method() === 'POST' && request.url().endsWith('/declarations'));
  await enter(page, IVANOVA, `${ROMASHKA}/declarations`);
  const begin = page.getByRole('button', { name: 'Новая декларация' });
  for (const [times, fault] of ([...NOT_DONE, 'done_html'] as const).entries()) {
    await cabinet.fault('createDeclaration', fault);
    await begin.click();
    await expect.poll(() => sent.length).toBe(times + 1);
    await expect(alert(page)).toBeVisible();
  }
  await begin.click();
  await expect(page.getByRole('textbox', { name: 'Адрес' }).first()).toBeVisible();
  expect(new Set(sent).size).toBe(1);
});

test('signing out: whoever is out is told so, whoever is not stays', async ({ page, cabinet }) => {
  await enter(page, IVANOVA, ROMASHKA);
  await page.getByRole('button', { name: 'Иванова М. П.' }).click();
  const out = page.getByRole('button', { name: 'Выход' });
  for (const fault of NOT_DONE) {
    await cabinet.fault('logout', fault);
    const asked = page.waitForResponse((response) => response.url().endsWith('/session'));
    await out.click();
    await asked;
    await expect(alert(page)).toBeVisible();
  }
  await cabinet.fault('logout', 'done_html');
  await out.click();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
});
