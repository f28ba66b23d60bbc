// What the main job transfers is a sum over files (scripts/size.mjs): here it is seen that they are the right ones.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepared } from './cabinet';
import { expect, test } from './fixtures';
import { IVANOVA, SIDOROVA, chooseFromStaff, rowOf, save, signInAs } from './steps';

const SIZE = resolve(__dirname, '../../scripts/size.mjs');

/** The files that are counted, by their names in the folder of the app. */
const counted = (): string[] => execFileSync(process.execPath, [SIZE, prepared('DIST'), '--main-job'], { encoding: 'utf8' }).trim().split('\n');

test('the main job fetches the files that are counted for it, and no others', async ({ page, cabinet }) => {
  const fetched = new Set<string>();
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    // What is written by the operator, or is the browser's own wish, is no part of the app's weight.
    const isOurs = origin === cabinet.url && existsSync(join(prepared('DIST'), name));
    if (isOurs && !/\.(json|svg)$/.test(name)) fetched.add(name);
  });
  await signInAs(page, IVANOVA);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Администрирование' }).click();
  const dialog = await chooseFromStaff(page, SIDOROVA);
  await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
  await save(dialog);
  await expect(rowOf(page, SIDOROVA)).toContainText('Отчёты СОУТ: просмотр');
  expect([...fetched].sort()).toEqual(counted().sort());
});
