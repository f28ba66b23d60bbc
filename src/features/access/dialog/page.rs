//! The dialog, from opening to closing.

use super::by_hand::ByHandStep;
use super::caution::CautionQuestion;
use super::choose::ChooseStep;
use super::draft::{forget, keep, resume};
use super::revoke::RevokeStep;
use super::start::StartStep;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::domain::{
    Catalogue, Caution, EmployeeId, ErrorKind, OrganizationId, PersonFault, PersonField,
};
use crate::features::access::failure::Failure;
use crate::features::access::form::{ConsentDraft, Form, Read, Step};
use crate::features::access::opening::Opening;
use crate::features::access::permissions::PermissionsStep;
use crate::features::access::questions::UnsavedQuestion;
use crate::features::access::save::{Done, Save};
use crate::features::access::words::words;
use crate::ui::{Dialog, Loading};
use leptos::prelude::*;

#[component]
pub fn AccessDialog(
    organization: OrganizationId,
    catalogue: Catalogue,
    opening: Opening,
    /// «Загрузить из таблицы».
    on_table: Callback<()>,
    /// Nobody knows what was done.
    on_unclear: Callback<()>,
    /// Closes; with what was done.
    on_close: Callback<Option<Done>>,
) -> impl IntoView {
    let w = words();
    let (first, unfinished) = match opening {
        Opening::Existing(id) => (Step::Opening(id), None),
        Opening::Unfinished(draft) => (Step::Start, Some(draft)),
        Opening::New | Opening::Table => (Step::Start, None),
    };
    let form = Form::new(first);
    let kept_of = organization.clone();
    let on_close = Callback::new(move |done: Option<Done>| {
        forget(&kept_of);
        on_close.run(done);
    });
    let send = use_send(form, organization.clone(), on_unclear, on_close);
    if let Some(draft) = unfinished {
        resume(form, *draft);
    }
    keep(form, organization.clone());
    // The keyboard follows to each further step; the first has it from the dialog itself.
    let mut opened = false;
    Effect::new(move |_| {
        form.step.track();
        if std::mem::replace(&mut opened, true) {
            browser::focus("dialog-body");
        }
    });
    let request_close = Callback::new(move |()| {
        if form.saving.get_untracked() {
            return;
        }
        if form.has_changes() {
            form.asking.set(true);
            browser::focus("go-on");
        } else {
            on_close.run(None);
        }
    });
    let read = use_read(form, organization.clone(), catalogue.clone());
    let content = move || match form.step.get() {
        Step::Opening(id) => view! { <OpeningStep form=form read=read id=id /> }.into_any(),
        Step::Start => view! { <StartStep form=form on_table=on_table /> }.into_any(),
        Step::Choose => {
            view! { <ChooseStep form=form organization=organization.clone() /> }.into_any()
        }
        Step::ByHand => {
            view! { <ByHandStep form=form organization=organization.clone() /> }.into_any()
        }
        Step::Permissions(subject) => view! {
            <PermissionsStep
                form=form
                organization=organization.clone()
                catalogue=catalogue.clone()
                subject=subject
                read=read
                on_send=send
                on_cancel=request_close
            />
        }
        .into_any(),
        Step::Revoke(access) => {
            view! { <RevokeStep form=form access=access on_send=send /> }.into_any()
        }
    };
    view! {
        <Dialog title=w.dialog.title on_close=request_close>
            <p class="dialog__note" role="status" hidden=form.resumed.with_value(Option::is_none)>
                {w.rights.draft_resumed}
            </p>
            {move || content()}
            <CautionQuestion form=form on_send=send />
            <UnsavedQuestion
                asking=form.asking
                question=w.dialog.unsaved
                on_discard=Callback::new(move |()| on_close.run(None))
            />
        </Dialog>
    }
}

/// Sends, unless something is being sent already; closes when it worked, and shows what did not.
pub fn use_send(
    form: Form,
    organization: OrganizationId,
    on_unclear: Callback<()>,
    on_close: Callback<Option<Done>>,
) -> Callback<Save> {
    let w = words();
    let client = expect_context::<Client>();
    Callback::new(move |save: Save| {
        if form.saving.get_untracked() {
            return;
        }
        let (client, organization) = (client.clone(), organization.clone());
        let last = form.failure.get_untracked();
        let was_open = last.is_some_and(|error| error.kind.leaves_open());
        form.saving.set(true);
        form.failure.set(None);
        leptos::task::spawn_local(async move {
            let typed = matches!(&save, Save::Grant(attempt) if attempt.grant.is_by_hand());
            let again = save.clone();
            let result = save.send(&client, &organization, w, was_open).await;
            form.saving.set(false);
            let unclear = |error: &ApiError| error.kind.leaves_open();
            if result.as_ref().is_err_and(unclear) {
                on_unclear.run(());
            }
            match result {
                Ok(done) => on_close.run(Some(done)),
                // The backend knows better whose rights these are: the question is asked now.
                Err(error) if error.kind == ErrorKind::OwnRights => {
                    let careful = Some((again.meant(), vec![Caution::OwnRights]));
                    form.careful.set(careful);
                    browser::focus("think-again");
                }
                Err(error) => {
                    let fields = fields_at_fault(&error);
                    let outdated = error.fields.iter().any(|fault| fault.pointer == CONSENT);
                    if typed && (outdated || !fields.is_empty()) {
                        form.refused.set(fields);
                        if outdated {
                            form.consent.set(ConsentDraft {
                                outdated: true,
                                ..ConsentDraft::default()
                            });
                        }
                        form.step.set(Step::ByHand);
                    }
                    form.failure.set(Some(error));
                    browser::reveal("dialog-failure");
                }
            }
        });
    })
}

/// Reads the employee who was opened, for the version that a change must carry.
#[component]
pub fn OpeningStep(form: Form, read: Read, id: EmployeeId) -> impl IntoView {
    read.run((id, form.resumed.with_value(Option::is_some)));
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <Failure form=form />
            {move || form.failure.with(Option::is_none).then(|| view! { <Loading /> })}
        </div>
    }
}

pub fn use_read(form: Form, organization: OrganizationId, catalogue: Catalogue) -> Read {
    let client = expect_context::<Client>();
    Callback::new(move |(id, keep_ticks): (EmployeeId, bool)| {
        let (client, organization) = (client.clone(), organization.clone());
        let catalogue = catalogue.clone();
        leptos::task::spawn_local(async move {
            let read = client.employee(&organization, &id).await;
            if form.failure.is_disposed() {
                return; // closed meanwhile
            }
            match read {
                Ok(access) if keep_ticks => form.merge_into(access, &catalogue),
                Ok(access) => form.open_existing(access),
                Err(error) => form.failure.set(Some(error)),
            }
        });
    })
}

/// Where the backend says that the text of the consent is another one by now.
pub const CONSENT: &str = "/consent/version";

/// The fields of «Ввести вручную» that the server refused.
pub fn fields_at_fault(error: &ApiError) -> Vec<(PersonField, PersonFault)> {
    let field = |pointer: &str| match pointer {
        "/person/last_name" => Some(PersonField::LastName),
        "/person/first_name" => Some(PersonField::FirstName),
        "/person/middle_name" => Some(PersonField::MiddleName),
        "/person/inn" => Some(PersonField::Inn),
        "/person/snils" => Some(PersonField::Snils),
        "/person/position" => Some(PersonField::Position),
        _ => None,
    };
    let faults = error
        .fields
        .iter()
        .filter_map(|fault| field(&fault.pointer));
    faults.map(|field| (field, PersonFault::Refused)).collect()
}
