//! The worker, asked for a file of the registry (`cabinet_protocol`): one function a request. The worker holds
//! the file; the page asks for what it shows and sends.

pub use cabinet_protocol::RowName;
// Beside the columns of a table of people.
pub use cabinet_protocol::registry::Column as Field;
pub use cabinet_protocol::registry::{
    Code, FileFault, FileKind, FilePart, Found, Group, GroupKind, Plan, RecordCounts, RecordError,
    RecordFilter, RecordRow, RecordSummary, RegistryFault, ReportWords, State,
};

use super::Progress;
use super::line::Line;
use crate::browser::{MadeFile, NoWorker, PickedFile};
use crate::domain::{LearnProgram, PortionOutcome};
use cabinet_protocol::registry::{
    Changed, Counted, Outcome, Portion, Program, Rejection, Request, Rows,
};
use serde::de::DeserializeOwned;

/// The worker with one file of records in it. Cheap to copy; the worker ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct RegistryWorker(Line);

impl RegistryWorker {
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
        let programs = programs.iter().map(|program| Program {
            id: program.id,
            title: program.title.clone(),
        });
        let request = Request::Open {
            today: today.to_owned(),
            programs: programs.collect(),
        };
        self.0.ask(&request, Some(file)).await
    }

    /// How the file stands.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn now(self) -> Result<RecordSummary, RegistryFault> {
        self.ask(Request::Summary).await
    }

    /// Rows of a kind from a row on, and how many there are of the kind from there on.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn rows(
        self,
        filter: RecordFilter,
        from: u64,
        count: u64,
    ) -> Result<(u64, Vec<RecordRow>), RegistryFault> {
        let request = Request::Rows {
            filter,
            from,
            count,
        };
        let Rows { left, rows } = self.ask(request).await?;
        Ok((left, rows))
    }

    /// Writes another text into a cell.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fix(
        self,
        row: u64,
        column: Field,
        text: &str,
    ) -> Result<(RecordRow, RecordCounts), RegistryFault> {
        let text = text.to_owned();
        self.change(Request::Fix { row, column, text }).await
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
        self.change(Request::LeaveOut { row, out }).await
    }

    /// Mends all rows of a group by the name of its mend; without one, of all groups that have one.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn mend(self, mend: Option<String>) -> Result<RecordSummary, RegistryFault> {
        let mend = mend.unwrap_or_else(|| Request::ALL_GROUPS.to_owned());
        self.ask(Request::Mend { mend }).await
    }

    /// Writes a text into the cells of a field that are blank.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn fill(self, column: Field, text: &str) -> Result<RecordSummary, RegistryFault> {
        let text = text.to_owned();
        self.ask(Request::Fill { column, text }).await
    }

    /// Takes the last `mend` or `fill` back.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn undo(self) -> Result<RecordSummary, RegistryFault> {
        self.ask(Request::Undo).await
    }

    /// What would be sent now. It stays so until the next call; changes are not in it before.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn plan(self) -> Result<Plan, RegistryFault> {
        self.ask(Request::Plan).await
    }

    /// A portion of the plan, from one: the body of its request, to be sent as it is.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn portion(self, number: u32) -> Result<String, RegistryFault> {
        let portion: Portion = self.ask(Request::Portion { number }).await?;
        Ok(portion.body)
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
        let results = outcomes.iter().map(outcome).collect();
        let Counted { counts } = self.ask(Request::Outcome { number, results }).await?;
        Ok(counts)
    }

    /// A file of what is ready, of what is wrong, or to begin with; `part` counts from one. `words` are for the
    /// report only. There is no file when there is nothing to write.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn file(
        self,
        what: FileKind,
        part: u64,
        words: Option<ReportWords>,
    ) -> Result<(FilePart, Option<MadeFile>), RegistryFault> {
        let request = Request::File { what, part, words };
        self.0.ask_for_file(&request, None).await
    }

    async fn change(self, request: Request) -> Result<(RecordRow, RecordCounts), RegistryFault> {
        let Changed { row, counts } = self.ask(request).await?;
        Ok((row, counts))
    }

    async fn ask<A: DeserializeOwned>(self, request: Request) -> Result<A, RegistryFault> {
        self.0.ask(&request, None).await
    }
}

fn outcome(outcome: &PortionOutcome) -> Outcome {
    match outcome {
        PortionOutcome::Accepted => Outcome::Accepted,
        PortionOutcome::Rejected(faults) => {
            let faults = faults.iter().map(|fault| Rejection {
                pointer: fault.pointer.clone(),
                code: fault.code.clone(),
            });
            Outcome::Rejected(faults.collect())
        }
    }
}
