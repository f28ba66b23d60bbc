//! Giving access by a table, in Russian.

use super::texts::ImportTexts;
use crate::i18n::ru::{number, plural};
use crate::tables::{CellFault, Column, ResultWords, RowFilter, RowState, TableFault};

pub static TEXTS: ImportTexts = ImportTexts {
    title: "Доступ по таблице",
    lead: "XLSX, CSV или строки, скопированные из\u{a0}Excel: ФИО, СНИЛС, ИНН, должность, полномочия. Таблица проверяется на\u{a0}вашем компьютере и никуда не отправится, пока вы не нажмёте «Дать доступ».",
    choose_file: "Выбрать файл",
    drop: "или перетащите файл сюда",
    sample: "Скачать пустую таблицу",
    sample_file: "Сотрудники.csv",
    sample_head: ["ФИО", "СНИЛС", "ИНН", "Должность", "Полномочия"],
    paste: "Или вставьте строки из\u{a0}таблицы",
    paste_hint: "Полномочия\u{a0}— как в\u{a0}кабинете, через запятую.",
    paste_hint_template: "Вместо них можно название шаблона.",
    check: "Проверить",
    reading: |rows| format!("Читаем таблицу: {}", rows_of(rows)),
    checking: |done, all| format!("Проверяем: {} из {}", number(done), number(all)),
    fault,
    another: "Взять другую таблицу",
    summary: |counts| {
        let mut parts = vec![rows_of(counts.rows)];
        let said = [
            (counts.ready, "готово"),
            (counts.faulty, "с\u{a0}ошибками"),
            (counts.duplicate, "повторы по СНИЛС"),
            (counts.left_out, "не загружаются"),
            (counts.skipped, "доступ уже есть"),
        ];
        for (n, words) in said {
            if n > 0 {
                parts.push(format!("{words}: {}", number(n)));
            }
        }
        parts.join(" · ")
    },
    missing: |columns| format!("В\u{a0}таблице нет столбцов: {columns}."),
    otherwise: "Полномочия, если ячейка пуста",
    otherwise_none: "не указаны: это ошибка",
    filter: "Показать строки",
    filter_of: |filter| match filter {
        RowFilter::All => "все",
        RowFilter::Ready => "готовые",
        RowFilter::Faulty => "с\u{a0}ошибками",
        RowFilter::Duplicate => "повторы",
        RowFilter::LeftOut => "не загружаются",
        RowFilter::Skipped => "доступ уже есть",
    },
    rows: "Строки таблицы",
    none_such: "Таких строк нет.",
    row: |n, name| {
        if name.is_empty() {
            format!("Строка {n}")
        } else {
            format!("Строка {n}: {name}")
        }
    },
    state_of: |state| match state {
        RowState::Ready => "готова",
        RowState::Faulty => "с\u{a0}ошибками",
        RowState::Duplicate => "повтор",
        RowState::LeftOut => "не загружается",
        RowState::Sent => "доступ дан",
        RowState::Failed => "не получилось",
        RowState::Skipped => "не нужно",
    },
    same_as: |n| format!("Тот же СНИЛС, что в\u{a0}строке {n}: загрузится только та."),
    column,
    cell,
    mend: |text| format!("Исправить на {text}"),
    leave_out: |n| format!("Не загружать строку {n}"),
    consent: "Согласия всех этих сотрудников на обработку персональных данных получены",
    consent_required: "Отметьте, что согласия сотрудников получены: без них доступ не дать.",
    sensitive: |labels| format!("Давать по таблице и важные полномочия: {labels}"),
    sensitive_kept: "Важное полномочие: дайте его отдельно или разрешите перед загрузкой",
    compare: "Показать, что изменится",
    comparing: |done, all| format!("Сверяем с кабинетом: {} из {}", number(done), number(all)),
    has_access: "Доступ уже есть",
    preview: |n| format!("Получат доступ: {}", people(n)),
    preview_skipped: |n| format!("Доступ уже есть, не изменится: {}", people(n)),
    preview_left: |n| format!("Не загрузятся: {}", rows_of(n)),
    nothing_ready: "Загружать нечего: исправьте ошибки или возьмите другую таблицу.",
    send: |n| format!("Дать доступ: {}", people(n)),
    results: "Скачать результаты",
    results_file: "Результаты загрузки.csv",
    results_words: || ResultWords {
        number: "Строка".to_owned(),
        result: "Результат".to_owned(),
        sent: "доступ дан".to_owned(),
        failed: "не получилось".to_owned(),
        skipped: "не нужно".to_owned(),
        pending: "не отправлено".to_owned(),
        faulty: "ошибки".to_owned(),
        duplicate: "повтор строки".to_owned(),
        left_out: "не загружалась".to_owned(),
        columns: Vec::new(),
    },
    unsaved: "Таблица ещё не загружена. Закрыть окно?",
};

