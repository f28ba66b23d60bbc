// Parts of the app that come when they are needed (src/chunk.rs): what if they do not?
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepared, type Cabinet } from './cabinet';
import { axe, expect, test as base } from './fixtures';
import { IVANOVA, signInAs } from './steps';

const CHUNK = /\/administration-[0-9a-f]+\.wasm$/;
const PLACE = '/organizations/romashka/administration';

/** A copy of the app that the test may damage: its folder, and the chunk of administration in it. */
const test = base.extend<{ damaged: { cabinet: Cabinet; chunk: string } }>({
  damaged: async ({ anotherCabinet }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-damaged-'));
    cpSync(prepared('DIST'), folder, { recursive: true });
    const chunk = readdirSync(folder).find((name) => CHUNK.test(`/${name}`)) ?? '';
    await use({ cabinet: await anotherCabinet({ DIST: folder }), chunk: join(folder, chunk) });
    rmSync(folder, { recursive: true });
  },
});

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

const missing = (page: Page) => page.getByRole('alert').filter({ hasText: 'Эта часть кабинета не загрузилась.' });

test('a chunk that is not there, as when a new version is half deployed: a failure with a way on', async ({
  page,
  damaged: { cabinet, chunk },
  expected,
}) => {
  expected.push(/integrity|Failed to fetch|status of 404/);
  renameSync(chunk, `${chunk}.away`);
  await page.goto(cabinet.url + PLACE);
  await signInAs(page, IVANOVA);
  await expect(missing(page)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
  await axe(page);
  const again = page.waitForEvent('requestfinished', (request) => CHUNK.test(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Повторить' }).click();
  await again;
  await expect(missing(page)).toBeVisible();
  renameSync(`${chunk}.away`, chunk);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('one changed byte in a chunk: it is not run', async ({ page, damaged: { cabinet, chunk }, expected }) => {
  expected.push(/integrity/, /Failed to fetch/);
  const bytes = readFileSync(chunk);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(chunk, bytes);
  await page.goto(cabinet.url + PLACE);
  await signInAs(page, IVANOVA);
  await expect(missing(page)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
});

test('the words of another language come only to whoever reads it', async ({ page }) => {
  const english: string[] = [];
  page.on('request', (request) => {
    if (/\/english-[0-9a-f]+\.wasm$/.test(request.url())) english.push(request.url());
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  expect(english).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(english).toHaveLength(1);
});

test('another language that is not there: Russian', async ({ page, damaged: { cabinet, chunk }, expected }) => {
  expected.push(/integrity|Failed to fetch|status of 404/);
  const folder = dirname(chunk);
  for (const name of readdirSync(folder).filter((name) => name.startsWith('english-'))) rmSync(join(folder, name));
  await page.goto(cabinet.url);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
});
