// Nothing that was typed or ticked is lost: not by a reload, by a sign-in, by «Назад» or by a slip.
import type { Page } from '@playwright/test';
import { boxes, carryOut, previewOf, progress } from './bulk-steps';
import { axe, expect, test } from './fixtures';
import {
  IVANOVA,
  PETROV,
  SIDOROVA,
  VOLKOVA,
  accessDialog,
  chooseFromStaff,
  expectTicked,
  keptInTab,
  openAdministration,
  openEmployee,
  passProvider,
  rowOf,
  save,
  signInAs,
} from './steps';

const SOUT = 'Отчёты СОУТ: просмотр';
const VIOLATIONS = 'Признаки нарушений: просмотр';
const RESUMED = 'Мы сохранили то, что вы не успели закончить.';

const DRAFT = 'draft romashka 0';
const kept = (page: Page): Promise<string> => keptInTab(page, DRAFT);

test('what is typed by hand survives a reload, and lies nowhere in plain', async ({ page }) => {
  await openAdministration(page, IVANOVA);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  const dialog = accessDialog(page);
  await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
  const field = (name: string) => dialog.getByRole('textbox', { name });
  await field('Фамилия').fill('Орлова');
  await field('СНИЛС').fill('900-100-707 14');
  await field('ИНН').fill('770100009917');
  await kept(page);

  await test.step('encrypted, by a key that no script can read', async () => {
    const all = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(all).not.toMatch(/Орлова|900.?100.?707|770100009917/);
    const extractable = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('cabinet');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('keys').objectStore('keys').getAll();
            all.onsuccess = () => resolve(all.result.map((key: CryptoKey) => key.extractable));
          };
        }),
    );
    expect(extractable).toEqual([false]);
  });
  await test.step('there again', async () => {
    await page.reload();
    await expect(dialog.getByText(RESUMED)).toBeVisible();
    await expect(field('Фамилия')).toHaveValue('Орлова');
    await expect(field('СНИЛС')).toHaveValue('900-100-707 14');
    await axe(page);
  });
  await test.step('thrown away, it stays away', async () => {
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();
    await expect(dialog).toBeHidden();
    expect(await page.evaluate((name) => sessionStorage.getItem(name), DRAFT)).toBeNull();
  });
});

test('ticks for a colleague survive a reload, also beside another administrator', async ({ page, anotherBrowser }) => {
  await openAdministration(page, IVANOVA);
  const dialog = await openEmployee(page, PETROV);
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await kept(page);
  await test.step('nobody else changed anything: nothing to compare', async () => {
    await page.reload();
    await expect(dialog.getByText(RESUMED)).toBeVisible();
    await expectTicked(dialog, ['Администратор', SOUT]);
    await expect(dialog.getByRole('table')).toHaveCount(0);
  });
  await test.step('somebody did: both changes stand', async () => {
    const his = await anotherBrowser();
    await openAdministration(his, IVANOVA);
    const theirs = await openEmployee(his, PETROV);
    await theirs.getByRole('checkbox', { name: VIOLATIONS }).check();
    await save(theirs);
    await expect(theirs).toBeHidden();
    await page.reload();
    await expect(dialog.getByRole('table')).toContainText(VIOLATIONS);
    await expectTicked(dialog, ['Администратор', SOUT, VIOLATIONS]);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(rowOf(page, PETROV)).toContainText(SOUT);
  });
});

test('a session that ended: signed in again, the boxes are as they were', async ({ page, cabinet, expected }) => {
  expected.push(/status of 401/);
  await openAdministration(page, IVANOVA);
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await kept(page);
  await cabinet.expireSessions();
  await save(dialog);
  await expect(dialog.getByText('Сеанс закончился.').first()).toBeVisible();
  await page.goto(page.url());
  await signInAs(page, IVANOVA);
  await expect(dialog.getByText(RESUMED)).toBeVisible();
  await expect(dialog.getByText(SIDOROVA)).toBeVisible();
  await expectTicked(dialog, [SOUT]);
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toContainText(SOUT);
  await test.step('another person on the same machine sees nothing of what is begun', async () => {
    await openEmployee(page, PETROV);
    await dialog.getByRole('checkbox', { name: SOUT }).check();
    await kept(page);
    await openAdministration(page, PETROV);
    await expect(dialog).toBeHidden();
  });
});

