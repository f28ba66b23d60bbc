//! Sending what is ready: a submission is begun or found again, its portions are sent, and it is completed.

use super::job::{Job, Stage};
use super::requests::{Book, asked, complete, note, send_portion};
use super::word::Word;
use crate::api::{ApiError, TrainingClient};
use crate::browser;
use crate::domain::{
    Activity, Cut, ErrorKind, IdempotencyKey, NewSubmission, PortionOutcome, Submission,
    SubmissionState, Ticket,
};
use crate::tables::registry::Plan;
use crate::ui::batch::{BatchRunner, Sending};
use crate::ui::latest::Latest;

use leptos::prelude::*;

/// Letters of a submission's name; the contract takes no more.
const LONGEST_NAME: usize = 200;

/// What sends. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Transfer {
    book: StoredValue<Book>,
    /// Which attempt is the latest one: the answer to an older one is dropped.
    attempts: Latest,
    portions: BatchRunner,
    finish: BatchRunner,
    /// All portions are there; the submission is being completed.
    pub finishing: RwSignal<bool>,
    /// What there is to say.
    pub word: RwSignal<Word>,
    /// How many records have their answer, of how many.
    pub done: RwSignal<(u64, u64)>,
}

impl Transfer {
    pub fn new(job: Job) -> Self {
        let book = StoredValue::new(Book::new(job, expect_context::<TrainingClient>()));
        let done = RwSignal::new((0, 0));
        let word = RwSignal::new(Word::Nothing);
        let portion = move |ticket: Ticket| -> Sending {
            Box::pin(send_portion(job, book, done, ticket.item))
        };
        let complete = move |_: Ticket| -> Sending { Box::pin(complete(job, book, word)) };
        let transfer = Self {
            book,
            attempts: Latest::new(),
            portions: BatchRunner::new(Callback::new(portion)),
            finish: BatchRunner::new(Callback::new(complete)),
            finishing: RwSignal::new(false),
            word,
            done,
        };
        Effect::new(move |_| {
            if job.stage.get() == Stage::Reading {
                transfer.forget();
            }
        });
        Effect::new(move |_| {
            let over = transfer.portions.activity() == Activity::Finished;
            let failed = transfer.portions.numbers().1;
            let here = job.stage.get() == Stage::Sending;
            if over && failed == 0 && here && !transfer.finishing.get_untracked() {
                transfer.finishing.set(true);
                transfer.finish.begin(1);
            }
        });
        transfer
    }

    /// What is sent. There as long as the page is.
    pub fn job(self) -> Job {
        self.book.with_value(|book| book.job)
    }

    /// Another file is read: what was sent of the one before is not told of it, nor gone on with.
    fn forget(self) {
        self.attempts.turn();
        self.book.update_value(Book::forget);
        self.word.set(Word::Nothing);
    }

    /// Whether a submission stands that is to be gone on with before another begins; tracked.
    pub fn is_open(self) -> bool {
        self.word.with(|word| match word {
            Word::Paused => true,
            Word::Found(submission) => submission.summary.state == SubmissionState::Open,
            Word::Failed(_) => self.has_begun(),
            _ => false,
        })
    }

    /// Whether the backend knows of the submission.
    fn has_begun(self) -> bool {
        self.book.with_value(|book| book.submission.is_some())
    }

    /// Looks what would be sent now, and asks the user.
    pub fn ask(self) {
        if matches!(self.word.get_untracked(), Word::Working) {
            return;
        }
        self.word.set(Word::Working);
        let (job, attempt) = (self.job(), self.attempts.now());
        leptos::task::spawn_local(async move {
            let plan = match job.worker() {
                Ok(worker) => worker.plan().await,
                Err(fault) => Err(fault),
            };
            if !attempt.lasts() {
                return;
            }
            match plan {
                Ok(plan) => self.word.set(Word::Asking(plan)),
                Err(fault) => {
                    job.lose(fault);
                    self.word.set(Word::Nothing);
                }
            }
        });
    }

    /// Begins, or finds what was begun with the same records.
    pub fn begin(self, plan: Plan) {
        self.word.set(Word::Working);
        if self
            .book
            .with_value(|book| book.plan.as_ref() != Some(&plan))
        {
            self.attempts.turn();
            self.book.update_value(|book| {
                book.forget();
                book.plan = Some(plan.clone());
                book.key = Some(IdempotencyKey::new(browser::random()));
            });
        }
        let attempt = self.attempts.now();
        leptos::task::spawn_local(async move {
            let begun = self.begun(&plan).await;
            if !attempt.lasts() {
                return;
            }
            if let Ok((submission, _)) = &begun {
                let id = submission.summary.id.clone();
                self.book.update_value(|book| book.submission = Some(id));
            }
            match begun {
                Ok((submission, true)) => self.run(&submission).await,
                Ok((submission, false)) => self.say(Word::Found(submission)),
                Err(error) => self.say(Word::Failed(error)),
            }
        });
    }

    /// Tries the same once more, after a failure.
    pub fn begin_again(self) {
        if self.has_begun() {
            self.again();
        } else if let Some(plan) = self.book.with_value(|book| book.plan.clone()) {
            self.begin(plan);
        }
    }

    /// Whether there is something that the user has to read before anything else.
    pub fn says_something(self) -> bool {
        let word = self.word.get_untracked();
        !matches!(word, Word::Nothing | Word::Working | Word::Asking(_))
    }

