//! Russian: checking a file for the registry and sending it.

use super::texts::{ReportWords, SendTexts};
use crate::i18n::ru::{number, plural};
use crate::tables::TableFault;
use crate::tables::registry::{Code, Field, FileFault, Found, RecordFilter, RegistryFault, State};

pub static TEXTS: SendTexts = SendTexts {
    title: "Проверить и\u{a0}отправить файл",
    lead: "XLSX, CSV или\u{a0}XML с\u{a0}записями об\u{a0}обучении. Файл проверяется на\u{a0}вашем компьютере: ошибки видны сразу, и\u{a0}их можно исправить здесь.",
    not_allowed: "Отправлять записи в\u{a0}реестр может сотрудник с\u{a0}полномочием отправлять в\u{a0}реестр. Его даёт администратор организации в\u{a0}разделе «Администрирование».",
    choose_file: "Выбрать файл",
    drop: "или перетащите файл сюда",
    promise: "Файл никуда не\u{a0}отправляется, пока вы не\u{a0}нажмёте «Отправить».",
    template_xlsx: "Шаблон Excel",
    template_csv: "Шаблон CSV",
    template_file: "Шаблон реестра обученных",
    reading: |rows| format!("Читаем файл: {}", records(rows)),
    checking: |done, all| format!("Проверяем: {} из\u{a0}{}", number(done), number(all)),
    reading_label: "Чтение файла",
    stop: "Остановить",
    fault,
    another: "Взять другой файл",
    summary: |rows, errors| {
        let rows = number(rows);
        match errors {
            0 => format!("Записей: {rows}. Ошибок нет"),
            errors => format!("Записей: {rows}. Ошибок: {}", number(errors)),
        }
    },
    beside: |counts| {
        let said = [
            (counts.ready, "Готовы к\u{a0}отправке"),
            (counts.faulty, "С\u{a0}ошибками, не\u{a0}отправятся"),
            (
                counts.duplicate,
                "Повторы: отправится только первая из\u{a0}одинаковых",
            ),
            (counts.left_out, "Вы решили не\u{a0}отправлять"),
            (counts.sent, "Переданы в\u{a0}реестр"),
            (counts.rejected, "Отклонены реестром"),
        ];
        let said = said.into_iter().filter(|(n, _)| *n > 0);
        said.map(|(n, words)| format!("{words}: {}", number(n)))
            .collect()
    },
    missing: |columns| {
        format!(
            "В\u{a0}таблице нет столбцов: {columns}. Если у\u{a0}всех записей значение одно, впишите его сразу во\u{a0}все пустые ячейки."
        )
    },
    file_fault: |fault| {
        match fault {
        FileFault::TooManyRecords(most) => format!(
            "Записей больше {}: одним файлом реестр их не\u{a0}примет. Отправка отсюда пройдёт, а\u{a0}для скачивания файл будет разделён.",
            number(most)
        ),
        FileFault::Namespace => "У\u{a0}файла другое пространство имён XML: как есть реестр его не\u{a0}примет. Отправленное и\u{a0}скачанное отсюда будет правильным.".to_owned(),
        FileFault::WrongEncoding => "Кодировка файла не\u{a0}та, что указана в\u{a0}нём. Проверьте, правильно ли читаются фамилии. Отправленное и\u{a0}скачанное отсюда будет в\u{a0}UTF-8.".to_owned(),
        FileFault::Stray => "Кроме записей в\u{a0}файле есть лишнее. В\u{a0}отправленное и\u{a0}скачанное отсюда оно не\u{a0}попадёт.".to_owned(),
    }
    },
    macros: "В\u{a0}файле есть макросы. Они не\u{a0}запускались и\u{a0}никуда не\u{a0}попадут.",
    report: "Что исправить",
    group: |group, xml| {
        let n = group.count;
        let count = if xml {
            records(n)
        } else {
            format!("{} {}", number(n), plural(n, "строка", "строки", "строк"))
        };
        let place = group.column.map_or("Запись в\u{a0}целом", name);
        format!("{place}\u{a0}— {}\u{a0}— {count}", plain_reason(group.code))
    },
    warning: "не\u{a0}ошибка, но\u{a0}проверьте",
    first_rows: |xml| {
        if xml {
            "Записи:"
        } else {
            "Строки:"
        }
    },
    show_row: |xml, n| format!("Показать {} {n}", if xml { "запись" } else { "строку" }),
    more_groups: |n| {
        let n = n as u64;
        format!(
            "И\u{a0}ещё {} {}: исправьте эти, и\u{a0}появятся следующие.",
            number(n),
            plural(n, "вид ошибок", "вида ошибок", "видов ошибок")
        )
    },
    mend_all: |before, after| {
        let (before, after) = (short(before), short(after));
        match (before.is_empty(), after.is_empty()) {
            (true, true) => "Исправить во\u{a0}всех: убрать".to_owned(),
            (false, true) => format!("Исправить во\u{a0}всех: убрать {before}"),
            (true, false) => format!("Исправить во\u{a0}всех: вписать {after}"),
            _ => format!("Исправить во\u{a0}всех: {before} → {after}"),
        }
    },
    mend_everything: "Исправить всё, что можно",
    undo: "Отменить",
    field: name,
    reason,
    plain_reason,
    fill: "Заполнить пустые ячейки",
    fill_lead: "Значение впишется во\u{a0}все пустые ячейки столбца. Заполненные не\u{a0}изменятся.",
    fill_column: "Столбец",
    fill_text: "Значение",
    fill_do: "Заполнить",
    fill_required: "Впишите значение",
    rows: "Записи файла",
    filter: "Показать",
    filter_of: |filter, n| {
        let words = match filter {
            RecordFilter::All => "все",
            RecordFilter::Faulty => "с\u{a0}ошибками",
            RecordFilter::Warned => "готовые, но\u{a0}проверьте",
            RecordFilter::Ready => "готовые к\u{a0}отправке",
            RecordFilter::Duplicate => "повторы",
            RecordFilter::LeftOut => "решено не\u{a0}отправлять",
            RecordFilter::Sent => "переданные в\u{a0}реестр",
            RecordFilter::Rejected => "отклонённые реестром",
        };
        format!("{words} ({})", number(n))
    },
    none_such: "Таких записей нет.",
    shown_from: |xml, n| {
        let what = if xml {
            "с\u{a0}записи"
        } else {
            "со\u{a0}строки"
        };
        format!("Показано {what} {n}.")
    },
    from_first: "Показать с\u{a0}начала",
    row: |xml, n, name| {
        let place = capital(xml, n);
        if name.is_empty() {
            place
        } else {
            format!("{place}: {name}")
        }
    },
    state_of: |state| match state {
        State::Ready => "готова",
        State::Faulty => "с\u{a0}ошибками",
        State::Duplicate => "повтор",
        State::LeftOut => "не\u{a0}отправляется",
        State::Sent => "передана",
        State::Rejected => "отклонена",
    },
    same_as: |xml, n| {
        let place = if xml { "записи" } else { "строке" };
        format!("То\u{a0}же, что в\u{a0}{place} {n}: отправится только та.")
    },
    mend: |text| format!("Исправить на\u{a0}{}", short(text)),
    leave_out: |xml, n| {
        let what = if xml { "запись" } else { "строку" };
        format!("Не\u{a0}отправлять {what} {n}")
    },
    all_fields: "Все поля",
    all_fields_of: |xml, n| {
        let place = if xml { "записи" } else { "строки" };
        format!("Все поля {place} {n}")
    },
    refusal: |field, code| {
        let words = match code {
            "duplicate" => {
                "в\u{a0}реестре уже есть запись об\u{a0}этом человеке, программе, дате и\u{a0}протоколе"
            }
            "refused" => "реестр не\u{a0}принял это значение",
            "required" => "нужно заполнить",
            "too_long" => "слишком длинно",
            "format" | "check_digits" => "реестр считает это ошибкой: сверьте с\u{a0}документом",
            _ => "реестр не\u{a0}принял запись",
        };
        match field {
            Some(field) => format!("{}: {words}", name(field)),
            None => format!("Отклонена: {words}"),
        }
    },
    files: "Скачать файл для\u{a0}реестра",
    files_lead: |ready, files| match (ready, files) {
        (0, _) => "Готовых записей нет, скачивать пока нечего.".to_owned(),
        (ready, 0 | 1) => format!("В\u{a0}файл войдут готовые записи: {}.", number(ready)),
        (ready, files) => format!(
            "Готовых записей {}, а\u{a0}в\u{a0}одном файле их может быть до\u{a0}{}. Файлов будет {}.",
            number(ready),
            number(5_000),
            number(files)
        ),
    },
    part: "Какой файл",
    part_of: |part, parts| format!("{} из\u{a0}{}", number(part), number(parts)),
    xml: "Скачать XML",
    olot: "Скачать .olot",
    report_button: "Скачать отчёт об\u{a0}ошибках",
    file_name: "Реестр обученных",
    report_name: "Ошибки в\u{a0}записях",
    report_words: ReportWords {
        number: "Номер",
        result: "Состояние",
        what: "Что исправить",
        refused: [
            ("duplicate", "такая запись уже есть в\u{a0}реестре"),
            ("refused", "реестр не\u{a0}принял это значение"),
        ],
    },
    send: |n| format!("Отправить {}", records(n)),
    nothing_ready: "Отправлять нечего: готовых записей нет.",
    confirm_title: "Отправить записи в\u{a0}реестр?",
    confirm: |n, organization| {
        format!(
            "В\u{a0}реестр обученных {} {} от\u{a0}имени организации {organization}. Отозвать отправленное отсюда нельзя.",
            plural(n, "уйдёт", "уйдут", "уйдёт"),
            records(n)
        )
    },
    confirm_rest: |n| {
        format!(
            "Останутся здесь: {}. Это записи с\u{a0}ошибками, повторы и\u{a0}те, что вы решили не\u{a0}отправлять.",
            number(n)
        )
    },
    sending: "Отправка в\u{a0}реестр",
    planning: "Готовим записи к\u{a0}отправке",
    progress: |done, all| format!("Отправлено {} из\u{a0}{}", number(done), number(all)),
    pausing: "Связь подводит. Подождём и\u{a0}попробуем снова.",
    stopping: "Останавливаем: ждём последний ответ.",
    stopped: "Остановлено. Продолжить можно сейчас или потом: выберите тот\u{a0}же файл, исправьте его так\u{a0}же, и\u{a0}дойдёт только недостающее. Записи этой отправки уйдут такими, какими были, когда она началась.",
    finishing: "Записи отправлены. Завершаем отправку.",
    go_on: "Продолжить",
    to_file: "Вернуться к\u{a0}файлу",
    not_sent: |n| {
        let n = n as u64;
        format!(
            "Не\u{a0}{} {} {}.",
            plural(n, "отправлена", "отправлены", "отправлено"),
            number(n),
            plural(n, "порция", "порции", "порций")
        )
    },
    found_open: |when, received, all| {
        format!(
            "Эта отправка начата {when}: получено {} из\u{a0}{}. Можно продолжить: уйдёт только недостающее, ничего не\u{a0}удвоится.",
            number(received),
            number(all)
        )
    },
    found_complete: |when| {
        format!(
            "Эти записи уже отправлены {when}. Сейчас ничего не\u{a0}отправлено, в\u{a0}реестре ничего не\u{a0}удвоилось."
        )
    },
    see_result: "Показать, что передано",
    other_cut: "Эту отправку начала другая программа, и\u{a0}порции в\u{a0}ней другие. Завершите её там, где начали.",
    done: |accepted, rejected| match rejected {
        0 => format!("Отправка завершена. Передано: {}.", number(accepted)),
        rejected => format!(
            "Отправка завершена. Передано: {}. Отклонено: {}.",
            number(accepted),
            number(rejected)
        ),
    },
    done_refused: "Отклонённые записи показаны ниже с\u{a0}причинами. Исправьте их и\u{a0}отправьте снова: переданные второй раз не\u{a0}уйдут.",
    open_submission: "Открыть запись об\u{a0}отправке",
    unsaved: "Уйти со\u{a0}страницы?",
    unsaved_file: "Взять другой файл?",
    unsaved_lead: "Исправления хранятся только на\u{a0}этой странице и\u{a0}пропадут. Чтобы их сохранить, скачайте файл для\u{a0}реестра.",
    stay: "Остаться",
    leave: "Уйти",
};

