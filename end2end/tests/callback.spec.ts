import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import type { Cabinet } from './cabinet';
import { IVANOVA, SMIRNOV, passProvider, signInAs } from './steps';

const UNKNOWN = 'Эта ссылка входа уже использована или открыта не там, где вход начинали.';
const DAMAGED = 'Ответ службы входа пришёл повреждённым.';
const REJECTED = 'Госуслуги не подтвердили вход: код устарел или уже использован.';
const ANOTHER = 'Ответ пришёл не от той службы входа, у которой вы входили.';
const UNCONFIRMED = 'Госуслуги не подтвердили вход: учётная запись не подтверждена.';
const FAILED = 'Госуслуги не отвечают или отвечают неверно.';
const DECLINED = 'Госуслуги не пустили в кабинет: разрешение не дано.';

/** The sentence is there, the address is clean, and «Войти снова» works. */
async function endsIn(page: Page, cabinet: Cabinet, sentence: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Войти не получилось' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
  await axe(page);
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await passProvider(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
}

/** The callback addresses that the tab goes to, with code and state. */
function callbacks(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('/auth/callback?')) seen.push(request.url());
  });
  return seen;
}

for (const [outcome, sentence, status] of [
  ['Пользователь отказал в доступе', DECLINED],
  ['Учётная запись не подтверждена', UNCONFIRMED],
  ['Госуслуги перегружены', 'Госуслуги перегружены или на обслуживании.'],
  ['В ответе чужой state', UNKNOWN],
  ['В ответе нет state', DAMAGED],
  ['В ответе нет кода', DAMAGED],
  ['Код повторён дважды', DAMAGED],
  ['Ответ от имени другого поставщика', ANOTHER, 400],
  ['Код просрочен', REJECTED, 400],
  ['О неподтверждённой записи сообщает токен', UNCONFIRMED, 400],
  ['В токене чужой nonce', FAILED, 502],
  ['Подпись токена неверна', FAILED, 502],
  ['Служба токенов не работает', FAILED, 502],
] as const) {
  test(`the provider: ${outcome}`, async ({ page, cabinet, expected }) => {
    if (status) expected.push(new RegExp(`status of ${status} .*/api/v1/callback`));
    await signInAs(page, IVANOVA, outcome);
    await endsIn(page, cabinet, sentence);
  });
}

test('«Отказать» on the consent page', async ({ page, cabinet }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await page.getByRole('button', { name: IVANOVA }).click();
  await page.getByRole('button', { name: 'Отказать' }).click();
  await expect(page.getByText('ESIA-007004')).toBeVisible();
  await endsIn(page, cabinet, DECLINED);
});

test('Смирнов, whose account is not confirmed', async ({ page, cabinet }) => {
  await signInAs(page, SMIRNOV);
  await expect(page.getByText('Подтвердите её на Госуслугах, вернитесь сюда и нажмите «Войти снова».')).toBeVisible();
  await expect(page.getByText('ESIA-007055')).toBeVisible();
  await endsIn(page, cabinet, UNCONFIRMED);
});

