// Every way in which a sign-in can fail at the stand: what the screen says, word for word, and what
// it looks like on a phone. outcomes.ts says what has to come of each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import type { Cabinet } from './cabinet';
import {
  ACCEPTABLE,
  ALL,
  ANOTHER_PROVIDER,
  ESIA,
  FAILED,
  FREQUENT,
  ID_TOKENS,
  NOT_ACCEPTED,
  OAUTH,
  REDIRECTS,
  SLOW,
  TOKENS,
  UNREACHABLE,
  type End,
  type Outcome,
  type Refused,
} from './outcomes';
import { IVANOVA, passProvider } from './steps';

test.use({ viewport: { width: 360, height: 740 } });

type Profile = 'backend' | 'oidc';

const endOf = ({ backend, oidc }: Outcome, profile: Profile): End => (profile === 'oidc' && oidc ? oidc : backend);

/** In profile `oidc` only what the app itself checks there. */
const rowsOf = (rows: Outcome[], profile: Profile): [string, Refused][] =>
  rows.flatMap((row) => {
    const end = endOf(row, profile);
    return typeof end === 'string' ? [] : [[row.name, end] as [string, Refused]];
  });

/** The first screen with these words is the one whose picture is kept. */
const pictured = new Map<string, string>();
const key = ({ what, then }: Refused) => `${what} ${then}`;
for (const profile of ['backend', 'oidc'] as const) {
  for (const [name, end] of rowsOf([...ESIA, ...ALL], profile)) {
    if (!pictured.has(key(end))) pictured.set(key(end), `${profile} ${name}`);
  }
}

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
  const shown = await page.getByRole('alert').count();
  expect.soft(shown, name).toBe(1);
  expect.soft(page.url(), name).toBe(`${cabinet.url}/auth/callback`);
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

/** From the landing or from a failure to the provider and back, with this outcome. */
async function attempt(page: Page, outcome: string): Promise<void> {
  // More than three times a minute: what the app thinks of that is told in recovery.spec.ts.
  await page.evaluate(() => sessionStorage.removeItem('departures'));
  await page.getByRole('button', { name: /^(Вход в систему|Войти снова)$/ }).click();
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  await page.getByLabel('Что произойдёт').selectOption(outcome);
  await page.getByRole('button', { name: IVANOVA }).click();
}

/** What the provider says in the address: never to be seen. */
function descriptions(page: Page): () => string {
  let last = '';
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (request.isNavigationRequest() && url.pathname === '/auth/callback' && url.search) {
      last = url.searchParams.get('error_description') ?? '';
    }
  });
  return () => last;
}

async function allRefused(page: Page, cabinet: Cabinet, profile: Profile, rows: Outcome[]): Promise<void> {
  const description = descriptions(page);
  await page.goto('/');
  for (const [name, end] of rowsOf(rows, profile)) {
    await attempt(page, name);
    await isScreen(page, cabinet, name, end);
    const html = await page.content();
    if (description()) expect.soft(html.includes(description()), `${name}: the provider's words`).toBe(false);
    expect.soft(html.includes('не должны появиться'), name).toBe(false);
    if (pictured.get(key(end)) === `${profile} ${name}`) {
      await looks(page, profile === 'oidc' ? `oidc-${name}` : name, end);
    }
  }
  await axe(page);
}

/** Few enough for one test. */
const parts = (what: string, rows: Outcome[], size = 10): [string, Outcome[]][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => {
    const part = rows.slice(n * size, (n + 1) * size);
    return [`${what}, from ${part[0]?.name ?? ''}`, part];
  });
const GROUPS: [string, Outcome[]][] = [
  ...parts('what comes back in the address', REDIRECTS, 11),
  ...parts('the token endpoint and userinfo', TOKENS),
  ...parts('the ID token', ID_TOKENS, 11),
];