fn name(field: Field) -> &'static str {
    match field {
        Field::OuterId => "Идентификатор записи",
        Field::LastName => "Фамилия",
        Field::FirstName => "Имя",
        Field::MiddleName => "Отчество",
        Field::Snils => "СНИЛС",
        Field::IsForeignSnils => "Иностранец без\u{a0}СНИЛС",
        Field::ForeignSnils => "Номер иностранного аналога СНИЛС",
        Field::Citizenship => "Гражданство",
        Field::Position => "Должность",
        Field::EmployerInn => "ИНН работодателя",
        Field::EmployerTitle => "Наименование работодателя",
        Field::OrganizationUnitId => "Номер подразделения",
        Field::OrganizationInn => "ИНН обучающей организации",
        Field::OrganizationTitle => "Наименование обучающей организации",
        Field::TestDate => "Дата проверки знаний",
        Field::ProtocolNumber => "Номер протокола",
        Field::LearnProgramId => "Номер программы",
        Field::LearnProgramTitle => "Наименование программы",
        Field::IsPassed => "Результат проверки",
    }
}

/// What is wrong, as half a sentence: the column stands before it.
fn reason(found: &Found) -> String {
    let is_inn = matches!(
        found.column,
        Some(Field::EmployerInn | Field::OrganizationInn)
    );
    let wanted = match found.column {
        Some(Field::Snils) => ", а\u{a0}нужно 11",
        _ if is_inn => ", а\u{a0}нужно 10 или\u{a0}12",
        _ => "",
    };
    let beside = found.number.or(found.digits);
    match (found.code, beside, found.name.as_deref()) {
        (Code::TooLong, Some(most), _) => format!(
            "длиннее {}\u{a0}{}",
            number(most),
            plural(most, "знака", "знаков", "знаков")
        ),
        (Code::TooShort, Some(n), _) => format!("цифр только {n}{wanted}"),
        (Code::TooManyDigits, Some(n), _) => format!("цифр {n}{wanted}"),
        (Code::OtherProgram, Some(n), _) => format!("это название программы №\u{a0}{n}"),
        (code, _, None | Some("")) => plain_reason(code).to_owned(),
        (code, _, Some(name)) => format!("{}: {}", plain_reason(code), short(name)),
    }
}

