//! The dialog «Доступ сотрудника»: who, which permissions, save; or revoke. One dialog, in steps.

use super::Opening;
use super::by_hand::ByHandStep;
use super::caution::CautionQuestion;
use super::choose::ChooseStep;
use super::permissions::PermissionsStep;
use super::revoke::RevokeStep;
use super::save::{Done, Save};
use super::start::StartStep;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::components::{
    Dialog, FailureNotice, Loading, access_texts, dynamic, effect, flag, press, texts,
};
use crate::domain::{
    Catalogue, Caution, EmployeeAccess, EmployeeId, GrantAttempt, Grantee, Merge, OrganizationId,
    Permissions, PersonDraft, PersonFault, PersonField, Trouble,
};
use crate::route::Route;
use leptos::prelude::*;

/// Whose access is on the screen.
#[derive(Clone, PartialEq)]
pub enum Subject {
    /// Somebody who gets it now.
    New(Grantee),
    /// Somebody who has it, as last read.
    Existing(EmployeeAccess),
}

impl Subject {
    /// What is saved on the server.
    pub fn saved(&self) -> Permissions {
        match self {
            Self::New(_) => Permissions::default(),
            Self::Existing(access) => access.employee.permissions.clone(),
        }
    }
}

#[derive(Clone, PartialEq)]
pub enum Step {
    /// Reading the employee who was opened.
    Opening(EmployeeId),
    /// «Добавить сотрудника» or «Ввести вручную».
    Start,
    /// From the staff directory.
    Choose,
    /// Typed.
    ByHand,
    /// The checkboxes.
    Permissions(Subject),
    /// Sure?
    Revoke(EmployeeAccess),
}

/// What the steps share. What the user typed lives here, so that no step loses it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The step on the screen.
    pub step: RwSignal<Step>,
    /// What is typed by hand.
    pub person: RwSignal<PersonDraft>,
    /// What the server found wrong with it.
    pub refused: RwSignal<Vec<(PersonField, PersonFault)>>,
    /// The boxes that are ticked.
    pub ticked: RwSignal<Permissions>,
    /// The last failure.
    pub failure: RwSignal<Option<ApiError>>,
    /// What somebody else saved meanwhile, beside what the user ticked.
    pub merge: RwSignal<Option<Merge>>,
    /// Whether to ask before closing.
    pub asking: RwSignal<bool>,
    /// What waits for a second word before it is sent, and why.
    pub careful: RwSignal<Option<(Save, Vec<Caution>)>>,
    /// The last grant that was sent.
    pub attempt: StoredValue<Option<GrantAttempt>>,
    /// Whether something is being sent.
    pub saving: RwSignal<bool>,
    send: Callback<Save>,
}

impl Form {
    /// To another step; the keyboard goes with it.
    pub fn go(self, step: Step) {
        self.failure.set(None);
        self.merge.set(None);
        self.careful.set(None);
        self.step.set(step);
    }

    /// To the checkboxes for an employee who gets access; ticks made before stay.
    pub fn open_new(self, grantee: Grantee) {
        self.go(Step::Permissions(Subject::New(grantee)));
    }

    /// To the checkboxes of an employee who was read.
    fn open_existing(self, access: EmployeeAccess) {
        self.ticked.set(access.employee.permissions.clone());
        self.go(Step::Permissions(Subject::Existing(access)));
    }

    /// The same employee as somebody else has saved them meanwhile: the user's changes go on top.
    fn merge_into(self, access: EmployeeAccess, catalogue: &Catalogue) {
        let base = match self.step.get_untracked() {
            Step::Permissions(subject) => subject.saved(),
            _ => Permissions::default(),
        };
        let merge = Merge {
            base,
            theirs: access.employee.permissions.clone(),
            mine: self.ticked.get_untracked(),
        };
        self.ticked.set(merge.merged(catalogue));
        self.go(Step::Permissions(Subject::Existing(access)));
        self.merge.set(Some(merge));
    }

    /// Sends, unless something is being sent already.
    pub fn send(self, save: Save) {
        if !self.saving.get_untracked() {
            self.send.run(save);
        }
    }

    /// Asks before it sends.
    pub fn ask(self, save: Save, cautions: Vec<Caution>) {
        self.careful.set(Some((save, cautions)));
        browser::focus("think-again");
    }

