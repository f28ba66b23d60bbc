// «Проверить и отправить файл»: a file is checked and mended in the browser, sent in portions, and goes on after a cut.
import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures';
import { expectReadable, printed } from './pdf';
import { IVANOVA, enter } from './steps';

const REGISTRY = '/organizations/romashka/training-registry';
const HEAD = [
  'Фамилия',
  'Имя',
  'Отчество',
  'СНИЛС',
  'Должность',
  'ИНН работодателя',
  'Наименование работодателя',
  'ИНН обучающей организации',
  'Наименование обучающей организации',
  'Дата проверки знаний',
  'Номер протокола',
  'Номер программы',
  'Наименование программы',
  'Результат проверки',
];
type Name = (typeof HEAD)[number];

/** A СНИЛС with right check digits, as the registry writes it. */
function snils(n: number): string {
  const digits = String(300_000_000 + n);
  const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0) % 101;
  const groups = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join('-');
  return `${groups} ${String(sum === 100 ? 0 : sum).padStart(2, '0')}`;
}

/** A right record, but for these cells. */
function record(n: number, other: Partial<Record<Name, string>> = {}): string {
  const right: Record<Name, string> = {
    'Фамилия': 'Проверкин',
    'Имя': 'Пётр',
    'Отчество': 'Петрович',
    'СНИЛС': snils(n),
    'Должность': 'Слесарь',
    'ИНН работодателя': '7707083893',
    'Наименование работодателя': 'ООО «Ромашка»',
    'ИНН обучающей организации': '7707083893',
    'Наименование обучающей организации': 'ООО «Учебный центр»',
    'Дата проверки знаний': '2025-10-13',
    'Номер протокола': 'ПРОБА-7',
    'Номер программы': '1',
    'Наименование программы': 'Оказание первой помощи пострадавшим',
    'Результат проверки': '1',
  };
  return HEAD.map((name) => other[name] ?? right[name]).join(';');
}

const table = (...lines: string[]): Buffer => Buffer.from([HEAD.join(';'), ...lines].join('\r\n'));
const many = (count: number, from = 0): Buffer => table(...Array.from({ length: count }, (_, n) => record(from + n)));

const summary = (page: Page): Locator => page.locator('#send-summary');
const cards = (page: Page): Locator => page.getByRole('list', { name: 'Записи файла' }).getByRole('listitem');
const groups = (page: Page): Locator => page.locator('.report__group');
const ask = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Отправить записи в\u00a0реестр?' });

/** The schema of the registry has nothing against it. */
function expectValid(xml: Buffer): void {
  const schema = resolve(__dirname, '../../crates/registry/tests/schema/educated_person_import_v1.0.9.xsd');
  const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
  expect(stderr.trim()).toBe('- validates');
}

/** The only file of a zip archive, which is called so. */
function unpacked(archive: Buffer, name: string): Buffer {
  const [packed, called] = [archive.readUInt32LE(18), archive.readUInt16LE(26)];
  const from = 30 + called + archive.readUInt16LE(28);
  expect(archive.subarray(30, 30 + called).toString()).toBe(name);
  const bytes = archive.subarray(from, from + packed);
  return archive.readUInt16LE(8) === 0 ? bytes : inflateRawSync(bytes);
}

async function openSending(page: Page): Promise<void> {
  await enter(page, IVANOVA, `${REGISTRY}/send`);
  await expect(page.getByRole('heading', { level: 1, name: 'Проверить и\u00a0отправить файл' })).toBeVisible();
}

async function choose(page: Page, name: string, bytes: Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  writeFileSync(path, bytes);
  await page.locator('input[type=file]').setInputFiles(path);
}

/** Presses «Отправить …» and says yes. */
async function send(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words }).click();
  await ask(page).getByRole('button', { name: words }).click();
}

/** How many of the records that these tests send the cabinet has. */
async function arrived(page: Page): Promise<number> {
  const answer = await page.request.get(`/api/v1/organizations/romashka/training-records?q=${encodeURIComponent('ПРОБА-7')}&limit=1`);
  return ((await answer.json()) as { total: number }).total;
}

