// What an OpenID client must not accept of a provider, and what it has to: each step is named by the module of the
// OpenID Foundation's conformance suite that it reproduces; oidc-cases.md lists them all. The reference backend as the
// client meets every one over HTTP. What the app decides is tested in crates/core/src/oidc; in a browser it meets those that
// something between its decisions could let through: a request, a signature, what is handed on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { makeKey, signed, signedByPublicKey, spoiled, unsigned, type Algorithm } from '../providers/jws';
import { MockServer, type Tampering } from '../providers/mock-server';
import { ACCOUNTS } from '../providers/people';
import { expect, testWith } from './provider-fixtures';
import { begin } from './provider-steps';

const test = testWith(() => MockServer.start());
const fapi = (name: string) => `fapi2-security-profile-final-client-test-${name}`;

/** Stands wherever a text of the provider's might get onto the screen. */
const RAW = 'raw-text-of-the-provider';
const OTHER = `https://${RAW}.example`;

const NOT_ACCEPTED = 'Ответ службы входа не прошёл проверку, и кабинет его не принял.';
const CLOCK = 'Время на этом компьютере и у службы входа расходится больше чем на минуту.';
const NOT_FROM_THERE = 'Ответ пришёл не от той службы входа, у которой вы входили.';
const UNKNOWN = 'Эта ссылка входа уже использована или открыта не там, где вход начинали.';

const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
const HOUR = 3600;

interface Case {
  readonly name: string;
  readonly tampering: Tampering;
  /** What the provider signs with, and all that it announces; RS256 unless said. */
  readonly alg?: Algorithm;
  /** Not over HTTP, by a backend that is the client itself: the app decides before it. */
  readonly byBackend?: false;
}

interface Refused extends Case {
  /** In a browser too, the app being the client: the sentence, and the code for the support where it could help. */
  readonly app?: { readonly code?: string; readonly sentence?: string };
}

type Tamper = NonNullable<Tampering['idToken']>;
const idToken = (name: string, tamper: Tamper, app?: Refused['app']): Refused => ({
  name,
  tampering: { idToken: tamper },
  ...(app && { app }),
});

