//! A file for the registry of trained persons as the page sees it.

use super::super::TableFault;

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum RegistryFault {
    /// XML of something else.
    NotARegistry,
    /// It has a DOCTYPE.
    DocumentType,
    /// No XML from the line of this number on.
    NotWellFormed(u64),
    /// It names an encoding that nobody knows.
    UnknownEncoding,
    /// A registry with nothing in it.
    NoRecords,
    /// What can be wrong with any table.
    Table(TableFault),
}

impl RegistryFault {
    /// There is no worker, or it is gone with all that was in it.
    pub const STOPPED: Self = Self::Table(TableFault::Stopped);
}

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
}

/// What is wrong, or worth a look: a name of the protocol (crates/worker/README.md). How it is told in words is in
/// the catalogue.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Finding {
    /// The name.
    pub code: String,
    /// A number that belongs to it, such as how many digits there are.
    pub number: Option<u64>,
    /// A name that belongs to it, such as that of an element.
    pub name: Option<String>,
}

/// Rows with the same finding in the same field.
#[derive(Clone)]
pub struct Group {
    /// Where; `None`: the record as a whole.
    pub field: Option<Field>,
    /// Why.
    pub finding: Finding,
    /// It keeps the rows from being sent; otherwise it is worth a look.
    pub is_fault: bool,
    /// How many rows.
    pub count: u64,
    /// The first few rows.
    pub first: Vec<RowName>,
    /// Where one mend fits all of them.
    pub mend: Option<GroupMend>,
}

/// A row by its names.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct RowName {
    /// In requests.
    pub row: u64,
    /// In the file.
    pub number: u64,
}

/// A mend of all rows of a group.
#[derive(Clone)]
pub struct GroupMend {
    /// Names it in a request.
    pub code: String,
    /// What the first row has.
    pub before: String,
    /// What it would have; empty where the mend takes something away.
    pub after: String,
}

/// How many rows of each kind.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct RecordCounts {
    /// In all.
    pub rows: u64,
    /// Right, and waiting; `warned` among them.
    pub ready: u64,
    /// With a fault.
    pub faulty: u64,
    /// Right, with something worth a look.
    pub warned: u64,
    /// The same record stands above.
    pub duplicate: u64,
    /// Left out by the user.
    pub left_out: u64,
    /// Handed to the registry, which did not refuse them.
    pub sent: u64,
    /// Refused by it.
    pub rejected: u64,
}

/// A file that was read.
#[derive(Clone)]
pub struct RecordSummary {
    /// Its numbers are those of records in XML, and not of rows in a table.
    pub is_xml: bool,
    /// The fields, in the order of each row's cells.
    pub columns: Vec<Field>,
    /// Those that a table needs and this one does not have.
    pub missing: Vec<Field>,
    /// How many of each kind.
    pub counts: RecordCounts,
    /// Why the registry would refuse the file as it is. What is sent and written from here is free of them.
    pub file_faults: Vec<Finding>,
    /// The workbook has macros; they are not run and not kept.
    pub has_macros: bool,
    /// What is wrong where: faults before warnings.
    pub report: Vec<Group>,
    /// How many files of 5,000 the ready records make.
    pub files: u64,
    /// Whether the last mend of many can be taken back.
    pub can_undo: bool,
}

impl RecordSummary {
    /// How many errors there are: one for each field at fault.
    #[must_use]
    pub fn errors(&self) -> u64 {
        let faults = self.report.iter().filter(|group| group.is_fault);
        faults.map(|group| group.count).sum()
    }

    /// The columns that the table does not have, as long as nothing was written into them.
    #[must_use]
    pub fn blank_columns(&self) -> Vec<Field> {
        let is_blank = |field: &Field| {
            let mut of_it = self.report.iter();
            of_it.any(|group| group.field == Some(*field) && group.finding.code == "required")
        };
        let missing = self.missing.iter().copied();
        missing.filter(is_blank).collect()
    }

    /// Whether something can be mended for all at once.
    #[must_use]
    pub fn can_mend(&self) -> bool {
        self.report.iter().any(|group| group.mend.is_some())
    }
}

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RecordFilter {
    /// All.
    All,
    /// With a fault.
    Faulty,
    /// Ready, with something worth a look.
    Warned,
    /// Right, and waiting.
    Ready,
    /// The same record stands above.
    Duplicate,
    /// Left out by the user.
    LeftOut,
    /// Taken by the registry.
    Sent,
    /// Refused by it.
    Rejected,
}

impl RecordFilter {
    /// Those that are offered, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Faulty,
        Self::Warned,
        Self::Ready,
        Self::Duplicate,
        Self::LeftOut,
        Self::Sent,
        Self::Rejected,
    ];

    /// How many rows are of it.
    #[must_use]
    pub fn count(self, counts: &RecordCounts) -> u64 {
        match self {
            Self::All => counts.rows,
            Self::Faulty => counts.faulty,
            Self::Warned => counts.warned,
            Self::Ready => counts.ready,
            Self::Duplicate => counts.duplicate,
            Self::LeftOut => counts.left_out,
            Self::Sent => counts.sent,
            Self::Rejected => counts.rejected,
        }
    }

    /// Its name in the protocol.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Faulty => "faulty",
            Self::Warned => "warned",
            Self::Ready => "ready",
            Self::Duplicate => "duplicate",
            Self::LeftOut => "left_out",
            Self::Sent => "sent",
            Self::Rejected => "rejected",
        }
    }
}

/// What was found in a row.
#[derive(Clone)]
pub struct Found {
    /// Where; `None`: the record as a whole.
    pub field: Option<Field>,
    /// What.
    pub finding: Finding,
    /// The one sensible text for the cell, where there is one.
    pub mend: Option<String>,
}

/// A row to be shown. No `Debug`: its numbers belong into no log.
#[derive(Clone)]
pub struct RecordRow {
    /// Names it in requests.
    pub row: u64,
    /// Its number in the table; the record's in XML.
    pub number: u64,
    /// Its kind, as the protocol names it.
    pub state: String,
    /// In the order of the summary's columns.
    pub cells: Vec<String>,
    /// What is wrong.
    pub faults: Vec<Found>,
    /// What is worth a look.
    pub warnings: Vec<Found>,
    /// The number of the row with the same record.
    pub same_as: Option<u64>,
    /// Why the registry refused it, with codes of the contract.
    pub errors: Vec<Found>,
}

/// What is about to be sent: as it is until it is planned anew.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Plan {
    /// SHA-256 of all records, in hexadecimal digits.
    pub digest: String,
    /// How many records.
    pub records: u64,
    /// In how many portions.
    pub portions: u32,
}

/// A file for the user.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `RegistrySet` of the ready records, in parts of at most 5,000.
    Xml,
    /// The same, each part in an archive.
    Olot,
    /// An empty table for Excel, as text.
    TemplateCsv,
    /// The same as a workbook.
    TemplateXlsx,
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
            Self::TemplateCsv => "template_csv",
            Self::TemplateXlsx => "template_xlsx",
            Self::Report => "report",
        }
    }
}

/// A file that the worker made.
#[derive(Clone, PartialEq, Eq)]
pub struct FilePart {
    /// Its media type.
    pub media_type: String,
    /// Which part it is, from one.
    pub part: u64,
    /// Of so many; 0 when there was nothing to write.
    pub parts: u64,
}
