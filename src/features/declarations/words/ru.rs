//! Russian: the declarations.

use super::texts::DeclarationTexts;
use crate::domain::{DeclarationFault, DeclarationField, DeclarationState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::ru::{number, plural};

pub static TEXTS: DeclarationTexts = DeclarationTexts {
    list: ListTexts {
        label: "Декларации",
        search: "Номер декларации или отчёта",
        choices: &[ChoiceTexts {
            label: "Состояние",
            any: "любое",
            values: &[
                "черновики",
                "поданные",
                "зарегистрированные",
                "отклонённые",
                "прекращённые",
            ],
        }],
        count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "декларация", "декларации", "деклараций")
            )
        },
        empty: "Деклараций пока нет. Нажмите «Новая декларация», чтобы начать первую.",
        none_such: "Таких деклараций нет. Измените условия отбора или очистите поиск.",
    },
    submitted_list: ListTexts {
        label: "Декларации",
        search: "Номер декларации или отчёта",
        choices: &[ChoiceTexts {
            label: "Состояние",
            any: "любое",
            values: &[
                "поданные",
                "зарегистрированные",
                "отклонённые",
                "прекращённые",
            ],
        }],
        count: |n| {
            format!(
                "{} {}",
                number(n),
                plural(n, "декларация", "декларации", "деклараций")
            )
        },
        empty: "Деклараций пока нет.",
        none_such: "Таких деклараций нет. Измените условия отбора или очистите поиск.",
    },
    column_declaration: "Декларация",
    column_places: "Рабочих мест",
    column_when: "Подана",
    column_until: "Действует до",
    column_state: "Состояние",
    file: "Декларации",
    columns: [
        "Номер",
        "Состояние",
        "Отчёт СОУТ",
        "Рабочих мест",
        "Начата (UTC)",
        "Подана (UTC)",
        "Действует до",
    ],
    no_number: "Без номера",
    report_of: |number| format!("По отчёту {number}"),
    no_report: "Отчёт не выбран",
    new: "Новая декларация",
    anew: "Начать заново",
    anew_lead: "Эту декларацию не приняли. Начните новую: всё заполненное перейдёт в черновик.",
    number: "Номер в реестре",
    report: "Отчёт СОУТ",
    organization: "Организация",
    ogrn: "ОГРН",
    inn: "ИНН",
    submitted: "Подана",
    until: "Действует до",
    history: "История",
    changed: "Состояние изменено",
    system: "Система",
    draft_title: "Новая декларация",
    paper_title: "Декларация соответствия условий труда",
    paper_note: |service| {
        format!("Распечатка из системы «{service}». Официальный бланк она не\u{a0}заменяет.")
    },
    signature: "Подпись",
    place_number: "№",
    place_name: "Рабочее место",
    place_employees: "Работников",
    choose_report: "Выбрать отчёт",
    choose_another: "Выбрать другой",
    report_search: "Номер отчёта или организация, проводившая СОУТ",
    report_count: |n| format!("{} {}", number(n), plural(n, "отчёт", "отчёта", "отчётов")),
    report_none: "Таких отчётов нет. Очистите поиск.",
    reports_not_on_site: "Отчётов СОУТ на этом сайте нет: выбрать отчёт и рабочие места здесь нельзя. Сообщите в поддержку сайта.",
    report_closed: "Чтобы выбрать отчёт, нужно полномочие «Отчёты СОУТ: просмотр». Попросите администратора организации.",
    report_line: |day, n| {
        format!(
            "Утверждён {day}, {} {}",
            number(n),
            plural(n, "рабочее место", "рабочих места", "рабочих мест")
        )
    },
    report_first: "Выберите отчёт.",
    report_clears: |n| {
        format!(
            "Выбранные рабочие места ({}) относятся к\u{a0}другому отчёту: они снимутся.",
            number(n)
        )
    },
    choose: "Выбрать",
    places: "Рабочие места",
    places_hint: "Только те, что можно декларировать",
    choose_places: "Выбрать рабочие места",
    places_search: "Номер, должность или подразделение",
    places_count: |n| {
        format!(
            "{} {}",
            number(n),
            plural(n, "рабочее место", "рабочих места", "рабочих мест")
        )
    },
    places_none: "Таких рабочих мест нет.",
    places_chosen: |n| format!("Выбрано: {}", number(n)),
    places_all: "Выбрать все найденные",
    places_clear: "Снять все",
    places_reading: |done, all| format!("Отмечаем: {} из {}", number(done), number(all)),
    places_most: "В\u{a0}одной декларации может быть не\u{a0}больше 1\u{a0}000 рабочих мест.",
    places_more: |n| format!("и\u{a0}ещё {}", number(n)),
    open_submitted: "Открыть поданную",
    gone_on: "Эту декларацию уже подали",
    gone_on_lead: "Её подал кто-то другой или вы в\u{a0}другой вкладке, поэтому последние правки не\u{a0}сохранить. Скопируйте нужное и\u{a0}откройте поданную.",
    done: "Готово",
    field: |field| match field {
        DeclarationField::Report => "Отчёт СОУТ",
        DeclarationField::Workplaces => "Рабочие места",
        DeclarationField::Address => "Адрес рабочих мест",
        DeclarationField::SignedBy => "Подписывает (фамилия, имя, отчество)",
        DeclarationField::Position => "Должность подписывающего",
        DeclarationField::SignedOn => "Дата подписания",
        DeclarationField::Note => "Примечание",
    },
    hint: |field| match field {
        DeclarationField::Address => Some("Индекс, город, улица, дом"),
        DeclarationField::Note => Some("Если есть что добавить"),
        _ => None,
    },
    fault: |field, fault| match (field, fault) {
        (DeclarationField::Report, DeclarationFault::Missing) => "Выберите отчёт СОУТ.".to_owned(),
        (DeclarationField::Workplaces, DeclarationFault::Missing) => {
            "Выберите хотя бы одно рабочее место.".to_owned()
        }
        (_, DeclarationFault::Missing) => "Заполните это поле.".to_owned(),
        (DeclarationField::Workplaces, DeclarationFault::TooMuch) => TEXTS.places_most.to_owned(),
        (field, DeclarationFault::TooMuch) => {
            format!("Сократите до\u{a0}{} знаков.", number(field.most() as u64))
        }
        (_, DeclarationFault::InFuture) => {
            "Дата ещё не\u{a0}наступила: укажите сегодняшнюю или более раннюю.".to_owned()
        }
        (_, DeclarationFault::Refused) => {
            "Кабинет не\u{a0}принял это поле: проверьте его.".to_owned()
        }
    },
    faults: |n| format!("Исправьте поля: {n}. Первое\u{a0}— под курсором."),
    state: |state| match state {
        DeclarationState::Draft => "Черновик",
        DeclarationState::Submitted => "Подана",
        DeclarationState::Registered => "Зарегистрирована",
        DeclarationState::Rejected => "Отклонена",
        DeclarationState::Terminated => "Прекращена",
    },
    saved_at: |time| format!("Сохранено в\u{a0}{time}"),
    saves_itself: "Черновик сохраняется сам",
    typing: "Есть несохранённое…",
    too_long: "Не\u{a0}сохранено: одно из полей длиннее, чем можно",
    not_saved: "Черновик не\u{a0}сохранён. Введённое осталось на странице.",
    entered_kept: "Введённое осталось на странице.",
    check: "Проверить и\u{a0}подать",
    preview: "Проверьте перед подачей",
    preview_lead: "Так декларация будет напечатана. Поданную исправить нельзя.",
    edit: "Вернуться к\u{a0}правке",
    submit: "Подать",
    submitting: "Подаём…",
    unsure: "Неизвестно, дошла ли декларация. Нажмите «Подать» ещё раз: дважды она не\u{a0}подастся.",
    done_words: "Декларация подана.",
    delete: "Удалить черновик",
    delete_question: "Удалить черновик?",
    delete_lead: "Вернуть его будет нельзя.",
    keep: "Оставить",
    conflict: "Этот черновик изменили в\u{a0}другом месте",
    conflict_lead: "Его сохранил кто-то другой или вы в\u{a0}другой вкладке. Выберите, что оставить: пока ничего не\u{a0}потеряно.",
    conflict_field: "Поле",
    conflict_theirs: "Сохранено",
    conflict_mine: "У вас на странице",
    take_mine: "Оставить моё",
    take_theirs: "Взять сохранённое",
    set_aside: "Взято сохранённое. Ваш вариант можно вернуть, пока открыта эта страница.",
    bring_back: "Вернуть мой вариант",
    empty: "пусто",
    unsaved: "Последние изменения ещё не\u{a0}сохранены",
    unsaved_lead: "Если уйти, они пропадут. Остальное уже в\u{a0}черновике.",
    stay: "Остаться",
    leave: "Уйти без сохранения",
};