const REFUSED: Refused[] = [
  idToken('oidcc-client-test-invalid-iss', (payload) => (payload.iss = OTHER), { code: 'id_token/iss' }),
  idToken(fapi('invalid-missing-iss'), (payload) => delete payload.iss),
  idToken('oidcc-client-test-missing-sub', (payload) => delete payload.sub),
  idToken('oidcc-client-test-invalid-aud', (payload) => (payload.aud = RAW), { code: 'id_token/aud' }),
  idToken('oidcc-client-test-missing-aud', (payload) => delete payload.aud),
  idToken(fapi('invalid-secondary-aud'), (payload) => (payload.aud = [payload.aud, RAW])),
  idToken('azp names another client', (payload) => (payload.azp = RAW)),
  idToken('oidcc-client-test-missing-iat', (payload) => delete payload.iat),
  idToken('iat is in the future', (payload) => (payload.iat = seconds(HOUR))),
  idToken('nbf is in the future', (payload) => (payload.nbf = seconds(HOUR))),
  idToken(fapi('invalid-expired-exp'), (payload) => (payload.exp = seconds(-HOUR)), {
    code: 'id_token/exp',
    sentence: CLOCK,
  }),
  idToken(fapi('invalid-missing-exp'), (payload) => delete payload.exp),
  idToken('oidcc-client-test-nonce-invalid', (payload) => (payload.nonce = RAW), { code: 'id_token/nonce' }),
  idToken(fapi('invalid-nonce'), (payload) => (payload.nonce = `${String(payload.nonce)} `)),
  idToken(fapi('invalid-missing-nonce'), (payload) => delete payload.nonce),
  idToken('oidcc-client-test-invalid-athash', (payload) => (payload.at_hash = 'AAAAAAAAAAAAAAAAAAAAAA'), {
    code: 'id_token/at_hash',
  }),
  idToken('a kid that is nowhere', (_, header) => (header.kid = RAW), { code: 'id_token/kid' }),
  {
    name: 'oidcc-client-test-kid-absent-multiple-jwks',
    tampering: {
      keys: (keys) => [...keys, makeKey('RS256').published].map(({ kid: _, ...key }) => key),
      idToken: (_, header) => delete header.kid,
    },
    app: { code: 'id_token/kid' },
  },
  {
    name: 'oidcc-client-test-idtoken-sig-none',
    tampering: { sign: unsigned },
  },
  {
    name: fapi('invalid-null-alg'),
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['RS256', 'none']),
      sign: unsigned,
    },
    app: { code: 'id_token/alg' },
  },
  {
    name: 'oidcc-client-test-invalid-sig-hs256',
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['RS256', 'HS256']),
      sign: signedByPublicKey,
    },
  },
  {
    name: 'oidcc-client-test-invalid-sig-rs256',
    tampering: { sign: (...token) => spoiled(signed(...token)) },
    app: { code: 'id_token/signature' },
  },
  {
    name: 'oidcc-client-test-invalid-sig-es256',
    alg: 'ES256',
    tampering: { sign: (...token) => spoiled(signed(...token)) },
    app: { code: 'id_token/signature' },
  },
  {
    // A backend may know it.
    name: 'a signature with EdDSA, which the app does not know',
    alg: 'EdDSA',
    byBackend: false,
    tampering: {},
    app: { code: 'id_token/alg' },
  },
  {
    name: 'a signature by a key that is published nowhere',
    tampering: { sign: (header, payload) => signed(header, payload, makeKey('RS256')) },
  },
  {
    name: 'claims that are others than the signed ones',
    tampering: {
      sign: (header, payload, key) => {
        const [head, , signature] = signed(header, payload, key).split('.');
        const [, claims] = signed(header, { ...payload, sub: ACCOUNTS.petrov.subject }, key).split('.');
        return [head, claims, signature].join('.');
      },
    },
    app: { code: 'id_token/signature' },
  },
  {
    name: fapi('invalid-alternate-alg'),
    tampering: {
      discovery: (document) => (document.id_token_signing_alg_values_supported = ['ES256', 'PS256']),
    },
    app: { code: 'id_token/alg' },
  },
  {
    name: 'oidcc-client-test-userinfo-invalid-sub',
    tampering: { userinfo: (body) => (body.sub = ACCOUNTS.petrov.subject) },
    app: { code: 'userinfo/sub' },
  },
  {
    name: fapi('invalid-authorization-response-iss'),
    tampering: { redirect: (url) => url.searchParams.set('iss', OTHER) },
    app: { code: 'callback/iss', sentence: NOT_FROM_THERE },
  },
  {
    name: fapi('remove-authorization-response-iss'),
    tampering: { redirect: (url) => url.searchParams.delete('iss') },
    app: { code: 'callback/iss', sentence: NOT_FROM_THERE },
  },
  {
    name: fapi('ensure-authorization-response-with-invalid-state-fails'),
    tampering: { redirect: (url) => url.searchParams.set('state', RAW) },
    app: { sentence: UNKNOWN },
  },
  {
    name: fapi('ensure-authorization-response-with-invalid-missing-state-fails'),
    tampering: { redirect: (url) => url.searchParams.delete('state') },
  },
  {
    name: 'an error with words of its own',
    byBackend: false,
    tampering: {
      redirect: (url) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'server_error');
        url.searchParams.set('error_description', `<img src=x>${RAW}`);
      },
    },
    app: { code: 'server_error', sentence: 'В службе входа произошла неожиданная ошибка.' },
  },
  {
    name: 'no ID token beside the access token',
    tampering: { tokenResponse: (body) => delete body.id_token },
    app: { code: 'id_token/format' },
  },
  {
    name: 'an access token that is for no bearer',
    tampering: { tokenResponse: (body) => (body.token_type = RAW) },
    app: { code: 'token/format' },
  },
];

/** Found out before anybody leaves. */
const MISMATCH: Case = {
  name: 'oidcc-client-test-discovery-issuer-mismatch',
  tampering: { discovery: (document) => (document.issuer = OTHER) },
};

interface Accepted extends Case {
  /** In a browser too. */
  readonly app?: true;
}

