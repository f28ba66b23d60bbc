//! The table of people to whom access is to be given.

mod answer;
mod names;

use cabinet_core::domain::IdempotencyKey;
use cabinet_protocol::people::{
    Answer, Changed, Grants, Names, Request, Results, RowFilter, Rows, Summary,
};
use cabinet_protocol::{Progress, TableFault};
use cabinet_tables::people::{People, RowState, Run, Sending};
use cabinet_tables::{Limits, read};

use crate::rows::{ROWS, place};
use names::{rights, set};

type Refusal = cabinet_protocol::Refusal<TableFault>;

/// The table that is open, if one is.
pub struct Table {
    open: Option<Open>,
    /// Makes a random text for a key.
    random: fn() -> String,
}

struct Open {
    people: People,
    run: Run,
}

impl Table {
    /// With none open.
    pub fn new(random: fn() -> String) -> Self {
        Self { open: None, random }
    }

    /// Answers a request; `memory` is how many bytes the worker has.
    pub fn answer(
        &mut self,
        request: Request,
        bytes: &[u8],
        memory: fn() -> usize,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<Answer, Refusal> {
        let request = match request {
            Request::Open(names) => {
                self.open(bytes, names, tell)?;
                Request::Summary
            }
            Request::Paste { text, names } => {
                self.open(text.as_bytes(), names, tell)?;
                Request::Summary
            }
            request => request,
        };
        let random = self.random;
        let open = self.open.as_mut().ok_or(Refusal::NotUnderstood)?;
        match request {
            Request::Open(_) | Request::Paste { .. } | Request::Summary => {
                Ok(open.summary(memory()))
            }
            Request::Rows {
                filter,
                from,
                count,
            } => Ok(open.rows(filter, place(from), place(count))),
            Request::Fix { row, column, text } => {
                let row = place(row);
                open.change(row, |people| people.fix(row, column, text))
            }
            Request::LeaveOut { row, out } => {
                let row = place(row);
                open.change(row, |people| people.leave_out(row, out))
            }
            Request::Otherwise { permissions } => {
                let of = open.people.len();
                let mut told = |rows| tell(checked(rows, of));
                open.people.give_otherwise(set(permissions), &mut told);
                Ok(open.summary(memory()))
            }
            Request::Next { count } => Ok(open.next(place(count), random)),
            Request::Sent { row } => open.note(place(row), Sending::Sent),
            Request::Failed { row, why } => open.note(place(row), Sending::Failed(why)),
            Request::Skipped { row, why } => open.note(place(row), Sending::Skipped(why)),
            Request::Retry => {
                open.run.retry();
                Ok(open.summary(memory()))
            }
            Request::Results { words } => {
                let csv = open.run.results_csv(&open.people, &words);
                Ok(Answer::Results(Results { csv }))
            }
        }
    }

    fn open(
        &mut self,
        bytes: &[u8],
        names: Names,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(), TableFault> {
        // Before the next one takes memory.
        self.open = None;
        let mut told = |rows| tell(Progress::Read(rows as u64));
        let table = read(bytes, &Limits::default(), &mut told)?;
        let of = table.len();
        let mut told = |rows| tell(checked(rows, of));
        let people = People::check(table, rights(names), set(Vec::new()), &mut told)?;
        let run = Run::default();
        self.open = Some(Open { people, run });
        Ok(())
    }
}

impl Open {
    fn summary(&self, memory: usize) -> Answer {
        let columns = self.people.columns();
        let missing = columns.shown().into_iter();
        Answer::Summary(Summary {
            missing: missing.filter(|column| !columns.has(*column)).collect(),
            columns: columns.shown(),
            has_header: columns.has_header(),
            counts: answer::counts(&self.people, &self.run),
            memory: memory as u64,
        })
    }

    fn rows(&self, filter: RowFilter, from: usize, count: usize) -> Answer {
        let state = |row: &usize| answer::state(&self.people, &self.run, *row);
        let wanted = |row: &usize| state(row).is_some_and(|state| answer::is_in(state, filter));
        let found: Vec<usize> = (0..self.people.len()).filter(wanted).collect();
        let rows = found.iter().skip(from).take(count.min(ROWS));
        let rows = rows.filter_map(|row| answer::row(&self.people, &self.run, *row));
        Answer::Rows(Rows {
            total: found.len() as u64,
            rows: rows.collect(),
        })
    }

    /// Changes a row that was not sent yet, and says what it is now.
    fn change(&mut self, row: usize, change: impl FnOnce(&mut People)) -> Result<Answer, Refusal> {
        if *self.run.sending(row) != Sending::Sent {
            change(&mut self.people);
            self.run.changed(row);
        }
        self.changed(row)
    }

    fn note(&mut self, row: usize, sending: Sending) -> Result<Answer, Refusal> {
        if row < self.people.len() {
            self.run.note(row, sending);
        }
        self.changed(row)
    }

    fn changed(&self, row: usize) -> Result<Answer, Refusal> {
        let row = answer::row(&self.people, &self.run, row).ok_or(Refusal::NotUnderstood)?;
        let counts = answer::counts(&self.people, &self.run);
        Ok(Answer::Changed(Changed { row, counts }))
    }

    fn next(&mut self, count: usize, random: fn() -> String) -> Answer {
        let (people, run) = (&self.people, &self.run);
        let ready = people.rows_in(|row, state| state == RowState::Ready && run.is_pending(row));
        let rows: Vec<usize> = ready.take(count.min(ROWS)).collect();
        let grants = rows.into_iter().filter_map(|row| {
            let (person, permissions) = self.people.checked(row).grant?;
            let key = self.run.key(row, || IdempotencyKey::new(random()));
            Some(answer::grant(row, key, person, &permissions))
        });
        Answer::Grants(Grants {
            grants: grants.collect(),
        })
    }
}

fn checked(rows: usize, of: usize) -> Progress {
    Progress::Checked {
        rows: rows as u64,
        of: of as u64,
    }
}
