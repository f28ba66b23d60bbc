//! How it will be printed, «Подать», and «Удалить черновик».

use super::form::{Form, Over, Step, field_id};
use super::saving::moved;
use crate::api::ApiError;
use crate::browser;
use crate::domain::{Declaration, DeclarationField, ErrorKind, IdempotencyKey, Section};
use crate::features::declarations::paper::Paper;
use crate::features::declarations::words::words;
use crate::features::sections::failure::FormFailure;
use crate::navigation::Navigator;
use crate::route::{Place, Route};
use crate::ui::{Question, texts};
use leptos::prelude::*;

#[component]
pub fn Preview(form: Form) -> impl IntoView {
    let (t, w) = (texts(), words());
    let paper = move || {
        let context = form.context.get_value();
        let declaration = Declaration {
            id: context.id,
            state: None,
            version: form.autosave.with(|autosave| autosave.version().clone()),
            registry_number: None,
            report_number: form.report_number.get(),
            submitted_at: None,
            valid_until: None,
            content: form.content.get(),
            workplaces: form.places(),
            history: Vec::new(),
        };
        view! { <Paper organization=context.organization declaration=declaration /> }
    };
    let waits = move || form.busy.get() || form.is_unsaved();
    let label = move || {
        if form.busy.get() {
            w.submitting
        } else if form.is_unsaved() {
            t.saving
        } else {
            w.submit
        }
    };
    let submit = move |_| {
        if form.busy.get_untracked() {
            return;
        }
        if untrack(|| form.is_unsaved()) {
            form.save();
            return;
        }
        form.busy.set(true);
        form.refusal.set(None);
        leptos::task::spawn_local(form.submit());
    };
    let edit = move |_| {
        form.step.set(Step::Fields);
        browser::focus("declaration-title");
    };
    view! {
        <p class="lead preview-lead">{w.preview_lead}</p>
        {move || paper()}
        <Refusal form=form />
        <div class="notice__actions">
            <button
                type="button"
                class="button button--primary"
                aria-disabled=move || waits().then_some("true")
                on:click=submit
            >
                {move || label()}
            </button>
            <button
                type="button"
                class="button"
                aria-disabled=move || form.busy.get().then_some("true")
                on:click=edit
            >
                {w.edit}
            </button>
        </div>
    }
}

/// What kept it from being submitted or deleted.
#[component]
fn Refusal(form: Form) -> impl IntoView {
    move || {
        let error = form.refusal.get()?;
        let submits = form.step.get_untracked() == Step::Preview;
        let unsure = submits && error.kind.leaves_open();
        Some(view! {
            <FormFailure error=error>{unsure.then(|| view! { <p>{words().unsure}</p> })}</FormFailure>
        })
    }
}

impl Form {
    async fn submit(self) {
        let Some(context) = self.context.try_get_value() else {
            return;
        };
        let version = self
            .autosave
            .with_untracked(|autosave| autosave.version().clone());
        // The same version keeps its key: the last answer may have been lost on the way.
        let kept = self.context.with_value(|context| context.key.clone());
        let kept = kept.filter(|(of, _)| *of == version);
        let (version, key) =
            kept.unwrap_or_else(|| (version, IdempotencyKey::new(browser::random())));
        let used = Some((version.clone(), key.clone()));
        self.context.update_value(|context| context.key = used);
        let organization = &context.organization.id;
        let answer = context
            .client
            .submit_declaration(organization, &context.id, &version, &key)
            .await;
        let there = match answer.as_ref().map_err(moved) {
            Err(true) => Some(context.client.declaration(organization, &context.id).await),
            _ => None,
        };
        if self.busy.try_set(false).is_some() {
            return; // the page is gone
        }
        match (answer, there) {
            (Ok(now), _) => {
                self.hand_over(now);
            }
            (Err(error), Some(Ok(there))) => {
                if self.found(there) {
                    // It goes on from the present version, at the next press.
                    self.refusal.set(Some(error));
                } else if self.theirs.with_untracked(Option::is_some) {
                    self.step.set(Step::Fields);
                }
            }
            (_, Some(Err(error))) => self.refusal.set(Some(error)),
            (Err(error), None) => self.refuse(error),
        }
    }

    fn refuse(self, error: ApiError) {
        let fields = error.fields.iter();
        let fields = fields.filter_map(|fault| DeclarationField::at(&fault.pointer));
        let fields: Vec<_> = fields.collect();
        match fields.first() {
            Some(first) => {
                browser::focus(field_id(*first));
                self.checks.update(|checks| checks.refused = fields);
                self.step.set(Step::Fields);
            }
            None => self.refusal.set(Some(error)),
        }
    }

    async fn delete(self) {
        let Some(context) = self.context.try_get_value() else {
            return;
        };
        let version = self
            .autosave
            .with_untracked(|autosave| autosave.version().clone());
        let organization = &context.organization.id;
        let answer = context
            .client
            .delete_declaration(organization, &context.id, &version)
            .await;
        let there = match answer.as_ref().map_err(moved) {
            Err(true) => Some(context.client.declaration(organization, &context.id).await),
            _ => None,
        };
        if self.busy.try_set(false).is_some() {
            return; // the page is gone
        }
        match (answer, there) {
            (Ok(()), _) => leave_for_list(&context.navigator, organization),
            (Err(error), Some(Ok(there))) => {
                if self.found(there) {
                    self.refusal.set(Some(error));
                } else {
                    self.over.set(Over::Nothing);
                }
            }
            // It is gone already, which is what was wanted.
            (Err(error), None) if error.kind == ErrorKind::NotFound => {
                leave_for_list(&context.navigator, organization);
            }
            (_, Some(Err(error))) | (Err(error), None) => self.refusal.set(Some(error)),
        }
    }
}

fn leave_for_list(navigator: &Navigator, organization: &crate::domain::OrganizationId) {
    browser::let_leave();
    let place = Place::Section(Section::Declarations);
    navigator.go(&Route::Cabinet(organization.clone(), place), true);
}

#[component]
pub fn DeleteQuestion(form: Form) -> impl IntoView {
    let w = words();
    let keep = move || form.over.set(Over::Nothing);
    let delete = move |_| {
        if !form.busy.get_untracked() {
            form.busy.set(true);
            form.refusal.set(None);
            leptos::task::spawn_local(form.delete());
        }
    };
    view! {
        <Question title=w.delete_question on_escape=Callback::new(move |()| keep())>
            <p>{w.delete_lead}</p>
            <Refusal form=form />
            <div class="notice__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| keep()
                >
                    {w.keep}
                </button>
                <button
                    type="button"
                    class="button button--danger"
                    aria-disabled=move || form.busy.get().then_some("true")
                    on:click=delete
                >
                    {w.delete}
                </button>
            </div>
        </Question>
    }
}
