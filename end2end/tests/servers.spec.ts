// The examples in deploy/ are what is tested: the app through nginx and Caddy, over HTTPS.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pageBelow, prepared, type Cabinet } from './cabinet';
import { frameOf, signInFrom } from './embed-steps';
import { expect, test as base } from './fixtures';
import { cabinetElement, pageAround } from './host-site';
import { freePort } from './static-host';
import { IVANOVA, SIDOROVA, chooseFromStaff, passProvider, rowOf, save } from './steps';
import { serve, type Kind, type WebServer } from './web-servers';

const ROOT = resolve(__dirname, '../..');
const HEADERS: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'deploy/headers.json'), 'utf8'));

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values one after the other, as they came. */
  raw: string[];
  body: Buffer;
}

/** Unlike a browser, it unpacks nothing and joins nothing; a body is sent once the server wants it. */
function asked(url: string, headers: Record<string, string> = {}, method = 'GET', body?: Buffer): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = body ? { ...headers, 'Content-Length': String(body.length), Expect: '100-continue' } : headers;
    const asking = request(url, { method, headers: sent, rejectUnauthorized: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        done({ status: answer.statusCode ?? 0, headers: answer.headers, raw: answer.rawHeaders, body: Buffer.concat(parts) });
        asking.destroy();
      });
    });
    asking.on('error', failed);
    if (!body) asking.end();
    else asking.once('continue', () => asking.end(body)).flushHeaders();
  });
}

interface Served {
  server: WebServer;
  cabinet: Cabinet;
  /** What is served, and where below the server's address. */
  files: string;
  prefix: string;
}

/** Beside the cabinet, on the same server: a page of the site that embeds it. */
const AROUND = '/labour.html';

const test = base.extend<{ served: (kind: Kind, prefix?: string, isEmbedded?: boolean) => Promise<Served> }>({
  // The one behind the server is enough.
  cabinet: async ({}, use) => use({ url: '' } as Cabinet),
  served: async ({ anotherCabinet, page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-served-'));
    const servers: WebServer[] = [];
    await use(async (kind, prefix = '', isEmbedded = false) => {
      const [port, backend] = [await freePort(), await freePort()];
      const proxies = { TRUSTED_PROXIES: '127.0.0.1, ::1' };
      const cabinet = await anotherCabinet({ PORT: backend, PUBLIC_URL: `https://localhost:${port}${prefix}/`, ...proxies });
      const root = join(folder, 'root');
      const files = join(root, prefix);
      mkdirSync(root);
      cpSync(prepared('DIST'), files, { recursive: true });
      const page = join(files, 'index.html');
      const html = readFileSync(page, 'utf8');
      writeFileSync(page, pageBelow(html, prefix));
      const origin = `https://localhost:${port}`;
      const config = { api_base: '/api/v1', identity_origins: [cabinet.idp], language: 'ru', host_origins: isEmbedded ? [origin] : [] };
      writeFileSync(join(files, 'config.json'), JSON.stringify(config));
      execFileSync(process.execPath, [join(ROOT, 'scripts/compress.mjs'), files, 'index.html']);
      if (isEmbedded) {
        const home = origin + prefix;
        // What browsers ask of a site by themselves.
        writeFileSync(join(root, 'favicon.ico'), '');
        writeFileSync(join(root, AROUND), pageAround(home, cabinetElement(home, 'organization="romashka" section="declarations"')));
      }
      const server = await serve(kind, { folder, root, backend, prefix, port, isEmbedded });
      servers.push(server);
      return { server, cabinet, files, prefix };
    });
    // Whatever the page still asks is answered.
    await page.close();
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true });
  },
});

test.use({ ignoreHTTPSErrors: true });

/** Each header of deploy/headers.json is there once, and nothing tells which server it is to the number. */
function expectHeaders({ headers, raw }: Answer): void {
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  for (const [name, value] of Object.entries(HEADERS)) {
    expect(headers[name.toLowerCase()], name).toBe(value);
    expect(names.filter((one) => one === name.toLowerCase()), name).toHaveLength(1);
  }
  expect(headers.server ?? '').not.toMatch(/\d/);
  expect(headers).not.toHaveProperty('x-powered-by');
}

