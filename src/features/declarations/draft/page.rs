//! A draft: its fields or how it will be printed, and what lies over them.

use super::choose::ReportDialog;
use super::conflict::{Aside, Conflict};
use super::fields::Fields;
use super::form::{Form, Going, Over, Step};
use super::places::PlacesDialog;
use super::submit::{DeleteQuestion, Preview};
use crate::domain::{Declaration, ErrorKind, OrganizationSummary};
use crate::features::declarations::words::words;
use crate::features::sections::failure::FormFailure;
use crate::ui::{Question, texts};
use leptos::prelude::*;

#[component]
pub fn DraftPage(
    organization: OrganizationSummary,
    declaration: Declaration,
    submitted: RwSignal<Option<Declaration>>,
) -> impl IntoView {
    let w = words();
    let form = Form::new(organization, declaration, submitted);
    form.guard();
    let title = move || match form.step.get() {
        Step::Fields => w.draft_title,
        Step::Preview => w.preview,
    };
    let step = move || match form.step.get() {
        Step::Fields => view! { <Fields form=form /> }.into_any(),
        Step::Preview => view! { <Preview form=form /> }.into_any(),
    };
    let reports = form.context.with_value(|context| context.reports.clone());
    let over = move || match (form.over.get(), reports.clone()) {
        (Over::Report, Some(reports)) => {
            view! { <ReportDialog form=form reports=reports /> }.into_any()
        }
        (Over::Places, Some(reports)) => {
            view! { <PlacesDialog form=form reports=reports /> }.into_any()
        }
        // Without reports nothing leads there.
        (Over::Nothing | Over::Report | Over::Places, _) => ().into_any(),
        (Over::Delete, _) => view! { <DeleteQuestion form=form /> }.into_any(),
    };
    let asked = move || {
        let asked = form.going.get() == Going::Asked;
        asked.then(|| view! { <Unsaved form=form /> })
    };
    view! {
        <div class="title-row">
            <h1 id="declaration-title" tabindex="-1">
                {move || title()}
            </h1>
            <p class="save-line">{move || save_line(form)}</p>
        </div>
        <NotSaved form=form />
        <Conflict form=form />
        <Aside form=form />
        {move || step()}
        {move || over()}
        {asked}
    }
}

/// How it stands with the saving. Not read out: it changes with every pause.
fn save_line(form: Form) -> String {
    let w = words();
    if !form.content.with(crate::domain::DeclarationContent::fits) {
        w.too_long.to_owned()
    } else if form.is_unsaved() {
        w.typing.to_owned()
    } else {
        let at = form.saved_at.get();
        at.map_or(w.saves_itself.to_owned(), |time| (w.saved_at)(&time))
    }
}

/// A save that failed, told once.
#[component]
fn NotSaved(form: Form) -> impl IntoView {
    move || {
        let error = form.failure.get()?;
        // The failure itself says that nobody knows.
        let words = match error.kind {
            ErrorKind::Malformed => words().entered_kept,
            _ => words().not_saved,
        };
        Some(view! {
            <FormFailure error=error>
                <p>{words}</p>
                <button type="button" class="button" on:click=move |_| form.save()>
                    {texts().retry}
                </button>
            </FormFailure>
        })
    }
}

#[component]
fn Unsaved(form: Form) -> impl IntoView {
    let w = words();
    let navigator = form.context.with_value(|context| context.navigator.clone());
    let stay = move || form.going.set(Going::No);
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
                <button type="button" class="button" on:click=move |_| navigator.leave()>
                    {w.leave}
                </button>
            </div>
        </Question>
    }
}
