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

test('a session of half an hour: nothing is asked', async ({ page }) => {
  const told = page.waitForResponse((response) => response.url().endsWith('/permissions'));
  await openAdministration(page, IVANOVA);
  expect(Number((await told).headers()['session-expires-in'])).toBeGreaterThan(1700);
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  await expect(accessDialog(page)).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByText('Осталось')).toHaveCount(0);
});

test.describe('a few seconds more than the two minutes of the question', () => {
  test.use({ environment: { SESSION_SECONDS: '130' } });

  test('the question comes over the dialog, «Продлить» takes it away, and the keyboard is where it was', async ({
    page,
  }) => {
    await openAdministration(page, IVANOVA);
    const surname = await typeSurname(page);
    await expect(ending(page)).toBeVisible({ timeout: 20_000 });
    await test.step('the keyboard is in the question and stays there', async () => {
      await expect.poll(() => keyboardIsIn(ending(page))).toBe(true);
      await expect(ending(page).getByRole('button', { name: 'Продлить' })).toBeFocused();
      await page.keyboard.type('x');
      await expect(surname).toHaveValue('Орлова');
      await axe(page);
    });
    await test.step('it counts down', async () => {
      const first = await left(page);
      expect(first).toBeGreaterThan(90);
      expect(first).toBeLessThanOrEqual(120);
      await expect.poll(() => left(page)).toBeLessThan(first);
    });
    await test.step('«Продлить» by the keyboard', async () => {
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
      await page.keyboard.press('Enter');
      expect(Number((await answer).headers()['session-expires-in'])).toBeGreaterThan(125);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(surname).toBeFocused();
      await page.keyboard.type('-Белова');
      await expect(surname).toHaveValue('Орлова-Белова');
    });
    await test.step('it comes again, and Esc is «Продлить» too', async () => {
      await expect(ending(page)).toBeVisible({ timeout: 20_000 });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(accessDialog(page)).toBeVisible();
      await expect(surname).toBeFocused();
    });
  });

  test('the session ends under a dialog: in another tab, and what was typed is still there', async ({
    page,
    context,
    cabinet,
  }) => {
    await openAdministration(page, IVANOVA);
    const surname = await typeSurname(page);
    await expect(ending(page)).toBeVisible({ timeout: 20_000 });
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
    await test.step('back in the first tab, without a press', async () => {
      await expect(ended(page)).toHaveCount(0);
      await expect(surname).toHaveValue('Орлова');
      await expect(surname).toBeFocused();
      expect(page.url()).toBe(`${cabinet.url}${ADMINISTRATION}`);
    });
  });
});

test.describe('long enough for the other tab to be told', () => {
  test.use({ environment: { SESSION_SECONDS: '134' } });

  test('prolonged in one tab: the question goes in the others', async ({ page, context }) => {
    await openAdministration(page, IVANOVA);
    const second = await context.newPage();
    await second.goto('/organizations');
    await expect(second.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    await Promise.all([page, second].map((tab) => expect(ending(tab)).toBeVisible({ timeout: 25_000 })));
    const asked: string[] = [];
    second.on('request', (request) => asked.push(request.url()));
    await ending(page).getByRole('button', { name: 'Продлить' }).click();
    await Promise.all([page, second].map((tab) => expect(tab.getByRole('alertdialog')).toHaveCount(0)));
    expect(asked, 'the second tab is told, it does not ask').toEqual([]);
  });
});

test.describe('a session of seconds', () => {
  test.use({ environment: { SESSION_SECONDS: '12' } });

  test('«Продлить» puts the count up again', async ({ page }) => {
    await signInAs(page, IVANOVA);
    await expect(ending(page)).toBeVisible();
    await expect.poll(() => left(page)).toBeLessThan(9);
    await ending(page).getByRole('button', { name: 'Продлить' }).click();
    await expect.poll(() => left(page)).toBeGreaterThanOrEqual(9);
  });

  test('it ends by itself, and «Войти снова» leads to the same place', async ({ page, cabinet }) => {
    await page.goto(ADMINISTRATION);
    await signInAs(page, IVANOVA);
    await expect(ending(page)).toBeVisible();
    await expect(ended(page)).toBeVisible({ timeout: 25_000 });
    await expect(ended(page)).toContainText('Войдите снова, и вы вернётесь на эту страницу.');
    await axe(page);
    await ended(page).getByRole('button', { name: 'Войти снова' }).click();
    await passProvider(page, IVANOVA);
    await expect(page).toHaveURL(`${cabinet.url}${ADMINISTRATION}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
    await expect(ended(page)).toHaveCount(0);
  });

  test('it ends in every tab', async ({ page, context }) => {
    await signInAs(page, IVANOVA);
    await expect(ending(page)).toBeVisible();
    const second = await context.newPage();
    await second.goto(ADMINISTRATION);
    await expect(second.getByRole('heading', { level: 1, name: 'Администрирование', includeHidden: true })).toBeVisible();
    await Promise.all([page, second].map((tab) => expect(ended(tab)).toBeVisible({ timeout: 25_000 })));
  });
});

test.describe('profile oidc', () => {
  test.use({ environment: { PROFILE: 'oidc' } });

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
    const seen = grants(page);
    await page.goto('/organizations/romashka');
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await page.getByLabel('Что произойдёт').selectOption('short_token');
    await page.getByRole('button', { name: IVANOVA }).click();
    const sections = page.getByRole('navigation', { name: 'Разделы' });
    const start = Date.now();
    // To and fro for longer than the first token lives.
    await expect(async () => {
      await sections.getByRole('link', { name: 'Администрирование' }).click();
      await expect(page.getByRole('table')).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await sections.getByRole('link', { name: 'Обзор' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
      expect(Date.now() - start).toBeGreaterThan(17_000);
    }).toPass({ timeout: 40_000, intervals: [1000] });
    expect(seen.slice(0, 2)).toEqual(['authorization_code', 'refresh_token']);
    expect(seen, 'one replacement, and not one for each request').toHaveLength(2);
  });

  for (const outcome of ['refresh_refused', 'no_refresh'] as const) {
    test(`the token ends and there is no other: ${outcome}`, async ({ page, cabinet, expected }) => {
      expected.push(/status of 401 .*\/api\/v1\//);
      if (outcome === 'refresh_refused') expected.push(/status of 400 .*\/token/);
      await page.goto('/organizations/romashka');
      await page.getByRole('button', { name: 'Вход в систему' }).click();
      await page.getByLabel('Что произойдёт').selectOption(outcome);
      await page.getByRole('button', { name: IVANOVA }).click();
      const sections = page.getByRole('navigation', { name: 'Разделы' });
      await expect(sections).toBeVisible();
      await cabinet.expireSessions();
      await sections.getByRole('link', { name: 'Администрирование' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Сеанс закончился.' })).toBeVisible();
      await axe(page);
      await page.getByRole('button', { name: 'Войти снова' }).click();
      await passProvider(page, IVANOVA);
      await expect(page).toHaveURL(`${cabinet.url}${ADMINISTRATION}`);
      await expect(page.getByRole('table')).toBeVisible();
    });
  }
});
