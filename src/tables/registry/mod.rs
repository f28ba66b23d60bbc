//! The worker's desk for a file of the registry (worker/README.md): one function a request. The worker holds
//! the file; the page asks for what it shows and sends.

mod answer;
mod types;

pub use types::{
    Field, FieldFaultOf, FileKind, Group, PortionBody, Prepared, Reason, RecordCounts,
    RecordFilter, RecordRow, RecordSummary,
};

use super::line::Line;
use super::{Progress, TableFault};
use crate::browser::{NoWorker, PickedFile};
use crate::domain::{LearnProgram, PortionOutcome};
use serde_json::{Value, json};

/// The worker with one file of records in it. Cheap to copy; the worker ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct RegistryDesk(Line);

impl RegistryDesk {
    /// Starts the worker. `progress` hears how far reading has come.
    ///
    /// # Errors
    /// There is no worker.
    pub fn start(progress: impl Fn(Progress) + Clone + 'static) -> Result<Self, NoWorker> {
        Line::start(progress).map(Self)
    }

    /// Ends the worker, whatever it is doing: reading cannot be stopped otherwise.
    pub fn end(self) {
        self.0.end();
    }

    /// Reads a file, and checks its records against the programmes and today (`2026-11-22`).
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub async fn open(
        self,
        file: &PickedFile,
        programs: &[LearnProgram],
        today: &str,
    ) -> Result<RecordSummary, TableFault> {
        let programs = programs
            .iter()
            .map(|program| json!({ "id": program.id, "title": program.title }));
        let programs: Vec<_> = programs.collect();
        let request = json!({ "do": "open", "programs": programs, "today": today });
        let answer = self.ask(request, Some(file)).await?;
        answer::summary(&answer).ok_or(TableFault::Stopped)
    }

    /// How the file stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<RecordSummary, TableFault> {
        let answer = self.ask(json!({ "do": "summary" }), None).await?;
        answer::summary(&answer).ok_or(TableFault::Stopped)
    }

    /// Rows from a place on, and how many there are of the kind.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn rows(
        self,
        filter: &RecordFilter,
        from: u64,
        count: u64,
    ) -> Result<(u64, Vec<RecordRow>), TableFault> {
        let mut request = json!({ "do": "rows", "from": from, "count": count });
        match filter {
            RecordFilter::Kind(place) => {
                request["filter"] = RecordFilter::KINDS.get(*place).copied().into();
            }
            RecordFilter::Group(field, fault) => {
                request["column"] = field.map(Field::code).into();
                request["fault"] = fault.as_str().into();
            }
        }
        answer::rows(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    /// Writes another text into a cell.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fix(
        self,
        row: u64,
        field: Field,
        text: &str,
    ) -> Result<(RecordRow, RecordSummary), TableFault> {
        self.changed(json!({ "do": "fix", "row": row, "column": field.code(), "text": text }))
            .await
    }

    /// Leaves a row out, or takes it in again.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn leave_out(
        self,
        row: u64,
        out: bool,
    ) -> Result<(RecordRow, RecordSummary), TableFault> {
        self.changed(json!({ "do": "leave_out", "row": row, "out": out }))
            .await
    }

    /// Mends all rows of a group that have a sensible mend, and says how many it changed.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn mend_all(self, group: &Group) -> Result<(u64, RecordSummary), TableFault> {
        let column = group.field.map(Field::code);
        let request = json!({ "do": "mend_all", "column": column, "fault": group.reason.code });
        answer::mended(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    /// Takes the last `mend_all` back.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn undo(self) -> Result<(u64, RecordSummary), TableFault> {
        answer::mended(&self.ask(json!({ "do": "undo" }), None).await?).ok_or(TableFault::Stopped)
    }

    /// What would be sent now: its digest and how many records.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn prepare(self) -> Result<Prepared, TableFault> {
        answer::prepared(&self.ask(json!({ "do": "prepare" }), None).await?)
            .ok_or(TableFault::Stopped)
    }

    /// So many of the records that were prepared, from a place on, as the body of a request.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn portion(self, first: u64, count: u64) -> Result<PortionBody, TableFault> {
        let request = json!({ "do": "portion", "from": first, "count": count });
        answer::portion(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    /// Says what became of records.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn note(
        self,
        rows: &[u64],
        outcomes: &[PortionOutcome],
    ) -> Result<RecordSummary, TableFault> {
        let outcomes: Vec<_> = outcomes.iter().map(outcome).collect();
        let request = json!({ "do": "note", "rows": rows, "outcomes": outcomes });
        let answer = self.ask(request, None).await?;
        answer::summary(&answer).ok_or(TableFault::Stopped)
    }

    /// A file for the user; `part` counts from zero, `words` are those of worker/README.md. The text, for an
    /// archive in base64.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn file(
        self,
        kind: FileKind,
        part: u64,
        words: Value,
    ) -> Result<String, TableFault> {
        let request = json!({ "do": "file", "kind": kind.code(), "part": part, "words": words });
        let answer = self.ask(request, None).await?;
        let text = answer.get("text").and_then(Value::as_str);
        text.map(str::to_owned).ok_or(TableFault::Stopped)
    }

    async fn changed(self, request: Value) -> Result<(RecordRow, RecordSummary), TableFault> {
        answer::changed(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    async fn ask(
        self,
        mut request: Value,
        file: Option<&PickedFile>,
    ) -> Result<Value, TableFault> {
        request["desk"] = "registry".into();
        let answer = self.0.ask(request, file).await;
        let answer = answer.map_err(|NoWorker| TableFault::Stopped)?;
        super::answer::fault(&answer).map_or(Ok(answer), Err)
    }
}

/// A refusal with its fields, so that the row shows them.
fn outcome(outcome: &PortionOutcome) -> Value {
    match outcome {
        PortionOutcome::Accepted => json!({ "accepted": true }),
        PortionOutcome::Rejected(faults) => {
            let faults = faults.iter().map(|fault| {
                let column = Field::at(&fault.pointer).map(Field::code);
                json!({ "column": column, "fault": fault.code })
            });
            json!({ "accepted": false, "faults": faults.collect::<Vec<_>>() })
        }
    }
}
