//! The fields of a record.

names! {
    /// A field of a record, in the order of the import schema. As a number it is the column of a row's cell.
    #[derive(Hash, PartialOrd, Ord)]
    #[repr(u8)]
    Column {
        /// The sender's own name for the record (`@outerId`).
        OuterId = "outer_id",
        /// Фамилия.
        LastName = "last_name",
        /// Имя.
        FirstName = "first_name",
        /// Отчество; its element is required, and empty where there is none.
        MiddleName = "middle_name",
        /// СНИЛС, written `123-456-789 00`.
        Snils = "snils",
        /// A foreigner without a СНИЛС.
        IsForeignSnils = "is_foreign_snils",
        /// The foreigner's number at home.
        ForeignSnils = "foreign_snils",
        /// Гражданство.
        Citizenship = "citizenship",
        /// Должность.
        Position = "position",
        /// ИНН of who employs.
        EmployerInn = "employer_inn",
        /// Who employs.
        EmployerTitle = "employer_title",
        /// The number of a unit of the organization; schema 1.0.9 added it.
        OrganizationUnitId = "organization_unit_id",
        /// ИНН of who taught.
        OrganizationInn = "organization_inn",
        /// Who taught.
        OrganizationTitle = "organization_title",
        /// The day of the test.
        TestDate = "date",
        /// Its protocol.
        ProtocolNumber = "protocol_number",
        /// The number of the programme (`@learnProgramId`): 1 to 4 and 6 to 29.
        LearnProgramId = "learn_program_id",
        /// The title of the programme.
        LearnProgramTitle = "learn_program_title",
        /// Whether the test was passed (`@isPassed`).
        IsPassed = "is_passed",
    }
}

impl Column {
    /// Its place among the cells of a row.
    #[must_use]
    pub fn index(self) -> u16 {
        u16::from(self as u8)
    }

    /// The field that a pointer into a record of the contract is to (RFC 6901).
    #[must_use]
    pub fn at(pointer: &str) -> Option<Self> {
        let path = pointer.strip_prefix('/')?;
        match path.split_once('/').unwrap_or(("", path)) {
            ("", "outer_id") => Some(Self::OuterId),
            ("organization", "inn") => Some(Self::OrganizationInn),
            ("organization", "title") => Some(Self::OrganizationTitle),
            ("worker" | "test", field) => Self::of(field),
            _ => None,
        }
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

    #[test]
    fn a_pointer_is_to_a_field_or_to_none() {
        for (pointer, column) in [
            ("/outer_id", Some(Column::OuterId)),
            ("/worker/snils", Some(Column::Snils)),
            ("/test/date", Some(Column::TestDate)),
            ("/organization/inn", Some(Column::OrganizationInn)),
            ("/organization/snils", None),
            ("/elsewhere", None),
            ("outer_id", None),
            ("", None),
        ] {
            assert_eq!(Column::at(pointer), column, "{pointer}");
        }
    }
}
