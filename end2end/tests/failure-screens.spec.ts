// Each kind of screen that a sign-in can fail with: what it says, word for word, and what it looks like on a phone.
// The words of all the rest are held in src/i18n/sign_in_tests.rs; what comes of each answer of a provider is decided
// in crates/core/src/oidc, or by the backend, and tested there.
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import type { Cabinet } from './cabinet';
import { IVANOVA, passProvider } from './steps';

test.use({ viewport: { width: 360, height: 740 } });

/** What the screen says. */
interface Refused {
  readonly what: string;
  readonly then: string;
  /** For the support; `request` stands for the number of the failed request. */
  readonly code?: string;
}

const COPY = 'нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.';
const SUPPORT = `Исправить это может только администрация сайта. Н${COPY.slice(1)}`;
const AGAIN = `Нажмите «Войти снова». Если повторится, исправить это может администрация сайта: ${COPY}`;

const UNREACHABLE: Refused = {
  what: 'Служба входа не отвечает или отвечает непонятно.',
  then: 'Подождите несколько минут и попробуйте войти ещё раз. От вас больше ничего не зависит.',
  code: 'provider/unreachable',
};
const FAILED: Refused = {
  what: 'Госуслуги не отвечают или отвечают неверно.',
  then: 'Подождите несколько минут и войдите снова. От вас ничего не зависит.',
  code: 'request',
};
const EXPIRED: Refused = { what: 'Вход занял больше 10 минут, и ссылка устарела.', then: 'Войдите снова.' };
const LOOP: Refused = {
  what: 'За минуту вы уходили на вход три раза и возвращались ни с чем.',
  then: 'Разрешите этому сайту cookie или откройте его в другом браузере, а потом нажмите кнопку входа ещё раз.',
  code: 'sign-in/loop',
};

/** An outcome as in the form of the stand's page, its end, and whether its picture is kept. */
type Row = readonly [outcome: string, end: Refused, look?: 'looks'];

const BY_BACKEND: Row[] = [
  // Nothing for the support: it could not help.
  [
    'wrong_state',
    {
      what: 'Эта ссылка входа уже использована или открыта не там, где вход начинали.',
      then: 'Войдите снова: это займёт минуту.',
    },
    'looks',
  ],
  ['no_state', { what: 'Ответ службы входа пришёл повреждённым.', then: AGAIN, code: 'callback/format' }],
  // The longest words, and the longest code.
  [
    'esia_007194',
    {
      what: 'На Госуслугах вас нет среди сотрудников этой организации.',
      then: 'Попросите руководителя или администратора организации пригласить вас на Госуслугах: «Профиль организации» → «Сотрудники». Перейдите по ссылке из письма с приглашением, а потом нажмите «Войти снова».',
      code: 'ESIA-007194',
    },
    'looks',
  ],
  [
    'oauth_account_selection_required',
    {
      what: 'Службе входа нужно, чтобы вы выбрали учётную запись.',
      then: `Нажмите «Войти снова» и сделайте это на странице службы входа. Если она ничего не спросит, ${COPY}`,
      code: 'account_selection_required',
    },
    'looks',
  ],
  // The number of the request, where the backend has found it.
  [
    'wrong_iss',
    {
      what: 'Ответ пришёл не от той службы входа, у которой вы входили.',
      then: 'Войдите снова; если повторится, сообщите в поддержку сайта.',
      code: 'request',
    },
  ],
  ['token_down', FAILED, 'looks'],
  // Its own words would do something if they were taken for markup.
  [
    'oauth_unknown',
    { what: 'Служба входа отказала по причине, которой кабинет не знает.', then: AGAIN, code: 'unknown_error' },
  ],
];

