//! The worker's desk for a file of the registry (worker/README.md): one function a request. The worker holds
//! the file; the page asks for what it shows and sends.

mod answer;
mod types;

pub use types::{
    Field, FileKind, Finding, Found, Group, GroupMend, Plan, RecordCounts, RecordFilter, RecordRow,
    RecordSummary,
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
        let request = json!({ "do": "registry_open", "programs": programs, "today": today });
        self.summary(request, Some(file)).await
    }

    /// How the file stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<RecordSummary, TableFault> {
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
    ) -> Result<(u64, Vec<RecordRow>), TableFault> {
        let filter = filter.code();
        let request =
            json!({ "do": "registry_rows", "filter": filter, "from": from, "count": count });
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
    ) -> Result<(RecordRow, RecordCounts), TableFault> {
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
    ) -> Result<(RecordRow, RecordCounts), TableFault> {
        self.changed(json!({ "do": "registry_leave_out", "row": row, "out": out }))
            .await
    }

    /// Mends all rows of a group; without one, of all groups that have a mend.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn mend(self, mend: Option<&GroupMend>) -> Result<RecordSummary, TableFault> {
        let mend = mend.map_or("all", |mend| mend.code.as_str());
        self.summary(json!({ "do": "registry_mend", "mend": mend }), None)
            .await
    }

    /// Writes a text into the cells of a field that are blank.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fill(self, field: Field, text: &str) -> Result<RecordSummary, TableFault> {
        let column = field.code();
        let request = json!({ "do": "registry_fill", "column": column, "text": text });
        self.summary(request, None).await
    }

    /// Takes the last `mend` or `fill` back.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn undo(self) -> Result<RecordSummary, TableFault> {
        self.summary(json!({ "do": "registry_undo" }), None).await
    }

    /// What would be sent now. It stays so until the next call; changes are not in it before.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn plan(self) -> Result<Plan, TableFault> {
        let answer = self.ask(json!({ "do": "registry_plan" }), None).await?;
        answer::plan(&answer).ok_or(TableFault::Stopped)
    }

    /// A portion of the plan, from one: the body of its request, to be sent as it is.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn portion(self, number: u32) -> Result<String, TableFault> {
        let request = json!({ "do": "registry_portion", "number": number });
        answer::body(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    /// Says what became of a portion's records, in their order.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn note(
        self,
        number: u32,
        outcomes: &[PortionOutcome],
    ) -> Result<RecordCounts, TableFault> {
        let results: Vec<_> = outcomes.iter().map(result).collect();
        let request = json!({ "do": "registry_outcome", "number": number, "results": results });
        answer::counts(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    async fn changed(self, request: Value) -> Result<(RecordRow, RecordCounts), TableFault> {
        answer::changed(&self.ask(request, None).await?).ok_or(TableFault::Stopped)
    }

    async fn summary(
        self,
        request: Value,
        file: Option<&PickedFile>,
    ) -> Result<RecordSummary, TableFault> {
        answer::summary(&self.ask(request, file).await?).ok_or(TableFault::Stopped)
    }

    async fn ask(self, request: Value, file: Option<&PickedFile>) -> Result<Value, TableFault> {
        let answer = self.0.ask(request, file).await;
        let answer = answer.map_err(|NoWorker| TableFault::Stopped)?;
        super::answer::fault(&answer).map_or(Ok(answer), Err)
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
