// The address, the history and the page agree, whichever way one goes: what a user can tell of routing.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { pageBelow, prepared } from './cabinet';
import { enterSite, frameOf, test as inFrame } from './embed-steps';
import { expect, test } from './fixtures';
import { cabinetElement, pageAround, policyAround } from './host-site';
import { IVANOVA, PETROV, accessDialog, enter, openEmployee, rowOf } from './steps';

const ROMASHKA = '/organizations/romashka';
const SCHOOL = 'МБУ «Школа № 7»';
const TEXT = 'Проведём обучение в декабре';

type Shown = Pick<Page, 'getByRole'>;

const heading = (shown: Shown, name: string) => shown.getByRole('heading', { level: 1, name, exact: true });
const section = (shown: Shown, name: string) => shown.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name });
const state = (shown: Shown) => shown.getByRole('combobox', { name: 'Состояние' });
const comment = (shown: Shown) => shown.getByRole('textbox', { name: 'Комментарий' });
const firstInTable = (shown: Shown) => shown.getByRole('table').getByRole('link').first();
const stay = (question: Locator) => question.getByRole('button', { name: 'Остаться' });
const leave = (question: Locator) => question.getByRole('button', { name: 'Уйти без сохранения' });

/** What the browser does and knows by itself, with the page unheard. */
async function withBrowser<T>(page: Page, work: (browser: CDPSession) => Promise<T>): Promise<T> {
  const browser = await page.context().newCDPSession(page);
  const done = await work(browser);
  await browser.detach();
  return done;
}

/** As by «Назад» and «Вперёд», and over several entries by a long press on them. */
const jump = (page: Page, steps: number): Promise<void> =>
  withBrowser(page, async (browser) => {
    const { currentIndex, entries } = await browser.send('Page.getNavigationHistory');
    const entry = entries[currentIndex + steps];
    if (!entry) throw new Error(`no entry ${steps} from here`);
    await browser.send('Page.navigateToHistoryEntry', { entryId: entry.id });
  });

/** What a long press shows: the addresses in this tab, oldest first, the present one in brackets. */
const historyOf = (page: Page): Promise<string[]> =>
  withBrowser(page, async (browser) => {
    const { currentIndex, entries } = await browser.send('Page.getNavigationHistory');
    const shown = entries.map(({ url }, index) => {
      const { pathname, search } = new URL(url);
      return index === currentIndex ? `[${pathname}${search}]` : `${pathname}${search}`;
    });
    // Each tab begins with an empty page.
    return shown.filter((path, index) => index > 0 || path !== 'blank');
  });
const expectHistory = (page: Page, entries: string[]): Promise<void> => expect.poll(() => historyOf(page)).toEqual(entries);

/** At a section of ООО «Ромашка»: address, heading, tab, title and keyboard say the same. */
async function expectAt(page: Page, path: string, name: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`${ROMASHKA}${path}$`));
  await expect(heading(page, path ? name : 'ООО «Ромашка»')).toBeVisible();
  await expect(section(page, name)).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle(new RegExp(`^${name}\\s— ООО «Ромашка»`));
  await expect(page.getByRole('main')).toBeFocused();
}

