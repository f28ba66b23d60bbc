// «Реестр обученных»: a list of 20,000 records, its file, what was sent; and who may look but not send.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { IVANOVA, SIDOROVA, enter, grantOverHttp } from './steps';

const REGISTRY = '/organizations/romashka/training-registry';
/** Of a record that the registry has accepted. */
const NUMBER = '45-0000100';
const rows = (page: Page): Locator => page.locator('tbody.scroll__chunk').getByRole('row');
const table = (page: Page): Locator => page.getByRole('region', { name: 'Записи реестра' });

async function openRegistry(page: Page, name = IVANOVA): Promise<void> {
  await enter(page, name, REGISTRY);
  await expect(page.getByRole('heading', { level: 1, name: 'Реестр обученных' })).toBeVisible();
}

test.describe('20,000 records', () => {
  test.use({ data: 'full' });
  const ALL = '20\u00a0000 записей';

  test('are scrolled, searched and filtered; the view stands in the address', async ({ page }) => {
    await openRegistry(page);
    await test.step('however far it is scrolled, the page holds about a hundred rows', async () => {
      await expect(page.getByText(ALL)).toBeVisible();
      await axe(page);
      const row = rows(page).filter({ hasText: '45-' }).first();
      await expect(row).toContainText('СНИЛС\u00a0***-***-*');
      for (const from of [200, 400, 600]) {
        const reached = (): Promise<boolean> =>
          table(page).evaluate((region, from) => {
            region.scrollTop = region.scrollHeight;
            const last = [...region.querySelectorAll('tbody.scroll__chunk tr')].at(-1);
            return Number(last?.getAttribute('aria-rowindex')) > from;
          }, from);
        await expect.poll(reached).toBe(true);
        expect(await rows(page).count()).toBeLessThanOrEqual(100);
      }
    });
    await test.step('words in the other keyboard layout, and a number', async () => {
      await page.getByRole('searchbox').fill('lfdsljd'); // «давыдов»
      await expect(rows(page).first()).toContainText('Давыдов');
      await expect(page).toHaveURL(/training-registry$/);
      await page.getByRole('searchbox').fill('45-0018915');
      await expect(page.getByText('1 запись')).toBeVisible();
      await expect(rows(page)).toHaveCount(1);
      await page.getByRole('button', { name: 'Очистить поиск' }).click();
      await expect(page.getByText(ALL)).toBeVisible();
    });
    await test.step('filters, and who opens the address sees the same', async () => {
      await page.getByRole('combobox', { name: 'Состояние' }).selectOption('Отклонены реестром');
      await page.getByRole('combobox', { name: 'Порядок' }).selectOption('По\u00a0фамилии');
      const program = page.getByRole('combobox', { name: 'Программа' });
      await program.selectOption(await program.locator('option', { hasText: '№\u00a09.' }).innerText());
      await page.getByLabel('С даты').fill('2020-01-01');
      await page.getByLabel('С даты').blur();
      await expect(page).toHaveURL(/\?state=rejected&sort=name&program=9&from=2020-01-01$/);
      await expect(rows(page).first()).toContainText('Ответ реестра: Запись с таким протоколом уже есть.');
      await expect(rows(page).filter({ hasNotText: '№\u00a09.' })).toHaveCount(0);
      const count = await page.locator('.count').first().innerText();
      await axe(page);
      await page.reload();
      await expect(page.locator('.count').first()).toHaveText(count);
      await expect(program.locator('option:checked')).toContainText('№\u00a09.');
      await expect(page.getByLabel('С даты')).toHaveValue('2020-01-01');
    });
    await test.step('nothing found', async () => {
      await page.getByRole('searchbox').fill('никогонетслов');
      await expect(page.getByText('Таких записей нет.')).toBeVisible();
      await axe(page);
    });
  });
});

test('a file of the list: all of it, though the server asks to wait and the list moves on; stopped; narrowed', async ({
  page,
  context,
  cabinet,
  expected,
}) => {
  expected.push(/429/, /400/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRegistry(page);
  await expect(rows(page).first()).toBeVisible();
  const button = page.getByRole('button', { name: 'Скачать CSV' });
  const linesOf = async (press: () => Promise<void>): Promise<[string, string[]]> => {
    const saving = page.waitForEvent('download');
    await press();
    const file = await saving;
    return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8').trimEnd().split('\r\n')];
  };
  await test.step('stopped while it waits', async () => {
    await cabinet.fault('listTrainingRecords', 'too_many_soon');
    await button.click();
    await page.getByRole('button', { name: 'Остановить' }).click();
    await expect(page.getByText('Остановлено, файл не сохранён.')).toBeVisible();
  });
  await test.step('all of it', async () => {
    // Five hundred come at once: the first five hundred are there, the others wait, and then the list has moved on.
    await cabinet.faultEvery(2, 'listTrainingRecords', 'too_many_soon');
    await cabinet.fault('listTrainingRecords', 'cursor_expired');
    const [name, lines] = await linesOf(async () => {
      await button.click();
      await expect(page.getByText('Собираем строки: 500')).toBeVisible();
    });
    await expect(page.getByText('Файл готов: 700 строк.')).toBeVisible();
    expect(name).toMatch(/^Реестр обученных \d{4}-\d\d-\d\d\.csv$/);
    expect(lines[0]).toMatch(/^\ufeffФИО;СНИЛС;Должность;/);
    expect(lines).toHaveLength(701);
    expect(new Set(lines).size).toBe(701);
    await cabinet.noFaults();
  });
  await test.step('a narrowed view is a narrow file', async () => {
    await page.getByRole('searchbox').fill(NUMBER);
    await expect(rows(page)).toHaveCount(1);
    const [, lines] = await linesOf(() => button.click());
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`;Принята;${NUMBER};;`);
  });
  await test.step('and its number is copied with the keyboard alone', async () => {
    const copy = rows(page).getByRole('button', { name: new RegExp(`^Скопировать номер ${NUMBER}: `) });
    await button.focus();
    await page.keyboard.press('Tab');
    await expect(table(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(copy).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: `Номер ${NUMBER} скопирован` })).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(NUMBER);
  });
});

