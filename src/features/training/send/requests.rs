//! The requests of a submission, and what is kept of it between them.

use super::job::{Job, Stage};
use super::word::Word;
use crate::api::{ApiError, TrainingClient};
use crate::domain::{Cut, ErrorKind, IdempotencyKey, OrganizationId, PortionOutcome, SubmissionId};
use crate::tables::registry::{Plan, RecordFilter, RegistryFault};
use leptos::prelude::*;

/// What is kept of a submission while the page is open.
pub struct Book {
    pub job: Job,
    pub client: TrainingClient,
    pub plan: Option<Plan>,
    /// The key of the attempt to begin it.
    pub key: Option<IdempotencyKey>,
    pub submission: Option<SubmissionId>,
    /// The portions that this run sends.
    pub left: Vec<u32>,
    /// Those whose answer the worker has.
    pub known: Vec<u32>,
    /// The failure that came last, with what support needs.
    pub last: Option<ApiError>,
}

impl Book {
    /// Nothing is sent yet.
    pub fn new(job: Job, client: TrainingClient) -> Self {
        Self {
            job,
            client,
            plan: None,
            key: None,
            submission: None,
            left: Vec::new(),
            known: Vec::new(),
            last: None,
        }
    }

    /// Begins another attempt, which knows nothing of the one before.
    pub fn forget(&mut self) {
        *self = Self::new(self.job, self.client.clone());
    }
}

/// Who asks, and for whom; nothing when the page is gone.
pub fn asked(book: StoredValue<Book>) -> Option<(Job, TrainingClient, OrganizationId)> {
    let (job, client) = book.try_with_value(|book| (book.job, book.client.clone()))?;
    let organization = job
        .organization
        .try_with_value(|all| all.summary.id.clone())?;
    Some((job, client, organization))
}

/// Sends a portion of the run, and has the worker note what became of its records.
pub async fn send_portion(
    job: Job,
    book: StoredValue<Book>,
    done: RwSignal<(u64, u64)>,
    item: usize,
) -> Result<(), ErrorKind> {
    let (_, client, organization) = asked(book).ok_or(ErrorKind::PartMissing)?;
    let of = book.try_with_value(|book| {
        let number = *book.left.get(item)?;
        let (_, records) = Cut::new(book.plan.as_ref()?.records).place(number)?;
        Some((book.submission.clone()?, number, records))
    });
    let (id, number, records) = of.flatten().ok_or(ErrorKind::PartMissing)?;
    let body = match job.worker() {
        Ok(worker) => worker.portion(number).await,
        Err(fault) => Err(fault),
    };
    let body = body.map_err(|fault| lost(job, fault))?;
    let portion = (number, records);
    let answer = client.send_portion(&organization, &id, portion, body).await;
    let outcomes = answer.map_err(|error| remember(book, error))?;
    note(job, book, number, &outcomes).await?;
    done.update(|(done, _)| *done += outcomes.len() as u64);
    Ok(())
}

/// Has the worker note what became of the records of a portion.
pub async fn note(
    job: Job,
    book: StoredValue<Book>,
    number: u32,
    outcomes: &[PortionOutcome],
) -> Result<(), ErrorKind> {
    let noted = match job.worker() {
        Ok(worker) => worker.note(number, outcomes).await,
        Err(fault) => Err(fault),
    };
    job.counted(noted.map_err(|fault| lost(job, fault))?);
    book.update_value(|book| book.known.push(number));
    Ok(())
}

/// Completes the submission, and shows what became of it.
pub async fn complete(
    job: Job,
    book: StoredValue<Book>,
    word: RwSignal<Word>,
) -> Result<(), ErrorKind> {
    let (_, client, organization) = asked(book).ok_or(ErrorKind::PartMissing)?;
    let id = book.try_with_value(|book| book.submission.clone());
    let id = id.flatten().ok_or(ErrorKind::PartMissing)?;
    let answer = client.complete_submission(&organization, &id).await;
    let submission = answer.map_err(|error| remember(book, error))?;
    job.show(if submission.summary.rejected > 0 {
        RecordFilter::Rejected
    } else {
        RecordFilter::All
    });
    word.set(Word::Ended(submission));
    let counts = untrack(|| job.counts());
    // What was mended and is still to be sent is on this page only.
    if counts.ready + counts.faulty + counts.rejected == 0 {
        job.edited.set(false);
    }
    job.look();
    job.stage.set(Stage::Check);
    Ok(())
}

fn lost(job: Job, fault: RegistryFault) -> ErrorKind {
    job.lose(fault);
    ErrorKind::PartMissing
}

fn remember(book: StoredValue<Book>, error: ApiError) -> ErrorKind {
    let kind = error.kind;
    book.update_value(|book| book.last = Some(error));
    kind
}
