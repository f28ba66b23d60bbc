// The app, and in the other profile the backend, with providers that know nothing of them.
import type { Page } from '@playwright/test';
import { NanoIdp } from '../providers/nanoidp';
import { OidcProvider } from '../providers/oidc-provider';
import { ACCOUNTS } from '../providers/people';
import { algorithmOf, expect, testWith } from './provider-fixtures';
import { begin, choose, confirmLeaving, leave } from './provider-steps';
import { IVANOVA, SIDOROVA, SMIRNOV, chooseFromStaff, rowOf, save } from './steps';

const certified = testWith((options) => OidcProvider.start(options));
const nano = testWith(() => NanoIdp.start());

// The pages of `nanoidp` ask other hosts for their looks: here no name but this machine's is found.
certified.use({
  launchOptions: async ({ launchOptions }, use) => {
    const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost';
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), nowhere] });
  },
});

const ME = 'Иванова М. П.';
const DEEP = '/organizations/romashka/administration';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const signIn = (page: Page) => page.getByRole('button', { name: 'Вход в систему' });
const again = (page: Page) => page.getByRole('button', { name: 'Войти снова' });
const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

/** From the organizations to the administration of one, by links only. */
async function openAdministration(page: Page): Promise<void> {
  await expect(heading(page, 'Организации')).toBeVisible();
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  const sections = page.getByRole('navigation', { name: 'Разделы' });
  await sections.getByRole('link', { name: 'Администрирование' }).click();
  await expect(page.getByRole('table')).toBeVisible();
}

async function giveAccess(page: Page): Promise<void> {
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
}

/** Signed out here, and the address says nothing of it. */
async function isSignedOut(page: Page, app: string): Promise<void> {
  await expect(heading(page, 'Вы вышли из кабинета')).toBeVisible();
  expect(page.url()).toBe(`${app}/auth/signed-out`);
}

certified('oidc-provider: refused, then in, work, reload, a second tab, and out of all', async ({
  page,
  context,
  cabinet,
  provider,
}) => {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/interaction/')) questions.push(request.url());
  });
  await certified.step('«Отказаться», from a deep link', async () => {
    await page.goto(DEEP);
    await begin(page);
    await choose(page, provider, 'Отказаться');
    await expect(heading(page, 'Войти не получилось')).toBeVisible();
    await expect(alert(page, 'Служба входа не пустила в кабинет: разрешение не дано.')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
  });
  await certified.step('and then not: the deep link leads there', async () => {
    await again(page).click();
    await choose(page, provider, IVANOVA);
    await expect(page.getByRole('table')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    await giveAccess(page);
  });
  await certified.step('a reload comes back to the same place, and nobody is asked', async () => {
    const asked = questions.length;
    expect(asked).toBeGreaterThan(0);
    await page.reload();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    await expect(page.getByRole('button', { name: ME })).toBeVisible();
    expect(questions).toHaveLength(asked);
  });
  const second = await context.newPage();
  await certified.step('a second tab is signed in too, and the first is out with it', async () => {
    await second.goto('/organizations/romashka');
    await expect(heading(second, 'ООО «Ромашка»')).toBeVisible();
    const ended = second.waitForResponse((answer) => new URL(answer.url()).pathname === '/token/revocation');
    await leave(second, ME);
    expect((await ended).status(), 'its tokens are over at the provider too').toBe(200);
    await confirmLeaving(second);
    await isSignedOut(second, cabinet.url);
    await expect(signIn(page)).toBeVisible();
    await expect(page.getByText('Иванова')).toHaveCount(0);
  });
  await certified.step('«Назад» shows nothing of the person', async () => {
    await second.goBack();
    await expect(second).toHaveURL((url) => url.pathname !== '/auth/signed-out');
    if (new URL(second.url()).origin !== cabinet.url) await second.goBack();
    await expect(signIn(second)).toBeVisible();
    await expect(second.getByText('Иванова')).toHaveCount(0);
  });
  await certified.step('and the provider asks again', async () => {
    await signIn(page).click();
    await expect(page.getByRole('heading', { name: 'Кто входит?' })).toBeVisible();
  });
});

certified.describe(() => {
  certified.use({ providerOptions: { alg: 'PS256' } });
  certified('oidc-provider: an account that is not confirmed, a session that ends there, and nobody there at all', async ({
    page,
    cabinet,
    provider,
    expected,
  }) => {
    expected.push(
      /status of 400 .*\/api\/v1\/session/,
      /status of 401 .*\/api\/v1\//,
      /status of 400 .*\/token/,
      /ERR_CONNECTION_REFUSED/,
    );
    await certified.step('not confirmed', async () => {
      await page.goto(DEEP);
      await begin(page);
      await choose(page, provider, SMIRNOV);
      await expect(heading(page, 'Войти не получилось')).toBeVisible();
      await expect(alert(page, 'учётная запись не подтверждена')).toBeVisible();
      provider.forgetEverybody();
      await again(page).click();
      await choose(page, provider, IVANOVA);
      await expect(page.getByRole('table')).toBeVisible();
      expect(provider.issued.id.map(algorithmOf)).toEqual(['PS256', 'PS256']);
    });
    await certified.step('the session ends there while the person works here', async () => {
      provider.forgetEverybody();
      await cabinet.expireSessions();
      await page.getByRole('searchbox').fill('Петров');
      await expect(page.getByText('Сеанс закончился')).toBeVisible();
      await again(page).click();
      await choose(page, provider, IVANOVA);
      await expect(page.getByRole('table')).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    });
    await certified.step('after a reload nobody is signed in there any more', async () => {
      provider.forgetEverybody();
      await page.reload();
      await expect(page.getByText('Войдите, и вы вернётесь на страницу, которую открывали.')).toBeVisible();
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
    await certified.step('it is not there', async () => {
      await provider.stop();
      await signIn(page).click();
      const notice = alert(page, 'Служба входа не отвечает или отвечает непонятно.');
      await expect(notice.locator('code')).toHaveText('provider/unreachable');
      expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
    });
  });
});

nano('nanoidp: in, work, reload, out', async ({ page, cabinet, provider, expected }) => {
  // Its pages' looks are elsewhere.
  expected.push(/cdn\./);
  const pick = async () => {
    await expect(page).toHaveURL((url) => url.origin === provider.issuer);
    await page.getByRole('button', { name: ACCOUNTS.ivanova.subject }).click();
  };
  await begin(page);
  await pick();
  await openAdministration(page);
  await nano.step('it knows no prompt=none and asks after a reload', async () => {
    await page.reload();
    await pick();
    await expect(page.getByRole('table')).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}${DEEP}`);
  });
  await leave(page, ME);
  await isSignedOut(page, cabinet.url);
});

certified.describe('profile backend', () => {
  certified.use({ profile: 'backend' });
  certified('oidcc-client-test-client-secret-basic: oidc-provider and the backend', async ({ page, cabinet, provider }) => {
    await begin(page);
    await choose(page, provider, IVANOVA);
    await openAdministration(page);
    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();
    expect(provider.issued.id).toHaveLength(1);
    await leave(page, ME);
    await confirmLeaving(page);
    await expect(signIn(page)).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/`);
    await signIn(page).click();
    await expect(page.getByRole('heading', { name: 'Кто входит?' })).toBeVisible();
  });
});
