// The certified OpenID provider of npm, `oidc-provider`, with the demo people and one page of
// buttons. It asks nothing twice: who is signed in here gets a code without a page.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Adapter, AdapterPayload, ClientMetadata, Configuration, Provider as Library } from 'oidc-provider';
import { makeKey, type Algorithm } from './jws';
import { ACCOUNTS, accountOf, claimsOf, fullName } from './people';
import {
  API_CLIENT,
  CONFIDENTIAL_CLIENT,
  PUBLIC_CLIENT,
  addressesOf,
  answer,
  formOf,
  listen,
  page,
  type Listening,
  type OutsideProvider,
  type Profile,
} from './provider';

export interface OidcProviderOptions {
  /** Of the ID tokens; RS256 unless said. */
  alg?: Algorithm;
  /** How long an access token lives, in seconds. */
  accessTokenLife?: number;
}

/** What left the token endpoint, in order. */
export interface IssuedTokens {
  access: string[];
  refresh: string[];
  id: string[];
}

const SCOPES = 'openid profile snils offline_access';

export class OidcProvider implements OutsideProvider {
  readonly issued: IssuedTokens = { access: [], refresh: [], id: [] };
  /** The grant type of each request to the token endpoint that was answered with tokens. */
  readonly grants: string[] = [];
  /** What the token endpoint refused, by its own words. */
  readonly refusals: string[] = [];
  private readonly secret = randomBytes(24).toString('base64url');
  private readonly clients = new Map<string, ClientMetadata>();
  private readonly store = new Map<string, Kept>();
  private origin = '';
  private listening: Listening | undefined;

  private constructor(private readonly options: OidcProviderOptions) {}

  static async start(options: OidcProviderOptions = {}): Promise<OidcProvider> {
    const provider = new OidcProvider(options);
    provider.listening = await listen((issuer) => provider.build(issuer));
    return provider;
  }

  get issuer(): string {
    return this.listening?.url ?? '';
  }

  environment(profile: Profile): Record<string, string> {
    const client: Record<string, string> =
      profile === 'oidc'
        ? { CLIENT_ID: PUBLIC_CLIENT, INTROSPECTION_CLIENT_ID: API_CLIENT, INTROSPECTION_CLIENT_SECRET: this.secret }
        : { CLIENT_ID: CONFIDENTIAL_CLIENT, CLIENT_SECRET: this.secret };
    return { PROFILE: profile, ISSUER: this.issuer, ...client };
  }

  async serve(app: string): Promise<void> {
    const { callback, signedOut, landing } = addressesOf(app);
    const both: Partial<ClientMetadata> = {
      redirect_uris: [callback],
      response_types: ['code'],
      id_token_signed_response_alg: this.options.alg ?? 'RS256',
    };
    this.origin = app;
    this.clients.set(PUBLIC_CLIENT, {
      ...both,
      client_id: PUBLIC_CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      post_logout_redirect_uris: [signedOut],
    });
    this.clients.set(CONFIDENTIAL_CLIENT, {
      ...both,
      client_id: CONFIDENTIAL_CLIENT,
      client_secret: this.secret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'],
      post_logout_redirect_uris: [landing],
    });
    this.registerApi();
  }

  /** Who asks about tokens, and for none. */
  private registerApi(): void {
    this.clients.set(API_CLIENT, {
      client_id: API_CLIENT,
      client_secret: this.secret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: [],
      response_types: [],
      redirect_uris: [],
      // It gets none, but the provider knows no other.
      id_token_signed_response_alg: this.options.alg ?? 'RS256',
    });
  }

  async stop(): Promise<void> {
    await this.listening?.close();
  }

  /** Nobody is signed in any more, and no token is good. */
  forgetEverybody(): void {
    this.store.clear();
  }

  private async build(issuer: string): Promise<RequestListener> {
    const Provider = await library();
    const provider = new Provider(issuer, this.configuration());
    provider.on('grant.success', ({ oidc, body }) => {
      const tokens = body as Record<string, string | undefined>;
      this.grants.push(String(oidc.params?.grant_type));
      for (const kind of ['access', 'refresh', 'id'] as const) {
        const token = tokens[`${kind}_token`];
        if (token) this.issued[kind].push(token);
      }
    });
    provider.on('grant.error', (_, error) => this.refusals.push(String(error)));
    provider.on('server_error', (_, error) => console.error(error));
    const rest = provider.callback();
    return (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void rest(request, response);
      interact(provider, request, response).catch((error: unknown) =>
        answer(response, 500, 'text/plain', String(error)),
      );
    };
  }

