//! «Ввести вручную»: somebody who is not in the directory.

use super::consent::ConsentFields;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{Grantee, OrganizationId, PersonDraft, PersonFault, PersonField, offer};
use crate::features::access::failure::Failure;
use crate::features::access::form::{Form, Step};
use crate::features::access::words::words;
use crate::features::organizations::open::OpenCabinet;
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::{TextField, texts};
use leptos::prelude::*;

chunk! {
    in seldom:
    /// The step, ready to be shown.
    async fn step(form: Form, organization: OrganizationId) -> Result<Make, ApiError> {
        Ok(make(organization, move |organization| {
            // The step before is gone since the file was asked for, and the keyboard with it.
            browser::focus("dialog-body");
            view! { <ByHand form=form organization=organization /> }
        }))
    }
}

/// The place of the step until its code is there, and then the step.
#[component]
pub fn ByHandStep(form: Form, organization: OrganizationId) -> impl IntoView {
    let load = load(move || step(form, organization.clone()));
    view! { <Loaded load=load /> }
}

#[component]
fn ByHand(form: Form, organization: OrganizationId) -> impl IntoView {
    let (t, w) = (texts(), words());
    let consent = expect_context::<Client>().offered::<offer::Consent>();
    let asks_consent = consent.is_some();
    let cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    let employer = cabinet.with_untracked(|cabinet| cabinet.as_ref().map(|it| it.name.clone()));
    let unconsented = RwSignal::new(false);
    let read_paper = Callback::new(move |()| {
        let Some(consent) = consent.clone() else {
            return;
        };
        let organization = organization.clone();
        leptos::task::spawn_local(async move {
            match consent.consent_form(&organization).await {
                Ok(paper) => form.consent.update(|consent| consent.form = Some(paper)),
                Err(error) => form.failure.set(Some(error)),
            }
        });
    });
    let paper_is_missing = move || {
        asks_consent
            && form
                .consent
                .with_untracked(|consent| consent.form.is_none())
    };
    if paper_is_missing() {
        read_paper.run(());
    }
    // The fields that the user has left, or all after «Сохранить»: only there a gap is a fault.
    let left = RwSignal::new(
        form.refused
            .get_untracked()
            .iter()
            .map(|(field, _)| *field)
            .collect(),
    );
    let faults = RwSignal::new(0_usize);
    let fields = PersonField::ALL.map(|field| view! { <Field form=form field=field left=left /> });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match form.person.with_untracked(PersonDraft::check) {
            // Its version goes with the grant.
            Ok(_) if paper_is_missing() => read_paper.run(()),
            Ok(_) if asks_consent && !form.consent.with_untracked(|consent| consent.held) => {
                unconsented.set(true);
                browser::focus("consent");
            }
            Ok(person) => {
                form.refused.set(Vec::new());
                form.open_new(Grantee::ByHand(person));
            }
            Err(found) => {
                left.set(PersonField::ALL.to_vec());
                faults.set(found.len());
                if let Some((first, _)) = found.first() {
                    browser::focus(field_id(*first));
                }
            }
        }
    };
    view! {
        <form class="dialog__form" novalidate on:submit=save>
            <div class="dialog__body" id="dialog-body" tabindex="-1">
                <h3>{w.dialog.by_hand_title}</h3>
                <Failure form=form />
                <div role="alert">
                    {move || {
                        let n = faults.get();
                        (n > 0)
                            .then(|| {
                                view! {
                                    <p class="notice notice--danger">{(w.faults.summary)(n)}</p>
                                }.into_any()
                            })
                    }}
                </div>
                <div class="fields">{fields.collect_view()}</div>
                {asks_consent
                    .then(|| {
                        view! {
                            <ConsentFields
                                form=form
                                organization=employer.unwrap_or_default()
                                hurried=unconsented
                            />
                        }
                    })}
            </div>
            <footer class="dialog__foot">
                <button type="button" class="button" on:click=move |_| form.go(Step::Start)>
                    {t.back}
                </button>
                <button type="submit" class="button button--primary">
                    {t.save}
                </button>
            </footer>
        </form>
    }
}

#[component]
fn Field(form: Form, field: PersonField, left: RwSignal<Vec<PersonField>>) -> impl IntoView {
    let w = words();
    let fault = move || {
        let refused = form
            .refused
            .with(|refused| refused.iter().any(|(at, _)| *at == field));
        let found = form.person.with(|draft| {
            if left.with(|left| left.contains(&field)) {
                draft.fault(field)
            } else {
                draft.early_fault(field)
            }
        });
        found
            .or(refused.then_some(PersonFault::Refused))
            .map(|fault| match fault {
                PersonFault::Required => w.faults.required.to_owned(),
                PersonFault::TooLong => w.faults.too_long.to_owned(),
                PersonFault::Refused => w.faults.refused.to_owned(),
                PersonFault::Number(fault) => (w.faults.number)(field, fault),
            })
    };
    let typed = move |text: String| {
        form.person.update(|draft| draft.type_in(field, text));
        form.refused
            .update(|refused| refused.retain(|(at, _)| *at != field));
    };
    let leave = move |()| {
        // An empty field that was only passed through is not a fault yet.
        if form
            .person
            .with_untracked(|draft| !draft.text(field).is_empty())
        {
            left.update(|left| left.push(field));
        }
    };
    view! {
        <TextField
            label=(w.field)(field)
            hint=(w.field_hint)(field)
            id=field_id(field)
            digits=matches!(field, PersonField::Inn | PersonField::Snils)
            value=Signal::derive(move || form.person.with(|draft| draft.text(field).to_owned()))
            fault=Signal::derive(fault)
            on_input=Callback::new(typed)
            on_leave=Callback::new(leave)
        />
    }
}

fn field_id(field: PersonField) -> &'static str {
    match field {
        PersonField::LastName => "last-name",
        PersonField::FirstName => "first-name",
        PersonField::MiddleName => "middle-name",
        PersonField::Inn => "inn",
        PersonField::Snils => "snils",
        PersonField::Position => "position",
    }
}