fn plain_reason(code: Code) -> &'static str {
    match code {
        Code::Required => "не\u{a0}заполнено",
        Code::TooLong => "слишком длинно",
        Code::ControlCharacters => "есть невидимые служебные знаки",
        Code::NotDigits => "не\u{a0}только цифры",
        Code::CheckDigits => "контрольные цифры не\u{a0}сходятся, сверьте с\u{a0}документом",
        Code::TooShort => "не\u{a0}хватает цифр",
        Code::TooManyDigits => "лишние цифры",
        Code::NumberForm => "номер верный, но\u{a0}записан не\u{a0}по\u{a0}образцу",
        Code::LostZeros => "Excel убрал нули в\u{a0}начале, сверьте исправленное",
        Code::NotForForeigners => "СНИЛС указан, хотя отмечено «без СНИЛС»",
        Code::Bit => "нужно true\u{a0}(да) или\u{a0}false\u{a0}(нет)",
        Code::BitForm => "записано другим словом: нужно true\u{a0}(да) или\u{a0}false\u{a0}(нет)",
        Code::Date => "это не\u{a0}дата",
        Code::DateForm => "дата записана не\u{a0}по\u{a0}образцу 2026-10-12",
        Code::DateNumber => "дата записана числом, как её хранит Excel",
        Code::Future => "дата ещё не\u{a0}наступила",
        Code::ProgramNumber => "такого номера нет: бывают 1–4 и\u{a0}6–29",
        Code::ProgramByTitle => "номера нет или он неверный, но\u{a0}он понятен по\u{a0}названию",
        Code::NotANumber => "нужно число",
        Code::OuterId => "бывают только латинские буквы, цифры и\u{a0}дефис",
        Code::MissingElement => "нет обязательного элемента XML",
        Code::RepeatedElement => "элемент XML повторяется",
        Code::EmptyElement => "элемент XML пуст",
        Code::UnknownElement => "лишний элемент XML",
        Code::UnknownAttribute => "лишний атрибут XML",
        Code::StrayText => "лишний текст в\u{a0}XML",
        Code::Spaces => "лишние пробелы",
        Code::LookAlikes => "латинские буквы среди русских",
        Code::TimeZone => "у\u{a0}даты указан часовой пояс",
        Code::TitleMarks => "от\u{a0}справочника отличаются тире, пробелы, кавычки или регистр",
        Code::TitleWords => "название не\u{a0}такое, как в\u{a0}справочнике",
        Code::OtherProgram => "это название другой программы",
        Code::NotInCatalogue => "в\u{a0}справочнике кабинета нет такой программы",
    }
}

