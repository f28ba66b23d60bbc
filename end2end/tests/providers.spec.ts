// The providers of the tests do what the journeys rely on: asked here by plain requests, without
// browser and app, so that a failing journey tells of the app.
import { createHash, createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto';
import { expect, test as plain } from '@playwright/test';
import type { Algorithm } from '../providers/jws';
import { MockServer } from '../providers/mock-server';
import { NanoIdp } from '../providers/nanoidp';
import { OidcProvider } from '../providers/oidc-provider';
import { ACCOUNTS } from '../providers/people';
import { CONFIDENTIAL_CLIENT, PUBLIC_CLIENT, type OutsideProvider } from '../providers/provider';

const APP = 'http://localhost:1';
const CALLBACK = `${APP}/auth/callback`;
const SIGNED_OUT = `${APP}/auth/signed-out`;

type Json = Record<string, unknown>;

interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  token_type: string;
  expires_in: number;
}

interface Document {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  userinfo_endpoint: string;
  end_session_endpoint: string;
  jwks_uri: string;
  code_challenge_methods_supported: string[];
  authorization_response_iss_parameter_supported: boolean;
}

interface Fixtures {
  start: <P extends OutsideProvider>(starting: Promise<P>) => Promise<P>;
}

const test = plain.extend<Fixtures>({
  start: async ({}, use) => {
    const providers: OutsideProvider[] = [];
    await use(async (starting) => {
      const provider = await starting;
      providers.push(provider);
      await provider.serve(APP);
      return provider;
    });
    await Promise.all(providers.map((provider) => provider.stop()));
  },
});

const json = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;
const fromApp = { headers: { origin: APP } };
const discover = async ({ issuer }: OutsideProvider): Promise<Document> =>
  json(await fetch(`${issuer}/.well-known/openid-configuration`, fromApp));

/** A browser as far as cookies and redirects go; it stops where the app would load. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  async open(address: string | URL, form?: Record<string, string>): Promise<{ at: URL; page: string }> {
    let at = new URL(address);
    let body = form && new URLSearchParams(form);
    for (let hops = 0; hops < 10; hops += 1) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const request = body ? { method: 'POST', body } : {};
      const answer = await fetch(at, { ...request, redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        this.cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (!next) return { at, page: await answer.text() };
      at = new URL(next, at);
      body = undefined;
      if (at.origin === APP) return { at, page: '' };
    }
    throw new Error(`too many redirects: ${at}`);
  }
}

/** One sign-in of a client. */
class Login {
  readonly state = randomBytes(8).toString('hex');
  readonly nonce = randomBytes(8).toString('hex');
  private readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly document: Document,
    private readonly client = PUBLIC_CLIENT,
    private readonly authorization: Record<string, string> = {},
  ) {}

  address(more: Record<string, string> = {}): URL {
    const url = new URL(this.document.authorization_endpoint);
    const query = {
      client_id: this.client,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile',
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }

  async exchange(back: URL, more: Record<string, string> = {}): Promise<Response> {
    return this.token({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: this.verifier,
      ...more,
    });
  }

  async refresh(refresh_token: string): Promise<Response> {
    return this.token({ grant_type: 'refresh_token', refresh_token });
  }

  private async token(form: Record<string, string>): Promise<Response> {
    const client: Record<string, string> = this.authorization.authorization ? {} : { client_id: this.client };
    return fetch(this.document.token_endpoint, {
      method: 'POST',
      headers: { origin: APP, ...this.authorization },
      body: new URLSearchParams({ ...client, ...form }),
    });
  }

  async userinfo(access_token: string): Promise<Response> {
    return fetch(this.document.userinfo_endpoint, {
      headers: { origin: APP, authorization: `Bearer ${access_token}` },
    });
  }

  /** As the app does it: no token in an address. */
  logout(): URL {
    const url = new URL(this.document.end_session_endpoint);
    const query = { client_id: this.client, post_logout_redirect_uri: SIGNED_OUT, state: this.state };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }
}

const decoded = (token: string, index: 0 | 1): Json =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8')) as Json;

