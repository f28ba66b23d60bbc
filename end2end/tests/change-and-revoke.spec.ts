import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import {
  IVANOVA,
  PETROV,
  SIDOROVA,
  accessDialog,
  chooseFromStaff,
  expectTicked,
  openAdministration,
  openEmployee,
  rowOf,
  save,
  toast,
} from './steps';

const SOUT = 'Отчёты СОУТ: просмотр';
const DECLARATIONS = 'Декларации: просмотр';
const DECLARING = 'Декларации: подача';
const VIOLATIONS = 'Признаки нарушений: просмотр';

const box = (dialog: Locator, name: string) => dialog.getByRole('checkbox', { name });
const alert = (dialog: Locator, words: string) => dialog.getByRole('alert').filter({ hasText: words });

/** Gives Сидорова access to these, as whoever is signed in. */
async function give(page: Page, ...permissions: string[]): Promise<void> {
  const dialog = await chooseFromStaff(page, SIDOROVA);
  for (const name of permissions) await box(dialog, name).check();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
}

/** A list that somebody else has changed. */
async function lookAgain(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
}

test('the same boxes to change, and the list follows', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  await give(page, SOUT);

  await test.step('opened, it shows what was given', async () => {
    const dialog = await openEmployee(page, SIDOROVA);
    await expectTicked(dialog, [SOUT]);
    await expect(dialog.getByRole('paragraph').filter({ hasText: 'Специалист по охране труда' })).toBeVisible();
    await axe(page);
  });
  await test.step('nothing changed, nothing saved', async () => {
    const dialog = accessDialog(page);
    await save(dialog);
    await expect(dialog.getByText('Изменений нет.')).toBeVisible();
  });
  await test.step('change; unticking «просмотр» unticks «подача»', async () => {
    const dialog = accessDialog(page);
    await box(dialog, DECLARING).check();
    await expect(box(dialog, DECLARATIONS)).toBeChecked();
    await box(dialog, DECLARATIONS).uncheck();
    await expect(box(dialog, DECLARING)).not.toBeChecked();
    await box(dialog, VIOLATIONS).check();
    await box(dialog, SOUT).uncheck();
    await expect(dialog.getByText('Добавится: ')).toHaveText(`Добавится: ${VIOLATIONS}`);
    await expect(dialog.getByText('Снимется: ')).toHaveText(`Снимется: ${SOUT}`);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(toast(page, `Полномочия сохранены: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toContainText(VIOLATIONS);
    await expect(rowOf(page, SIDOROVA)).not.toContainText(SOUT);
  });
});

test('«Отменить» takes back a grant and a change, for ten seconds', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 412/);
  await openAdministration(page, IVANOVA);
  const undo = page.getByRole('button', { name: 'Отменить' });
  await test.step('a grant', async () => {
    await give(page, SOUT);
    await axe(page);
    await undo.click();
    await expect(toast(page, `Доступ отозван: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(0);
  });
  await test.step('a revocation, also the one that took back a grant', async () => {
    await undo.click();
    await expect(toast(page, `Доступ возвращён: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toContainText(SOUT);
    await undo.click();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(0);
  });
  const change = async () => {
    const dialog = await openEmployee(page, SIDOROVA);
    await box(dialog, SOUT).uncheck();
    await box(dialog, VIOLATIONS).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toContainText(VIOLATIONS);
  };
  await test.step('a change, there and back and there again', async () => {
    await give(page, SOUT);
    await change();
    for (const permission of [SOUT, VIOLATIONS, SOUT]) {
      await undo.click();
      await expect(rowOf(page, SIDOROVA)).toContainText(permission);
    }
  });
  await test.step('not over what somebody else has saved since', async () => {
    await change();
    const his = await anotherBrowser();
    await openAdministration(his, PETROV);
    const theirs = await openEmployee(his, SIDOROVA);
    await box(theirs, DECLARATIONS).check();
    const dialog = await openEmployee(page, SIDOROVA);
    await box(dialog, VIOLATIONS).uncheck();
    await box(dialog, SOUT).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toContainText(SOUT);
    await save(theirs);
    await theirs.getByRole('button', { name: 'Показать, что сохранено' }).click();
    await save(theirs);
    await expect(theirs).toBeHidden();
    await undo.click();
    await expect(toast(page, 'Отменить не получилось.')).toBeVisible();
  });
});

test('what is sensitive is asked about once more', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await box(dialog, 'Администратор').check();
  await save(dialog);
  const question = dialog.getByRole('alertdialog', { name: 'Сотрудник получит важное полномочие: Администратор.' });
  await expect(question.getByRole('button', { name: 'Назад' })).toBeFocused();
  await axe(page);
  await question.getByRole('button', { name: 'Да, сохранить' }).click();
  await expect(dialog).toBeHidden();
  await test.step('not again when it is there already', async () => {
    const again = await openEmployee(page, SIDOROVA);
    await box(again, SOUT).check();
    await save(again);
    await expect(again).toBeHidden();
  });
});

test('«Отозвать доступ» asks first', async ({ page, anotherBrowser }) => {
  await openAdministration(page, IVANOVA);
  await give(page, SOUT);
  const dialog = await openEmployee(page, SIDOROVA);

  await test.step('«Не отзывать» leaves everything', async () => {
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(dialog.getByRole('heading', { name: `${SIDOROVA}: отозвать доступ?` })).toBeVisible();
    await axe(page);
    await dialog.getByRole('button', { name: 'Не отзывать' }).click();
    await expect(box(dialog, SOUT)).toBeChecked();
  });
  await test.step('then for good', async () => {
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(dialog).toBeHidden();
    await expect(toast(page, `Доступ отозван: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(0);
  });
  await test.step('Сидорова is refused', async () => {
    const hers = await anotherBrowser();
    await hers.goto('/organizations/romashka');
    await hers.getByRole('button', { name: 'Вход в систему' }).click();
    await hers.getByRole('button', { name: SIDOROVA }).click();
    await hers.getByRole('button', { name: 'Предоставить' }).click();
    await expect(hers.getByRole('heading', { level: 1, name: 'Нет доступа: ООО «Ромашка»' })).toBeVisible();
  });
});

test('closing with unsaved changes asks', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await openEmployee(page, PETROV);
  const question = dialog.getByRole('alertdialog', { name: 'Изменения не сохранены. Закрыть окно без сохранения?' });
  await box(dialog, SOUT).check();
  await dialog.getByRole('button', { name: 'Закрыть', exact: true }).click();
  await expect(question).toBeVisible();
  await axe(page);
  await question.getByRole('button', { name: 'Продолжить' }).click();
  await expect(question).toBeHidden();
  await expect(box(dialog, SOUT)).toBeChecked();
  await dialog.getByRole('button', { name: 'Отмена' }).click();
  await question.getByRole('button', { name: 'Закрыть без сохранения' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, PETROV)).not.toContainText(SOUT);
});

test('two administrators save the same employee: the second decides anew', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 412/);
  await openAdministration(page, IVANOVA);
  await give(page, SOUT);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const second = await openEmployee(his, SIDOROVA);

  await test.step('Иванова saves first', async () => {
    const first = await openEmployee(page, SIDOROVA);
    await box(first, VIOLATIONS).check();
    await save(first);
    await expect(first).toBeHidden();
  });
  await test.step('Петров is told, and his ticks stay', async () => {
    await box(second, DECLARING).check();
    await save(second);
    await expect(
      alert(second, 'Пока вы редактировали, доступ этого сотрудника изменил другой администратор.'),
    ).toBeVisible();
    await expectTicked(second, [SOUT, DECLARATIONS, DECLARING]);
    await axe(his);
  });
  await test.step('«Показать, что сохранено» compares with what is there now', async () => {
    await second.getByRole('button', { name: 'Показать, что сохранено' }).click();
    await expect(second.getByText('Ваши изменения добавлены к сохранённому')).toBeVisible();
    const rows = second.getByRole('table').getByRole('row');
    await expect(rows).toHaveText([
      'ПолномочияБылоСохранено сейчасУ вас',
      `${DECLARING}нетнетесть`,
      `${DECLARATIONS}нетнетесть`,
      `${VIOLATIONS}нетестьнет`,
    ]);
    await expectTicked(second, [SOUT, DECLARATIONS, DECLARING, VIOLATIONS], 'both changes stand');
    await expect(second.getByText('Добавится: ')).toHaveText(`Добавится: ${DECLARATIONS}, ${DECLARING}`);
    await expect(second.getByText('Снимется: ')).toHaveCount(0);
    await axe(his);
  });
  await test.step('and saves', async () => {
    await save(second);
    await expect(second).toBeHidden();
    await lookAgain(page);
    const dialog = await openEmployee(page, SIDOROVA);
    await expectTicked(dialog, [SOUT, DECLARATIONS, DECLARING, VIOLATIONS]);
  });
});

