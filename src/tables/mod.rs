//! The worker of tables (crates/worker/README.md): one function a request, domain types in and out. The worker
//! holds the table; the page asks for what it shows and sends.

mod answer;
mod line;
pub mod registry;
mod types;

pub use types::{
    CellFault, Column, Counts, Progress, RowFault, RowFilter, RowGrant, Summary, TableFault,
    TableRow,
};

use crate::browser::{NoWorker, PickedFile};
use crate::domain::{Catalogue, PermissionCode, Permissions, Template};
use line::Line;
use serde_json::{Value, json};

/// The worker with one table in it. Cheap to copy; the worker ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct Desk(Line);

/// What has become of a row.
pub enum Fate {
    /// Access is given.
    Sent,
    /// It was refused, in words.
    Failed(String),
    /// There was nothing to do, in words.
    Skipped(String),
}

impl Desk {
    /// Starts the worker. `progress` hears how far reading has come.
    ///
    /// # Errors
    /// There is no worker.
    pub fn start(progress: impl Fn(Progress) + Clone + 'static) -> Result<Self, NoWorker> {
        Line::start(progress).map(Self)
    }

    /// Reads a file, and checks its rows.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub async fn open(
        self,
        file: PickedFile,
        catalogue: &Catalogue,
        templates: &[Template],
    ) -> Result<Summary, TableFault> {
        let request = names("open", catalogue, templates);
        self.summary(request, Some(&file)).await
    }

    /// The same for a text that was pasted.
    ///
    /// # Errors
    /// As `open`.
    pub async fn paste(
        self,
        text: &str,
        catalogue: &Catalogue,
        templates: &[Template],
    ) -> Result<Summary, TableFault> {
        let mut request = names("paste", catalogue, templates);
        request["text"] = text.into();
        self.summary(request, None).await
    }

    /// What is given to those whose cell of permissions is blank.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn otherwise(self, set: &Permissions) -> Result<Summary, TableFault> {
        let request = json!({ "do": "otherwise", "permissions": codes(set) });
        self.summary(request, None).await
    }

    /// How the table stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<Summary, TableFault> {
        self.summary(json!({ "do": "summary" }), None).await
    }

    /// Rows of a kind from a place on, and how many there are of the kind.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn rows(
        self,
        filter: RowFilter,
        from: u64,
        count: u64,
    ) -> Result<(u64, Vec<TableRow>), TableFault> {
        let request =
            json!({ "do": "rows", "filter": filter.code(), "from": from, "count": count });
        answer::rows(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    /// Writes another text into a cell.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fix(
        self,
        row: u64,
        column: Column,
        text: &str,
    ) -> Result<(TableRow, Counts), TableFault> {
        let request = json!({ "do": "fix", "row": row, "column": column.code(), "text": text });
        self.changed(request).await
    }

    /// Leaves a row out, or takes it in again.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn leave_out(self, row: u64, out: bool) -> Result<(TableRow, Counts), TableFault> {
        self.changed(json!({ "do": "leave_out", "row": row, "out": out }))
            .await
    }

    /// The first rows that are ready and wait, with their keys.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn next(self, count: usize) -> Result<Vec<RowGrant>, TableFault> {
        let answer = self
            .ask(json!({ "do": "next", "count": count }), None)
            .await?;
        answer::grants(&answer).ok_or(TableFault::Stopped)
    }

    /// Says what has become of a row.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn note(self, row: u64, fate: Fate) -> Result<Counts, TableFault> {
        self.counts(match fate {
            Fate::Sent => json!({ "do": "sent", "row": row }),
            Fate::Failed(why) => json!({ "do": "failed", "row": row, "why": why }),
            Fate::Skipped(why) => json!({ "do": "skipped", "row": row, "why": why }),
        })
        .await
    }

    /// The table for Excel with what became of each row. `words` are those of crates/worker/README.md.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn results(self, words: Value) -> Result<String, TableFault> {
        let answer = self
            .ask(json!({ "do": "results", "words": words }), None)
            .await?;
        let csv = answer.get("csv").and_then(Value::as_str);
        csv.map(str::to_owned).ok_or(TableFault::Stopped)
    }

    async fn changed(self, request: Value) -> Result<(TableRow, Counts), TableFault> {
        let answer = self.ask(request, None).await?;
        answer::changed(&answer).ok_or(TableFault::Stopped)
    }

    async fn counts(self, request: Value) -> Result<Counts, TableFault> {
        let answer = self.ask(request, None).await?;
        answer::counts(&answer).ok_or(TableFault::Stopped)
    }

    async fn summary(
        self,
        request: Value,
        file: Option<&PickedFile>,
    ) -> Result<Summary, TableFault> {
        let answer = self.ask(request, file).await?;
        answer::summary(&answer).ok_or(TableFault::Stopped)
    }

    async fn ask(self, request: Value, file: Option<&PickedFile>) -> Result<Value, TableFault> {
        let answer = self.0.ask(request, file).await;
        let answer = answer.map_err(|NoWorker| TableFault::Stopped)?;
        answer::fault(&answer).map_or(Ok(answer), Err)
    }
}

fn names(what: &str, catalogue: &Catalogue, templates: &[Template]) -> Value {
    let entries = catalogue.groups().into_iter().flat_map(|(_, group)| group);
    let entries: Vec<_> = entries
        .map(|entry| {
            json!({
                "code": entry.code.as_str(),
                "label": entry.label,
                "requires": texts(&entry.requires),
                "conflicts": texts(&entry.conflicts),
            })
        })
        .collect();
    let templates: Vec<_> = templates
        .iter()
        .map(|one| json!({ "name": one.name, "permissions": codes(&one.permissions) }))
        .collect();
    json!({ "do": what, "permissions": entries, "templates": templates })
}

fn texts(codes: &[PermissionCode]) -> Vec<&str> {
    codes.iter().map(PermissionCode::as_str).collect()
}

fn codes(set: &Permissions) -> Vec<&str> {
    set.iter().map(PermissionCode::as_str).collect()
}
