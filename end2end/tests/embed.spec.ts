// The cabinet in the pages of other sites, as their editors put it there.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepared } from './cabinet';
import { enterSite, frameOf, heard, iframe, listen, signIn, signInFrom, test } from './embed-steps';
import { axe, expect } from './fixtures';
import { cabinetElement, pageAround, policyAround } from './host-site';
import { IVANOVA, SIDOROVA, chooseFromStaff, passProvider, save, signInAs } from './steps';

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

test('Where no frame can work there is the link', async ({ page, cabinet, site, expected }) => {
  expected.push(/integrity/, /status of 404/);
  const link = page.getByRole('link', { name: 'Открыть личный кабинет' });
  await test.step('a damaged script', async () => {
    const html = pageAround(cabinet.url, cabinetElement(cabinet.url));
    site.put('/damaged', html.replace('<script ', `<script integrity="sha384-${'A'.repeat(64)}" `));
    await page.goto(`${site.near}/damaged`);
    await expect(link).toBeVisible();
  });
  await test.step('a page in a sandbox', async () => {
    site.put('/sandbox', pageAround(cabinet.url, cabinetElement(cabinet.url)), { 'Content-Security-Policy': 'sandbox allow-scripts' });
    await page.goto(`${site.near}/sandbox`);
    await expect(link).toBeVisible();
    await expect(iframe(page)).toHaveCount(0);
  });
  await page.clock.install();
  const patienceEnds = () => page.clock.fastForward(20_000);
  const apart = page.getByRole('link', { name: 'Открыть кабинет в отдельном окне' });
  await test.step('no cabinet at that address: after 20 seconds, with a sentence', async () => {
    const nothing = `${cabinet.hostile}/nothing-here`;
    site.put('/nothing', pageAround(cabinet.url, cabinetElement(nothing)));
    await page.goto(`${site.near}/nothing`);
    await expect(page.getByText('Кабинет загружается…')).toBeVisible();
    await patienceEnds();
    await expect(page.getByText('Не удалось открыть кабинет на этой странице.')).toBeVisible();
    await expect(apart).toHaveAttribute('href', `${nothing}/`);
    await axe(page);
  });
  await test.step('a page that demands COEP: the same', async () => {
    site.put('/coep', pageAround(cabinet.url, cabinetElement(cabinet.url)).replace('<script ', '<script crossorigin '), {
      ...policyAround(cabinet.url),
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    await page.goto(`${site.near}/coep`);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await patienceEnds();
    await expect(apart).toBeVisible();
  });
});

test('Signing in from an isolated page (COOP) under the strictest policy comes back to the same place', async ({ page, cabinet, site }) => {
  await page.clock.install();
  await listen(page);
  const long = '<p>Текст</p>'.repeat(60);
  const html = pageAround(cabinet.url, `${long}${cabinetElement(cabinet.url, 'organization="romashka" section="declarations"')}${long}`);
  site.put('/labour', html, { ...policyAround(cabinet.url), 'Cross-Origin-Opener-Policy': 'same-origin' });
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
  // In and out.
  await axe(page);
  await test.step('the page around hears when the session has ended', async () => {
    await cabinet.expireSessions();
    await page.clock.fastForward('31:00');
    await expect.poll(() => heard(page)).toContain('expired');
  });
});

test('A sign-in leads to no page that is not on the list', async ({ page, cabinet }) => {
  // Which addresses are on it: crates/core/src/host/tests.rs.
  await page.goto(`/?host=${encodeURIComponent('https://evil.example/')}`);
  await signInAs(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
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

test.describe('a backend that wants a fresh sign-in', () => {
  test.use({ environment: async ({ site }, use) => use({ HOST_ORIGINS: site.near, STEP_UP_SECONDS: '5' }) });

  test('It is offered beside the frame, where what was ticked stays', async ({ page, cabinet, site, expected }) => {
    // The question takes the focus by `showModal`; that `autofocus` alone would not do in a frame is told.
    expected.push(/status of 401/, /Blocked autofocusing/);
    site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'organization="romashka" section="administration"')));
    await enterSite(page, cabinet, `${site.near}/`);
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
  await test.step('what is wished before the frame can hear is heard', async () => {
    site.put('/framework', pageAround(cabinet.url, ''));
    await page.goto(`${site.near}/framework`);
    // As frameworks do: first the element, then its attributes.
    await page.evaluate((src) => {
      const element = document.createElement('lkot-cabinet');
      element.setAttribute('src', src);
      document.querySelector('main')?.append(element);
      element.setAttribute('theme', 'accent: #123456');
    }, `${cabinet.url}/`);
    await expect.poll(() => value('--accent')).toBe('#123456');
  });
});

test('The height follows the contents and never goes over the window; the keyboard goes in and out again', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'lang="ru"')), policyAround(cabinet.url));
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
  await test.step('the keyboard', async () => {
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
});

test('Taken away in the middle of a save, the cabinet gives back what was typed', async ({ page, cabinet, site }) => {
  const attributes = 'organization="romashka" section="administration"';
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, attributes)), policyAround(cabinet.url));
  await enterSite(page, cabinet, `${site.near}/`);
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
