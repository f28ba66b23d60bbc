//! «Добавить сотрудника»: the organization's employees, one of whom is chosen.

use super::super::load::{Load, Loaded, make};
use super::form::{Form, Step};
use crate::api::Client;
use crate::components::{
    Pager, SearchField, access_texts, dynamic, effect, press, search_in, texts,
};
use crate::domain::{Grantee, OrganizationId, Page, Paging, StaffMember};
use leptos::prelude::*;

#[component]
pub fn ChooseStep(form: Form, organization: OrganizationId) -> impl IntoView {
    let (t, w) = (texts(), access_texts());
    let client = expect_context::<Client>();
    let paging = RwSignal::new(Paging::default());
    let chosen = RwSignal::new(None::<StaffMember>);
    let hurried = RwSignal::new(false);
    let load = Load::new();
    effect(move || {
        let (client, id, now) = (client.clone(), organization.clone(), paging.get());
        load.start(async move {
            let page = client.staff(&id, &now.request()).await?;
            Ok(make((page, now), move |(page, now)| {
                let query = now.query().to_owned();
                view! { <Candidates page=page query=query paging=paging chosen=chosen /> }
            }))
        });
    });
    let retry = Callback::new(move |()| paging.update(Paging::restart));
    let on_search = Callback::new(move |query: String| search_in(paging, &query));
    let save = move |_| match chosen.get_untracked() {
        Some(member) => form.open_new(Grantee::Staff(member)),
        None => hurried.set(true),
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <h3>{w.dialog.choose_title}</h3>
            <SearchField label=w.dialog.choose_search id="search-staff" on_search=on_search />
            <Loaded load=load on_retry=retry />
        </div>
        <footer class="dialog__foot">
            <p class="dialog__difference" role="status">
                {dynamic(move || match chosen.get() {
                    Some(member) => Some(member.name.whole()),
                    None => hurried.get().then(|| w.dialog.choose_first.to_owned()),
                })}
            </p>
            <button type="button" class="button" on:click=press(move |_| form.go(Step::Start))>
                {t.back}
            </button>
            <button type="button" class="button button--primary" on:click=press(save)>
                {t.save}
            </button>
        </footer>
    }
}

#[component]
fn Candidates(
    page: Page<StaffMember>,
    query: String,
    paging: RwSignal<Paging>,
    chosen: RwSignal<Option<StaffMember>>,
) -> impl IntoView {
    let t = &access_texts().dialog;
    let (items, total, next) = (page.items.len(), page.total, page.next);
    let count = if items == 0 {
        (t.nobody_found)(&query)
    } else {
        (t.staff_count)(total)
    };
    let members = page
        .items
        .into_iter()
        .map(|member| view! { <Candidate member=member chosen=chosen /> });
    view! {
        <p class="count" role="status">
            {count}
        </p>
        <fieldset class="choices">
            <legend class="visually-hidden">{t.choose_title}</legend>
            {members.collect_view()}
        </fieldset>
        <Pager paging=paging items=items total=total next=next />
    }
}

#[component]
fn Candidate(member: StaffMember, chosen: RwSignal<Option<StaffMember>>) -> impl IntoView {
    let t = &access_texts().dialog;
    let (name, position, snils) = (
        member.name.whole(),
        member.position.clone(),
        member.snils_masked.clone(),
    );
    let has_access = member.has_access;
    let id = member.id.clone();
    let is_chosen =
        move || chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.id == id));
    view! {
        <label class="choice" class:choice--off=has_access>
            <input
                class="choice__mark"
                type="radio"
                name="staff"
                disabled=has_access
                prop:checked=is_chosen
                on:change=move |_| chosen.set(Some(member.clone()))
            />
            <span class="choice__main">
                <span class="choice__name">{name}</span>
                {position.map(|position| view! { <span class="choice__second">{position}</span> })}
            </span>
            <span class="choice__end digits">
                {if has_access { Some(t.has_access.to_owned()) } else { snils }}
            </span>
        </label>
    }
}
