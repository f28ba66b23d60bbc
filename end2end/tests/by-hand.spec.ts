import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, accessDialog, expectTicked, openAdministration, rowOf, save, toast } from './steps';

const CONSENT = 'Согласие сотрудника на обработку персональных данных получено';
const VIOLATIONS = 'Признаки нарушений: просмотр';

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

test('faults are told while they are typed and counted on saving; the way back loses nothing', async ({ page }) => {
  const dialog = await openByHand(page);
  const [snils, inn] = [field(dialog, 'СНИЛС'), field(dialog, 'ИНН')];
  await axe(page);
  await test.step('the last digit decides', async () => {
    await snils.pressSequentially('112-233-445 9');
    await expect(snils).not.toHaveAttribute('aria-invalid');
    await snils.press('6');
    await expect(snils).toHaveAttribute('aria-invalid', 'true');
    await expect(snils).toHaveAccessibleDescription(/Контрольные цифры не сходятся: сверьте СНИЛС с\sдокументом/);
    await expect(snils).toBeFocused();
    await axe(page);
    await snils.fill('112-233-445 95');
    await expect(snils).not.toHaveAttribute('aria-invalid');
    await expect(snils).not.toHaveAccessibleDescription(/не сходятся/);
    await inn.fill('7701 0000 9918');
    await expect(inn).toHaveAccessibleDescription(/сверьте ИНН с\sдокументом/);
  });
  await test.step('letters and missing digits have their own words', async () => {
    await snils.fill('112-233-44O 95');
    await expect(snils).toHaveAccessibleDescription(/В\sСНИЛС бывают только цифры/);
    await snils.fill('112-233-445');
    await expect(snils).toHaveAccessibleDescription(/В\sСНИЛС должно быть 11\sцифр, а здесь 9\sцифр/);
  });
  await test.step('empty fields are counted, and the first one gets the keyboard', async () => {
    await snils.fill('');
    await inn.fill('');
    await save(dialog);
    await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 5 полей.' })).toBeVisible();
    await expect(field(dialog, 'Фамилия')).toBeFocused();
    for (const name of ['Фамилия', 'Имя', 'ИНН', 'СНИЛС', 'Должность']) {
      await expect(field(dialog, name)).toHaveAccessibleDescription(/Заполните это поле/);
    }
    await expect(field(dialog, 'Отчество')).not.toHaveAttribute('aria-invalid');
    await axe(page);
    await field(dialog, 'Фамилия').fill('Орлова');
    await snils.fill('900-100');
    await save(dialog);
    await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 4 поля.' })).toBeVisible();
    await expect(field(dialog, 'Имя')).toBeFocused();
  });
  await test.step('what was typed stays when one goes back and returns', async () => {
    await dialog.getByRole('button', { name: 'Назад' }).click();
    await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
    await expect(field(dialog, 'Фамилия')).toHaveValue('Орлова');
    await expect(snils).toHaveValue('900-100');
  });
});

test('pasted, signed for on paper, refused once by the server, saved, and masked in the list', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 422/);
  const dialog = await openByHand(page);
  const typed = { Фамилия: 'Орлова', Имя: 'Дарья', Должность: 'Инженер по охране труда' };
  await test.step('numbers pasted with spaces and dashes', async () => {
    await paste(page, field(dialog, 'СНИЛС'), ' 900–100-707\u00a014 ');
    await paste(page, field(dialog, 'ИНН'), '7701 0000 99-17');
    await expect(field(dialog, 'СНИЛС')).not.toHaveAttribute('aria-invalid');
    await expect(field(dialog, 'ИНН')).not.toHaveAttribute('aria-invalid');
    for (const [name, text] of Object.entries(typed)) await field(dialog, name).fill(text);
  });
  await test.step('wrong digits hold the saving back', async () => {
    await field(dialog, 'СНИЛС').fill('900-100-707 15');
    await save(dialog);
    await expect(field(dialog, 'СНИЛС')).toBeFocused();
    await expect(dialog.getByRole('alert').filter({ hasText: 'Проверьте отмеченное ниже: 1 поле.' })).toBeVisible();
    await field(dialog, 'СНИЛС').fill('900-100-707 14');
  });
  await test.step('the paper to sign names the employee, and only it is printed', async () => {
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
    await page.emulateMedia({ media: 'screen' });
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
  await test.step('then the permissions', async () => {
    await save(dialog);
    await expect(dialog.getByText('Орлова Дарья')).toBeVisible();
    await save(dialog);
    await expect(dialog.getByText('Отметьте хотя бы одно полномочие.')).toBeVisible();
    await dialog.getByRole('checkbox', { name: VIOLATIONS }).check();
  });
  await test.step('422: the field is named, and what was typed stays', async () => {
    await cabinet.fault('grantAccess', 'invalid');
    await save(dialog);
    await expect(dialog.getByRole('alert').filter({ hasText: 'Кабинет не принял введённое.' })).toBeVisible();
    const snils = field(dialog, 'СНИЛС');
    await expect(snils).toHaveAttribute('aria-invalid', 'true');
    await expect(snils).toHaveAccessibleDescription(/Сервер не принял это значение: проверьте его/);
    for (const [name, text] of Object.entries(typed)) await expect(field(dialog, name)).toHaveValue(text);
    await axe(page);
  });
  await test.step('after a correction the ticks are still there', async () => {
    await field(dialog, 'СНИЛС').fill('900-100-808 18');
    await save(dialog);
    await expectTicked(dialog, [VIOLATIONS]);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(toast(page, 'Доступ дан: Орлова Дарья')).toBeVisible();
  });
  await test.step('СНИЛС is masked', async () => {
    const row = rowOf(page, 'Орлова Дарья');
    await expect(row).toContainText('Инженер по охране труда');
    await expect(row).toContainText(VIOLATIONS);
    await expect(row.getByRole('cell').nth(2)).toHaveText(/^\*{3}-\*{3}-\*08\s18\s*Показать$/);
    const html = (await page.content()).replace(/[^0-9<>]/g, '');
    expect(html).not.toContain('90010080818');
  });
  await test.step('the journal has the version of the consent', async () => {
    await page.getByRole('link', { name: 'Журнал' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Орлова Дарья' })).toContainText('Согласие получено, редакция sample-1');
  });
});