test('what was sent: the list, a submission that goes on, the sheet on paper', async ({ page }) => {
  await openRegistry(page);
  await page.getByRole('link', { name: 'Что отправлено' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Что отправлено' })).toBeVisible();
  await expect(page.getByText('2 отправки')).toBeVisible();
  const open = rows(page).filter({ hasText: 'Не\u00a0завершена' });
  await expect(open).toContainText('240 записей');
  await expect(open).toContainText('получено 100 из\u00a0240');
  await expect(open).toContainText('отклонена 1');
  await axe(page);
  await open.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Обучение, новые сотрудники.xlsx' })).toBeVisible();
  await expect(page.getByText('Выберите тот же файл ещё раз')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Выбрать файл и\u00a0продолжить' })).toHaveAttribute('href', `${REGISTRY}/send`);
  await axe(page);
  await page.emulateMedia({ media: 'print' });
  for (const gone of [page.getByRole('banner'), page.getByRole('navigation'), page.getByRole('button', { name: 'Напечатать' })]) {
    await expect(gone.first()).toBeHidden();
  }
  for (const there of ['Общество с ограниченной ответственностью «Ромашка»', 'Иванова М. П.', 'Порции']) {
    await expect(page.locator('.sheet').getByText(there)).toBeVisible();
  }
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await page.emulateMedia({ media: null });
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g), 'pages of the sheet').toHaveLength(1);
  await page.getByRole('link', { name: 'Ко\u00a0всем отправкам' }).click();
  await page.getByRole('link', { name: /«Обучение, осень.xlsx»/ }).click();
  await expect(page.getByText('Завершена', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Выберите тот же файл ещё раз')).toHaveCount(0);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
});

test('each part fails alone and is read again', async ({ page, cabinet, expected }) => {
  expected.push(/500/, /404/);
  await openRegistry(page);
  await expect(rows(page).first()).toBeVisible();
  await test.step('the programmes: the list does without them, and the next reading asks again', async () => {
    await cabinet.fault('listLearnPrograms', 'error_500');
    await page.reload();
    await expect(rows(page).first()).toBeVisible();
    const program = page.getByRole('combobox', { name: 'Программа' });
    await page.getByRole('combobox', { name: 'Состояние' }).selectOption('Черновики');
    await expect(program.locator('option')).toHaveCount(29);
    // The list is read too: the next fault is not for this reading.
    await expect(rows(page).first()).toContainText('Черновик');
  });
  await test.step('the records', async () => {
    await cabinet.fault('listTrainingRecords', 'error_500');
    await page.getByRole('combobox', { name: 'Состояние' }).selectOption('Отправлены');
    await expect(page.getByRole('alert')).toBeVisible();
    await axe(page);
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(rows(page).first()).toContainText('Отправлена');
  });
  await test.step('what was sent, and one of these', async () => {
    await cabinet.fault('listTrainingSubmissions', 'error_500');
    await page.getByRole('link', { name: 'Что отправлено' }).click();
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(rows(page)).toHaveCount(2);
    await page.goto(`${REGISTRY}/sent/ts-nowhere`);
    await expect(page.getByRole('alert')).toContainText('Этого больше нет');
    await axe(page);
  });
});

test('who may only look sees and exports all, and has no way to send', async ({ page, cabinet }) => {
  await grantOverHttp(page, 's-sidorova', ['registry.view']);
  await openRegistry(page, SIDOROVA);
  await expect(rows(page).first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать CSV' }).click();
  await saving;
  await expect(page.getByText(/отправить/i)).toHaveCount(0);
  await page.getByRole('link', { name: 'Что отправлено' }).click();
  await page.getByRole('link', { name: /новые сотрудники/ }).click();
  await expect(page.getByText('Продолжить её может сотрудник с\u00a0полномочием')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Выбрать файл и\u00a0продолжить' })).toHaveCount(0);
  await axe(page);
  await test.step('nor at the address of sending', async () => {
    await page.goto(`${cabinet.url}${REGISTRY}/send`);
    await expect(page.getByText('Его даёт администратор организации')).toBeVisible();
    await expect(page.locator('input[type=file]')).toHaveCount(0);
    await axe(page);
  });
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('nothing is wider than the screen', async ({ page }) => {
    await openRegistry(page);
    await expect(rows(page).first()).toBeVisible();
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(360);
    await axe(page);
    await page.getByRole('link', { name: 'Что отправлено' }).click();
    await expect(rows(page)).toHaveCount(2);
    expect(await width()).toBeLessThanOrEqual(360);
    await page.getByRole('link', { name: /новые сотрудники/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Порции' })).toBeVisible();
    expect(await width()).toBeLessThanOrEqual(360);
    await axe(page);
  });
});
