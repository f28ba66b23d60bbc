//! The boxes, in the dialog.

use super::comparison::Comparison;
use super::copy::CopyRights;
use super::summary::{Change, InAll};
use super::templates::Templates;
use super::term::TermFields;
use crate::api::{Client, Confirmation};
use crate::browser;
use crate::domain::{
    Capability, Catalogue, Caution, Grant, GrantAttempt, Grantee, OrganizationId, Permission,
    Rights, cautions, offer,
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
    let (t, w) = (texts(), words());
    let saved = subject.saved();
    let hurried = RwSignal::new(false);
    let existing = match &subject {
        Subject::Existing(access) => Some(access.clone()),
        Subject::New(_) => None,
    };
    let is_new = existing.is_none();
    let head = view! { <PersonHead subject=subject.clone() /> };
    let client = expect_context::<Client>();
    let (with_terms, with_templates) = (
        client.offers(Capability::Terms),
        client.offered::<offer::Templates>(),
    );
    let (shown, before) = (catalogue.clone(), saved.clone());
    let (all, asked_by, in_all) = (catalogue.clone(), catalogue.clone(), catalogue.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let rights = untrack(|| form.rights());
        if rights.permissions.is_empty() || rights == saved {
            hurried.set(true);
            return;
        }
        if rights.term.is_backwards() {
            browser::focus("term-until");
            return;
        }
        let is_me = matches!(&subject, Subject::Existing(access) if access.employee.is_me);
        let cautions = cautions(&asked_by, &saved.permissions, &rights.permissions, is_me);
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
    };
    let on_reload = existing.as_ref().map(|access| {
        let id = access.employee.id.clone();
        Callback::new(move |()| read.run((id.clone(), true)))
    });
    let journal = existing
        .as_ref()
        .filter(|_| client.offers(Capability::Journal))
        .map(|access| journal_of(organization.clone(), access.employee.id.clone()))
        .map(|address| view! { <a href=address>{journal::words().of_employee}</a> });
    let revoke = existing.map(|access| {
        view! {
            <p class="revoke">
                {journal}
                <button
                    type="button"
                    class="button button--quiet button--danger-quiet"
                    on:click=move |_| form.go(Step::Revoke(access.clone()))
                >
                    {w.dialog.revoke}
                </button>
            </p>
        }
    });
    let comparison = {
        let catalogue = catalogue.clone();
        move || {
            let (merge, terms) = form.merge.get()?;
            Some(view! { <Comparison merge=merge terms=terms catalogue=catalogue.clone() /> })
        }
    };
    let groups = catalogue.groups().into_iter().map(|(heading, entries)| {
        view! { <Group form=form catalogue=catalogue.clone() heading=heading entries=entries /> }
    });
    let groups = groups.collect_view();
    let away = move |_| {
        if is_new {
            form.go(Step::Start);
        } else {
            on_cancel.run(());
        }
    };
    view! {
        <form class="dialog__form" novalidate on:submit=save>
            <div class="dialog__body" id="dialog-body" tabindex="-1">
                {head}
                <Failure form=form on_reload=on_reload />
                {comparison}
                <div class="quick">
                    {with_templates
                        .map(|calls| {
                            view! {
                                <Templates
                                    form=form
                                    calls=calls
                                    organization=organization.clone()
                                    catalogue=all.clone()
                                />
                            }
                        })}
                    <CopyRights form=form organization=organization catalogue=all />
                </div>
                <h3 class="visually-hidden">{w.dialog.permissions_title}</h3>
                {groups}
                {with_terms.then(|| view! { <TermFields form=form /> })}
                <InAll form=form catalogue=in_all />
                {revoke}
            </div>
            <footer class="dialog__foot">
                <div class="dialog__difference" role="status">
                    <Change form=form catalogue=shown saved=before hurried=hurried />
                </div>
                <button type="button" class="button" on:click=away>
                    {if is_new { w.dialog.another } else { t.cancel }}
                </button>
                <button
                    type="submit"
                    class="button button--primary"
                    aria-disabled=move || form.saving.get().then_some("true")
                >
                    {move || if form.saving.get() { t.saving } else { t.save }}
                </button>
            </footer>
        </form>
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
                {position.map(|position| view! { <p class="person__second">{position}</p> })}
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
                        .map(|about| view! { <span class="choice__second">{about}</span> })}
                    {move || why().map(|why| view! { <span class="choice__second">{why}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            {heading.map(|heading| view! { <legend class="choices__legend">{heading}</legend> })}
            {boxes.collect_view()}
        </fieldset>
    }
}
