//! Russian: «Отчёты СОУТ».

use super::texts::SoutTexts;
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::ru::{number, plural};

/// Classes and subclasses of working conditions, as their codes are in the contract.
const CLASSES: ChoiceTexts = ChoiceTexts {
    label: "Класс условий труда",
    any: "Любой",
    values: &["1", "2", "3.1", "3.2", "3.3", "3.4", "4"],
};

pub static TEXTS: SoutTexts = SoutTexts {
    list: ListTexts {
        label: "Отчёты СОУТ",
        search: "Поиск по\u{a0}номеру или оценщику",
        choices: &[
            CLASSES,
            ChoiceTexts {
                label: "Порядок",
                any: "Сначала новые",
                values: &["Сначала старые", "Сначала большие"],
            },
        ],
        count: |n| format!("{} {}", number(n), plural(n, "отчёт", "отчёта", "отчётов")),
        empty: "Отчётов вашей организации пока нет.",
        none_such: "Таких отчётов нет. Измените поиск или фильтры.",
    },
    column_report: "Отчёт",
    column_assessor: "Кто оценивал",
    column_workplaces: "Рабочих мест",
    column_worst: "Худший класс",
    approved: |day| format!("утверждён {day}"),
    valid_until: |day| format!("действует до\u{a0}{day}"),
    class: |code| format!("Класс {code}"),
    file: "Отчёты СОУТ",
    file_head: [
        "Номер",
        "Утверждён",
        "Действует до",
        "Кто оценивал",
        "Рабочих мест",
        "Худший класс",
    ],
    title: |number| format!("Отчёт СОУТ №\u{a0}{number}"),
    fact_approved: "Утверждён",
    fact_valid: "Действует до",
    fact_workplaces: "Рабочих мест",
    fact_employees: "Работников",
    by_class: "Рабочие места по\u{a0}классам",
    column_class: "Класс",
    column_employees: "Работников",
    show: "Показать",
    show_class: |label| format!("Показать рабочие места: {label}"),
    guarantees: "Гарантии",
    no_guarantees: "В\u{a0}отчёте гарантий нет.",
    workplaces: ListTexts {
        label: "Рабочие места",
        search: "Поиск рабочего места",
        choices: &[CLASSES],
        count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "рабочее место", "рабочих места", "рабочих мест")
            )
        },
        empty: "В\u{a0}отчёте нет рабочих мест.",
        none_such: "Таких рабочих мест нет. Измените поиск или класс.",
    },
    column_number: "№",
    column_name: "Рабочее место",
    column_factors: "Факторы и\u{a0}гарантии",
    employees: |n| {
        format!(
            "{} {}",
            number(n),
            plural(n, "работник", "работника", "работников")
        )
    },
    preparing: |done, total| {
        format!(
            "Готовим к\u{a0}печати: {} из\u{a0}{}",
            number(done),
            number(total)
        )
    },
    printed: |when| format!("Распечатано из\u{a0}личного кабинета {when}."),
};
