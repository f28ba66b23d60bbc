//! What the page is told of records.

use cabinet_protocol::RowName;
use cabinet_protocol::registry::{
    Answer, Example, Found, Group, GroupKind, Note, RecordError, RecordRow, RecordSummary,
};
use cabinet_registry::rules::{Beside, Finding, Mend};
use cabinet_registry::{Book, Column, Rejection, State};

/// The file as a whole.
pub fn summary(book: &Book, memory: usize) -> Answer {
    let groups = book.groups().into_iter();
    Answer::Summary(RecordSummary {
        kind: book.kind(),
        columns: Column::ALL.to_vec(),
        missing: book.missing().to_vec(),
        has_header: book.has_header(),
        counts: book.counts(),
        file_faults: book.file_faults().to_vec(),
        notes: book
            .has_macros()
            .then_some(Note::Macros)
            .into_iter()
            .collect(),
        report: groups.map(|one| group(book, one)).collect(),
        files: book.files() as u64,
        can_undo: book.can_undo(),
        memory: memory as u64,
    })
}

/// A row by its names; none that is not there is asked for.
pub fn name(book: &Book, row: usize) -> RowName {
    RowName {
        row: row as u64,
        number: book.number(row).unwrap_or_default().into(),
    }
}

fn group(book: &Book, group: cabinet_registry::Group) -> Group {
    let kind = if group.code.is_warning() {
        GroupKind::Warning
    } else {
        GroupKind::Fault
    };
    let rows = group.rows.iter().map(|row| name(book, *row));
    let mend = group.mend.as_ref().map(|(which, ..)| which.name());
    Group {
        column: group.column,
        kind,
        code: group.code,
        count: group.count as u64,
        rows: rows.collect(),
        mend,
        example: group.mend.map(|(_, text, mend)| Example { text, mend }),
    }
}

/// One row as it is now.
pub fn row(book: &Book, row: usize) -> Option<RecordRow> {
    let state = book.state(row)?;
    let first = book.first(row).filter(|_| state == State::Duplicate);
    let (warnings, faults): (Vec<_>, Vec<_>) = book
        .findings(row)
        .into_iter()
        .partition(|finding| finding.code.is_warning());
    let errors: &[Rejection] = match state {
        State::Rejected => book.rejections(row),
        _ => &[],
    };
    let RowName { row: place, number } = name(book, row);
    Some(RecordRow {
        row: place,
        number,
        state,
        cells: book.texts(row)?.map(str::to_owned).to_vec(),
        faults: faults.into_iter().map(found).collect(),
        warnings: warnings.into_iter().map(found).collect(),
        same_as: first.map(|first| name(book, first)),
        errors: errors.iter().map(error).collect(),
    })
}

fn found(finding: Finding) -> Found {
    let mut found = Found {
        column: finding.column,
        code: finding.code,
        number: None,
        digits: None,
        name: None,
        mend: match finding.mend {
            Mend::Text(text) => Some(text),
            // What takes something away is no text for a cell.
            Mend::None | Mend::Away(_) => None,
        },
    };
    match finding.beside {
        Beside::Nothing => {}
        Beside::Number(number) => found.number = Some(number.into()),
        Beside::Digits(digits) => found.digits = Some(digits as u64),
        Beside::Name(name) => found.name = Some(name),
    }
    found
}

fn error(one: &Rejection) -> RecordError {
    RecordError {
        pointer: one.pointer.clone(),
        code: one.code.clone(),
        column: Column::at(&one.pointer),
    }
}
