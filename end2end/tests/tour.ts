// Every screen and every step of the dialog, one after another, each handed to `look`.
import { expect, test, type Page } from '@playwright/test';
import { IVANOVA, PETROV, SIDOROVA, accessDialog, enter, openEmployee, save } from './steps';

export type Look = (page: Page) => Promise<void>;

export async function tour(page: Page, look: Look): Promise<void> {
  const at = (name: string, go: () => Promise<void>) =>
    test.step(name, async () => {
      await go();
      await look(page);
    });
  const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const dialog = accessDialog(page);

  await at('landing', async () => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  });
  await at('callback that failed', async () => {
    await page.goto('/auth/callback?code=c&state=s');
    await heading('Войти не получилось');
  });
  await at('no such page', async () => {
    await page.goto('/nowhere');
    await heading('Такой страницы нет');
  });
  await at('organizations', async () => {
    await enter(page, IVANOVA);
    await heading('Организации');
  });
  await at('refusal', async () => {
    await page.getByRole('option', { name: 'АО «Вектор»' }).click();
    await heading('Нет доступа: АО «Вектор»');
  });
  await at('cabinet', async () => {
    await page.goto('/organizations/romashka');
    await heading('ООО «Ромашка»');
  });
  await at('section', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Признаки нарушений' }).click();
    await heading('Признаки нарушений');
  });
  await at('user menu', async () => {
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await expect(page.getByRole('button', { name: 'Выход' })).toBeVisible();
  });
  await at('administration', async () => {
    await page.goto('/organizations/romashka/administration');
    await expect(page.getByRole('table')).toBeVisible();
  });
  await at('nobody found', async () => {
    await page.getByRole('searchbox').fill('щщщ');
    await expect(page.getByText('никого по запросу «щщщ» нет')).toBeVisible();
  });
  await at('dialog: start', async () => {
    await page.getByRole('button', { name: 'Очистить поиск' }).click();
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    await expect(dialog.getByRole('button', { name: 'Ввести вручную' })).toBeVisible();
  });
  await at('dialog: by hand, with faults', async () => {
    await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
    await dialog.getByRole('textbox', { name: 'СНИЛС' }).fill('112-233-445 96');
    await save(dialog);
    await expect(dialog.getByText('Проверьте отмеченное ниже: 5 полей.')).toBeVisible();
  });
  await at('dialog: choose', async () => {
    await dialog.getByRole('button', { name: 'Назад' }).click();
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await dialog.getByRole('radio', { name: SIDOROVA }).check();
  });
  await at('dialog: permissions', async () => {
    await save(dialog);
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await expect(dialog.getByText('Добавится: ')).toBeVisible();
  });
  await at('dialog: unsaved?', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('alertdialog')).toBeVisible();
  });
  await at('dialog: change', async () => {
    await dialog.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await openEmployee(page, PETROV);
  });
  await at('dialog: revoke?', async () => {
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(dialog.getByRole('button', { name: 'Не отзывать' })).toBeVisible();
  });
}