/** The payload, after its signature by a published key and what it says of sign-in and client. */
async function verified(token: string, document: Document, nonce: string): Promise<Json> {
  const { keys } = await json<{ keys: (JsonWebKey & { kid: string })[] }>(await fetch(document.jwks_uri, fromApp));
  const { alg, kid } = decoded(token, 0);
  const jwk = keys.find((key) => key.kid === kid);
  if (!jwk) throw new Error(`no key ${String(kid)}`);
  expect(jwk).not.toHaveProperty('d');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const how = {
    RS256: { key },
    PS256: { key, padding: 6, saltLength: 32 },
    ES256: { key, dsaEncoding: 'ieee-p1363' as const },
  }[alg as Exclude<Algorithm, 'EdDSA'>];
  const content = Buffer.from(`${header}.${payload}`);
  expect(verify('sha256', content, how, Buffer.from(signature, 'base64url'))).toBe(true);
  const claims = decoded(token, 1);
  expect([claims.aud].flat()).toContain(PUBLIC_CLIENT);
  expect(claims).toMatchObject({ iss: document.issuer, nonce });
  return claims;
}

/** What a page of the app may read of another origin. */
const readable = (answer: Response): boolean =>
  ['*', APP].includes(answer.headers.get('access-control-allow-origin') ?? '');

async function passOidcProvider(visitor: Visitor, address: URL, person: string): Promise<URL> {
  const { at, page } = await visitor.open(address);
  expect(page).toContain('Кто входит?');
  return (await visitor.open(at, { person })).at;
}

for (const alg of ['RS256', 'PS256', 'ES256'] as const) {
  test(`oidc-provider: a sign-in with ${alg}, a refresh, and the way out`, async ({ start }) => {
    const provider = await start(OidcProvider.start({ alg }));
    const document = await discover(provider);
    expect(document).toMatchObject({
      issuer: provider.issuer,
      authorization_response_iss_parameter_supported: true,
    });
    const visitor = new Visitor();
    const login = new Login(document);
    const back = await passOidcProvider(visitor, login.address(), ACCOUNTS.ivanova.subject);
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: login.state, iss: provider.issuer });

    const answer = await login.exchange(back);
    expect([answer.status, readable(answer)]).toEqual([200, true]);
    const first = await json<Tokens>(answer);
    const { subject, ...ivanova } = ACCOUNTS.ivanova;
    const { snils: _, ...profile } = ivanova;
    const claims = await verified(first.id_token, document, login.nonce);
    expect(decoded(first.id_token, 0).alg).toBe(alg);
    expect(claims).toMatchObject({ sub: subject, ...profile });
    expect(claims).not.toHaveProperty('snils');

    const userinfo = await login.userinfo(first.access_token);
    expect(readable(userinfo)).toBe(true);
    expect(await json(userinfo)).toEqual({ sub: subject, ...profile });

    await test.step('the refresh token changes, and the old one is no longer good', async () => {
      const second = await json<Tokens>(await login.refresh(first.refresh_token));
      expect(second.refresh_token).not.toBe(first.refresh_token);
      expect((await login.userinfo(second.access_token)).status).toBe(200);
      expect((await login.refresh(first.refresh_token)).status).toBe(400);
      expect(provider.grants).toEqual(['authorization_code', 'refresh_token']);
      expect(provider.issued.refresh).toEqual([first.refresh_token, second.refresh_token]);
    });
    await test.step('who is signed in is not asked again', async () => {
      const silent = new Login(document);
      const { at } = await visitor.open(silent.address({ prompt: 'none' }));
      expect((await silent.exchange(at)).status).toBe(200);
      const stranger = await new Visitor().open(silent.address({ prompt: 'none' }));
      expect(stranger.at.searchParams.get('error')).toBe('login_required');
    });
    await test.step('signing out asks once, and ends the session', async () => {
      const { at, page } = await visitor.open(login.logout());
      expect(page).toContain('Выйти у поставщика?');
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const confirm = new URL('/session/end/confirm', at);
      const out = await visitor.open(confirm, { xsrf, logout: 'yes' });
      expect(out.at.href).toBe(`${SIGNED_OUT}?state=${login.state}`);
      const { at: after } = await visitor.open(new Login(document).address({ prompt: 'none' }));
      expect(after.searchParams.get('error')).toBe('login_required');
    });
  });
}

