//! The files that are open, and the text of what is asked of them and answered.

use cabinet_protocol::{Heading, Numbered, Refusal, TableFault};
use serde::{Deserialize, Serialize};

use crate::people::Table;
use crate::registry::Records;

/// A table of people and a file of records, which know nothing of each other, and what they need from outside.
pub struct OpenFiles {
    table: Table,
    records: Records,
    /// How many bytes of memory the worker has.
    memory: fn() -> usize,
}

/// What every request has: its number, and what is to be done.
#[derive(Deserialize)]
struct Head {
    id: u64,
    #[serde(rename = "do", default)]
    what: String,
}

impl OpenFiles {
    /// Nothing is open yet. `random` makes a random text for a key.
    #[must_use]
    pub fn new(random: fn() -> String, memory: fn() -> usize) -> Self {
        Self {
            table: Table::new(random),
            records: Records::default(),
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
        let Ok(Head { id, what }) = serde_json::from_str(request) else {
            let refusal = Refusal::<TableFault>::NotUnderstood;
            return (numbered(None, refusal), None);
        };
        let id = Some(id);
        let mut tell = |progress| {
            let progress = Some(progress);
            tell(&text(&Heading { id, progress }));
        };
        if what.starts_with("registry_") {
            let answer = read(request).and_then(|request| {
                let memory = self.memory;
                self.records.answer(request, bytes, memory, &mut tell)
            });
            return match answer {
                Ok((answer, file)) => (numbered(id, answer), file),
                Err(refusal) => (numbered(id, refusal), None),
            };
        }
        let answer = read(request).and_then(|request| {
            let memory = self.memory;
            self.table.answer(request, bytes, memory, &mut tell)
        });
        let answer = match answer {
            Ok(answer) => numbered(id, answer),
            Err(refusal) => numbered(id, refusal),
        };
        (answer, None)
    }
}

fn read<'t, R: Deserialize<'t>, F>(request: &'t str) -> Result<R, Refusal<F>> {
    serde_json::from_str(request).map_err(|_| Refusal::NotUnderstood)
}

fn numbered(id: Option<u64>, message: impl Serialize) -> String {
    text(&Numbered { id, message })
}

fn text(message: &impl Serialize) -> String {
    // Only what is no JSON has no text; to the page the worker is gone, then.
    serde_json::to_string(message).unwrap_or_default()
}