    /// Says something that the user has to read before anything else.
    fn say(self, word: Word) {
        self.word.set(word);
        browser::focus("send-outcome");
    }

    async fn begun(self, plan: &Plan) -> Result<(Submission, bool), ApiError> {
        let asked = asked(self.book).ok_or(ErrorKind::PartMissing)?;
        let (job, client, organization) = asked;
        let new = NewSubmission {
            digest: plan.digest.clone(),
            records: plan.records,
            name: job
                .name
                .try_with_value(|name| name.chars().take(LONGEST_NAME).collect()),
        };
        let key = self.book.try_with_value(|book| book.key.clone());
        let key = key.flatten().ok_or(ErrorKind::PartMissing)?;
        let error = match client.create_submission(&organization, &new, &key).await {
            Ok(submission) => return Ok((submission, true)),
            Err(error) => error,
        };
        let earlier = error.submission.clone().ok_or(error)?;
        Ok((client.submission(&organization, &earlier).await?, false))
    }

    /// Sends what is missing of a submission.
    async fn run(self, submission: &Submission) {
        let attempt = self.attempts.now();
        let records = self.book.try_with_value(|book| {
            let plan = book.plan.as_ref()?;
            let cut = Cut::new(plan.records);
            let left = cut.left(&submission.portions, |number| book.known.contains(&number));
            Some((book.job, cut, plan.records, left, book.known.clone()))
        });
        let Some((job, cut, all, left, known)) = records.flatten() else {
            return;
        };
        let Ok(left) = left else {
            job.stage.set(Stage::Check);
            return self.say(Word::OtherCut);
        };
        // Where nothing was refused, the answer is known without asking.
        let whole = submission
            .portions
            .iter()
            .filter(|portion| portion.rejected == 0);
        for portion in whole.filter(|portion| !known.contains(&portion.number)) {
            let count = usize::try_from(portion.records).unwrap_or_default();
            let outcomes = vec![PortionOutcome::Accepted; count];
            if note(job, self.book, portion.number, &outcomes)
                .await
                .is_err()
            {
                // The file went with the worker, and the page says so.
                self.word.set(Word::Nothing);
                return;
            }
        }
        if !attempt.lasts() {
            return;
        }
        let places = left.iter().filter_map(|number| cut.place(*number));
        let waiting: u64 = places.map(|(_, count)| count).sum();
        let count = left.len();
        self.book.update_value(|book| book.left = left);
        self.done.set((all.saturating_sub(waiting), all));
        self.finishing.set(false);
        self.word.set(Word::Nothing);
        self.portions.begin(count);
        job.stage.set(Stage::Sending);
    }

    /// Goes on with what was found.
    pub fn go_on_with(self, submission: Submission) {
        self.word.set(Word::Working);
        leptos::task::spawn_local(async move { self.run(&submission).await });
    }

    /// Looks how far the submission is, and sends what is missing.
    fn again(self) {
        self.word.set(Word::Working);
        let id = self.book.with_value(|book| book.submission.clone());
        let (Some(id), Some((_, client, organization))) = (id, asked(self.book)) else {
            return;
        };
        leptos::task::spawn_local(async move {
            match client.submission(&organization, &id).await {
                Ok(submission) => self.run(&submission).await,
                Err(error) => {
                    self.word.set(Word::Failed(error));
                }
            }
        });
    }

    /// How it is going; tracked.
    pub fn activity(self) -> Activity {
        if self.finishing.get() {
            self.finish.activity()
        } else {
            self.portions.activity()
        }
    }

    /// How many portions were given up, or whether completing was; tracked.
    pub fn failed(self) -> usize {
        self.portions.numbers().1 + self.finish.numbers().1
    }

    /// Why it stands, if the user did not wish it; tracked.
    pub fn kind(self) -> Option<ApiError> {
        if let Word::Failed(error) = self.word.get() {
            return Some(error);
        }
        let kind = match self.activity() {
            Activity::Stopped(kind) => kind?,
            Activity::Finished => {
                let mut all = self.portions.failures();
                all.extend(self.finish.failures());
                all.first()?.1
            }
            _ => return None,
        };
        let last = self.book.with_value(|book| book.last.clone());
        let last = last.filter(|last| last.kind == kind);
        Some(last.unwrap_or_else(|| kind.into()))
    }

    /// Whether requests go out; tracked.
    pub fn goes_on(self) -> bool {
        let goes = matches!(
            self.activity(),
            Activity::Running | Activity::Pausing | Activity::Stopping
        );
        goes && self.job().stage.get() == Stage::Sending
    }

    /// Stops; the last answer still comes.
    pub fn stop(self) {
        self.portions.stop();
        self.finish.stop();
    }

    /// Goes on where it stands.
    pub fn resume(self) {
        self.word.set(Word::Nothing);
        self.job().stage.set(Stage::Sending);
        match untrack(|| self.activity()) {
            Activity::Stopped(_) if self.finishing.get_untracked() => self.finish.resume(),
            Activity::Stopped(_) => self.portions.resume(),
            Activity::Finished => self.again(),
            _ => {}
        }
    }

    /// Shows the file again; what was begun can go on later.
    pub fn to_file(self) {
        self.word.set(Word::Paused);
        let job = self.job();
        job.look();
        job.stage.set(Stage::Check);
    }
}
