// The cabinet in a page of another site, where third-party cookies are blocked: by the whole browser, the engine alone lets
// them through.
import { frameOf, organizations, test as base } from './embed-steps';
import { axe, expect } from './fixtures';
import { cabinetElement, pageAround, policyAround } from './host-site';
import { IVANOVA, enter, passProvider } from './steps';

const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--test-third-party-cookie-phaseout'] }),
    { scope: 'worker' },
  ],
});

test('On another site the cabinet says what is the matter and opens in a window of its own', { tag: '@whole' }, async ({ page, cabinet, site, context, expected }) => {
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

test.describe('the cookie of the session is sent across sites', () => {
  test.use({ environment: async ({ site }, use) => use({ HOST_ORIGINS: site.far, SESSION_SAMESITE: 'none' }) });

  test('Who is signed in and lets the browser tell so is in, and needs no click the next time', { tag: '@whole' }, async ({ page, cabinet, site, context }) => {
    site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
    await enter(page, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    await page.goto(`${site.far}/`);
    const button = frameOf(page).getByRole('button', { name: 'Показать здесь' });
    await expect(button).toBeVisible();
    await context.grantPermissions(['storage-access']);
    await button.click();
    await expect(organizations(frameOf(page))).toBeVisible();
    await page.reload();
    await expect(organizations(frameOf(page))).toBeVisible();
  });
});
