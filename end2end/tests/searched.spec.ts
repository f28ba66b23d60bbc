// What is searched are names: they stand in no address, in no history and in no log, and are there again after «Назад» and
// a reload.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { IVANOVA, PETROV, enter, rowOf } from './steps';

const ROMASHKA = '/organizations/romashka';
const NAME = 'петров';

/** Where this tab has been: the addresses of the entries of its history, as the browser tells them. */
async function visited(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url }) => decodeURIComponent(url).toLowerCase());
}

for (const [place, search] of [
  ['administration', NAME],
  ['journal', NAME],
  ['training-registry', NAME],
  ['violations', NAME],
] as const) {
  test(`in ${place}`, async ({ page, cabinet }) => {
    const referers: string[] = [];
    page.on('request', (request) => referers.push(decodeURIComponent(request.headers()['referer'] ?? '').toLowerCase()));
    await enter(page, IVANOVA, `${ROMASHKA}/${place}`);
    const field = page.getByRole('searchbox');
    const searched = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === search);
    await field.fill(search);
    await searched;
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toMatch(new RegExp(` ${search}$`));
    await expect(page).toHaveURL(new RegExp(`${place}$`));
    await test.step('a reload finds it again', async () => {
      await page.reload();
      await expect(field).toHaveValue(search);
    });
    await test.step('so does «Назад»', async () => {
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Обзор' }).click();
      await expect(page).toHaveURL(new RegExp(`${ROMASHKA}$`));
      await page.goBack();
      await expect(field).toHaveValue(search);
    });
    expect((await visited(page)).filter((url) => url.includes(search))).toEqual([]);
    expect(referers.filter((referer) => referer.includes(search))).toEqual([]);
    const log = decodeURIComponent(cabinet.log.replace(/%(?![0-9A-Fa-f]{2})/g, '%25')).toLowerCase();
    expect(log).toContain('status');
    expect(log).not.toContain(search);
  });
}

test('an address that was kept with a name is still understood, and the name leaves it at once', async ({ page }) => {
  await enter(page, IVANOVA, `${ROMASHKA}/administration?q=${encodeURIComponent(NAME)}&state=active`);
  await expect(rowOf(page, PETROV)).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue(NAME);
  await expect(page).toHaveURL(/administration\?state=active$/);
  expect((await visited(page)).filter((url) => url.includes(NAME))).toEqual([]);
});
