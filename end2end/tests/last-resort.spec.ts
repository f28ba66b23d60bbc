// The app cannot start or go on: what the reader is told then, and whom they can ask.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootOf, prepared } from './cabinet';
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

for (const [what, config] of [
  ['not there', undefined],
  ['empty', ''],
  ['broken', '{"api_base": "/api/v1",'],
  ['a page in its place', '<!doctype html><title>404</title>'],
  ['without the origins of sign-in', '{"api_base": "/api/v1"}'],
  ['of an unknown profile', '{"identity_origins": [], "sign_in": {"profile": "saml"}}'],
] as const) {
  test(`config.json is ${what}: a sentence says so`, async ({ page, own: { host }, expected }) => {
    if (config === undefined) expected.push(/status of 404/);
    host.configureRaw(config);
    await page.goto(host.url);
    await expect(page.getByRole('alert')).toContainText(SETTINGS);
    for (const other of ALL.filter((text) => text !== SETTINGS)) await expect(page.getByText(other)).toBeHidden();
    await axe(page);
    host.configure(GOOD);
    await page.getByRole('link', { name: 'Обновить страницу' }).click();
    await expect(page.getByRole('alert').filter({ hasText: SETTINGS })).toBeHidden();
  });
}

test('config.json points nowhere: a failure with a way on', async ({ page, own: { host }, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED|Failed to load/);
  host.configure({ api_base: 'http://localhost:9/api/v1', identity_origins: [] });
  await page.goto(`${host.url}/organizations`);
  await expect(page.getByRole('alert').filter({ hasText: 'Нет связи' })).toBeVisible();
});

test('a browser without WebAssembly is told so, and whom to ask', async ({ page, own: { host }, expected }) => {
  expected.push(/WebAssembly|not defined|undefined/);
  host.configure({ ...GOOD, contact: 'mailto:help@region.example' });
  await page.addInitScript('delete globalThis.WebAssembly');
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(BROWSER);
  const contact = page.getByRole('link', { name: 'help@region.example' });
  await expect(contact).toHaveAttribute('href', 'mailto:help@region.example');
  await axe(page);
});

test('a browser that cannot read this WebAssembly is told so', async ({ page, own: { host }, expected }) => {
  expected.push(/CompileError/);
  const refused = "throw new WebAssembly.CompileError('unknown opcode')";
  await page.addInitScript(`for (const how of ['instantiate', 'instantiateStreaming']) WebAssembly[how] = async () => { ${refused}; }`);
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(BROWSER);
});

test('a browser that cannot read the script of this app is told so', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/SyntaxError|Invalid or unexpected token/);
  expect(readFileSync(bootOf(dist), 'utf8'), 'nothing newer than modules themselves').not.toMatch(/\?\.[a-z[(]|\?\?|globalThis/);
  // In the place of the words of tomorrow.
  await page.addInitScript('WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new SyntaxError("tomorrow"))');
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(BROWSER);
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

test('what cannot be an address of help is not shown', async ({ page, own: { host }, expected }) => {
  expected.push(/WebAssembly|not defined|undefined/);
  host.configure({ ...GOOD, contact: 'javascript:window.broken = 1' });
  await page.addInitScript('delete globalThis.WebAssembly');
  const read = page.waitForResponse(/config\.json/);
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(BROWSER);
  await (await read).finished();
  await expect(page.getByText('Поддержка сайта')).toBeHidden();
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

for (const [what, ending] of [
  ['WebAssembly', /^cabinet-\w+_bg\.wasm$/],
  ['JavaScript', /^cabinet-[0-9a-f]+\.js$/],
] as const) {
  test(`old page, and the ${what} it names is there no more: a reload is offered and helps`, async ({ page, own: { host, dist }, expected }) => {
    expected.push(/404|integrity|refused|Failed to fetch/);
    const name = readdirSync(dist).find((name) => ending.test(name)) ?? '';
    renameSync(join(dist, name), join(dist, 'away'));
    await page.goto(`${host.url}/organizations`);
    await expect(page.getByRole('alert')).toContainText(FILES);
    await axe(page);
    renameSync(join(dist, 'away'), join(dist, name));
    await page.getByRole('link', { name: 'Обновить страницу' }).click();
    await expect(page.getByRole('alert').filter({ hasText: FILES })).toBeHidden();
    expect(page.url(), 'the same place').toContain('/organizations');
  });
}

test('old page, and the style it names is there no more: a reload is offered and helps', async ({ page, own: { host, dist }, expected }) => {
  expected.push(/404|integrity|refused/);
  const name = readdirSync(dist).find((name) => /^style-\w+\.css$/.test(name)) ?? '';
  renameSync(join(dist, name), join(dist, 'away'));
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toContainText(FILES);
  renameSync(join(dist, 'away'), join(dist, name));
  await page.getByRole('link', { name: 'Обновить страницу' }).click();
  await expect(page.getByRole('alert').filter({ hasText: FILES })).toBeHidden();
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
