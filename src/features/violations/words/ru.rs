//! Russian: the signs of violations.

use super::texts::ViolationTexts;
use crate::domain::{AnswerFault, ViolationState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::ru::{number, plural};

pub static TEXTS: ViolationTexts = ViolationTexts {
    list: ListTexts {
        label: "Признаки нарушений",
        search: "Что или где найдено",
        choices: &[
            ChoiceTexts {
                label: "Состояние",
                any: "любое",
                values: &[
                    "новые",
                    "в\u{a0}работе",
                    "устранённые",
                    "оспоренные",
                    "закрытые",
                    "с\u{a0}прошедшим сроком",
                ],
            },
            ChoiceTexts {
                label: "Порядок",
                any: "сначала ближайший срок",
                values: &["сначала недавно найденные"],
            },
        ],
        count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "признак", "признака", "признаков")
            )
        },
        empty: "Признаков нарушений нет.",
        none_such: "Таких признаков нет. Измените условия отбора или очистите поиск.",
    },
    column_what: "Что и\u{a0}где",
    column_found: "Найдено",
    column_due: "Исправить до",
    column_state: "Состояние",
    file: "Признаки нарушений",
    columns: [
        "Что найдено",
        "Где",
        "Найдено",
        "Исправить до",
        "Срок прошёл",
        "Состояние",
    ],
    state: |state| match state {
        ViolationState::New => "Новый",
        ViolationState::InWork => "В\u{a0}работе",
        ViolationState::Fixed => "Устранён",
        ViolationState::Disputed => "Оспорен",
        ViolationState::Closed => "Закрыт",
    },
    overdue: "срок прошёл",
    no_due: "без срока",
    place: "Где",
    found: "Найдено",
    due: "Исправить до",
    to_do: "Что сделать",
    history: "История",
    changed: "Состояние изменено",
    system: "Система",
    answer: "Ответить",
    next: |state| match state {
        ViolationState::New => ("Вернуть в\u{a0}новые", "Работа ещё не\u{a0}начата"),
        ViolationState::InWork => ("Взять в\u{a0}работу", "Напишите, кто и\u{a0}когда исправит"),
        ViolationState::Fixed => ("Устранено", "Напишите, что сделано"),
        ViolationState::Disputed => ("Не согласны", "Напишите, почему нарушения нет"),
        ViolationState::Closed => ("Закрыть", "Больше ничего делать не\u{a0}нужно"),
    },
    new_state: "Новое состояние",
    comment: "Комментарий",
    comment_hint: "Его увидят все, кому открыт этот раздел",
    left: |n| format!("Осталось знаков: {}", number(n as u64)),
    fault: |fault| match fault {
        AnswerFault::NoState => "Выберите новое состояние.".to_owned(),
        AnswerFault::NoComment => {
            "Напишите комментарий: без него состояние не изменить.".to_owned()
        }
        AnswerFault::TooLong(over) => format!(
            "Сократите комментарий на\u{a0}{} {}.",
            number(over as u64),
            plural(over as u64, "знак", "знака", "знаков")
        ),
    },
    send: "Сохранить",
    saved: |state| format!("Сохранено. Состояние: {}.", state.to_lowercase()),
    meanwhile: "Пока вы писали, этот признак изменили.",
    meanwhile_then: "Проверьте, что изменилось, и нажмите «Сохранить» снова: ваш комментарий на месте.",
    unsaved: "Комментарий не сохранён",
    unsaved_lead: "Если уйти, написанное пропадёт.",
    stay: "Остаться",
    leave: "Уйти без сохранения",
};
