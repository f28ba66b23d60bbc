//! The last step: the rows are sent one after another; the worker keeps what became of each.

use super::state::{Import, Stage};
use super::words::words;
use crate::api::Client;
use crate::browser;
use crate::domain::{
    Consent, ErrorKind, Grant, GrantAttempt, Grantee, IdempotencyKey, OrganizationId, Rights, Term,
    Ticket,
};
use crate::features::access::bulk;
use crate::tables::{Fate, ResultWords, RowGrant};
use crate::ui::batch::view::BatchProgress;
use crate::ui::batch::{BatchRunner, Sending};
use crate::ui::texts;
use leptos::prelude::*;

/// What is kept while the rows are sent.
#[derive(Default)]
struct Book {
    /// The version of the consents that are said to be held.
    version: Option<String>,
    /// The rows whose answer did not come yet, by the item of the run that sends them.
    rows: Vec<(usize, RowGrant)>,
    /// Who was refused, likewise.
    refused: Vec<(usize, String)>,
}

/// What sends. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Sender {
    import: Import,
    drive: BatchRunner,
    book: StoredValue<Book>,
    /// Whether sensitive permissions are given too.
    pub gives_sensitive: RwSignal<bool>,
}

impl Sender {
    pub fn new(import: Import, organization: OrganizationId) -> Self {
        let client = expect_context::<Client>();
        let book = StoredValue::new(Book::default());
        let gives_sensitive = RwSignal::new(false);
        let send = move |ticket: Ticket| -> Sending {
            let (client, organization) = (client.clone(), organization.clone());
            Box::pin(async move {
                let Some(row) = row_of(import, book, ticket.item).await? else {
                    return Ok(());
                };
                let gives = gives_sensitive.try_get_untracked().unwrap_or_default();
                let sensitive = import.catalogue.try_with_value(|catalogue| {
                    !gives && !catalogue.sensitive(&row.permissions).is_empty()
                });
                let answer = if sensitive.unwrap_or_default() {
                    Ok(Fate::Skipped(import.t.sensitive_kept.to_owned()))
                } else {
                    let version = book.try_with_value(|book| book.version.clone()).flatten();
                    give(import, &client, &organization, &row, version).await
                };
                let fate = answer?;
                let failed = matches!(fate, Fate::Failed(_));
                book.update_value(|book| book.rows.retain(|(item, _)| *item != ticket.item));
                note(import, row.row, fate).await?;
                if !failed {
                    return Ok(());
                }
                let who = (ticket.item, row.person.name.whole());
                book.update_value(|book| book.refused.push(who));
                Err(ErrorKind::Invalid)
            })
        };
        Self {
            import,
            drive: BatchRunner::new(Callback::new(send)),
            book,
            gives_sensitive,
        }
    }

    /// Whom this item was about.
    fn name(self, item: usize) -> String {
        let named = self.book.with_value(|book| {
            let refused = book.refused.iter().find(|(of, _)| *of == item);
            let unanswered = book.rows.iter().find(|(of, _)| *of == item);
            let refused = refused.map(|(_, name)| name.clone());
            refused.or(unanswered.map(|(_, row)| row.person.name.whole()))
        });
        named.unwrap_or_default()
    }

    /// Begins with so many rows.
    pub fn begin(self, version: Option<String>, ready: u64) {
        self.book.update_value(|book| book.version = version);
        self.import.stage.set(Stage::Sending);
        self.drive.begin(usize::try_from(ready).unwrap_or_default());
    }

    /// Stops; `false` when it stood already.
    pub fn stop(self) -> bool {
        self.drive.stop()
    }

    /// Whether every row has come to its end.
    pub fn is_over(self) -> bool {
        self.import.stage.get_untracked() == Stage::Sending && untrack(|| self.drive.stands())
    }
}

