//! The two desks, and what is done with the opened table on request.

use cabinet_core::domain::IdempotencyKey;
use cabinet_tables::people::{Column, People, RowState, Run, Sending};
use cabinet_tables::{Limits, read};
use serde_json::{Value, json};

use crate::answer::{self, Refusal};
use crate::registry::Records;
use crate::request::{Filter, Head, Names, What, set};

/// Rows of one answer.
const ROWS: usize = 1_000;

/// What the worker holds, and what it needs from outside.
pub struct Desk {
    open: Option<Open>,
    records: Records,
    /// Makes a random text for a key.
    random: fn() -> String,
    /// How many bytes of memory the worker has.
    memory: fn() -> usize,
}

struct Open {
    people: People,
    run: Run,
}

impl Desk {
    /// With no table on it.
    #[must_use]
    pub fn new(random: fn() -> String, memory: fn() -> usize) -> Self {
        Self {
            open: None,
            records: Records::default(),
            random,
            memory,
        }
    }

    /// Answers a request, perhaps with a file; `bytes` are those of the file that came with it.
    pub fn answer(
        &mut self,
        request: &str,
        bytes: &[u8],
        tell: &mut dyn FnMut(&str),
    ) -> (String, Option<Vec<u8>>) {
        let Ok(head) = serde_json::from_str::<Head>(request) else {
            return (with_number(Refusal::NotUnderstood.json(), None), None);
        };
        let id = head.id;
        let mut tell = |progress: Value| {
            tell(&json!({ "id": id, "progress": progress }).to_string());
        };
        let (answer, file) = if head.what.starts_with("registry_") {
            self.records.answer(request, bytes, self.memory, &mut tell)
        } else {
            let answer = match serde_json::from_str(request) {
                Ok(what) => self.done(what, bytes, &mut tell),
                Err(_) => Err(Refusal::NotUnderstood),
            };
            (answer.unwrap_or_else(|refusal| refusal.json()), None)
        };
        (with_number(answer, Some(id)), file)
    }

    fn done(
        &mut self,
        what: What,
        bytes: &[u8],
        tell: &mut dyn FnMut(Value),
    ) -> Result<Value, Refusal> {
        match what {
            What::Open(names) => return self.opened(bytes, names, tell),
            What::Paste { text, names } => return self.opened(text.as_bytes(), names, tell),
            _ => {}
        }
        let random = self.random;
        let memory = self.memory;
        let open = self.open.as_mut().ok_or(Refusal::NotUnderstood)?;
        match what {
            What::Open(_) | What::Paste { .. } | What::Summary => Ok(open.summary(memory())),
            What::Rows {
                filter,
                from,
                count,
            } => Ok(open.rows(filter, from, count.min(ROWS))),
            What::Fix { row, column, text } => {
                let column = Column::from_code(&column).ok_or(Refusal::NotUnderstood)?;
                open.change(row, |people| people.fix(row, column, text))
            }
            What::LeaveOut { row, out } => open.change(row, |people| people.leave_out(row, out)),
            What::Otherwise { permissions } => {
                let of = open.people.len();
                let mut checked = |rows| tell(json!({ "checked": rows, "of": of }));
                open.people.give_otherwise(set(permissions), &mut checked);
                Ok(open.summary(memory()))
            }
            What::Next { count } => Ok(open.next(count.min(ROWS), random)),
            What::Sent { row } => open.note(row, Sending::Sent),
            What::Failed { row, why } => open.note(row, Sending::Failed(why)),
            What::Skipped { row, why } => open.note(row, Sending::Skipped(why)),
            What::Retry => {
                open.run.retry();
                Ok(open.summary(memory()))
            }
            What::Results { words } => {
                let csv = open.run.results_csv(&open.people, &words.into());
                Ok(json!({ "csv": csv }))
            }
        }
    }

    fn opened(
        &mut self,
        bytes: &[u8],
        names: Names,
        tell: &mut dyn FnMut(Value),
    ) -> Result<Value, Refusal> {
        // Before the next one takes memory.
        self.open = None;
        let table = read(bytes, &Limits::default(), &mut |rows| {
            tell(json!({ "read": rows }));
        })?;
        let (rights, otherwise) = names.rights();
        let of = table.len();
        let mut checked = |rows| tell(json!({ "checked": rows, "of": of }));
        let people = People::check(table, rights, otherwise, &mut checked)?;
        let open = self.open.insert(Open {
            people,
            run: Run::default(),
        });
        Ok(open.summary((self.memory)()))
    }
}

impl Open {
    fn summary(&self, memory: usize) -> Value {
        let mut summary = answer::summary(&self.people, &self.run);
        summary["memory"] = json!(memory);
        summary
    }

    fn rows(&self, filter: Filter, from: usize, count: usize) -> Value {
        let wanted = |row| {
            filter == Filter::All || answer::state(&self.people, &self.run, row) == Some(filter)
        };
        let found: Vec<usize> = (0..self.people.len()).filter(|row| wanted(*row)).collect();
        let rows = found.iter().skip(from).take(count);
        let rows = rows.filter_map(|row| answer::row(&self.people, &self.run, *row));
        json!({ "total": found.len(), "rows": rows.collect::<Vec<_>>() })
    }

    /// Changes a row that was not sent yet, and says what it is now.
    fn change(&mut self, row: usize, change: impl FnOnce(&mut People)) -> Result<Value, Refusal> {
        if *self.run.sending(row) != Sending::Sent {
            change(&mut self.people);
            self.run.changed(row);
        }
        self.row(row)
    }

    fn note(&mut self, row: usize, sending: Sending) -> Result<Value, Refusal> {
        if row < self.people.len() {
            self.run.note(row, sending);
        }
        self.row(row)
    }

    fn row(&self, row: usize) -> Result<Value, Refusal> {
        let value = answer::row(&self.people, &self.run, row).ok_or(Refusal::NotUnderstood)?;
        Ok(json!({ "row": value, "counts": answer::counts(&self.people, &self.run) }))
    }

    fn next(&mut self, count: usize, random: fn() -> String) -> Value {
        let (people, run) = (&self.people, &self.run);
        let ready = people.rows_in(|row, state| state == RowState::Ready && run.is_pending(row));
        let rows: Vec<usize> = ready.take(count).collect();
        let grants = rows.into_iter().filter_map(|row| {
            let (person, permissions) = self.people.checked(row).grant?;
            let key = self.run.key(row, || IdempotencyKey::new(random()));
            Some(answer::grant(row, key, &person, &permissions))
        });
        json!({ "grants": grants.collect::<Vec<_>>() })
    }
}

fn with_number(mut answer: Value, id: Option<u64>) -> String {
    answer["id"] = json!(id);
    answer.to_string()
}