const LOOP: Refused = {
  what: 'За минуту вы уходили на вход три раза и возвращались ни с чем.',
  then: 'Разрешите этому сайту cookie или откройте его в другом браузере, а потом нажмите кнопку входа ещё раз.',
  code: 'sign-in/loop',
};

test.describe('profile backend', () => {
  const answered = (status: number) => new RegExp(`status of ${status} .*/api/v1/callback`);
  /** Of the backend's refusals that these outcomes come to. */
  const statuses = (rows: Outcome[]) => [
    ...new Set(
      rowsOf(rows, 'backend').flatMap(([, end]) => (end.code === 'request' ? [end === FAILED ? 502 : 400] : [])),
    ),
  ];

  for (const [what, rows] of [
    ...GROUPS,
    ...parts('what is frequent, and ЕСИА’s codes', [...FREQUENT, ...ESIA]),
    ...parts('the errors of OAuth', OAUTH),
  ]) {
    test(`refused: ${what}`, async ({ page, cabinet, expected }) => {
      expected.push(...statuses(rows).map(answered));
      await allRefused(page, cabinet, 'backend', rows);
    });
  }

  test('signed in: what a provider may do', async ({ cabinet, anotherBrowser }) => {
    await allAccepted(cabinet, anotherBrowser, 'backend');
  });

  for (const quirk of ['issuer_mismatch', 'no_s256', 'discovery_down', 'discovery_html'] as const) {
    test(`nobody leaves: ${quirk}`, async ({ page, cabinet, expected }) => {
      expected.push(/status of 502 .*\/api\/v1\/login/);
      await cabinet.provider(quirk);
      await staysHere(page, cabinet, FAILED, quirk === 'discovery_down' ? 'landing-provider-failed' : undefined);
    });
  }

  test('a provider without keys', async ({ page, cabinet, expected }) => {
    expected.push(/status of 502 .*\/api\/v1\/callback/);
    await cabinet.provider('jwks_empty');
    await page.goto('/');
    await attempt(page, 'ok');
    await page.getByRole('button', { name: 'Предоставить' }).click();
    await isScreen(page, cabinet, 'jwks_empty', FAILED);
  });

  for (const [fault, status, what, then] of [
    [
      'error_500',
      500,
      'В кабинете произошла ошибка.',
      'Повторите через минуту; если не поможет, сообщите в поддержку сайта номер запроса.',
    ],
    ['too_many', 429, 'Слишком много запросов подряд.', 'Подождите 30 секунд и повторите.'],
  ] as const) {
    test(`the backend itself: ${fault}`, async ({ page, cabinet, expected }) => {
      expected.push(new RegExp(`status of ${status} .*/api/v1/callback`));
      await cabinet.fault('completeLogin', fault);
      await page.goto('/');
      await attempt(page, 'token_type_case');
      await isScreen(page, cabinet, fault, { what, then, code: 'request' });
      await looks(page, fault, { what, then, code: 'request' });
      await axe(page);
    });
  }

  test('«Скопировать для поддержки»: the number of the request and the time', async ({ page, cabinet, expected }) => {
    expected.push(/status of 502 .*\/api\/v1\/callback/);
    await page.goto('/');
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/callback'));
    await attempt(page, 'bad_signature');
    const id = (await answer).headers()['x-request-id'] ?? '';
    expect(id).toMatch(REQUEST_ID);
    await copies(page, cabinet, id);
  });

  test('left three times within a minute: the landing says so, and a further press goes on', async ({ page, cabinet }) => {
    for (let departures = 0; departures < 3; departures += 1) {
      await page.goto('/');
      await page.getByRole('button', { name: 'Вход в систему' }).click();
      await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
    }
    await staysHere(page, cabinet, LOOP, 'landing-loop');
  });

  test('a sign-in of more than ten minutes', async ({ page, cabinet }) => {
    await tooLate(page, cabinet);
    await looks(page, 'expired', EXPIRED);
  });
});

