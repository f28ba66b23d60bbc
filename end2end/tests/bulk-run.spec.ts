// A bulk change under way: stopped, failing, left, signed out, and a server that is started anew.
import type { Page } from '@playwright/test';
import {
  SOME,
  SUBMIT,
  VIOLATIONS,
  carryOut,
  changes,
  chooseSome,
  chosen,
  close,
  isChange,
  previewOf,
  progress,
  table,
} from './bulk-steps';
import { axe, expect, test } from './fixtures';
import { VOLKOVA, holdBack, openAdministration, signInAs } from './steps';

test('stopped and gone on with, nobody twice; what failed is listed, kept chosen and in the file', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 404/);
  await openAdministration(page, VOLKOVA, 'stal');
  await chooseSome(page);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  const fifth = await holdBack(page, isChange, 5);
  const count = await carryOut(open);
  await test.step('stopped', async () => {
    await fifth.held;
    await expect(progress(open)).toHaveText(`Готово 4 из ${count}`);
    await open.getByRole('button', { name: 'Остановить' }).click();
    await expect(open.getByText('ждём последний ответ').first()).toBeVisible();
    await axe(page);
    fifth.letGo();
    await expect(progress(open)).toHaveText(`Готово 5 из ${count}`);
    await expect(open.getByRole('button', { name: 'Продолжить' })).toBeFocused();
    await axe(page);
  });
  await test.step('gone on with: two fail, nobody is asked about twice', async () => {
    await cabinet.fault('changePermissions', 'not_found', 2);
    await open.getByRole('button', { name: 'Продолжить' }).click();
    await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`);
    expect(sent).toHaveLength(count);
    expect(new Set(sent).size).toBe(count);
    await expect(open.getByText('Не получилось: 2 сотрудника')).toBeVisible();
    await expect(open.getByRole('listitem')).toHaveCount(2);
    await expect(open.getByRole('listitem').first()).toContainText('Доступа у сотрудника уже нет.');
    await axe(page);
  });
  await test.step('the file', async () => {
    const started = page.waitForEvent('download');
    await open.getByRole('button', { name: 'Скачать результаты' }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe('Результаты изменения доступа.csv');
    const { text, rows } = await table(download);
    expect(text.startsWith('\uFEFFФИО;Должность;Результат;Причина\r\n')).toBe(true);
    expect(rows).toHaveLength(SOME + 1);
    expect(rows.filter((row) => row[2] === 'не получилось')).toHaveLength(2);
  });
  await close(open);
  await expect(chosen(page)).toHaveText('Выбрано: 2');
});

/** Whose permissions were changed, by the organization's journal, once for each entry. */
async function changedInJournal(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/v1/organizations/stal/journal?action=changed&limit=100');
  expect(answer.status()).toBe(200);
  const { items } = (await answer.json()) as { items: { employee: { id: string } }[] };
  return items.map((entry) => entry.employee.id);
}

test('a server that fails, asks to wait, loses answers and is restarted twice: the end is exact', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 500/, /status of 429/, /ERR_CONNECTION_REFUSED/, /status of 412|ERR_/);
  await openAdministration(page, VOLKOVA, 'stal');
  await chooseSome(page);
  const sent = changes(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  await cabinet.fault('changePermissions', 'error_500', 2);
  await cabinet.fault('changePermissions', 'too_many_soon');
  // Carried out, and the answer is lost on the way: not to be made twice, and not to be missed. The browser
  // itself sends again, at most twice, what was cut on a connection in use; whoever asks last gets a 412.
  await cabinet.fault('changePermissions', 'lost', 3);
  let next = await holdBack(page, isChange, 8);
  const count = await carryOut(open);
  await expect(open.getByRole('status')).toContainText('Скоро попробуем снова');
  for (const restart of ['one restart', 'and another']) {
    await test.step(restart, async () => {
      await next.held;
      // It is felt: between two requests a restart could pass unnoticed.
      const felt = page.waitForEvent('requestfailed');
      await cabinet.stop();
      next.letGo();
      await felt;
      next = await holdBack(page, isChange, 8);
      await cabinet.startAgain();
      await cabinet.faultEvery(5, 'changePermissions', 'error_500');
    });
  }
  next.letGo();
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`, { timeout: 30_000 });
  await expect(open.getByText('Не получилось')).toHaveCount(0);
  await close(open);
  await test.step('each is changed, and journalled once', async () => {
    const changed = await changedInJournal(page);
    expect(changed).toHaveLength(count);
    expect(new Set(changed)).toEqual(new Set(sent));
  });
  await chooseSome(page);
  const again = await previewOf(page, 'Дать права', [SUBMIT]);
  await expect(again.getByText(`Уже так, не изменится: ${SOME} сотрудников`)).toBeVisible();
  await expect(again.getByText('Менять нечего')).toBeVisible();
});

test('an ended session stops the run, and it goes on after signing in', async ({ page, cabinet, expected }) => {
  expected.push(/status of 401/);
  await openAdministration(page, VOLKOVA, 'stal');
  await chooseSome(page);
  const open = await previewOf(page, 'Дать права', [VIOLATIONS]);
  const fourth = await holdBack(page, isChange, 4);
  const count = await carryOut(open);
  await fourth.held;
  await cabinet.expireSessions();
  fourth.letGo();
  await expect(open.getByRole('alert')).toContainText('сделанное не повторится');
  const signIn = open.getByRole('link', { name: 'Войти в новой вкладке' });
  const [other] = await Promise.all([page.waitForEvent('popup'), signIn.click()]);
  await signInAs(other, VOLKOVA);
  await open.getByRole('button', { name: 'Продолжить' }).click();
  await expect(progress(open)).toHaveText(`Готово ${count} из ${count}`);
  expect(await changedInJournal(page)).toHaveLength(count);
});

test('leaving a run under way: it stops and says so, and the browser asks', async ({ page }) => {
  await openAdministration(page, VOLKOVA, 'stal');
  const address = page.url();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Обзор' }).click();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Администрирование' }).click();
  await chooseSome(page);
  const open = await previewOf(page, 'Дать права', [SUBMIT]);
  const third = await holdBack(page, isChange, 3);
  const count = await carryOut(open);
  await third.held;
  await test.step('closing the tab', async () => {
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const shown = await asked;
    expect(shown.type()).toBe('beforeunload');
    await shown.dismiss();
  });
  await test.step('«Назад»', async () => {
    await page.goBack();
    await expect(open.getByText('ждём последний ответ').first()).toBeVisible();
    expect(page.url().startsWith(address)).toBe(true);
    third.letGo();
    await expect(open.getByText(/^Остановлено/).first()).toBeVisible();
    await expect(progress(open)).toHaveText(`Готово 3 из ${count}`);
  });
  await test.step('«Назад» once more leaves: nothing goes on', async () => {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'ПАО «Сталь»' })).toBeVisible();
    expect(await changedInJournal(page)).toHaveLength(3);
  });
});