test('a file with faults: one click mends many, one is mended by hand, the registry refuses one', async ({ page, cabinet, expected }) => {
  expected.push(/403/);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('training-submissions')) sent.push(request.url());
  });
  await openSending(page);
  await axe(page);
  await expect(page.getByText('Файл никуда не\u00a0отправляется, пока вы не\u00a0нажмёте «Отправить».')).toBeVisible();
  await choose(
    page,
    'обучение.csv',
    table(
      record(1),
      record(2, { 'Дата проверки знаний': '13.10.2025', 'Результат проверки': 'да' }),
      record(3, { 'Дата проверки знаний': '14.10.2025', 'Результат проверки': 'да', 'СНИЛС': snils(3).replaceAll(/[- ]/g, '') }),
      record(4, { 'СНИЛС': '112-233-445 96' }),
      record(5, { 'Номер протокола': 'ОТКАЗ-1' }),
      record(1),
    ),
  );
  await test.step('what is wrong, by column and row', async () => {
    await expect(summary(page)).toHaveText('Записей: 6. Ошибок: 6');
    await expect(summary(page)).toBeFocused();
    await expect(groups(page).filter({ hasText: 'Дата проверки знаний' })).toContainText('2 строки');
    await expect(groups(page).filter({ hasText: 'контрольные цифры' })).toContainText('1 строка');
    await expect(page.getByText('Повторы: отправится только первая из\u00a0одинаковых: 1')).toBeVisible();
    await expect(cards(page)).toHaveCount(3);
    await axe(page);
  });
  await test.step('one button for all, and back', async () => {
    await page.getByRole('button', { name: 'Исправить во\u00a0всех: 13.10.2025 → 2025-10-13' }).click();
    await expect(summary(page)).toHaveText('Записей: 6. Ошибок: 4');
    await page.getByRole('button', { name: 'Отменить' }).click();
    await expect(summary(page)).toHaveText('Записей: 6. Ошибок: 6');
    await page.getByRole('button', { name: 'Исправить всё, что можно' }).click();
    await expect(summary(page)).toHaveText('Записей: 6. Ошибок: 1');
  });
  await test.step('from the report to the row, and in place', async () => {
    await page.getByRole('button', { name: 'Показать строку 5' }).click();
    await expect(cards(page).first()).toBeFocused();
    await expect(cards(page).first()).toContainText('Строка 5: Проверкин Пётр Петрович');
    const field = cards(page).first().getByRole('textbox', { name: 'СНИЛС' });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill(snils(4));
    await field.blur();
    await expect(summary(page)).toHaveText('Записей: 6. Ошибок нет');
    await axe(page);
  });
  await test.step('nothing has left the browser; the question says how many and where', async () => {
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Отправить 5 записей' }).click();
    await expect(ask(page)).toContainText('уйдёт 5 записей от\u00a0имени организации ООО «Ромашка»');
    await axe(page);
    expect(sent).toEqual([]);
    await ask(page).getByRole('button', { name: 'Отправить 5 записей' }).click();
  });
  await test.step('what was refused, and why', async () => {
    await expect(page.getByText('Отправка завершена. Передано: 4. Отклонено: 1.')).toBeVisible();
    await expect(cards(page)).toHaveCount(1);
    await expect(cards(page)).toContainText('Номер протокола: реестр не\u00a0принял это значение');
    expect(await arrived(page)).toBe(4);
    await axe(page);
  });
  await test.step('mended and sent again, the others are not', async () => {
    const field = cards(page).getByRole('textbox', { name: 'Номер протокола' });
    await field.fill('ПРОБА-7');
    await field.blur();
    await test.step('though the permission is withdrawn for a while', async () => {
      await cabinet.fault('createTrainingSubmission', 'forbidden');
      await send(page, 'Отправить 1 запись');
      await expect(page.getByRole('alert')).toContainText('Этого полномочия у\u00a0вас больше нет');
      await axe(page);
    });
    await page.getByRole('button', { name: 'Повторить' }).click();
    await expect(page.getByText('Отправка завершена. Передано: 1.')).toBeVisible();
    expect(await arrived(page)).toBe(5);
  });
  await test.step('the record of it, on paper', async () => {
    await page.getByRole('link', { name: 'Открыть запись об\u00a0отправке' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'обучение.csv' })).toBeVisible();
    const sheets = await printed(page);
    expectReadable(sheets);
    expect(sheets[0]?.text).toContain('обучение.csv');
  });
});

