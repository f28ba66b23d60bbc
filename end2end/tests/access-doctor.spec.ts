// Access is refused: every reason has its screen, says who does what, and a letter where one helps.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import {
  IVANOVA,
  KUZNETSOV,
  SIDOROVA,
  accessDialog,
  chooseFromStaff,
  enter,
  expectTicked,
  openAdministration,
  openEmployee,
  save,
  toast,
} from './steps';

const check = (page: Page) => page.getByRole('button', { name: 'Проверить ещё раз' });
const letter = (page: Page) => page.getByRole('region', { name: 'Письмо руководителю' });
const section = (page: Page, name: string) => page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name });

const REASONS = [
  ['kd-0007', 'not-granted', 'Вы не руководитель и не администратор этой организации, и доступ вам пока не дали', true],
  [
    'kd-not-administrator',
    'not-administrator',
    'Кабинет этой организации ещё никто не открывал, а вы не руководитель и не администратор',
    true,
  ],
  ['kd-0009', 'blocked', 'На Госуслугах вы заблокированы как сотрудник этой организации', true],
  ['kd-0019', 'liquidated', 'Эта организация ликвидирована', false],
  ['kd-unconfirmed', 'account-unconfirmed', 'Ваша учётная запись на Госуслугах не подтверждена', false],
  ['kd-checking', 'checking', 'На Госуслугах ещё проверяют, что вы сотрудник этой организации', false],
] as const;

/** One with a letter and one without: all others are their structure with other words. */
const STRUCTURES = ['not-granted', 'liquidated'];

/** Pictures are of a phone: there a sentence that is too long shows first. */
async function looks(page: Page, name: string): Promise<void> {
  await expect.soft(page.getByRole('main')).toHaveScreenshot(`${name}.png`, {
    animations: 'disabled',
    caret: 'hide',
    maxDiffPixelRatio: 0.02,
    // The address of the test's own backend, which has another port each time.
    mask: [page.locator('.letter__text')],
    maskColor: '#cccccc',
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('each reason has its screen', async ({ page, cabinet, expected }) => {
    expected.push(/status of 404/);
    await enter(page, KUZNETSOV, '/organizations/kd-0007');
    await expect(check(page)).toBeVisible();
    for (const [id, name, title, hasLetter] of REASONS) {
      await test.step(name, async () => {
        await page.goto(`/organizations/${id}`);
        await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Нет доступа: /);
        await expect(check(page)).toBeVisible();
        await expect(page.getByRole('link', { name: 'Выбрать другую организацию' })).toBeVisible();
        await expect(letter(page)).toHaveCount(hasLetter ? 1 : 0);
        if (hasLetter) await expect(letter(page).getByRole('checkbox')).toHaveCount(8);
        if (STRUCTURES.includes(name)) await axe(page);
        await looks(page, name);
      });
    }
    await test.step('a reason of a later version', async () => {
      await cabinet.fault('getOrganization', 'strange');
      await page.goto('/organizations/kd-0007');
      await expect(page.getByRole('heading', { name: 'Кабинет этой организации вам не открыт' })).toBeVisible();
      await looks(page, 'unknown');
    });
    await test.step('not mine', async () => {
      await page.goto('/organizations/stal');
      await expect(page.getByRole('heading', { level: 1, name: 'Этой организации нет среди ваших' })).toBeVisible();
      await axe(page);
      await looks(page, 'not-yours');
      await page.getByRole('link', { name: 'К организациям' }).click();
      await expect(page.getByRole('listbox', { name: 'Организации' })).toBeVisible();
    });
  });
});

test.describe('the letter', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('asks for what is ticked; to copy, to print, to mail; then the access is given', async ({
    page,
    cabinet,
    anotherBrowser,
  }) => {
    await enter(page, KUZNETSOV, '/organizations/romashka');
    await expect(page.getByRole('heading', { level: 1, name: 'Нет доступа: ООО «Ромашка»' })).toBeVisible();
    const text = letter(page).locator('.letter__text');
    await test.step('ticking changes the words, and what it requires comes along', async () => {
      await expect(text).not.toContainText('Нужные полномочия');
      await letter(page).getByRole('checkbox', { name: 'Декларации: подача' }).check();
      await expect(letter(page).getByRole('checkbox', { name: 'Декларации: просмотр' })).toBeChecked();
      await expect(text).toContainText('Нужные полномочия: Декларации: просмотр; Декларации: подача');
      for (const words of [
        'Организация: ООО «Ромашка»',
        'ОГРН: 1027700132195',
        `Сотрудник: ${KUZNETSOV}`,
        `Адрес кабинета: ${cabinet.url}`,
      ]) {
        await expect(text).toContainText(words);
      }
    });
    const words = await text.innerText();
    await test.step('copied', async () => {
      await page.getByRole('button', { name: 'Скопировать письмо' }).click();
      await expect(page.getByText('Скопировано')).toBeVisible();
      expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(words.trim());
    });
    await test.step('mailed', async () => {
      const href = (await page.getByRole('link', { name: 'Открыть в почте' }).getAttribute('href')) ?? '';
      const mail = new URL(href);
      expect(mail.protocol).toBe('mailto:');
      expect(mail.searchParams.get('subject')).toBe('Доступ в личный кабинет по охране труда: ООО «Ромашка»');
      expect(mail.searchParams.get('body')?.trim()).toBe(words.trim());
      expect(href, 'mail programs read a plus as a plus').not.toContain('+');
    });
    await test.step('on paper it is the letter and nothing else', async () => {
      await page.emulateMedia({ media: 'print' });
      expect((await page.locator('body').innerText()).trim()).toBe(words.trim());
      await page.emulateMedia({ media: 'screen' });
    });
    await test.step('nothing yet', async () => {
      await check(page).click();
      await expect(page.getByRole('status').filter({ hasText: 'пока без изменений' })).toBeVisible();
    });
    await test.step('Иванова gives it, and «Проверить ещё раз» opens the cabinet', async () => {
      const hers = await anotherBrowser();
      await openAdministration(hers, IVANOVA);
      const dialog = await chooseFromStaff(hers, KUZNETSOV);
      await dialog.getByRole('checkbox', { name: 'Декларации: подача' }).check();
      await save(dialog);
      await expect(toast(hers, 'Доступ дан')).toBeVisible();
      await check(page).click();
      await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
      await expect(section(page, 'Декларации')).toBeVisible();
    });
  });
});

