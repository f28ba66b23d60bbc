//! The answer: a new state and a comment. What was typed stays until it is saved.

use super::state::state_word;
use super::words::words;
use crate::api::{ApiError, ViolationsClient};
use crate::browser;
use crate::domain::{
    AnswerDraft, AnswerFault, ErrorKind, HistoryEntry, OrganizationId, Violation, ViolationChange,
    ViolationState, news,
};
use crate::features::sections::failure::FormFailure;
use crate::features::sections::history::HistoryList;
use crate::features::violations::words::ViolationTexts;
use crate::navigation::Navigator;
use crate::session::SessionHandle;
use crate::session::frame_number;
use crate::ui::{AreaField, Question, texts};
use leptos::prelude::*;

/// The form. Cheap to copy.
#[derive(Clone, Copy)]
struct Answer {
    /// Carried along: after an answer there is no context to ask for them.
    w: &'static ViolationTexts,
    sign: RwSignal<Violation>,
    draft: RwSignal<AnswerDraft>,
    /// Faults are told once the user has tried to send.
    tried: RwSignal<bool>,
    failure: RwSignal<Option<ApiError>>,
    /// What happened to the sign while the user was writing.
    meanwhile: RwSignal<Option<Vec<HistoryEntry>>>,
    saved: RwSignal<Option<String>>,
    asking: RwSignal<bool>,
    /// The name under which the comment is kept.
    kept_as: StoredValue<String>,
}

impl Answer {
    fn faults(self) -> Vec<AnswerFault> {
        let faults = self.draft.with(|draft| draft.check().err());
        let told =
            |fault: &AnswerFault| self.tried.get() || matches!(fault, AnswerFault::TooLong(_));
        faults
            .unwrap_or_default()
            .into_iter()
            .filter(told)
            .collect()
    }

    /// The sign as it is now. A state that is not offered any more is chosen no longer.
    fn take(self, sign: Violation) {
        self.draft.update(|draft| {
            draft.state = draft.state.filter(|state| sign.next_states.contains(state));
        });
        self.sign.set(sign);
    }

    fn done(self, sign: Violation) {
        let state = sign.summary.state.map(self.w.state);
        self.saved
            .set(Some((self.w.saved)(state.unwrap_or_default())));
        self.draft.set(AnswerDraft::default());
        self.tried.set(false);
        self.meanwhile.set(None);
        self.take(sign);
        browser::focus("answer-saved");
    }
}

#[component]
pub fn AnswerForm(organization: OrganizationId, sign: RwSignal<Violation>) -> impl IntoView {
    let w = words();
    let client = expect_context::<ViolationsClient>();
    let form = Answer {
        w,
        sign,
        draft: RwSignal::new(AnswerDraft::default()),
        tried: RwSignal::new(false),
        failure: RwSignal::new(None),
        meanwhile: RwSignal::new(None),
        saved: RwSignal::new(None),
        asking: RwSignal::new(false),
        kept_as: StoredValue::new(name_of_comment(&organization, sign)),
    };
    let send = Action::new_local(move |change: &ViolationChange| {
        send(form, client.clone(), organization.clone(), change.clone())
    });
    let sending = send.pending();
    keep_here(form, sending);
    keep_comment(form);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        form.tried.set(true);
        match form.draft.with_untracked(AnswerDraft::check) {
            Ok(change) => {
                form.failure.set(None);
                form.saved.set(None);
                send.dispatch_local(change);
            }
            Err(faults) => browser::focus(match faults.first() {
                Some(AnswerFault::NoState) => first_choice(form),
                _ => "comment".to_owned(),
            }),
        }
    };
    let offered = move || sign.with(|sign| !sign.next_states.is_empty());
    let is_needed = move || offered() || form.draft.with(AnswerDraft::is_begun);
    view! {
        <p class="notice notice--success" id="answer-saved" tabindex="-1" role="status" hidden=move || form.saved.with(Option::is_none)>
            {move || form.saved.get()}
        </p>
        <section class="block" aria-labelledby="answer" hidden=move || !is_needed()>
            <h2 id="answer">{w.answer}</h2>
            <form class="answer" novalidate on:submit=submit>
                {move || meanwhile(form)}
                {move || {
                    form.failure.get().map(|error| view! { <FormFailure error=error /> })
                }}
                {move || choices(form)}
                <Comment form=form />
                <div class="notice__actions">
                    <button
                        type="submit"
                        class="button button--primary"
                        aria-disabled=move || sending.get().then_some("true")
                    >
                        {move || if sending.get() { texts().saving } else { w.send }}
                    </button>
                </div>
            </form>
        </section>
        {move || form.asking.get().then(|| view! { <Unsaved form=form /> })}
    }
}