test('the last administrator cannot stop being one', async ({ page, expected }) => {
  expected.push(/status of 409/);
  await openAdministration(page, IVANOVA, 'school-7');
  const dialog = await openEmployee(page, IVANOVA);
  await test.step('not by unticking', async () => {
    await box(dialog, 'Администратор').uncheck();
    await box(dialog, SOUT).check();
    await save(dialog);
    const question = dialog.getByRole('alertdialog', { name: /Вы снимаете полномочия с\sсебя/ });
    await expect(question).toBeVisible();
    await axe(page);
    await question.getByRole('button', { name: 'Назад' }).click();
    await expect(question).toHaveCount(0);
    await expectTicked(dialog, [SOUT], 'nothing is lost by thinking again');
    await save(dialog);
    await question.getByRole('button', { name: 'Да, сохранить' }).click();
    await expect(alert(dialog, 'Это последний администратор организации.')).toBeVisible();
    await expectTicked(dialog, [SOUT]);
    await axe(page);
  });
  await test.step('not by revoking', async () => {
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    const question = dialog.getByRole('alertdialog', { name: /Вы снимаете полномочия с\sсебя/ });
    await question.getByRole('button', { name: 'Да, сохранить' }).click();
    await expect(alert(dialog, 'Это последний администратор организации.')).toBeVisible();
    await axe(page);
  });
  await test.step('but beside another one', async () => {
    await dialog.getByRole('button', { name: 'Не отзывать' }).click();
    await expectTicked(dialog, [SOUT]);
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    await dialog.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await expect(rowOf(page, IVANOVA)).toContainText('Администратор');
  });
});

