// What a frame on another site keeps: the place, what was typed, the way back. And what the site forbids it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { enterSite, frameOf, iframe, signIn, signInFrom, test } from './embed-steps';
import { axe, expect } from './fixtures';
import { cabinetElement, pageAround, policyAround } from './host-site';
import { IVANOVA, accessDialog, enter, keptInTab } from './steps';

/** The frame as the page counts it, from 1. */
function frameNumber(page: Page, number: number): Frame {
  const frame = page.frames()[number];
  if (!frame) throw new Error(`no frame ${number}`);
  return frame;
}

/** What plugins such as `bvi` do: all of the page is put into an element, and a frame in it has to load anew. */
const wrapPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const around = document.createElement('div');
    document.body.append(around);
    while (document.body.firstChild !== around) around.append(document.body.firstChild as ChildNode);
  });

test('Moved within the page, the cabinet goes on where the visitor was', async ({ page, cabinet, site }) => {
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url, 'organization="romashka"')), policyAround(cabinet.url));
  await enterSite(page, cabinet, `${site.near}/`);
  const heading = (name: string) => frameOf(page).getByRole('heading', { level: 1, name });
  await expect(heading('ООО «Ромашка»')).toBeVisible();
  await frameOf(page).getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Отчёты СОУТ' }).click();
  await expect(heading('Отчёты СОУТ')).toBeVisible();
  const before = await iframe(page).elementHandle();
  await wrapPage(page);
  expect(await before?.evaluate((frame) => frame.isConnected), 'it begins anew').toBe(false);
  await expect(heading('Отчёты СОУТ')).toBeVisible();
  await test.step('but what the host wishes while it is away comes first', async () => {
    await page.locator('lkot-cabinet').evaluate((element) => {
      const parent = element.parentNode;
      element.remove();
      element.setAttribute('section', 'declarations');
      parent?.append(element);
    });
    await expect(heading('Декларации')).toBeVisible();
  });
});

test('Three cabinets on one page, two of one organization: signed in in one, all are; each keeps what was ticked in it', async ({
  page,
  cabinet,
  site,
  expected,
}) => {
  // Each asks before the page goes; Chromium asks once.
  expected.push(/multiple 'beforeunload'/);
  const organizations = ['romashka', 'school-7', 'romashka'];
  const elements = organizations.map((id) => `<div>${cabinetElement(cabinet.url, `organization="${id}" section="administration"`)}</div>`);
  site.put('/', pageAround(cabinet.url, elements.join('<p>Между</p>')), policyAround(cabinet.url));
  await page.goto(`${site.near}/`);
  await expect(signIn(frameOf(page, 0))).toBeVisible();
  await signInFrom(page, frameOf(page, 1));
  await expect(page.locator('lkot-cabinet').nth(1), 'where one has signed in').toBeInViewport();
  const resumed = 'Мы сохранили то, что вы не успели закончить.';
  const box = (number: number) => accessDialog(frameOf(page, number)).getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' });
  for (const number of organizations.keys()) {
    const buttons = frameOf(page, number).getByRole('button', { name: /^Изменить доступ: / });
    // Of one organization two people: what one frame saves must not be the other's.
    await (number === 0 ? buttons.first() : buttons.last()).click();
    await box(number).setChecked(!(await box(number).isChecked()));
  }
  const ticked = await Promise.all([...organizations.keys()].map((number) => box(number).isChecked()));
  for (const [number, id] of organizations.entries()) await keptInTab(frameNumber(page, 1), `draft ${id} ${number}`);
  const areThere = async () => {
    for (const number of organizations.keys()) {
      await expect(accessDialog(frameOf(page, number)).getByText(resumed)).toBeVisible();
      await expect(box(number)).toBeChecked({ checked: ticked[number] ?? false });
    }
  };
  await test.step('after a reload', async () => {
    await page.reload();
    await areThere();
  });
  await test.step('after all of the page was moved, one after the other', async () => {
    await wrapPage(page);
    await areThere();
  });
});

test('Whoever refuses at the provider gets back to the site', async ({ page, cabinet, site }) => {
  site.put('/labour', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
  const address = `${site.near}/labour?id=5#cabinet`;
  await page.goto(address);
  await signIn(frameOf(page)).click();
  await page.getByRole('button', { name: IVANOVA }).click();
  await page.getByRole('button', { name: 'Отказать' }).click();
  await expect(page.getByText('ESIA-007004')).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: 'Вернуться на страницу, с которой вы пришли' }).click();
  await expect(page).toHaveURL(address);
  await expect(signIn(frameOf(page))).toBeVisible();
});

