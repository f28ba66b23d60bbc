// The cabinet in the pages of other sites, as their editors put it there. Third-party cookies are blocked.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepared } from './cabinet';
import { THIRD_PARTY_COOKIES_BLOCKED, frameOf, heard, iframe, listen, organizations, signIn, signInFrom, test } from './embed-steps';
import { axe, expect } from './fixtures';
import { cabinetElement, pageAround, policyAround } from './host-site';
import { IVANOVA, SIDOROVA, chooseFromStaff, passProvider, save, signInAs } from './steps';

test.use(THIRD_PARTY_COOKIES_BLOCKED);

test('The snippet of README in a bare HTML file works', async ({ page, cabinet, site }) => {
  const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
  const shown = /```html\n([\s\S]*?lkot-cabinet[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const script = resolve(__dirname, '../../scripts/embed.mjs');
  const printed = execFileSync('node', [script, prepared('DIST')], { encoding: 'utf8' });
  const [name = ''] = /embed-[0-9a-f]{16}\.js/.exec(printed) ?? [];
  const [integrity = ''] = /sha384-[A-Za-z0-9+/=]+/.exec(printed) ?? [];
  const snippet = shown.replace(/embed-[^"]*\.js/, name).replace(/sha384-[^"]*/, integrity);
  expect(printed, 'what is printed is what README shows').toContain(snippet);
  site.put('/bare.html', snippet.replaceAll('https://cabinet.example', cabinet.url));
  await page.goto(`${site.near}/bare.html`);
  await expect(signIn(frameOf(page))).toBeVisible();
});

test.describe('a damaged script', () => {
  test('leaves the link', async ({ page, cabinet, site, expected }) => {
    expected.push(/integrity/);
    const html = pageAround(cabinet.url, cabinetElement(cabinet.url));
    site.put('/', html.replace('<script ', `<script integrity="sha384-${'A'.repeat(64)}" `));
    await page.goto(`${site.near}/`);
    await expect(page.getByRole('link', { name: 'Открыть личный кабинет' })).toBeVisible();
  });
});

for (const [name, more] of [
  ['under the strictest policy', {}],
  ['that is isolated (COOP)', { 'Cross-Origin-Opener-Policy': 'same-origin' }],
] as const) {
  test(`Signing in from a page ${name} comes back to the same place`, async ({ page, cabinet, site }) => {
    await listen(page);
    const long = '<p>Текст</p>'.repeat(60);
    const html = pageAround(cabinet.url, `${long}${cabinetElement(cabinet.url, 'organization="romashka" section="declarations"')}${long}`);
    site.put('/labour', html, { ...policyAround(cabinet.url), ...more });
    const address = `${site.near}/labour?id=5&x=%20#cabinet`;
    await page.goto(address);
    await signInFrom(page);
    await expect(page).toHaveURL(address);
    const frame = frameOf(page);
    await expect(frame.getByRole('heading', { level: 1, name: 'Декларации' })).toBeVisible();
    await expect(page.locator('lkot-cabinet'), 'what the visitor was at is in sight').toBeInViewport();
    const told = async () => (await heard(page)).filter((type) => type !== 'height');
    await expect.poll(told).toEqual(['ready', 'signed-in', 'organization romashka']);
    expect(await heard(page)).toContain('height');
  });
}

test('A sign-in leads to no page that is not on the list', async ({ page, cabinet }) => {
  for (const host of ['https://evil.example/', `${cabinet.url}@evil.example/`, 'javascript:alert(1)', '//evil.example']) {
    await page.goto(`/?host=${encodeURIComponent(host)}`);
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  }
  await signInAs(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
});

test('On another site the cabinet says what is the matter and opens in a window of its own', async ({ page, cabinet, site, context, expected }) => {
  // What Chromium says when it is asked before the cabinet was ever used in a window of its own.
  expected.push(/requestStorageAccess: Request denied/, /requestStorageAccess: Permission denied/);
  let begun = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/login')) begun += 1;
  });
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
  await page.goto(`${site.far}/`);
  const frame = frameOf(page);
  await expect(frame.getByText('Браузер не сообщает кабинету')).toBeVisible();
  const inside = page.frames().find((one) => one.url().startsWith(cabinet.url));
  expect(await inside?.evaluate(() => document.hasStorageAccess()), 'third-party cookies are blocked').toBe(false);
  await frame.getByRole('button', { name: 'Показать здесь' }).click();
  await expect(frame.getByText('браузер этого не разрешил')).toBeVisible();
  expect(begun, 'nothing is begun by itself').toBe(0);
  expect(page.url()).toBe(`${site.far}/`);
  await axe(page);
  const opening = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Открыть кабинет' }).click();
  const window = await opening;
  expect(await window.evaluate(() => window.opener)).toBeNull();
  await window.getByRole('button', { name: 'Вход в систему' }).click();
  await passProvider(window, IVANOVA);
  await expect(window.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
});

