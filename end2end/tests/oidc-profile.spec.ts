// The app, and in the other profile the backend, with providers that know nothing of them.
import type { Page } from '@playwright/test';
import { MockServer } from '../providers/mock-server';
import { NanoIdp } from '../providers/nanoidp';
import { OidcProvider } from '../providers/oidc-provider';
import { ACCOUNTS } from '../providers/people';
import { expect, testWith } from './provider-fixtures';
import { begin, choose, confirmLeaving, leave } from './provider-steps';
import { IVANOVA, SIDOROVA, SMIRNOV, chooseFromStaff, rowOf, save } from './steps';

const certified = testWith((options) => OidcProvider.start(options));
const mocked = testWith(() => MockServer.start());
const nano = testWith(() => NanoIdp.start());

// The pages of `nanoidp` ask other hosts for their looks: here no name but this machine's is found.
certified.use({
  launchOptions: async ({ launchOptions }, use) => {
    const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost';
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), nowhere] });
  },
});

const ME = 'Иванова М. П.';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** From the organizations to the administration of one, by links only. */
async function openAdministration(page: Page): Promise<void> {
  await expect(heading(page, 'Организации')).toBeVisible();
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  const sections = page.getByRole('navigation', { name: 'Разделы' });
  await sections.getByRole('link', { name: 'Администрирование' }).click();
  await expect(page.getByRole('table')).toBeVisible();
}

/** Signed out here, and the address says nothing of it. */
async function isSignedOut(page: Page, app: string): Promise<void> {
  await expect(heading(page, 'Вы вышли из кабинета')).toBeVisible();
  expect(page.url()).toBe(`${app}/auth/signed-out`);
  await page.goto('/organizations');
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await expect(page.getByText('Иванова')).toHaveCount(0);
}

const algorithmOf = (token = ''): unknown =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as { alg?: unknown }).alg;

certified('oidc-provider: in, work, reload, out', async ({ page, cabinet, provider }) => {
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/interaction/')) questions.push(request.url());
  });
  await certified.step('sign in and work', async () => {
    await begin(page);
    await choose(page, provider, IVANOVA);
    await openAdministration(page);
    expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
  });
  await certified.step('a reload comes back to the same place, and nobody is asked', async () => {
    const asked = questions.length;
    expect(asked).toBeGreaterThan(0);
    await page.reload();
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
    await expect(page.getByRole('button', { name: ME })).toBeVisible();
    expect(questions).toHaveLength(asked);
  });
  await certified.step('out at both, and the provider asks again', async () => {
    await leave(page, ME);
    await confirmLeaving(page);
    await isSignedOut(page, cabinet.url);
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(page.getByRole('heading', { name: 'Кто входит?' })).toBeVisible();
  });
});

for (const alg of ['RS256', 'PS256', 'ES256'] as const) {
  certified.describe(() => {
    certified.use({ providerOptions: { alg } });
    certified(`oidc-provider: ID tokens with ${alg}`, async ({ page, provider }) => {
      await begin(page);
      await choose(page, provider, IVANOVA);
      await openAdministration(page);
      expect(provider.issued.id.map(algorithmOf)).toEqual([alg]);
    });
  });
}

certified.describe(() => {
  certified.use({ providerOptions: { alg: 'EdDSA' } });
  certified('oidc-provider: ID tokens with EdDSA, which the app does not know', async ({ page, provider }) => {
    await begin(page);
    await choose(page, provider, IVANOVA);
    await expect(heading(page, 'Войти не получилось')).toBeVisible();
    await expect(page.getByRole('alert').locator('code')).toHaveText('id_token/alg');
  });
});

certified.describe(() => {
  // Shorter than the app lets a token get old: there is a new one for each request.
  certified.use({ providerOptions: { accessTokenLife: 5 } });
  certified('oidc-provider: tokens that end soon are replaced, each refresh token once', async ({ page, provider }) => {
    await begin(page);
    await choose(page, provider, IVANOVA);
    await openAdministration(page);
    const dialog = await chooseFromStaff(page, SIDOROVA);
    await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
    await save(dialog);
    await expect(rowOf(page, SIDOROVA)).toHaveCount(1);
    expect(provider.grants.slice(0, 3)).toEqual(['authorization_code', 'refresh_token', 'refresh_token']);
    expect(new Set(provider.issued.refresh).size).toBe(provider.issued.refresh.length);
    expect(provider.refusals).toEqual([]);
  });
});

