// Parts of the app that come when they are needed (src/chunk.rs): what if they do not?
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepared, type Cabinet } from './cabinet';
import { axe, expect, test as base } from './fixtures';
import { opened } from './worker-steps';
import { IVANOVA, PETROV, expectTicked, keptInTab, openEmployee, signInAs } from './steps';

const CHUNK = /\/administration-[0-9a-f]+\.wasm$/;
const CHUNK_FILE = /^administration-[0-9a-f]+\.wasm$/;
const SOUT = 'Отчёты СОУТ: просмотр';
const PLACE = '/organizations/romashka/administration';

/** A copy of the app that the test may damage: its folder, and the chunk of administration in it. */
const test = base.extend<{ damaged: { cabinet: Cabinet; chunk: string } }>({
  damaged: async ({ anotherCabinet }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-damaged-'));
    // Without the compressed twins, which would be served in the place of what is damaged.
    cpSync(prepared('DIST'), folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
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

/**
 * Another build lies in the folder now: the start script and a chunk have other names, the old ones are gone. The
 * page that names them is put there by the function it returns.
 */
function deployAllButThePage(folder: string, chunk: RegExp): () => void {
  const found = (pattern: RegExp): string => readdirSync(folder).find((name) => pattern.test(name)) ?? '';
  const renamed = (name: string): string => name.replace(/-[0-9a-f]+\./, '-0123456789abcdef.');
  const [glue, part] = [found(/^cabinet-[0-9a-f]+\.js$/), found(chunk)];
  const integrity = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const before = readFileSync(join(folder, glue), 'utf8');
  const after = before.replaceAll(part, renamed(part));
  renameSync(join(folder, part), join(folder, renamed(part)));
  rmSync(join(folder, glue));
  writeFileSync(join(folder, renamed(glue)), after);
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replaceAll(glue, renamed(glue));
  return () => writeFileSync(page, html.replaceAll(integrity(before), integrity(after)));
}

const deployAnother = (folder: string, chunk: RegExp): void => deployAllButThePage(folder, chunk)();

test('a newer app is there by now: the page says so, and a reload goes on at the same place', async ({
  page,
  damaged: { cabinet, chunk },
  expected,
}) => {
  expected.push(/integrity|Failed to fetch|status of 404/);
  await page.goto(cabinet.url + PLACE);
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  deployAnother(dirname(chunk), /^registry-[0-9a-f]+\.wasm$/);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Реестр обученных' }).click();
  const newer = page.getByRole('alert').filter({ hasText: 'На сайте новая версия кабинета.' });
  await expect(newer).toBeVisible();
  await expect(page.getByRole('button', { name: 'Повторить' })).toHaveCount(0);
  await axe(page);
  await newer.getByRole('button', { name: 'Обновить страницу' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Реестр обученных' })).toBeVisible();
  await expect(newer).toBeHidden();
});

test('half deployed, old page and new files: a reload is offered, and what was begun is there under the new app', async ({
  page,
  damaged: { cabinet, chunk },
  expected,
}) => {
  expected.push(/status of 404|integrity|refused|Failed to fetch/);
  await page.goto(cabinet.url + PLACE);
  await signInAs(page, IVANOVA);
  const dialog = await openEmployee(page, PETROV);
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await keptInTab(page, 'draft romashka 0');
  const putThePage = deployAllButThePage(dirname(chunk), CHUNK_FILE);
  // Files with a hash in their name are kept for a year: with them the old app would just go on.
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await page.reload();
  const half = page.getByRole('alert').filter({ hasText: 'Кабинет загрузился не полностью' });
  await expect(half).toBeVisible();
  putThePage();
  await page.getByRole('link', { name: 'Обновить страницу' }).click();
  await expect(dialog.getByText('Мы сохранили то, что вы не успели закончить.')).toBeVisible();
  await expectTicked(dialog, ['Администратор', SOUT]);
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

test('one changed byte in the wasm of the worker of tables: it is not run, and whoever asks is told', async ({ page, damaged: { cabinet, chunk } }) => {
  const folder = dirname(chunk);
  const wasm = join(folder, readdirSync(folder).find((name) => /^tables-[0-9a-f]+\.wasm$/.test(name)) ?? '');
  const bytes = readFileSync(wasm);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(wasm, bytes);
  await page.goto(cabinet.url);
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  const open = { do: 'open', permissions: [{ code: 'view', label: 'Просмотр' }] };
  expect((await opened(page, Buffer.from('ФИО\nИванов'), open)).answer.fault).toBe('stopped');
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
