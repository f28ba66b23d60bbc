//! Many employees at once, in Russian.

use super::texts::BulkTexts;
use crate::domain::{ErrorKind, Obstacle};
use crate::i18n::ru::{number, people};

pub static TEXTS: BulkTexts = BulkTexts {
    list: "Сотрудники с доступом",
    column_choose: "Выбор",
    choose: |name| format!("Выбрать: {name}"),
    choose_all: |n| format!("Выбрать всех найденных ({})", number(n)),
    chosen: |n| format!("Выбрано: {}", number(n as u64)),
    kept: "Выбранные раньше остаются выбранными, даже если их нет в этом списке.",
    unchoose: "Снять выделение",
    actions: "Что сделать с выбранными",
    give: "Дать права",
    take: "Снять права",
    revoke: "Отозвать доступ",
    export: "Скачать список",
    exported: |n| format!("Список скачан: {}", people(n)),
    read: |done, total| format!("Прочитано {} из {}", number(done), number(total)),
    stop: "Остановить",
    give_lead: |n| {
        format!(
            "Какие полномочия добавить? Выбрано: {}. Остальные полномочия каждого останутся как есть.",
            people(n)
        )
    },
    take_lead: |n| {
        format!(
            "Какие полномочия снять? Выбрано: {}. Остальные полномочия каждого останутся как есть.",
            people(n)
        )
    },
    have: |n, all| {
        format!(
            "Сейчас есть у {} из {}",
            number(n as u64),
            number(all as u64)
        )
    },
    tick_first: "Отметьте хотя бы одно полномочие.",
    preview: "Показать, что изменится",
    preview_title: "Что изменится",
    changes: |n| format!("Изменится: {}", people(n)),
    revocations: |n| format!("Доступ будет отозван: {}", people(n)),
    same: |n| format!("Уже так, не изменится: {}", people(n)),
    obstacles: |n| format!("Нельзя изменить: {}", people(n)),
    nothing: "Менять нечего: у всех выбранных уже так или изменить их нельзя.",
    is_same: "Уже так: не изменится",
    will_revoke: "Доступ будет отозван",
    obstacle: |obstacle| match obstacle {
        Obstacle::Conflict(wanted, there) => {
            format!("Не изменится: «{wanted}» нельзя вместе с\u{a0}«{there}»")
        }
        Obstacle::NothingLeft => {
            "Не изменится: не осталось бы ни одного полномочия. Чтобы закрыть доступ, отзовите его"
                .to_owned()
        }
    },
    sensitive: |labels| format!("Сотрудники получат важное полномочие: {labels}. Всё верно?"),
    own_rights: "Среди выбранных вы: полномочия снимутся и у\u{a0}вас. Вернуть их сможет только другой администратор или руководитель. Всё верно?",
    own_access: "Среди выбранных вы: вы больше не войдёте в\u{a0}кабинет этой организации. Всё верно?",
    apply: |n| format!("Изменить: {}", people(n)),
    apply_revoke: |n| format!("Отозвать доступ: {}", people(n)),
    confirm: "Да, всё верно",
    undo: "Вернуть как было",
    reason: |kind| match kind {
        ErrorKind::NotFound => Some("Доступа у\u{a0}сотрудника уже нет."),
        ErrorKind::ChangedMeanwhile => {
            Some("Полномочия всё время меняет кто-то ещё. Попробуйте позже.")
        }
        _ => None,
    },
    results: "Скачать результаты",
    results_file: "Результаты изменения доступа.csv",
    results_head: ["ФИО", "Должность", "Результат", "Причина"],
    result_done: "сделано",
    result_same: "не менялось",
    result_failed: "не получилось",
    result_left: "не сделано",
    list_file: "Сотрудники с доступом.csv",
    list_head: [
        "ФИО",
        "Должность",
        "СНИЛС",
        "Полномочия",
        "Действует с",
        "Действует по",
        "Доступ дан",
        "Кем дан",
        "Последний вход",
    ],
};
