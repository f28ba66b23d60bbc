// No token is ever where a script, a log, a neighbour or the history could find it: the tokens that
// the provider really gave are looked for in everything that a journey leaves behind.
import type { BrowserContext, Page } from '@playwright/test';
import { OidcProvider, type IssuedTokens } from '../providers/oidc-provider';
import { algorithmOf, expect, testWith } from './provider-fixtures';
import { begin, choose, confirmLeaving, leave } from './provider-steps';
import { IVANOVA, openEmployee } from './steps';

const test = testWith((options) => OidcProvider.start(options));

interface Sighting {
  readonly where: string;
  readonly text: string;
}

class Sightings {
  readonly all: Sighting[] = [];

  constructor(
    private readonly app: string,
    private readonly provider: string,
  ) {}

  watch(context: BrowserContext): void {
    context.on('request', (request) => {
      const url = request.url();
      const toTokens = url.startsWith(`${this.provider}/token`);
      this.add('address', url);
      this.add('referrer', request.headers().referer);
      if (!toTokens) this.add('body', request.postData());
      for (const [name, value] of Object.entries(request.headers())) {
        // Where a bearer belongs: at the backend and at the provider, in this header.
        const belongs = name === 'authorization' && [this.app, this.provider].includes(new URL(url).origin);
        if (!belongs) this.add(`header ${name}`, value);
      }
    });
    context.on('response', (response) => {
      if (!response.url().startsWith(this.app)) return;
      response.text().then(
        (text) => this.add('answer', text),
        () => undefined,
      );
    });
    context.on('console', (message) => this.add('console', message.text()));
    context.on('weberror', (error) => this.add('console', String(error.error())));
    for (const page of context.pages()) page.on('framenavigated', (frame) => this.add('address', frame.url()));
  }

  /** Another tab, which hears what the tabs tell one another. */
  async listen(context: BrowserContext): Promise<void> {
    const neighbour = await context.newPage();
    await neighbour.exposeFunction('heard', (text: string) => this.add('tabs', text));
    await neighbour.goto(this.app);
    await neighbour.evaluate(() => {
      const heard = Reflect.get(window, 'heard') as (text: string) => void;
      new BroadcastChannel('session').onmessage = ({ data }) => heard(JSON.stringify(data));
    });
  }

  /** Everything that a script on this page could read, and the cookies that none can. */
  async look(page: Page): Promise<void> {
    expect(new URL(page.url()).origin).toBe(this.app);
    const readable = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const { navigation } = window as unknown as { navigation: { entries(): { url: string }[] } };
      return {
        localStorage: JSON.stringify(localStorage),
        sessionStorage: JSON.stringify(sessionStorage),
        cookie: document.cookie,
        html: document.documentElement.outerHTML,
        databases: JSON.stringify(databases),
        caches: JSON.stringify(await caches.keys()),
        windowName: window.name,
        historyState: JSON.stringify(history.state),
        history: navigation.entries().map(({ url }) => url).join('\n'),
        requested: performance.getEntries().map(({ name }) => name).join('\n'),
        globals: Object.keys(window).map((name) => {
          const value: unknown = Reflect.get(window, name);
          return typeof value === 'string' ? value : '';
        }).join('\n'),
      };
    });
    expect(readable).toMatchObject({ databases: '[]', caches: '[]', cookie: '' });
    for (const [where, text] of Object.entries(readable)) this.add(where, text);
    for (const { name, value } of await page.context().cookies()) this.add(`cookie ${name}`, value);
  }

  /** Where one of these was seen. */
  of(tokens: string[]): string[] {
    const found = this.all.filter(({ text }) => tokens.some((token) => text.includes(token)));
    return found.map(({ where, text }) => `${where}: ${text.slice(0, 200)}`);
  }

  private add(where: string, text: string | null | undefined): void {
    if (text) this.all.push({ where, text });
  }
}

const flat = ({ access, refresh, id }: IssuedTokens): string[] => [...access, ...refresh, ...id];

async function journey(page: Page, provider: OidcProvider, sightings: Sightings): Promise<void> {
  await page.goto('/');
  await sightings.look(page);
  await test.step('sign in', async () => {
    await begin(page);
    await choose(page, provider, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    await sightings.look(page);
  });
  await test.step('work', async () => {
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    const sections = page.getByRole('navigation', { name: 'Разделы' });
    await sections.getByRole('link', { name: 'Администрирование' }).click();
    const dialog = await openEmployee(page, IVANOVA);
    await sightings.look(page);
    await dialog.getByRole('button', { name: 'Отмена' }).click();
  });
  await test.step('reload', async () => {
    await page.reload();
    await expect(page.getByRole('table')).toBeVisible();
    await sightings.look(page);
  });
  await test.step('a failed request', async () => {
    await page.goto('/organizations/nowhere');
    await expect(page.getByRole('button', { name: 'Иванова М. П.' })).toBeVisible();
    await sightings.look(page);
  });
  await test.step('sign out', async () => {
    await leave(page, 'Иванова М. П.');
    await confirmLeaving(page);
    await expect(page).toHaveURL((url) => url.origin !== provider.issuer);
    await expect(page.getByRole('button', { name: /Вход в систему|Войти снова/ })).toBeVisible();
    await sightings.look(page);
  });
}

test.describe('profile oidc', () => {
  // Shorter than the app lets a token get old: there is a new one for each request.
  test.use({ providerOptions: { accessTokenLife: 5, alg: 'ES256' } });
  test('no token is left anywhere by the app, however often it replaces them', async ({ page, context, cabinet, provider, expected }) => {
    expected.push(/status of 404 .*organizations\/nowhere/);
    const sightings = new Sightings(cabinet.url, provider.issuer);
    sightings.watch(context);
    await sightings.listen(context);
    await journey(page, provider, sightings);
    const { access, refresh, id } = provider.issued;
    expect(provider.grants.slice(0, 3)).toEqual(['authorization_code', 'refresh_token', 'refresh_token']);
    expect(new Set(refresh).size, 'each refresh token once').toBe(refresh.length);
    expect(provider.refusals).toEqual([]);
    expect(new Set(id.map(algorithmOf))).toEqual(new Set(['ES256']));
    expect([access.length > 2, refresh.length > 2, id.length > 1]).toEqual([true, true, true]);
    expect(sightings.of(flat(provider.issued))).toEqual([]);
    await test.step('what is there is seen', async () => {
      const places = new Set(sightings.all.map(({ where }) => where));
      for (const where of ['address', 'html', 'answer', 'history', 'requested', 'localStorage', 'tabs']) {
        expect(places, where).toContain(where);
      }
      expect(sightings.of(['client_id=cabinet-app']).length).toBeGreaterThan(0);
    });
  });
});

test.describe('profile backend', () => {
  test.use({ profile: 'backend' });
  test('no token reaches the browser', async ({ page, context, cabinet, provider, expected }) => {
    expected.push(/status of 404 .*organizations\/nowhere/);
    const sightings = new Sightings(cabinet.url, provider.issuer);
    sightings.watch(context);
    await sightings.listen(context);
    await journey(page, provider, sightings);
    expect(provider.grants).toEqual(['authorization_code']);
    expect(provider.issued.access).toHaveLength(1);
    expect(sightings.of(flat(provider.issued))).toEqual([]);
    expect(sightings.of(['client_id=cabinet']).length).toBeGreaterThan(0);
  });
});
