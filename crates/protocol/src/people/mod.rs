//! The first desk: a table of people, of whom the page asks for the first rows that are ready ([`Request::Next`])
//! until it has told what became of each. So it asks for as many as it sends at once, and after a lost answer or a
//! stop the same rows come with the same keys. A key changes only when the row is changed.

mod answer;
mod request;

pub use answer::{
    Answer, CellFault, Changed, Counts, Grant, Grants, Results, RowFault, RowState, Rows, Summary,
    TableRow,
};
pub use request::{Names, Permission, Request, ResultWords, RowFilter, Template};

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
