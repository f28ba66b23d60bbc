// npm `oauth2-mock-server`, made a strict provider by its own hooks, which a test then spoils in one
// way. It has no pages: whoever comes is signed in.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { randomBytes, type JsonWebKey } from 'node:crypto';
import type {
  MutableRedirectUri,
  MutableResponse,
  MutableToken,
  TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import { hashOf, makeKey, signed, type Json, type SigningKey } from './jws';
import type { IssuedTokens } from './oidc-provider';
import { ACCOUNTS, claimsOf, type Account } from './people';
import {
  API_CLIENT,
  CONFIDENTIAL_CLIENT,
  PUBLIC_CLIENT,
  addressesOf,
  answer,
  formOf,
  listen,
  type Listening,
  type OutsideProvider,
  type Profile,
} from './provider';

/** What is otherwise than it should be; each part changes what it is given. */
export interface Tampering {
  discovery?(document: Json): void;
  /** The published keys. */
  keys?(keys: JsonWebKey[]): JsonWebKey[];
  /** The address by which the browser returns with the answer. */
  redirect?(url: URL): void;
  /** Called before the ID token is made: the moment to change the keys. */
  beforeSigning?(): void;
  /** Of a sign-in and of a refresh alike. */
  idToken?(payload: Json, header: Json): void;
  /** Only of a refresh. */
  refreshedIdToken?(payload: Json, header: Json): void;
  /** In place of an orderly signature. */
  sign?(header: Json, payload: Json, key: SigningKey): string;
  tokenResponse?(body: Json): void;
  userinfo?(body: Json): void;
  /** The address by which the browser returns after signing out. */
  signedOut?(url: URL): void;
}

interface Grant {
  readonly account: Account;
  readonly scope: string;
  readonly redirect_uri?: string;
}

export class MockServer implements OutsideProvider {
  readonly issued: IssuedTokens = { access: [], refresh: [], id: [] };
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** Seconds. */
  accessTokenLife = 3600;
  account: Account = ACCOUNTS.ivanova;
  /** The first key signs; all are published. */
  signingKeys: SigningKey[] = [makeKey('RS256')];
  private tampering: Tampering = {};
  private profile: Profile = 'oidc';
  private readonly secret = randomBytes(24).toString('base64url');
  private signedIn = false;
  private registered = addressesOf('');
  private readonly codes = new Map<string, Grant>();
  private readonly refreshTokens = new Map<string, Grant>();
  private readonly accessTokens = new Map<string, { grant: Grant; until: number }>();
  private listening: Listening | undefined;
  private library: RequestListener | undefined;

  private constructor() {}

  static async start(): Promise<MockServer> {
    const mock = new MockServer();
    mock.listening = await listen(async (issuer) => {
      mock.library = await mock.hooked(issuer);
      return (request, response) => mock.handle(issuer, request, response);
    });
    return mock;
  }

  get issuer(): string {
    return this.listening?.url ?? '';
  }

  environment(profile: Profile): Record<string, string> {
    this.profile = profile;
    const client: Record<string, string> =
      profile === 'oidc'
        ? { CLIENT_ID: PUBLIC_CLIENT, INTROSPECTION_CLIENT_ID: API_CLIENT, INTROSPECTION_CLIENT_SECRET: this.secret }
        : { CLIENT_ID: CONFIDENTIAL_CLIENT, CLIENT_SECRET: this.secret };
    return { PROFILE: profile, ISSUER: this.issuer, ...client };
  }

  private get client(): string {
    return this.profile === 'oidc' ? PUBLIC_CLIENT : CONFIDENTIAL_CLIENT;
  }

  async serve(app: string): Promise<void> {
    this.registered = addressesOf(app);
  }

  async stop(): Promise<void> {
    await this.listening?.close();
  }

  /** From now on, until told otherwise. */
  tamper(tampering: Tampering): void {
    this.tampering = tampering;
  }

  /** Another key, and nothing known of the ones before. */
  rotateKeys(): void {
    this.signingKeys = [makeKey('RS256')];
  }

  /** What the library leaves out, checks too little, or has no hook for. */
  private handle(issuer: string, request: IncomingMessage, response: ServerResponse): void {
    // Each endpoint is at a second address too, for a discovery document that names that one.
    request.url = request.url?.replace(/^\/elsewhere\//, '/');
    const { pathname, searchParams: query } = new URL(request.url ?? '', issuer);
    if (request.method !== 'OPTIONS') this.asked.push(pathname);
    response.setHeader('access-control-allow-origin', '*');
    if (pathname === '/.well-known/openid-configuration') {
      return answer(response, 200, 'application/json', JSON.stringify(this.discovery(issuer)));
    }
    if (pathname === '/jwks') {
      const published: JsonWebKey[] = this.signingKeys.map((key) => ({ ...key.published }));
      const keys = this.tampering.keys?.(published) ?? published;
      return answer(response, 200, 'application/json', JSON.stringify({ keys }));
    }
    if (pathname === '/introspection') return void this.introspect(request, response);
    const wrong =
      (pathname === '/authorize' && this.wrongWithRequest(query)) ||
      (pathname === '/endsession' && this.wrongWithLogout(query));
    if (wrong) return answer(response, 400, 'text/plain', wrong);
    this.library?.(request, response);
  }

  /** RFC 7662; the library's own answer knows no client. */
  private async introspect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const basic = Buffer.from(`${API_CLIENT}:${this.secret}`).toString('base64');
    const isApi = request.headers.authorization === `Basic ${basic}`;
    const known = this.accessTokens.get((await formOf(request)).get('token') ?? '');
    const active = known !== undefined && known.until > Date.now();
    const said = active ? { active, client_id: this.client, sub: known.grant.account.subject } : { active };
    answer(response, isApi ? 200 : 401, 'application/json', JSON.stringify(isApi ? said : {}));
  }

  private discovery(issuer: string): Json {
    const document: Json = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/endsession`,
      introspection_endpoint: `${issuer}/introspection`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      subject_types_supported: ['public'],
      scopes_supported: ['openid', 'profile'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
    this.tampering.discovery?.(document);
    return document;
  }

  private wrongWithRequest(query: URLSearchParams): string | undefined {
    for (const [name, value] of [
      ['client_id', this.client],
      ['redirect_uri', this.registered.callback],
      ['response_type', 'code'],
      ['code_challenge_method', 'S256'],
    ] as const) {
      if (query.get(name) !== value) return `${name} is ${query.get(name)}`;
    }
    const missing = ['state', 'nonce', 'code_challenge'].find((name) => !query.get(name));
    if (missing) return `${missing} is missing`;
    return query.get('scope')?.split(' ').includes('openid') ? undefined : 'scope has no openid';
  }

  private wrongWithLogout(query: URLSearchParams): string | undefined {
    if (query.get('client_id') !== this.client) return `client_id is ${query.get('client_id')}`;
    const back = query.get('post_logout_redirect_uri');
    const { signedOut, landing } = this.registered;
    return back === (this.profile === 'oidc' ? signedOut : landing) ? undefined : `post_logout_redirect_uri is ${back}`;
  }

  private async hooked(issuer: string): Promise<RequestListener> {
    const { OAuth2Issuer, OAuth2Service } = await import('oauth2-mock-server');
    const tokens = new OAuth2Issuer();
    tokens.url = issuer;
    // Only for access tokens; ID tokens are signed below, by keys that a test can change.
    await tokens.keys.generate('ES256');
    const service = new OAuth2Service(tokens);
    let payload: Json = {};
    service.on('beforeTokenSigning', (token: MutableToken) => {
      // The last of an answer is the ID token.
      payload = { ...token.payload };
    });
    service.on('beforeAuthorizeRedirect', (answer: MutableRedirectUri, request: IncomingMessage) =>
      this.afterAuthorize(issuer, answer.url, new URL(request.url ?? '', issuer).searchParams),
    );
    service.on('beforeResponse', (answer: MutableResponse, request: TokenRequestIncomingMessage) =>
      this.afterToken(answer, request, payload),
    );
    service.on('beforeUserinfo', (answer: MutableResponse, request: IncomingMessage) =>
      this.afterUserinfo(answer, request.headers.authorization),
    );
    service.on('beforePostLogoutRedirect', ({ url }: MutableRedirectUri) => {
      this.signedIn = false;
      this.tampering.signedOut?.(url);
    });
    return service.requestHandler;
  }

  private afterAuthorize(issuer: string, url: URL, query: URLSearchParams): void {
    if (query.get('prompt') === 'none' && !this.signedIn) {
      url.searchParams.delete('code');
      url.searchParams.set('error', 'login_required');
    } else {
      this.signedIn = true;
      this.codes.set(url.searchParams.get('code') ?? '', {
        account: this.account,
        scope: query.get('scope') ?? '',
        redirect_uri: query.get('redirect_uri') ?? '',
      });
    }
    url.searchParams.set('iss', issuer);
    this.tampering.redirect?.(url);
  }

  private afterToken(answer: MutableResponse, request: TokenRequestIncomingMessage, payload: Json): void {
    const form = request.body as unknown as Record<string, string>;
    const refreshed = form.grant_type === 'refresh_token';
    const grant = this.isClient(form, request.headers.authorization) ? this.granted(form) : undefined;
    if (!grant) {
      answer.statusCode = 400;
      answer.body = { error: 'invalid_grant' };
      return;
    }
    const body = answer.body as Json & { access_token: string; refresh_token: string };
    this.accessTokens.set(body.access_token, { grant, until: Date.now() + this.accessTokenLife * 1000 });
    this.refreshTokens.set(body.refresh_token, grant);
    Object.assign(payload, { sub: grant.account.subject, at_hash: hashOf(body.access_token) });
    Object.assign(body, { scope: grant.scope, expires_in: this.accessTokenLife });
    body.id_token = this.idToken(payload, refreshed);
    this.issued.access.push(body.access_token);
    this.issued.refresh.push(body.refresh_token);
    this.issued.id.push(String(body.id_token));
    this.tampering.tokenResponse?.(body);
  }

  private isClient(form: Record<string, string>, authorization: string | undefined): boolean {
    if (this.profile === 'oidc') return form.client_id === PUBLIC_CLIENT && !authorization;
    const basic = Buffer.from(`${CONFIDENTIAL_CLIENT}:${this.secret}`).toString('base64');
    return authorization === `Basic ${basic}`;
  }

  /** What the request may have: each code and each refresh token counts once. */
  private granted(form: Record<string, string>): Grant | undefined {
    if (form.grant_type === 'refresh_token') return taken(this.refreshTokens, form.refresh_token);
    // The library compares the verifier, but does not miss it.
    if (form.grant_type !== 'authorization_code' || !form.code_verifier) return undefined;
    const grant = taken(this.codes, form.code);
    return grant?.redirect_uri === form.redirect_uri ? grant : undefined;
  }

  private idToken(payload: Json, refreshed: boolean): string {
    this.tampering.beforeSigning?.();
    const [key] = this.signingKeys;
    if (!key) throw new Error('no key to sign with');
    const header: Json = { alg: key.alg, typ: 'JWT', kid: key.kid };
    this.tampering.idToken?.(payload, header);
    if (refreshed) this.tampering.refreshedIdToken?.(payload, header);
    return (this.tampering.sign ?? signed)(header, payload, key);
  }

  private afterUserinfo(answer: MutableResponse, authorization = ''): void {
    const known = this.accessTokens.get(authorization.replace(/^Bearer /, ''));
    if (!known || known.until <= Date.now()) {
      answer.statusCode = 401;
      answer.body = { error: 'invalid_token' };
      return;
    }
    const { account } = known.grant;
    const body: Json = { sub: account.subject, ...claimsOf(account) };
    this.tampering.userinfo?.(body);
    answer.body = body;
  }
}

function taken(grants: Map<string, Grant>, name = ''): Grant | undefined {
  const grant = grants.get(name);
  grants.delete(name);
  return grant;
}
