//! What is said and asked about sending: before it, when it stands, and after it.

use super::transfer::Transfer;
use super::word::Word;
use super::words::words;
use crate::browser;
use crate::domain::{Submission, SubmissionId, SubmissionState};
use crate::features::sections::failure::FormFailure;
use crate::features::training::address::address;
use crate::route::Place;
use crate::tables::registry::Plan;
use crate::ui::{Question, texts};
use leptos::prelude::*;

/// The question before anything leaves the browser.
#[component]
pub fn Confirm(transfer: Transfer, plan: Plan) -> impl IntoView {
    let t = words();
    let job = transfer.job();
    let organization = job
        .organization
        .with_value(|all| all.summary.short_name.clone());
    let counts = untrack(|| job.counts());
    let rest = counts.faulty + counts.duplicate + counts.left_out;
    let rest = (rest > 0).then(|| view! { <p>{(t.confirm_rest)(rest)}</p> });
    let records = plan.records;
    let close = move || transfer.word.set(Word::Nothing);
    view! {
        <Question title=t.confirm_title on_escape=Callback::new(move |()| close())>
            <p>{(t.confirm)(records, &organization)}</p>
            {rest}
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| transfer.begin(plan.clone())
                >
                    {(t.send)(records)}
                </button>
                <button type="button" class="button" on:click=move |_| close()>
                    {texts().cancel}
                </button>
            </div>
        </Question>
    }
}

/// What has become of sending: what was found, what stands, what is over.
#[component]
pub fn Outcome(transfer: Transfer) -> impl IntoView {
    let t = words();
    let working = move || matches!(transfer.word.get(), Word::Working).then_some(t.planning);
    view! {
        <p class="count send__working" role="status">
            {move || working()}
        </p>
        <div id="send-outcome" tabindex="-1">
            {move || outcome(transfer)}
        </div>
    }
}

fn outcome(transfer: Transfer) -> Option<AnyView> {
    let t = words();
    Some(match transfer.word.get() {
        Word::Nothing | Word::Working | Word::Asking(_) => return None,
        Word::Failed(error) => {
            let retry = move |_| transfer.begin_again();
            view! {
                <FormFailure error=error>
                    <button type="button" class="button" on:click=retry>
                        {texts().retry}
                    </button>
                </FormFailure>
            }
            .into_any()
        }
        Word::OtherCut => view! { <p class="notice notice--danger">{t.other_cut}</p> }.into_any(),
        Word::Found(submission) => found(transfer, &submission),
        Word::Ended(submission) => ended(transfer, &submission),
        Word::Paused => {
            let (done, all) = transfer.done.get();
            view! {
                <div class="notice notice--warning">
                    <p class="notice__what">{(t.progress)(done, all)}</p>
                    <p>{t.stopped}</p>
                    <div class="notice__actions">
                        <button
                            type="button"
                            class="button button--primary"
                            on:click=move |_| transfer.resume()
                        >
                            {t.go_on}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        }
    })
}

fn found(transfer: Transfer, submission: &Submission) -> AnyView {
    let t = words();
    let summary = &submission.summary;
    let moment = |text: &str| browser::moment(text, texts().locale);
    let open = summary.state == SubmissionState::Open;
    let (words, button) = if open {
        let when = moment(&summary.created_at);
        let words = (t.found_open)(&when, summary.received, summary.records);
        (words, t.go_on)
    } else {
        let when = summary
            .completed_at
            .as_deref()
            .unwrap_or(&summary.created_at);
        ((t.found_complete)(&moment(when)), t.see_result)
    };
    let link = paper(transfer, &summary.id);
    let submission = submission.clone();
    let go_on = move |_| transfer.go_on_with(submission.clone());
    view! {
        <div class="notice notice--warning">
            <p>{words}</p>
            <div class="notice__actions">
                <button type="button" class="button button--primary" on:click=go_on>
                    {button}
                </button>
                {link}
            </div>
        </div>
    }
    .into_any()
}

fn ended(transfer: Transfer, submission: &Submission) -> AnyView {
    let t = words();
    let summary = &submission.summary;
    let accepted = summary.received.saturating_sub(summary.rejected);
    let refused = (summary.rejected > 0).then(|| view! { <p>{t.done_refused}</p> });
    let class = if summary.rejected > 0 {
        "notice notice--warning"
    } else {
        "notice notice--success"
    };
    view! {
        <div class=class>
            <p class="notice__what">{(t.done)(accepted, summary.rejected)}</p>
            {refused}
            <div class="notice__actions">{paper(transfer, &summary.id)}</div>
        </div>
    }
    .into_any()
}

/// The way to the printable record.
fn paper(transfer: Transfer, id: &SubmissionId) -> impl IntoView {
    let organization = transfer.job().organization;
    let organization = organization.with_value(|all| all.summary.id.clone());
    view! {
        <a class="button" href=address(&organization, Place::Submission(id.clone()))>
            {words().open_submission}
        </a>
    }
}
