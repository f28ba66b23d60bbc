// Whatever people do with «Назад», reloads, bookmarks and tabs around a sign-in, they come to a page
// that goes on or says how. In both profiles where both know the case.
import type { BrowserContext, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import type { Cabinet } from './cabinet';
import { IVANOVA, PETROV, passProvider, signInAs } from './steps';

const UNKNOWN = 'Эта ссылка входа уже использована или открыта не там, где вход начинали.';
const LOOP = 'За минуту вы уходили на вход три раза и возвращались ни с чем.';
const DEEP = '/organizations/romashka/administration';
const ME = 'Иванова М. П.';

const signIn = (page: Page) => page.getByRole('button', { name: 'Вход в систему' });
const again = (page: Page) => page.getByRole('button', { name: 'Войти снова' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

async function atProvider(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
}

/** Longer than the ten seconds that the stand takes for a slow answer. */
const AFTER_SLOW = { timeout: 30_000 };

async function atOrganizations(page: Page, cabinet: Cabinet, patience = {}): Promise<void> {
  await expect(heading(page, 'Организации')).toBeVisible(patience);
  await expect(page.getByRole('button', { name: ME })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations`);
}

/** «Вход в систему» pressed; the page of the provider is open. */
async function begin(page: Page): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await signIn(page).click();
  await atProvider(page);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: ME }).click();
  await page.getByRole('button', { name: 'Выход' }).click();
}

/** Nothing of these people is in the page any more, not even out of sight. */
async function nothingOf(page: Page, ...words: string[]): Promise<void> {
  const html = await page.content();
  for (const word of [...words, await page.title()]) {
    if (words.includes(word)) expect(html, word).not.toContain(word);
    else expect(words.some((personal) => word.includes(personal)), word).toBe(false);
  }
}

/** The addresses under which the provider's pages were asked for, and what they answered. */
function visits(context: BrowserContext, cabinet: Cabinet): { url: URL; status: number }[] {
  const seen: { url: URL; status: number }[] = [];
  context.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin !== cabinet.idp || url.pathname !== '/authorize') return;
    seen.push({ url, status: response.status() });
  });
  return seen;
}

/** The callback addresses that the browser goes to. */
function callbacks(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('/auth/callback?')) seen.push(request.url());
  });
  return seen;
}

for (const profile of ['backend', 'oidc'] as const) {
  test.describe(`profile ${profile}`, () => {
    test.use({ environment: { PROFILE: profile } });
    const backend = profile === 'backend';

    /** Opened where nobody can go on with it. */
    async function explains(page: Page, cabinet: Cabinet): Promise<void> {
      await expect(heading(page, 'Войти не получилось')).toBeVisible();
      await expect(alert(page, UNKNOWN)).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
      await again(page).click();
      await passProvider(page, IVANOVA);
      await atOrganizations(page, cabinet);
    }

    test('«Назад» and «Вперёд» after a sign-in', async ({ page, cabinet, anotherBrowser }) => {
      // With the consent given before: the provider has one page in the history.
      await signInAs(await anotherBrowser(), IVANOVA);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
      await page.goBack();
      await atProvider(page);
      await page.goForward();
      await atOrganizations(page, cabinet);
      await test.step('«Назад» twice: past the provider', async () => {
        await page.goBack();
        await atProvider(page);
        await page.goBack();
        await atOrganizations(page, cabinet);
      });
    });

    test('reloaded where the sign-in failed: the landing', async ({ page, cabinet }) => {
      await signInAs(page, IVANOVA, 'Пользователь отказал в доступе');
      await expect(heading(page, 'Войти не получилось')).toBeVisible();
      await page.reload();
      await expect(signIn(page)).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}/`);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
    });

    test('reloaded while the sign-in is being completed', async ({ page, cabinet }) => {
      await begin(page);
      await page.getByLabel('Что произойдёт').selectOption('slow');
      await page.getByRole('button', { name: IVANOVA }).click();
      await expect(page.getByRole('heading', { name: 'Завершаем вход…' })).toBeVisible();
      await page.reload();
      await expect(signIn(page)).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}/`);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
    });

    test('a bookmark of the way back, with the old code and state', async ({ page, cabinet, context }) => {
      const seen = callbacks(page);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
      const used = seen[0] ?? '';
      expect(used).toMatch(/[?&]code=[^&]+&state=[^&]+/);
      const second = await context.newPage();
      for (const [where, tab] of [
        ['in the tab that is signed in', page],
        ['in a fresh tab', second],
      ] as const) {
        await test.step(where, async () => {
          await tab.goto(used);
          // The cookie lets any tab go on; the tokens of profile `oidc` were in the page.
          if (backend) await atOrganizations(tab, cabinet);
          else await explains(tab, cabinet);
        });
      }
    });

    test('the same way back opened in a second tab while the first completes it', async ({ page, cabinet, context }) => {
      const seen = callbacks(page);
      await begin(page);
      await page.getByLabel('Что произойдёт').selectOption('slow');
      await page.getByRole('button', { name: IVANOVA }).click();
      await expect(page.getByRole('heading', { name: 'Завершаем вход…' })).toBeVisible();
      const second = await context.newPage();
      await second.goto(seen[0] ?? '');
      await expect(alert(second, UNKNOWN)).toBeVisible();
      await atOrganizations(page, cabinet, AFTER_SLOW);
      await test.step(backend ? 'and then the second goes on by itself' : 'and the second offers to sign in', async () => {
        if (backend) await atOrganizations(second, cabinet);
        else await explains(second, cabinet);
      });
    });

    test('two sign-ins at once, finished in reverse order', async ({ page, cabinet, context }) => {
      const second = await context.newPage();
      for (const tab of [page, second]) await begin(tab);
      for (const tab of [second, page]) {
        await passProvider(tab, IVANOVA);
        await atOrganizations(tab, cabinet);
      }
      for (const tab of [second, page]) {
        await tab.getByRole('option', { name: 'ООО «Ромашка»' }).click();
        await expect(heading(tab, 'ООО «Ромашка»')).toBeVisible();
      }
    });

    test('out in one tab, out in all: nothing of the person is left', async ({ page, cabinet, context }) => {
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
      const [list, administration, dialog] = await Promise.all([1, 2, 3].map(() => context.newPage()));
      if (!list || !administration || !dialog) throw new Error('no tab');
      await list.goto('/organizations');
      await expect(list.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
      for (const tab of [administration, dialog]) {
        await tab.goto(DEEP);
        await expect(tab.getByRole('table')).toBeVisible();
      }
      await dialog.getByRole('button', { name: `Изменить доступ: ${IVANOVA}` }).click();
      await expect(dialog.getByRole('dialog')).toContainText('Администратор');
      await signOut(page);
      await expect(backend ? signIn(page) : again(page)).toBeVisible();
      for (const tab of [list, administration, dialog, page]) {
        if (tab !== page) await expect(signIn(tab)).toBeVisible();
        await expect(tab.getByRole('dialog')).toHaveCount(0);
        await nothingOf(tab, 'Иванова', 'Ромашка', 'Петров');
      }
      await test.step('the way back is the place where each tab was', async () => {
        await expect(administration.getByText('вы вернётесь на страницу, которую открывали')).toBeVisible();
        await signIn(administration).click();
        await passProvider(administration, IVANOVA);
        await expect(administration.getByRole('table')).toBeVisible();
      });
    });

    test('a deep link survives a sign-in that is refused, one that is left, and one that is done', async ({
      page,
      cabinet,
    }) => {
      await page.goto(DEEP);
      await expect(page.getByText('вы вернётесь на страницу, которую открывали')).toBeVisible();
      await signIn(page).click();
      await atProvider(page);
      await page.goBack();
      await expect(signIn(page)).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
      await signIn(page).click();
      await passProvider(page, IVANOVA, 'Пользователь отказал в доступе');
      await again(page).click();
      await passProvider(page, IVANOVA);
      await expect(page.getByRole('table')).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    });

    for (const elsewhere of ['https://evil.example/', '//evil.example/x', '/\\evil.example', '/auth/callback', 'javascript:1']) {
      test(`the way back leads only into the app, not to ${elsewhere}`, async ({ page, cabinet }) => {
        await begin(page);
        const there = page.url();
        await page.goto(`/?return_to=${encodeURIComponent(elsewhere)}`);
        await page.evaluate((place) => {
          const kept = (sessionStorage.getItem('pending-login') ?? '').split('\n');
          if (kept[1] !== '/organizations') throw new Error(`the place is not where it was: ${kept.join('|')}`);
          kept[1] = place;
          sessionStorage.setItem('pending-login', kept.join('\n'));
        }, elsewhere);
        await page.goto(there);
        await passProvider(page, IVANOVA);
        await atOrganizations(page, cabinet);
      });
    }

    test('sent away three times within a minute: told so, and a further press goes on', async ({ page, cabinet }) => {
      await page.goto('/');
      await signIn(page).click();
      for (let refusals = 0; refusals < 3; refusals += 1) {
        if (refusals > 0) await again(page).click();
        await passProvider(page, IVANOVA, 'Пользователь отказал в доступе');
        await expect(heading(page, 'Войти не получилось')).toBeVisible();
      }
      await again(page).click();
      await expect(alert(page, LOOP).last()).toContainText('sign-in/loop');
      expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
      await axe(page);
      await again(page).click();
      await passProvider(page, IVANOVA);
      await atOrganizations(page, cabinet);
    });
  });
}

test.describe('profile backend: the cookie is every tab’s', () => {
  test('signed in in another tab: the landing and a failure go on by themselves', async ({ page, cabinet, context }) => {
    const [landing, deep, failed] = await Promise.all([1, 2, 3].map(() => context.newPage()));
    if (!landing || !deep || !failed) throw new Error('no tab');
    await landing.goto('/');
    await expect(signIn(landing)).toBeVisible();
    await deep.goto(DEEP);
    await expect(signIn(deep)).toBeVisible();
    await failed.goto('/organizations/romashka');
    await signInAs(failed, IVANOVA, 'Пользователь отказал в доступе');
    await expect(heading(failed, 'Войти не получилось')).toBeVisible();
    await signInAs(page, IVANOVA);
    await atOrganizations(page, cabinet);
    await atOrganizations(landing, cabinet);
    await expect(deep.getByRole('table')).toBeVisible();
    expect(deep.url()).toBe(`${cabinet.url}${DEEP}`);
    await expect(heading(failed, 'ООО «Ромашка»')).toBeVisible();
    expect(failed.url()).toBe(`${cabinet.url}/organizations/romashka`);
  });

  test('a page that is still loading when another tab signs in', async ({ page, cabinet, context }) => {
    const second = await context.newPage();
    await begin(second);
    await signInAs(page, IVANOVA);
    await atOrganizations(page, cabinet);
    await cabinet.fault('listOrganizations', 'slow');
    const late = page.waitForResponse((response) => response.url().includes('/api/v1/organizations'));
    await page.reload();
    await expect(page.getByText('Загружаем…')).toBeVisible();
    await passProvider(second, IVANOVA);
    await atOrganizations(second, cabinet);
    // Its request carries the cookie of before.
    await late;
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('alertdialog'), 'the session that ends is not this one').toHaveCount(0);
  });

  test('another person in the second tab: the first shows nothing of the first person', async ({
    page,
    cabinet,
    context,
  }) => {
    const second = await context.newPage();
    await begin(second);
    await page.goto(DEEP);
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    await passProvider(second, PETROV);
    // He has one organization: straight in.
    await expect(second.getByRole('button', { name: 'Петров С. И.' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Петров С. И.' })).toBeVisible();
    await expect(page).not.toHaveURL(`${cabinet.url}${DEEP}`);
    await expect(page.getByRole('table')).toHaveCount(0);
    await nothingOf(page, 'Иванова');
  });
});

test.describe('profile oidc: the tokens are the page’s', () => {
  test.use({ environment: { PROFILE: 'oidc' } });

  test('a reload signs in again, and no page of the provider is seen', async ({ page, cabinet, context }) => {
    await page.goto(DEEP);
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    const seen = visits(context, cabinet);
    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    await test.step('so does a deep link in a new tab', async () => {
      const second = await context.newPage();
      await second.goto('/organizations/romashka/declarations');
      await expect(heading(second, 'Декларации')).toBeVisible();
      expect(second.url()).toBe(`${cabinet.url}/organizations/romashka/declarations`);
    });
    expect(seen.map(({ url, status }) => [url.searchParams.get('prompt'), status])).toEqual([
      ['none', 303],
      ['none', 303],
    ]);
  });

  test('reloaded five times in a row: still there', async ({ page, cabinet }) => {
    await page.goto(DEEP);
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    for (let reloads = 0; reloads < 5; reloads += 1) {
      await page.reload();
      await expect(page.getByRole('table')).toBeVisible();
    }
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
  });

  test('a reload when the provider has forgotten: the landing, once, and from there back to the place', async ({
    page,
    cabinet,
    context,
  }) => {
    await page.goto(DEEP);
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    await cabinet.expireSessions();
    const seen = visits(context, cabinet);
    await page.reload();
    await expect(signIn(page)).toBeVisible();
    await expect(page.getByText('вы вернётесь на страницу, которую открывали')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    await test.step('the next reload does not even ask', async () => {
      await page.reload();
      await expect(signIn(page)).toBeVisible();
      expect(seen.map(({ url }) => url.searchParams.get('prompt'))).toEqual(['none']);
    });
    await signIn(page).click();
    await passProvider(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
  });

  test('another person in the second tab: each tab keeps its own until one signs out', async ({ page, cabinet, context }) => {
    const second = await context.newPage();
    await begin(second);
    await signInAs(page, IVANOVA);
    await atOrganizations(page, cabinet);
    await passProvider(second, PETROV);
    await expect(second.getByRole('button', { name: 'Петров С. И.' })).toBeVisible();
    await nothingOf(second, 'Иванова');
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
    await expect(page.getByRole('button', { name: ME })).toBeVisible();
    await signOut(page);
    await expect(heading(page, 'Вы вышли из кабинета')).toBeVisible();
    await expect(signIn(second)).toBeVisible();
    await nothingOf(second, 'Петров');
  });

  for (const [quirk, lead] of [
    ['none', 'Чтобы продолжить работу, войдите снова.'],
    ['logout_no_state', 'Служба входа не подтвердила, что вы вышли и там.'],
    ['logout_other_state', 'Служба входа не подтвердила, что вы вышли и там.'],
  ] as const) {
    test(`out, and back from the provider: ${quirk}`, async ({ page, cabinet }) => {
      await cabinet.provider(quirk);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
      const leaving = page.waitForRequest((request) => new URL(request.url()).pathname === '/logout');
      await signOut(page);
      const { searchParams } = new URL((await leaving).url());
      expect(searchParams.get('state')).toMatch(/^[\w-]{20,}$/);
      expect([...searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri', 'state']);
      await expect(heading(page, 'Вы вышли из кабинета')).toBeVisible();
      await expect(page.getByRole('main').locator('p').first()).toContainText(lead);
      expect(page.url()).toBe(`${cabinet.url}/auth/signed-out`);
      await nothingOf(page, 'Иванова');
      await axe(page);
      await test.step('a reload there is the landing', async () => {
        await page.reload();
        await expect(signIn(page)).toBeVisible();
        expect(page.url()).toBe(`${cabinet.url}/`);
      });
    });
  }
});
