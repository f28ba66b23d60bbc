//! Giving access in Russian: words that only «Администрирование» has.

use super::texts::{
    AccessDialog, AccessTexts, Administration, EmployeeListWords, Faults, RightsTexts,
    ShortcutTexts,
};
use crate::domain::{
    EmployeeSort, EmployeeState, Inn, NumberFault, PersonField, Snils, Term, TermState,
};
use crate::i18n::ru::{number, plural};

pub static TEXTS: AccessTexts = AccessTexts {
    administration: Administration {
        title: "Администрирование",
        count: |n| {
            format!(
                "{} {} с\u{a0}доступом",
                number(n),
                plural(n, "сотрудник", "сотрудника", "сотрудников")
            )
        },
        add: "+ Доступ сотруднику",
        search: "ФИО, должность или последние цифры СНИЛС",
        nothing_found: |query| {
            format!("Среди сотрудников с доступом никого по запросу «{query}» нет.")
        },
        empty: "Пока доступа нет ни у кого. Нажмите «+», чтобы дать его первому сотруднику.",
        column_employee: "Сотрудник",
        column_snils: "СНИЛС",
        column_permissions: "Полномочия",
        me: "это вы",
        open: |name| format!("Изменить доступ: {name}"),
        more: |n| format!("+{n}"),
        granted: |name| format!("Доступ дан: {name}"),
        changed: |name| format!("Полномочия сохранены: {name}"),
        revoked: |name| format!("Доступ отозван: {name}"),
        undo: "Отменить",
        not_undone: "Отменить не получилось.",
        perhaps_undone: "Отменено ли, неизвестно: посмотрите в\u{a0}списке.",
    },
    list: EmployeeListWords {
        permission: "Полномочие",
        any_permission: "любое",
        state: "Состояние",
        any_state: "все",
        state_of: |state| match state {
            EmployeeState::Active => "действует",
            EmployeeState::Expiring => "истекает",
            EmployeeState::Expired => "истёк",
            EmployeeState::NotYet => "ещё не начался",
            EmployeeState::Idle => "давно не входил",
        },
        sort: "Порядок",
        sort_of: |sort| match sort {
            EmployeeSort::Name => "ФИО, А–Я",
            EmployeeSort::NameBackwards => "ФИО, Я–А",
            EmployeeSort::Until => "по сроку доступа",
            EmployeeSort::LastSignIn => "по последнему входу",
        },
        none_such: "Таких сотрудников нет. Измените условия отбора или очистите поиск.",
        term,
        term_state: |state| match state {
            TermState::Valid => None,
            TermState::Expiring => Some("истекает"),
            TermState::Expired => Some("истёк"),
            TermState::NotYet => Some("ещё не начался"),
        },
        show: "Показать",
        show_of: |name| format!("Показать СНИЛС и ИНН: {name}"),
        hide: "Скрыть",
        hide_of: |name| format!("Скрыть СНИЛС и ИНН: {name}"),
        inn: |inn| format!("ИНН {inn}"),
        no_numbers: "СНИЛС и\u{a0}ИНН не указаны",
    },
    dialog: AccessDialog {
        title: "Доступ сотрудника",
        start_lead: "Кому дать доступ в личный кабинет?",
        add_employee: "Добавить сотрудника",
        add_employee_hint: "Выбрать из списка сотрудников организации",
        by_hand: "Ввести вручную",
        by_hand_hint: "Если сотрудника нет в списке: понадобятся ИНН и СНИЛС",
        choose_title: "Сотрудники организации",
        choose_search: "ФИО или должность",
        has_access: "доступ уже есть",
        nobody_found: |query| {
            format!(
                "По запросу «{query}» никого нет. Проверьте фамилию или вернитесь и введите сотрудника вручную."
            )
        },
        choose_first: "Выберите сотрудника из списка.",
        staff_count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "сотрудник", "сотрудника", "сотрудников")
            )
        },
        by_hand_title: "Новый сотрудник",
        another: "Выбрать другого",
        permissions_title: "Полномочия",
        template: "Шаблон",
        template_none: "Без шаблона",
        tick_first: "Отметьте хотя бы одно полномочие.",
        nothing_changed: "Изменений нет.",
        will_add: |labels| format!("Добавится: {labels}"),
        will_remove: |labels| format!("Снимется: {labels}"),
        revoke: "Отозвать доступ",
        revoke_question: |name| format!("{name}: отозвать доступ?"),
        revoke_consequence: "Сотрудник больше не войдёт в кабинет этой организации. Доступ можно дать снова.",
        keep_access: "Не отзывать",
        unsaved: "Изменения не сохранены. Закрыть окно без сохранения?",
        go_on: "Продолжить",
        discard: "Закрыть без сохранения",
        reload_theirs: "Показать, что сохранено",
        there: "есть",
        not_there: "нет",
        comparison_base: "Было",
        comparison_theirs: "Сохранено сейчас",
        comparison_mine: "У вас",
        reloaded: "Ниже — что изменил каждый. Ваши изменения добавлены к сохранённому: проверьте отметки и нажмите «Сохранить».",
        kept_out_by: |labels| format!("Нельзя вместе с\u{a0}полномочием: {labels}"),
        sensitive: |labels| format!("Сотрудник получит важное полномочие: {labels}. Всё верно?"),
        own_rights: "Вы снимаете полномочия с\u{a0}себя. Вернуть их сможет только другой администратор или руководитель. Всё верно?",
        save_all_the_same: "Да, сохранить",
        what_is_left: "Посмотреть в новой вкладке, что вам открыто",
        stale: "Нажмите «Войти ещё раз»: всё отмеченное сохранится, и вы вернётесь сюда.",
        ended: "Войдите в новой вкладке, вернитесь сюда и нажмите «Сохранить» ещё раз: всё введённое на месте.",
    },
    rights: RIGHTS,
    shortcuts: SHORTCUTS,
    field: |field| match field {
        PersonField::LastName => "Фамилия",
        PersonField::FirstName => "Имя",
        PersonField::MiddleName => "Отчество",
        PersonField::Inn => "ИНН",
        PersonField::Snils => "СНИЛС",
        PersonField::Position => "Должность",
    },
    field_hint: |field| match field {
        PersonField::MiddleName => Some("Если есть"),
        PersonField::Inn => Some("12\u{a0}цифр, физического лица"),
        PersonField::Snils => Some("11\u{a0}цифр, например 112-233-445\u{a0}95"),
        _ => None,
    },
    faults: Faults {
        required: "Заполните это поле",
        too_long: "Слишком длинно: сократите",
        refused: "Сервер не принял это значение: проверьте его",
        number: number_fault,
        summary: |n| {
            let fields = plural(n as u64, "поле", "поля", "полей");
            format!("Проверьте отмеченное ниже: {n}\u{a0}{fields}.")
        },
    },
};