/// The row that this item sends: the one whose answer was lost, or the next that nobody sends yet.
async fn row_of(
    import: Import,
    book: StoredValue<Book>,
    item: usize,
) -> Result<Option<RowGrant>, ErrorKind> {
    let held = book.try_with_value(|book| book.rows.clone());
    let held = held.unwrap_or_default();
    if let Some((_, row)) = held.iter().find(|(of, _)| *of == item) {
        return Ok(Some(row.clone()));
    }
    let worker = import.worker().map_err(|_| ErrorKind::PartMissing)?;
    let next = worker.next(held.len() + 1).await;
    let next = next.map_err(|_| ErrorKind::PartMissing)?;
    let is_held = |row: &RowGrant| held.iter().any(|(_, other)| other.row == row.row);
    let free = next.into_iter().find(|row| !is_held(row));
    if let Some(row) = &free {
        book.update_value(|book| book.rows.push((item, row.clone())));
    }
    Ok(free)
}

/// Gives access to one of them. What another try may mend is an error; all else is the row's fate.
async fn give(
    import: Import,
    client: &Client,
    organization: &OrganizationId,
    row: &RowGrant,
    version: Option<String>,
) -> Result<Fate, ErrorKind> {
    let rights = Rights {
        permissions: row.permissions.clone(),
        term: Term::default(),
    };
    let consent = version.map(|version| Consent {
        version,
        given_on: None,
    });
    let grantee = Grantee::ByHand(row.person.clone());
    let Some(grant) = Grant::new(grantee, rights, consent) else {
        return Ok(Fate::Skipped(String::new()));
    };
    let attempt = GrantAttempt {
        grant,
        key: IdempotencyKey::new(row.key.clone()),
    };
    let Err(error) = client.grant_access(organization, &attempt).await else {
        return Ok(Fate::Sent);
    };
    match error.kind {
        ErrorKind::AlreadyHasAccess => Ok(Fate::Skipped(import.t.has_access.to_owned())),
        kind @ (ErrorKind::Invalid
        | ErrorKind::NotAccepted
        | ErrorKind::Conflict
        | ErrorKind::NotFound
        | ErrorKind::StaffNotFound
        | ErrorKind::LastAdministrator
        | ErrorKind::HeadIsAdministrator) => {
            Ok(Fate::Failed((import.all.explain)(kind).what.to_owned()))
        }
        kind => Err(kind),
    }
}

async fn note(import: Import, row: u64, fate: Fate) -> Result<(), ErrorKind> {
    let worker = import.worker().map_err(|_| ErrorKind::PartMissing)?;
    let counts = worker.note(row, fate).await;
    let counts = counts.map_err(|_| ErrorKind::PartMissing)?;
    import.counts.set(counts);
    Ok(())
}

#[component]
pub fn SendStep(sender: Sender, on_close: Callback<()>) -> impl IntoView {
    let t = words();
    let import = sender.import;
    let results = move |_| {
        leptos::task::spawn_local(async move {
            let Ok(worker) = import.worker() else { return };
            match worker.results(result_words(import)).await {
                Ok(text) => browser::download(t.results_file, "text/csv;charset=utf-8", &text),
                Err(fault) => import.lose(fault),
            }
        });
    };
    let more = Callback::new(move |()| {
        view! {
            <button type="button" class="button" on:click=results>
                {t.results}
            </button>
        }
        .into_any()
    });
    let failed = Callback::new(move |()| {
        let failures = sender.drive.failures().into_iter();
        let all = failures.map(|(item, kind)| {
            let reason = (bulk::words().reason)(kind).map(str::to_owned);
            let reason = reason.unwrap_or_else(|| (texts().explain)(kind).what.to_owned());
            (sender.name(item), reason)
        });
        all.collect::<Vec<_>>()
    });
    view! { <BatchProgress drive=sender.drive failed=failed more=more on_close=on_close /> }
}

fn result_words(import: Import) -> ResultWords {
    let t = import.t;
    let columns = import.summary.with_value(|summary| {
        let columns = summary.as_ref().map(|summary| summary.columns.clone());
        let names = columns.unwrap_or_default().into_iter().map(t.column);
        names.map(str::to_owned).collect()
    });
    ResultWords {
        columns,
        ..(t.results_words)()
    }
}