test.describe('profile oidc', () => {
  test.use({ environment: async ({ site }, use) => use({ HOST_ORIGINS: site.near, PROFILE: 'oidc' }) });

  test('A frame offers a window of its own: tokens live in one page', async ({ page, cabinet, site }) => {
    site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
    await page.goto(`${site.near}/`);
    await expect(frameOf(page).getByText('Войти на этой странице нельзя')).toBeVisible();
    await expect(frameOf(page).getByRole('link', { name: 'Открыть кабинет' })).toHaveAttribute('target', '_blank');
    expect(page.url()).toBe(`${site.near}/`);
  });
});

test('The demo’s site of a region has the cabinet in it, also for people with poor sight', async ({ page, cabinet }) => {
  await page.goto(cabinet.region);
  await expect(signIn(frameOf(page))).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: 'Версия для слабовидящих' }).click();
  await expect(frameOf(page).locator('html')).toHaveAttribute('data-vision', 'black');
  await axe(page);
});

test('A site that is not on the list gets nothing', async ({ page, cabinet, site, expected }) => {
  expected.push(/frame-ancestors/);
  await listen(page);
  await page.goto(cabinet.hostile);
  const frames = page.locator('iframe');
  await expect(frames).toHaveCount(2);
  await expect.poll(() => page.frames().filter((one) => one.url().startsWith('chrome-error:')).length).toBe(2);
  expect(await heard(page)).toEqual([]);
  await test.step('nor does any other site by asking', async () => {
    site.put('/', '<!doctype html><title>Сайт</title>');
    await page.goto(`${site.far}/`);
    expected.push(/blocked by CORS policy/, /ERR_FAILED|ERR_BLOCKED_BY_RESPONSE/);
    const boot = /boot-\w+\.js/.exec(await (await page.request.get(cabinet.url)).text())?.[0] ?? '';
    const got = await page.evaluate(
      async ([cabinet, boot]) => {
        const read = (path: string): Promise<string> =>
          fetch(cabinet + path, { credentials: 'include' }).then(
            () => `read ${path}`,
            () => 'refused',
          );
        const run = (path: string): Promise<string> =>
          new Promise((done) => {
            const script = Object.assign(document.createElement('script'), { src: cabinet + path });
            script.addEventListener('load', () => done(`run ${path}`));
            script.addEventListener('error', () => done('refused'));
            document.head.append(script);
          });
        return [await read('/api/v1/session'), await read('/config.json'), await run(`/${boot}`)];
      },
      [cabinet.url, boot] as const,
    );
    expect(got).toEqual(['refused', 'refused', 'refused']);
  });
});

test('A cabinet that does not open there: a sentence and the way to it', async ({ page, cabinet, site, expected }) => {
  expected.push(/status of 404/);
  await page.clock.install();
  const nothing = `${cabinet.hostile}/nothing-here`;
  site.put('/', pageAround(cabinet.url, cabinetElement(nothing)));
  await page.goto(`${site.near}/`);
  await expect(page.getByText('Кабинет загружается…')).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect(page.getByText('Не удалось открыть кабинет на этой странице.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Открыть кабинет в отдельном окне' })).toHaveAttribute('href', `${nothing}/`);
  await axe(page);
});

test.describe('a backend that wants a fresh sign-in', () => {
  test.use({ environment: async ({ site }, use) => use({ HOST_ORIGINS: site.near, STEP_UP_SECONDS: '5' }) });

  test('It is offered beside the frame, where what was ticked stays', async ({ page, cabinet, site, expected }) => {
    // The question takes the focus by `showModal`; that `autofocus` alone would not do in a frame is told.
    expected.push(/status of 401/, /Blocked autofocusing/);
    site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'organization="romashka" section="administration"')));
    await page.goto(`${site.near}/`);
    await signInFrom(page);
    const signedIn = Date.now();
    const dialog = await chooseFromStaff(frameOf(page), SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Администратор' }).check();
    // The age of the sign-in is what is tested.
    await expect.poll(() => Date.now() - signedIn).toBeGreaterThan(6000);
    await save(dialog);
    await expect(dialog.locator('button:focus')).toBeVisible();
    await dialog.getByRole('button', { name: 'Да, сохранить' }).click();
    const opening = page.waitForEvent('popup');
    await dialog.getByRole('link', { name: 'Войти ещё раз' }).click();
    const beside = await opening;
    await beside.getByRole('button', { name: 'Вход в систему' }).click();
    await passProvider(beside, IVANOVA);
    await save(dialog);
    await dialog.getByRole('button', { name: 'Да, сохранить' }).click();
    await expect(frameOf(page).getByRole('row').filter({ hasText: SIDOROVA })).toContainText('Администратор');
  });
});