const RIGHTS: RightsTexts = RightsTexts {
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
};

const SHORTCUTS: ShortcutTexts = ShortcutTexts {
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
    enabled: |journal| {
        if journal {
            "Клавиши + / J включены"
        } else {
            "Клавиши + / включены"
        }
    },
};

/// Between which days, in words; nothing when there is no limit.
fn term(term: &Term) -> Option<String> {
    let from = term.from.as_ref();
    let until = term.until.as_ref();
    let ends = [
        from.map(|day| format!("с\u{a0}{}", day.dotted())),
        until.map(|day| format!("по\u{a0}{}", day.dotted())),
    ];
    let ends: Vec<_> = ends.into_iter().flatten().collect();
    (!ends.is_empty()).then(|| ends.join(" "))
}

fn number_fault(field: PersonField, fault: NumberFault) -> String {
    let (name, wanted) = match field {
        PersonField::Inn => ("ИНН", Inn::DIGITS),
        _ => ("СНИЛС", Snils::DIGITS),
    };
    let digits = |n: usize| format!("{n}\u{a0}{}", plural(n as u64, "цифра", "цифры", "цифр"));
    match fault {
        NumberFault::Empty => "Заполните это поле".to_owned(),
        NumberFault::TooShort { digits: n } | NumberFault::TooLong { digits: n } => {
            format!(
                "В\u{a0}{name} должно быть {}, а здесь {}",
                digits(wanted),
                digits(n)
            )
        }
        NumberFault::NotDigits => format!("В\u{a0}{name} бывают только цифры"),
        NumberFault::CheckDigits => {
            format!("Контрольные цифры не сходятся: сверьте {name} с\u{a0}документом")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_number_says_how_many_digits() {
        let text = number_fault(PersonField::Snils, NumberFault::TooShort { digits: 3 });
        assert_eq!(
            text,
            "В\u{a0}СНИЛС должно быть 11\u{a0}цифр, а здесь 3\u{a0}цифры"
        );
    }

    #[test]
    fn faults_are_counted() {
        assert_eq!(
            (TEXTS.faults.summary)(1),
            "Проверьте отмеченное ниже: 1\u{a0}поле."
        );
        assert_eq!(
            (TEXTS.faults.summary)(3),
            "Проверьте отмеченное ниже: 3\u{a0}поля."
        );
    }
}
