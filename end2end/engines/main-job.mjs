// The main job (tests/main-job.ts) once more, by what a user does, in an engine that Playwright does not drive.
import assert from 'node:assert/strict';
import { button, heading, saying } from './hands.mjs';

/** @typedef {import('./hands.mjs').Hands} Hands */

const IVANOVA = 'Иванова Мария Петровна';
const PETROV = 'Петров Сергей Иванович';
const SIDOROVA = 'Сидорова Анна Викторовна';
/** She is neither the first nor the last of the list. */
const VASILIEVA = 'Васильева Любовь Михайловна';

const DIALOG = '//dialog[@open]';
/** @param {string} path */
const inDialog = (path) => DIALOG + path;
/** @param {string} name */
const openerOf = (name) => button(`Изменить доступ: ${name}`);
/** @param {string} name */
const rowOf = (name) => `//tr[.${openerOf(name)}]`;

/** @param {Hands} hands */
async function signIn(hands) {
  hands.step = 'signing in over the provider';
  await hands.click('«Вход в систему»', button('Вход в систему'));
  await hands.click('Иванова at the provider', saying('button', IVANOVA));
  await hands.click('«Предоставить»', button('Предоставить'));
  await hands.see('the organizations', heading('Организации'));
}

/** @param {Hands} hands */
async function openAdministration(hands) {
  hands.step = 'the way to «Администрирование»';
  await hands.click('ООО «Ромашка»', saying("a[@role='option']", 'ООО «Ромашка»'));
  await hands.see('the cabinet', heading('ООО «Ромашка»'));
  await hands.click('«Администрирование»', "//nav[@aria-label='Разделы']" + saying('a', 'Администрирование'));
  await hands.see('the page', heading('Администрирование'));
  await hands.see('the list', openerOf(PETROV));
}

/**
 * The dialog that has just been opened: whose it is (nobody's yet in the one for a new employee), and its height.
 * @param {Hands} hands
 */
function dialog(hands) {
  return hands.wait('a dialog with something in it', () =>
    hands.read(() => {
      const dialog = document.querySelector('dialog[open]');
      const person = dialog?.querySelector('.person__name');
      if (!dialog || !(person ?? dialog.querySelector('.ways'))) return undefined;
      return { height: dialog.getBoundingClientRect().height, person: person?.textContent ?? 'nobody' };
    }),
  );
}

/**
 * @param {Hands} hands
 * @param {string} person
 */
async function expectDialogOf(hands, person) {
  const opened = await dialog(hands);
  assert.equal(opened.person, person, 'whose dialog has opened');
  assert.ok(opened.height > 300, `the dialog is ${opened.height} px high`);
}

/**
 * The boxes that are ticked, by their labels.
 * @param {Hands} hands
 */
function ticked(hands) {
  return hands.read(() => {
    const boxes = [...document.querySelectorAll("dialog[open] input[type='checkbox']")];
    const chosen = boxes.filter((box) => /** @type {HTMLInputElement} */ (box).checked);
    return chosen.map((box) => box.closest('label')?.querySelector('.choice__name')?.textContent ?? '');
  });
}

/**
 * @param {Hands} hands
 * @param {string[]} names
 */
async function expectTicked(hands, names) {
  const are = () => ticked(hands).then((found) => found.join() === names.join());
  await hands.wait(`the ticks ${names.join(', ')}`, are);
}

/**
 * What the row says of permissions, all of them.
 * @param {Hands} hands
 * @param {string} name
 */
async function permissionsOf(hands, name) {
  const cell = await hands.see(`the permissions of ${name}`, `${rowOf(name)}/td[@title]`);
  return (await cell.getAttribute('title'))?.split(', ') ?? [];
}

/** @param {Hands} hands */
async function closeByEsc(hands) {
  await hands.escape();
  await hands.seeNoMore('the dialog', DIALOG);
}

