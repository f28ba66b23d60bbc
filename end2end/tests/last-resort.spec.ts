// The app cannot start or go on: what the reader is told then, and whom they can ask.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootOf, prepared, type Cabinet } from './cabinet';
import { axe, expect, test as base } from './fixtures';
import { hostOf, type StaticHost } from './static-host';

const ROOT = resolve(__dirname, '../..');
const STOPPED = 'Страница остановилась из-за ошибки.';
const FILES = 'Кабинет загрузился не полностью';
const BROWSER = 'Этот браузер не может открыть кабинет';
const SETTINGS = 'Кабинет не прочитал своих настроек (config.json).';
const ALL = [STOPPED, FILES, BROWSER, SETTINGS];
const GOOD = { api_base: '/api/v1', identity_origins: [] };

/** A copy of the app that the test may damage, and its host. */
const test = base.extend<{ own: { host: StaticHost; dist: string } }>({
  // No backend of ours.
  cabinet: async ({}, use) => use({ url: '' } as Cabinet),
  own: async ({}, use) => {
    const dist = mkdtempSync(join(tmpdir(), 'cabinet-own-'));
    cpSync(prepared('DIST'), dist, { recursive: true });
    const host = await hostOf(dist);
    host.configure(GOOD);
    await use({ host, dist });
    await host.close();
    rmSync(dist, { recursive: true });
  },
});

test('config.json cannot be read: a sentence says so; it points nowhere: a failure with a way on', async ({ page, own: { host }, expected }) => {
  expected.push(/status of 404/, /ERR_CONNECTION_REFUSED|Failed to load/);
  for (const [what, config] of [
    ['not there', undefined],
    ['empty', ''],
    ['broken', '{"api_base": "/api/v1",'],
    ['a page in its place', '<!doctype html><title>404</title>'],
    ['without the origins of sign-in', '{"api_base": "/api/v1"}'],
    ['of an unknown profile', '{"identity_origins": [], "sign_in": {"profile": "saml"}}'],
  ] as const) {
    await test.step(what, async () => {
      host.configureRaw(config);
      await page.goto(host.url);
      await expect(page.getByRole('alert')).toContainText(SETTINGS);
      for (const other of ALL.filter((text) => text !== SETTINGS)) await expect(page.getByText(other)).toBeHidden();
    });
  }
  await axe(page);
  host.configure(GOOD);
  await page.getByRole('link', { name: 'Обновить страницу' }).click();
  // It has read its settings: the next ones are for the next page.
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await test.step('it points nowhere', async () => {
    host.configure({ api_base: 'http://localhost:9/api/v1', identity_origins: [] });
    await page.goto(`${host.url}/organizations`);
    await expect(page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible();
  });
});

test('a browser that cannot run the app is told so, and whom to ask', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/CompileError/, /SyntaxError|Invalid or unexpected token/, /WebAssembly|not defined|undefined/);
  const told = async (): Promise<void> => {
    await page.goto(host.url);
    await expect(page.getByRole('alert')).toContainText(BROWSER);
  };
  await test.step('it cannot read this WebAssembly', async () => {
    const refused = "throw new WebAssembly.CompileError('unknown opcode')";
    await page.addInitScript(`for (const how of ['instantiate', 'instantiateStreaming']) WebAssembly[how] = async () => { ${refused}; }`);
    await told();
  });
  await test.step('it cannot read the script of this app', async () => {
    expect(readFileSync(bootOf(dist), 'utf8'), 'nothing newer than modules themselves').not.toMatch(/\?\.[a-z[(]|\?\?|globalThis/);
    // In the place of the words of tomorrow.
    await page.addInitScript('WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new SyntaxError("tomorrow"))');
    await told();
  });
  await test.step('it has no WebAssembly', async () => {
    await page.addInitScript('delete globalThis.WebAssembly');
    host.configure({ ...GOOD, contact: 'mailto:help@region.example' });
    await told();
    const contact = page.getByRole('link', { name: 'help@region.example' });
    await expect(contact).toHaveAttribute('href', 'mailto:help@region.example');
    await axe(page);
  });
  await test.step('what cannot be an address of help is not shown', async () => {
    host.configure({ ...GOOD, contact: 'javascript:window.broken = 1' });
    const read = page.waitForResponse(/config\.json/);
    await told();
    await (await read).finished();
    await expect(page.getByText('Поддержка сайта')).toBeHidden();
  });
});

test('code and styles that somebody wrote into the page itself do nothing, and the app starts', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/Content Security Policy/, /status of 404/);
  const file = join(dist, 'index.html');
  const foreign = `<style>main { display: none }</style><p id="foreign" style="color: rgb(1, 2, 3)">x</p>
    <script>window.broken = 1</script><img src="x.svg" onerror="window.broken = 1"><svg onload="window.broken = 1"></svg>
    <script src="https://evil.example/x.js"></script>`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<body[^>]*>/, (body) => body + foreign));
  await page.goto(host.url);
  await expect(page.locator('main')).toBeVisible();
  await expect(page.locator('#foreign')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined();
});