test.describe('profile oidc', () => {
  test.use({ environment: { PROFILE: 'oidc' } });
  const ERRORS: Record<string, RegExp> = {
    expired_code: /status of 400 .*\/token/,
    token_invalid_client: /status of 401 .*\/token/,
    token_down: /status of 500 .*\/token/,
    userinfo_down: /status of 503 .*\/userinfo/,
    unconfirmed_token: /status of 400 .*\/api\/v1\/session/,
  };

  for (const [what, rows] of GROUPS) {
    test(`refused: ${what}`, async ({ page, cabinet, expected }) => {
      expected.push(...rows.flatMap(({ name }) => ERRORS[name] ?? []));
      await allRefused(page, cabinet, 'oidc', rows);
    });
  }

  test('signed in: what a provider may do', async ({ cabinet, anotherBrowser }) => {
    await allAccepted(cabinet, anotherBrowser, 'oidc');
  });

  test('signed in: after ten seconds', async ({ page, cabinet }) => {
    await page.goto('/');
    await attempt(page, SLOW);
    await expect(page.getByRole('heading', { name: 'Завершаем вход…' })).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
    await expect(page.getByText('Ответ задерживается.')).toBeVisible();
    await isSignedIn(page, cabinet, SLOW);
  });

  const LANDINGS: Record<string, string | undefined> = {
    issuer_mismatch: 'oidc-landing-another-provider',
    discovery_down: 'oidc-landing-unreachable',
  };
  for (const [quirk, end] of [
    ['issuer_mismatch', { ...ANOTHER_PROVIDER, code: 'discovery/issuer' }],
    ['no_s256', { ...ANOTHER_PROVIDER, code: 'discovery/S256' }],
    ['discovery_down', UNREACHABLE],
    ['discovery_html', UNREACHABLE],
  ] as const) {
    test(`nobody leaves: ${quirk}`, async ({ page, cabinet, expected }) => {
      if (quirk === 'discovery_down') expected.push(/status of 503 .*openid-configuration/);
      await cabinet.provider(quirk);
      await staysHere(page, cabinet, end, LANDINGS[quirk]);
    });
  }

  test('keys: none, and two without a name', async ({ page, cabinet }) => {
    const end = { ...NOT_ACCEPTED, code: 'id_token/kid' };
    await page.goto('/');
    for (const [quirk, outcome] of [
      ['jwks_empty', 'no_expires_in'],
      ['second_key', 'no_kid'],
    ] as const) {
      await cabinet.provider(quirk);
      await attempt(page, outcome);
      await isScreen(page, cabinet, quirk, end);
    }
    await test.step('two with their names, and new ones, are no trouble', async () => {
      await cabinet.provider('rotate_keys');
      await attempt(page, 'no_expires_in');
      await isSignedIn(page, cabinet, 'second_key');
    });
  });

  test('«Скопировать для поддержки»: the code and the time', async ({ page, cabinet }) => {
    await page.goto('/');
    await attempt(page, 'esia_007008');
    await copies(page, cabinet, 'ESIA-007008');
  });

  test('a sign-in of more than ten minutes', async ({ page, cabinet }) => {
    await tooLate(page, cabinet);
  });
});

