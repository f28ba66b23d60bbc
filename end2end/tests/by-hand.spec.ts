import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, accessDialog, openAdministration, rowOf, save, toast } from './steps';

const CONSENT = 'Согласие сотрудника на обработку персональных данных получено';
const CHECK_DIGITS = /Контрольные цифры не сходятся: сверьте (СНИЛС|ИНН) с\sдокументом/;

async function openByHand(page: Page): Promise<Locator> {
  await openAdministration(page, IVANOVA);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  const dialog = accessDialog(page);
  await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
  await expect(dialog.getByRole('heading', { name: 'Новый сотрудник' })).toBeVisible();
  return dialog;
}

function field(dialog: Locator, name: string): Locator {
  return dialog.getByRole('textbox', { name });
}

/** Ctrl+C of the text somewhere, Ctrl+V here. */
async function paste(page: Page, target: Locator, text: string): Promise<void> {
  await target.fill(text);
  await target.press('ControlOrMeta+a');
  await target.press('ControlOrMeta+x');
  await expect(target).toHaveValue('');
  await target.press('ControlOrMeta+v');
  await expect(target).toHaveValue(text);
  await page.keyboard.press('Tab');
}

test('wrong check digits are told while they are typed', async ({ page }) => {
  const dialog = await openByHand(page);
  await axe(page);

  for (const [name, wrong, right] of [
    ['СНИЛС', '112-233-445 96', '112-233-445 95'],
    ['ИНН', '7701 0000 9918', '7701 0000 9917'],
  ] as const) {
    await test.step(`${name}: the last digit decides`, async () => {
      const input = field(dialog, name);
      await input.pressSequentially(wrong.slice(0, -1));
      await expect(input).not.toHaveAttribute('aria-invalid');
      await input.press(wrong.slice(-1));
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(input).toHaveAccessibleDescription(CHECK_DIGITS);
      await expect(input).toHaveAccessibleDescription(new RegExp(`сверьте ${name}`));
      await expect(input).toBeFocused();
      await axe(page);
      await input.fill(right);
      await expect(input).not.toHaveAttribute('aria-invalid');
      await expect(input).not.toHaveAccessibleDescription(CHECK_DIGITS);
    });
  }

  await test.step('letters and missing digits have their own words', async () => {
    const snils = field(dialog, 'СНИЛС');
    await snils.fill('112-233-44O 95');
    await expect(snils).toHaveAccessibleDescription(/В\sСНИЛС бывают только цифры/);
    await snils.fill('112-233-445');
    await expect(snils).toHaveAccessibleDescription(/В\sСНИЛС должно быть 11\sцифр, а здесь 9\sцифр/);
  });
});

test('empty fields are counted, and the first one gets the keyboard', async ({ page }) => {
  const dialog = await openByHand(page);
  await save(dialog);
  await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 5 полей.' })).toBeVisible();
  await expect(field(dialog, 'Фамилия')).toBeFocused();
  for (const name of ['Фамилия', 'Имя', 'ИНН', 'СНИЛС', 'Должность']) {
    await expect(field(dialog, name)).toHaveAccessibleDescription(/Заполните это поле/);
  }
  await expect(field(dialog, 'Отчество')).not.toHaveAttribute('aria-invalid');
  await axe(page);

  await field(dialog, 'Фамилия').fill('Орлова');
  await save(dialog);
  await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 4 поля.' })).toBeVisible();
  await expect(field(dialog, 'Имя')).toBeFocused();
  await expect(field(dialog, 'Фамилия')).toHaveValue('Орлова');
});

test('numbers pasted with spaces and dashes are saved, and the СНИЛС is masked in the list', async ({ page }) => {
  const dialog = await openByHand(page);
  await test.step('paste and type', async () => {
    await paste(page, field(dialog, 'СНИЛС'), ' 900–100-707\u00a014 ');
    await paste(page, field(dialog, 'ИНН'), '7701 0000 99-17');
    await expect(field(dialog, 'СНИЛС')).not.toHaveAttribute('aria-invalid');
    await expect(field(dialog, 'ИНН')).not.toHaveAttribute('aria-invalid');
    await field(dialog, 'Фамилия').fill('Орлова');
    await field(dialog, 'Имя').fill('Дарья');
    await field(dialog, 'Должность').fill('Инженер по охране труда');
  });
  await test.step('wrong digits hold the saving back', async () => {
    await field(dialog, 'СНИЛС').fill('900-100-707 15');
    await save(dialog);
    await expect(field(dialog, 'СНИЛС')).toBeFocused();
    await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 1 поле.' })).toBeVisible();
    await field(dialog, 'СНИЛС').fill('900-100-707 14');
  });
  await test.step('not without the consent', async () => {
    await save(dialog);
    const consent = dialog.getByRole('checkbox', { name: CONSENT });
    await expect(consent).toBeFocused();
    await expect(consent).toHaveAccessibleDescription(/без него доступ не дать/);
    await axe(page);
    await consent.check();
    await expect(consent).not.toHaveAccessibleDescription(/без него доступ не дать/);
    await dialog.getByLabel('Дата согласия').fill('2026-11-02');
  });
  await test.step('then the permissions, and the list', async () => {
    await save(dialog);
    await expect(dialog.getByText('Орлова Дарья')).toBeVisible();
    await axe(page);
    await save(dialog);
    await expect(dialog.getByText('Отметьте хотя бы одно полномочие.')).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Признаки нарушений: просмотр' }).check();
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(toast(page, 'Доступ дан: Орлова Дарья')).toBeVisible();
  });
  await test.step('the journal has the version of the consent', async () => {
    await page.getByRole('link', { name: 'Журнал' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Орлова Дарья' })).toContainText('Согласие получено, редакция sample-1');
    await page.getByRole('link', { name: 'К списку сотрудников' }).click();
  });
  await test.step('СНИЛС is masked', async () => {
    const row = rowOf(page, 'Орлова Дарья');
    await expect(row).toContainText('Инженер по охране труда');
    await expect(row).toContainText('Признаки нарушений: просмотр');
    await expect(row.getByRole('cell').nth(2)).toHaveText(/^\*{3}-\*{3}-\*07\s14\s*Показать$/);
    const html = (await page.content()).replace(/[^0-9<>]/g, '');
    expect(html).not.toContain('90010070714');
  });
});

test('what was typed stays when one goes back and returns', async ({ page }) => {
  const dialog = await openByHand(page);
  await field(dialog, 'Фамилия').fill('Орлова');
  await field(dialog, 'СНИЛС').fill('900-100');
  await dialog.getByRole('button', { name: 'Назад' }).click();
  await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
  await expect(field(dialog, 'Фамилия')).toHaveValue('Орлова');
  await expect(field(dialog, 'СНИЛС')).toHaveValue('900-100');
});

test('the paper to sign names the employee, and only it is printed', async ({ page }) => {
  const dialog = await openByHand(page);
  await field(dialog, 'Фамилия').fill('Орлова');
  await field(dialog, 'Имя').fill('Дарья');
  await dialog.getByText('Бланк согласия').click();
  const paper = dialog.locator('.paper');
  await expect(paper).toContainText('Орлова Дарья');
  await expect(paper).toContainText('ООО «Ромашка»');
  await axe(page);
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  for (const hidden of [field(dialog, 'Фамилия'), dialog.getByRole('button', { name: 'Сохранить' }), page.getByRole('banner')]) {
    await expect(hidden).toBeHidden();
  }
});
