// What the journeys of many employees at once share.
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page, Request } from '@playwright/test';
import { expect } from './fixtures';

export const VIOLATIONS = 'Признаки нарушений: просмотр';
export const SUBMIT = 'Реестр обученных: передача сведений';
export const REGISTRY = 'Реестр обученных: просмотр';

export const boxes = (page: Page) => page.getByRole('checkbox', { name: /^Выбрать: / });
export const chosen = (page: Page) => page.getByRole('status').filter({ hasText: 'Выбрано:' });
export const actions = (page: Page) => page.getByRole('group', { name: 'Что сделать с выбранными' });
export const list = (page: Page) => page.getByRole('region', { name: 'Сотрудники с доступом' });
export const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
export const progress = (inside: Locator) => inside.locator('.run__count');

/** Whom a request changes, if it does. */
function changed(request: Request): string | undefined {
  const about = /\/employees\/([^/]+)/.exec(request.url());
  return ['PUT', 'DELETE'].includes(request.method()) ? about?.[1] : undefined;
}

export const isChange = (request: Request): boolean => changed(request) !== undefined;

/** The requests that change an employee, by whom they are about. */
export function changes(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const about = changed(request);
    if (about) sent.push(about);
  });
  return sent;
}

export async function table(download: Download): Promise<{ text: string; rows: string[][] }> {
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.replace(/^\uFEFF/, '').split('\r\n').slice(0, -1);
  return { text, rows: lines.map((line) => line.split(';')) };
}

/** As many as `chooseSome` chooses. */
export const SOME = 25;

/** The first ones but one, by Shift. */
export async function chooseSome(page: Page): Promise<void> {
  await boxes(page).nth(1).click();
  await boxes(page).nth(SOME).click({ modifiers: ['Shift'] });
  await expect(chosen(page)).toHaveText(`Выбрано: ${SOME}`);
}

/** Ticks for the chosen, and shows what would change. */
export async function previewOf(page: Page, action: 'Дать права' | 'Снять права', labels: string[]): Promise<Locator> {
  await actions(page).getByRole('button', { name: action }).click();
  const open = dialog(page, action);
  for (const label of labels) await open.getByRole('checkbox', { name: label }).check();
  await open.getByRole('button', { name: 'Показать, что изменится' }).click();
  await expect(open.getByRole('heading', { name: 'Что изменится' })).toBeVisible();
  return open;
}

/** Carries the preview out; how many it is about. */
export async function carryOut(open: Locator): Promise<number> {
  const button = open.getByRole('button', { name: /^(Изменить|Отозвать доступ): / });
  const count = Number((await button.innerText()).replace(/\D/g, ''));
  await button.click();
  return count;
}

export async function close(open: Locator): Promise<void> {
  await open.locator('footer').getByRole('button', { name: 'Закрыть' }).click();
  await expect(open).toBeHidden();
}