for (const kind of ['nginx', 'caddy'] as const) {
  test(`${kind}: headers, twins, caching, missing files, the API behind it`, async ({ served }) => {
    const { server, files } = await served(kind);
    const get = (path: string, headers = {}) => asked(server.url + path, headers);
    const names = readdirSync(files);
    const font = readdirSync(join(files, 'fonts')).find((name) => name.includes('latin')) ?? '';
    writeFileSync(join(files, '.env'), 'SECRET=1');
    const wasm = names.find((name) => name.endsWith('_bg.wasm')) ?? '';
    const css = names.find((name) => /^style-.*\.css$/.test(name)) ?? '';

    await test.step('every answer has the headers, once each', async () => {
      for (const [path, status, caching] of [
        ['/', 200, 'no-cache'],
        ['/index.html', 200, 'no-cache'],
        ['/config.json', 200, 'no-cache'],
        [`/${wasm}`, 200, 'public, max-age=31536000, immutable'],
        [`/fonts/${font}`, 200, 'public, max-age=31536000, immutable'],
        ['/organizations/romashka/administration', 200, 'no-cache'],
        ['/auth/callback?code=c&state=s', 200, 'no-cache'],
        ['/administration-0123456789abcdef.wasm', 404, 'no-store'],
        ['/fonts/nothing.woff2', 404, 'no-store'],
        ['/.git/config', 404, 'no-store'],
        ['/.env', 404, 'no-store'],
        ['/api/v1/session', 200, 'no-store'],
        ['/api/v1/nothing', 404, 'no-store'],
      ] as const) {
        const answer = await get(path);
        expect(answer.status, path).toBe(status);
        expect(answer.headers['cache-control'], path).toBe(caching);
        expectHeaders(answer);
      }
    });
    await test.step('the script for other sites is theirs to load, by CORS too; nothing else is', async () => {
      for (const name of ['embed.js', 'embed-0123456789abcdef.js']) {
        writeFileSync(join(files, name), '// for other sites');
        const { status, headers } = await get(`/${name}`);
        expect(status).toBe(200);
        expect(headers['access-control-allow-origin']).toBe('*');
        expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
        expect(headers['content-security-policy']).toBe(HEADERS['Content-Security-Policy']);
      }
      for (const path of [`/${wasm}`, '/', '/api/v1/session']) expect((await get(path)).headers).not.toHaveProperty('access-control-allow-origin');
    });
    await test.step('each is sent as what it is', async () => {
      const types = { [`/${wasm}`]: /^application\/wasm/, [`/${css}`]: /^text\/css/, '/somewhere': /^text\/html; ?charset=utf-8/i };
      for (const [path, type] of Object.entries(types)) {
        const { headers } = await get(path, { 'Accept-Encoding': 'br' });
        expect(headers['content-type']).toMatch(type);
      }
    });
    await test.step('the twins are sent as they lie there; who cannot unpack gets the file', async () => {
      for (const path of [`/${wasm}`, `/${css}`, '/', '/somewhere']) {
        const file = join(files, path.includes('-') ? path : 'index.html');
        for (const [accepted, sent, unpack] of [
          ['gzip, deflate, br', 'br', brotliDecompressSync],
          ['gzip', 'gzip', gunzipSync],
          ['identity', undefined, (bytes: Buffer) => bytes],
        ] as const) {
          const { headers, body } = await get(path, { 'Accept-Encoding': accepted });
          expect(headers['content-encoding'], `${path} for ${accepted}`).toBe(sent);
          expect(headers.vary, path).toMatch(/accept-encoding/i);
          const ending = sent === 'br' ? '.br' : sent === 'gzip' ? '.gz' : '';
          expect(body.equals(readFileSync(file + ending)), path).toBe(true);
          expect(unpack(body).equals(readFileSync(file)), path).toBe(true);
        }
      }
      const config = await get('/config.json', { 'Accept-Encoding': 'br' });
      expect(config.headers).not.toHaveProperty('content-encoding');
    });
    await test.step('an unchanged file is not sent again', async () => {
      const etag = (await get('/config.json')).headers.etag ?? '';
      expect((await get('/config.json', { 'If-None-Match': etag })).status).toBe(304);
    });
    await test.step('static files are only read', async () => {
      const answer = await asked(`${server.url}/index.html`, {}, 'POST', Buffer.from('x'));
      expect(answer.status).toBe(405);
      expectHeaders(answer);
    });
    await test.step('a request larger than any of the app goes no further', async () => {
      const headers = { 'X-Requested-By': 'cabinet', Origin: server.url, 'Content-Type': 'application/json' };
      const answer = await asked(`${server.url}/api/v1/login`, headers, 'POST', Buffer.alloc(2_100_000, ' '));
      expect(answer.status).toBe(413);
      expectHeaders(answer);
    });
  });
}

