//! A file for the registry of trained persons as the page sees it.

/// A field of a record, in the order of the import schema.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Field {
    /// The sender's own name for the record.
    OuterId,
    /// Фамилия.
    LastName,
    /// Имя.
    FirstName,
    /// Отчество.
    MiddleName,
    /// СНИЛС.
    Snils,
    /// A foreigner without a СНИЛС.
    IsForeignSnils,
    /// The foreigner's number at home.
    ForeignSnils,
    /// Гражданство.
    Citizenship,
    /// Должность.
    Position,
    /// ИНН of who employs.
    EmployerInn,
    /// Who employs.
    EmployerTitle,
    /// The number of a unit of the organization.
    OrganizationUnitId,
    /// ИНН of who taught.
    OrganizationInn,
    /// Who taught.
    OrganizationTitle,
    /// The day of the test.
    TestDate,
    /// Its protocol.
    ProtocolNumber,
    /// The number of the programme.
    LearnProgramId,
    /// The title of the programme.
    LearnProgramTitle,
    /// Whether the test was passed.
    IsPassed,
}

impl Field {
    /// All, in the order of the screen.
    pub const ALL: [Self; 19] = [
        Self::OuterId,
        Self::LastName,
        Self::FirstName,
        Self::MiddleName,
        Self::Snils,
        Self::IsForeignSnils,
        Self::ForeignSnils,
        Self::Citizenship,
        Self::Position,
        Self::EmployerInn,
        Self::EmployerTitle,
        Self::OrganizationUnitId,
        Self::OrganizationInn,
        Self::OrganizationTitle,
        Self::TestDate,
        Self::ProtocolNumber,
        Self::LearnProgramId,
        Self::LearnProgramTitle,
        Self::IsPassed,
    ];

    /// Its name in the protocol.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OuterId => "outer_id",
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::MiddleName => "middle_name",
            Self::Snils => "snils",
            Self::IsForeignSnils => "is_foreign_snils",
            Self::ForeignSnils => "foreign_snils",
            Self::Citizenship => "citizenship",
            Self::Position => "position",
            Self::EmployerInn => "employer_inn",
            Self::EmployerTitle => "employer_title",
            Self::OrganizationUnitId => "organization_unit_id",
            Self::OrganizationInn => "organization_inn",
            Self::OrganizationTitle => "organization_title",
            Self::TestDate => "date",
            Self::ProtocolNumber => "protocol_number",
            Self::LearnProgramId => "learn_program_id",
            Self::LearnProgramTitle => "learn_program_title",
            Self::IsPassed => "is_passed",
        }
    }

    /// The field of this name.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// The field to which a refusal of the backend points (RFC 6901, into the record).
    #[must_use]
    pub fn at(pointer: &str) -> Option<Self> {
        let mut parts = pointer.rsplit('/');
        let (last, part) = (parts.next()?, parts.next().unwrap_or_default());
        match (part, last) {
            ("organization", "inn") => Some(Self::OrganizationInn),
            ("organization", "title") => Some(Self::OrganizationTitle),
            _ => Self::of(last),
        }
    }
}

/// What is wrong, or worth a look, with a field: a name of the protocol (worker/README.md), and how it is told
/// in words is in the catalogue.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Reason {
    /// The name.
    pub code: String,
    /// A number that belongs to it, such as how many digits there are.
    pub number: Option<u64>,
}

/// Rows with the same reason in the same column.
#[derive(Clone, PartialEq, Eq)]
pub struct Group {
    /// Where; `None`: the row as a whole.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
    /// It keeps the row from being sent.
    pub is_error: bool,
    /// How many rows.
    pub rows: u64,
    /// In how many of them there is one sensible mend.
    pub mendable: u64,
}

/// How many rows of each kind.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct RecordCounts {
    /// In all, those that were left out among them.
    pub records: u64,
    /// Right, and waiting.
    pub ready: u64,
    /// With an error.
    pub faulty: u64,
    /// Right, with something worth a look.
    pub warned: u64,
    /// The same record stands above.
    pub duplicate: u64,
    /// Left out by the user.
    pub left_out: u64,
    /// Taken by the registry.
    pub accepted: u64,
    /// Refused by it.
    pub refused: u64,
}

impl RecordCounts {
    /// Records that cannot be sent as they are.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.faulty + self.duplicate
    }
}

/// A file that was read.
#[derive(Clone, Default)]
pub struct RecordSummary {
    /// How many of each kind.
    pub counts: RecordCounts,
    /// What is wrong where, the most frequent first.
    pub groups: Vec<Group>,
    /// What was noticed about the file as a whole, by the names of the protocol.
    pub notes: Vec<Reason>,
    /// The columns that the file does not have.
    pub missing: Vec<Field>,
    /// Whether the last mend of many can be taken back.
    pub can_undo: bool,
}

/// Which rows.
#[derive(Clone, PartialEq, Eq)]
pub enum RecordFilter {
    /// Of a kind: a place in [`RecordFilter::KINDS`].
    Kind(usize),
    /// Those of a group.
    Group(Option<Field>, String),
}

impl RecordFilter {
    /// The kinds that are offered, by their names in the protocol and in the order of the screen.
    pub const KINDS: [&'static str; 7] = [
        "all",
        "faulty",
        "warned",
        "ready",
        "duplicate",
        "left_out",
        "refused",
    ];
}

/// What is wrong with a field of a row.
#[derive(Clone)]
pub struct FieldFaultOf {
    /// Where; `None`: the row as a whole.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
    /// It keeps the row from being sent.
    pub is_error: bool,
    /// The one sensible text for the cell, where there is one.
    pub mend: Option<String>,
}

/// A row to be shown.
#[derive(Clone)]
pub struct RecordRow {
    /// Names it in requests.
    pub row: u64,
    /// Its number in the file.
    pub number: u64,
    /// Its kind, as the protocol names it.
    pub state: String,
    /// In the order of [`Field::ALL`].
    pub cells: Vec<String>,
    /// What is wrong.
    pub faults: Vec<FieldFaultOf>,
    /// The number of the row with the same record.
    pub same_as: Option<u64>,
}

/// What is about to be sent; the worker keeps it as it is until the table is changed.
#[derive(Clone, PartialEq, Eq)]
pub struct Prepared {
    /// SHA-256 of all records, in hexadecimal digits.
    pub digest: String,
    /// How many records.
    pub records: u64,
}

/// A portion, ready to be sent.
pub struct PortionBody {
    /// The rows in it, in order.
    pub rows: Vec<u64>,
    /// The body, as the contract wants it.
    pub body: String,
}

/// A file for the user.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `RegistrySet`, a part of at most 5,000 records.
    Xml,
    /// The same in an archive.
    Olot,
    /// What is wrong where, for Excel.
    Report,
}

impl FileKind {
    /// Its name in the protocol.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Olot => "olot",
            Self::Report => "report",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_into_a_record_is_a_field() {
        assert_eq!(Field::at("/worker/snils"), Some(Field::Snils));
        assert_eq!(Field::at("/organization/inn"), Some(Field::OrganizationInn));
        assert_eq!(Field::at("/worker/employer_inn"), Some(Field::EmployerInn));
        assert_eq!(Field::at("/test/date"), Some(Field::TestDate));
        assert_eq!(Field::at("/outer_id"), Some(Field::OuterId));
        assert_eq!(Field::at(""), None);
    }
}