certified('oidc-provider: a deep link leads there', async ({ page, cabinet, provider }) => {
  await page.goto('/organizations/romashka/administration');
  await begin(page);
  await choose(page, provider, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
});

certified('oidc-provider: «Отказаться», and then not', async ({ page, cabinet, provider }) => {
  await begin(page);
  await choose(page, provider, 'Отказаться');
  await expect(heading(page, 'Войти не получилось')).toBeVisible();
  const refused = 'Служба входа не пустила в кабинет: разрешение не дано.';
  await expect(page.getByRole('alert').filter({ hasText: refused })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await choose(page, provider, IVANOVA);
  await expect(heading(page, 'Организации')).toBeVisible();
});

certified('oidc-provider: an account that is not confirmed', async ({ page, provider, expected }) => {
  expected.push(/status of 400 .*\/api\/v1\/session/);
  await begin(page);
  await choose(page, provider, SMIRNOV);
  await expect(heading(page, 'Войти не получилось')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'учётная запись не подтверждена' })).toBeVisible();
});

certified('oidc-provider: the session ends there while the person works here', async ({ page, cabinet, provider, expected }) => {
  expected.push(/status of 401 .*\/api\/v1\//, /status of 400 .*\/token/);
  await begin(page);
  await choose(page, provider, IVANOVA);
  await openAdministration(page);
  provider.forgetEverybody();
  await cabinet.expireSessions();
  await page.getByRole('searchbox').fill('Петров');
  await expect(page.getByText('Сеанс закончился')).toBeVisible();
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await choose(page, provider, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
});

certified('oidc-provider: after a reload nobody is signed in there any more', async ({ page, cabinet, provider }) => {
  await page.goto('/organizations/romashka/administration');
  await begin(page);
  await choose(page, provider, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
  provider.forgetEverybody();
  await page.reload();
  await expect(page.getByText('Войдите, и вы вернётесь на страницу, которую открывали.')).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await begin(page);
  await choose(page, provider, IVANOVA);
  await expect(page.getByRole('table')).toBeVisible();
});

certified('oidc-provider: whoever reloads again and again stays signed in', async ({ page, provider }) => {
  await begin(page);
  await choose(page, provider, IVANOVA);
  for (let reloads = 0; reloads < 5; reloads += 1) {
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    await page.reload();
  }
  await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
});

certified('oidc-provider: a second tab is signed in too, and out with the first', async ({ page, context, provider }) => {
  await begin(page);
  await choose(page, provider, IVANOVA);
  await expect(heading(page, 'Организации')).toBeVisible();
  const second = await context.newPage();
  await second.goto('/organizations/romashka');
  await expect(heading(second, 'ООО «Ромашка»')).toBeVisible();
  await leave(second, ME);
  await confirmLeaving(second);
  await expect(heading(second, 'Вы вышли из кабинета')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await expect(page.getByText('Иванова')).toHaveCount(0);
});

certified('oidc-provider: «Назад» after signing out shows nothing of the person', async ({ page, cabinet, provider }) => {
  await begin(page);
  await choose(page, provider, IVANOVA);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(heading(page, 'ООО «Ромашка»')).toBeVisible();
  await leave(page, ME);
  await confirmLeaving(page);
  await expect(heading(page, 'Вы вышли из кабинета')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname !== '/auth/signed-out');
  if (new URL(page.url()).origin !== cabinet.url) await page.goBack();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await expect(page.getByText('Иванова')).toHaveCount(0);
});

certified('oidc-provider: it is not there', async ({ page, cabinet, provider, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED/);
  await page.goto('/');
  await provider.stop();
  await begin(page);
  const alert = page.getByRole('alert').filter({ hasText: 'Служба входа не отвечает или отвечает непонятно.' });
  await expect(alert.locator('code')).toHaveText('provider/unreachable');
  expect(page.url()).toBe(`${cabinet.url}/`);
});

mocked('oauth2-mock-server: in, work, reload, out', async ({ page, cabinet, provider }) => {
  await begin(page);
  await openAdministration(page);
  const asked = () => provider.asked.filter((path) => path === '/authorize').length;
  expect(asked()).toBe(1);
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  expect(asked()).toBe(2);
  await leave(page, ME);
  await isSignedOut(page, cabinet.url);
});

nano('nanoidp: in, work, reload, out', async ({ page, cabinet, provider, expected }) => {
  // Its pages' looks are elsewhere.
  expected.push(/cdn\./, /favicon\.ico/);
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
    expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
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
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/`);
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(page.getByRole('heading', { name: 'Кто входит?' })).toBeVisible();
  });
});
