import { expect, test } from './fixtures';
import { prepared } from './cabinet';
import { freePort, hostOf } from './static-host';
import { IVANOVA, SIDOROVA, chooseFromStaff, passProvider, rowOf, save } from './steps';

test('another host and another backend: only config.json differs', async ({ page, anotherCabinet }) => {
  const host = await hostOf(prepared('DIST'));
  const port = await freePort();
  const backend = await anotherCabinet({ PORT: port, PUBLIC_URL: host.url, API_ORIGINS: host.url });
  const api = `http://localhost:${port}`;
  const config = {
    api_base: `${api}/api/v1/`,
    service_name: 'Кабинет завода',
    identity_origins: [backend.idp],
    language: 'ru',
    something_of_tomorrow: true,
  };
  host.configure(config);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(new URL(request.url()).origin);
  });

  await test.step('sign in over both', async () => {
    await page.goto(host.url);
    await expect(page.getByRole('banner').getByRole('link', { name: 'Кабинет завода' })).toBeVisible();
    await expect(page).toHaveTitle(/Кабинет завода$/);
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await passProvider(page, IVANOVA);
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    expect(page.url()).toBe(`${host.url}/organizations`);
  });
  await test.step('give access there', async () => {
    await page.goto(`${host.url}/organizations/romashka/administration`);
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  });
  await test.step('sign out', async () => {
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    expect(page.url()).toBe(`${host.url}/`);
  });
  await test.step('a provider that config.json does not name is never gone to', async () => {
    host.configure({ ...config, identity_origins: ['https://esia.gosuslugi.ru'] });
    await page.reload();
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Кабинет прислал непонятный ответ.' })).toBeVisible();
    expect(page.url()).toBe(`${host.url}/`);
  });
  expect(new Set(asked)).toEqual(new Set([api]));
  await host.close();
});
