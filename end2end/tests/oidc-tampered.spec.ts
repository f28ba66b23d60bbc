// What the app must not accept of a provider, and what it has to: each test is named by the module
// of the OpenID Foundation's conformance suite that it reproduces; oidc-cases.md lists them all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { makeKey, signed, signedByPublicKey, spoiled, unsigned } from '../providers/jws';
import { MockServer, type Tampering } from '../providers/mock-server';
import { ACCOUNTS } from '../providers/people';
import { expect, testWith } from './provider-fixtures';
import { begin, leave } from './provider-steps';

const test = testWith(() => MockServer.start());
const fapi = (name: string) => `fapi2-security-profile-final-client-test-${name}`;

/** Stands wherever a text of the provider's might get onto the screen. */
const RAW = 'raw-text-of-the-provider';
const OTHER = `https://${RAW}.example`;

const NOT_ACCEPTED = 'Ответ службы входа не прошёл проверку, и кабинет его не принял.';
const CLOCK = 'Время на этом компьютере и у службы входа расходится больше чем на минуту.';
const NOT_FROM_THERE = 'Ответ пришёл не от той службы входа, у которой вы входили.';
const UNKNOWN = 'Эта ссылка входа уже использована или открыта не там, где вход начинали.';
const DAMAGED = 'Ответ службы входа пришёл повреждённым.';

const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
const HOUR = 3600;

/** The tokens that the app has sent to its backend. */
function bearersAt(page: Page, app: string): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { authorization } = request.headers();
    if (authorization && request.url().startsWith(`${app}/api/`)) seen.push(authorization.replace('Bearer ', ''));
  });
  return seen;
}

/** The sentence, the code, and nothing of the provider's own. */
async function isExplained(page: Page, sentence: string, code: string | undefined): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  if (code) await expect(page.getByRole('alert').locator('code')).toHaveText(code);
  expect((await page.content()).toLowerCase()).not.toContain(RAW);
}

/** Signed in, as this person. */
async function isAccepted(page: Page, shortName = 'Иванова М. П.'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  await expect(page.getByRole('button', { name: shortName })).toBeVisible();
  await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
}

interface Refused {
  readonly name: string;
  readonly tampering: Tampering;
  /** Also refused by a backend that is the client itself; unless the app decides before it. */
  readonly byBackend?: false;
  /** What the support is told; nothing where it could not help. */
  readonly code?: string;
  readonly sentence?: string;
}

type Tamper = NonNullable<Tampering['idToken']>;
const idToken = (name: string, code: string, tamper: Tamper, sentence = NOT_ACCEPTED): Refused => ({
  name,
  code: `id_token/${code}`,
  sentence,
  tampering: { idToken: tamper },
});