async fn send(
    form: Answer,
    client: ViolationsClient,
    organization: OrganizationId,
    change: ViolationChange,
) {
    let Some(before) = form.sign.try_get_untracked() else {
        return;
    };
    let id = before.summary.id.clone();
    let answer = client
        .change_violation(&organization, &id, &before.version, &change)
        .await;
    let moved = |error: &ApiError| {
        matches!(
            error.kind,
            ErrorKind::ChangedMeanwhile | ErrorKind::TransitionNotAllowed
        )
    };
    // The state is shown as it is now, so that the next press is about that.
    let fresh = match &answer {
        Err(error) if moved(error) || error.kind.leaves_open() => {
            Some(client.violation(&organization, &id).await)
        }
        _ => None,
    };
    if form.sign.is_disposed() {
        return; // the page is gone
    }
    match (answer, fresh) {
        (Ok(sign), _) => form.done(sign),
        (Err(error), Some(Ok(sign))) => {
            let since = news(&before.history, &sign.history);
            // Its answer was lost on the way, and it is done.
            let mine = |line: &HistoryEntry| {
                line.state == change.state.code()
                    && line.comment.as_deref() == Some(change.comment.as_str())
            };
            if since.len() == 1 && since.iter().all(mine) {
                form.done(sign);
                return;
            }
            form.take(sign);
            if moved(&error) || !since.is_empty() {
                form.meanwhile.set(Some(since));
            }
            if error.kind != ErrorKind::ChangedMeanwhile {
                form.failure.set(Some(error));
            }
        }
        (Err(error), Some(Err(_))) if !moved(&error) => form.failure.set(Some(error)),
        (Err(_), Some(Err(error))) | (Err(error), None) => form.failure.set(Some(error)),
    }
}

/// What was changed by somebody else.
fn meanwhile(form: Answer) -> Option<AnyView> {
    let w = words();
    let since = form.meanwhile.get()?;
    let notice = view! {
        <div class="notice notice--warning" role="alert">
            <p class="notice__what">{w.meanwhile}</p>
            <HistoryList lines=since word=state_word other=w.changed system=w.system />
            <p>{w.meanwhile_then}</p>
        </div>
    };
    Some(notice.into_any())
}

fn choice_id(state: ViolationState) -> String {
    format!("state-{}", state.code())
}

fn first_choice(form: Answer) -> String {
    let first = form
        .sign
        .with_untracked(|sign| sign.next_states.first().copied());
    first.map_or("answer".to_owned(), choice_id)
}

fn choices(form: Answer) -> AnyView {
    let w = words();
    let choice = |state: ViolationState| {
        let (name, hint) = (w.next)(state);
        view! {
            <label class="choice">
                <input
                    class="choice__mark"
                    type="radio"
                    name="state"
                    id=choice_id(state)
                    prop:checked=move || form.draft.with(|draft| draft.state == Some(state))
                    on:change=move |_| form.draft.update(|draft| draft.state = Some(state))
                />
                <span class="choice__main">
                    <span class="choice__name">{name}</span>
                    <span class="choice__second">{hint}</span>
                </span>
            </label>
        }
    };
    let next = form.sign.with(|sign| sign.next_states.clone());
    let choices: Vec<_> = next.into_iter().map(choice).collect();
    let fault = move || {
        let missing = form.faults().contains(&AnswerFault::NoState);
        missing.then(|| (w.fault)(AnswerFault::NoState))
    };
    let fieldset = (!choices.is_empty()).then(|| {
        view! {
            <fieldset class="choices" aria-describedby="state-fault">
                <legend class="choices__legend">{w.new_state}</legend>
                {choices}
                <p class="field__fault" id="state-fault" aria-live="polite">
                    {move || fault()}
                </p>
            </fieldset>
        }
    });
    fieldset.into_any()
}