test('the head stays an administrator', async ({ page, expected }) => {
  expected.push(/status of 409/);
  await openAdministration(page, IVANOVA);
  const dialog = await openEmployee(page, IVANOVA);
  await box(dialog, 'Администратор').uncheck();
  await box(dialog, VIOLATIONS).check();
  await save(dialog);
  await dialog.getByRole('button', { name: 'Да, сохранить' }).click();
  await expect(
    alert(dialog, 'Руководитель остаётся администратором, пока он руководитель на Госуслугах.'),
  ).toBeVisible();
  await expectTicked(dialog, [VIOLATIONS]);
});

test('«Сохранить» pressed twice gives one employee and no error', async ({ page, cabinet }) => {
  await openAdministration(page, IVANOVA);
  const before = await page.getByRole('row').count();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().startsWith(`${cabinet.url}/api/`)) sent.push(request.url());
  });
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await box(dialog, SOUT).check();
  await dialog.getByRole('button', { name: 'Сохранить' }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(toast(page, `Доступ дан: ${SIDOROVA}`)).toBeVisible();
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  await expect(page.getByRole('row')).toHaveCount(before + 1);
  expect(sent).toHaveLength(1);
});

test('a save that fails, and «Сохранить» again: one employee', async ({ page, cabinet, expected }) => {
  expected.push(/status of 502/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await box(dialog, SOUT).check();
  await cabinet.fault('grantAccess', 'html_502');
  await save(dialog);
  await expect(alert(dialog, 'В кабинете произошла ошибка.')).toBeVisible();
  await expectTicked(dialog, [SOUT]);
  await save(dialog);
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
});

test('403: the right to give access was taken meanwhile', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 403/);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const open = await chooseFromStaff(his, SIDOROVA);
  await box(open, VIOLATIONS).check();

  await test.step('Иванова takes it away', async () => {
    await openAdministration(page, IVANOVA);
    const dialog = await openEmployee(page, PETROV);
    await box(dialog, 'Администратор').uncheck();
    await box(dialog, SOUT).check();
    await save(dialog);
    await expect(dialog).toBeHidden();
  });
  await test.step('Петров is told, and his ticks stay', async () => {
    await save(open);
    await expect(alert(open, 'У вас нет прав на это действие.')).toBeVisible();
    await expectTicked(open, [VIOLATIONS]);
    await axe(his);
  });
  await test.step('from now on he sees what was left to him', async () => {
    await his.reload();
    await expect(his.getByText('Давать доступ может только администратор организации.')).toBeVisible();
    const sections = his.getByRole('navigation', { name: 'Разделы' });
    await expect(sections.getByRole('link')).toHaveText(['Обзор', 'Отчёты СОУТ']);
  });
});

test('404: the employee was revoked meanwhile', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 404/);
  await openAdministration(page, IVANOVA);
  await give(page, SOUT);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const open = await openEmployee(his, SIDOROVA);
  await box(open, VIOLATIONS).check();
  await test.step('Иванова revokes', async () => {
    const dialog = await openEmployee(page, SIDOROVA);
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(dialog).toBeHidden();
  });
  await save(open);
  await expect(alert(open, 'Этого больше нет или вам это не открыто.')).toBeVisible();
  await expectTicked(open, [SOUT, VIOLATIONS]);
  await axe(his);
});

