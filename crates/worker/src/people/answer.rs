//! What the page is told of a table.

use cabinet_core::domain::{
    IdempotencyKey, NumberFault, PermissionCode, Permissions, PersonByHand, PersonFault,
};
use cabinet_protocol::RowName;
use cabinet_protocol::people::{
    CellFault, Column, Counts, Grant, RowFault, RowFilter, RowState, TableRow,
};
use cabinet_tables::people::{self, People, RightsFault, Run, Sending};

/// What has become of a row.
pub fn state(people: &People, run: &Run, row: usize) -> Option<RowState> {
    Some(match (run.sending(row), people.state(row)?) {
        (Sending::Sent, _) => RowState::Sent,
        (_, people::RowState::LeftOut) => RowState::LeftOut,
        (_, people::RowState::Faulty) => RowState::Faulty,
        (_, people::RowState::Duplicate { .. }) => RowState::Duplicate,
        (Sending::Failed(_), people::RowState::Ready) => RowState::Failed,
        (Sending::Skipped(_), people::RowState::Ready) => RowState::Skipped,
        (Sending::Pending, people::RowState::Ready) => RowState::Ready,
    })
}

/// Whether a filter lets a row through.
pub fn is_in(state: RowState, filter: RowFilter) -> bool {
    match filter {
        RowFilter::All => true,
        RowFilter::Ready => state == RowState::Ready,
        RowFilter::Faulty => state == RowState::Faulty,
        RowFilter::Duplicate => state == RowState::Duplicate,
        RowFilter::LeftOut => state == RowState::LeftOut,
        RowFilter::Skipped => state == RowState::Skipped,
    }
}

/// How many rows of each kind.
pub fn counts(people: &People, run: &Run) -> Counts {
    let mut counts = Counts {
        rows: people.len() as u64,
        ..Counts::default()
    };
    for state in (0..people.len()).filter_map(|row| state(people, run, row)) {
        *match state {
            RowState::Ready => &mut counts.ready,
            RowState::Faulty => &mut counts.faulty,
            RowState::Duplicate => &mut counts.duplicate,
            RowState::LeftOut => &mut counts.left_out,
            RowState::Sent => &mut counts.sent,
            RowState::Failed => &mut counts.failed,
            RowState::Skipped => &mut counts.skipped,
        } += 1;
    }
    counts
}

/// One row as it is now.
pub fn row(people: &People, run: &Run, row: usize) -> Option<TableRow> {
    let state = state(people, run, row)?;
    let name = |row| {
        Some(RowName {
            row: row as u64,
            number: people.number(row)?.into(),
        })
    };
    let RowName { row: place, number } = name(row)?;
    let columns = people.columns().shown().into_iter();
    let same_as = match people.state(row) {
        Some(people::RowState::Duplicate { of }) if state == RowState::Duplicate => name(of),
        _ => None,
    };
    let why = match (state, run.sending(row)) {
        (RowState::Failed, Sending::Failed(why)) | (RowState::Skipped, Sending::Skipped(why)) => {
            Some(why.clone())
        }
        _ => None,
    };
    let faults = people.checked(row).faults.into_iter();
    Some(TableRow {
        row: place,
        number,
        state,
        cells: columns
            .map(|column| people.text(row, column).to_owned())
            .collect(),
        faults: faults.filter_map(fault).collect(),
        same_as,
        why,
    })
}

fn fault((column, fault): (Column, people::CellFault)) -> Option<RowFault> {
    let fault = match fault {
        people::CellFault::LostZeros { whole } => CellFault::LostZeros(whole),
        people::CellFault::Person(fault) => person_fault(fault)?,
        people::CellFault::Rights(RightsFault::Nothing) => CellFault::Required,
        people::CellFault::Rights(RightsFault::Unknown(names)) => {
            CellFault::UnknownPermissions(names)
        }
        people::CellFault::Rights(RightsFault::Conflict(names)) => {
            CellFault::ConflictingPermissions(names)
        }
    };
    Some(RowFault { column, fault })
}

fn person_fault(fault: PersonFault) -> Option<CellFault> {
    Some(match fault {
        // What only a server finds; the worker has none.
        PersonFault::Refused => return None,
        PersonFault::Required | PersonFault::Number(NumberFault::Empty) => CellFault::Required,
        PersonFault::TooLong => CellFault::TooLong,
        PersonFault::Number(NumberFault::NotDigits) => CellFault::NotDigits,
        PersonFault::Number(NumberFault::CheckDigits) => CellFault::CheckDigits,
        PersonFault::Number(NumberFault::TooShort { digits }) => CellFault::TooShort(digits),
        PersonFault::Number(NumberFault::TooLong { digits }) => CellFault::TooManyDigits(digits),
    })
}

/// Whom to give what.
pub fn grant(
    row: usize,
    key: &IdempotencyKey,
    person: PersonByHand,
    permissions: &Permissions,
) -> Grant {
    let codes = permissions.iter().map(PermissionCode::as_str);
    Grant {
        row: row as u64,
        key: key.as_str().to_owned(),
        last_name: person.name.last,
        first_name: person.name.first,
        middle_name: person.name.middle,
        inn: person.inn.digits().to_owned(),
        snils: person.snils.digits().to_owned(),
        position: person.position,
        permissions: codes.map(str::to_owned).collect(),
    }
}