fn column(column: Column) -> &'static str {
    match column {
        Column::FullName => "ФИО",
        Column::LastName => "Фамилия",
        Column::FirstName => "Имя",
        Column::MiddleName => "Отчество",
        Column::Snils => "СНИЛС",
        Column::Inn => "ИНН",
        Column::Position => "Должность",
        Column::Permissions => "Полномочия",
    }
}

fn cell(of: Column, fault: &CellFault) -> String {
    let name = column(of);
    match fault {
        CellFault::Required => "Заполните эту ячейку".to_owned(),
        CellFault::TooLong => "Слишком длинно: сократите".to_owned(),
        CellFault::NotDigits => format!("В\u{a0}{name} бывают только цифры"),
        CellFault::CheckDigits => {
            format!("Контрольные цифры не сходятся: сверьте {name} с\u{a0}документом")
        }
        CellFault::TooShort(n) | CellFault::TooManyDigits(n) => {
            let wanted = if of == Column::Inn { 12 } else { 11 };
            format!("В\u{a0}{name} должно быть {wanted}\u{a0}цифр, а здесь {n}")
        }
        CellFault::LostZeros(_) => {
            format!("Excel убрал нули в\u{a0}начале {name}: проверьте исправленное")
        }
        CellFault::UnknownPermissions(names) => {
            format!("Таких полномочий и шаблонов нет: {}", names.join(", "))
        }
        CellFault::ConflictingPermissions(names) => {
            format!("Нельзя дать вместе: {}", names.join(", "))
        }
    }
}

fn fault(fault: TableFault) -> String {
    match fault {
        TableFault::TooLarge(bytes) => format!(
            "Файл слишком большой. Разделите его на части до {}\u{a0}МБ.",
            bytes >> 20
        ),
        TableFault::TooManyRows(rows) => format!(
            "В\u{a0}таблице слишком много строк. Разделите её на части до {}.",
            rows_of(rows)
        ),
        TableFault::LongCell(row) => format!(
            "В\u{a0}строке {row} есть ячейка с\u{a0}очень длинным текстом. Сократите его и выберите файл снова."
        ),
        TableFault::OpenQuote(row) => format!(
            "В\u{a0}строке {row} открыта кавычка и не закрыта: текст после неё попал бы в\u{a0}одну ячейку. Уберите или закройте её либо сохраните таблицу как .xlsx и загрузите снова."
        ),
        TableFault::Bomb => "Файл при распаковке становится огромным, поэтому мы его не открываем. Сохраните таблицу заново и выберите её снова.".to_owned(),
        TableFault::Protected => "Файл защищён паролем. Снимите пароль в\u{a0}Excel и выберите файл снова.".to_owned(),
        TableFault::OldExcel => "Это старый формат Excel (.xls). Сохраните таблицу как .xlsx и выберите её снова.".to_owned(),
        TableFault::OtherSpreadsheet => "Это таблица другой программы. Сохраните её как .xlsx или .csv и выберите снова.".to_owned(),
        TableFault::NotATable => "Это не таблица. Нужен файл .xlsx или .csv.".to_owned(),
        TableFault::Empty => "В\u{a0}таблице нет ни одной строки с\u{a0}сотрудником. Заполните её и выберите снова.".to_owned(),
        TableFault::TooManyCells => "В\u{a0}таблице слишком много столбцов или ячеек. Оставьте только ФИО, СНИЛС, ИНН, должность и полномочия.".to_owned(),
        TableFault::NoVisibleSheet => "Все листы в\u{a0}файле скрыты. Покажите нужный лист в\u{a0}Excel и выберите файл снова.".to_owned(),
        TableFault::Damaged => "Файл повреждён: его не получается прочитать до конца. Сохраните таблицу заново и выберите её снова.".to_owned(),
        TableFault::Unreadable => "Браузер не смог прочитать файл: он перемещён или изменён. Выберите его снова.".to_owned(),
        TableFault::Stopped => "Проверка таблицы остановилась: эта часть кабинета не загрузилась или ей не хватило памяти. Обновите страницу и попробуйте снова.".to_owned(),
    }
}

fn rows_of(n: u64) -> String {
    format!("{} {}", number(n), plural(n, "строка", "строки", "строк"))
}

fn people(n: u64) -> String {
    format!(
        "{} {}",
        number(n),
        plural(n, "сотрудник", "сотрудника", "сотрудников")
    )
}
