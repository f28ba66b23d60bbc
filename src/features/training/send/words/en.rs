//! English: checking a file for the registry and sending it.

use super::texts::{ReportWords, SendTexts};
use crate::i18n::en::number;
use crate::tables::TableFault;
use crate::tables::registry::{Code, Field, FileFault, Found, RecordFilter, RegistryFault, State};

pub static TEXTS: SendTexts = SendTexts {
    title: "Check and send a file",
    lead: "XLSX, CSV or XML with records of training. The file is checked on your computer: you see at once what is wrong, and can mend it here.",
    not_allowed: "Records can be sent to the registry by an employee with the permission to send to the registry. An administrator of the organization gives it under “Administration”.",
    choose_file: "Choose a file",
    drop: "or drop the file here",
    promise: "The file goes nowhere until you press “Send”.",
    template_xlsx: "Template for Excel",
    template_csv: "Template as CSV",
    template_file: "Template of the registry of trained persons",
    reading: |rows| format!("Reading the file: {}", records(rows)),
    checking: |done, all| format!("Checking: {} of {}", number(done), number(all)),
    reading_label: "Reading the file",
    stop: "Stop",
    fault,
    another: "Take another file",
    summary: |rows, errors| {
        let rows = number(rows);
        match errors {
            0 => format!("Records: {rows}. No errors"),
            errors => format!("Records: {rows}. Errors: {}", number(errors)),
        }
    },
    beside: |counts| {
        let said = [
            (counts.ready, "Ready to be sent"),
            (counts.faulty, "With errors, not sent"),
            (
                counts.duplicate,
                "Repeated: only the first of the same is sent",
            ),
            (counts.left_out, "Not to be sent, as you decided"),
            (counts.sent, "Handed to the registry"),
            (counts.rejected, "Refused by the registry"),
        ];
        let said = said.into_iter().filter(|(n, _)| *n > 0);
        said.map(|(n, words)| format!("{words}: {}", number(n)))
            .collect()
    },
    missing: |columns| {
        format!(
            "The table has no columns: {columns}. If all records have the same value, write it into all blank cells at once."
        )
    },
    file_fault: |fault| {
        match fault {
        FileFault::TooManyRecords(most) => format!(
            "There are more than {} records: the registry does not take them as one file. Sending from here works, and for download the file is split.",
            number(most)
        ),
        FileFault::Namespace => "The file has another XML namespace: the registry does not take it as it is. What is sent and downloaded from here is right.".to_owned(),
        FileFault::WrongEncoding => "The file is not in the encoding that it names. Look whether the names read well. What is sent and downloaded from here is in UTF-8.".to_owned(),
        FileFault::Stray => "The file has more in it than records. It is not in what is sent and downloaded from here.".to_owned(),
    }
    },
    macros: "The file has macros. They were not run and go nowhere.",
    report: "What to mend",
    group: |group, xml| {
        let n = group.count;
        let word = match (n, xml) {
            (1, true) => "record",
            (_, true) => "records",
            (1, false) => "row",
            (_, false) => "rows",
        };
        let place = group.column.map_or("The record as a whole", name);
        format!(
            "{place}\u{a0}— {}\u{a0}— {} {word}",
            plain_reason(group.code),
            number(n)
        )
    },
    warning: "not an error, but look",
    first_rows: |xml| if xml { "Records:" } else { "Rows:" },
    show_row: |xml, n| format!("Show {} {n}", if xml { "record" } else { "row" }),
    more_groups: |n| format!("And {n} more kinds of errors: mend these, and the next appear."),
    mend_all: |before, after| {
        let (before, after) = (short(before), short(after));
        match (before.is_empty(), after.is_empty()) {
            (true, true) => "Mend in all: remove".to_owned(),
            (false, true) => format!("Mend in all: remove {before}"),
            (true, false) => format!("Mend in all: write {after}"),
            _ => format!("Mend in all: {before} → {after}"),
        }
    },
    mend_everything: "Mend all that can be mended",
    undo: "Undo",
    field: name,
    reason,
    plain_reason,
    fill: "Fill blank cells",
    fill_lead: "The value is written into all blank cells of the column. The others stay as they are.",
    fill_column: "Column",
    fill_text: "Value",
    fill_do: "Fill",
    fill_required: "Write a value",
    rows: "Records of the file",
    filter: "Show",
    filter_of: |filter, n| {
        let words = match filter {
            RecordFilter::All => "all",
            RecordFilter::Faulty => "with errors",
            RecordFilter::Warned => "ready, but look",
            RecordFilter::Ready => "ready to be sent",
            RecordFilter::Duplicate => "repeated",
            RecordFilter::LeftOut => "not to be sent",
            RecordFilter::Sent => "handed to the registry",
            RecordFilter::Rejected => "refused by the registry",
        };
        format!("{words} ({})", number(n))
    },
    none_such: "There are no such records.",
    shown_from: |xml, n| {
        let what = if xml { "record" } else { "row" };
        format!("Shown from {what} {n} on.")
    },
    from_first: "Show from the beginning",
    row: |xml, n, name| {
        let place = capital(xml, n);
        if name.is_empty() {
            place
        } else {
            format!("{place}: {name}")
        }
    },
    state_of: |state| match state {
        State::Ready => "ready",
        State::Faulty => "with errors",
        State::Duplicate => "repeated",
        State::LeftOut => "not sent",
        State::Sent => "handed over",
        State::Rejected => "refused",
    },
    same_as: |xml, n| {
        let what = if xml { "record" } else { "row" };
        format!("The same as in {what} {n}: only that one is sent.")
    },
    mend: |text| format!("Change to {}", short(text)),
    leave_out: |xml, n| {
        let what = if xml { "record" } else { "row" };
        format!("Do not send {what} {n}")
    },
    all_fields: "All fields",
    all_fields_of: |xml, n| {
        let what = if xml { "record" } else { "row" };
        format!("All fields of {what} {n}")
    },
    refusal: |field, code| {
        let words = match code {
            "duplicate" => {
                "the registry has a record of this person, programme, day and protocol already"
            }
            "refused" => "the registry did not take this value",
            "required" => "has to be filled in",
            "too_long" => "too long",
            "format" | "check_digits" => {
                "the registry calls it an error: compare with the document"
            }
            _ => "the registry did not take the record",
        };
        match field {
            Some(field) => format!("{}: {words}", name(field)),
            None => format!("Refused: {words}"),
        }
    },
    files: "Download a file for the registry",
    files_lead: |ready, files| match (ready, files) {
        (0, _) => "No records are ready, so there is nothing to download yet.".to_owned(),
        (ready, 0 | 1) => format!(
            "The file has the records that are ready: {}.",
            number(ready)
        ),
        (ready, files) => format!(
            "{} records are ready, and one file can hold {}. There are {} files.",
            number(ready),
            number(5_000),
            number(files)
        ),
    },
    part: "Which file",
    part_of: |part, parts| format!("{} of {}", number(part), number(parts)),
    xml: "Download XML",
    olot: "Download .olot",
    report_button: "Download the report of errors",
    file_name: "Registry of trained persons",
    report_name: "Errors in records",
    report_words: ReportWords {
        number: "Number",
        result: "State",
        what: "What to mend",
        refused: [
            ("duplicate", "the registry has this record already"),
            ("refused", "the registry did not take this value"),
        ],
    },
    send: |n| format!("Send {}", records(n)),
    nothing_ready: "There is nothing to send: no records are ready.",
    confirm_title: "Send the records to the registry?",
    confirm: |n, organization| {
        format!(
            "{} will go to the registry of trained persons in the name of {organization}. What was sent cannot be taken back from here.",
            records(n)
        )
    },
    confirm_rest: |n| {
        format!(
            "{} stay here: with errors, repeated, or left out by you.",
            number(n)
        )
    },
    sending: "Sending to the registry",
    planning: "Preparing the records",
    progress: |done, all| format!("{} of {} sent", number(done), number(all)),
    pausing: "The connection fails. We wait and try again.",
    stopping: "Stopping: waiting for the last answer.",
    stopped: "Stopped. You can go on now or later: choose the same file, mend it the same way, and only what is missing is sent. Its records go as they were when sending began.",
    finishing: "The records are sent. Completing.",
    go_on: "Go on",
    to_file: "Back to the file",
    not_sent: |n| {
        let word = if n == 1 {
            "portion was"
        } else {
            "portions were"
        };
        format!("{n} {word} not sent.")
    },
    found_open: |when, received, all| {
        format!(
            "This submission was begun {when}: {} of {} received. You can go on: only what is missing is sent, nothing is doubled.",
            number(received),
            number(all)
        )
    },
    found_complete: |when| {
        format!(
            "These records were sent already, {when}. Nothing was sent now, and nothing in the registry is doubled."
        )
    },
    see_result: "Show what was handed over",
    other_cut: "Another program began this submission, and its portions are other ones. Complete it where it was begun.",
    done: |accepted, rejected| match rejected {
        0 => format!(
            "The submission is complete. Handed over: {}.",
            number(accepted)
        ),
        rejected => format!(
            "The submission is complete. Handed over: {}. Refused: {}.",
            number(accepted),
            number(rejected)
        ),
    },
    done_refused: "The refused records are shown below with the reasons. Mend them and send again: those taken are not sent a second time.",
    open_submission: "Open the record of this submission",
    unsaved: "Leave the page?",
    unsaved_file: "Choose another file?",
    unsaved_lead: "What you mended is on this page only and will be lost. To keep it, download the file for the registry.",
    stay: "Stay",
    leave: "Leave",
};

