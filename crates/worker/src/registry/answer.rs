//! What the page is told of records.

use cabinet_protocol::RowName;
use cabinet_protocol::registry::{
    Answer, Example, Found, Group, GroupKind, Note, RecordError, RecordRow, RecordSummary,
};
use cabinet_registry::rules::{Beside, Finding, Mend};
use cabinet_registry::{Column, RegistryFile, Rejection, State};

/// The file as a whole.
pub fn summary(file: &RegistryFile, memory: usize) -> Answer {
    let groups = file.groups().into_iter();
    Answer::Summary(RecordSummary {
        kind: file.kind(),
        columns: Column::ALL.to_vec(),
        missing: file.missing().to_vec(),
        has_header: file.has_header(),
        counts: file.counts(),
        file_faults: file.file_faults().to_vec(),
        notes: file
            .has_macros()
            .then_some(Note::Macros)
            .into_iter()
            .collect(),
        report: groups.map(|one| group(file, one)).collect(),
        files: file.files() as u64,
        can_undo: file.can_undo(),
        memory: memory as u64,
    })
}

/// A row by its names; none that is not there is asked for.
pub fn name(file: &RegistryFile, row: usize) -> RowName {
    RowName {
        row: row as u64,
        number: file.number(row).unwrap_or_default().into(),
    }
}

fn group(file: &RegistryFile, group: cabinet_registry::Group) -> Group {
    let kind = if group.code.is_warning() {
        GroupKind::Warning
    } else {
        GroupKind::Fault
    };
    let rows = group.rows.iter().map(|row| name(file, *row));
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
pub fn row(file: &RegistryFile, row: usize) -> Option<RecordRow> {
    let state = file.state(row)?;
    let first = file.first(row).filter(|_| state == State::Duplicate);
    let (warnings, faults): (Vec<_>, Vec<_>) = file
        .findings(row)
        .into_iter()
        .partition(|finding| finding.code.is_warning());
    let errors: &[Rejection] = match state {
        State::Rejected => file.rejections(row),
        _ => &[],
    };
    let RowName { row: place, number } = name(file, row);
    Some(RecordRow {
        row: place,
        number,
        state,
        cells: file.texts(row)?.map(str::to_owned).to_vec(),
        faults: faults.into_iter().map(found).collect(),
        warnings: warnings.into_iter().map(found).collect(),
        same_as: first.map(|first| name(file, first)),
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