test('a browser that knows no modules is told so by a script that it does know', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/status of 404/);
  const name = readdirSync(dist).find((name) => /^old-browser-\w+\.js$/.test(name)) ?? '';
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html).toMatch(new RegExp(`<script[^>]*src="/${name}"[^>]*nomodule`));
  const script = readFileSync(join(dist, name), 'utf8');
  expect(script, 'only what the oldest browsers read').not.toMatch(/=>|\b(let|const|class|async|import|export)\b|`|\?\.|\?\?/);
  // Chromium knows modules: boot.js is taken away and the other script run in its place.
  rmSync(bootOf(dist));
  await page.goto(host.url);
  await page.evaluate(script);
  await expect(page.getByRole('alert')).toContainText(BROWSER);
});

test('old page, and a file it names is there no more: a reload is offered and helps', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/404|integrity|refused|Failed to fetch/);
  const half = page.getByRole('alert').filter({ hasText: FILES });
  for (const [what, ending] of [
    ['WebAssembly', /^cabinet-\w+_bg\.wasm$/],
    ['JavaScript', /^cabinet-[0-9a-f]+\.js$/],
    ['style', /^style-\w+\.css$/],
  ] as const) {
    await test.step(what, async () => {
      const name = readdirSync(dist).find((name) => ending.test(name)) ?? '';
      renameSync(join(dist, name), join(dist, 'away'));
      await page.goto(`${host.url}/organizations`);
      await expect(half).toBeVisible();
      if (what === 'WebAssembly') await axe(page);
      renameSync(join(dist, 'away'), join(dist, name));
      await page.getByRole('link', { name: 'Обновить страницу' }).click();
      await expect(half).toBeHidden();
      expect(page.url(), 'the same place').toContain('/organizations');
    });
  }
});

test('old page, and the script that would start it is there no more: after a while the page itself says what to do', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/404|integrity|refused/);
  const boot = bootOf(dist);
  renameSync(boot, `${boot}.away`);
  await page.goto(`${host.url}/organizations`);
  const reload = page.getByText('Если она не открылась').getByRole('button', { name: 'Обновить страницу' });
  await expect(reload).toBeHidden();
  // By no script: an animation of the style.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect(reload).toBeVisible();
  await axe(page);
  renameSync(`${boot}.away`, boot);
  await reload.click();
  await expect(page.getByRole('alert').filter({ hasText: FILES })).toBeHidden();
  await expect(page.getByText('Страница загружается…')).toBeHidden();
  expect(new URL(page.url()).pathname, 'the same place').toBe('/organizations');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page can be read, says what is missing, and whom to ask', async ({ page, own: { host, dist } }) => {
    const file = join(dist, 'index.html');
    const { withContact } = await import(join(ROOT, 'scripts/compress.mjs'));
    writeFileSync(file, withContact(readFileSync(file, 'utf8'), 'https://region.example/help'));
    await page.goto(host.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход в личный кабинет по охране труда');
    await expect(page.getByText('Здесь работодатель передаёт сведения в реестр обученных')).toBeVisible();
    // Playwright finds no text in <noscript>.
    const words = page.locator('noscript p').filter({ visible: true });
    await expect(words).toHaveText([/^Кабинет не работает без JavaScript, а в этом браузере он выключен\./, /^Поддержка сайта: /]);
    await expect(page.locator('noscript a')).toHaveAttribute('href', 'https://region.example/help');
    await expect(page.getByText('Страница загружается…')).toBeHidden();
    for (const text of ALL) await expect(page.getByText(text)).toBeHidden();
  });
});