test('a cut in the middle: the same file goes on, and nothing is sent twice', async ({ page, cabinet, expected }) => {
  expected.push(/ERR_|Failed to load|status of/);
  page.on('dialog', (dialog) => void dialog.accept());
  const file = many(450);
  await openSending(page);
  await choose(page, 'много.csv', file);
  await expect(summary(page)).toHaveText('Записей: 450. Ошибок нет');
  const puts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') puts.push(request.url().replace(/.*\//, ''));
  });
  // Each portion that gets there has its answer lost: to the page none has arrived.
  await cabinet.faultEvery(1, 'sendTrainingPortion', 'lost');
  await send(page, 'Отправить 450 записей');
  await expect(page.getByText('Связь подводит.').first()).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Остановить' }).click();
  const another = page.getByRole('button', { name: 'Взять другой файл' });
  const goOn = page.getByRole('button', { name: 'Продолжить' });
  await expect(goOn).toBeVisible();
  await expect(page.getByText('Отправлено 0 из\u00a0450')).toBeVisible();
  await axe(page);
  const begun = new Set(puts);
  expect(begun.size).toBeLessThan(5);
  const found = page.getByText(new RegExp(`Эта отправка начата .*: получено ${begun.size}00 из\\s450`));
  await test.step('back at the file: what was begun is gone on with, not begun anew', async () => {
    await page.getByRole('button', { name: 'Вернуться к\u00a0файлу' }).click();
    await expect(goOn).toBeVisible();
    await expect(page.getByRole('button', { name: 'Отправить 450 записей' })).toHaveCount(0);
    await axe(page);
  });
  await test.step('another file knows nothing of it, and the same file finds it again', async () => {
    await another.click();
    await choose(page, 'другое.csv', table(record(900)));
    await expect(summary(page)).toHaveText('Записей: 1. Ошибок нет');
    await expect(goOn).toHaveCount(0);
    await another.click();
    await choose(page, 'копия.csv', file);
    await expect(summary(page)).toHaveText('Записей: 450. Ошибок нет');
    await send(page, 'Отправить 450 записей');
    await expect(found).toBeVisible();
  });
  await cabinet.noFaults();
  await cabinet.restart();
  await page.reload();
  puts.length = 0;
  await choose(page, 'много.csv', file);
  await send(page, 'Отправить 450 записей');
  await expect(found).toBeVisible();
  await axe(page);
  await goOn.click();
  await expect(page.getByText('Отправка завершена. Передано: 450.')).toBeVisible();
  expect([...puts].sort()).toEqual(['1', '2', '3', '4', '5'].filter((number) => !begun.has(number)));
  expect(await arrived(page)).toBe(450);
  await test.step('at once the same file, by the same name', async () => {
    await another.click();
    await choose(page, 'много.csv', file);
    await send(page, 'Отправить 450 записей');
    await expect(page.getByText(/Эти записи уже отправлены/)).toBeVisible();
  });
  await test.step('once more the same file', async () => {
    await page.reload();
    await choose(page, 'другое имя.csv', file);
    await send(page, 'Отправить 450 записей');
    await expect(page.getByText(/Эти записи уже отправлены/)).toBeVisible();
    await page.getByRole('button', { name: 'Показать, что передано' }).click();
    await expect(page.getByText('Отправка завершена. Передано: 450.')).toBeVisible();
    expect(await arrived(page)).toBe(450);
  });
});

