//! The names of columns, as people write them.

use crate::columns::COLUMNS;
use cabinet_protocol::registry::Column;

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Of(Column),
    /// Фамилия, имя and отчество in one cell.
    Name,
    /// An ИНН or a name of nobody said whom: the employer's, where the table has no other.
    SomeInn,
    SomeTitle,
}

/// The headings of the template, in the order of the columns.
pub const TEMPLATE: [&str; COLUMNS] = [
    "Идентификатор записи",
    "Фамилия",
    "Имя",
    "Отчество",
    "СНИЛС",
    "Иностранец без СНИЛС",
    "Номер иностранного аналога СНИЛС",
    "Гражданство",
    "Должность",
    "ИНН работодателя",
    "Наименование работодателя",
    "Номер подразделения",
    "ИНН обучающей организации",
    "Наименование обучающей организации",
    "Дата проверки знаний",
    "Номер протокола",
    "Номер программы",
    "Наименование программы",
    "Результат проверки",
];

/// What a heading calls its column, in plain letters. Whatever else it is called, the column is not read.
pub(super) fn field(text: &str) -> Option<Field> {
    let without_hint = text.split('(').next().unwrap_or_default();
    named(&plain(text)).or_else(|| named(&plain(without_hint)))
}

fn named(plain: &str) -> Option<Field> {
    let code = Column::ALL
        .into_iter()
        .find(|column| plain == self::plain(column.code()));
    if let Some(column) = code {
        return Some(Field::Of(column));
    }
    Some(Field::Of(match plain {
        "идентификаторзаписи" | "внешнийидентификатор" | "идентификатор" | "outerid" => {
            Column::OuterId
        }
        "фамилия" | "фамилияработника" | "фамилиясотрудника" | "lastname" => {
            Column::LastName
        }
        "имя" | "имяработника" | "имясотрудника" | "firstname" => {
            Column::FirstName
        }
        "отчество"
        | "отчествоприналичии"
        | "отчествоработника"
        | "отчествосотрудника"
        | "middlename" => Column::MiddleName,
        "фио"
        | "фамилияимяотчество"
        | "фамилияимяотчествоприналичии"
        | "фиоработника"
        | "фиосотрудника"
        | "фиообученного"
        | "фиополностью"
        | "фамилияимяотчествоработника"
        | "работник"
        | "сотрудник" => return Some(Field::Name),
        "снилс" | "номерснилс" | "снилсработника" | "снилссотрудника" | "страховойномер" => {
            Column::Snils
        }
        "иностранецбезснилс"
        | "иностранец"
        | "иностранныйгражданин"
        | "иностранныйснилс"
        | "признакиностранногоснилс" => Column::IsForeignSnils,
        "номериностранногоаналогаснилс"
        | "аналогснилс"
        | "иностранныйаналогснилс"
        | "номериностранногоснилс" => Column::ForeignSnils,
        "гражданство" | "странагражданства" => Column::Citizenship,
        "должность"
        | "профессия"
        | "должностьпрофессия"
        | "профессиядолжность"
        | "должностьработника"
        | "должностьсотрудника" => Column::Position,
        "иннработодателя"
        | "иннорганизацииработодателя"
        | "иннкомпании"
        | "иннюрлица"
        | "работодательинн"
        | "иннзаказчика" => Column::EmployerInn,
        "наименованиеработодателя"
        | "работодатель"
        | "названиеработодателя"
        | "местоработы"
        | "организацияработодатель"
        | "наименованиеорганизацииработодателя" => {
            Column::EmployerTitle
        }
        "номерподразделения"
        | "идентификаторподразделения"
        | "подразделение"
        | "номерструктурногоподразделения" => {
            Column::OrganizationUnitId
        }
        "иннобучающейорганизации"
        | "иннучебногоцентра"
        | "иннорганизацииобучившей"
        | "иннорганизациипроводившейобучение"
        | "обучающаяорганизацияинн"
        | "иннуц" => Column::OrganizationInn,
        "наименованиеобучающейорганизации"
        | "обучающаяорганизация"
        | "учебныйцентр"
        | "наименованиеучебногоцентра"
        | "названиеобучающейорганизации"
        | "названиеучебногоцентра"
        | "организацияпроводившаяобучение" => {
            Column::OrganizationTitle
        }
        "датапроверкизнаний"
        | "дата"
        | "датапроверки"
        | "датаэкзамена"
        | "датапротокола"
        | "датапроверкизнания"
        | "датапроверкизнанийтребованийохранытруда"
        | "датаобучения" => Column::TestDate,
        "номерпротокола"
        | "протокол"
        | "протоколномер"
        | "номерпротоколапроверкизнаний"
        | "протоколпроверкизнаний" => Column::ProtocolNumber,
        "номерпрограммы"
        | "идентификаторпрограммы"
        | "кодпрограммы"
        | "idпрограммы"
        | "номерпрограммыобучения" => Column::LearnProgramId,
        "наименованиепрограммы"
        | "программа"
        | "программаобучения"
        | "названиепрограммы"
        | "наименованиепрограммыобучения"
        | "названиепрограммыобучения" => Column::LearnProgramTitle,
        "результатпроверки"
        | "результат"
        | "результатпроверкизнаний"
        | "сдал"
        | "сдано"
        | "сдала"
        | "сдалнесдал"
        | "проверкапройдена"
        | "оценка"
        | "проверказнаний" => Column::IsPassed,
        "инн" | "иннорганизации" => return Some(Field::SomeInn),
        "организация"
        | "наименованиеорганизации"
        | "названиеорганизации"
        | "предприятие"
        | "компания" => return Some(Field::SomeTitle),
        _ => return None,
    }))
}

/// Letters and digits only, small, ё as е; «№» is the word for it.
fn plain(text: &str) -> String {
    let words = text.replace('№', "номер");
    let letters = words.chars().filter(|one| one.is_alphanumeric());
    let small = letters.flat_map(char::to_lowercase);
    small
        .map(|one| if one == 'ё' { 'е' } else { one })
        .collect()
}
