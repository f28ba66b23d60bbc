//! How far sending has come: what became of each row, and under which key it goes. A key stays with
//! its row, so that what is sent twice is done once.

use std::collections::BTreeMap;

use cabinet_core::csv;
use cabinet_core::domain::IdempotencyKey;

use super::list::People;
use super::list::RowState;
use cabinet_protocol::people::ResultWords;

/// What became of a row that was to be sent.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Sending {
    /// Not sent, or sent without an answer.
    #[default]
    Pending,
    /// Done.
    Sent,
    /// Refused; why, in words for the user.
    Failed(String),
    /// Not done on purpose; why.
    Skipped(String),
}

#[derive(Clone, Default, Debug)]
struct Attempt {
    key: Option<IdempotencyKey>,
    sending: Sending,
}

/// The sending of a table.
#[derive(Clone, Default, Debug)]
pub struct Run {
    attempts: BTreeMap<usize, Attempt>,
}

impl Run {
    /// What became of the row.
    #[must_use]
    pub fn sending(&self, row: usize) -> &Sending {
        const PENDING: &Sending = &Sending::Pending;
        self.attempts.get(&row).map_or(PENDING, |one| &one.sending)
    }

    /// Whether the row waits to be sent.
    #[must_use]
    pub fn is_pending(&self, row: usize) -> bool {
        *self.sending(row) == Sending::Pending
    }

    /// The key of the row, made when it is first asked for.
    pub fn key(&mut self, row: usize, make: impl FnOnce() -> IdempotencyKey) -> &IdempotencyKey {
        let attempt = self.attempts.entry(row).or_default();
        attempt.key.get_or_insert_with(make)
    }

    /// Notes what became of a row. What is done stays done.
    pub fn note(&mut self, row: usize, sending: Sending) {
        let attempt = self.attempts.entry(row).or_default();
        if attempt.sending != Sending::Sent {
            attempt.sending = sending;
        }
    }

    /// The row says something else now: it goes again, under another key.
    pub fn changed(&mut self, row: usize) {
        if *self.sending(row) != Sending::Sent {
            self.attempts.remove(&row);
        }
    }

    /// What was refused goes again, under its key.
    pub fn retry(&mut self) {
        for attempt in self.attempts.values_mut() {
            if matches!(attempt.sending, Sending::Failed(_)) {
                attempt.sending = Sending::Pending;
            }
        }
    }

    /// How many were sent, were refused, were skipped.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |wanted: fn(&Sending) -> bool| {
            let attempts = self.attempts.values();
            attempts.filter(|attempt| wanted(&attempt.sending)).count()
        };
        (
            count(|sending| *sending == Sending::Sent),
            count(|sending| matches!(sending, Sending::Failed(_))),
            count(|sending| matches!(sending, Sending::Skipped(_))),
        )
    }

    /// The rows with what became of each, as a file for Excel.
    #[must_use]
    pub fn results_csv(&self, people: &People, words: &ResultWords) -> String {
        let columns = people.columns().shown();
        let mut text = String::from(csv::BOM);
        let header = [&words.number].into_iter().chain(&words.columns);
        text += &csv::line(header.chain([&words.result]));
        for row in 0..people.len() {
            let number = people.number(row).unwrap_or_default().to_string();
            let cells = columns.iter().map(|column| people.text(row, *column));
            let result = self.result(people, row, words);
            text += &csv::line([number.as_str()].into_iter().chain(cells).chain([&*result]));
        }
        text
    }

    fn result(&self, people: &People, row: usize, words: &ResultWords) -> String {
        let with = |word: &str, why: &str| {
            if why.is_empty() {
                word.to_owned()
            } else {
                format!("{word}: {why}")
            }
        };
        match (self.sending(row), people.state(row)) {
            (Sending::Sent, _) => words.sent.clone(),
            (Sending::Failed(why), _) => with(&words.failed, why),
            (Sending::Skipped(why), _) => with(&words.skipped, why),
            (Sending::Pending, Some(RowState::Faulty)) => words.faulty.clone(),
            (Sending::Pending, Some(RowState::LeftOut)) => words.left_out.clone(),
            (Sending::Pending, Some(RowState::Duplicate { of })) => {
                let number = people.number(of).unwrap_or_default();
                format!("{} {number}", words.duplicate)
            }
            (Sending::Pending, _) => words.pending.clone(),
        }
    }
}
