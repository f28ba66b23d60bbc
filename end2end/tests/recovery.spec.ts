// Whatever people do with refusals, «Назад», reloads, bookmarks and tabs around a sign-in, they come to a page that goes
// on or says how. In both profiles where the profiles differ: the session is every tab’s in one, the page’s in the other.
import type { BrowserContext, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import type { Cabinet } from './cabinet';
import { IVANOVA, PETROV, SMIRNOV, enter, passProvider, signInAs } from './steps';

const UNKNOWN = 'Эта ссылка входа уже использована или открыта не там, где вход начинали.';
const DAMAGED = 'Ответ службы входа пришёл повреждённым.';
const DECLINED = 'Госуслуги не пустили в кабинет: разрешение не дано.';
const UNCONFIRMED = 'Госуслуги не подтвердили вход: учётная запись не подтверждена.';
const REFUSAL = 'Пользователь отказал в доступе';
const DEEP = '/organizations/romashka/administration';
const ME = 'Иванова М. П.';

const signIn = (page: Page) => page.getByRole('button', { name: 'Вход в систему' });
const again = (page: Page) => page.getByRole('button', { name: 'Войти снова' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });
const willReturn = (page: Page) => page.getByText('вы вернётесь на страницу, которую открывали');

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

/** Signed out, at the landing. */
async function atLanding(page: Page, cabinet: Cabinet): Promise<void> {
  await expect(signIn(page)).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/`);
}

/** The sentence is there, and the address is clean. */
async function explains(page: Page, cabinet: Cabinet, sentence: string): Promise<void> {
  await expect(heading(page, 'Войти не получилось')).toBeVisible();
  await expect(alert(page, sentence)).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
}

/** «Войти снова», where the sign-in has failed. */
async function signInAgain(page: Page, cabinet: Cabinet): Promise<void> {
  await again(page).click();
  await passProvider(page, IVANOVA);
  await atOrganizations(page, cabinet);
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

/** The callback addresses that the tab goes to, with code and state. */
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

    /** With an answer that is used up the cookie lets any tab go on; the tokens of profile `oidc` were in the page. */
    async function goesOn(page: Page, cabinet: Cabinet): Promise<void> {
      if (backend) return atOrganizations(page, cabinet);
      await explains(page, cabinet, UNKNOWN);
      await signInAgain(page, cabinet);
    }

    test('«Назад», «Вперёд», the same person once more, and a bookmark of the way back', async ({
      page,
      cabinet,
      context,
      anotherBrowser,
    }) => {
      // With the consent given before: the provider has one page in the history.
      await signInAs(await anotherBrowser(), IVANOVA);
      const seen = callbacks(page);
      await signInAs(page, IVANOVA);
      await atOrganizations(page, cabinet);
      const used = seen[0] ?? '';
      expect(used).toMatch(/[?&]code=[^&]+&state=[^&]+/);
      await test.step('«Назад» and «Вперёд»', async () => {
        await page.goBack();
        await atProvider(page);
        await page.goForward();
        await atOrganizations(page, cabinet);
      });
      await test.step('«Назад» twice: past the provider', async () => {
        await page.goBack();
        await atProvider(page);
        await page.goBack();
        await atOrganizations(page, cabinet);
      });
      await test.step('at the provider once more, with the state that is used', async () => {
        await page.goForward();
        await atProvider(page);
        await passProvider(page, IVANOVA);
        await goesOn(page, cabinet);
      });
      await test.step('the address of the way back, here and in a fresh tab', async () => {
        for (const tab of [page, await context.newPage()]) {
          await tab.goto(used);
          await goesOn(tab, cabinet);
        }
      });
      await test.step('in a browser that never began it', async () => {
        const other = await anotherBrowser();
        await other.goto(used);
        await explains(other, cabinet, UNKNOWN);
      });
    });
  });
}

test('refused at the provider, and addresses typed by hand: each says why, and the next attempt works', async ({
  page,
  cabinet,
}) => {
  await test.step('«Отказать»', async () => {
    await begin(page);
    await page.getByRole('button', { name: IVANOVA }).click();
    await page.getByRole('button', { name: 'Отказать' }).click();
    await explains(page, cabinet, DECLINED);
    await expect(page.getByText('ESIA-007004')).toBeVisible();
  });
  await test.step('Смирнов, whose account is not confirmed', async () => {
    await again(page).click();
    await passProvider(page, SMIRNOV);
    await explains(page, cabinet, UNCONFIRMED);
    await expect(page.getByText('Подтвердите её на Госуслугах, вернитесь сюда и нажмите «Войти снова».')).toBeVisible();
    await expect(page.getByText('ESIA-007055')).toBeVisible();
  });
  await test.step('reloaded there: the landing', async () => {
    await page.reload();
    await atLanding(page, cabinet);
  });
  for (const [query, sentence] of [
    ['code=c1&error=access_denied&state=s1', DAMAGED],
    ['error=access_denied&error_description=%3Cscript%3E&state=s1', UNKNOWN],
  ] as const) {
    await page.goto(`/auth/callback?${query}`);
    await explains(page, cabinet, sentence);
  }
  await signInAgain(page, cabinet);
  await test.step('without anything: signed in to the organizations, signed out to the landing', async () => {
    await page.goto('/auth/callback');
    await atOrganizations(page, cabinet);
    // Else the list is still being asked for.
    await expect(page.getByRole('listbox', { name: 'Организации' }).getByRole('option').first()).toBeVisible();
    await cabinet.expireSessions();
    await page.goto('/auth/callback');
    await atLanding(page, cabinet);
  });
});

test('the provider takes ten seconds: it is said, and neither a reload nor a second tab does harm', async ({
  page,
  cabinet,
  context,
}) => {
  const seen = callbacks(page);
  const beginSlowly = async () => {
    await begin(page);
    await page.getByLabel('Что произойдёт').selectOption('slow');
    await page.getByRole('button', { name: IVANOVA }).click();
    await expect(page.getByRole('heading', { name: 'Завершаем вход…' })).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
  };
  await test.step('a reload meanwhile', async () => {
    await beginSlowly();
    await page.reload();
    await atLanding(page, cabinet);
  });
  await beginSlowly();
  const second = await context.newPage();
  await test.step('the same address in a second tab meanwhile', async () => {
    await second.goto(seen.at(-1) ?? '');
    await explains(second, cabinet, UNKNOWN);
  });
  await expect(page.getByText('Ответ задерживается.')).toBeVisible();
  await axe(page);
  await atOrganizations(page, cabinet, AFTER_SLOW);
  await test.step('and then the second goes on by itself', () => atOrganizations(second, cabinet));
});

test('finished in another tab than it was begun in: there it explains, here it still works', async ({ page, cabinet, context }) => {
  await begin(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await passProvider(second, IVANOVA);
  await explains(second, cabinet, UNKNOWN);
  await passProvider(page, IVANOVA);
  await atOrganizations(page, cabinet);
});

test('a deep link survives a sign-in that is left, one that is refused, and one that is done', async ({ page, cabinet }) => {
  await page.goto(DEEP);
  await expect(willReturn(page)).toBeVisible();
  await axe(page);
  await signIn(page).click();
  await atProvider(page);
  await page.goBack();
  await expect(signIn(page)).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
  await signIn(page).click();
  await passProvider(page, IVANOVA, REFUSAL);
  await again(page).click();
  await passProvider(page, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
});

test.describe('profile backend: the cookie is every tab’s', () => {
  test('out in one tab, out in all: nothing of the person is left', async ({ page, cabinet, context }) => {
    await enter(page, IVANOVA);
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
    for (const tab of [list, administration, dialog, page]) {
      await expect(signIn(tab)).toBeVisible();
      await expect(tab.getByRole('dialog')).toHaveCount(0);
      await nothingOf(tab, 'Иванова', 'Ромашка', 'Петров');
    }
    await test.step('«Назад» shows nothing either', async () => {
      await page.goBack();
      await expect(page).not.toHaveURL(`${cabinet.url}/`);
      await expect(signIn(page)).toBeVisible();
      await nothingOf(page, 'Иванова');
    });
    await test.step('the way back is the place where each tab was', async () => {
      await expect(willReturn(administration)).toBeVisible();
      await signIn(administration).click();
      await passProvider(administration, IVANOVA);
      await expect(administration.getByRole('table')).toBeVisible();
    });
  });

  test('signed in in another tab: the landing and a failure go on by themselves', async ({ page, cabinet, context }) => {
    const [landing, deep, failed] = await Promise.all([1, 2, 3].map(() => context.newPage()));
    if (!landing || !deep || !failed) throw new Error('no tab');
    await landing.goto('/');
    await expect(signIn(landing)).toBeVisible();
    await deep.goto(DEEP);
    await expect(signIn(deep)).toBeVisible();
    await failed.goto('/organizations/romashka');
    await signInAs(failed, IVANOVA, REFUSAL);
    await expect(heading(failed, 'Войти не получилось')).toBeVisible();
    await signInAs(page, IVANOVA);
    await atOrganizations(page, cabinet);
    await atOrganizations(landing, cabinet);
    await expect(deep.getByRole('table')).toBeVisible();
    expect(deep.url()).toBe(`${cabinet.url}${DEEP}`);
    await expect(heading(failed, 'ООО «Ромашка»')).toBeVisible();
    expect(failed.url()).toBe(`${cabinet.url}/organizations/romashka`);
  });

  test('a page that is still loading when another tab signs in: late is said, then it is shown', async ({
    page,
    cabinet,
    context,
  }) => {
    const second = await context.newPage();
    await begin(second);
    await enter(page, IVANOVA);
    await atOrganizations(page, cabinet);
    await cabinet.fault('listOrganizations', 'slow');
    const late = page.waitForResponse((response) => response.url().includes('/api/v1/organizations'));
    await page.reload();
    await expect(page.getByText('Загружаем…')).toBeVisible();
    await passProvider(second, IVANOVA);
    await atOrganizations(second, cabinet);
    await expect(page.getByText('Ответ задерживается. Подождите, мы всё ещё загружаем…')).toBeVisible();
    await axe(page);
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
    await enter(page, IVANOVA, DEEP);
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

  test('a reload signs in again, until the provider has forgotten: then the landing, and from there back', async ({
    page,
    cabinet,
    context,
  }) => {
    await page.goto(DEEP);
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    const seen = visits(context, cabinet);
    await test.step('more often than anybody may be sent away in vain, and no page of the provider is seen', async () => {
      for (let reloads = 0; reloads < 4; reloads += 1) {
        await page.reload();
        await expect(page.getByRole('table')).toBeVisible();
      }
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    });
    await test.step('so does a deep link in a new tab', async () => {
      const second = await context.newPage();
      await second.goto('/organizations/romashka/declarations');
      await expect(heading(second, 'Декларации')).toBeVisible();
      expect(second.url()).toBe(`${cabinet.url}/organizations/romashka/declarations`);
      await second.close();
    });
    const asked = seen.splice(0).map(({ url, status }) => [url.searchParams.get('prompt'), status]);
    expect(asked).toEqual(Array.from({ length: 5 }, () => ['none', 303]));
    await cabinet.expireSessions();
    await page.reload();
    await expect(signIn(page)).toBeVisible();
    await expect(willReturn(page)).toBeVisible();
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
    await test.step('a reload there finds nobody', async () => {
      await second.reload();
      await expect(signIn(second)).toBeVisible();
      await nothingOf(second, 'Петров');
    });
  });

  test('out, and back from the provider, whether it confirms or not', async ({ page, cabinet }) => {
    for (const [quirk, lead] of [
      ['none', 'Чтобы продолжить работу, войдите снова.'],
      ['logout_no_state', 'Служба входа не подтвердила, что вы вышли и там.'],
      ['logout_other_state', 'Служба входа не подтвердила, что вы вышли и там.'],
    ] as const) {
      await test.step(quirk, async () => {
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
        if (quirk !== 'logout_no_state') await axe(page);
        await page.reload();
        await atLanding(page, cabinet);
      });
    }
  });
});