/** @param {Hands} hands */
async function openForNew(hands) {
  hands.step = '«+» opens the dialog for a new employee';
  await hands.click('«+»', button('+ Доступ сотруднику'));
  await expectDialogOf(hands, 'nobody');
}

/**
 * The list makes the dialog higher when it comes, and all in it moves.
 * @param {Hands} hands
 */
async function openStaff(hands) {
  await hands.click('«Добавить сотрудника»', inDialog(button('Добавить сотрудника')));
  await hands.see('the employees', inDialog("//input[@type='radio']"));
}

/**
 * From the landing to the landing.
 * @param {Hands} hands
 * @param {string} url
 */
export async function mainJob(hands, url) {
  await hands.open(url);
  await signIn(hands);
  await openAdministration(hands);
  await openForNew(hands);

  hands.step = 'Сидорова is found and chosen';
  await openStaff(hands);
  await hands.click('the search', inDialog("//input[@type='search']"));
  await hands.type('сидорова анна');
  await hands.see('one found', inDialog("//*[@role='status'][normalize-space() = '1 сотрудник']"));
  await hands.click('Сидорова', inDialog(saying('label', SIDOROVA)));
  await hands.see('her radio button chosen', inDialog('//footer' + saying('p', SIDOROVA)));
  await hands.click('«Сохранить»', inDialog(button('Сохранить')));
  await expectDialogOf(hands, SIDOROVA);

  hands.step = 'two ticks give her access';
  await hands.click('a box', inDialog(saying('label', 'Отчёты СОУТ: просмотр')));
  await hands.click('another box', inDialog(saying('label', 'Декларации: подача')));
  await expectTicked(hands, ['Отчёты СОУТ: просмотр', 'Декларации: просмотр', 'Декларации: подача']);
  await hands.click('«Сохранить»', inDialog(button('Сохранить')));
  await hands.see('the word of it', saying("*[@role='status']", `Доступ дан: ${SIDOROVA}`));
  await hands.see('it in her row', rowOf(SIDOROVA) + saying('td', 'Декларации: подача'));

  hands.step = 'the name of an employee opens their permissions';
  const permissions = await permissionsOf(hands, PETROV);
  await hands.click('Петров', openerOf(PETROV));
  await expectDialogOf(hands, PETROV);
  await expectTicked(hands, permissions);
  await closeByEsc(hands);

  hands.step = 'any other place of a row opens that row';
  for (const cell of ["td[contains(@class, 'table__employee')]", 'td[@title]']) {
    await hands.click(`a cell of ${VASILIEVA}`, `${rowOf(VASILIEVA)}/${cell}`);
    await expectDialogOf(hands, VASILIEVA);
    await closeByEsc(hands);
  }

  hands.step = '«Выход» ends in the landing';
  await hands.click('the menu of the user', saying('button', 'Иванова М. П.'));
  await hands.click('«Выход»', button('Выход'));
  await hands.see('the landing', button('Вход в систему'));
}

/**
 * On a phone the dialog has the whole screen: its middle is to be read, and its foot to be reached.
 * @param {Hands} hands
 * @param {string} url
 */
export async function dialogOnPhone(hands, url) {
  await hands.open(url);
  await signIn(hands);
  await openAdministration(hands);
  await openForNew(hands);

  hands.step = 'the dialog has a middle, and its foot is on the screen';
  await openStaff(hands);
  const save = await hands.see('«Сохранить»', inDialog(button('Сохранить')));
  const middle = await hands.read(() => document.querySelector('dialog[open] .dialog__body')?.getBoundingClientRect().height);
  assert.ok(middle && middle >= 200, `the middle of the dialog is ${middle} px high`);
  const outside = await hands.read((it) => {
    const { left, top, right, bottom } = /** @type {any} */ (it).getBoundingClientRect();
    return Math.max(-left, -top, right - innerWidth, bottom - innerHeight);
  }, save);
  assert.ok(outside <= 0, `«Сохранить» is ${outside} px outside the screen`);
}
