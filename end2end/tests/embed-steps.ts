// What the journeys in frames on other sites have in common.
import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { Cabinet } from './cabinet';
import { expect, test as base } from './fixtures';
import { startSite, type Site } from './host-site';
import { signInOverHttp } from './session';
import { IVANOVA } from './steps';

export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
  environment: async ({ site }, use) => use({ HOST_ORIGINS: `${site.near},${site.far}`, HOST_PORT: '0', HOSTILE_PORT: '0' }),
});

export const frameOf = (page: Page, number = 0): FrameLocator => page.locator('lkot-cabinet').nth(number).frameLocator('iframe');
export const iframe = (page: Page): Locator => page.locator('lkot-cabinet iframe');
export const signIn = (frame: FrameLocator): Locator => frame.getByRole('link', { name: 'Вход в систему' });
export const organizations = (frame: FrameLocator): Locator => frame.getByRole('heading', { level: 1, name: 'Организации' });

/** Writes down the events of the element from the beginning. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['ready', 'signed-in', 'organization', 'height', 'expired']) {
      document.addEventListener(
        type,
        (event) => heard.push([type, (event as CustomEvent).detail.organization].filter(Boolean).join(' ')),
        true,
      );
    }
  });
}
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** At a page of the site, signed in in the cabinet before: where the way there is not the subject. */
export async function enterSite(page: Page, cabinet: Cabinet, address: string): Promise<void> {
  await signInOverHttp(page.context(), cabinet.url, IVANOVA);
  await page.goto(address);
}

/** From the frame to the provider in the whole tab, and back. */
export async function signInFrom(page: Page, frame = frameOf(page)): Promise<void> {
  await signIn(frame).click();
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  await page.getByRole('button', { name: IVANOVA }).click();
  const consent = page.getByRole('button', { name: 'Предоставить' });
  await expect(consent.or(page.getByRole('link', { name: 'До кабинета' }))).toBeVisible();
  if (await consent.isVisible()) await consent.click();
}
