// The ways that many journeys take, named as people would name them.
import { expect, type Locator, type Page, type Request } from '@playwright/test';
import { signInOverHttp } from './session';

export const IVANOVA = 'Иванова Мария Петровна';
export const PETROV = 'Петров Сергей Иванович';
export const SIDOROVA = 'Сидорова Анна Викторовна';
export const KUZNETSOV = 'Кузнецов Олег Дмитриевич';
export const VOLKOVA = 'Волкова Елена Андреевна';
export const NOVIKOV = 'Новиков Илья Олегович';
export const SMIRNOV = 'Смирнов Пётр Алексеевич';

/** The provider's pages: who, what happens, and on a first sign-in the consent. */
export async function passProvider(page: Page, name: string, outcome?: string): Promise<void> {
  await expect(page).toHaveTitle(/Госуслуги \(стенд\)/);
  if (outcome) await page.getByLabel('Что произойдёт').selectOption({ label: outcome });
  await page.getByRole('button', { name }).click();
  // A first sign-in asks for consent; every other is back in the app, which has a foot.
  const consent = page.getByRole('button', { name: 'Предоставить' });
  await expect(consent.or(page.getByRole('contentinfo'))).toBeVisible();
  if (await consent.isVisible()) await consent.click();
}

/** From the landing, or from where one is sent to sign in. */
export async function signInAs(page: Page, name: string, outcome?: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/');
  await page.getByRole('button', { name: 'Вход в систему' }).click();
  await passProvider(page, name, outcome);
}

/** At a place of the app, signed in as this person: over HTTP, since signing in is not what the journey is about. */
export async function enter(page: Page, name: string, path = '/organizations'): Promise<void> {
  await signInOverHttp(page.context(), await originOf(page), name);
  await page.goto(path);
}

/** Where relative addresses of this page lead: it does not tell by itself. */
const originOf = async (page: Page): Promise<string> => new URL((await page.request.head('/')).url()).origin;

/**
 * Иванова has given these permissions to somebody of ООО «Ромашка»: over HTTP, in the cookies of this page, which is
 * hers until somebody else signs in.
 */
export async function grantOverHttp(page: Page, staff: string, permissions: string[]): Promise<void> {
  const origin = await originOf(page);
  await signInOverHttp(page.context(), origin, IVANOVA);
  const headers = { Origin: origin, 'X-Requested-By': 'cabinet', 'Idempotency-Key': `given-to-${staff}` };
  const data = { staff_id: staff, permissions };
  const granted = await page.request.post('/api/v1/organizations/romashka/employees', { headers, data });
  expect(granted.status(), 'grantAccess').toBe(201);
}

export async function openAdministration(page: Page, name: string, organization = 'romashka'): Promise<void> {
  await enter(page, name, `/organizations/${organization}/administration`);
  await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
}

/** A page, or a frame in one. */
type Shown = Pick<Page, 'getByRole'>;

export function accessDialog(page: Shown): Locator {
  return page.getByRole('dialog', { name: 'Доступ сотрудника' });
}

export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: `Изменить доступ: ${name}` }) });
}

export async function openEmployee(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Изменить доступ: ${name}` }).click();
  const dialog = accessDialog(page);
  await expect(dialog.getByRole('checkbox', { name: 'Администратор' })).toBeVisible();
  return dialog;
}

/** «+» → «Добавить сотрудника» → search → choose → «Сохранить»; ends at the checkboxes. */
export async function chooseFromStaff(page: Shown, name: string): Promise<Locator> {
  await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
  const dialog = accessDialog(page);
  await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
  await dialog.getByRole('searchbox', { name: 'ФИО или должность' }).fill(name);
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await dialog.getByRole('radio', { name }).check();
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Администратор' })).toBeVisible();
  return dialog;
}

/** The boxes that are ticked, by their labels, in the order of the screen. */
async function tickedIn(dialog: Locator): Promise<string[]> {
  const ticked = dialog.getByRole('checkbox', { checked: true });
  return ticked.evaluateAll((boxes) =>
    boxes.map((box) => box.closest('label')?.querySelector('span span')?.textContent ?? ''),
  );
}

/** These boxes are ticked and no others, once the dialog has read what it shows. */
export async function expectTicked(dialog: Locator, names: string[], why?: string): Promise<void> {
  await expect.poll(() => tickedIn(dialog), why).toEqual(names);
}

export async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
}

export function toast(page: Page, words: string): Locator {
  return page.getByRole('status').filter({ hasText: words });
}

/** What the tab keeps encrypted under this name, once the encrypting is done: nothing else tells when a reload is safe. */
export async function keptInTab(page: Pick<Page, 'evaluate'>, name: string): Promise<string> {
  let text = '';
  await expect
    .poll(async () => {
      const before = text;
      text = await page.evaluate((name) => sessionStorage.getItem(name) ?? '', name);
      return text !== '' && text === before;
    })
    .toBe(true);
  return text;
}

/**
 * Keeps the `nth` request that fits from the backend until `letGo`: an answer as late as the journey wants it. `held`
 * comes when the request is there.
 */
export async function holdBack(
  page: Page,
  fits: (request: Request) => boolean,
  nth = 1,
): Promise<{ held: Promise<void>; letGo: () => void }> {
  const signal = () => {
    let give = () => {};
    return { given: new Promise<void>((done) => (give = done)), give: () => give() };
  };
  const [there, free] = [signal(), signal()];
  let seen = 0;
  await page.route('**/api/v1/**', async (route) => {
    if (fits(route.request())) {
      seen += 1;
      if (seen === nth) {
        there.give();
        await free.given;
      }
    }
    await route.fallback();
  });
  return { held: there.given, letGo: free.give };
}
