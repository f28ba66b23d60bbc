// The ways through an outside provider, as people go them.
import { expect, type Page } from '@playwright/test';
import type { OidcProvider } from '../providers/oidc-provider';

/** From the landing, or from where one is sent to sign in. */
export async function begin(page: Page): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
}

/** The page of `oidc-provider`: who, or «Отказаться». */
export async function choose(page: Page, provider: OidcProvider, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Кто входит?' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(provider.issuer);
  await page.getByRole('button', { name }).click();
}

/** «Выход» in the menu under the person's short name. */
export async function leave(page: Page, shortName: string): Promise<void> {
  await page.getByRole('button', { name: shortName }).click();
  await page.getByRole('button', { name: 'Выход' }).click();
}

export async function confirmLeaving(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Выйти у поставщика?' })).toBeVisible();
  await page.getByRole('button', { name: 'Выйти' }).click();
}