fn name(field: Field) -> &'static str {
    match field {
        Field::OuterId => "Code of the record",
        Field::LastName => "Last name",
        Field::FirstName => "First name",
        Field::MiddleName => "Middle name",
        Field::Snils => "SNILS",
        Field::IsForeignSnils => "Foreigner without SNILS",
        Field::ForeignSnils => "Foreigner's number",
        Field::Citizenship => "Citizenship",
        Field::Position => "Position",
        Field::EmployerInn => "Employer's INN",
        Field::EmployerTitle => "Employer",
        Field::OrganizationUnitId => "Number of the unit",
        Field::OrganizationInn => "INN of who taught",
        Field::OrganizationTitle => "Who taught",
        Field::TestDate => "Day of the test",
        Field::ProtocolNumber => "Protocol number",
        Field::LearnProgramId => "Programme number",
        Field::LearnProgramTitle => "Programme",
        Field::IsPassed => "Test passed",
    }
}

/// What is wrong, as half a sentence: the column stands before it.
fn reason(found: &Found) -> String {
    let is_inn = matches!(
        found.column,
        Some(Field::EmployerInn | Field::OrganizationInn)
    );
    let wanted = match found.column {
        Some(Field::Snils) => ", 11 are needed",
        _ if is_inn => ", 10 or 12 are needed",
        _ => "",
    };
    let beside = found.number.or(found.digits);
    match (found.code, beside, found.name.as_deref()) {
        (Code::TooLong, Some(most), _) => format!("longer than {} characters", number(most)),
        (Code::TooShort, Some(n), _) => format!("only {n} digits{wanted}"),
        (Code::TooManyDigits, Some(n), _) => format!("{n} digits{wanted}"),
        (Code::OtherProgram, Some(n), _) => format!("this is the title of programme {n}"),
        (code, _, None | Some("")) => plain_reason(code).to_owned(),
        (code, _, Some(name)) => format!("{}: {}", plain_reason(code), short(name)),
    }
}

