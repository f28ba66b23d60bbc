// Who gave what to whom when; and the file for the inspection.
import { readFileSync } from 'node:fs';
import { axe, expect, test } from './fixtures';
import {
  IVANOVA,
  PETROV,
  SIDOROVA,
  chooseFromStaff,
  enter,
  openAdministration,
  openEmployee,
  rowOf,
  save,
} from './steps';

const SOUT = 'Отчёты СОУТ: просмотр';
const VIOLATIONS = 'Признаки нарушений: просмотр';

test('what was done is written down, found, filtered and taken along', async ({ page, cabinet, anotherBrowser, expected }) => {
  expected.push(/status of 500/);
  await openAdministration(page, IVANOVA);
  const journal = page.getByRole('link', { name: 'Журнал', exact: true });
  const rows = page.locator('tbody').getByRole('row');
  await test.step('a list that fails is read again; there is nothing yet', async () => {
    await cabinet.fault('listJournal', 'error_500');
    await journal.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Журнал доступа' })).toBeVisible();
    await expect(page.getByText('В кабинете произошла ошибка.')).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByText('Записей пока нет')).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Администрирование' })).toHaveAttribute('aria-current', 'page');
    await axe(page);
    await page.getByRole('link', { name: 'К списку сотрудников' }).click();
  });
  await test.step('a grant, a change, a look at the numbers', async () => {
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: SOUT }).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    const change = await openEmployee(page, SIDOROVA);
    await change.getByRole('checkbox', { name: VIOLATIONS }).check();
    await change.getByText('Срок доступа').click();
    await change.getByLabel('Последний день').fill('2099-12-31');
    await change.getByLabel('Последний день').blur();
    await save(change);
    // The list is read anew after a save; what is shown in it then stays.
    await expect(rowOf(page, SIDOROVA)).toContainText(VIOLATIONS);
    await page.getByRole('button', { name: `Показать СНИЛС и ИНН: ${PETROV}` }).click();
    await expect(page.getByRole('button', { name: `Скрыть СНИЛС и ИНН: ${PETROV}` })).toBeVisible();
    await journal.click();
    await expect(page.getByText('3 записи')).toBeVisible();
    await expect(rows.nth(0)).toContainText('Показаны СНИЛС и\u00a0ИНН');
    await expect(rows.nth(1)).toContainText(`Добавлено: ${VIOLATIONS}`);
    await expect(rows.nth(1)).toContainText('Срок: по\u00a031.12.2099');
    await expect(rows.nth(2)).toContainText(`Добавлено: ${SOUT}`);
    for (const row of await rows.all()) await expect(row).toContainText('Иванова Мария Петровна');
    await axe(page);
  });
  await test.step('of one employee', async () => {
    await rows.nth(1).getByRole('button', { name: SIDOROVA }).click();
    await expect(page.getByText('2 записи')).toBeVisible();
    await expect(page).toHaveURL(/\/journal\?employee_id=/);
    await page.reload();
    await expect(page.getByText(`Только сотрудник: ${SIDOROVA}`)).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Показать всех' }).click();
    await expect(page.getByText('3 записи')).toBeVisible();
  });
  await test.step('by event, day and name', async () => {
    await page.getByRole('combobox', { name: 'Событие' }).selectOption('Доступ дан');
    await expect(page.getByText('1 запись')).toBeVisible();
    await page.getByLabel('С даты').fill('2099-01-01');
    await page.getByLabel('С даты').blur();
    await expect(page.getByText('Таких записей нет.')).toBeVisible();
    await expect(page).toHaveURL(/action=granted&from=2099-01-01/);
    await page.goto(`${cabinet.url}/organizations/romashka/journal?q=%D0%A1%D0%B8%D0%B4%D0%BE%D1%80`);
    await expect(page.getByRole('searchbox')).toHaveValue('Сидор');
    await expect(page.getByText('2 записи')).toBeVisible();
  });
  await test.step('the way to it from an employee, and the file', async () => {
    await page.getByRole('link', { name: 'К списку сотрудников' }).click();
    const open = await openEmployee(page, SIDOROVA);
    await open.getByRole('link', { name: 'Журнал сотрудника' }).click();
    await expect(page.getByText('2 записи')).toBeVisible();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать CSV' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^Журнал доступа \d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffКогда (UTC);Событие;Сотрудник;Кто сделал;Было;Стало;Согласие, редакция');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain(`;Доступ дан;${SIDOROVA};${IVANOVA};;${SOUT};`);
    await expect(page.getByText('Файл готов: 2 строки.')).toBeVisible();
  });
  await test.step('a file that fails says so', async () => {
    await cabinet.fault('listJournal', 'error_500');
    await page.getByRole('button', { name: 'Скачать CSV' }).click();
    await expect(page.getByText('В кабинете произошла ошибка. Повторите через минуту')).toBeVisible();
  });
  await test.step('only for administrators', async () => {
    const hers = await anotherBrowser();
    await enter(hers, SIDOROVA, '/organizations/romashka/journal');
    await expect(hers.getByText('Давать доступ может только администратор организации.')).toBeVisible();
  });
});