/** What the app itself finds at the provider's endpoints; what it finds in tokens is in oidc-tampered.spec.ts. */
const BY_APP: Row[] = [
  [
    'wrong_iss',
    { what: 'Ответ пришёл не от той службы входа, у которой вы входили.', then: AGAIN, code: 'callback/iss' },
  ],
  [
    'expired_code',
    {
      what: 'Служба входа не подтвердила вход: код устарел или уже использован.',
      then: 'Войдите снова.',
      code: 'token/code',
    },
  ],
  [
    'token_invalid_client',
    { what: 'Служба входа не приняла кабинет: он в ней записан иначе.', then: SUPPORT, code: 'token/client' },
  ],
  ['token_down', UNREACHABLE],
  ['userinfo_html', UNREACHABLE],
  [
    'unconfirmed_token',
    {
      what: 'Госуслуги не подтвердили вход: учётная запись не подтверждена.',
      then: 'Подтвердите её на Госуслугах и войдите снова.',
      code: 'request',
    },
  ],
];

const REQUEST_ID = /[0-9a-f]{32}/;
/** A pattern for these words, whatever spaces and lines they stand in. */
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');

/** The whole text of a place: nothing else stands there, so no word of the provider's either. */
function wholly({ what, then, code }: Refused, before: string, after: string): RegExp {
  const forSupport = code === 'request' ? REQUEST_ID.source : escaped(code ?? '');
  const support = code ? `\\s+Для\\s+поддержки:\\s+${forSupport}\\s+Скопировать\\s+для\\s+поддержки` : '';
  return new RegExp(`^\\s*${escaped(`${before}${what} ${then}${after}`)}${support}\\s*$`);
}

async function isScreen(page: Page, cabinet: Cabinet, name: string, end: Refused): Promise<void> {
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1, name: 'Войти не получилось' }), name).toBeVisible();
  const words = wholly(end, 'Войти не получилось ', ' Войти снова');
  await expect.soft(main, name).toHaveText(words, { useInnerText: true, timeout: 3000 });
  expect.soft(await page.getByRole('alert').count(), name).toBe(1);
  expect.soft(page.url(), name).toBe(`${cabinet.url}/auth/callback`);
  // Nor out of sight.
  expect.soft(await page.content(), name).not.toContain('не должны появиться');
}

async function looks(page: Page, name: string, end: Refused): Promise<void> {
  await expect.soft(page.getByRole('main')).toHaveScreenshot(`${name.replaceAll('_', '-')}.png`, {
    animations: 'disabled',
    caret: 'hide',
    maxDiffPixelRatio: 0.02,
    mask: end.code === 'request' ? [page.getByRole('main').locator('code')] : [],
    maskColor: '#cccccc',
  });
}

const signIn = (page: Page) => page.getByRole('button', { name: /^(Вход в систему|Войти снова)$/ });

/** From the landing or from a failure to the provider. */
async function leave(page: Page): Promise<void> {
  await signIn(page).click();
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
}

/** There, and back with this outcome. */
async function attempt(page: Page, outcome: string): Promise<void> {
  // More than three times a minute: what the app thinks of that is told below.
  await page.evaluate(() => sessionStorage.removeItem('departures'));
  await leave(page);
  await page.getByLabel('Что произойдёт').selectOption(outcome);
  await page.getByRole('button', { name: IVANOVA }).click();
}

async function allRefused(page: Page, cabinet: Cabinet, rows: Row[]): Promise<void> {
  for (const [name, end, look] of rows) {
    await attempt(page, name);
    await isScreen(page, cabinet, name, end);
    if (!look) continue;
    await looks(page, name, end);
    await axe(page);
  }
}

/** The failure appears under the button, and the browser has not left. */
async function staysHere(page: Page, cabinet: Cabinet, end: Refused): Promise<void> {
  await page.goto('/');
  await signIn(page).click();
  await expect(page.getByRole('alert')).toHaveText(wholly(end, '', ''), { useInnerText: true });
  expect(page.url()).toBe(`${cabinet.url}/`);
}

async function copies(page: Page, cabinet: Cabinet, what: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: cabinet.url });
  const before = Date.now();
  await page.getByRole('button', { name: 'Скопировать для поддержки' }).click();
  await expect(page.getByText('Скопировано')).toBeVisible();
  const [copied, time = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split(', ');
  expect(copied).toBe(what);
  expect(Math.abs(Date.parse(time) - before)).toBeLessThan(60_000);
  await axe(page);
}