const REFUSED: Refused[] = [
  idToken('oidcc-client-test-invalid-iss', 'iss', (payload) => (payload.iss = OTHER)),
  idToken(fapi('invalid-missing-iss'), 'iss', (payload) => delete payload.iss),
  idToken('oidcc-client-test-missing-sub', 'sub', (payload) => delete payload.sub),
  idToken('oidcc-client-test-invalid-aud', 'aud', (payload) => (payload.aud = RAW)),
  idToken('oidcc-client-test-missing-aud', 'aud', (payload) => delete payload.aud),
  idToken(fapi('invalid-secondary-aud'), 'aud', (payload) => (payload.aud = [payload.aud, RAW])),
  idToken('azp names another client', 'azp', (payload) => (payload.azp = RAW)),
  idToken('oidcc-client-test-missing-iat', 'time', (payload) => delete payload.iat),
  idToken('iat is in the future', 'iat', (payload) => (payload.iat = seconds(HOUR)), CLOCK),
  idToken('nbf is in the future', 'nbf', (payload) => (payload.nbf = seconds(HOUR)), CLOCK),
  idToken(fapi('invalid-expired-exp'), 'exp', (payload) => (payload.exp = seconds(-HOUR)), CLOCK),
  idToken(fapi('invalid-missing-exp'), 'time', (payload) => delete payload.exp),
  idToken('oidcc-client-test-nonce-invalid', 'nonce', (payload) => (payload.nonce = RAW)),
  idToken(fapi('invalid-nonce'), 'nonce', (payload) => (payload.nonce = `${String(payload.nonce)} `)),
  idToken(fapi('invalid-missing-nonce'), 'nonce', (payload) => delete payload.nonce),
  idToken('oidcc-client-test-invalid-athash', 'at_hash', (payload) => (payload.at_hash = 'AAAAAAAAAAAAAAAAAAAAAA')),
  idToken('a kid that is nowhere', 'kid', (_, header) => (header.kid = RAW)),
  {
    name: 'oidcc-client-test-kid-absent-multiple-jwks',
    code: 'id_token/kid',
    tampering: {
      keys: (keys) => [...keys, makeKey('RS256').published].map(({ kid: _, ...key }) => key),
      idToken: (_, header) => delete header.kid,
    },
  },
  {
    name: 'oidcc-client-test-idtoken-sig-none',
    code: 'id_token/alg',
    tampering: { sign: unsigned },
  },
  {
    name: fapi('invalid-null-alg'),
    code: 'id_token/alg',
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['RS256', 'none']),
      sign: unsigned,
    },
  },
  {
    name: 'oidcc-client-test-invalid-sig-hs256',
    code: 'id_token/alg',
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['RS256', 'HS256']),
      sign: signedByPublicKey,
    },
  },
  {
    name: 'oidcc-client-test-invalid-sig-rs256',
    code: 'id_token/signature',
    tampering: { sign: (...token) => spoiled(signed(...token)) },
  },
  {
    name: 'a signature by a key that is published nowhere',
    code: 'id_token/signature',
    tampering: { sign: (header, payload) => signed(header, payload, makeKey('RS256')) },
  },
  {
    name: 'claims that are others than the signed ones',
    code: 'id_token/signature',
    tampering: {
      sign: (header, payload, key) => {
        const [head, , signature] = signed(header, payload, key).split('.');
        const [, claims] = signed(header, { ...payload, sub: ACCOUNTS.petrov.subject }, key).split('.');
        return [head, claims, signature].join('.');
      },
    },
  },
  {
    name: fapi('invalid-alternate-alg'),
    code: 'id_token/alg',
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['ES256', 'PS256']),
    },
  },
  {
    name: 'oidcc-client-test-userinfo-invalid-sub',
    code: 'userinfo/sub',
    tampering: { userinfo: (body) => (body.sub = ACCOUNTS.petrov.subject) },
  },
  {
    name: fapi('invalid-authorization-response-iss'),
    code: 'callback/iss',
    sentence: NOT_FROM_THERE,
    tampering: { redirect: (url) => url.searchParams.set('iss', OTHER) },
  },
  {
    name: fapi('remove-authorization-response-iss'),
    code: 'callback/iss',
    sentence: NOT_FROM_THERE,
    tampering: { redirect: (url) => url.searchParams.delete('iss') },
  },
  {
    name: fapi('ensure-authorization-response-with-invalid-state-fails'),
    sentence: UNKNOWN,
    tampering: { redirect: (url) => url.searchParams.set('state', RAW) },
  },
  {
    name: fapi('ensure-authorization-response-with-invalid-missing-state-fails'),
    code: 'callback/format',
    sentence: DAMAGED,
    tampering: { redirect: (url) => url.searchParams.delete('state') },
  },
  {
    name: 'no code in the answer',
    byBackend: false,
    code: 'callback/format',
    sentence: DAMAGED,
    tampering: { redirect: (url) => url.searchParams.delete('code') },
  },
  {
    name: 'an error with words of its own',
    byBackend: false,
    code: 'server_error',
    sentence: 'В службе входа произошла неожиданная ошибка.',
    tampering: {
      redirect: (url) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'server_error');
        url.searchParams.set('error_description', `<img src=x>${RAW}`);
      },
    },
  },
  {
    name: 'no ID token beside the access token',
    code: 'id_token/format',
    tampering: { tokenResponse: (body) => delete body.id_token },
  },
  {
    name: 'an access token that is for no bearer',
    code: 'token/format',
    tampering: { tokenResponse: (body) => (body.token_type = RAW) },
  },
];

