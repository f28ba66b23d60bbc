//! The columns of a table of people.

names! {
    /// What the cells of a column are. Every row has a name, in one column or in three, and all the others.
    #[derive(PartialOrd, Ord)]
    Column {
        /// Фамилия, имя and отчество in one cell.
        FullName = "full_name",
        /// Фамилия.
        LastName = "last_name",
        /// Имя.
        FirstName = "first_name",
        /// Отчество.
        MiddleName = "middle_name",
        /// СНИЛС.
        Snils = "snils",
        /// ИНН.
        Inn = "inn",
        /// Должность.
        Position = "position",
        /// Permissions, or a template of them.
        Permissions = "permissions",
    }
}