test('a file that is none has a sentence; what a table does not have is filled for all; files to keep', async ({ page }) => {
  await openSending(page);
  const fault = page.getByRole('alert');
  // Which file has which fault is a matter of host tests and of registry-worker.spec.ts.
  await test.step('files that are none', async () => {
    await choose(page, 'картинка.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
    await expect(fault.filter({ hasText: /Это не\sтаблица и\sне\sXML/ })).toBeVisible();
    await choose(page, 'обрыв.xml', Buffer.from('<RegistrySet>\n<RegistryRecord>'));
    await expect(fault.filter({ hasText: /XML написан с\sошибкой, строка/ })).toBeVisible();
    await axe(page);
  });
  await test.step('a gigabyte', async () => {
    for (const [name, begin] of [['огромный.csv', 'Фамилия\n'], ['огромный.xml', '<RegistrySet>\n']] as const) {
      await choose(page, 'пустой.csv', Buffer.from(''));
      await expect(fault.filter({ hasText: /нет ни\sодной строки/ })).toBeVisible();
      const path = test.info().outputPath(name);
      writeFileSync(path, begin);
      truncateSync(path, 1024 ** 3);
      await page.locator('input[type=file]').setInputFiles(path);
      await expect(fault.filter({ hasText: 'Файл слишком большой' })).toBeVisible();
    }
  });
  const short = HEAD.filter((name) => !/работодателя/.test(name));
  const line = (n: number): string => {
    const cells = record(n).split(';');
    return cells.filter((_, at) => !/работодателя/.test(HEAD[at] ?? '')).join(';');
  };
  await choose(page, 'без работодателя.csv', Buffer.from([short.join(';'), line(1), line(2)].join('\r\n')));
  await expect(summary(page)).toHaveText('Записей: 2. Ошибок: 4');
  await expect(page.getByText('В\u00a0таблице нет столбцов: ИНН работодателя, Наименование работодателя.')).toBeVisible();
  const value = page.getByRole('textbox', { name: 'Значение' });
  await expect(value).toHaveValue(/^\d{10}$/);
  await page.getByRole('button', { name: 'Заполнить', exact: true }).click();
  await expect(value).toHaveValue(/Ромашка/);
  await page.getByRole('button', { name: 'Заполнить', exact: true }).click();
  await expect(summary(page)).toHaveText('Записей: 2. Ошибок нет');
  const saved = async (words: string): Promise<[string, Buffer]> => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: words }).click();
    const file = await saving;
    return [file.suggestedFilename(), readFileSync(await file.path())];
  };
  const [name, xml] = await saved('Скачать XML');
  expect(name).toMatch(/^Реестр обученных \d{4}-\d\d-\d\d\.xml$/);
  expect(xml.toString('utf8').match(/<RegistryRecord/g)).toHaveLength(2);
  expectValid(xml);
  const [olotName, olot] = await saved('Скачать .olot');
  expect(olotName).toMatch(/\.olot$/);
  expectValid(unpacked(olot, 'Data.xml'));
  await page.getByRole('link', { name: 'К\u00a0списку' }).click();
  const question = page.getByRole('alertdialog', { name: 'Уйти со\u00a0страницы?' });
  await axe(page);
  await question.getByRole('button', { name: 'Остаться' }).click();
  await expect(summary(page)).toHaveText('Записей: 2. Ошибок нет');
  await test.step('its own XML is read again, and the templates', async () => {
    await page.getByRole('button', { name: 'Взять другой файл' }).click();
    // What was mended is in no file but the downloaded ones.
    await page.getByRole('alertdialog', { name: 'Взять другой файл?' }).getByRole('button', { name: 'Взять другой файл' }).click();
    const [template, bytes] = await saved('Шаблон CSV');
    expect(template).toBe('Шаблон реестра обученных.csv');
    expect(bytes.toString('utf8')).toContain('Фамилия;Имя;Отчество;СНИЛС');
    expect((await saved('Шаблон Excel'))[1].subarray(0, 2).toString()).toBe('PK');
    await choose(page, 'своё.xml', xml);
    await expect(summary(page)).toHaveText('Записей: 2. Ошибок нет');
  });
});

test('12,000 records: three files, and the page holds few rows', async ({ page }) => {
  test.slow();
  await openSending(page);
  await choose(page, 'очень много.csv', many(12_000));
  await expect(summary(page)).toHaveText('Записей: 12\u00a0000. Ошибок нет', { timeout: 30_000 });
  await expect(page.getByText('Файлов будет 3.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Какой файл' }).selectOption('3 из\u00a03');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать XML' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/ 3-3\.xml$/);
  const xml = readFileSync(await file.path());
  expect(xml.toString('utf8').match(/<RegistryRecord/g)).toHaveLength(2_000);
  expectValid(xml);
  for (const down of [2_000, 6_000, 12_000]) {
    await page.locator('#send-rows').evaluate((list, down) => list.scrollTo(0, down), down);
    await expect.poll(() => cards(page).count()).toBeLessThanOrEqual(100);
  }
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('nothing is wider than the screen', async ({ page }) => {
    await openSending(page);
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(360);
    const long = `${'Оченьдлинноеслово'.repeat(12)} 1`;
    await choose(page, 'телефон.csv', table(record(1, { 'Дата проверки знаний': '13.10.2025', 'Должность': long }), record(2, { 'СНИЛС': '1' })));
    await expect(summary(page)).toHaveText(/Ошибок: 2/);
    expect(await width()).toBeLessThanOrEqual(360);
    await cards(page).first().getByRole('button', { name: 'Все поля строки' }).click();
    await expect(cards(page).first().getByRole('textbox')).toHaveCount(19);
    expect(await width()).toBeLessThanOrEqual(360);
    await axe(page);
    await page.getByRole('button', { name: 'Исправить всё, что можно' }).click();
    await page.getByRole('button', { name: 'Отправить 1 запись' }).click();
    await expect(ask(page)).toBeVisible();
    expect(await width()).toBeLessThanOrEqual(360);
    await axe(page);
    await ask(page).getByRole('button', { name: 'Отправить 1 запись' }).click();
    await expect(page.getByText('Отправка завершена. Передано: 1.')).toBeVisible();
    expect(await width()).toBeLessThanOrEqual(360);
  });
});
