// Many tabs of one browser.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { IVANOVA, passProvider } from './steps';

const TABS = 20;
const ME = 'Иванова М. П.';
const signIn = (page: Page) => page.getByRole('button', { name: 'Вход в систему' });

// In profile `oidc` tabs share nothing but what they tell one another: recovery.spec.ts.
test('Twenty tabs signing in at once, then one signing out: every tab ends in the right state', async ({
  context,
  cabinet,
}) => {
  const tabs = await Promise.all(Array.from({ length: TABS }, () => context.newPage()));
  const all = (step: (tab: Page) => Promise<void>) => Promise.all(tabs.map(step));
  await test.step('all are at the provider', () =>
    all(async (tab) => {
      await tab.goto('/');
      await signIn(tab).click();
      await expect(tab).toHaveTitle(/Госуслуги \(стенд\)/);
    }));
  await test.step('all come back signed in', async () => {
    await all((tab) => passProvider(tab, IVANOVA));
    await all(async (tab) => {
      await expect(tab).toHaveURL(`${cabinet.url}/organizations`);
      await expect(tab.getByRole('button', { name: ME })).toBeVisible();
      await expect(tab.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
    });
  });
  const [first, second] = tabs;
  if (!first || !second) throw new Error('no tab');
  await test.step('one signs out', async () => {
    await first.getByRole('button', { name: ME }).click();
    await first.getByRole('button', { name: 'Выход' }).click();
  });
  await test.step('and all are out, with nothing of the person left', async () => {
    await all((tab) => expect(signIn(tab)).toBeVisible());
    for (const tab of tabs) {
      const html = await tab.content();
      for (const word of ['Иванова', 'Ромашка']) expect(html.includes(word), word).toBe(false);
    }
  });
  await test.step('a reload finds nobody', async () => {
    await second.reload();
    await expect(signIn(second)).toBeVisible();
  });
});