test('What is wished before the frame can hear is heard', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, ''));
  await page.goto(`${site.near}/`);
  // As frameworks do: first the element, then its attributes.
  await page.evaluate((src) => {
    const element = document.createElement('lkot-cabinet');
    element.setAttribute('src', src);
    document.querySelector('main')?.append(element);
    element.setAttribute('theme', 'accent: #123456');
  }, `${cabinet.url}/`);
  const root = frameOf(page).locator('html');
  await expect.poll(() => root.evaluate((html: HTMLElement) => html.style.getPropertyValue('--accent'))).toBe('#123456');
});

test.describe('a session of twelve seconds', () => {
  test.use({ environment: async ({ site }, use) => use({ HOST_ORIGINS: site.near, SESSION_SECONDS: '12' }) });

  test('The page around hears when it has ended', async ({ page, cabinet, site }) => {
    await listen(page);
    site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)));
    await page.goto(`${site.near}/`);
    await signInFrom(page);
    // Back from the provider: before that the page is one that goes.
    await expect(organizations(frameOf(page))).toBeVisible();
    await expect.poll(() => heard(page), { timeout: 20_000 }).toContain('expired');
  });
});

test('Messages of others and of a later version are not read', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)));
  await page.goto(`${site.near}/`);
  await expect(signIn(frameOf(page))).toBeVisible();
  const inside = page.frames().find((one) => one.url().startsWith(cabinet.url));
  if (!inside) throw new Error('no frame');
  await test.step('by the host', async () => {
    const say = (data: string, origin: string, byFrame: boolean) =>
      page.evaluate(
        ([data, origin, byFrame]) => {
          const frame = document.querySelector('lkot-cabinet')?.shadowRoot?.querySelector('iframe');
          const source = (byFrame ? frame?.contentWindow : window) ?? null;
          window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
          return frame?.style.height;
        },
        [data, origin, byFrame] as const,
      );
    const height = JSON.stringify({ lkot: 1, type: 'height', height: 333 });
    expect(await say(height, 'https://evil.example', true)).not.toBe('333px');
    expect(await say(height, cabinet.url, false)).not.toBe('333px');
    expect(await say(height.replace('"lkot":1', '"lkot":2'), cabinet.url, true)).not.toBe('333px');
    expect(await say('{', cabinet.url, true)).not.toBe('333px');
    expect(await say(height, cabinet.url, true)).toBe('333px');
  });
  await test.step('by the app', async () => {
    const say = (data: string, origin: string, byParent: boolean) =>
      inside.evaluate(
        ([data, origin, byParent]) => {
          window.dispatchEvent(new MessageEvent('message', { data, origin, source: byParent ? window.parent : window }));
          return document.documentElement.style.getPropertyValue('--accent');
        },
        [data, origin, byParent] as const,
      );
    const wishes = JSON.stringify({ lkot: 1, type: 'wishes', theme: 'accent: #123456' });
    expect(await say(wishes, 'https://evil.example', true)).toBe('');
    expect(await say(wishes, site.far, true)).toBe('');
    expect(await say(wishes, site.near, false)).toBe('');
    expect(await say(wishes.replace('"lkot":1', '"lkot":2'), site.near, true)).toBe('');
    expect(await say('{', site.near, true)).toBe('');
    expect(await say(wishes, site.near, true)).toBe('#123456');
  });
});

test('In a sandboxed page there is the link', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), { 'Content-Security-Policy': 'sandbox allow-scripts' });
  await page.goto(`${site.near}/`);
  await expect(page.getByRole('link', { name: 'Открыть личный кабинет' })).toBeVisible();
  await expect(iframe(page)).toHaveCount(0);
});