/** By Ctrl+K and Enter: nothing was clicked, the app leads there. */
async function switchToSchool(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  const list = page.getByRole('dialog', { name: 'Сменить организацию' });
  await list.getByRole('combobox', { name: 'Название, ОГРН или ИНН' }).fill('школа');
  await expect(list.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** A link that the app's own pages could have. */
async function addLink(page: Page, attributes: { href: string } & Record<string, string>): Promise<Locator> {
  await page.evaluate((attributes) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    link.textContent = `to ${attributes.href}`;
    document.querySelector('footer')?.append(link);
  }, attributes);
  return page.getByRole('link', { name: `to ${attributes.href}`, exact: true }).last();
}

test('Back, Forward and jumps over several entries show what is there; a link then takes the place of what was ahead', async ({ page }) => {
  const [home, registry, sout, declarations, violations] = ['', '/training-registry', '/sout-reports', '/declarations', '/violations'].map(
    (path) => ROMASHKA + path,
  ) as [string, string, string, string, string];
  await enter(page, IVANOVA, ROMASHKA);
  await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
  for (const [path, name] of [
    ['/training-registry', 'Реестр обученных'],
    ['/sout-reports', 'Отчёты СОУТ'],
    ['/declarations', 'Декларации'],
  ] as const) {
    await section(page, name).click();
    await expectAt(page, path, name);
  }
  await expectHistory(page, [home, registry, sout, `[${declarations}]`]);
  await test.step('to and fro', async () => {
    await jump(page, -2);
    await expectAt(page, '/training-registry', 'Реестр обученных');
    await jump(page, 2);
    await expectAt(page, '/declarations', 'Декларации');
    await jump(page, -3);
    await expectAt(page, '', 'Обзор');
    await jump(page, 1);
    await expectAt(page, '/training-registry', 'Реестр обученных');
    await expectHistory(page, [home, `[${registry}]`, sout, declarations]);
  });
  await test.step('a link from the middle; a link to where one is adds nothing', async () => {
    await section(page, 'Признаки нарушений').click();
    await expectAt(page, '/violations', 'Признаки нарушений');
    await section(page, 'Признаки нарушений').click();
    await expectHistory(page, [home, registry, `[${violations}]`]);
    await jump(page, -2);
    await expectAt(page, '', 'Обзор');
  });
  await test.step('entries of before a reload, and of before another site', async () => {
    await jump(page, 1);
    await expectAt(page, '/training-registry', 'Реестр обученных');
    await page.reload();
    await expect(heading(page, 'Реестр обученных')).toBeVisible();
    await jump(page, 1);
    await expectAt(page, '/violations', 'Признаки нарушений');
    await page.goto('about:blank');
    await jump(page, -3);
    await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
    await jump(page, 1);
    await expectAt(page, '/training-registry', 'Реестр обученных');
  });
  await test.step('a place that only leads on is no step of the way', async () => {
    await page.getByRole('banner').getByRole('link').click();
    await expect(heading(page, 'Организации')).toBeVisible();
    await expectHistory(page, [home, registry, '[/organizations]']);
    await jump(page, -1);
    await expectAt(page, '/training-registry', 'Реестр обученных');
  });
});

test('filters in the address hold: opened cold, by Back and by a link before the part of the app is there', async ({ page }) => {
  const OVERDUE = 'с\u00a0прошедшим сроком';
  const overdue = `${ROMASHKA}/violations?state=overdue`;
  const chosen = (name: string) => expect(state(page).locator('option:checked')).toHaveText(name);
  const parts: string[] = [];
  page.on('request', (request) => {
    const [, part] = /\/(violations|administration)-[0-9a-f]+\.wasm$/.exec(new URL(request.url()).pathname) ?? [];
    if (part) parts.push(part);
  });
  const cold = async () => {
    await page.reload();
    await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
    parts.length = 0;
  };
  const rowsAreOverdue = async () => {
    await expect(page).toHaveURL(new RegExp(`${ROMASHKA}/violations[?]state=overdue$`));
    await chosen(OVERDUE);
    await expect(firstInTable(page)).toBeVisible();
    const rows = page.getByRole('table').getByRole('row').filter({ has: page.getByRole('link') });
    await expect(rows.filter({ hasNotText: 'срок прошёл' })).toHaveCount(0);
  };
  await enter(page, IVANOVA, overdue);
  await rowsAreOverdue();
  await expectHistory(page, [`[${overdue}]`]);
  await test.step('from one of them back to them', async () => {
    await firstInTable(page).click();
    await expect(page).toHaveURL(/\/violations\/[\w~-]+$/);
    await jump(page, -1);
    await rowsAreOverdue();
  });
  await test.step('Back, before the part is there', async () => {
    await section(page, 'Обзор').click();
    await cold();
    await jump(page, -1);
    await rowsAreOverdue();
    expect(parts).toEqual(['violations']);
  });
  await test.step('another choice is the same step of the way', async () => {
    await state(page).selectOption('новые');
    await expectHistory(page, [`[${ROMASHKA}/violations?state=new]`, ROMASHKA]);
    await state(page).selectOption('любое');
    await expectHistory(page, [`[${ROMASHKA}/violations]`, ROMASHKA]);
  });
  await test.step('a link, before the part is there', async () => {
    await jump(page, 1);
    await cold();
    const petrov = `${ROMASHKA}/administration?q=${encodeURIComponent('сергей')}&state=active`;
    await (await addLink(page, { href: petrov })).click();
    await expect(rowOf(page, PETROV)).toBeVisible();
    expect(parts).toEqual(['administration']);
    await expect(page.getByRole('searchbox')).toHaveValue('сергей');
    await chosen('действует');
    // The name goes along with the entry of the history, not in its address.
    await expectHistory(page, [`${ROMASHKA}/violations`, ROMASHKA, `[${ROMASHKA}/administration?state=active]`]);
  });
  await test.step('who goes elsewhere before it is there, is elsewhere, and takes no filter along', async () => {
    await jump(page, -1);
    await cold();
    await addLink(page, { href: overdue });
    await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('footer a, nav a')];
      links.find((link) => link.search === '?state=overdue')?.click();
      links.find((link) => link.pathname.endsWith('/declarations'))?.click();
    });
    await expect(page.getByRole('table', { name: 'Декларации' })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${ROMASHKA}/declarations$`));
    await expect(heading(page, 'Признаки нарушений')).toHaveCount(0);
  });
});

const SIGNS = `${ROMASHKA}/violations?state=new`;
const unsaved = (page: Shown) => page.getByRole('alertdialog', { name: 'Комментарий не сохранён' });

/** From the list that is shown, at a sign with a comment begun: its path. */
async function beginComment(page: Page): Promise<string> {
  await firstInTable(page).click();
  await expect(comment(page)).toHaveValue('');
  await comment(page).fill(TEXT);
  return new URL(page.url()).pathname;
}

test('whoever leaves something unsaved is asked, however they leave: who stays has all as it was, who leaves gets there', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 500/);
  const question = unsaved(page);
  const byBrowser: string[] = [];
  page.on('dialog', (dialog) => {
    byBrowser.push(dialog.type());
    void dialog.dismiss();
  });
  await enter(page, IVANOVA, ROMASHKA);
  await section(page, 'Признаки нарушений').click();
  await state(page).selectOption('новые');
  await expect(page).toHaveURL(/state=new/);
  const sign = await beginComment(page);
  const way = [ROMASHKA, SIGNS];
  for (const [name, go] of [
    ['Back', () => jump(page, -1)],
    ['Back once more', () => jump(page, -1)],
    ['a link', () => page.getByRole('link', { name: 'К списку' }).click()],
    ['another organization', () => switchToSchool(page)],
    ['Back after that', () => jump(page, -1)],
  ] as const) {
    await test.step(`${name}: stay`, async () => {
      await go();
      await stay(question).click();
      await expect(question).toHaveCount(0);
      await expect(comment(page)).toHaveValue(TEXT);
      await expectHistory(page, [...way, `[${sign}]`]);
    });
  }
  await test.step('the tab is closed: the browser asks', async () => {
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => byBrowser).toEqual(['beforeunload']);
    await expect(comment(page)).toHaveValue(TEXT);
  });
  await test.step('another organization: leave', async () => {
    await switchToSchool(page);
    await leave(question).click();
    await expect(heading(page, SCHOOL)).toBeVisible();
    await expectHistory(page, [...way, sign, '[/organizations/school-7]']);
  });
  await test.step('Back: leave', async () => {
    await jump(page, -1);
    await expect(comment(page)).toHaveValue('');
    await comment(page).fill(TEXT);
    await jump(page, -1);
    await leave(question).click();
    await expect(firstInTable(page)).toBeVisible();
    await expect(page).toHaveURL(`${cabinet.url}${SIGNS}`);
    await page.reload();
    await expect(firstInTable(page)).toBeVisible();
  });
  await test.step('a declaration saves itself on Back, and asks only when it cannot', async () => {
    const note = page.getByRole('textbox', { name: 'Примечание' });
    await section(page, 'Декларации').click();
    await page.getByRole('button', { name: 'Новая декларация' }).click();
    await note.fill('последнее слово');
    const draft = page.url();
    await jump(page, -1);
    await expect(heading(page, 'Декларации')).toBeVisible();
    await expect(page).toHaveURL(`${cabinet.url}${ROMASHKA}/declarations`);
    await page.locator(`a[href="${new URL(draft).pathname}"]`).click();
    await expect(note).toHaveValue('последнее слово');
    await cabinet.faultEvery(1, 'saveDeclaration', 'error_500');
    await note.fill('не дойдёт');
    const asked = page.getByRole('alertdialog', { name: 'Последние изменения' });
    await jump(page, -1);
    await stay(asked).click();
    await expect(page).toHaveURL(draft);
    await expect(note).toHaveValue('не дойдёт');
    await jump(page, -1);
    await leave(asked).click();
    await expect(heading(page, 'Декларации')).toBeVisible();
    await cabinet.noFaults();
  });
  await test.step('a sign-out is meant', async () => {
    await section(page, 'Признаки нарушений').click();
    await state(page).selectOption('новые');
    await expect(page).toHaveURL(/state=new/);
    await beginComment(page);
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  });
  expect(byBrowser, 'nothing is asked twice').toEqual(['beforeunload']);
});

test('after the question the history is as if nothing had been asked', async ({ page }) => {
  const question = unsaved(page);
  await enter(page, IVANOVA, ROMASHKA);
  await section(page, 'Признаки нарушений').click();
  await state(page).selectOption('новые');
  await expect(page).toHaveURL(/state=new/);
  await firstInTable(page).click();
  await expect(comment(page)).toBeVisible();
  const sign = new URL(page.url()).pathname;
  await section(page, 'Отчёты СОУТ').click();
  await expect(heading(page, 'Отчёты СОУТ')).toBeVisible();
  await jump(page, -1);
  await comment(page).fill(TEXT);
  const around = [ROMASHKA, SIGNS, `[${sign}]`, `${ROMASHKA}/sout-reports`];
  await expectHistory(page, around);
  for (const [name, steps] of [['Forward', 1], ['a jump', -2], ['Back', -1]] as const) {
    await test.step(`${name}: stay`, async () => {
      await jump(page, steps);
      await stay(question).click();
      await expect(comment(page)).toHaveValue(TEXT);
      await expectHistory(page, around);
    });
  }
  await test.step('Back: leave', async () => {
    await jump(page, -1);
    await leave(question).click();
    await expect(firstInTable(page)).toBeVisible();
    await expectHistory(page, [ROMASHKA, `[${SIGNS}]`, sign, `${ROMASHKA}/sout-reports`]);
  });
});

test('another organization begins anew, by the switcher and by the history: no rows, filters or dialogs of the former', async ({
  page,
}) => {
  const search = page.getByRole('searchbox');
  const schools = '/organizations/school-7/administration';
  const atRomashka = async () => {
    await expect(page.getByRole('banner').getByRole('button', { name: 'ООО «Ромашка»' })).toBeVisible();
    await expect(search).toHaveValue('петров сергей');
    await expect(rowOf(page, PETROV)).toBeVisible();
    await expect(rowOf(page, IVANOVA)).toHaveCount(0);
    await expect(accessDialog(page)).toHaveCount(0);
  };
  const atSchool = async () => {
    await expect(page.getByRole('banner').getByRole('button', { name: SCHOOL })).toBeVisible();
    await expect(rowOf(page, IVANOVA)).toBeVisible();
    await expect(rowOf(page, PETROV)).toHaveCount(0);
    await expect(search).toHaveValue('');
    await expect(state(page).locator('option:checked')).toHaveText('все');
    await expect(accessDialog(page)).toHaveCount(0);
  };
  await enter(page, IVANOVA, `${ROMASHKA}/administration`);
  await search.fill('петров сергей');
  await state(page).selectOption('действует');
  await expect(page).toHaveURL(/administration\?state=active$/);
  const petrov = new URL(page.url());
  await atRomashka();
  await switchToSchool(page);
  await expect(heading(page, SCHOOL)).toBeVisible();
  await section(page, 'Администрирование').click();
  await atSchool();
  const way = (at: number) =>
    [petrov.pathname + petrov.search, '/organizations/school-7', schools].map((entry, index) => (index === at ? `[${entry}]` : entry));
  await expectHistory(page, way(2));
  await test.step('the same place of the other, with a dialog open', async () => {
    await openEmployee(page, IVANOVA);
    await jump(page, -2);
    await atRomashka();
    await expectHistory(page, way(0));
    await openEmployee(page, PETROV);
    await jump(page, 2);
    await atSchool();
    await expectHistory(page, way(2));
  });
  await test.step('the menu leads into the one that is open', async () => {
    await jump(page, -1);
    await expect(heading(page, SCHOOL)).toBeVisible();
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Администрирование' }).click();
    await atSchool();
    await expectHistory(page, way(2));
  });
  await test.step('by its address', async () => {
    await page.goto(`${petrov.href.replace('romashka', 'school-7')}&q=${encodeURIComponent('петров сергей')}`);
    await expect(search).toHaveValue('петров сергей');
    await expect(page).toHaveURL(/school-7\/administration\?state=active$/);
    await expect(page.getByText('Таких сотрудников нет.')).toBeVisible();
    await expect(rowOf(page, PETROV)).toHaveCount(0);
  });
});

/** The app below `/app`, on a server that has a page of its own at `/appendix.html`. */
const below = test.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'cabinet-below-'));
    const app = join(folder, 'app');
    mkdirSync(app);
    // Without the compressed twins, which would be served in the place of what is written here.
    cpSync(prepared('DIST'), app, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    // The backend answers with it at all addresses that are no file, those beside the app among them.
    writeFileSync(join(folder, 'index.html'), pageBelow(readFileSync(join(app, 'index.html'), 'utf8'), '/app'));
    writeFileSync(join(app, 'config.json'), JSON.stringify({ api_base: '/api/v1', identity_origins: [], language: 'ru' }));
    writeFileSync(join(app, 'licences.txt'), 'MIT License');
    writeFileSync(join(folder, 'appendix.html'), '<!doctype html><meta charset="utf-8"><title>Приложение</title><h1>Приложение</h1>');
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  environment: async ({ folder }, use) => use({ DIST: folder }),
});

below('below a path: links to files, to other tabs and to what is beside the app are left to the browser', async ({
  page,
  context,
  cabinet,
}) => {
  const home = `/app${ROMASHKA}`;
  const atHome = () => expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
  await enter(page, IVANOVA, home);
  await atHome();
  await section(page, 'Декларации').click();
  await expect(heading(page, 'Декларации')).toBeVisible();
  await jump(page, -1);
  await atHome();
  await expectHistory(page, [`[${home}]`, `${home}/declarations`]);
  await test.step('other tabs', async () => {
    const declarations = section(page, 'Декларации');
    const blank = await addLink(page, { href: `${home}/declarations`, target: '_blank' });
    for (const open of [
      () => declarations.click({ modifiers: ['ControlOrMeta'] }),
      () => declarations.click({ modifiers: ['Shift'] }),
      () => declarations.click({ button: 'middle' }),
      () => blank.click(),
    ]) {
      const [other] = await Promise.all([context.waitForEvent('page'), open()]);
      await expect(heading(other, 'Декларации')).toBeVisible();
      expect(other.url()).toBe(`${cabinet.url}${home}/declarations`);
      await other.close();
    }
  });
  await test.step('a file to save', async () => {
    const link = await addLink(page, { href: '/app/licences.txt', download: 'licences.txt' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await file.path(), 'utf8')).toBe('MIT License');
  });
  await test.step('the way past the menu leads nowhere else', async () => {
    await page.getByRole('link', { name: 'К содержанию' }).press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });
  await atHome();
  await expectHistory(page, [`[${home}]`, `${home}/declarations`]);
  await test.step('a file to read, and a page whose address begins like the app’s', async () => {
    for (const [href, words] of [['/app/licences.txt', 'MIT License'], ['/appendix.html', 'Приложение']] as const) {
      await (await addLink(page, { href })).click();
      await expect(page.getByText(words)).toBeVisible();
      await expectHistory(page, [home, `[${href}]`]);
      await jump(page, -1);
      await atHome();
    }
  });
  await test.step('addresses beside it are none of the app’s, with or without a page of it behind', async () => {
    for (const beside of ['/appendix', '/apporganizations', '/organizations']) {
      await page.goto(beside);
      await expect(heading(page, 'Такой страницы нет')).toBeVisible();
      await expect(page).toHaveURL(`${cabinet.url}${beside}`);
    }
    await page.getByRole('main').getByRole('link', { name: 'К организациям' }).click();
    await expect(heading(page, 'Организации')).toBeVisible();
    await expect(page).toHaveURL(`${cabinet.url}/app/organizations`);
  });
  await test.step('its own with and without a slash at the end', async () => {
    for (const address of ['/app', '/app/']) {
      await page.goto(address);
      await expect(heading(page, 'Организации')).toBeVisible();
      await expect(page).toHaveURL(`${cabinet.url}/app/organizations`);
    }
  });
});

test('a browser that refuses to write the address: links and the app itself lead there all the same', async ({ page, cabinet }) => {
  // As Safari after a hundred of them in ten seconds.
  await page.addInitScript(() => {
    History.prototype.pushState = History.prototype.replaceState = () => {
      throw new DOMException('Attempt to use history.pushState() more than 100 times per 10 seconds', 'SecurityError');
    };
  });
  await enter(page, IVANOVA, ROMASHKA);
  await section(page, 'Признаки нарушений').click();
  await expect(heading(page, 'Признаки нарушений')).toBeVisible();
  await expect(page).toHaveURL(`${cabinet.url}${ROMASHKA}/violations`);
  await test.step('filters, in the address or not', async () => {
    await state(page).selectOption('с\u00a0прошедшим сроком');
    await expect(page.getByRole('table').getByText('срок прошёл').first()).toBeVisible();
    await expect(page.getByRole('table').getByText('Закрыт', { exact: true })).toHaveCount(0);
  });
  await test.step('Back', async () => {
    await jump(page, -1);
    await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
  });
  await test.step('by the app', async () => {
    await page.goto('/');
    await expect(heading(page, 'Организации')).toBeVisible();
    await page.getByRole('option', { name: SCHOOL }).click();
    await expect(heading(page, SCHOOL)).toBeVisible();
    await expect(page).toHaveURL(`${cabinet.url}/organizations/school-7`);
  });
});

inFrame('a frame begins where its host wishes, and its history is its own; a later wish asks first', async ({ page, cabinet, site }) => {
  const address = `${site.near}/labour`;
  const element = cabinetElement(cabinet.url, 'organization="romashka" section="violations"');
  site.put('/before', '<!doctype html><title>Сайт</title>');
  site.put('/labour', pageAround(cabinet.url, element), policyAround(cabinet.url));
  await page.goto(`${site.near}/before`);
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await enterSite(page, cabinet, address);
  const frame = frameOf(page);
  const inside = () => new URL(page.frames()[1]?.url() ?? '').pathname;
  await expect(firstInTable(frame)).toBeVisible();
  expect(inside()).toBe(`${ROMASHKA}/violations`);
  expect(await length(), 'the beginning is one step').toBe(before + 1);
  await test.step('there and back, within the page around it', async () => {
    await section(frame, 'Обзор').click();
    await expect(heading(frame, 'ООО «Ромашка»')).toBeVisible();
    expect(await length()).toBe(before + 2);
    await jump(page, -1);
    await expect(firstInTable(frame)).toBeVisible();
    await jump(page, 1);
    await expect(heading(frame, 'ООО «Ромашка»')).toBeVisible();
    await expect(page).toHaveURL(address);
  });
  await test.step('loaded anew it stays, and adds nothing', async () => {
    const again = page.waitForEvent('framenavigated');
    await page.frames()[1]?.evaluate(() => location.reload());
    await again;
    await expect(heading(frame, 'ООО «Ромашка»')).toBeVisible();
    expect(inside()).toBe(ROMASHKA);
    expect(await length()).toBe(before + 2);
  });
  const wish = (organization: string) =>
    page.locator('lkot-cabinet').evaluate((element, id) => element.setAttribute('organization', id), organization);
  await test.step('another organization is wished over something unsaved', async () => {
    await section(frame, 'Признаки нарушений').click();
    await state(frame).selectOption('новые');
    await firstInTable(frame).click();
    await comment(frame).fill(TEXT);
    const sign = inside();
    await wish('vektor');
    await stay(unsaved(frame)).click();
    await expect(comment(frame)).toHaveValue(TEXT);
    expect(inside()).toBe(sign);
    await wish('school-7');
    await leave(unsaved(frame)).click();
    await expect(frame.getByText('Признаков нарушений нет.')).toBeVisible();
    await expect(firstInTable(frame)).toHaveCount(0);
    await expect(state(frame).locator('option:checked')).toHaveText('любое');
    expect(inside()).toBe('/organizations/school-7/violations');
  });
});
