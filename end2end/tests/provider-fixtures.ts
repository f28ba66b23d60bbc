// The fixtures of every journey with an outside provider in place of the stand.
import type { OidcProviderOptions } from '../providers/oidc-provider';
import type { OutsideProvider, Profile } from '../providers/provider';
import { Cabinet } from './cabinet';
import { test as base } from './fixtures';

export { expect } from './fixtures';

interface ProviderFixtures<P> {
  /** For `oidc-provider`, set by `test.use`. */
  providerOptions: OidcProviderOptions;
  /** Who is the OpenID client. */
  profile: Profile;
  provider: P;
}

/** `cabinet` is a backend that has this provider as its own, in the profile asked for. */
export function testWith<P extends OutsideProvider>(start: (options: OidcProviderOptions) => Promise<P>) {
  return base.extend<ProviderFixtures<P>>({
    providerOptions: [{}, { option: true }],
    profile: ['oidc', { option: true }],
    provider: async ({ providerOptions }, use) => {
      const provider = await start(providerOptions);
      await use(provider);
      await provider.stop();
    },
    cabinet: async ({ environment, profile, provider }, use) => {
      const cabinet = await Cabinet.start({ ...provider.environment(profile), ...environment });
      await provider.serve(cabinet.url);
      await use(cabinet);
      await cabinet.destroy();
    },
  });
}

/** What an ID token says that it is signed with. */
export const algorithmOf = (token: string): unknown =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as { alg?: unknown }).alg;