test('every outcome on the page of the stand is in outcomes.ts, and no other', async ({ page, cabinet }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  const offered = await page.getByLabel('Что произойдёт').locator('option').evaluateAll((options) =>
    options.map((option) => (option as HTMLOptionElement).value),
  );
  expect(offered.toSorted()).toEqual(ALL.map(({ name }) => name).toSorted());
  await test.step('so is every trouble of the provider as a whole', async () => {
    await page.goto(`${cabinet.idp}/stand`);
    const quirks = await page.getByLabel('Что не так с поставщиком').locator('option').evaluateAll((options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    );
    const here = ['issuer_mismatch', 'no_s256', 'jwks_empty', 'second_key', 'discovery_down', 'discovery_html'];
    const inRecovery = ['logout_no_state', 'logout_other_state'];
    expect(quirks.toSorted()).toEqual(['none', 'rotate_keys', ...here, ...inRecovery].toSorted());
  });
});

test('who has to act on a code of ЕСИА is who is told to', () => {
  const list = readFileSync(join(__dirname, '../contract/esia-codes.tsv'), 'utf8').trim().split('\n').slice(1);
  const acts = (then: string) => {
    if (then.startsWith('Исправить это может только администрация сайта.')) return 'operator';
    if (then.startsWith('Подождите') || then.startsWith('Нажмите «Войти снова». Если повторится')) return 'retry';
    return then.startsWith('Попросите руководителя') ? 'leader' : 'user';
  };
  const told = rowsOf(ESIA, 'backend').map(([, { code, then }]) => `${code} ${acts(then)}`);
  expect(told).toEqual(list.map((line) => line.split('\t')).map(([code, , who]) => `${code} ${who}`));
});

async function isSignedIn(page: Page, cabinet: Cabinet, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' }), name).toBeVisible();
  await expect(page.getByRole('button', { name: 'Иванова М. П.' }), name).toBeVisible();
  expect(page.url(), name).toBe(`${cabinet.url}/organizations`);
}

/** Each in a browser of its own. */
async function allAccepted(
  cabinet: Cabinet,
  anotherBrowser: () => Promise<Page>,
  profile: Profile,
): Promise<void> {
  for (const row of [...ACCEPTABLE, ...REDIRECTS, ...TOKENS]) {
    const end = endOf(row, profile);
    if (typeof end !== 'string') continue;
    const page = await anotherBrowser();
    await page.goto('/');
    await attempt(page, row.name);
    if (row.name === 'ok') await page.getByRole('button', { name: 'Предоставить' }).click();
    if (end === 'signed in') {
      await isSignedIn(page, cabinet, row.name);
    } else {
      await expect(page, row.name).toHaveURL(`${cabinet.url}/`);
      await expect(page.getByRole('button', { name: 'Вход в систему' }), row.name).toBeVisible();
      await expect(page.getByRole('alert'), row.name).toHaveCount(0);
    }
    await page.context().close();
  }
}

/** The failure appears under the button, and the browser has not left. */
async function staysHere(page: Page, cabinet: Cabinet, end: Refused, picture?: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toHaveText(wholly(end, '', ''), { useInnerText: true });
  expect(page.url()).toBe(`${cabinet.url}/`);
  if (picture) await looks(page, picture, end);
  await axe(page);
  await test.step('as soon as the provider is in order, the same button leads there', async () => {
    await cabinet.provider('none');
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  });
}

async function copies(page: Page, cabinet: Cabinet, what: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: cabinet.url });
  await expect(page.getByText('Для поддержки:')).toContainText(what);
  const before = Date.now();
  await page.getByRole('button', { name: 'Скопировать для поддержки' }).click();
  await expect(page.getByText('Скопировано')).toBeVisible();
  const [copied, time = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split(', ');
  expect(copied).toBe(what);
  expect(Math.abs(Date.parse(time) - before)).toBeLessThan(60_000);
  await axe(page);
}

const EXPIRED: Refused = { what: 'Вход занял больше 10 минут, и ссылка устарела.', then: 'Войдите снова.' };

/** The time at which the tab left is the first line of what it keeps: it is moved back. */
async function tooLate(page: Page, cabinet: Cabinet): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  const there = page.url();
  await page.goto('/');
  await page.evaluate(() => {
    const kept = (sessionStorage.getItem('pending-login') ?? '').split('\n');
    kept[0] = String(Number(kept[0]) - 11 * 60 * 1000);
    sessionStorage.setItem('pending-login', kept.join('\n'));
  });
  await page.goto(there);
  await passProvider(page, IVANOVA);
  await isScreen(page, cabinet, 'expired', EXPIRED);
}
