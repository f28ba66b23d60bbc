import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import {
  IVANOVA,
  PETROV,
  SIDOROVA,
  accessDialog,
  chooseFromStaff,
  enter,
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

test('an access from giving to revoking: the list follows, and what matters is asked about first', async ({
  page,
  cabinet,
  anotherBrowser,
  expected,
}) => {
  expected.push(/status of 502/);
  await openAdministration(page, IVANOVA);
  const before = await page.getByRole('row').count();
  const dialog = accessDialog(page);
  await test.step('a save that fails', async () => {
    await chooseFromStaff(page, SIDOROVA);
    await box(dialog, SOUT).check();
    await cabinet.fault('grantAccess', 'html_502');
    await save(dialog);
    await expect(alert(dialog, 'В кабинете произошла ошибка.')).toBeVisible();
    await expectTicked(dialog, [SOUT]);
  });
  await test.step('«Сохранить» pressed twice: one employee and no error', async () => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().startsWith(`${cabinet.url}/api/`)) sent.push(request.url());
    });
    await dialog.getByRole('button', { name: 'Сохранить' }).dblclick();
    await expect(dialog).toBeHidden();
    await expect(toast(page, `Доступ дан: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    await expect(page.getByRole('row')).toHaveCount(before + 1);
    expect(sent).toHaveLength(1);
  });
  await test.step('opened, it shows what was given', async () => {
    await openEmployee(page, SIDOROVA);
    await expectTicked(dialog, [SOUT]);
    await expect(dialog.getByRole('paragraph').filter({ hasText: 'Специалист по охране труда' })).toBeVisible();
    await axe(page);
  });
  await test.step('nothing changed, nothing saved', async () => {
    await save(dialog);
    await expect(dialog.getByText('Изменений нет.')).toBeVisible();
  });
  await test.step('closing with unsaved changes asks', async () => {
    const question = dialog.getByRole('alertdialog', { name: 'Изменения не сохранены. Закрыть окно без сохранения?' });
    await box(dialog, VIOLATIONS).check();
    await dialog.getByRole('button', { name: 'Закрыть', exact: true }).click();
    await expect(question).toBeVisible();
    await axe(page);
    await question.getByRole('button', { name: 'Продолжить' }).click();
    await expect(question).toBeHidden();
    await expectTicked(dialog, [SOUT, VIOLATIONS]);
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    await question.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, SIDOROVA)).not.toContainText(VIOLATIONS);
  });
  await test.step('a change; unticking «просмотр» unticks «подача»', async () => {
    await openEmployee(page, SIDOROVA);
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
  await test.step('what is sensitive is asked about once more', async () => {
    await openEmployee(page, SIDOROVA);
    await box(dialog, 'Администратор').check();
    await save(dialog);
    const question = dialog.getByRole('alertdialog', { name: 'Сотрудник получит важное полномочие: Администратор.' });
    await expect(question.getByRole('button', { name: 'Назад' })).toBeFocused();
    await axe(page);
    await question.getByRole('button', { name: 'Да, сохранить' }).click();
    await expect(dialog).toBeHidden();
  });
  await test.step('but not when it is there already', async () => {
    await openEmployee(page, SIDOROVA);
    await box(dialog, SOUT).check();
    await save(dialog);
    await expect(dialog).toBeHidden();
  });
  await test.step('«Не отзывать» leaves everything', async () => {
    await openEmployee(page, SIDOROVA);
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
    await enter(hers, SIDOROVA, '/organizations/romashka');
    await expect(hers.getByRole('heading', { level: 1, name: 'Нет доступа: ООО «Ромашка»' })).toBeVisible();
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
    await expect(theirs.getByText('Ваши изменения добавлены к сохранённому')).toBeVisible();
    await save(theirs);
    await expect(theirs).toBeHidden();
    await undo.click();
    await expect(toast(page, 'Отменить не получилось.')).toBeVisible();
  });
  await test.step('after ten seconds there is no way back', async () => {
    // On a page of its own: a timer cannot be cleared on this clock, whose numbers are too large for the app.
    await page.clock.install();
    await openAdministration(page, IVANOVA);
    await change();
    await expect(undo).toBeVisible();
    await page.clock.fastForward('00:11');
    await expect(undo).toHaveCount(0);
  });
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
    await question.getByRole('button', { name: 'Назад' }).click();
    await expect(question).toHaveCount(0);
    await expectTicked(dialog, [SOUT], 'nothing is lost by thinking again');
    await save(dialog);
    await question.getByRole('button', { name: 'Да, сохранить' }).click();
    await expect(alert(dialog, 'Это последний администратор организации.')).toBeVisible();
    await expectTicked(dialog, [SOUT]);
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

test('an answer that is not the promised one is no success: what is ticked stays, and «Сохранить» again saves', async ({
  page,
  cabinet,
}) => {
  await openAdministration(page, IVANOVA);
  const isUnclear = (dialog: Locator) =>
    expect(alert(dialog, 'Кабинет прислал непонятный ответ.')).toContainText('неизвестно, сохранилось ли');
  await test.step('a grant that was made: once, however often it is sent', async () => {
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await box(dialog, SOUT).check();
    await cabinet.fault('grantAccess', 'done_html');
    await save(dialog);
    await isUnclear(dialog);
    await expect(toast(page, 'Доступ дан')).toBeHidden();
    await expectTicked(dialog, [SOUT]);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  });
  const dialog = await openEmployee(page, SIDOROVA);
  await box(dialog, VIOLATIONS).check();
  for (const [what, fault] of [
    ['200 with a page', 'html'],
    ['204', 'empty_204'],
  ] as const) {
    await test.step(`a change that was not made, answered by ${what}`, async () => {
      await cabinet.fault('changePermissions', fault);
      const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
      await save(dialog);
      await answered;
      await expect(dialog.getByRole('button', { name: 'Сохранить', exact: true })).toBeEnabled();
      await isUnclear(dialog);
      await expect(toast(page, 'Полномочия сохранены')).toBeHidden();
      await expectTicked(dialog, [SOUT, VIOLATIONS]);
      await axe(page);
    });
  }
  await test.step('and then it is made', async () => {
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(toast(page, `Полномочия сохранены: ${SIDOROVA}`)).toBeVisible();
    await lookAgain(page);
    await expect(rowOf(page, SIDOROVA)).toContainText(VIOLATIONS);
  });
});