test('oidc-provider: the backend as a confidential client', async ({ start }) => {
  const provider = await start(OidcProvider.start());
  const document = await discover(provider);
  const { CLIENT_SECRET: secret = '' } = provider.environment('backend');
  const basic = `Basic ${Buffer.from(`${CONFIDENTIAL_CLIENT}:${secret}`).toString('base64')}`;
  const login = new Login(document, CONFIDENTIAL_CLIENT, { authorization: basic });
  const address = login.address({ scope: 'openid profile snils' });
  const back = await passOidcProvider(new Visitor(), address, ACCOUNTS.petrov.subject);
  const tokens = await json<Tokens>(await login.exchange(back));
  expect(decoded(tokens.id_token, 1)).toMatchObject({
    aud: CONFIDENTIAL_CLIENT,
    sub: ACCOUNTS.petrov.subject,
    family_name: 'Петров',
    snils: ACCOUNTS.petrov.snils,
    trusted: true,
  });
  await test.step('without the secret there is nothing', async () => {
    const nobody = new Login(document, CONFIDENTIAL_CLIENT);
    const other = await passOidcProvider(new Visitor(), nobody.address(), ACCOUNTS.petrov.subject);
    expect((await nobody.exchange(other)).status).toBe(401);
  });
});

test('oidc-provider: refusals, another origin, and a short life', async ({ start }) => {
  const provider = await start(OidcProvider.start({ accessTokenLife: 1 }));
  const document = await discover(provider);
  const login = new Login(document);
  const visitor = new Visitor();
  const refused = await passOidcProvider(visitor, login.address(), '');
  expect(Object.fromEntries(refused.searchParams)).toMatchObject({
    error: 'access_denied',
    state: login.state,
    iss: provider.issuer,
  });
  const without = login.address();
  without.searchParams.delete('code_challenge');
  expect((await visitor.open(without)).at.searchParams.get('error')).toBe('invalid_request');

  const back = await passOidcProvider(visitor, login.address(), ACCOUNTS.ivanova.subject);
  const tokens = await json<Tokens>(await login.exchange(back));
  expect(tokens.expires_in).toBe(1);
  const evil = { origin: 'http://localhost:2', authorization: `Bearer ${tokens.access_token}` };
  expect(readable(await fetch(document.userinfo_endpoint, { headers: evil }))).toBe(false);
  await expect.poll(async () => (await login.userinfo(tokens.access_token)).status).toBe(401);
});

test('oauth2-mock-server: strict until told otherwise', async ({ start }) => {
  const mock = await start(MockServer.start());
  const document = await discover(mock);
  expect(document).toMatchObject({ issuer: mock.issuer, authorization_response_iss_parameter_supported: true });
  const visitor = new Visitor();
  const login = new Login(document);
  const { at: unknown } = await visitor.open(login.address({ prompt: 'none' }));
  expect(unknown.searchParams.get('error')).toBe('login_required');

  const { at: back } = await visitor.open(login.address());
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: login.state, iss: mock.issuer });
  const answer = await login.exchange(back);
  expect(readable(answer)).toBe(true);
  const first = await json<Tokens>(answer);
  const claims = await verified(first.id_token, document, login.nonce);
  const hash = createHash('sha256').update(first.access_token).digest().subarray(0, 16);
  expect(claims).toMatchObject({ sub: ACCOUNTS.ivanova.subject, at_hash: hash.toString('base64url') });
  expect(first).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid profile' });
  expect((await login.exchange(back)).status, 'a code counts once').toBe(400);

  const userinfo = await login.userinfo(first.access_token);
  expect(await json(userinfo)).toMatchObject({ sub: ACCOUNTS.ivanova.subject, family_name: 'Иванова' });
  expect((await login.userinfo('nonsense')).status).toBe(401);

  await test.step('refresh tokens rotate', async () => {
    const second = await json<Tokens>(await login.refresh(first.refresh_token));
    expect((await login.refresh(first.refresh_token)).status).toBe(400);
    expect(decoded(second.id_token, 1)).toMatchObject({ sub: ACCOUNTS.ivanova.subject });
    expect(decoded(second.id_token, 1)).not.toHaveProperty('nonce');
    expect(mock.issued.id).toEqual([first.id_token, second.id_token]);
  });
  await test.step('PKCE is asked for and compared', async () => {
    const { at } = await visitor.open(new Login(document).address());
    expect((await login.exchange(at)).status).toBe(400);
    const other = new Login(document);
    const { at: again } = await visitor.open(other.address());
    expect((await other.exchange(again, { code_verifier: '' })).status).toBe(400);
    const plain = login.address({ code_challenge_method: 'plain' });
    expect((await visitor.open(plain)).page).toBe('code_challenge_method is plain');
  });
  await test.step('the way out', async () => {
    const elsewhere = login.logout();
    elsewhere.searchParams.set('post_logout_redirect_uri', 'http://localhost:2/');
    expect((await visitor.open(elsewhere)).page).toBe('post_logout_redirect_uri is http://localhost:2/');
    const { at } = await visitor.open(login.logout());
    expect(at.href).toBe(`${SIGNED_OUT}?state=${login.state}`);
    const { at: after } = await visitor.open(login.address({ prompt: 'none' }));
    expect(after.searchParams.get('error')).toBe('login_required');
  });
});

