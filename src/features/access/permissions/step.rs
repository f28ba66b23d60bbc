//! The boxes, in the dialog.

use super::comparison::Comparison;
use super::copy::CopyRights;
use super::summary::{Change, InAll};
use super::templates::Templates;
use super::term::TermFields;
use crate::api::{Client, Confirmation};
use crate::browser;
use crate::domain::{
    Capability, Catalogue, Caution, EmployeeAccess, Grant, GrantAttempt, Grantee, OrganizationId,
    Permission, Rights, cautions, offer,
};
use crate::features::access::failure::Failure;
use crate::features::access::form::{Form, Read, Step, Subject};
use crate::features::access::journal;
use crate::features::access::journal::journal_of;
use crate::features::access::save::Save;
use crate::features::access::words::words;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn PermissionsStep(
    form: Form,
    organization: OrganizationId,
    catalogue: Catalogue,
    subject: Subject,
    read: Read,
    on_send: Callback<Save>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let w = words();
    let saved = subject.saved();
    let hurried = RwSignal::new(false);
    let client = expect_context::<Client>();
    let existing = match &subject {
        Subject::Existing(access) => Some(access.clone()),
        Subject::New(_) => None,
    };
    let is_new = existing.is_none();
    let on_reload = existing.as_ref().map(|access| {
        let id = access.employee.id.clone();
        Callback::new(move |()| read.run((id.clone(), true)))
    });
    let leave = move || {
        if is_new {
            form.go(Step::Start);
        } else {
            on_cancel.run(());
        }
    };
    let groups = catalogue.groups().into_iter().map(|(heading, entries)| {
        view! { <Group form=form catalogue=catalogue.clone() heading=heading entries=entries /> }
    });
    let groups = groups.collect_view();
    let (to_save, asked_by, before) = (subject.clone(), catalogue.clone(), saved.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if has_something_to_save(form, &saved, hurried) {
            send_or_ask(form, &to_save, &saved, &asked_by, on_send);
        }
    };
    view! {
        <form class="dialog__form" novalidate on:submit=save>
            <div class="dialog__body" id="dialog-body" tabindex="-1">
                <PersonHead subject=subject />
                <Failure form=form on_reload=on_reload />
                <Merged form=form catalogue=catalogue.clone() />
                <div class="quick">
                    {client
                        .offered::<offer::Templates>()
                        .map(|calls| {
                            view! {
                                <Templates
                                    form=form
                                    calls=calls
                                    organization=organization.clone()
                                    catalogue=catalogue.clone()
                                />
                            }
                        })}
                    <CopyRights
                        form=form
                        organization=organization.clone()
                        catalogue=catalogue.clone()
                    />
                </div>
                <h3 class="visually-hidden">{w.dialog.permissions_title}</h3>
                {groups}
                {client.offers(Capability::Terms).then(|| view! { <TermFields form=form /> })}
                <InAll form=form catalogue=catalogue.clone() />
                {existing
                    .map(|access| {
                        view! { <OfEmployee form=form organization=organization access=access /> }
                    })}
            </div>
            <footer class="dialog__foot">
                <div class="dialog__difference" role="status">
                    <Change form=form catalogue=catalogue saved=before hurried=hurried />
                </div>
                <SaveButtons form=form is_new=is_new on_leave=leave />
            </footer>
        </form>
    }
}

/// Whether the form may be sent; if not, the user is shown why.
fn has_something_to_save(form: Form, saved: &Rights, hurried: RwSignal<bool>) -> bool {
    let rights = untrack(|| form.rights());
    if rights.permissions.is_empty() || rights == *saved {
        hurried.set(true);
        return false;
    }
    if rights.term.is_backwards() {
        browser::focus("term-until");
        return false;
    }
    true
}

/// What should be confirmed first is asked.
fn send_or_ask(
    form: Form,
    subject: &Subject,
    saved: &Rights,
    catalogue: &Catalogue,
    on_send: Callback<Save>,
) {
    let rights = untrack(|| form.rights());
    let is_me = matches!(subject, Subject::Existing(access) if access.employee.is_me);
    let cautions = cautions(catalogue, &saved.permissions, &rights.permissions, is_me);
    let meant = if cautions.contains(&Caution::OwnRights) {
        Confirmation::OwnRights
    } else {
        Confirmation::Unasked
    };
    match save_of(form, subject.clone(), rights, meant) {
        Some(save) if cautions.is_empty() => on_send.run(save),
        Some(save) => form.ask(save, cautions),
        None => {}
    }
}

