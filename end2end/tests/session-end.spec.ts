// The end of a session: asked beforehand, and afterwards back to the same place with what was typed.
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, accessDialog, openAdministration, passProvider, signInAs } from './steps';

const ADMINISTRATION = '/organizations/romashka/administration';
const ending = (page: Page) => page.getByRole('alertdialog', { name: 'Сеанс скоро закончится' });
const ended = (page: Page) => page.getByRole('alertdialog', { name: 'Сеанс закончился' });

/** The seconds that are left, as the question says. */
async function left(page: Page): Promise<number> {
  const words = await ending(page).locator('p[aria-hidden="true"]').innerText();
  const [, minutes = '0'] = /(\d+)\sмин/.exec(words) ?? [];
  const [, seconds = '0'] = /(\d+)\sс/.exec(words) ?? [];
  expect(words).toMatch(/^Осталось (\d+\sмин)?\s?(\d+\sс)?$/);
  return Number(minutes) * 60 + Number(seconds);
}

const keyboardIsIn = (dialog: Locator) => dialog.evaluate((element) => element.contains(document.activeElement));

/** The dialog with a surname typed and the keyboard in it. */
async function typeSurname(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  await accessDialog(page).getByRole('button', { name: 'Ввести вручную' }).click();
  // The keyboard follows to the step; typed before that, it would be taken away from the field.
  await expect(accessDialog(page).locator('#dialog-body')).toBeFocused();
  const surname = accessDialog(page).getByRole('textbox', { name: 'Фамилия' });
  await surname.fill('Орлова');
  await expect(surname).toBeFocused();
  return surname;
}

/** So much of half an hour goes by for every tab that less than the two minutes of the question are left. */
async function untilAsked(page: Page, ...others: Page[]): Promise<void> {
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.fastForward('28:10');
  for (const tab of [page, ...others]) await expect(ending(tab)).toBeVisible();
}

