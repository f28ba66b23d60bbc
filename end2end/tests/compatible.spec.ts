// Any compatible backend: the same app, built once, against a backend in another language and against
// a mock that knows the contract's examples only. Nothing but config.json differs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Cabinet, prepared } from './cabinet';
import { expect, test as base } from './fixtures';
import { mainJob } from './main-job';
import { freePort, hostOf, type StaticHost } from './static-host';
import { IVANOVA, PETROV, accessDialog, expectTicked, openEmployee, rowOf } from './steps';

const other = base.extend({
  cabinet: async ({}, use) => {
    const cabinet = await Cabinet.second();
    await use(cabinet);
    await cabinet.destroy();
  },
});

/** Another backend changes nothing in how the screens look. */
const seenBefore = () => Promise.resolve();

other.describe('the second backend', () => {
  other('the main job', async ({ page, cabinet, anotherBrowser }) => {
    other.slow();
    await mainJob(page, { cabinet, consent: false, keeps: false, look: seenBefore }, anotherBrowser);
  });
});

/** prism answers what the contract's examples say, to whoever has a cookie of the contract's name. */
async function mock(): Promise<{ url: string; close: () => void }> {
  const port = await freePort();
  const contract = join(__dirname, '../contract/openapi.yaml');
  const prism = join(__dirname, '../node_modules/.bin/prism');
  const child = spawn(prism, ['mock', '--host', '127.0.0.1', '--port', port, contract], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((done, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('is listening')) done();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`prism ended with ${code}: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, close: () => child.kill('SIGKILL') };
}

const mocked = base.extend<{ host: StaticHost }>({
  // No backend of ours.
  cabinet: async ({}, use) => use({ url: '' } as Cabinet),
  host: async ({}, use) => {
    const [host, api] = await Promise.all([hostOf(prepared('DIST')), mock()]);
    host.passOn(api.url);
    host.configure({ api_base: '/api', service_name: 'Кабинет', identity_origins: [], language: 'ru' });
    await use(host);
    api.close();
    await host.close();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

mocked('every screen that reads, from the examples alone', async ({ page, context, host }) => {
  await context.addCookies([{ name: 'session', value: 'anybody', url: host.url, sameSite: 'Lax' }]);

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Организации' }).getByRole('option')).toHaveCount(2);

  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  const sections = page.getByRole('navigation', { name: 'Разделы' });
  await expect(sections.getByRole('link')).toHaveCount(6);

  await sections.getByRole('link', { name: 'Администрирование' }).click();
  await expect(rowOf(page, IVANOVA)).toContainText('это вы');
  await expect(rowOf(page, PETROV)).toContainText('Отчёты СОУТ: просмотр');
  const dialog = await openEmployee(page, PETROV);
  await expectTicked(dialog, ['Отчёты СОУТ: просмотр', 'Признаки нарушений: просмотр']);
  await dialog.getByRole('button', { name: 'Отмена' }).click();

  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  await accessDialog(page).getByRole('button', { name: 'Добавить сотрудника' }).click();
  await expect(accessDialog(page).getByRole('radio')).toHaveCount(1);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Журнал', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Журнал доступа' })).toBeVisible();
  await expect(page.locator('tbody').getByRole('row')).toHaveCount(1);
  await expect(page.locator('tbody').getByRole('row')).toContainText('Признаки нарушений: просмотр');

  await sections.getByRole('link', { name: 'Реестр обученных' }).click();
  await expect(page.getByText('45-0012071')).toBeVisible();
  await expect(page.getByText('Запись с таким протоколом уже есть.')).toBeVisible();
  await page.getByRole('link', { name: 'Что отправлено' }).click();
  await page.getByRole('link', { name: /«Обучение, октябрь.xlsx»/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Порции' })).toBeVisible();
});
