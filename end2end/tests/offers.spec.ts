// What a backend does not offer is neither shown nor asked: every screen, with each capability absent in turn and with none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, Request } from '@playwright/test';
import { expect, test } from './fixtures';
import { IVANOVA, PETROV, accessDialog, enter, openEmployee } from './steps';

const ROMASHKA = '/organizations/romashka';
const SECTIONS = {
  training_registry: ['training-registry', 'Реестр обученных'],
  sout_reports: ['sout-reports', 'Отчёты СОУТ'],
  declarations: ['declarations', 'Декларации'],
  violations: ['violations', 'Признаки нарушений'],
} as const;
type Section = keyof typeof SECTIONS;
const OTHERS = ['search_filters', 'terms', 'reveal', 'journal', 'templates', 'restore', 'consent', 'check'] as const;
type Capability = Section | (typeof OTHERS)[number];
const ALL: Capability[] = [...OTHERS, ...(Object.keys(SECTIONS) as Section[])];

interface Operation {
  id: string;
  method: string;
  path: string;
  capability: string | null;
}

const OPERATIONS = (
  JSON.parse(readFileSync(join(__dirname, '../contract/examples.json'), 'utf8')) as { operations: Operation[] }
).operations;

/** What a request asks for that not every backend has. */
function capabilitiesOf(request: Request): string[] {
  const { pathname, searchParams } = new URL(request.url());
  const [, path] = /^\/api\/v1(\/.*)$/.exec(pathname) ?? [];
  // A page, whose path may be the same.
  if (!path) return [];
  const fits = ({ method, path: template }: Operation) =>
    method === request.method() && new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
  // A path that is written out goes before one with a place for an id.
  const operation = OPERATIONS.filter(fits).sort((one, other) => one.path.split('{').length - other.path.split('{').length)[0];
  const asked = operation?.capability ? [operation.capability] : [];
  const filters = ['permission', 'state', 'sort'].some((name) => searchParams.has(name));
  if (operation?.id === 'listEmployees' && filters) asked.push('search_filters');
  const body = request.postData() ?? '';
  if (/"valid_(from|until)"/.test(body)) asked.push('terms');
  if (/"consent"/.test(body)) asked.push('consent');
  return asked;
}

/** A table of one. */
const ROWS = [
  'ФИО\tСНИЛС\tИНН\tДолжность\tПолномочия',
  'Орлова Дарья Ильинична\t900-100-707 14\t770100009917\tИнженер\tОтчёты СОУТ: просмотр',
];

