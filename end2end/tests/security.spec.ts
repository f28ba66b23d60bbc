import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { prepared } from './cabinet';
import { IVANOVA, SIDOROVA, chooseFromStaff, signInAs } from './steps';

/** The one list of headers, which the web servers' examples are held against too (servers.spec.ts). */
const HEADERS: Record<string, string> = JSON.parse(readFileSync(join(__dirname, '../../deploy/headers.json'), 'utf8'));

const POLICY: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
};

test('the headers of every answer', async ({ request }) => {
  for (const path of ['/', '/organizations/romashka', '/auth/callback?code=c&state=s', '/api/v1/session', '/nowhere.txt']) {
    await test.step(path, async () => {
      const headers = (await request.get(path)).headers();
      const policy = headers['content-security-policy'] ?? '';
      const directives = Object.fromEntries(
        policy.split(';').map((directive) => {
          const [name = '', ...sources] = directive.trim().split(/\s+/);
          return [name, sources.join(' ')];
        }),
      );
      expect(directives).toMatchObject(POLICY);
      expect(policy.match(/'[^']*unsafe[^']*'/g)).toEqual(["'wasm-unsafe-eval'"]);
      expect(policy).not.toMatch(/\*|data:|blob:|https?:/);
      for (const [name, value] of Object.entries(HEADERS)) {
        // Over plain HTTP it means nothing and is not sent.
        const sent = name === 'Strict-Transport-Security' ? undefined : value;
        expect(headers[name.toLowerCase()], name).toBe(sent);
      }
      if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
    });
  }
});

test('no token, no code and no СНИЛС stays in the browser, no third origin is asked, and each session has its own name', async ({
  page,
  cabinet,
  context,
}) => {
  const secrets: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname !== '/auth/callback') return;
    for (const name of ['code', 'state']) secrets.push(url.searchParams.get(name) ?? '');
  });
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().startsWith(`${cabinet.url}/api/`)) answers.push(await response.text().catch(() => ''));
  });
  const origins = new Set<string>();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto('/organizations/romashka/administration');
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  expect(secrets).toHaveLength(2);
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);

  const kept = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
    address: location.href,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    html: document.documentElement.outerHTML,
  }));
  // Names of organizations to show first, and nothing else.
  const local = { 'organizations-of-p-ivanova': ' romashka\tООО «Ромашка»\n' };
  expect(kept).toMatchObject({ local: JSON.stringify(local), cookie: '', databases: 0, caches: 0 });
  // When the tab left for the provider of late, and nothing else.
  expect(kept.session).toMatch(/^\{("departures":"[\d ]*")?\}$/);
  const here = Object.values(kept).map(String).join('\n');
  for (const secret of secrets) expect(here).not.toContain(secret);
  // A JWT begins so; the СНИЛС is hers, with and without separators. The backend never even sends them.
  expect(answers.length).toBeGreaterThan(3);
  for (const pattern of [/eyJ[\w-]+\./, /90010020194/, /900-100-201\s94/, /id_token|access_token/]) {
    expect([here, ...answers].join('\n')).not.toMatch(pattern);
  }

  await chooseFromStaff(page, SIDOROVA);
  expect([...origins].sort()).toEqual([cabinet.url, cabinet.idp].sort());

  const session = async () => (await context.cookies(cabinet.url)).find(({ name }) => name.endsWith('session'));
  const first = await session();
  await test.step('the session is a cookie that no script can read', async () => {
    expect(first).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost', expires: -1 });
    const cookies = await context.cookies(cabinet.url);
    expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax')).toBe(true);
  });
  await test.step('it goes, and the next one has another name', async () => {
    await page.goto('/organizations');
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    expect(await session()).toBeUndefined();
    await signInAs(page, IVANOVA);
    await expect(page).toHaveURL(`${cabinet.url}/organizations`);
    expect((await session())?.value).toMatch(/./);
    expect((await session())?.value).not.toBe(first?.value);
  });
});

test('one changed byte in the WebAssembly or the JavaScript: the app does not start', async ({
  page,
  anotherCabinet,
  expected,
}) => {
  expected.push(/integrity/, /refused|Failed to fetch|TypeError/);
  for (const ending of ['_bg.wasm', '.js']) {
    await test.step(ending, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cabinet-tampered-'));
      cpSync(prepared('DIST'), folder, { recursive: true });
      const names = readdirSync(folder).filter((name) => name.startsWith('cabinet-') && name.includes(ending));
      // A compressed twin would be served in its place.
      for (const twin of names.filter((name) => !name.endsWith(ending))) rmSync(join(folder, twin));
      const file = join(folder, names.find((name) => name.endsWith(ending)) ?? '');
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(file, bytes);

      const tampered = await anotherCabinet({ DIST: folder });
      await page.goto(tampered.url);
      await expect(page.getByText('Кабинет загрузился не полностью')).toBeVisible();
      await expect(page.getByText('Страница остановилась')).toBeHidden();
      await expect(page.getByRole('link', { name: 'Обновить страницу' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Вход в систему' })).toHaveCount(0);
      rmSync(folder, { recursive: true });
    });
  }
});
