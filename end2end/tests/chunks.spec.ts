// Parts of the app that come when they are needed (src/chunk.rs): what if they do not?
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepared } from './cabinet';
import { axe, expect, test } from './fixtures';
import { opened } from './worker-steps';
import { IVANOVA, PETROV, enter, expectTicked, keptInTab, openEmployee } from './steps';

const CHUNK = /\/administration-[0-9a-f]+\.wasm$/;
const CHUNK_FILE = /^administration-[0-9a-f]+\.wasm$/;
const SOUT = 'Отчёты СОУТ: просмотр';
const PLACE = '/organizations/romashka/administration';

test('a chunk comes with the page that needs it, the words of another language to whoever reads it, and no other does', async ({ page }) => {
  const chunks: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/(?<!_bg)\.wasm$/.test(pathname)) chunks.push(pathname);
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  expect(chunks).toEqual([]);
  await enter(page, IVANOVA, '/organizations/romashka');
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  expect(chunks.filter((name) => !/\/(shared|tiny|chunk_\d+)-/.test(name))).toEqual([expect.stringMatching(/\/pages-[0-9a-f]+\.wasm$/)]);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Администрирование' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  expect(chunks.filter((name) => CHUNK.test(name))).toHaveLength(1);
  expect(chunks.filter((name) => /oidc|english/.test(name))).toEqual([]);
  await page.context().clearCookies();
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(chunks.filter((name) => /\/english-[0-9a-f]+\.wasm$/.test(name))).toHaveLength(1);
});

/** A backend with a copy of the app that the test may damage: its folder. */
const damaged = test.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-damaged-'));
    // Without the compressed twins, which would be served in the place of what is damaged.
    cpSync(prepared('DIST'), folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  environment: async ({ folder }, use) => use({ DIST: folder }),
});

const fileOf = (folder: string, pattern: RegExp): string => join(folder, readdirSync(folder).find((name) => pattern.test(name)) ?? '');

/** Not run, since it is not what the page names. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const missing = (page: Page) => page.getByRole('alert').filter({ hasText: 'Эта часть кабинета не загрузилась.' });

damaged('a chunk that is not there, as when a new version is half deployed: a failure with a way on; one changed byte: it is not run', async ({
  page,
  folder,
  expected,
}) => {
  expected.push(/integrity/, /Failed to fetch|status of 404/);
  const chunk = fileOf(folder, CHUNK_FILE);
  renameSync(chunk, `${chunk}.away`);
  damage(fileOf(folder, /^registry-[0-9a-f]+\.wasm$/));
  await enter(page, IVANOVA, PLACE);
  const sections = page.getByRole('navigation', { name: 'Разделы' });
  await expect(missing(page)).toBeVisible();
  await expect(sections).toBeVisible();
  await axe(page);
  const again = page.waitForEvent('requestfinished', (request) => CHUNK.test(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Повторить' }).click();
  await again;
  await expect(missing(page)).toBeVisible();
  renameSync(`${chunk}.away`, chunk);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await test.step('one changed byte', async () => {
    await sections.getByRole('link', { name: 'Реестр обученных' }).click();
    await expect(missing(page)).toBeVisible();
    await expect(sections).toBeVisible();
  });
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

damaged('a newer app is there by now: the page says so, and a reload goes on at the same place', async ({ page, folder, expected }) => {
  expected.push(/integrity|Failed to fetch|status of 404/);
  await enter(page, IVANOVA, PLACE);
  await expect(page.getByRole('table')).toBeVisible();
  deployAnother(folder, /^registry-[0-9a-f]+\.wasm$/);
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Реестр обученных' }).click();
  const newer = page.getByRole('alert').filter({ hasText: 'На сайте новая версия кабинета.' });
  await expect(newer).toBeVisible();
  await expect(page.getByRole('button', { name: 'Повторить' })).toHaveCount(0);
  await axe(page);
  await newer.getByRole('button', { name: 'Обновить страницу' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Реестр обученных' })).toBeVisible();
  await expect(newer).toBeHidden();
});

damaged('half deployed, old page and new files: a reload is offered, and what was begun is there under the new app', async ({
  page,
  folder,
  expected,
}) => {
  expected.push(/status of 404|integrity|refused|Failed to fetch/);
  await enter(page, IVANOVA, PLACE);
  const dialog = await openEmployee(page, PETROV);
  await dialog.getByRole('checkbox', { name: SOUT }).check();
  await keptInTab(page, 'draft romashka 0');
  const putThePage = deployAllButThePage(folder, CHUNK_FILE);
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

damaged('what else comes later and does not: the worker of tables says so, another language is Russian', async ({ page, folder, expected }) => {
  expected.push(/integrity|Failed to fetch|status of 404/);
  damage(fileOf(folder, /^tables-[0-9a-f]+\.wasm$/));
  for (const name of readdirSync(folder).filter((name) => name.startsWith('english-'))) rmSync(join(folder, name));
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Вход в систему' });
  await expect(button).toBeVisible();
  const open = { do: 'open', permissions: [{ code: 'view', label: 'Просмотр' }] };
  expect((await opened(page, Buffer.from('ФИО\nИванов'), open)).answer.fault).toBe('stopped');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(button).toBeVisible();
});