test('a right that is taken while one is inside: the next action explains and leads out', async ({
  page,
  anotherBrowser,
  expected,
}) => {
  expected.push(/status of 403/);
  const hers = await anotherBrowser();
  await openAdministration(hers, IVANOVA);
  const given = await chooseFromStaff(hers, SIDOROVA);
  await given.getByRole('checkbox', { name: 'Администратор' }).check();
  await save(given);
  await given.getByRole('button', { name: 'Да, сохранить' }).click();
  await expect(toast(hers, 'Доступ дан')).toBeVisible();
  await enter(page, SIDOROVA, '/organizations/romashka/administration');
  const dialog = await chooseFromStaff(page, KUZNETSOV);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();

  const taken = await openEmployee(hers, SIDOROVA);
  await taken.getByRole('checkbox', { name: 'Администратор' }).uncheck();
  await taken.getByRole('checkbox', { name: 'Декларации: просмотр' }).check();
  await save(taken);
  await expect(toast(hers, 'Полномочия сохранены')).toBeVisible();

  await test.step('in the dialog: what was ticked stays', async () => {
    await save(dialog);
    await expect(dialog.getByRole('alert').filter({ hasText: 'У вас нет прав на это действие.' })).toBeVisible();
    await expectTicked(dialog, ['Отчёты СОУТ: просмотр']);
    await expect(dialog.getByRole('link', { name: 'Посмотреть в новой вкладке, что вам открыто' })).toBeVisible();
    await axe(page);
  });
  await test.step('in the list: a way out', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Закрыть без сохранения' }).click();
    await expect(accessDialog(page)).toHaveCount(0);
    await page.getByRole('searchbox').fill('иванова');
    await expect(page.getByRole('alert').filter({ hasText: 'У вас нет прав на это действие.' })).toBeVisible();
    await axe(page);
    await page.getByRole('link', { name: 'К организациям' }).click();
    // She has one organization: straight in, with what is left to her.
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Разделы' }).getByRole('link')).toHaveText(['Обзор', 'Декларации']);
  });
  await test.step('everything is taken: the next place says so', async () => {
    const again = await openEmployee(hers, SIDOROVA);
    await again.getByRole('button', { name: 'Отозвать доступ' }).click();
    await again.getByRole('button', { name: 'Отозвать доступ' }).click();
    await expect(toast(hers, 'Доступ отозван')).toBeVisible();
    await section(page, 'Декларации').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Нет доступа: ООО «Ромашка»' })).toBeVisible();
    await expect(letter(page)).toBeVisible();
  });
});

test('two tabs, two organizations, actions in turn: each request names its own', async ({ page, context }) => {
  // Each place of each tab three times, every time right after the other tab.
  const ACTIONS = 30;
  await enter(page, IVANOVA, '/organizations/romashka');
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  const second = await context.newPage();
  await second.goto('/organizations/school-7');
  await expect(second.getByRole('heading', { level: 1, name: 'МБУ «Школа № 7»' })).toBeVisible();
  const tabs = [
    [page, 'romashka', 'ООО «Ромашка»'],
    [second, 'school-7', 'МБУ «Школа № 7»'],
  ] as const;
  const asked = tabs.map(([tab]) => {
    const paths: string[] = [];
    tab.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/v1/organizations')) paths.push(pathname);
    });
    return paths;
  });
  const places = ['Реестр обученных', 'Отчёты СОУТ', 'Декларации', 'Признаки нарушений', 'Обзор'];
  for (let action = 0; action < ACTIONS; action += 1) {
    const [tab, id, name] = tabs[action % 2] ?? tabs[0];
    const place = places[Math.floor(action / 2) % places.length] ?? '';
    await section(tab, place).click();
    await expect(tab.getByRole('heading', { level: 1, name: place === 'Обзор' ? name : place })).toBeVisible();
    expect(new URL(tab.url()).pathname).toMatch(new RegExp(`^/organizations/${id}(/|$)`));
  }
  tabs.forEach(([, id], index) => {
    const paths = asked[index] ?? [];
    expect(paths.length).toBeGreaterThanOrEqual(ACTIONS / 2);
    expect(paths.filter((path) => !`${path}/`.startsWith(`/api/v1/organizations/${id}/`))).toEqual([]);
  });
});