fn plain_reason(code: Code) -> &'static str {
    match code {
        Code::Required => "not filled in",
        Code::TooLong => "too long",
        Code::ControlCharacters => "has invisible control characters",
        Code::NotDigits => "not only digits",
        Code::CheckDigits => "the check digits are wrong, compare with the document",
        Code::TooShort => "too few digits",
        Code::TooManyDigits => "too many digits",
        Code::NumberForm => "the number is right, but not written as it should be",
        Code::LostZeros => "Excel dropped the zeros in front, compare what is mended",
        Code::NotForForeigners => "there is a SNILS, though “without SNILS” is marked",
        Code::Bit => "must be true (yes) or false (no)",
        Code::BitForm => "not written as true (yes) or false (no)",
        Code::Date => "not a date",
        Code::DateForm => "not written like 2026-10-12",
        Code::DateNumber => "a date as the number that Excel keeps",
        Code::Future => "the day is still to come",
        Code::ProgramNumber => "there is no such number: 1–4 and 6–29",
        Code::ProgramByTitle => "no number or a wrong one, but the title tells which",
        Code::NotANumber => "must be a number",
        Code::OuterId => "only Latin letters, digits and hyphens",
        Code::MissingElement => "a required XML element is missing",
        Code::RepeatedElement => "an XML element is repeated",
        Code::EmptyElement => "an XML element is empty",
        Code::UnknownElement => "an XML element too many",
        Code::UnknownAttribute => "an XML attribute too many",
        Code::StrayText => "text too many in the XML",
        Code::Spaces => "spaces too many",
        Code::LookAlikes => "Latin letters among Cyrillic ones",
        Code::TimeZone => "the date has a time zone",
        Code::TitleMarks => "differs from the catalogue in dashes, spaces, quotes or case",
        Code::TitleWords => "not the title of the catalogue",
        Code::OtherProgram => "this is the title of another programme",
        Code::NotInCatalogue => "the cabinet's catalogue has no such programme",
    }
}