const ACCEPTED: Accepted[] = [
  {
    name: 'oidcc-client-test-kid-absent-single-jwks',
    tampering: {
      keys: (keys) => keys.map(({ kid: _, ...key }) => key),
      idToken: (_, header) => delete header.kid,
    },
    app: true,
  },
  {
    // Among keys of other kinds.
    name: 'oidcc-client-test-idtoken-sig-rs256',
    tampering: { keys: (keys) => [makeKey('ES256').published, makeKey('PS256').published, ...keys] },
    app: true,
  },
  { name: 'a signature with PS256', alg: 'PS256', tampering: {}, app: true },
  { name: 'a signature with ES256', alg: 'ES256', tampering: {}, app: true },
  {
    name: 'oidcc-client-test-ignores-unparseable-key-in-jwks',
    tampering: {
      keys: (keys) => [{ kty: 'AKP', kid: 'pq', alg: 'ML-DSA-00', pub: 'AA' }, { kty: 'made-up', kid: 'x' }, ...keys],
    },
    app: true,
  },
  { name: 'oidcc-client-test-missing-athash', tampering: { idToken: (payload) => delete payload.at_hash } },
  { name: fapi('valid-aud-as-array'), tampering: { idToken: (payload) => (payload.aud = [payload.aud]) } },
  {
    name: fapi('token-endpoint-response-without-expires_in'),
    tampering: { tokenResponse: (body) => delete body.expires_in },
    app: true,
  },
  { name: fapi('token-type-case-insensitivity'), tampering: { tokenResponse: (body) => (body.token_type = 'bEARER') } },
  { name: 'azp names this client', tampering: { idToken: (payload) => (payload.azp = payload.aud) } },
];

/** From now on the provider is spoiled in this way. */
function spoil(provider: MockServer, { alg = 'RS256', tampering }: Omit<Case, 'name'>): void {
  if (provider.signingKeys[0]?.alg !== alg) provider.signingKeys = [makeKey(alg)];
  const discovery: Tampering['discovery'] = (document) => (document.id_token_signing_alg_values_supported = [alg]);
  provider.tamper({ discovery, ...tampering });
}

