//! The fields of a record.

/// A field of a record, in the order of the import schema. As a number it is the column of a row's cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Column {
    /// The sender's own name for the record (`@outerId`).
    OuterId,
    /// Фамилия.
    LastName,
    /// Имя.
    FirstName,
    /// Отчество; its element is required, and empty where there is none.
    MiddleName,
    /// СНИЛС, written `123-456-789 00`.
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
    /// The number of a unit of the organization; schema 1.0.9 added it.
    OrganizationUnitId,
    /// ИНН of who taught.
    OrganizationInn,
    /// Who taught.
    OrganizationTitle,
    /// The day of the test.
    Date,
    /// Its protocol.
    ProtocolNumber,
    /// The number of the programme (`@learnProgramId`): 1 to 4 and 6 to 29.
    LearnProgramId,
    /// The title of the programme.
    LearnProgramTitle,
    /// Whether the test was passed (`@isPassed`).
    IsPassed,
}

/// How many there are.
pub const COLUMNS: usize = 19;

impl Column {
    /// All, in their order.
    pub const ALL: [Self; COLUMNS] = [
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
        Self::Date,
        Self::ProtocolNumber,
        Self::LearnProgramId,
        Self::LearnProgramTitle,
        Self::IsPassed,
    ];

    /// Its name in the worker's requests and answers.
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
            Self::Date => "date",
            Self::ProtocolNumber => "protocol_number",
            Self::LearnProgramId => "learn_program_id",
            Self::LearnProgramTitle => "learn_program_title",
            Self::IsPassed => "is_passed",
        }
    }

    /// The column of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// Its place among the cells of a row.
    #[must_use]
    pub fn index(self) -> u16 {
        u16::from(self as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_at_its_place_and_is_found_by_its_name() {
        for (place, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(column.index()), place);
            assert_eq!(Column::of(column.code()), Some(column));
        }
        assert_eq!(Column::of("snils "), None);
    }
}
