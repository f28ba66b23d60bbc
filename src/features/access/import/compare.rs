//! The third step, a dry run: who has access already, who gets it, and what has to be said before.

use super::sending::Sender;
use super::state::{Import, Stage};
use super::words::words;
use crate::api::{ApiError, Client, MOST_CHECKED, Offered};
use crate::browser;
use crate::domain::{OrganizationId, offer};
use crate::tables::{Column, Fate, RowFilter, TableFault};
use crate::ui::{FailureNotice, texts};
use leptos::prelude::*;

/// Compares the rows that are ready with the cabinet, and shows what would change.
pub fn start(import: Import, client: Client, organization: OrganizationId) {
    import.fault.set(None);
    import.word.set((import.t.comparing)(0, 0));
    import.stage.set(Stage::Comparing);
    leptos::task::spawn_local(async move {
        if let Some(check) = client.offered::<offer::Check>() {
            match compare(import, &check, &organization).await {
                Err(Stop::Table(fault)) => return import.lose(fault),
                // It was only to tell beforehand: who has access is refused by the backend all the same.
                Ok(()) | Err(Stop::Backend) => {}
            }
        }
        // The dialog may be closed by now.
        if import.stage.try_get_untracked() == Some(Stage::Comparing) {
            import.stage.set(Stage::Preview);
        }
    });
}

enum Stop {
    Table(TableFault),
    Backend,
}

impl From<TableFault> for Stop {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

impl From<ApiError> for Stop {
    fn from(_: ApiError) -> Self {
        Self::Backend
    }
}

async fn compare(
    import: Import,
    check: &Offered<offer::Check>,
    organization: &OrganizationId,
) -> Result<(), Stop> {
    let t = import.t;
    let columns = import.summary.try_with_value(|summary| {
        let columns = summary.as_ref().map(|summary| summary.columns.clone());
        columns.unwrap_or_default()
    });
    let columns = columns.unwrap_or_default();
    let place = |column| columns.iter().position(|one| *one == column);
    let (Some(snils), Some(inn)) = (place(Column::Snils), place(Column::Inn)) else {
        return Ok(());
    };
    let all = import.counts.try_get_untracked().unwrap_or_default().ready;
    let (mut from, mut done) = (0, 0);
    while import.stage.try_get_untracked() == Some(Stage::Comparing) {
        let worker = import.worker()?;
        let (_, rows) = worker.rows(RowFilter::Ready, from, MOST_CHECKED).await?;
        if rows.is_empty() {
            break;
        }
        let digits = |text: Option<&String>| -> String {
            let text = text.map(String::as_str).unwrap_or_default();
            text.chars().filter(char::is_ascii_digit).collect()
        };
        let people: Vec<_> = rows
            .iter()
            .map(|row| (digits(row.cells.get(snils)), digits(row.cells.get(inn))))
            .collect();
        let known = check.check_people(organization, &people).await?;
        done += rows.len() as u64;
        import.word.set((t.comparing)(done, all));
        for (row, has_access) in rows.iter().zip(known) {
            if has_access {
                // It leaves the ready ones, so the next begin where it stood.
                let counts = worker.note(row.row, Fate::Skipped(t.has_access.to_owned()));
                import.counts.set(counts.await?);
            } else {
                from += 1;
            }
        }
    }
    Ok(())
}

#[component]
pub fn PreviewStep(import: Import, sender: Sender, organization: OrganizationId) -> impl IntoView {
    let t = words();
    let asked = expect_context::<Client>().offered::<offer::Consent>();
    let asks_consent = asked.is_some();
    let consent = RwSignal::new(false);
    let hurried = RwSignal::new(false);
    let counts = import.counts.get_untracked();
    let left = counts.faulty + counts.duplicate + counts.left_out;
    let sensitive = import.catalogue.with_value(|catalogue| {
        let all = catalogue.groups().into_iter().flat_map(|(_, group)| group);
        let labels = all.filter(|entry| entry.sensitive).map(|entry| entry.label);
        labels.collect::<Vec<_>>().join(", ")
    });
    let lines = [
        (counts.ready, t.preview as fn(u64) -> String),
        (counts.skipped, t.preview_skipped),
        (left, t.preview_left),
    ];
    let lines = lines
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| view! { <li>{words(n)}</li> }.into_any());
    let start = Action::new_local(move |(): &()| {
        let (asked, organization) = (asked.clone(), organization.clone());
        async move {
            let version = match asked {
                Some(consent) => Some(consent.consent_form(&organization).await?.version),
                None => None,
            };
            sender.begin(version, counts.ready);
            Ok(())
        }
    });
    let (pending, started) = (start.pending(), start.value());
    let send = move |_| {
        if asks_consent && !consent.get_untracked() {
            hurried.set(true);
            browser::focus("consents");
        } else if !pending.get_untracked() {
            start.dispatch_local(());
        }
    };
    let fault = move || (hurried.get() && !consent.get()).then_some(t.consent_required);
    let kind = move || {
        started.get().and_then(Result::err).map(|error: ApiError| {
            let words = (texts().explain)(error.kind);
            view! { <FailureNotice words=words request_id=error.request_id /> }
        })
    };
    let nothing = counts.ready == 0;
    let consent_box = (asks_consent && !nothing).then(|| {
        view! {
            <label class="choice">
                <input
                    class="choice__mark"
                    type="checkbox"
                    id="consents"
                    aria-describedby="consents-fault"
                    prop:checked=move || consent.get()
                    on:change=move |event| consent.set(event_target_checked(&event))
                />
                <span class="choice__main">{t.consent}</span>
            </label>
            <p class="field__fault" id="consents-fault" role="alert">
                {move || fault()}
            </p>
        }
        .into_any()
    });
    let sensitive_box = (!sensitive.is_empty() && !nothing).then(|| {
        view! {
            <label class="choice">
                <input
                    class="choice__mark"
                    type="checkbox"
                    prop:checked=move || sender.gives_sensitive.get()
                    on:change=move |event| sender.gives_sensitive.set(event_target_checked(&event))
                />
                <span class="choice__main">{(t.sensitive)(&sensitive)}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <ul class="list">{lines.collect_view()}</ul>
            {nothing.then(|| view! { <p class="notice notice--info">{t.nothing_ready}</p> }.into_any())}
            {consent_box}
            {sensitive_box}
            <div role="alert">{kind}</div>
        </div>
        <footer class="dialog__foot">
            <button
                type="button"
                class="button"
                on:click=move |_| import.stage.set(Stage::Check)
            >
                {texts().back}
            </button>
            {(!nothing)
                .then(|| {
                    view! {
                        <button type="button" class="button button--primary" on:click=send>
                            {(t.send)(counts.ready)}
                        </button>
                    }.into_any()
                })}
        </footer>
    }
}