for (const { name, tampering, code, sentence = NOT_ACCEPTED } of REFUSED) {
  test(name, async ({ page, cabinet, provider }) => {
    const used = bearersAt(page, cabinet.url);
    provider.tamper(tampering);
    await begin(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Войти не получилось' })).toBeVisible();
    await isExplained(page, sentence, code);
    expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
    expect(used, 'no token of it is used').toEqual([]);
    await test.step('nobody is signed in, and an orderly answer is taken', async () => {
      provider.tamper({});
      await page.goto('/organizations');
      await begin(page);
      await isAccepted(page);
    });
  });
}

/** A sign-in without the page: what the backend answers to it in the end. */
async function signInAtBackend(request: APIRequestContext, app: string): Promise<number> {
  const headers = { Origin: app, 'X-Requested-By': 'cabinet' };
  const begun = await request.post('/api/v1/login', { headers });
  if (!begun.ok()) return begun.status();
  const { authorize_url: there } = (await begun.json()) as { authorize_url: string };
  const answer = await fetch(there, { redirect: 'manual' });
  const data = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
  return (await request.post('/api/v1/callback', { headers, data })).status();
}

test.describe('profile backend', () => {
  test.use({ profile: 'backend' });
  const mismatch = {
    name: 'oidcc-client-test-discovery-issuer-mismatch',
    tampering: { discovery: (document) => (document.issuer = OTHER) },
  } satisfies Refused;
  for (const { name, tampering } of [...REFUSED.filter(({ byBackend }) => byBackend ?? true), mismatch]) {
    test(name, async ({ request, cabinet, provider }) => {
      const signedIn = async () => JSON.stringify(await (await request.get('/api/v1/session')).json());
      provider.tamper(tampering);
      expect(await signInAtBackend(request, cabinet.url)).toBeGreaterThanOrEqual(400);
      expect(await signedIn()).not.toContain('Иванова');
      provider.tamper({});
      expect(await signInAtBackend(request, cabinet.url)).toBe(200);
      expect(await signedIn()).toContain('Иванова');
    });
  }
});

test('oidcc-client-test-discovery-issuer-mismatch', async ({ page, cabinet, provider }) => {
  provider.tamper({ discovery: (document) => (document.issuer = OTHER) });
  await begin(page);
  await isExplained(
    page,
    'Служба входа сообщает о себе не то, что записано в настройках кабинета.',
    'discovery/issuer',
  );
  expect(page.url(), 'the browser has not left').toBe(`${cabinet.url}/`);
  expect(provider.asked).not.toContain('/authorize');
  provider.tamper({});
  await begin(page);
  await isAccepted(page);
});

test('oidcc-client-test-invalid-sig-es256', async ({ page, provider }) => {
  provider.signingKeys = [makeKey('ES256')];
  const discovery: Tampering['discovery'] = (document) => (document.id_token_signing_alg_values_supported = ['ES256']);
  provider.tamper({ discovery, sign: (...token) => spoiled(signed(...token)) });
  await begin(page);
  await isExplained(page, NOT_ACCEPTED, 'id_token/signature');
  provider.tamper({ discovery });
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await isAccepted(page);
});

const ACCEPTED: [name: string, tampering: Tampering][] = [
  ['oidcc-client-test', {}],
  [
    'oidcc-client-test-kid-absent-single-jwks',
    {
      keys: (keys) => keys.map(({ kid: _, ...key }) => key),
      idToken: (_, header) => delete header.kid,
    },
  ],
  [
    // Among keys of other kinds.
    'oidcc-client-test-idtoken-sig-rs256',
    { keys: (keys) => [makeKey('ES256').published, makeKey('PS256').published, ...keys] },
  ],
  [
    'oidcc-client-test-ignores-unparseable-key-in-jwks',
    {
      keys: (keys) => [{ kty: 'AKP', kid: 'pq', alg: 'ML-DSA-00', pub: 'AA' }, { kty: 'made-up', kid: 'x' }, ...keys],
    },
  ],
  ['oidcc-client-test-missing-athash', { idToken: (payload) => delete payload.at_hash }],
  [fapi('valid-aud-as-array'), { idToken: (payload) => (payload.aud = [payload.aud]) }],
  [fapi('token-endpoint-response-without-expires_in'), { tokenResponse: (body) => delete body.expires_in }],
  [fapi('token-type-case-insensitivity'), { tokenResponse: (body) => (body.token_type = 'bEARER') }],
  ['azp names this client', { idToken: (payload) => (payload.azp = payload.aud) }],
];

for (const [name, tampering] of ACCEPTED) {
  test(name, async ({ page, provider }) => {
    provider.tamper(tampering);
    await begin(page);
    await isAccepted(page);
  });
}

test('oidcc-client-test-scope-userinfo-claims', async ({ page, provider }) => {
  // Said by userinfo alone: the ID token has no name.
  provider.account = { ...ACCOUNTS.ivanova, family_name: 'Розова' };
  await begin(page);
  await isAccepted(page, 'Розова М. П.');
});

for (const [name, moved] of [
  ['oidcc-client-test-discovery-openid-config', ['authorization', 'token', 'userinfo']],
  ['oidcc-client-test-discovery-jwks-uri-keys', ['jwks']],
] as const) {
  test(name, async ({ page, provider }) => {
    const discovery: Tampering['discovery'] = (document) => {
      for (const [key, value] of Object.entries(document)) {
        if (!moved.some((name) => key.startsWith(`${name}_`) && /_(endpoint|uri)$/.test(key))) continue;
        const { origin, pathname } = new URL(String(value));
        document[key] = `${origin}/elsewhere${pathname}`;
      }
    };
    provider.tamper({ discovery });
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === provider.issuer) asked.add(pathname);
    });
    await begin(page);
    await isAccepted(page);
    const elsewhere = [...asked].filter((path) => path.startsWith('/elsewhere/'));
    const paths = moved.map((name) => `/elsewhere/${name.replace('authorization', 'authorize')}`);
    expect(elsewhere.sort()).toEqual(paths.sort());
    for (const path of paths) expect(asked, 'only there').not.toContain(path.replace('/elsewhere', ''));
  });
}