/// What another administrator has changed meanwhile.
#[component]
fn Merged(form: Form, catalogue: Catalogue) -> impl IntoView {
    move || {
        let (merge, terms) = form.merge.get()?;
        Some(
            view! { <Comparison merge=merge terms=terms catalogue=catalogue.clone() /> }.into_any(),
        )
    }
}

/// The journal of somebody who has access, and its revocation.
#[component]
fn OfEmployee(form: Form, organization: OrganizationId, access: EmployeeAccess) -> impl IntoView {
    let has_journal = expect_context::<Client>().offers(Capability::Journal);
    let address = has_journal.then(|| journal_of(organization, access.employee.id.clone()));
    view! {
        <p class="revoke">
            {address.map(|address| view! { <a href=address>{journal::words().of_employee}</a> }.into_any())}
            <button
                type="button"
                class="button button--quiet button--danger-quiet"
                on:click=move |_| form.go(Step::Revoke(access.clone()))
            >
                {words().dialog.revoke}
            </button>
        </p>
    }
}

#[component]
fn SaveButtons(
    form: Form,
    is_new: bool,
    on_leave: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    view! {
        <button type="button" class="button" on:click=move |_| on_leave()>
            {if is_new { w.dialog.another } else { t.cancel }}
        </button>
        <button
            type="submit"
            class="button button--primary"
            aria-disabled=move || form.saving.get().then_some("true")
        >
            {move || if form.saving.get() { t.saving } else { t.save }}
        </button>
    }
}

pub fn save_of(form: Form, subject: Subject, rights: Rights, meant: Confirmation) -> Option<Save> {
    match subject {
        Subject::Existing(access) => Some(Save::Change(access, rights, meant)),
        Subject::New(grantee) => {
            let consent = match &grantee {
                Grantee::ByHand(_) => form.consent(),
                Grantee::Staff(_) => None,
            };
            let grant = Grant::new(grantee, rights, consent)?;
            let last = form.attempt.get_value();
            let attempt = GrantAttempt::next(last, grant, browser::random);
            form.attempt.set_value(Some(attempt.clone()));
            Some(Save::Grant(attempt))
        }
    }
}

#[component]
pub fn PersonHead(subject: Subject) -> impl IntoView {
    let (name, position) = match subject {
        Subject::New(grantee) => (
            grantee.name().clone(),
            grantee.position().map(str::to_owned),
        ),
        Subject::Existing(access) => (access.employee.name, access.employee.position),
    };
    view! {
        <div class="person">
            <span class="person__initials" aria-hidden="true">
                {name.initials()}
            </span>
            <div>
                <p class="person__name">{name.whole()}</p>
                {position.map(|position| view! { <p class="person__second">{position}</p> }.into_any())}
            </div>
        </div>
    }
}

#[component]
pub fn Group(
    form: Form,
    catalogue: Catalogue,
    heading: Option<String>,
    entries: Vec<Permission>,
) -> impl IntoView {
    let w = words();
    let boxes = entries.into_iter().map(|permission| {
        let catalogue = catalogue.clone();
        let (ticked_code, code) = (permission.code.clone(), permission.code);
        let (all, blocked_code) = (catalogue.clone(), code.clone());
        let kept_out = Callback::new(move |()| {
            form.ticked
                .with(|ticked| all.kept_out_by(ticked, &blocked_code))
        });
        let why = move || {
            let others = kept_out.run(());
            (!others.is_empty()).then(|| (w.dialog.kept_out_by)(&others.join(", ")))
        };
        view! {
            <label class="choice">
                <input
                    class="choice__mark"
                    type="checkbox"
                    disabled=move || !kept_out.run(()).is_empty()
                    prop:checked=move || form.ticked.with(|ticked| ticked.contains(&ticked_code))
                    on:change=move |_| {
                        form.ticked.update(|ticked| *ticked = catalogue.toggled(ticked, &code));
                    }
                />
                <span class="choice__main">
                    <span class="choice__name">{permission.label}</span>
                    {permission
                        .description
                        .map(|about| view! { <span class="choice__second">{about}</span> }.into_any())}
                    {move || why().map(|why| view! { <span class="choice__second">{why}</span> }.into_any())}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            {heading.map(|heading| view! { <legend class="choices__legend">{heading}</legend> }.into_any())}
            {boxes.collect_view()}
        </fieldset>
    }
}
