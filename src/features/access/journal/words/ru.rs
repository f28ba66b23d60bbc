//! The journal in Russian.

use super::texts::JournalTexts;
use crate::domain::JournalAction;
use crate::i18n::ru::{number, plural};

pub static TEXTS: JournalTexts = JournalTexts {
    title: "Журнал доступа",
    open: "Журнал",
    of_employee: "Журнал сотрудника",
    back: "К списку сотрудников",
    search: "ФИО сотрудника или администратора",
    action: "Событие",
    any_action: "все",
    action_of: |action| match action {
        Some(JournalAction::Granted) => "Доступ дан",
        Some(JournalAction::Changed) => "Полномочия изменены",
        Some(JournalAction::Revoked) => "Доступ отозван",
        Some(JournalAction::Restored) => "Доступ возвращён",
        Some(JournalAction::Revealed) => "Показаны СНИЛС и\u{a0}ИНН",
        Some(JournalAction::LookedUp) => "Найден по\u{a0}полному номеру",
        None => "Другое событие",
    },
    from: "С\u{a0}даты",
    to: "По дату",
    count: |n| format!("{} {}", number(n), plural(n, "запись", "записи", "записей")),
    empty: "Записей пока нет: они появятся, когда кому-нибудь дадут доступ.",
    none_such: "Таких записей нет. Измените условия отбора или очистите поиск.",
    one_employee: |name| format!("Только сотрудник: {name}"),
    all_employees: "Показать всех",
    column_when: "Когда",
    column_action: "Событие",
    column_employee: "Сотрудник",
    column_actor: "Кто сделал",
    column_change: "Что изменилось",
    added: |labels| format!("Добавлено: {labels}"),
    removed: |labels| format!("Снято: {labels}"),
    consent: |version| format!("Согласие получено, редакция {version}"),
    file: "Журнал доступа",
    columns: [
        "Когда (UTC)",
        "Событие",
        "Сотрудник",
        "Кто сделал",
        "Было",
        "Стало",
        "Согласие, редакция",
    ],
};