#[component]
fn Comment(form: Answer) -> impl IntoView {
    let w = words();
    let fault = move || {
        let faults = form.faults().into_iter();
        let mut faults = faults.filter(|fault| *fault != AnswerFault::NoState);
        faults.next().map(w.fault)
    };
    view! {
        <AreaField
            label=w.comment
            hint=Some(w.comment_hint)
            id="comment"
            value=Signal::derive(move || form.draft.with(|draft| draft.comment.clone()))
            note=Signal::derive(move || form.draft.with(|draft| (w.left)(draft.left())))
            fault=Signal::derive(fault)
            on_input=Callback::new(move |text| form.draft.update(|draft| draft.comment = text))
            on_leave=Callback::new(|()| ())
        />
    }
}

/// Of this sign and this frame.
fn name_of_comment(organization: &OrganizationId, sign: RwSignal<Violation>) -> String {
    let id = sign.with_untracked(|sign| sign.summary.id.clone());
    let of = [organization.as_str(), id.as_str()].join(" ");
    format!("violation {of} {}", frame_number())
}

/// The comment survives a reload for the person who typed it, as long as it is neither sent nor thrown away.
fn keep_comment(form: Answer) {
    let name = form.kept_as.get_value();
    let person = untrack(|| expect_context::<SessionHandle>().person());
    let owner = person.map(|person| format!("{}\n", person.id.as_str()));
    let owner = owner.unwrap_or_default();
    let (kept, whose) = (name.clone(), owner.clone());
    leptos::task::spawn_local(async move {
        let text = browser::kept_draft(&kept).await.unwrap_or_default();
        let comment = text.strip_prefix(&whose).unwrap_or_default();
        // The answer to it may have been lost with the page.
        let is_sent = form.sign.try_with_untracked(|sign| {
            let mut lines = sign.history.iter();
            lines.any(|line| line.comment.as_deref() == Some(comment.trim()))
        });
        match is_sent {
            Some(true) => browser::forget_draft(&kept),
            Some(false) => {
                form.draft.update(|draft| {
                    if !draft.is_begun() {
                        comment.clone_into(&mut draft.comment);
                    }
                });
            }
            None => {} // the page is gone
        }
    });
    let mut was_begun = false;
    Effect::new(move |_| {
        let comment = form
            .draft
            .with(|draft| draft.is_begun().then(|| draft.comment.clone()));
        let is_begun = comment.is_some();
        if let Some(comment) = comment {
            leptos::task::spawn_local(browser::keep_draft(name.clone(), owner.clone() + &comment));
        } else if was_begun {
            browser::forget_draft(&name);
        }
        was_begun = is_begun;
    });
}

fn keep_here(form: Answer, sending: Memo<bool>) {
    browser::guard_leaving(move |leaving| {
        let begun = form.draft.with_untracked(AnswerDraft::is_begun);
        let would_lose = begun || sending.get_untracked();
        if would_lose && leaving == browser::Leaving::InApp {
            form.asking.set(true);
        }
        would_lose
    });
    on_cleanup(browser::let_leave);
}

#[component]
fn Unsaved(form: Answer) -> impl IntoView {
    let w = words();
    let navigator = expect_context::<Navigator>();
    let stay = move || {
        form.asking.set(false);
        browser::focus("comment");
    };
    let throw_away = move || {
        browser::forget_draft(&form.kept_as.get_value());
        navigator.leave();
    };
    view! {
        <Question title=w.unsaved on_escape=Callback::new(move |()| stay())>
            <p>{w.unsaved_lead}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| stay()
                >
                    {w.stay}
                </button>
                <button type="button" class="button" on:click=move |_| throw_away()>
                    {w.leave}
                </button>
            </div>
        </Question>
    }
}
