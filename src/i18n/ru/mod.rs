//! Russian. «вы» in lower case, verbs on buttons, no officialese; a failure says what happened and
//! what to do.

mod failure;
mod format;
mod sign_in;

use super::texts::{BatchTexts, ExportTexts, PagerTexts, Texts};
use crate::domain::Section;
pub use format::{number, plural};

pub static TEXTS: Texts = Texts {
    locale: "ru-RU",
    service_name: "Личный кабинет по охране труда",
    other_language: "English",
    skip_to_content: "К содержанию",
    loading: "Загружаем…",
    slow: "Ответ задерживается. Подождите, мы всё ещё загружаем…",
    retry: "Повторить",
    reload: "Обновить страницу",
    newer_app: (
        "На сайте новая версия кабинета.",
        "Этой части в прежней версии больше нет. Обновите страницу: начатая выдача доступа сохранится.",
    ),
    list_restarted: "Пока вы листали, список изменился, поэтому показан с начала.",
    close: "Закрыть",
    back: "Назад",
    cancel: "Отмена",
    save: "Сохранить",
    saving: "Сохраняем…",
    search_clear: "Очистить поиск",
    copied: "Скопировано",
    for_support: "Для поддержки",
    copy_for_support: "Скопировать для поддержки",
    sign_in: "Вход в систему",
    sign_in_again: "Войти снова",
    sign_in_fresh: "Войти ещё раз",
    signing_in: "Переходим на Госуслуги…",
    sign_in_other_tab: "Войти в новой вкладке",
    to_host: "Вернуться на\u{a0}страницу, с\u{a0}которой вы\u{a0}пришли",
    to_organizations: "К организациям",
    section: |section| match section {
        Section::TrainingRegistry => "Реестр обученных",
        Section::SoutReports => "Отчёты СОУТ",
        Section::Declarations => "Декларации",
        Section::Violations => "Признаки нарушений",
    },
    explain: failure::explain,
    explain_loading: failure::explain_loading,
    wait: failure::wait,
    explain_sign_in: sign_in::explain,
};

pub static BATCH: BatchTexts = BatchTexts {
    failures: "Не получилось",
    stop: "Остановить",
    go_on: "Продолжить",
    progress: |done, total| format!("Готово {} из {}", number(done as u64), number(total as u64)),
    pausing: "Сервер просит подождать или не отвечает. Скоро попробуем снова.",
    stopping: "Останавливаем: ждём последний ответ.",
    stopped: "Остановлено. «Продолжить» закончит остальное, сделанное не повторится.",
    finished_label: "Сколько готово",
    finished: |n| format!("Готово: {}", people(n)),
    failed: |n| format!("Не получилось: {}", people(n)),
};

pub static EXPORT: ExportTexts = ExportTexts {
    start: "Скачать CSV",
    progress: |done, total| format!("Собираем строки: {} из {}", number(done), number(total)),
    stop: "Остановить",
    stopped: "Остановлено, файл не сохранён.",
    done: |n| {
        format!(
            "Файл готов: {} {}.",
            number(n),
            plural(n, "строка", "строки", "строк")
        )
    },
};

pub static PAGER: PagerTexts = PagerTexts {
    range: |(first, last), total| {
        format!("{}–{} из {}", number(first), number(last), number(total))
    },
    back: "Предыдущая страница",
    forward: "Следующая страница",
    label: "Страницы списка",
};

/// `5 сотрудников`, for the words of a batch.
pub fn people(n: usize) -> String {
    let n = n as u64;
    format!(
        "{}\u{a0}{}",
        number(n),
        plural(n, "сотрудник", "сотрудника", "сотрудников")
    )
}