  private configuration(): Configuration {
    const key = makeKey(this.options.alg ?? 'RS256');
    return {
      adapter: (model: string) => new Memory(model, this.store, this.clients),
      jwks: { keys: [{ ...key.secret.export({ format: 'jwk' }), kid: key.kid, alg: key.alg, use: 'sig' }] },
      cookies: { keys: [randomBytes(24).toString('base64url')] },
      claims: {
        openid: ['sub'],
        profile: ['family_name', 'given_name', 'middle_name', 'trusted'],
        snils: ['snils'],
      },
      // The backend reads the person from the ID token.
      conformIdTokenClaims: false,
      findAccount: (_, subject) => {
        const account = accountOf(subject);
        return account && { accountId: subject, claims: () => ({ sub: subject, ...claimsOf(account) }) };
      },
      clientBasedCORS: (_, origin) => origin === this.origin,
      pkce: { required: () => true },
      issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
      rotateRefreshToken: true,
      // What the app may see was agreed beforehand: nobody is asked.
      loadExistingGrant: async ({ oidc }) => {
        const { client, session, provider } = oidc;
        const id = client && session?.grantIdFor(client.clientId);
        const known = id && (await provider.Grant.find(id));
        if (known) return known;
        const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
        grant.addOIDCScope(SCOPES);
        await grant.save();
        return grant;
      },
      ttl: {
        AccessToken: this.options.accessTokenLife ?? 3600,
        AuthorizationCode: 60,
        Grant: 3600,
        IdToken: 3600,
        Interaction: 600,
        RefreshToken: 3600,
        Session: 3600,
      },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      features: {
        devInteractions: { enabled: false },
        // The backend asks about the tokens of the app, which are not its own.
        introspection: { enabled: true, allowedPolicy: (_, client) => client.clientId === API_CLIENT },
        revocation: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            const yes = '<button form="op.logoutForm" name="logout" value="yes">Выйти</button>';
            ctx.body = page('Выйти у поставщика?', `${form}${yes}<button form="op.logoutForm">Остаться</button>`);
          },
          postLogoutSuccessSource: (ctx) => {
            ctx.body = page('Вы вышли у поставщика', '');
          },
        },
      },
      renderError: (ctx, out) => {
        ctx.type = 'html';
        ctx.body = page('Поставщик отказал', `<p>${out.error}</p>`);
      },
    };
  }
}

/** The page with the people: a form, so that the browser is redirected as by any provider. */
async function interact(provider: Library, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const person = (await formOf(request)).get('person');
    const result = person ? { login: { accountId: person } } : { error: 'access_denied' };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  const people = Object.values(ACCOUNTS).map(
    (account) => `<button name="person" value="${account.subject}">${fullName(account)}</button>`,
  );
  const form = `<form method="post">${people.join('')}<button name="person" value="">Отказаться</button></form>`;
  answer(response, 200, 'text/html', page('Кто входит?', form));
}

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** What the provider remembers; its clients may come later than the provider. */
class Memory implements Adapter {
  constructor(
    private readonly model: string,
    private readonly store: Map<string, Kept>,
    private readonly clients: Map<string, ClientMetadata>,
  ) {}

  async upsert(id: string, payload: AdapterPayload, life = Infinity): Promise<void> {
    this.store.set(`${this.model}:${id}`, { payload, until: Date.now() + life * 1000 });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model === 'Client') return this.clients.get(id);
    const kept = this.store.get(`${this.model}:${id}`);
    return kept && kept.until > Date.now() ? kept.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.first((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.first((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const kept = this.store.get(`${this.model}:${id}`);
    if (kept) kept.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.store.delete(`${this.model}:${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.store) {
      if (payload.grantId === grantId) this.store.delete(key);
    }
  }

  private first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const found = [...this.store].find(([key, { payload }]) => key.startsWith(`${this.model}:`) && fits(payload));
    return found?.[1].payload;
  }
}

/**
 * The library, on Node 20 too: it wants the `URL.parse` of Node 22, and says so in every run. It is
 * an ES module, so it cannot be imported above.
 */
async function library(): Promise<typeof Library> {
  const urls = URL as unknown as { parse?: (url: string, base?: string) => URL | null };
  urls.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);
  const { warn } = console;
  console.warn = (text: string) => {
    if (!text.includes('Unsupported runtime')) warn(text);
  };
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
}