    /// Whether closing would lose something, on whatever step it was made.
    fn has_changes(self) -> bool {
        let ticked = self.ticked.get_untracked();
        match self.step.get_untracked() {
            Step::Opening(_) => false,
            Step::Permissions(Subject::New(_)) => true,
            Step::Permissions(Subject::Existing(access)) | Step::Revoke(access) => {
                ticked != access.employee.permissions
            }
            Step::Start | Step::Choose | Step::ByHand => {
                !ticked.is_empty() || !self.person.with_untracked(PersonDraft::is_empty)
            }
        }
    }
}

#[component]
pub fn AccessDialog(
    organization: OrganizationId,
    catalogue: Catalogue,
    opening: Opening,
    /// Closes; with what was done.
    on_close: Callback<Option<Done>>,
) -> impl IntoView {
    let w = access_texts();
    let client = expect_context::<Client>();
    let failure = RwSignal::new(None);
    let person = RwSignal::new(PersonDraft::default());
    let refused = RwSignal::new(Vec::new());
    let step = RwSignal::new(match opening {
        Opening::New => Step::Start,
        Opening::Existing(id) => Step::Opening(id),
    });
    let saving = RwSignal::new(false);
    let send = {
        let organization = organization.clone();
        move |save: Save| {
            let (client, organization) = (client.clone(), organization.clone());
            saving.set(true);
            failure.set(None);
            leptos::task::spawn_local(async move {
                let typed = matches!(&save, Save::Grant(attempt) if attempt.grant.is_by_hand());
                let result = save.send(&client, &organization, w).await;
                saving.try_set(false);
                match result {
                    Ok(done) => on_close.run(Some(done)),
                    Err(error) => {
                        let fields = fields_at_fault(&error);
                        if typed && !fields.is_empty() {
                            refused.try_set(fields);
                            step.try_set(Step::ByHand);
                        }
                        failure.try_set(Some(error));
                        browser::reveal("dialog-failure");
                    }
                }
            });
        }
    };
    let form = Form {
        step,
        person,
        refused,
        ticked: RwSignal::new(Permissions::default()),
        failure,
        merge: RwSignal::new(None),
        asking: RwSignal::new(false),
        careful: RwSignal::new(None),
        attempt: StoredValue::new(None),
        send: Callback::new(send),
        saving,
    };
    // The keyboard follows to each further step; the first has it from the dialog itself.
    let mut opened = false;
    effect(move || {
        step.track();
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
    let content = move || match step.get() {
        Step::Opening(id) => view! { <OpeningStep form=form read=read id=id /> }.into_any(),
        Step::Start => view! { <StartStep form=form /> }.into_any(),
        Step::Choose => {
            view! { <ChooseStep form=form organization=organization.clone() /> }.into_any()
        }
        Step::ByHand => view! { <ByHandStep form=form /> }.into_any(),
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
            {dynamic(content)}
            <CautionQuestion form=form />
            <div
                class="dialog__question"
                role="alertdialog"
                aria-labelledby="unsaved"
                hidden=flag(move || !form.asking.get())
            >
                <p id="unsaved">{w.dialog.unsaved}</p>
                <div class="notice__actions">
                    <button
                        type="button"
                        id="go-on"
                        class="button button--primary"
                        on:click=press(move |_| {
                            form.asking.set(false);
                            browser::focus("dialog-body");
                        })
                    >
                        {w.dialog.go_on}
                    </button>
                    <button type="button" class="button" on:click=press(move |_| on_close.run(None))>
                        {w.dialog.discard}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// Reads the employee who was opened, for the version that a change must carry.
#[component]
fn OpeningStep(form: Form, read: Read, id: EmployeeId) -> impl IntoView {
    read.run((id, false));
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <Failure form=form />
            {dynamic(move || form.failure.with(Option::is_none).then(|| view! { <Loading /> }))}
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
    let (t, w) = (texts(), access_texts());
    let button = move |trouble: Trouble| {
        match (trouble, on_reload) {
        (Trouble::SessionEnded, _) => view! {
            <a class="button" href=super::super::href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
        }
        .into_any(),
        // What was typed stays here, for the moment when the right is given back.
        (Trouble::Forbidden, _) => view! {
            <a class="button" href=super::super::href(&Route::Organizations) target="_blank" rel="noopener">
                {w.dialog.what_is_left}
            </a>
        }
        .into_any(),
        (Trouble::ChangedMeanwhile, Some(reload)) => view! {
            <button type="button" class="button" on:click=press(move |_| reload.run(()))>
                {w.dialog.reload_theirs}
            </button>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    dynamic(move || {
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
    })
}

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