class Walk {
  readonly asked: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly absent: Capability[],
  ) {
    page.on('request', (request) => {
      this.asked.push(...capabilitiesOf(request));
    });
  }

  private offers(capability: Capability): boolean {
    return !this.absent.includes(capability);
  }

  /** It is there if it is offered, and else not. */
  private async shows(capability: Capability, what: Locator): Promise<void> {
    if (this.offers(capability)) await expect(what.first(), capability).toBeVisible();
    else await expect(what, capability).toHaveCount(0);
  }

  private async overview(): Promise<void> {
    const { page } = this;
    await page.goto(ROMASHKA);
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    for (const [section, [, name]] of Object.entries(SECTIONS)) {
      await this.shows(section as Section, page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name }));
    }
    const none = Object.keys(SECTIONS).every((section) => !this.offers(section as Section));
    await expect(page.getByText('Разделов с документами на этом сайте нет')).toHaveCount(none ? 1 : 0);
    await expect(page.getByText('Попросите администратора')).toHaveCount(0);
  }

  private async sections(): Promise<void> {
    const { page } = this;
    for (const [section, [slug, name]] of Object.entries(SECTIONS)) {
      await page.goto(`${ROMASHKA}/${slug}`);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      if (this.offers(section as Section)) {
        await expect(page.getByRole('table')).toBeVisible();
      } else {
        await expect(page.getByText('Такого раздела на этом сайте нет')).toBeVisible();
      }
    }
    if (!this.offers('declarations')) return;
    await page.goto(`${ROMASHKA}/declarations`);
    await page.getByRole('button', { name: 'Новая декларация' }).click();
    await expect(page.getByRole('textbox', { name: 'Адрес' }).first()).toBeVisible();
    await this.shows('sout_reports', page.getByRole('button', { name: 'Выбрать отчёт' }));
    await expect(page.getByText('Отчётов СОУТ на этом сайте нет')).toHaveCount(this.offers('sout_reports') ? 0 : 1);
  }

  private async administration(): Promise<void> {
    const { page } = this;
    // An address of another site may ask for more than this one can.
    await page.goto(`${ROMASHKA}/administration?state=active&sort=-name`);
    await expect(page.getByRole('table')).toBeVisible();
    await this.shows('search_filters', page.getByRole('combobox', { name: 'Состояние' }));
    await expect(page).toHaveURL(this.offers('search_filters') ? /\?state=active&sort=-name$/ : /administration$/);
    await this.shows('reveal', page.getByRole('button', { name: /^Показать СНИЛС и ИНН/ }));
    await this.shows('journal', page.getByRole('link', { name: 'Журнал', exact: true }));
    await page.getByRole('button', { name: 'Клавиши' }).click();
    await this.shows('journal', page.getByRole('definition').filter({ hasText: 'Журнал доступа' }));
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await expect(page).toHaveURL(this.offers('journal') ? /journal$/ : /administration/);
    await page.goto(`${ROMASHKA}/journal`);
    if (this.offers('journal')) {
      await expect(page.getByRole('heading', { name: 'Журнал доступа' })).toBeVisible();
      // Its list is read once its code is there.
      await expect.poll(() => this.asked).toContain('journal');
    } else await expect(page.getByText('Такого раздела на этом сайте нет')).toBeVisible();
  }

  private async dialogs(): Promise<void> {
    const { page } = this;
    const dialog = accessDialog(page);
    await page.goto(`${ROMASHKA}/administration`);
    await expect(page.getByRole('table')).toBeVisible();
    await openEmployee(page, PETROV);
    await this.shows('terms', dialog.getByText('Срок доступа'));
    await this.shows('templates', dialog.getByRole('combobox', { name: 'Шаблон' }));
    await this.shows('templates', dialog.getByRole('button', { name: 'Создать шаблон' }));
    await this.shows('journal', dialog.getByRole('link', { name: 'Журнал сотрудника' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    await dialog.getByRole('button', { name: 'Ввести вручную' }).click();
    await expect(dialog.getByRole('textbox', { name: 'СНИЛС' })).toBeVisible();
    await this.shows('consent', dialog.getByRole('checkbox', { name: /^Согласие сотрудника/ }));
    await dialog.getByRole('button', { name: 'Назад' }).click();
    await dialog.getByRole('button', { name: 'Загрузить из таблицы' }).click();
    const table = page.getByRole('dialog', { name: 'Загрузить из таблицы' });
    await this.shows('templates', table.getByText('название шаблона'));
    await table.getByRole('textbox', { name: 'Или вставьте строки' }).fill(ROWS.join('\n'));
    await table.getByRole('button', { name: 'Проверить' }).click();
    await table.getByRole('button', { name: 'Показать, что изменится' }).click();
    await expect(table.getByText('Получат доступ: 1')).toBeVisible();
    await this.shows('consent', table.getByRole('checkbox', { name: /^Согласия/ }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Закрыть без сохранения' }).click();
  }

  private async revocation(): Promise<void> {
    const { page } = this;
    const dialog = await openEmployee(page, PETROV);
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    await dialog.getByRole('button', { name: 'Отозвать доступ' }).click();
    const toast = page.getByRole('status').filter({ hasText: PETROV });
    await expect(toast).toBeVisible();
    await this.shows('restore', toast.getByRole('button', { name: 'Отменить' }));
  }

  async everywhere(): Promise<void> {
    await test.step('overview', () => this.overview());
    await test.step('sections', () => this.sections());
    await test.step('administration and journal', () => this.administration());
    await test.step('dialogs', () => this.dialogs());
    await test.step('what was revoked', () => this.revocation());
    const asked = [...new Set(this.asked)].sort();
    expect(asked.filter((capability) => !this.offers(capability as Capability)), 'asked though not offered').toEqual([]);
    // The walk comes to each that it could ask for.
    const can = ALL.filter((one) => this.offers(one) && !['terms', 'reveal', 'restore'].includes(one));
    expect(asked).toEqual(expect.arrayContaining(can));
  }
}

for (const absent of [...ALL.map((one) => [one]), ALL]) {
  test.describe(absent.length > 1 ? 'with no capability' : `without ${absent.join()}`, () => {
    test.use({ environment: { WITHOUT: absent.join() } });

    test('every screen shows and asks for nothing of it', async ({ page }) => {
      test.slow();
      await enter(page, IVANOVA, ROMASHKA);
      await new Walk(page, absent).everywhere();
    });
  });
}