const IN_ORDER = { tampering: {} };

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
async function isExplained(page: Page, { sentence = NOT_ACCEPTED, code }: NonNullable<Refused['app']>): Promise<void> {
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

/** There and back: the provider asks nobody, so the next page is the app’s again. */
async function thereAndBack(page: Page): Promise<void> {
  // Nobody is sent away more than three times a minute: failure-screens.spec.ts.
  await page.evaluate(() => sessionStorage.removeItem('departures'));
  const back = page.waitForEvent('load');
  await page.getByRole('button', { name: /^(Вход в систему|Войти снова)$/ }).click();
  await back;
}

test('the app does not accept it, says why, and signs nobody in', async ({ page, cabinet, provider }) => {
  const used = bearersAt(page, cabinet.url);
  await test.step(MISMATCH.name, async () => {
    spoil(provider, MISMATCH);
    await begin(page);
    const sentence = 'Служба входа сообщает о себе не то, что записано в настройках кабинета.';
    await isExplained(page, { sentence, code: 'discovery/issuer' });
    expect(page.url(), 'the browser has not left').toBe(`${cabinet.url}/`);
    expect(provider.asked).not.toContain('/authorize');
  });
  for (const { name, app, ...spoiling } of REFUSED) {
    if (!app) continue;
    await test.step(name, async () => {
      spoil(provider, spoiling);
      await thereAndBack(page);
      await expect(page.getByRole('heading', { level: 1, name: 'Войти не получилось' })).toBeVisible();
      await isExplained(page, app);
      expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
      expect(used, 'no token of it is used').toEqual([]);
    });
  }
  await test.step('nobody is signed in, and an orderly answer is taken', async () => {
    spoil(provider, IN_ORDER);
    await page.goto('/organizations');
    await thereAndBack(page);
    await isAccepted(page);
  });
});

test('the app accepts it', async ({ page, provider }) => {
  /** Whoever is signed in there is not asked again, so a page that is loaded anew is a sign-in. */
  const signsInAnew = async (shortName?: string) => {
    const before = provider.issued.id.length;
    await page.goto('/organizations');
    await isAccepted(page, shortName);
    expect(provider.issued.id.length).toBeGreaterThan(before);
  };
  await test.step('oidcc-client-test', async () => {
    await begin(page);
    await isAccepted(page);
  });
  for (const { name, app, ...spoiling } of ACCEPTED) {
    if (!app) continue;
    await test.step(name, async () => {
      spoil(provider, spoiling);
      await signsInAnew();
    });
  }
  await test.step('oidcc-client-test-signing-key-rotation-just-before-signing', async () => {
    spoil(provider, { tampering: { beforeSigning: () => provider.rotateKeys() } });
    await signsInAnew();
  });
  for (const [name, moved] of [
    ['oidcc-client-test-discovery-openid-config', ['authorization', 'token', 'userinfo']],
    ['oidcc-client-test-discovery-jwks-uri-keys', ['jwks']],
  ] as const) {
    await test.step(name, async () => {
      const discovery: Tampering['discovery'] = (document) => {
        for (const [key, value] of Object.entries(document)) {
          if (!moved.some((name) => key.startsWith(`${name}_`) && /_(endpoint|uri)$/.test(key))) continue;
          const { origin, pathname } = new URL(String(value));
          document[key] = `${origin}/elsewhere${pathname}`;
        }
      };
      spoil(provider, { tampering: { discovery } });
      // As they are asked for, before the provider takes the second address for the first.
      const asked = new Set<string>();
      const listen = (request: { url(): string }) => {
        const { origin, pathname } = new URL(request.url());
        if (origin === provider.issuer) asked.add(pathname);
      };
      page.on('request', listen);
      await signsInAnew();
      page.off('request', listen);
      const elsewhere = [...asked].filter((path) => path.startsWith('/elsewhere/'));
      const paths = moved.map((name) => `/elsewhere/${name.replace('authorization', 'authorize')}`);
      expect(elsewhere.sort()).toEqual(paths.sort());
      for (const path of paths) expect(asked, 'only there').not.toContain(path.replace('/elsewhere', ''));
    });
  }
  await test.step('oidcc-client-test-scope-userinfo-claims', async () => {
    spoil(provider, IN_ORDER);
    // Said by userinfo alone: the ID token has no name.
    provider.account = { ...ACCOUNTS.ivanova, family_name: 'Розова' };
    await signsInAnew('Розова М. П.');
  });
});

test('tokens that the app replaces', async ({ page, cabinet, provider }) => {
  // Shorter than the app lets a token get old: there is a new one for each request.
  provider.accessTokenLife = 5;
  const used = bearersAt(page, cabinet.url);
  await begin(page);
  await isAccepted(page);
  await test.step('oidcc-client-test-refresh-token, oidcc-client-test-signing-key-rotation', async () => {
    provider.rotateKeys();
    const before = provider.issued.id.length;
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    expect(provider.issued.id.length).toBeGreaterThan(before);
    expect(used).toContain(provider.issued.access.at(-1));
  });
  for (const [name, refreshedIdToken] of [
    ['oidcc-client-test-refresh-token-invalid-sub', (payload) => (payload.sub = ACCOUNTS.petrov.subject)],
    ['oidcc-client-test-refresh-token-invalid-issuer', (payload) => (payload.iss = OTHER)],
    ['oidcc-client-test-refresh-token-invalid-aud', (payload) => (payload.aud = RAW)],
    ['oidcc-client-test-refresh-token-invalid-azp', (payload) => (payload.azp = RAW)],
  ] as [string, NonNullable<Tampering['refreshedIdToken']>][]) {
    await test.step(name, async () => {
      spoil(provider, { tampering: { refreshedIdToken } });
      const before = provider.issued.access.length;
      await page.goto('/organizations');
      await expect.poll(() => provider.issued.access.length).toBe(before + 2);
      await isAccepted(page);
      const [first, second] = provider.issued.access.slice(before);
      expect(used).toContain(first);
      expect(used, 'what came with that ID token is never used').not.toContain(second);
    });
  }
});

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

const byBackend = <C extends Case>(cases: C[]): C[] => cases.filter((one) => one.byBackend ?? true);

test.describe('profile backend', () => {
  test.use({ profile: 'backend' });

  test('the backend refuses and accepts the same', async ({ playwright, cabinet, provider }) => {
    /** By a browser of its own: what the sign-in ends with, and whether somebody is signed in then. */
    const signIn = async (): Promise<[status: number, signedIn: boolean]> => {
      const request = await playwright.request.newContext({ baseURL: cabinet.url });
      const status = await signInAtBackend(request, cabinet.url);
      const session = JSON.stringify(await (await request.get('/api/v1/session')).json());
      await request.dispose();
      return [status, session.includes('Иванова')];
    };
    const cases = [
      ...byBackend([...REFUSED, MISMATCH]).map((one) => ({ ...one, refused: true })),
      ...byBackend(ACCEPTED).map((one) => ({ ...one, refused: false })),
    ];
    // The backend remembers what the provider says of itself: where that is spoiled it has to be read anew.
    const anew = ({ tampering }: Omit<Case, 'name'>) => Number(Boolean(tampering.discovery ?? tampering.keys));
    for (const { name, refused, ...spoiling } of cases.sort((one, other) => anew(one) - anew(other))) {
      await test.step(name, async () => {
        spoil(provider, spoiling);
        if (anew(spoiling)) await cabinet.restart();
        const [status, signedIn] = await signIn();
        expect(signedIn).toBe(!refused);
        if (refused) expect(status).toBeGreaterThanOrEqual(400);
        spoil(provider, IN_ORDER);
        expect(await signIn(), 'an orderly answer is taken').toEqual([200, true]);
      });
    }
  });
});

test('oidc-cases.md names tests that are there', () => {
  const text = (path: string) => readFileSync(join(__dirname, '..', path), 'utf8');
  const rows = text('oidc-cases.md').matchAll(/^\| `((?:oidcc|fapi2)-[^`]+)` \| ([^|]+) \|/gm);
  const inBrowser = text('tests/oidc-tampered.spec.ts');
  const list = JSON.parse(text('oidc-cases.json')) as Record<'refused' | 'accepted', { name: string }[]>;
  const ofBoth = [...list.refused, ...list.accepted].map(({ name }) => name);
  const overHttp = byBackend([...REFUSED, MISMATCH, ...ACCEPTED]).map(({ name }) => name);
  const onlyOverHttp = [...REFUSED, ...ACCEPTED].filter(({ app }) => !app).map(({ name }) => name);
  const missing: string[] = [];
  let [found, hosts] = [0, 0];
  for (const [, name = '', where = ''] of rows) {
    found += 1;
    const short = name.replace(fapi(''), '');
    const isStep = inBrowser.includes(name) || inBrowser.includes(`fapi('${short}')`);
    if (/\bapp\b/.test(where) && (!isStep || onlyOverHttp.includes(name))) missing.push(`app: ${name}`);
    if (/\bboth\b/.test(where) && !ofBoth.includes(name)) missing.push(`both: ${name}`);
    if (/\bback channel\b/.test(where) && !name.endsWith('-rpinitlogout') && !text('backend/tests/backend/back_channel.rs').includes(name)) {
      missing.push(`back channel: ${name}`);
    }
    if (/\bbackend\b/.test(where) && !overHttp.includes(name)) missing.push(`backend: ${name}`);
    for (const [, file = '', title = ''] of where.matchAll(/`([\w-]+\.spec\.ts): ([^`]+)`/g)) {
      if (!text(`tests/${file}`).includes(title)) missing.push(`${file}: ${title}`);
    }
    for (const [, file = '', test = ''] of where.matchAll(/`(crates\/core\/[^`:]+): (\w+)`/g)) {
      hosts += 1;
      const core = text(`../${file}`);
      if (!core.includes(`fn ${test}(`) || !core.includes(name)) missing.push(`${file}: ${test}: ${name}`);
    }
  }
  expect(found).toBeGreaterThan(50);
  expect(hosts, 'host tests are named').toBeGreaterThan(30);
  expect(missing).toEqual([]);
});