/** Leaves; what the tab keeps of it gets another line before the provider is passed: the time, then the place. */
async function leaveAndPass(page: Page, line: 0 | 1, change: (kept: string) => string): Promise<void> {
  await leave(page);
  const there = page.url();
  await page.goto('/');
  const kept = (await page.evaluate(() => sessionStorage.getItem('pending-login') ?? '')).split('\n');
  kept[line] = change(kept[line] ?? '');
  await page.evaluate((text) => sessionStorage.setItem('pending-login', text), kept.join('\n'));
  await page.goto(there);
  await passProvider(page, IVANOVA);
}

async function isSignedIn(page: Page, cabinet: Cabinet): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations`);
}

test('refused, too late, and in the end signed in, into the app and nowhere else', async ({ page, cabinet, expected }) => {
  expected.push(/status of 400 .*\/api\/v1\/callback/, /status of 502 .*\/api\/v1\/callback/);
  await page.goto('/');
  await allRefused(page, cabinet, BY_BACKEND);
  await test.step('«Скопировать для поддержки»: the code and the time', () => copies(page, cabinet, 'unknown_error'));
  await test.step('a sign-in of more than ten minutes', async () => {
    await leaveAndPass(page, 0, (time) => String(Number(time) - 11 * 60 * 1000));
    await isScreen(page, cabinet, 'expired', EXPIRED);
    await looks(page, 'expired', EXPIRED);
  });
  await test.step('the way back leads only into the app, whatever the tab has kept', async () => {
    await leaveAndPass(page, 1, (place) => {
      expect(place, 'the place is where it was').toBe('/organizations');
      return 'https://evil.example/';
    });
    await isSignedIn(page, cabinet);
  });
});

test('nobody leaves where the provider is down, nor for the fourth time within a minute; a further press goes on', async ({
  page,
  cabinet,
  expected,
}) => {
  expected.push(/status of 502 .*\/api\/v1\/login/);
  await cabinet.provider('discovery_down');
  await staysHere(page, cabinet, FAILED);
  await looks(page, 'landing-provider-failed', FAILED);
  await axe(page);
  await test.step('as soon as it is in order, the same button leads there', async () => {
    await cabinet.provider('none');
    await leave(page);
  });
  for (let departures = 1; departures < 3; departures += 1) {
    await page.goto('/');
    await leave(page);
  }
  await staysHere(page, cabinet, LOOP);
  await looks(page, 'landing-loop', LOOP);
  await test.step('the same where the sign-in has failed', async () => {
    for (let refusals = 0; refusals < 3; refusals += 1) {
      await leave(page);
      await passProvider(page, IVANOVA, 'Пользователь отказал в доступе');
      await expect(page.getByRole('heading', { level: 1, name: 'Войти не получилось' })).toBeVisible();
    }
    await signIn(page).click();
    await expect(page.getByRole('alert').filter({ hasText: LOOP.what }).last()).toContainText('sign-in/loop');
    expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
    await axe(page);
  });
  await leave(page);
  await passProvider(page, IVANOVA);
  await isSignedIn(page, cabinet);
});

test.describe('profile oidc', () => {
  test.use({ environment: { PROFILE: 'oidc' } });

  test('what the app itself finds wrong at the provider', async ({ page, cabinet, expected }) => {
    expected.push(
      /status of 400 .*\/token/,
      /status of 401 .*\/token/,
      /status of 500 .*\/token/,
      /status of 400 .*\/api\/v1\/session/,
    );
    await cabinet.provider('discovery_html');
    await staysHere(page, cabinet, UNREACHABLE);
    await cabinet.provider('none');
    await allRefused(page, cabinet, BY_APP);
    await attempt(page, 'token_type_case');
    await isSignedIn(page, cabinet);
  });
});
