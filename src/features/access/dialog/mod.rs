//! The dialog «Доступ сотрудника»: who, which permissions, save; or revoke. One dialog, in steps.

pub mod by_hand;
pub mod caution;
pub mod choose;
pub mod consent;
pub mod draft;
pub mod form;
pub mod revoke;
pub mod save;
pub mod start;

use super::opening::Opening;
use super::permissions::PermissionsStep;
use super::questions::UnsavedQuestion;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::domain::{
    Catalogue, Caution, EmployeeId, OrganizationId, PersonFault, PersonField, Trouble,
};
use crate::features::access::words;
use crate::navigation::Navigator;
use crate::navigation::fresh_sign_in;
use crate::route::Route;
use crate::session::Frame;
use crate::session::{Failure as SignInFailure, SessionHandle};
use crate::ui::{Dialog, FailureNotice, Loading, texts};
use by_hand::ByHandStep;
use caution::CautionQuestion;
use choose::ChooseStep;
use draft::{keep, kept_as, resume};
use form::{ConsentDraft, Form, Step};
use leptos::prelude::*;
use revoke::RevokeStep;
use save::{Done, Save};
use start::StartStep;

#[component]
pub fn AccessDialog(
    organization: OrganizationId,
    catalogue: Catalogue,
    opening: Opening,
    /// «Загрузить из таблицы».
    on_table: Callback<()>,
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
    let name = kept_as(&organization);
    let on_close = Callback::new(move |done: Option<Done>| {
        browser::forget_draft(&name);
        on_close.run(done);
    });
    form.on_send
        .set_value(Some(use_send(form, organization.clone(), on_close)));
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
                on_cancel=request_close
            />
        }
        .into_any(),
        Step::Revoke(access) => view! { <RevokeStep form=form access=access /> }.into_any(),
    };
    view! {
        <Dialog title=w.dialog.title on_close=request_close>
            <p class="dialog__note" role="status" hidden=form.resumed.with_value(Option::is_none)>
                {w.rights.draft_resumed}
            </p>
            {content}
            <CautionQuestion form=form />
            <UnsavedQuestion
                asking=form.asking
                question=w.dialog.unsaved
                on_discard=Callback::new(move |()| on_close.run(None))
            />
        </Dialog>
    }
}

/// Sends, closes when it worked, and shows what did not.
fn use_send(
    form: Form,
    organization: OrganizationId,
    on_close: Callback<Option<Done>>,
) -> Callback<Save> {
    let w = words();
    let client = expect_context::<Client>();
    Callback::new(move |save: Save| {
        let (client, organization) = (client.clone(), organization.clone());
        form.saving.set(true);
        form.failure.set(None);
        leptos::task::spawn_local(async move {
            let typed = matches!(&save, Save::Grant(attempt) if attempt.grant.is_by_hand());
            let again = save.clone();
            let result = save.send(&client, &organization, w).await;
            form.saving.set(false);
            match result {
                Ok(done) => on_close.run(Some(done)),
                // The backend knows better whose rights these are: the question is asked now.
                Err(error) if error.trouble == Trouble::OwnRights => {
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
fn OpeningStep(form: Form, read: Read, id: EmployeeId) -> impl IntoView {
    read.run((id, form.resumed.with_value(Option::is_some)));
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <Failure form=form />
            {move || form.failure.with(Option::is_none).then(|| view! { <Loading /> })}
        </div>
    }
}

/// Reads an employee and shows the checkboxes; with `true` the user's changes go on top.
pub type Read = Callback<(EmployeeId, bool)>;

fn use_read(form: Form, organization: OrganizationId, catalogue: Catalogue) -> Read {
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

/// The last failure, with what helps: signing in beside this tab, or reading what is saved now.
#[component]
pub fn Failure(
    form: Form,
    /// For a version that is no longer the present one.
    #[prop(optional_no_strip)]
    on_reload: Option<Callback<()>>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let (session, navigator) = (
        expect_context::<SessionHandle>(),
        expect_context::<Navigator>(),
    );
    let sign_in = Callback::new(move |max_age: Option<u32>| {
        let (session, back) = (session.clone(), navigator.return_to());
        leptos::task::spawn_local(async move {
            if let Err(SignInFailure::Api(error)) = session.sign_in(back, max_age).await {
                form.failure.set(Some(error));
            }
        });
    });
    let framed = use_context::<Frame>().is_some();
    let button = move |trouble: Trouble| {
        match (trouble, on_reload) {
        // A frame cannot go to the provider, and what was typed stays here.
        (Trouble::SignInStale(max_age), _) if framed => {
            view! {
                <a class="button" href=fresh_sign_in(max_age) target="_blank" rel="noopener">
                    {t.sign_in_fresh}
                </a>
            }
            .into_any()
        }
        (Trouble::SignInStale(max_age), _) => view! {
            <button type="button" class="button" on:click=move |_| sign_in.run(max_age)>
                {t.sign_in_fresh}
            </button>
        }
        .into_any(),
        (Trouble::SessionEnded, _) => view! {
            <a class="button" href=crate::navigation::href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
        }
        .into_any(),
        // What was typed stays here, for the moment when the right is given back.
        (Trouble::Forbidden, _) => view! {
            <a class="button" href=crate::navigation::href(&Route::Organizations) target="_blank" rel="noopener">
                {w.dialog.what_is_left}
            </a>
        }
        .into_any(),
        (Trouble::ChangedMeanwhile, Some(reload)) => view! {
            <button type="button" class="button" on:click=move |_| reload.run(())>
                {w.dialog.reload_theirs}
            </button>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    move || {
        form.failure.get().map(|error| {
            let trouble = error.trouble;
            let mut words = (t.explain)(trouble);
            if trouble == Trouble::SessionEnded {
                w.dialog.ended.clone_into(&mut words.then);
            }
            view! {
                <div id="dialog-failure">
                    <FailureNotice words=words request_id=error.request_id>
                        {button(trouble)}
                    </FailureNotice>
                </div>
            }
        })
    }
}

/// Where the backend says that the text of the consent is another one by now.
const CONSENT: &str = "/consent/version";

/// The fields of «Ввести вручную» that the server refused.
fn fields_at_fault(error: &ApiError) -> Vec<(PersonField, PersonFault)> {
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
