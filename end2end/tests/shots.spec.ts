// The pictures of the README: `SHOTS=1 npx playwright test`.
import { expect, test } from './fixtures';
import { IVANOVA, SIDOROVA, chooseFromStaff, openAdministration } from './steps';

test.use({ viewport: { width: 1280, height: 880 } });

test('docs/dialog.png @shots', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await dialog.getByRole('checkbox', { name: 'Декларации: подача' }).check();
  await expect(dialog.getByText('Добавится: ')).toBeVisible();
  await page.mouse.move(4, 4);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: '../docs/dialog.png', animations: 'disabled', caret: 'hide' });
});
