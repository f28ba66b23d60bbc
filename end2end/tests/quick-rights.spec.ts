// Templates of one's own, rights copied from a colleague, access for a time.
import { axe, expect, test } from './fixtures';
import { IVANOVA, PETROV, SIDOROVA, chooseFromStaff, expectTicked, openAdministration, openEmployee, rowOf, save } from './steps';

const SOUT = 'Отчёты СОУТ: просмотр';
const VIOLATIONS = 'Признаки нарушений: просмотр';

test('a template of one’s own, rights copied from a colleague, access for a time', async ({ page, expected }) => {
  expected.push(/status of 409/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  const template = dialog.getByRole('combobox', { name: 'Шаблон' });
  const name = dialog.getByRole('textbox', { name: 'Название шаблона' });
  const keep = dialog.getByRole('button', { name: 'Создать шаблон' });
  await expect(keep, 'there is nothing to keep').toBeHidden();
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await dialog.getByRole('checkbox', { name: VIOLATIONS }).check();
  await test.step('a template needs a name, and one of its own', async () => {
    await keep.click();
    await expect(name).toBeFocused();
    const inline = dialog.locator('.inline-form');
    await inline.getByRole('button', { name: 'Создать' }).click();
    await expect(name).toHaveAccessibleDescription('Заполните это поле');
    await name.fill('кадровик');
    await inline.getByRole('button', { name: 'Создать' }).click();
    await expect(name).toHaveAccessibleDescription(/Шаблон с\sтаким названием уже есть. Назовите его иначе./);
    await axe(page);
    await name.fill('Подрядчик');
    await name.press('Enter');
    await expect(dialog.getByText('Шаблон «Подрядчик» сохранён.')).toBeVisible();
  });
  await test.step('used', async () => {
    await dialog.getByRole('checkbox', { name: SOUT }).uncheck();
    await template.selectOption('Подрядчик');
    await expectTicked(dialog, [SOUT, VIOLATIONS]);
    await axe(page);
  });
  await test.step('deleted; a built-in one cannot be', async () => {
    await dialog.getByRole('button', { name: 'Удалить шаблон «Подрядчик»' }).click();
    await expect(dialog.getByText('Шаблон «Подрядчик» удалён.')).toBeVisible();
    await expect(template.locator('option', { hasText: 'Подрядчик' })).toHaveCount(0);
    await template.selectOption('Кадровик');
    await expect(dialog.getByRole('button', { name: /Удалить шаблон/ })).toHaveCount(0);
    const personnel = ['Реестр обученных: просмотр', 'Реестр обученных: передача сведений'];
    await expectTicked(dialog, personnel);
    await expect(dialog.getByText('Добавится: ')).toHaveText(`Добавится: ${personnel.join(', ')}`);
  });
  await test.step('«Скопировать права у…»', async () => {
    const copy = dialog.getByRole('button', { name: 'Скопировать права у…' });
    await copy.click();
    const search = dialog.getByRole('searchbox', { name: 'У кого скопировать' });
    await expect(search).toBeFocused();
    await axe(page);
    await search.fill('ъъъ');
    await search.press('Enter');
    await expect(dialog.getByText('С доступом никого по этому запросу нет.')).toBeVisible();
    await search.fill('Петров');
    await dialog.getByRole('button', { name: `Скопировать права у сотрудника ${PETROV}` }).click();
    await expect(dialog.getByText(`Отмечено то же, что у сотрудника ${PETROV}.`)).toBeVisible();
    await expect(copy).toBeFocused();
    await expectTicked(dialog, ['Администратор']);
  });
  await dialog.getByRole('checkbox', { name: 'Администратор' }).uncheck();
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await expect(dialog.getByText(`Всего после сохранения: ${SOUT}.`)).toBeVisible();
  await dialog.getByText('Срок доступа').click();
  const [from, until] = [dialog.getByLabel('Первый день'), dialog.getByLabel('Последний день')];
  await test.step('a term the wrong way round is told and not sent', async () => {
    await from.fill('2099-02-01');
    await until.fill('2099-01-01');
    await until.blur();
    await expect(dialog.getByText('Последний день раньше первого: исправьте даты.')).toBeVisible();
    await save(dialog);
    await expect(until).toBeFocused();
    await axe(page);
  });
  await test.step('given and shown', async () => {
    await from.fill('');
    await from.blur();
    await expect(dialog.getByText('Последний день раньше первого')).toHaveCount(0);
    await expect(dialog.getByText(`Всего после сохранения: ${SOUT}, по\u00a001.01.2099.`)).toBeVisible();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toContainText('по\u00a001.01.2099');
  });
  await test.step('the difference names it, and it can be taken off', async () => {
    const change = await openEmployee(page, SIDOROVA);
    await change.getByText('Срок доступа').click();
    await change.getByLabel('Последний день').fill('');
    await change.getByLabel('Последний день').blur();
    await expect(change.getByText('Срок: без ограничения')).toBeVisible();
    await save(change);
    await expect(change).toBeHidden();
    await expect(rowOf(page, SIDOROVA)).not.toContainText('2099');
  });
  await test.step('«Отменить» brings it back', async () => {
    await page.getByRole('button', { name: 'Отменить' }).click();
    await expect(rowOf(page, SIDOROVA)).toContainText('по\u00a001.01.2099');
  });
});

test('a backend of before offers none of it, and the ordinary case works', async ({ page, cabinet, expected }) => {
  expected.push(/status of 404/);
  await cabinet.faultEvery(1, 'getCapabilities', 'not_found');
  await openAdministration(page, IVANOVA);
  await expect(page.getByRole('link', { name: 'Журнал', exact: true })).toHaveCount(0);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await expect(dialog.getByRole('combobox', { name: 'Шаблон' })).toHaveCount(0);
  await expect(dialog.getByText('Срок доступа')).toHaveCount(0);
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toContainText(SOUT);
});