test('the provider takes ten seconds', async ({ page, cabinet }) => {
  await signInAs(page, IVANOVA, 'Ответ по коду приходит через 10 секунд');
  await expect(page.getByRole('heading', { name: 'Завершаем вход…' })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/auth/callback`);
  await expect(page.getByText('Ответ задерживается.')).toBeVisible();
  await axe(page);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
});

for (const [what, query, sentence] of [
  ['a state but no code', 'state=s1', DAMAGED],
  ['a code but no state', 'code=c1', DAMAGED],
  ['code and error', 'code=c1&error=access_denied&state=s1', DAMAGED],
  ['a repeated state', 'code=c1&state=s1&state=s1', DAMAGED],
  ['an unknown state', 'code=c1&state=s1', UNKNOWN],
  ['an error and an unknown state', 'error=access_denied&error_description=%3Cscript%3E&state=s1', UNKNOWN],
] as const) {
  test(`typed by hand: ${what}`, async ({ page, cabinet }) => {
    await page.goto(`/auth/callback?${query}`);
    await endsIn(page, cabinet, sentence);
  });
}

test('without anything: signed out to the landing, signed in to the organizations', async ({ page, cabinet }) => {
  await page.goto('/auth/callback');
  await expect(page).toHaveURL(`${cabinet.url}/`);
  await signInAs(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
  await page.goto('/auth/callback');
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
});

test('a used address: goes on here, explains elsewhere', async ({ page, cabinet, anotherBrowser }) => {
  const seen = callbacks(page);
  await signInAs(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}/organizations`);
  const used = seen[0] ?? '';
  expect(used).toMatch(/[?&]code=[^&]+&state=[^&]+/);

  await test.step('opened twice in the same browser', async () => {
    await page.goto(used);
    await expect(page).toHaveURL(`${cabinet.url}/organizations`);
    const second = await page.context().newPage();
    await second.goto(used);
    await expect(second).toHaveURL(`${cabinet.url}/organizations`);
  });
  await test.step('in a browser that never began it', async () => {
    const other = await anotherBrowser();
    await other.goto(used);
    await endsIn(other, cabinet, UNKNOWN);
  });
});

test('after «Назад» to the provider', async ({ page, cabinet, anotherBrowser }) => {
  await test.step('with the consent given before', async () => {
    await signInAs(await anotherBrowser(), IVANOVA);
  });
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  await test.step('the same person again, with the state that is used', async () => {
    await page.goBack();
    await expect(page).toHaveURL((url) => url.origin === cabinet.idp);
    await passProvider(page, IVANOVA);
    await expect(page).toHaveURL(`${cabinet.url}/organizations`);
    await expect(page.getByRole('option', { name: 'ООО «Ромашка»' })).toBeVisible();
  });
});

test('«Назад» after signing out shows nothing of the person', async ({ page, cabinet }) => {
  await signInAs(page, IVANOVA);
  await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
  // What is still asked for when the session goes would be refused, and rightly.
  await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  await page.getByRole('button', { name: 'Иванова М. П.' }).click();
  await page.getByRole('button', { name: 'Выход' }).click();
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(`${cabinet.url}/`);
  await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  await expect(page.getByText('Иванова')).toHaveCount(0);
});

test('finished in another tab than it was begun in', async ({ page, cabinet }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await expect(page).toHaveURL((url) => url.origin === cabinet.idp);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await passProvider(second, IVANOVA);
  await test.step('there it explains, here it still works', async () => {
    await expect(second.getByRole('alert').filter({ hasText: UNKNOWN })).toBeVisible();
    expect(second.url()).toBe(`${cabinet.url}/auth/callback`);
    await passProvider(page, IVANOVA);
    await expect(page).toHaveURL(`${cabinet.url}/organizations`);
  });
});

test('two tabs sign in at the same time', async ({ page, cabinet }) => {
  const second = await page.context().newPage();
  for (const tab of [page, second]) {
    await tab.goto('/');
    await tab.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(tab).toHaveURL((url) => url.origin === cabinet.idp);
  }
  for (const tab of [page, second]) {
    await passProvider(tab, IVANOVA);
    await expect(tab).toHaveURL(`${cabinet.url}/organizations`);
  }
});

test('a deep link survives a refused sign-in', async ({ page, cabinet }) => {
  const deep = '/organizations/romashka/administration';
  await page.goto(deep);
  await signInAs(page, IVANOVA, 'Пользователь отказал в доступе');
  await page.getByRole('button', { name: 'Войти снова' }).click();
  await passProvider(page, IVANOVA);
  await expect(page).toHaveURL(`${cabinet.url}${deep}`);
});

test('a deep link leads there after signing in', async ({ page, cabinet }) => {
  await page.goto('/organizations/romashka/administration');
  await expect(page.getByText('Войдите, и вы вернётесь на страницу, которую открывали.')).toBeVisible();
  await axe(page);
  await signInAs(page, IVANOVA);
  await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
  expect(page.url()).toBe(`${cabinet.url}/organizations/romashka/administration`);
});
