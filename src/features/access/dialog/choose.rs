//! «Добавить сотрудника»: the organization's employees, one of whom is chosen.

use crate::api::Client;
use crate::domain::{Cursor, Grantee, OrganizationId, StaffMember};
use crate::features::access::form::{Form, Step};
use crate::features::access::words::words;
use crate::ui::scroll::rows::ScrollRows;
use crate::ui::scroll::{Part, Reading, Row, Scroll};
use crate::ui::{SearchField, texts};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn ChooseStep(form: Form, organization: OrganizationId) -> impl IntoView {
    let (t, w) = (texts(), words());
    let client = expect_context::<Client>();
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<StaffMember>);
    let hurried = RwSignal::new(false);
    let read = move |cursor: Option<Cursor>| -> Reading {
        let (client, organization) = (client.clone(), organization.clone());
        let query = query.get_untracked();
        Box::pin(async move {
            let page = client.staff(&organization, &query, cursor.as_ref()).await?;
            let row = |member| row(member, chosen);
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("staff", Callback::new(read));
    Effect::new(move |_| {
        query.track();
        scroll.restart();
    });
    let on_search = Callback::new(move |text: String| {
        let text = text.trim();
        if query.with_untracked(|query| query != text) {
            query.set(text.to_owned());
        }
    });
    let count = move || match scroll.total()? {
        0 => Some(query.with(|query| (w.dialog.nobody_found)(query))),
        total => Some((w.dialog.staff_count)(total)),
    };
    let save = move |_| match chosen.get_untracked() {
        Some(member) => form.open_new(Grantee::Staff(member)),
        None => hurried.set(true),
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <h3>{w.dialog.choose_title}</h3>
            <SearchField label=w.dialog.choose_search id="search-staff" on_search=on_search />
            <p class="count" role="status">
                {move || count()}
            </p>
            <ScrollRows scroll=scroll role="radiogroup" label=w.dialog.choose_title />
        </div>
        <footer class="dialog__foot">
            <p class="dialog__difference" role="status">
                {move || match chosen.get() {
                    Some(member) => Some(member.name.whole()),
                    None => hurried.get().then(|| w.dialog.choose_first.to_owned()),
                }}
            </p>
            <button type="button" class="button" on:click=move |_| form.go(Step::Start)>
                {t.back}
            </button>
            <button type="button" class="button button--primary" on:click=save>
                {t.save}
            </button>
        </footer>
    }
}

fn row(member: StaffMember, chosen: RwSignal<Option<StaffMember>>) -> Row {
    Row {
        key: member.id.as_str().to_owned(),
        draw: Arc::new(move |_| {
            let member = member.clone();
            view! { <Candidate member=member chosen=chosen /> }.into_any()
        }),
    }
}

#[component]
fn Candidate(member: StaffMember, chosen: RwSignal<Option<StaffMember>>) -> impl IntoView {
    let t = &words().dialog;
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
                {position.map(|position| view! { <span class="choice__second">{position}</span> }.into_any())}
            </span>
            <span class="choice__end digits">
                {if has_access { Some(t.has_access.to_owned()) } else { snils }}
            </span>
        </label>
    }
}
