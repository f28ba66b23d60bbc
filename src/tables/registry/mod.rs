//! The worker's desk for a file of the registry (crates/worker/README.md): one function a request. The worker holds
//! the file; the page asks for what it shows and sends.

mod answer;
mod types;

pub use types::{
    Field, FileKind, FilePart, Finding, Found, Group, GroupMend, Plan, RecordCounts, RecordFilter,
    RecordRow, RecordSummary, RegistryFault, RowName,
};

use super::Progress;
use super::line::Line;
use crate::browser::{MadeFile, NoWorker, PickedFile};
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
    ) -> Result<RecordSummary, RegistryFault> {
        let programs = programs
            .iter()
            .map(|program| json!({ "id": program.id, "title": program.title }));
        let programs: Vec<_> = programs.collect();
        let request = json!({ "do": "registry_open", "programs": programs, "today": today });
        self.summary(request, Some(file)).await
    }

    /// How the file stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<RecordSummary, RegistryFault> {
        self.summary(json!({ "do": "registry_summary" }), None)
            .await
    }

    /// Rows of a kind from a place on, and how many there are of the kind.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn rows(
        self,
        filter: RecordFilter,
        from: u64,
        count: u64,
    ) -> Result<(u64, Vec<RecordRow>), RegistryFault> {
        let filter = filter.code();
        let request =
            json!({ "do": "registry_rows", "filter": filter, "from": from, "count": count });
        answer::rows(&self.ask(request, None).await?).ok_or(RegistryFault::STOPPED)
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
    ) -> Result<(RecordRow, RecordCounts), RegistryFault> {
        let column = field.code();
        let request = json!({ "do": "registry_fix", "row": row, "column": column, "text": text });
        self.changed(request).await
    }

    /// Leaves a row out, or takes it in again.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn leave_out(
        self,
        row: u64,
        out: bool,
    ) -> Result<(RecordRow, RecordCounts), RegistryFault> {
        self.changed(json!({ "do": "registry_leave_out", "row": row, "out": out }))
            .await
    }

    /// Mends all rows of a group; without one, of all groups that have a mend.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn mend(self, mend: Option<&GroupMend>) -> Result<RecordSummary, RegistryFault> {
        let mend = mend.map_or("all", |mend| mend.code.as_str());
        self.summary(json!({ "do": "registry_mend", "mend": mend }), None)
            .await
    }

    /// Writes a text into the cells of a field that are blank.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fill(self, field: Field, text: &str) -> Result<RecordSummary, RegistryFault> {
        let column = field.code();
        let request = json!({ "do": "registry_fill", "column": column, "text": text });
        self.summary(request, None).await
    }

    /// Takes the last `mend` or `fill` back.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn undo(self) -> Result<RecordSummary, RegistryFault> {
        self.summary(json!({ "do": "registry_undo" }), None).await
    }

    /// What would be sent now. It stays so until the next call; changes are not in it before.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn plan(self) -> Result<Plan, RegistryFault> {
        let answer = self.ask(json!({ "do": "registry_plan" }), None).await?;
        answer::plan(&answer).ok_or(RegistryFault::STOPPED)
    }

    /// A portion of the plan, from one: the body of its request, to be sent as it is.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn portion(self, number: u32) -> Result<String, RegistryFault> {
        let request = json!({ "do": "registry_portion", "number": number });
        answer::body(&self.ask(request, None).await?).ok_or(RegistryFault::STOPPED)
    }

    /// Says what became of a portion's records, in their order.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn note(
        self,
        number: u32,
        outcomes: &[PortionOutcome],
    ) -> Result<RecordCounts, RegistryFault> {
        let results: Vec<_> = outcomes.iter().map(result).collect();
        let request = json!({ "do": "registry_outcome", "number": number, "results": results });
        answer::counts(&self.ask(request, None).await?).ok_or(RegistryFault::STOPPED)
    }

    /// A file of what is ready, of what is wrong, or to begin with; `part` counts from one. `words` are those of
    /// crates/worker/README.md, for the report only. There is no file when there is nothing to write.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn file(
        self,
        what: FileKind,
        part: u64,
        words: Value,
    ) -> Result<(FilePart, Option<MadeFile>), RegistryFault> {
        let request =
            json!({ "do": "registry_file", "what": what.code(), "part": part, "words": words });
        let answer = self.0.ask_for_file(request, None).await;
        let (answer, file) = answer.map_err(|NoWorker| RegistryFault::STOPPED)?;
        if let Some(fault) = answer::fault(&answer) {
            return Err(fault);
        }
        let part = answer::file_part(&answer).ok_or(RegistryFault::STOPPED)?;
        Ok((part, file))
    }

    async fn changed(self, request: Value) -> Result<(RecordRow, RecordCounts), RegistryFault> {
        answer::changed(&self.ask(request, None).await?).ok_or(RegistryFault::STOPPED)
    }

    async fn summary(
        self,
        request: Value,
        file: Option<&PickedFile>,
    ) -> Result<RecordSummary, RegistryFault> {
        answer::summary(&self.ask(request, file).await?).ok_or(RegistryFault::STOPPED)
    }

    async fn ask(self, request: Value, file: Option<&PickedFile>) -> Result<Value, RegistryFault> {
        let answer = self.0.ask(request, file).await;
        let answer = answer.map_err(|NoWorker| RegistryFault::STOPPED)?;
        answer::fault(&answer).map_or(Ok(answer), Err)
    }
}

/// As the contract's `PortionResult` has it.
fn result(outcome: &PortionOutcome) -> Value {
    match outcome {
        PortionOutcome::Accepted => json!({ "outcome": "accepted" }),
        PortionOutcome::Rejected(faults) => {
            let faults = faults
                .iter()
                .map(|fault| json!({ "pointer": fault.pointer, "code": fault.code }));
            json!({ "outcome": "rejected", "errors": faults.collect::<Vec<_>>() })
        }
    }
}
