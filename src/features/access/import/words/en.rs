//! Giving access by a table, in English.

use super::texts::ImportTexts;
use crate::tables::{CellFault, Column, ResultWords, RowFilter, RowState, TableFault};

pub static TEXTS: ImportTexts = ImportTexts {
    title: "Access by a table",
    lead: "XLSX, CSV or rows copied from Excel: full name, СНИЛС, ИНН, position, permissions. The table is checked on your computer and goes nowhere until you press “Give access”.",
    choose_file: "Choose a file",
    drop: "or drop the file here",
    sample: "Download an empty table",
    sample_file: "Employees.csv",
    sample_head: ["ФИО", "СНИЛС", "ИНН", "Должность", "Полномочия"],
    paste: "Or paste rows of a table",
    paste_hint: "Permissions as they are called here, with commas between.",
    paste_hint_template: "The name of a template will do, too.",
    check: "Check",
    reading: |rows| format!("Reading the table: {}", rows_of(rows)),
    checking: |done, all| format!("Checking: {done} of {all}"),
    fault,
    another: "Take another table",
    summary: |counts| {
        let mut parts = vec![rows_of(counts.rows)];
        let said = [
            (counts.ready, "ready"),
            (counts.faulty, "with errors"),
            (counts.duplicate, "the same СНИЛС"),
            (counts.left_out, "left out"),
            (counts.skipped, "have access"),
        ];
        for (n, words) in said {
            if n > 0 {
                parts.push(format!("{words}: {n}"));
            }
        }
        parts.join(" · ")
    },
    missing: |columns| format!("The table does not have the columns: {columns}."),
    otherwise: "Permissions where the cell is empty",
    otherwise_none: "none: that is an error",
    filter: "Show rows",
    filter_of: |filter| match filter {
        RowFilter::All => "all",
        RowFilter::Ready => "ready",
        RowFilter::Faulty => "with errors",
        RowFilter::Duplicate => "the same СНИЛС",
        RowFilter::LeftOut => "left out",
        RowFilter::Skipped => "have access",
    },
    rows: "Rows of the table",
    none_such: "There are no such rows.",
    row: |n, name| {
        if name.is_empty() {
            format!("Row {n}")
        } else {
            format!("Row {n}: {name}")
        }
    },
    state_of: |state| match state {
        RowState::Ready => "ready",
        RowState::Faulty => "with errors",
        RowState::Duplicate => "repeated",
        RowState::LeftOut => "left out",
        RowState::Sent => "access given",
        RowState::Failed => "failed",
        RowState::Skipped => "not needed",
    },
    same_as: |n| format!("The same СНИЛС as in row {n}: only that one is sent."),
    column,
    cell,
    mend: |text| format!("Correct to {text}"),
    leave_out: |n| format!("Leave out row {n}"),
    consent: "The consent of all these employees to the processing of personal data is held",
    consent_required: "Tick that the employees’ consent is held: without it access cannot be given.",
    sensitive: |labels| format!("Give important permissions by the table too: {labels}"),
    sensitive_kept: "An important permission: give it apart or allow it before sending",
    compare: "Show what will change",
    comparing: |done, all| format!("Comparing with the cabinet: {done} of {all}"),
    has_access: "Has access already",
    preview: |n| format!("Get access: {}", people(n)),
    preview_skipped: |n| format!("Have access, stay as they are: {}", people(n)),
    preview_left: |n| format!("Not sent: {}", rows_of(n)),
    nothing_ready: "There is nothing to send: correct the errors or take another table.",
    send: |n| format!("Give access: {}", people(n)),
    results: "Download the results",
    results_file: "Results.csv",
    results_words: || ResultWords {
        number: "Row".to_owned(),
        result: "Result".to_owned(),
        sent: "access given".to_owned(),
        failed: "failed".to_owned(),
        skipped: "not needed".to_owned(),
        pending: "not sent".to_owned(),
        faulty: "errors".to_owned(),
        duplicate: "the same as row".to_owned(),
        left_out: "left out".to_owned(),
        columns: Vec::new(),
    },
    unsaved: "The table is not sent yet. Close the window?",
};