test('«Назад» and a link ask before they lose anything', async ({ page, cabinet }) => {
  await openAdministration(page, IVANOVA);
  await page.getByRole('link', { name: 'Обзор' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Администрирование' }).click();
  const dialog = await openEmployee(page, PETROV);
  const question = dialog.getByRole('alertdialog', { name: 'Изменения не сохранены.' });
  await test.step('nothing changed: «Назад» goes', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    await page.goForward();
    await openEmployee(page, PETROV);
  });
  await test.step('changed: the page stays and asks', async () => {
    await dialog.getByRole('checkbox', { name: SOUT }).check();
    await page.goBack();
    await expect(question.getByRole('button', { name: 'Продолжить' })).toBeFocused();
    await expect(page).toHaveURL(`${cabinet.url}/organizations/romashka/administration`);
    await axe(page);
    await question.getByRole('button', { name: 'Продолжить' }).click();
    await expectTicked(dialog, ['Администратор', SOUT]);
  });
  await test.step('a link in the dialog, too', async () => {
    await dialog.getByRole('link', { name: 'Журнал сотрудника' }).click();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await expect(dialog).toBeHidden();
  });
  await test.step('a closed tab: the browser asks in its own words', async () => {
    await openEmployee(page, PETROV);
    await dialog.getByRole('checkbox', { name: SOUT }).check();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const shown = await asked;
    expect(shown.type()).toBe('beforeunload');
    await shown.dismiss();
    await expectTicked(dialog, ['Администратор', SOUT]);
  });
});

test.describe('a backend that wants a fresh sign-in', () => {
  const SECONDS = 6;
  test.use({ environment: { STEP_UP_SECONDS: String(SECONDS) } });

  test('after «Войти ещё раз» the boxes are as they were, and a change of many goes on', async ({
    page,
    anotherBrowser,
    expected,
  }) => {
    expected.push(/status of 401/);
    await openAdministration(page, IVANOVA);
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Администратор' }).check();
    const hers = await anotherBrowser();
    await openAdministration(hers, VOLKOVA, 'stal');
    const signedIn = Date.now();
    await boxes(hers).nth(1).click();
    await boxes(hers).nth(3).click({ modifiers: ['Shift'] });
    const run = await previewOf(hers, 'Дать права', ['Администратор']);
    // The age of the sign-in is what is tested.
    await expect.poll(() => Date.now() - signedIn, { timeout: 2000 * SECONDS }).toBeGreaterThan(1000 * (SECONDS + 1));
    await test.step('one employee', async () => {
      await save(dialog);
      await dialog.getByRole('button', { name: 'Да, сохранить' }).click();
      const again = dialog.getByRole('button', { name: 'Войти ещё раз' });
      await expect(again).toBeVisible();
      await axe(page);
      await kept(page);
      await again.click();
      await passProvider(page, IVANOVA);
      await expect(dialog.getByText(RESUMED)).toBeVisible();
      await expectTicked(dialog, ['Администратор']);
      await save(dialog);
      await dialog.getByRole('button', { name: 'Да, сохранить' }).click();
      await expect(rowOf(page, SIDOROVA)).toContainText('Администратор');
    });
    await test.step('many: the run stops, and goes on after signing in in a new tab', async () => {
      await carryOut(run);
      await run.getByRole('button', { name: 'Да, всё верно' }).click();
      await expect(run.getByRole('alert')).toContainText('нужно войти на Госуслуги ещё раз');
      await expect(run.getByRole('alert')).toContainText('сделанное не повторится');
      await axe(hers);
      const again = run.getByRole('link', { name: 'Войти ещё раз' });
      const [other] = await Promise.all([hers.waitForEvent('popup'), again.click()]);
      await other.getByRole('button', { name: 'Вход в систему' }).click();
      await passProvider(other, VOLKOVA);
      await expect(other.getByRole('heading', { level: 1, name: 'ПАО «Сталь»' })).toBeVisible();
      await run.getByRole('button', { name: 'Продолжить' }).click();
      await expect(progress(run)).toHaveText('Готово 3 из 3');
      await expect(run.getByText('Не получилось')).toHaveCount(0);
    });
  });
});
