//! Russian: «Реестр обученных».

use super::texts::{RegistryTexts, SubmissionTexts};
use crate::domain::{RecordState, SubmissionState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::ru::{number, plural};

pub static TEXTS: RegistryTexts = RegistryTexts {
    list: ListTexts {
        label: "Записи реестра",
        search: "Поиск по\u{a0}ФИО, СНИЛС, протоколу или номеру в\u{a0}реестре",
        choices: &[
            ChoiceTexts {
                label: "Состояние",
                any: "Любое",
                values: &[
                    "Черновики",
                    "Готовы к\u{a0}отправке",
                    "Отправлены",
                    "Приняты реестром",
                    "Отклонены реестром",
                ],
            },
            ChoiceTexts {
                label: "Порядок",
                any: "Сначала новые",
                values: &["Сначала старые", "По\u{a0}фамилии"],
            },
        ],
        count: records,
        empty: "В\u{a0}реестре пока нет записей вашей организации.",
        none_such: "Таких записей нет. Измените поиск или фильтры.",
    },
    program: "Программа",
    any_program: "Любая",
    program_of: |id, title| format!("№\u{a0}{id}. {title}"),
    check_and_send: "Проверить и\u{a0}отправить файл",
    sent: "Что отправлено",
    column_person: "Сотрудник",
    column_test: "Проверка знаний",
    column_state: "В\u{a0}реестре",
    snils: "СНИЛС",
    protocol: |number| format!("протокол\u{a0}№\u{a0}{number}"),
    passed: "Пройдена",
    not_passed: "Не\u{a0}пройдена",
    state: |state| {
        Some(match state {
            RecordState::Draft => "Черновик",
            RecordState::Checked => "Готова к\u{a0}отправке",
            RecordState::Sent => "Отправлена",
            RecordState::Accepted => "Принята",
            RecordState::Rejected => "Отклонена",
            RecordState::Unknown => return None,
        })
    },
    refusal: "Ответ реестра:",
    copy: "Копировать",
    copy_of: |number, name| format!("Скопировать номер {number}: {name}"),
    copied: |number| format!("Номер {number} скопирован"),
    file: "Реестр обученных",
    file_head: [
        "ФИО",
        "СНИЛС",
        "Должность",
        "ИНН работодателя",
        "Работодатель",
        "Кто обучал",
        "Номер программы",
        "Программа",
        "Дата проверки знаний",
        "Протокол",
        "Проверка знаний",
        "Состояние",
        "Номер в\u{a0}реестре",
        "Ответ реестра",
        "Состояние изменилось",
    ],
    submissions: SubmissionTexts {
        title: "Что отправлено",
        lead: "Каждая отправка записей в\u{a0}реестр: когда она была, кто её начал и\u{a0}что принято.",
        count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "отправка", "отправки", "отправок")
            )
        },
        empty: "Организация ещё ничего не\u{a0}отправляла.",
        column_when: "Когда",
        column_name: "Что",
        column_records: "Записи",
        column_state: "Состояние",
        unnamed: "Без названия",
        open: |name, when| format!("Открыть отправку «{name}», {when}"),
        state: |state| {
            Some(match state {
                SubmissionState::Open => "Не\u{a0}завершена",
                SubmissionState::Complete => "Завершена",
                SubmissionState::Unknown => return None,
            })
        },
        records,
        received: |received, all| format!("получено {} из\u{a0}{}", number(received), number(all)),
        refused: |n| {
            format!(
                "{} {}",
                plural(n, "отклонена", "отклонены", "отклонено"),
                number(n)
            )
        },
        back: "Ко\u{a0}всем отправкам",
        go_on: "Отправка не\u{a0}завершена: кабинет получил не\u{a0}все записи. Выберите тот же файл ещё раз\u{a0}— дойдёт только недостающее, ничего не\u{a0}удвоится.",
        go_on_link: "Выбрать файл и\u{a0}продолжить",
        go_on_others: "Отправка не\u{a0}завершена: кабинет получил не\u{a0}все записи. Продолжить её может сотрудник с\u{a0}полномочием отправлять в\u{a0}реестр.",
        organization: "Организация",
        inn: "ИНН",
        ogrn: "ОГРН",
        file: "Название",
        begun: "Начата",
        completed: "Завершена",
        who: "Отправитель",
        announced: "Заявлено",
        here: "Получено",
        refused_fact: "Отклонено",
        digest: "Отпечаток содержимого",
        digest_hint: "SHA-256. По\u{a0}отпечатку видно, что отправлены именно эти записи: у\u{a0}других он другой.",
        portions: "Порции",
        no_portions: "Ни\u{a0}одна порция ещё не\u{a0}получена.",
        portion: "№",
        portion_records: "Записей",
        portion_refused: "Отклонено",
        portion_when: "Получена",
        printed: |when| format!("Распечатка из\u{a0}личного кабинета. Так было {when}."),
    },
};

fn records(n: u64) -> String {
    format!("{} {}", number(n), plural(n, "запись", "записи", "записей"))
}
