//! Terms, consent, templates and the journal in Russian.

use super::rights::{ExportTexts, JournalTexts, RightsTexts, ShortcutTexts};
use super::ru::{number, plural};
use super::ru_access::term;
use crate::domain::JournalAction;

pub static RIGHTS: RightsTexts = RightsTexts {
    term_title: "Срок доступа",
    term_open: "без срока",
    term_from: "Первый день",
    term_until: "Последний день",
    term_hint: "Оба дня входят в срок. Пустое поле — без ограничения.",
    term_backwards: "Последний день раньше первого: исправьте даты.",
    term_will_be: |span| match term(span) {
        Some(words) => format!("Срок: {words}"),
        None => "Срок: без ограничения".to_owned(),
    },
    in_all: |labels| format!("Всего после сохранения: {labels}."),
    template_save: "Создать шаблон",
    template_keep: "Создать",
    template_name: "Название шаблона",
    template_delete: |name| format!("Удалить шаблон «{name}»"),
    template_saved: |name| format!("Шаблон «{name}» сохранён."),
    template_deleted: |name| {
        format!("Шаблон «{name}» удалён. Выданный по нему доступ не изменился.")
    },
    copy: "Скопировать права у…",
    copy_search: "У кого скопировать: ФИО или должность",
    copy_from: |name| format!("Скопировать права у сотрудника {name}"),
    copied: |name| {
        format!("Отмечено то же, что у сотрудника {name}. Проверьте и нажмите «Сохранить».")
    },
    copy_nobody: "С доступом никого по этому запросу нет.",
    copy_more: |n| format!("Показаны первые из {}: уточните запрос.", number(n)),
    consent_held: "Согласие сотрудника на обработку персональных данных получено",
    consent_day: "Дата согласия",
    consent_day_hint: "Если известна",
    consent_required: "Отметьте, что согласие сотрудника получено: без него доступ не дать.",
    consent_outdated: "Текст согласия обновился. Проверьте его и сохраните снова.",
    consent_form: "Бланк согласия",
    consent_print: "Напечатать бланк",
    consent_version: |version| format!("Редакция {version}"),
    draft_resumed: "Мы сохранили то, что вы не успели закончить. Проверьте и продолжите.",
    restored: |name| format!("Доступ возвращён: {name}"),
    from_table: "Загрузить из таблицы",
    from_table_hint: "Много сотрудников сразу: XLSX, CSV или строки из Excel",
    sign_in_fresh: "Войти ещё раз",
};

pub static JOURNAL: JournalTexts = JournalTexts {
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

pub static SHORTCUTS: ShortcutTexts = ShortcutTexts {
    title: "Клавиши",
    open: "Клавиши\u{a0}— ?",
    keys: &[
        ("?", "Этот список"),
        ("+", "Дать доступ сотруднику"),
        ("/", "Искать сотрудника"),
        ("J", "Журнал доступа"),
        ("Ctrl+K", "Сменить организацию"),
        (
            "Shift",
            "С\u{a0}нажатием на отметку\u{a0}— отметить строки подряд",
        ),
        ("Esc", "Закрыть окно"),
    ],
    enabled: "Клавиши + / J включены",
};
