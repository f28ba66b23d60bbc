//! What the page is told, as README.md says.

use cabinet_core::domain::{
    IdempotencyKey, NumberFault, PermissionCode, Permissions, PersonByHand, PersonFault,
};
use cabinet_tables::TableFault;
use cabinet_tables::people::{CellFault, Column, People, RightsFault, RowState, Run, Sending};
use serde_json::{Value, json};

use crate::request::Filter;

/// Why a request has no answer.
pub enum Refusal {
    /// There is no table.
    Table(TableFault),
    /// The request is none, or about what is not there.
    NotUnderstood,
}

impl From<TableFault> for Refusal {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl Refusal {
    pub fn json(&self) -> Value {
        match self {
            Self::NotUnderstood => json!({ "fault": "not_understood" }),
            Self::Table(fault) => match fault.number() {
                Some(number) => json!({ "fault": fault.code(), "number": number }),
                None => json!({ "fault": fault.code() }),
            },
        }
    }
}

/// In which of the filters a row is.
pub fn state(people: &People, run: &Run, row: usize) -> Option<Filter> {
    Some(match (run.sending(row), people.state(row)?) {
        (Sending::Sent, _) => Filter::Sent,
        (_, RowState::LeftOut) => Filter::LeftOut,
        (_, RowState::Faulty) => Filter::Faulty,
        (_, RowState::Duplicate { .. }) => Filter::Duplicate,
        (Sending::Failed(_), RowState::Ready) => Filter::Failed,
        (Sending::Skipped(_), RowState::Ready) => Filter::Skipped,
        (Sending::Pending, RowState::Ready) => Filter::Ready,
    })
}

/// How many rows are in which filter.
pub fn counts(people: &People, run: &Run) -> Value {
    let filters = [
        Filter::Ready,
        Filter::Faulty,
        Filter::Duplicate,
        Filter::LeftOut,
        Filter::Sent,
        Filter::Failed,
        Filter::Skipped,
    ];
    let mut numbers = [0; 7];
    for row in 0..people.len() {
        let filter = state(people, run, row);
        let place = filters.iter().position(|one| Some(*one) == filter);
        if let Some(number) = place.and_then(|place| numbers.get_mut(place)) {
            *number += 1;
        }
    }
    let mut counts = json!({ "rows": people.len() });
    for (filter, number) in filters.into_iter().zip(numbers) {
        counts[filter.code()] = json!(number);
    }
    counts
}

/// The columns, and what else is known of the table as a whole.
pub fn summary(people: &People, run: &Run) -> Value {
    let columns = people.columns();
    let shown = columns.shown();
    let missing = shown.iter().filter(|column| !columns.has(**column));
    json!({
        "missing": missing.map(|column| column.code()).collect::<Vec<_>>(),
        "columns": shown.iter().map(|column| column.code()).collect::<Vec<_>>(),
        "has_header": columns.has_header(),
        "counts": counts(people, run),
    })
}

/// One row as it is now.
pub fn row(people: &People, run: &Run, row: usize) -> Option<Value> {
    let filter = state(people, run, row)?;
    let columns = people.columns().shown();
    let cells = columns.iter().map(|column| people.text(row, *column));
    let faults = people.checked(row).faults;
    let mut value = json!({
        "row": row,
        "number": people.number(row),
        "state": filter.code(),
        "cells": cells.collect::<Vec<_>>(),
        "faults": faults.iter().map(fault).collect::<Vec<_>>(),
    });
    if let (Filter::Duplicate, Some(RowState::Duplicate { of })) = (filter, people.state(row)) {
        value["of"] = json!({ "row": of, "number": people.number(of) });
    }
    if let (Filter::Failed, Sending::Failed(why)) | (Filter::Skipped, Sending::Skipped(why)) =
        (filter, run.sending(row))
    {
        value["why"] = json!(why);
    }
    Some(value)
}

fn fault((column, fault): &(Column, CellFault)) -> Value {
    let mut value = match fault {
        CellFault::LostZeros { whole } => json!({ "fault": "lost_zeros", "mend": whole }),
        CellFault::Person(fault) => person_fault(*fault),
        CellFault::Rights(RightsFault::Nothing) => json!({ "fault": "required" }),
        CellFault::Rights(RightsFault::Unknown(names)) => {
            json!({ "fault": "unknown_permissions", "names": names })
        }
        CellFault::Rights(RightsFault::Conflict(names)) => {
            json!({ "fault": "conflicting_permissions", "names": names })
        }
    };
    value["column"] = json!(column.code());
    value
}

fn person_fault(fault: PersonFault) -> Value {
    match fault {
        PersonFault::Required | PersonFault::Number(NumberFault::Empty) => {
            json!({ "fault": "required" })
        }
        // What only a server finds; the worker has none.
        PersonFault::Refused => json!({ "fault": "refused" }),
        PersonFault::TooLong => json!({ "fault": "too_long" }),
        PersonFault::Number(NumberFault::NotDigits) => json!({ "fault": "not_digits" }),
        PersonFault::Number(NumberFault::CheckDigits) => json!({ "fault": "check_digits" }),
        PersonFault::Number(NumberFault::TooShort { digits }) => {
            json!({ "fault": "too_short", "digits": digits })
        }
        PersonFault::Number(NumberFault::TooLong { digits }) => {
            json!({ "fault": "too_many_digits", "digits": digits })
        }
    }
}

/// Whom to give what.
pub fn grant(
    row: usize,
    key: &IdempotencyKey,
    person: &PersonByHand,
    permissions: &Permissions,
) -> Value {
    let codes = permissions.iter().map(PermissionCode::as_str);
    json!({
        "row": row,
        "key": key.as_str(),
        "last_name": person.name.last,
        "first_name": person.name.first,
        "middle_name": person.name.middle,
        "inn": person.inn.digits(),
        "snils": person.snils.digits(),
        "position": person.position,
        "permissions": codes.collect::<Vec<_>>(),
    })
}
