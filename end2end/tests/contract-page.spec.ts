// The contract as a page: it is whole by itself.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';

const ROOT = resolve(__dirname, '../..');

test('it shows the operations and loads nothing from elsewhere', async ({ page }) => {
  execFileSync(join(ROOT, 'scripts/contract.sh'), ['docs'], { stdio: 'ignore' });
  const address = pathToFileURL(join(ROOT, 'target/contract.html')).href;
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) asked.push(url);
  });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: /Cabinet API/ })).toBeVisible();
  await page.getByRole('link', { name: 'administration' }).click();
  await expect(page.getByText('Give an employee access').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
});
