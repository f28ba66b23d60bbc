// Parts of the app that come when they are needed (src/chunk.rs): what if they do not?
import { axe, expect, test } from './fixtures';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepared } from './cabinet';
import { IVANOVA, signInAs } from './steps';

const CHUNK = /\/administration-[0-9a-f]+\.wasm$/;
const PLACE = '/organizations/romashka/administration';

test('a chunk comes with the page that needs it, and no other does', async ({ page }) => {
  const chunks: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/(?<!_bg)\.wasm$/.test(pathname)) chunks.push(pathname);
  });
  await page.goto('/organizations/romashka');
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  expect(chunks).toEqual([]);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Администрирование' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  expect(chunks.filter((name) => CHUNK.test(name))).toHaveLength(1);
  expect(chunks.filter((name) => name.includes('oidc'))).toEqual([]);
});

test('a chunk that does not come is a failure with a way on', async ({ page, expected }) => {
  expected.push(/ERR_FAILED/, /Failed to fetch/);
  await page.route(CHUNK, (route) => route.abort());
  await page.goto(PLACE);
  await signInAs(page, IVANOVA);
  const alert = page.getByRole('alert').filter({ hasText: 'Эта часть кабинета не загрузилась.' });
  await expect(alert).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(alert).toBeVisible();
  await page.unroute(CHUNK);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('one changed byte in a chunk: it is not run', async ({ page, anotherCabinet, expected }) => {
  expected.push(/integrity/, /Failed to fetch/);
  const folder = mkdtempSync(join(tmpdir(), 'cabinet-tampered-'));
  cpSync(prepared('DIST'), folder, { recursive: true });
  for (const name of readdirSync(folder).filter((name) => name.startsWith('administration-'))) {
    const file = join(folder, name);
    // A compressed twin would be served in its place.
    if (!name.endsWith('.wasm')) rmSync(file);
    else {
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
  }
  const tampered = await anotherCabinet({ DIST: folder });
  await page.goto(tampered.url + PLACE);
  await signInAs(page, IVANOVA);
  await expect(page.getByText('Эта часть кабинета не загрузилась.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
  rmSync(folder, { recursive: true });
});