test('half an hour: the question over a dialog, prolonged by the keyboard, by Esc and in another tab, and ended', async ({
  page,
  context,
  cabinet,
}) => {
  await page.clock.install();
  const told = page.waitForResponse((response) => response.url().endsWith('/permissions'));
  await openAdministration(page, IVANOVA);
  expect(Number((await told).headers()['session-expires-in'])).toBeGreaterThan(1700);
  const surname = await typeSurname(page);
  await untilAsked(page);
  await test.step('the keyboard is in the question and stays there', async () => {
    await expect.poll(() => keyboardIsIn(ending(page))).toBe(true);
    await expect(ending(page).getByRole('button', { name: 'Продлить' })).toBeFocused();
    await page.keyboard.type('x');
    await expect(surname).toHaveValue('Орлова');
    await axe(page);
  });
  await test.step('it counts down', async () => {
    const first = await left(page);
    expect(first).toBeGreaterThan(60);
    expect(first).toBeLessThanOrEqual(120);
    await expect.poll(() => left(page)).toBeLessThan(first);
  });
  await test.step('«Продлить» by the keyboard', async () => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
    await page.keyboard.press('Enter');
    expect(Number((await answer).headers()['session-expires-in'])).toBeGreaterThan(1700);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(surname).toBeFocused();
    await page.keyboard.type('-Белова');
    await expect(surname).toHaveValue('Орлова-Белова');
  });
  await test.step('it comes again, and Esc is «Продлить» too', async () => {
    await untilAsked(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(accessDialog(page)).toBeVisible();
    await expect(surname).toBeFocused();
  });
  await test.step('prolonged in another tab: it goes here too', async () => {
    const second = await context.newPage();
    await second.goto('/organizations');
    await expect(second.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    await untilAsked(page, second);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await ending(second).getByRole('button', { name: 'Продлить' }).click();
    for (const tab of [page, second]) await expect(tab.getByRole('alertdialog')).toHaveCount(0);
    expect(asked, 'this tab is told, it does not ask').toEqual([]);
    await second.close();
  });
  await test.step('it ends under the dialog: in again in another tab, and what was typed is still there', async () => {
    await untilAsked(page);
    await cabinet.expireSessions();
    await page.keyboard.press('Enter');
    await expect(ended(page)).toBeVisible();
    await expect(ending(page)).toHaveCount(0);
    await expect.poll(() => keyboardIsIn(ended(page))).toBe(true);
    await axe(page);
    const opened = context.waitForEvent('page');
    await ended(page).getByRole('link', { name: 'Войти в новой вкладке' }).click();
    const tab = await opened;
    await signInAs(tab, IVANOVA);
    await expect(tab.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    // Back in the first tab, without a press.
    await expect(ended(page)).toHaveCount(0);
    await expect(surname).toHaveValue('Орлова-Белова');
    await expect(surname).toBeFocused();
    expect(page.url()).toBe(`${cabinet.url}${ADMINISTRATION}`);
  });
});

test.describe('a session of seconds', () => {
  test.use({ environment: { SESSION_SECONDS: '8' } });

  test('prolonged once, it ends by itself in every tab, and «Войти снова» leads to the same place', async ({
    page,
    context,
    cabinet,
  }) => {
    await page.goto(ADMINISTRATION);
    await signInAs(page, IVANOVA);
    await expect(ending(page)).toBeVisible();
    await test.step('«Продлить» puts the count up again', async () => {
      await expect.poll(() => left(page)).toBeLessThan(6);
      await ending(page).getByRole('button', { name: 'Продлить' }).click();
      await expect.poll(() => left(page)).toBeGreaterThanOrEqual(6);
    });
    const second = await context.newPage();
    await second.goto('/organizations');
    await expect(second.getByRole('heading', { level: 1, name: 'Организации', includeHidden: true })).toBeVisible();
    for (const tab of [page, second]) await expect(ended(tab)).toBeVisible({ timeout: 20_000 });
    await expect(ended(page)).toContainText('Войдите снова, и вы вернётесь на эту страницу.');
    await ended(page).getByRole('button', { name: 'Войти снова' }).click();
    await passProvider(page, IVANOVA);
    await expect(page).toHaveURL(`${cabinet.url}${ADMINISTRATION}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Администрирование', includeHidden: true })).toBeVisible();
    await expect(ended(page)).toHaveCount(0);
  });
});

test.describe('profile oidc', () => {
  test.use({ environment: { PROFILE: 'oidc' } });

  /** In at the organization, with this outcome of the stand. */
  async function signInFor(page: Page, outcome: string): Promise<Locator> {
    await page.getByRole('button', { name: /^(Вход в систему|Войти снова)$/ }).click();
    await page.getByLabel('Что произойдёт').selectOption(outcome);
    await page.getByRole('button', { name: IVANOVA }).click();
    const sections = page.getByRole('navigation', { name: 'Разделы' });
    await expect(sections).toBeVisible();
    return sections;
  }

  /** The grants that the app asks for at the token endpoint. */
  function grants(page: Page): string[] {
    const seen: string[] = [];
    page.on('request', (request) => {
      const body = request.method() === 'POST' ? new URLSearchParams(request.postData() ?? '') : undefined;
      const grant = body?.get('grant_type');
      if (grant) seen.push(grant);
    });
    return seen;
  }

  test('a token of 15 seconds: the work goes on without a word', async ({ page }) => {
    await page.clock.install();
    const seen = grants(page);
    await page.goto('/organizations/romashka');
    const sections = await signInFor(page, 'short_token');
    for (let seconds = 0; seconds < 16; seconds += 4) {
      await sections.getByRole('link', { name: 'Администрирование' }).click();
      await expect(page.getByRole('table')).toBeVisible();
      await page.clock.fastForward('00:04');
      await sections.getByRole('link', { name: 'Обзор' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
    }
    expect(seen, 'one replacement, and not one for each request').toEqual(['authorization_code', 'refresh_token']);
  });

  test('the token ends and there is no other: in again at the same place', async ({ page, cabinet, expected }) => {
    expected.push(/status of 401 .*\/api\/v1\//, /status of 400 .*\/token/);
    await page.goto('/organizations/romashka');
    let sections = await signInFor(page, 'refresh_refused');
    for (const next of ['no_refresh', 'token_type_case']) {
      await cabinet.expireSessions();
      await sections.getByRole('link', { name: next === 'no_refresh' ? 'Администрирование' : 'Обзор' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Сеанс закончился.' })).toBeVisible();
      sections = await signInFor(page, next);
    }
    await expect(page).toHaveURL(`${cabinet.url}/organizations/romashka`);
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  });
});
