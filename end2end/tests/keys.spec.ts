// The keys of «Администрирование», listed under «?».
import { axe, expect, test } from './fixtures';
import { IVANOVA, accessDialog, openAdministration } from './steps';

test('«?» lists the keys, each does what it says, and they can be switched off', async ({ page, cabinet }) => {
  await openAdministration(page, IVANOVA);
  const list = page.getByRole('dialog', { name: 'Клавиши' });
  const search = page.getByRole('searchbox', { name: /ФИО, должность/ });
  await page.locator('main').focus();
  await test.step('«?» by the keyboard, and by its button', async () => {
    await page.keyboard.press('?');
    await expect(list.getByText('Дать доступ сотруднику')).toBeVisible();
    await axe(page);
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await page.getByRole('button', { name: 'Клавиши' }).click();
    await expect(list).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('«/» searches; in the field keys are letters', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('/');
    await expect(search).toBeFocused();
    await page.keyboard.type('+?/');
    await expect(search).toHaveValue('+?/');
    await expect(accessDialog(page)).toBeHidden();
    await search.fill('');
  });
  await test.step('«+» gives access', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('+');
    await expect(accessDialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(accessDialog(page)).toBeHidden();
  });
  await test.step('switched off, only «?» is left', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('?');
    await list.getByRole('checkbox', { name: 'Клавиши + / J включены' }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();
    await page.locator('main').focus();
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('+');
    await expect(accessDialog(page)).toBeHidden();
    await page.keyboard.press('?');
    await list.getByRole('checkbox', { name: 'Клавиши + / J включены' }).check();
    await page.keyboard.press('Escape');
  });
  await test.step('J opens the journal, in any layout', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('KeyJ');
    await expect(page).toHaveURL(`${cabinet.url}/organizations/romashka/journal`);
  });
});