test('A sign-in that does not begin says why, and leads back to the site', async ({ page, cabinet, site, expected }) => {
  expected.push(/status of 503/);
  site.put('/labour', pageAround(cabinet.url, cabinetElement(cabinet.url)), policyAround(cabinet.url));
  await page.goto(`${site.near}/labour`);
  // The beginning of it, and the question before who is signed in: of «any» the first is the question, the second the beginning.
  for (const [operation, times] of [['startLogin', 1], ['any', 2]] as const) {
    await expect(signIn(frameOf(page))).toBeVisible();
    await cabinet.fault(operation, 'unavailable_503', times);
    await signIn(frameOf(page)).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/`);
    if (operation === 'startLogin') await axe(page);
    await page.getByRole('link', { name: 'Вернуться на страницу' }).click();
    await expect(page).toHaveURL(`${site.near}/labour`);
  }
});

test('Signing out forgets what was begun, and nothing that is the site’s own', async ({ page }) => {
  await enter(page, IVANOVA, '/organizations/romashka/administration');
  await page.getByRole('button', { name: /^Изменить доступ: / }).last().click();
  const box = accessDialog(page).getByRole('checkbox').nth(1);
  await box.setChecked(!(await box.isChecked()));
  const names = () => page.evaluate(() => Object.keys(sessionStorage));
  await expect.poll(names).toContain('draft romashka 0');
  await page.evaluate(() => sessionStorage.setItem('of-the-site', '1'));
  const beside = await page.context().newPage();
  await beside.goto('/organizations');
  await beside.getByRole('button', { name: 'Иванова М. П.' }).click();
  await beside.getByRole('button', { name: 'Выход' }).click();
  await expect(beside.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await expect.poll(names).not.toContain('draft romashka 0');
  expect(await names()).toContain('of-the-site');
  await test.step('in the tab of the sign-out too', async () => {
    await enter(page, IVANOVA, '/organizations/romashka/administration');
    await page.getByRole('button', { name: /^Изменить доступ: / }).last().click();
    await box.setChecked(!(await box.isChecked()));
    await keptInTab(page, 'draft romashka 0');
    // Left by a reload elsewhere: nobody has thrown it away.
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto('/organizations');
    expect(await names()).toContain('draft romashka 0');
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    expect(await names()).not.toContain('draft romashka 0');
  });
});

test('A site in a sandbox forbids the way to the sign-in: the address is there to copy', async ({ page, cabinet, site, expected }) => {
  expected.push(/Unsafe attempt to initiate navigation|allow-top-navigation|allow-popups/);
  site.put('/', pageAround(cabinet.url, cabinetElement(cabinet.url)), { 'Content-Security-Policy': 'sandbox allow-scripts allow-same-origin' });
  await page.goto(`${site.near}/`);
  await signIn(frameOf(page)).click();
  await expect(frameOf(page).getByText('Если ничего не открылось')).toContainText(`${cabinet.url}/organizations`);
  expect(page.url()).toBe(`${site.near}/`);
  await axe(page);
});

test.describe('the plugin `bvi` itself', () => {
  // Its cookies name the host without a port: the site has a name of its own, and is served by a proxy.
  const REGION = 'http://region.localhost';
  test.use({ environment: { HOST_ORIGINS: REGION } });
  const plugin = (file: string): string => readFileSync(join(resolve(__dirname, '../node_modules/bvi/dist'), file), 'utf8');

  test('Its panel is followed: opened, changed, loaded anew and closed', async ({ anotherBrowser, cabinet, site }) => {
    const proxied = await anotherBrowser({ proxy: { server: site.near, bypass: '<-loopback>,localhost' } });
    const script = { 'Content-Type': 'text/javascript' };
    site.put('/bvi.js', plugin('js/bvi.min.js'), script);
    site.put('/start.js', 'new isvek.Bvi({ speech: false });', script);
    const open = '<a href="#" class="bvi-open">Версия для слабовидящих</a>';
    const scripts = '<script src="/bvi.js" defer></script><script src="/start.js" defer></script>';
    site.put('/', pageAround(cabinet.url, open + cabinetElement(cabinet.url, 'vision="bvi"') + scripts));
    await proxied.goto(`${REGION}/`);
    const root = frameOf(proxied).locator('html');
    await expect(frameOf(proxied).getByRole('link', { name: 'Открыть кабинет' })).toBeVisible();
    await expect(root).not.toHaveAttribute('data-vision');
    await proxied.getByRole('link', { name: 'Версия для слабовидящих' }).click();
    await expect(root).toHaveAttribute('data-vision', 'white');
    // From the first drawing on: the frame that the plugin has moved begins with it.
    const name = () => iframe(proxied).getAttribute('name');
    expect(await name()).toContain('theme: white');
    await proxied.locator('.bvi-theme-green').click();
    await expect(root).toHaveAttribute('data-vision', 'green');
    await expect(root).not.toHaveAttribute('data-serif');
    await proxied.locator('.bvi-font-family-times').click();
    await expect(root).toHaveAttribute('data-serif');
    await proxied.reload();
    await expect(root).toHaveAttribute('data-vision', 'green');
    expect(await name()).toContain('theme: green');
    await proxied.locator('[data-bvi="close"]').click();
    await expect(root).not.toHaveAttribute('data-vision');
  });
});