test('409: access was given by somebody else meanwhile', async ({ page, anotherBrowser, expected }) => {
  expected.push(/status of 409/);
  const his = await anotherBrowser();
  await openAdministration(his, PETROV);
  const open = await chooseFromStaff(his, SIDOROVA);
  await box(open, VIOLATIONS).check();
  await openAdministration(page, IVANOVA);
  await give(page, SOUT);

  await save(open);
  await expect(alert(open, 'У этого сотрудника уже есть доступ.')).toBeVisible();
  await expectTicked(open, [VIOLATIONS]);
  await axe(his);

  await test.step('what Иванова gave is untouched', async () => {
    await lookAgain(page);
    await expect(rowOf(page, SIDOROVA)).toContainText(SOUT);
    await expect(rowOf(page, SIDOROVA)).not.toContainText(VIOLATIONS);
  });
  await test.step('and the directory says so', async () => {
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    const dialog = accessDialog(page);
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await dialog.getByRole('searchbox').fill('Сидорова');
    await expect(dialog.getByRole('radio')).toHaveCount(1);
    await expect(dialog.getByRole('radio', { name: SIDOROVA })).toBeDisabled();
    await expect(dialog.getByText('доступ уже есть')).toBeVisible();
    await axe(page);
  });
});

test('422: the server refuses a field that the app found right', async ({ page, cabinet, expected }) => {
  expected.push(/status of 422/);
  await openAdministration(page, IVANOVA);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  const dialog = accessDialog(page);
  await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
  const typed = {
    Фамилия: 'Орлова',
    Имя: 'Дарья',
    Отчество: 'Ильинична',
    ИНН: '770100009917',
    СНИЛС: '900-100-707 14',
    Должность: 'Инженер',
  };
  for (const [name, text] of Object.entries(typed)) await dialog.getByRole('textbox', { name }).fill(text);
  await dialog.getByRole('checkbox', { name: 'Согласие сотрудника' }).check();
  await save(dialog);
  await box(dialog, SOUT).check();
  await cabinet.fault('grantAccess', 'invalid');
  await save(dialog);

  await test.step('the field is named, and what was typed stays', async () => {
    await expect(alert(dialog, 'Кабинет не принял введённое.')).toBeVisible();
    const snils = dialog.getByRole('textbox', { name: 'СНИЛС' });
    await expect(snils).toHaveAttribute('aria-invalid', 'true');
    await expect(snils).toHaveAccessibleDescription(/Сервер не принял это значение: проверьте его/);
    for (const [name, text] of Object.entries(typed)) {
      await expect(dialog.getByRole('textbox', { name })).toHaveValue(text);
    }
    await axe(page);
  });
  await test.step('after a correction the ticks are still there', async () => {
    await dialog.getByRole('textbox', { name: 'СНИЛС' }).fill('900-100-808 18');
    await save(dialog);
    await expectTicked(dialog, [SOUT]);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, 'Орлова Дарья Ильинична')).toContainText('18');
  });
});

test('a template ticks a set at once, and says so', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('combobox', { name: 'Шаблон' }).selectOption('Кадровик');
  const personnel = ['Реестр обученных: просмотр', 'Реестр обученных: передача сведений'];
  await expectTicked(dialog, personnel);
  await expect(dialog.getByText('Добавится: ')).toHaveText(`Добавится: ${personnel.join(', ')}`);
  await axe(page);
  await dialog.getByRole('combobox', { name: 'Шаблон' }).selectOption('Только просмотр');
  await expect(box(dialog, DECLARATIONS)).toBeChecked();
  await expect(box(dialog, 'Реестр обученных: передача сведений')).not.toBeChecked();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toContainText('Реестр обученных: просмотр');
});

test('a search that is left before it has begun', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  const dialog = accessDialog(page);
  const add = dialog.getByRole('button', { name: 'Добавить сотрудника' });
  const searched: (string | null)[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('/staff') && searchParams.has('q')) searched.push(searchParams.get('q'));
  });
  await add.click();
  await expect(dialog.getByRole('radio').first()).toBeVisible();
  await dialog.getByRole('searchbox').fill('Сидорова');
  await dialog.getByRole('button', { name: 'Назад' }).click();
  // The next search waits no less than the first would have: when it is answered, that one had its time.
  await add.click();
  await dialog.getByRole('searchbox').fill('Власова Лариса Юрьевна');
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  expect(searched).toEqual(['Власова Лариса Юрьевна']);
  await expect(page.locator('#last-resort'), 'nothing has stopped').toBeHidden();
});