fn fault(fault: RegistryFault) -> String {
    let words = match fault {
        RegistryFault::NotARegistry => {
            "Это XML, но\u{a0}не\u{a0}файл реестра обученных: в\u{a0}нём нет элемента RegistrySet. Выберите другой файл."
        }
        RegistryFault::DocumentType => {
            "В\u{a0}файле есть DOCTYPE. Такие файлы мы не\u{a0}открываем: это небезопасно. Удалите строку с\u{a0}DOCTYPE и\u{a0}выберите файл снова."
        }
        RegistryFault::NotWellFormed(line) => {
            return format!(
                "XML написан с\u{a0}ошибкой, строка {}. Исправьте её или выгрузите файл заново.",
                number(line)
            );
        }
        RegistryFault::UnknownEncoding => {
            "Кодировка файла неизвестна. Сохраните его в\u{a0}UTF-8 и\u{a0}выберите снова."
        }
        RegistryFault::NoRecords => {
            "В\u{a0}файле нет ни\u{a0}одной записи. Заполните его и\u{a0}выберите снова."
        }
        RegistryFault::Table(fault) => return table_fault(fault),
    };
    words.to_owned()
}

fn table_fault(fault: TableFault) -> String {
    let words = match fault {
        TableFault::TooLarge(bytes) => {
            return format!(
                "Файл слишком большой. Разделите его на\u{a0}части до\u{a0}{}\u{a0}МБ.",
                bytes >> 20
            );
        }
        TableFault::TooManyRows(rows) => {
            return format!(
                "Записей слишком много. Разделите файл на\u{a0}части до\u{a0}{}.",
                number(rows)
            );
        }
        TableFault::LongCell(row) => {
            return format!(
                "В\u{a0}строке {} очень длинный текст. Сократите его и\u{a0}выберите файл снова.",
                number(row)
            );
        }
        TableFault::OpenQuote(row) => {
            return format!(
                "В\u{a0}строке {} открыта кавычка и\u{a0}не\u{a0}закрыта: текст после неё попал бы в\u{a0}одну ячейку. Уберите или закройте её либо сохраните файл как .xlsx и\u{a0}выберите снова.",
                number(row)
            );
        }
        TableFault::Bomb => {
            "Файл при распаковке становится огромным, поэтому мы его не\u{a0}открываем. Сохраните его заново и\u{a0}выберите снова."
        }
        TableFault::Protected => {
            "Файл защищён паролем. Снимите пароль в\u{a0}Excel и\u{a0}выберите файл снова."
        }
        TableFault::OldExcel => {
            "Это старый формат Excel (.xls). Сохраните файл как .xlsx и\u{a0}выберите снова."
        }
        TableFault::OtherSpreadsheet => {
            "Это таблица другой программы. Сохраните её как .xlsx или .csv и\u{a0}выберите снова."
        }
        TableFault::NotATable => {
            "Это не\u{a0}таблица и\u{a0}не\u{a0}XML. Нужен файл .xlsx, .csv или .xml."
        }
        TableFault::Empty => {
            "В\u{a0}файле нет ни\u{a0}одной строки с\u{a0}записью. Заполните его и\u{a0}выберите снова."
        }
        TableFault::TooManyCells => {
            "В\u{a0}таблице слишком много столбцов или ячеек. Оставьте только столбцы шаблона."
        }
        TableFault::NoVisibleSheet => {
            "Все листы в\u{a0}файле скрыты. Покажите нужный лист в\u{a0}Excel и\u{a0}выберите файл снова."
        }
        TableFault::Damaged => {
            "Файл повреждён: его не\u{a0}получается прочитать до\u{a0}конца. Сохраните его заново и\u{a0}выберите снова."
        }
        TableFault::Unreadable => {
            "Браузер не\u{a0}смог прочитать файл: он перемещён или изменён. Выберите его снова."
        }
        TableFault::Stopped => {
            "Проверка файла остановилась: эта часть кабинета не\u{a0}загрузилась или ей не\u{a0}хватило памяти. Выберите файл снова, а\u{a0}если не\u{a0}поможет, обновите страницу."
        }
    };
    words.to_owned()
}

fn capital(xml: bool, n: u64) -> String {
    format!("{} {n}", if xml { "Запись" } else { "Строка" })
}

/// The beginning of a long text: a button with all of it would fill the screen.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn records(n: u64) -> String {
    format!("{} {}", number(n), plural(n, "запись", "записи", "записей"))
}
