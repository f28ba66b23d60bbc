// The main job, the same for every backend: what the journey knows of one is what a user sees.
import { expect, type Page } from '@playwright/test';
import type { Cabinet } from './cabinet';
import { test } from './fixtures';
import { IVANOVA, SIDOROVA, accessDialog, expectTicked, passProvider, rowOf, save, signInAs, toast } from './steps';

const SECTIONS = ['Реестр обученных', 'Отчёты СОУТ', 'Декларации', 'Признаки нарушений'];

export interface Backend {
  cabinet: Cabinet;
  /** Whether its provider asks for consent at a first sign-in. */
  consent: boolean;
  /** Whether what was done outlives a restart. */
  keeps: boolean;
  /** What is done at each screen. */
  look: (page: Page) => Promise<void>;
}

/** From signing in to an employee who has exactly the access given. */
export async function mainJob(page: Page, backend: Backend, anotherBrowser: () => Promise<Page>): Promise<void> {
  const { cabinet, look } = backend;
  let romashka = '';

  await test.step('the landing says what this is', async () => {
    await page.goto('/');
    await expect(page).toHaveTitle(/^Вход в систему\s— Личный кабинет по охране труда$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход в личный кабинет по охране труда');
    await expect(page.getByRole('heading', { name: 'Что понадобится' })).toBeVisible();
    await look(page);
  });

  await test.step('signing in goes over the provider, with consent the first time', async () => {
    await page.getByRole('button', { name: 'Вход в систему' }).click();
    await expect(page).toHaveURL((url) => url.origin === cabinet.idp);
    await page.getByRole('button', { name: IVANOVA }).click();
    if (backend.consent) {
      await expect(page.getByRole('heading', { name: 'Предоставление прав доступа' })).toBeVisible();
      await page.getByRole('button', { name: 'Предоставить' }).click();
    }
    await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
    expect(page.url()).toBe(`${cabinet.url}/organizations`);
  });

  await test.step('three organizations, each with its role', async () => {
    const cards = page.getByRole('listbox', { name: 'Организации' }).getByRole('option');
    await expect(cards).toHaveCount(3);
    await expect(cards.filter({ hasText: 'ООО «Ромашка»' })).toContainText('Руководитель');
    await expect(cards.filter({ hasText: 'МБУ «Школа № 7»' })).toContainText('Администратор');
    await expect(cards.filter({ hasText: 'АО «Вектор»' })).toContainText('Сотрудник');
    await expect(cards.filter({ hasText: 'АО «Вектор»' })).toContainText('Доступ закрыт');
    await look(page);
  });

  await test.step('АО «Вектор» refuses, says why and what to do', async () => {
    await page.getByRole('option', { name: 'АО «Вектор»' }).click();
    const reason = 'Вы не руководитель и не администратор этой организации, и доступ вам пока не дали';
    await expect(page.getByRole('heading', { name: reason })).toBeVisible();
    await expect(page.getByRole('listitem')).toHaveCount(4);
    await look(page);
    await page.getByRole('button', { name: 'Проверить ещё раз' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'пока без изменений' })).toBeVisible();
    await expect(page.getByRole('heading', { name: reason })).toBeVisible();
    await page.getByRole('link', { name: 'Выбрать другую организацию' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  });

  await test.step('ООО «Ромашка» opens with its four sections', async () => {
    await page.getByRole('option', { name: 'ООО «Ромашка»' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
    romashka = page.url();
    const sections = page.getByRole('navigation', { name: 'Разделы' });
    await expect(sections.getByRole('link')).toHaveText(['Обзор', ...SECTIONS, 'Администрирование']);
    await look(page);
    for (const name of SECTIONS) {
      await sections.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    }
  });

  await test.step('«Администрирование» is in the user menu', async () => {
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await expect(page.getByText(IVANOVA)).toBeVisible();
    await look(page);
    await page.locator('#user-menu-items').getByRole('link', { name: 'Администрирование' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Администрирование' })).toBeVisible();
    await expect(rowOf(page, IVANOVA)).toContainText('это вы');
    await expect(rowOf(page, SIDOROVA)).toHaveCount(0);
    await look(page);
  });

  const dialog = accessDialog(page);

  await test.step('«+», «Добавить сотрудника», search, choose, «Сохранить»', async () => {
    await page.getByRole('button', { name: '+ Доступ сотруднику' }).click();
    await expect(dialog).toBeVisible();
    await look(page);
    await dialog.getByRole('button', { name: 'Добавить сотрудника' }).click();
    await expect(dialog.getByText('40 сотрудников')).toBeVisible();
    await look(page);
    await dialog.getByRole('searchbox', { name: 'ФИО или должность' }).fill('сидорова анна');
    await expect(dialog.getByText('1 сотрудник', { exact: true })).toBeVisible();
    await dialog.getByRole('radio', { name: SIDOROVA }).check();
    await save(dialog);
  });

  await test.step('submitting needs viewing: one tick makes two', async () => {
    await dialog.getByRole('checkbox', { name: 'Отчёты СОУТ: просмотр' }).check();
    await dialog.getByRole('checkbox', { name: 'Декларации: подача' }).check();
    await expectTicked(dialog, ['Отчёты СОУТ: просмотр', 'Декларации: просмотр', 'Декларации: подача']);
    await expect(dialog.getByText('Добавится: ')).toHaveText(
      'Добавится: Отчёты СОУТ: просмотр, Декларации: просмотр, Декларации: подача',
    );
    await look(page);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(toast(page, `Доступ дан: ${SIDOROVA}`)).toBeVisible();
    await expect(rowOf(page, SIDOROVA)).toContainText('Декларации: подача');
    await look(page);
  });

  if (backend.keeps) {
    await test.step('a restart of the backend loses nothing', async () => {
      await cabinet.restart();
      await page.reload();
      await expect(rowOf(page, SIDOROVA)).toContainText('Отчёты СОУТ: просмотр');
    });
  }

  await test.step('«Выход» ends in the landing', async () => {
    await page.getByRole('button', { name: 'Иванова М. П.' }).click();
    await page.getByRole('button', { name: 'Выход' }).click();
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    await page.goto(romashka);
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
  });

  await test.step('Сидорова sees exactly what she was given', async () => {
    const hers = await anotherBrowser();
    await hers.goto('/');
    await hers.getByRole('button', { name: 'Вход в систему' }).click();
    await passProvider(hers, SIDOROVA);
    await expect(hers).toHaveURL(romashka);
    const sections = hers.getByRole('navigation', { name: 'Разделы' });
    await expect(sections.getByRole('link')).toHaveText(['Обзор', 'Отчёты СОУТ', 'Декларации']);
    await hers.getByRole('button', { name: 'Сидорова А. В.' }).click();
    await expect(hers.getByRole('button', { name: 'Выход' })).toBeVisible();
    await expect(hers.getByRole('link', { name: 'Администрирование' })).toHaveCount(0);

    await hers.goto(`${romashka}/administration`);
    await expect(hers.getByText('Давать доступ может только администратор организации.')).toBeVisible();
    await expect(hers.getByRole('link', { name: 'Администрирование' })).toHaveCount(0);
    await expect(hers.getByRole('button', { name: '+ Доступ сотруднику' })).toHaveCount(0);
    await look(hers);
    await hers.goto(`${romashka}/violations`);
    await expect(hers.getByText('Этот раздел вам не открыт.')).toBeVisible();
    await look(hers);
  });

  await test.step('the second sign-in needs no consent', async () => {
    await signInAs(page, IVANOVA);
    await expect(page.getByRole('heading', { level: 1, name: 'ООО «Ромашка»' })).toBeVisible();
  });
}