fn column(column: Column) -> &'static str {
    match column {
        Column::FullName => "Full name",
        Column::LastName => "Last name",
        Column::FirstName => "First name",
        Column::MiddleName => "Patronymic",
        Column::Snils => "СНИЛС",
        Column::Inn => "ИНН",
        Column::Position => "Position",
        Column::Permissions => "Permissions",
    }
}

fn cell(of: Column, fault: &CellFault) -> String {
    let name = column(of);
    match fault {
        CellFault::Required => "Fill in this cell".to_owned(),
        CellFault::TooLong => "Too long: shorten it".to_owned(),
        CellFault::NotDigits => format!("{name} has digits only"),
        CellFault::CheckDigits => {
            format!("The check digits do not match: compare the {name} with the document")
        }
        CellFault::TooShort(n) | CellFault::TooManyDigits(n) => {
            let wanted = if of == Column::Inn { 12 } else { 11 };
            format!("{name} must have {wanted} digits, here are {n}")
        }
        CellFault::LostZeros(_) => {
            format!("Excel dropped the zeros at the start of {name}: check the correction")
        }
        CellFault::UnknownPermissions(names) => {
            format!(
                "There are no such permissions or templates: {}",
                names.join(", ")
            )
        }
        CellFault::ConflictingPermissions(names) => {
            format!("These cannot be given together: {}", names.join(", "))
        }
    }
}

fn fault(fault: TableFault) -> String {
    match fault {
        TableFault::TooLarge(bytes) => {
            format!("The file is too large. Split it into parts of up to {} MB.", bytes >> 20)
        }
        TableFault::TooManyRows(rows) => {
            format!("The table has too many rows. Split it into parts of up to {}.", rows_of(rows))
        }
        TableFault::LongCell(row) => format!(
            "Row {row} has a cell with a very long text. Shorten it and choose the file again."
        ),
        TableFault::OpenQuote(row) => format!(
            "Row {row} opens a quote and does not close it: the text after it would end up in one cell. Remove or close it, or save the table as .xlsx, and load it again."
        ),
        TableFault::Bomb => "The file unpacks to something huge, so it is not opened. Save the table anew and choose it again.".to_owned(),
        TableFault::Protected => "The file has a password. Remove it in Excel and choose the file again.".to_owned(),
        TableFault::OldExcel => "This is an old Excel file (.xls). Save the table as .xlsx and choose it again.".to_owned(),
        TableFault::OtherSpreadsheet => "This is a table of another program. Save it as .xlsx or .csv and choose it again.".to_owned(),
        TableFault::NotATable => "This is no table. Choose an .xlsx or .csv file.".to_owned(),
        TableFault::Empty => "The table has no row with an employee. Fill it in and choose it again.".to_owned(),
        TableFault::TooManyCells => "The table has too many columns or cells. Leave only full name, СНИЛС, ИНН, position and permissions.".to_owned(),
        TableFault::NoVisibleSheet => "All sheets of the file are hidden. Show the one you need in Excel and choose the file again.".to_owned(),
        TableFault::Damaged => "The file is damaged: it cannot be read to its end. Save the table anew and choose it again.".to_owned(),
        TableFault::Unreadable => "The browser could not read the file: it was moved or changed. Choose it again.".to_owned(),
        TableFault::Stopped => "Checking the table stopped: this part of the cabinet did not load or ran out of memory. Reload the page and try again.".to_owned(),
    }
}

fn rows_of(n: u64) -> String {
    format!("{n} {}", if n == 1 { "row" } else { "rows" })
}

fn people(n: u64) -> String {
    format!("{n} {}", if n == 1 { "employee" } else { "employees" })
}