test('oidcc-client-test-signing-key-rotation', async ({ page, provider }) => {
  // Tokens are replaced at each request, so the second key is met within the same page.
  provider.accessTokenLife = 5;
  await begin(page);
  await isAccepted(page);
  provider.rotateKeys();
  const before = provider.issued.id.length;
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  expect(provider.issued.id.length).toBeGreaterThan(before);
  await test.step('and at the next sign-in', async () => {
    provider.rotateKeys();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  });
});

test('oidcc-client-test-signing-key-rotation-just-before-signing', async ({ page, provider }) => {
  provider.tamper({ beforeSigning: () => provider.rotateKeys() });
  await begin(page);
  await isAccepted(page);
});

test('oidcc-client-test-refresh-token', async ({ page, cabinet, provider }) => {
  provider.accessTokenLife = 5;
  const used = bearersAt(page, cabinet.url);
  await begin(page);
  await isAccepted(page);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  expect(provider.issued.access.length).toBeGreaterThan(2);
  expect(used).toContain(provider.issued.access.at(-1));
});

for (const [name, refreshedIdToken] of [
  ['oidcc-client-test-refresh-token-invalid-sub', (payload) => (payload.sub = ACCOUNTS.petrov.subject)],
  ['oidcc-client-test-refresh-token-invalid-issuer', (payload) => (payload.iss = OTHER)],
  ['oidcc-client-test-refresh-token-invalid-aud', (payload) => (payload.aud = RAW)],
  ['oidcc-client-test-refresh-token-invalid-azp', (payload) => (payload.azp = RAW)],
] as [string, NonNullable<Tampering['refreshedIdToken']>][]) {
  test(name, async ({ page, cabinet, provider }) => {
    provider.accessTokenLife = 5;
    provider.tamper({ refreshedIdToken });
    const used = bearersAt(page, cabinet.url);
    await begin(page);
    await expect.poll(() => provider.issued.access.length).toBe(2);
    await isAccepted(page);
    const [first, second] = provider.issued.access;
    expect(used).toContain(first);
    expect(used, 'what came with that ID token is never used').not.toContain(second);
  });
}

const SIGNED_OUT = 'Чтобы продолжить работу, войдите снова.';
const ONLY_HERE = 'Служба входа не подтвердила, что вы вышли и там.';

for (const [name, signedOut, words] of [
  ['oidcc-client-test-rp-init-logout', undefined, SIGNED_OUT],
  ['oidcc-client-test-rp-init-logout-no-state', (url) => url.searchParams.delete('state'), ONLY_HERE],
  ['oidcc-client-test-rp-init-logout-other-state', (url) => url.searchParams.set('state', RAW), ONLY_HERE],
] as [string, Tampering['signedOut'], string][]) {
  test(name, async ({ page, cabinet, provider }) => {
    if (signedOut) provider.tamper({ signedOut });
    await begin(page);
    await isAccepted(page);
    const leaving = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/endsession`));
    await leave(page, 'Иванова М. П.');
    expect(new URL((await leaving).url()).searchParams.get('state')).toMatch(/^[\w-]{20,}$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Вы вышли из кабинета' })).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/auth/signed-out`);
    expect((await page.content()).toLowerCase()).not.toContain(RAW);
    await page.goto('/organizations');
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  });
}

test('oidc-cases.md names tests that are there', () => {
  const text = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');
  const rows = text('oidc-cases.md').matchAll(/^\| `((?:oidcc|fapi2)-[^`]+)` \| ([^|]+) \|/gm);
  const journeys = text('tests/oidc-tampered.spec.ts');
  const others = text('tests/oidc-profile.spec.ts');
  const missing: string[] = [];
  let found = 0;
  for (const [, name = '', where = ''] of rows) {
    found += 1;
    const short = name.replace(fapi(''), '');
    const isJourney = journeys.includes(`'${name}'`) || journeys.includes(`fapi('${short}')`);
    if (where.includes('journey') && !isJourney) missing.push(name);
    if (where.includes('oidc-profile.spec.ts') && !others.includes(name)) missing.push(name);
    for (const [, file = '', test = ''] of where.matchAll(/`core\/([^`:]+): (\w+)`/g)) {
      if (!text(`../core/${file}`).includes(`fn ${test}(`)) missing.push(`${file}: ${test}`);
    }
  }
  expect(found).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