fn fault(fault: RegistryFault) -> String {
    let words = match fault {
        RegistryFault::NotARegistry => {
            "This is XML, but no file of the registry: it has no element RegistrySet. Choose another file."
        }
        RegistryFault::DocumentType => {
            "The file has a DOCTYPE. Such files are not opened: that is not safe. Remove the line with the DOCTYPE and choose the file again."
        }
        RegistryFault::NotWellFormed(line) => {
            return format!(
                "The XML has a mistake in line {}. Mend it or export the file anew.",
                number(line)
            );
        }
        RegistryFault::UnknownEncoding => {
            "The encoding of the file is not known. Save it in UTF-8 and choose it again."
        }
        RegistryFault::NoRecords => "The file has no records. Fill it in and choose it again.",
        RegistryFault::Table(fault) => return table_fault(fault),
    };
    words.to_owned()
}

fn table_fault(fault: TableFault) -> String {
    let words = match fault {
        TableFault::TooLarge(bytes) => {
            return format!(
                "The file is too large. Split it into parts of at most {} MB.",
                bytes >> 20
            );
        }
        TableFault::TooManyRows(rows) => {
            return format!(
                "There are too many records. Split the file into parts of at most {}.",
                number(rows)
            );
        }
        TableFault::LongCell(row) => {
            return format!(
                "Row {} has a very long text. Shorten it and choose the file again.",
                number(row)
            );
        }
        TableFault::OpenQuote(row) => {
            return format!(
                "Row {} opens a quote and does not close it: the text after it would end up in one cell. Remove or close it, or save the file as .xlsx, and choose it again.",
                number(row)
            );
        }
        TableFault::Bomb => {
            "Unpacked, the file becomes huge, so it is not opened. Save it anew and choose it again."
        }
        TableFault::Protected => {
            "The file has a password. Remove it in Excel and choose the file again."
        }
        TableFault::OldExcel => {
            "This is the old Excel format (.xls). Save the file as .xlsx and choose it again."
        }
        TableFault::OtherSpreadsheet => {
            "This is a table of another program. Save it as .xlsx or .csv and choose it again."
        }
        TableFault::NotATable => {
            "This is neither a table nor XML. A file .xlsx, .csv or .xml is needed."
        }
        TableFault::Empty => "The file has no row with a record. Fill it in and choose it again.",
        TableFault::TooManyCells => {
            "The table has too many columns or cells. Leave only the columns of the template."
        }
        TableFault::NoVisibleSheet => {
            "All sheets of the file are hidden. Show the right one in Excel and choose the file again."
        }
        TableFault::Damaged => {
            "The file is damaged: it cannot be read to its end. Save it anew and choose it again."
        }
        TableFault::Unreadable => {
            "The browser could not read the file: it was moved or changed. Choose it again."
        }
        TableFault::Stopped => {
            "Checking the file stopped: this part of the cabinet did not load, or memory ran out. Choose the file again, and if that does not help, reload the page."
        }
    };
    words.to_owned()
}

fn capital(xml: bool, n: u64) -> String {
    format!("{} {n}", if xml { "Record" } else { "Row" })
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
    let word = if n == 1 { "record" } else { "records" };
    format!("{} {word}", number(n))
}