test('oauth2-mock-server: each part can be spoiled', async ({ start }) => {
  const mock = await start(MockServer.start());
  const was = mock.signingKeys[0]?.kid;
  mock.tamper({
    discovery: (document) => (document.issuer = 'https://other.example'),
    keys: (keys) => [...keys, { kty: 'oct' }],
    redirect: (url) => url.searchParams.delete('iss'),
    beforeSigning: () => mock.rotateKeys(),
    idToken: (payload, header) => {
      delete payload.nonce;
      header.typ = 'spoiled';
    },
    refreshedIdToken: (payload) => (payload.sub = 'somebody'),
    tokenResponse: (body) => delete body.expires_in,
    userinfo: (body) => (body.sub = 'somebody'),
    signedOut: (url) => url.searchParams.delete('state'),
  });
  const document = await discover(mock);
  expect(document.issuer).toBe('https://other.example');
  expect((await json<{ keys: Json[] }>(await fetch(document.jwks_uri))).keys).toHaveLength(2);
  const login = new Login(document);
  const visitor = new Visitor();
  const { at: back } = await visitor.open(login.address());
  expect([...back.searchParams.keys()].sort()).toEqual(['code', 'state']);
  const tokens = await json<Tokens>(await login.exchange(back));
  expect(tokens).not.toHaveProperty('expires_in');
  expect(decoded(tokens.id_token, 0)).toMatchObject({ typ: 'spoiled', kid: mock.signingKeys[0]?.kid });
  expect(mock.signingKeys[0]?.kid).not.toBe(was);
  expect(decoded(tokens.id_token, 1)).toMatchObject({ sub: ACCOUNTS.ivanova.subject });
  expect(decoded(tokens.id_token, 1)).not.toHaveProperty('nonce');
  expect(await json(await login.userinfo(tokens.access_token))).toMatchObject({ sub: 'somebody' });
  const refreshed = await json<Tokens>(await login.refresh(tokens.refresh_token));
  expect(decoded(refreshed.id_token, 1)).toMatchObject({ sub: 'somebody' });
  expect((await visitor.open(login.logout())).at.href).toBe(SIGNED_OUT);
});

test('nanoidp: no iss in its answers, and it asks each time', async ({ start }) => {
  const provider = await start(NanoIdp.start());
  const document = await discover(provider);
  expect(document).toMatchObject({
    issuer: provider.issuer,
    authorization_response_iss_parameter_supported: false,
  });
  const visitor = new Visitor();
  const login = new Login(document);
  const { at, page } = await visitor.open(login.address());
  expect(page).toContain('Иванова Мария Петровна');
  const transaction_id = /name="transaction_id" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const { at: back } = await visitor.open(at, { transaction_id, username: ACCOUNTS.ivanova.subject });
  expect(back.origin + back.pathname).toBe(CALLBACK);
  expect([...back.searchParams.keys()].sort()).toEqual(['code', 'state']);

  const answer = await login.exchange(back);
  expect(readable(answer)).toBe(true);
  const first = await json<Tokens>(answer);
  const claims = await verified(first.id_token, document, login.nonce);
  expect(claims).toMatchObject({ sub: ACCOUNTS.ivanova.subject });
  const userinfo = await login.userinfo(first.access_token);
  expect(readable(userinfo)).toBe(true);
  const person = await json<Json>(userinfo);
  expect(person).toMatchObject({ sub: ACCOUNTS.ivanova.subject });
  expect(person).not.toHaveProperty('family_name');

  const second = await json<Tokens>(await login.refresh(first.refresh_token));
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await login.refresh(first.refresh_token)).status).toBe(400);

  await test.step('it knows no prompt=none', async () => {
    const { page: asked } = await visitor.open(new Login(document).address({ prompt: 'none' }));
    expect(asked).toContain('Иванова Мария Петровна');
  });
  await test.step('the way out asks nothing', async () => {
    const { at: out } = await visitor.open(login.logout());
    expect(out.href).toBe(`${SIGNED_OUT}?state=${login.state}`);
  });
});