// Each at the root or below a path: nginx below a path is the journey after these.
for (const [kind, prefix] of [['nginx', ''], ['caddy', '/cabinet']] as const) {
  test(`${kind}: the main job through it${prefix && ', below a path'}`, async ({ page, served }) => {
    const { server, cabinet } = await served(kind, prefix);
    const home = server.url + prefix;
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto(`${home}/organizations/romashka/administration`);
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await passProvider(page, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
    expect(page.url()).toBe(`${home}/organizations/romashka/administration`);
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    expect([...origins].sort(), 'nobody else is asked').toEqual([cabinet.idp, server.url].sort());
    const session = (await page.context().cookies(server.url)).find(({ name }) => name.endsWith('session'));
    expect(session).toMatchObject({ secure: true, httpOnly: true });
    await page.getByRole('searchbox').fill('Сидорова');
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    expect(page.url()).toBe(`${home}/`);
    await test.step('its log names paths, and nobody', async () => {
      const from = { Referer: 'https://other.example/?of=somebody' };
      await asked(`${server.url}/api/v1/session?q=${encodeURIComponent('Сидорова')}`, from);
      // Also where the server itself has something to complain of.
      await cabinet.stop();
      expect((await asked(`${server.url}/api/v1/organizations?q=somebody`, from)).status).toBe(502);
      await expect.poll(() => server.log()).toContain('/api/v1/organizations');
      const log = decodeURIComponent(server.log().replaceAll('%', '%25')).toLowerCase();
      for (const path of ['/auth/callback', '/api/v1/callback', '/api/v1/session']) expect(log).toContain(path);
      const nobody = ['?', 'code=', 'state=', 'q=', 'сидорова', '%d1%81', '%d0%a1', 'иванова', 'somebody', 'other.example'];
      for (const text of [...nobody, String(session?.value).toLowerCase()]) expect(log).not.toContain(text);
    });
  });
}

test('below a path, embedded in a page of the same site: there and back, and the place is kept', async ({ page, served }) => {
  const { server } = await served('nginx', '/cabinet', true);
  await page.goto(server.url + AROUND);
  await signInFrom(page);
  await expect(page).toHaveURL(server.url + AROUND);
  const heading = (name: string) => frameOf(page).getByRole('heading', { level: 1, name });
  await expect(heading('Декларации')).toBeVisible();
  await frameOf(page).getByRole('link', { name: 'Обзор' }).click();
  await expect(heading('ООО «Ромашка»')).toBeVisible();
  await page.locator('lkot-cabinet').evaluate((element) => document.body.prepend(element));
  await expect(heading('ООО «Ромашка»')).toBeVisible();
  const inside = page.frames()[1]?.url();
  expect(inside).toBe(`${server.url}/cabinet/organizations/romashka`);
});

test('the image takes the files that are tested', () => {
  const lines = readFileSync(join(ROOT, 'deploy/Containerfile'), 'utf8');
  expect([...lines.matchAll(/^COPY (\S+) (\S+)$/gm)].map(([, from, to]) => [from, to])).toEqual([
    ['deploy/nginx.conf', '/etc/nginx/conf.d/cabinet.conf'],
    ['dist', /root (\S+);/.exec(readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8'))?.[1]],
  ]);
  expect(lines).toContain('nginx libnginx-mod-http-brotli-static');
});