test('Two cabinets on one page, each with its organization', async ({ page, cabinet, site }) => {
  const two = ['romashka', 'school-7'].map((id) => cabinetElement(cabinet.url, `organization="${id}"`)).join('<p>Между</p>');
  site.put('/', pageAround(cabinet.url, two), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  await expect(signIn(frameOf(page, 0))).toBeVisible();
  await signInFrom(page, frameOf(page, 1));
  await expect(frameOf(page, 0).getByRole('heading', { level: 1 })).toContainText('Ромашка');
  await expect(frameOf(page, 1).getByRole('heading', { level: 1 })).not.toContainText('Ромашка');
  await expect(page.locator('lkot-cabinet').nth(1)).toBeInViewport();
});

test('What the host changes is passed on', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'theme="accent: #7a1f3d; page: url(x)"')), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  const root = frameOf(page).locator('html');
  await expect(signIn(frameOf(page))).toBeVisible();
  const value = (name: string) => root.evaluate((html, name) => getComputedStyle(html).getPropertyValue(name).trim(), name);
  expect(await value('--accent')).toBe('#7a1f3d');
  expect(await value('--page')).toBe('#f3f7fd');
  const set = (name: string, value: string) =>
    page.locator('lkot-cabinet').evaluate((element, [name, value]) => element.setAttribute(name as string, value as string), [name, value]);
  await set('theme', 'accent: #145a32');
  await expect.poll(() => value('--accent')).toBe('#145a32');
  await set('vision', 'theme: black; fontsize: 24; letterspacing: big');
  await expect(root).toHaveAttribute('data-vision', 'black');
  expect(await value('--page')).toBe('#000000');
  expect(await value('--accent'), 'colours to see at all go before the host’s').toBe('#ffffff');
  expect(await value('font-size')).toBe('24px');
  await axe(page);
  await set('lang', 'en');
  await expect(frameOf(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(root, 'the rest stays').toHaveAttribute('data-vision', 'black');
});

test('The host’s panel for people with poor sight is followed', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, `<div class="bvi-body">${cabinetElement(cabinet.url, 'vision="bvi"')}</div>`));
  await page.goto(`${site.near}/`);
  const root = frameOf(page).locator('html');
  await expect(signIn(frameOf(page))).toBeVisible();
  await expect(root).not.toHaveAttribute('data-vision');
  const body = page.locator('.bvi-body');
  await body.evaluate((element) => {
    element.setAttribute('data-bvi-theme', 'green');
    element.setAttribute('data-bvi-fontfamily', 'times');
  });
  await expect(root).toHaveAttribute('data-vision', 'green');
  await expect(root).toHaveAttribute('data-serif');
  await body.evaluate((element) => element.removeAttribute('data-bvi-theme'));
  await expect(root).not.toHaveAttribute('data-vision');
});

test('The height follows the contents, and never goes over the window', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  const frame = frameOf(page);
  const fits = () =>
    frame.locator('html').evaluate((html) => {
      const { scrollHeight, clientHeight } = html;
      return scrollHeight - clientHeight;
    });
  const height = async () => (await iframe(page).boundingBox())?.height ?? 0;
  await expect(signIn(frame)).toBeVisible();
  await expect.poll(fits).toBe(0);
  const wide = await height();
  expect(wide).toBeLessThan(700);
  await page.setViewportSize({ width: 360, height: 640 });
  await expect.poll(height, 'narrower is higher').toBeGreaterThan(wide);
  expect(await height()).toBeLessThanOrEqual(640);
  for (const html of [page.locator('html'), frame.locator('html')]) {
    expect(await html.evaluate((html) => html.scrollWidth - html.clientWidth), 'nothing to scroll sideways at 360 px').toBe(0);
  }
  await axe(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(height).toBe(wide);
});

test('The keyboard goes in and out again', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'lang="ru"')), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  await expect(signIn(frameOf(page))).toBeVisible();
  await page.getByRole('link', { name: 'До кабинета' }).focus();
  await page.keyboard.press('Tab');
  await expect(frameOf(page).getByText('К содержанию')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(signIn(frameOf(page))).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'После кабинета' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(signIn(frameOf(page))).toBeFocused();
});

test('Taken away in the middle of a save, the cabinet gives back what was typed', async ({ page, cabinet, site }) => {
  const attributes = 'organization="romashka" section="administration"';
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, attributes)), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  await signInFrom(page);
  const frame = frameOf(page);
  await frame.getByRole('button', { name: /^Изменить доступ: / }).first().click();
  const dialog = frame.getByRole('dialog', { name: 'Доступ сотрудника' });
  const box = dialog.getByRole('checkbox').nth(1);
  const before = await box.isChecked();
  await box.setChecked(!before);
  await cabinet.fault('changePermissions', 'slow');
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await sent;
  await page.locator('lkot-cabinet').evaluate((element) => {
    element.remove();
    document.querySelector('main')?.append(element);
  });
  await expect(dialog).toBeVisible();
  await expect(box).toBeChecked({ checked: !before });
});

test('The cabinet in use inside a page: axe in and out', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  await signInFrom(page);
  await expect(organizations(frameOf(page))).toBeVisible();
  await axe(page);
});
