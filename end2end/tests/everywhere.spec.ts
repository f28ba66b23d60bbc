// «Выйти на всех устройствах»: only where the backend offers it, and then every browser of the person is out.
import { expect, test } from './fixtures';
import { IVANOVA, enter } from './steps';

const ROMASHKA = '/organizations/romashka';

test('out on every device', async ({ page, anotherBrowser }) => {
  await enter(page, IVANOVA, ROMASHKA);
  const phone = await anotherBrowser();
  await enter(phone, IVANOVA, ROMASHKA);
  await page.getByRole('button', { name: 'Иванова М. П.' }).click();
  await page.getByRole('button', { name: 'Выйти на всех устройствах' }).click();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await phone.goto('/');
  await expect(phone.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
});
