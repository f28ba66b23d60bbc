//! Favourites and what was opened lately: on this device, for each person apart, names only.

use super::words::words;
use crate::browser;
use crate::domain::{
    OrganizationId, OrganizationSummary, PersonId, Remembered, RememberedOrganization,
};
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::session::SessionHandle;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

/// What the person who is signed in has here; they cannot change while a page stands.
#[derive(Clone)]
pub struct RecentOrganizations {
    person: Option<PersonId>,
    changed: Trigger,
}

impl RecentOrganizations {
    /// Only where a page or component begins: what they find by context is not there later.
    pub fn open() -> Self {
        let person = untrack(|| expect_context::<SessionHandle>().person());
        Self {
            person: person.map(|person| person.id),
            changed: Trigger::new(),
        }
    }

    /// Takes note that the person opened the organization's cabinet.
    pub fn note_opened(&self, organization: &OrganizationSummary) {
        self.change(|kept| kept.opened(&organization.id, &organization.short_name));
    }

    /// What is on it; tracked.
    fn kept(&self) -> Remembered {
        self.changed.track();
        self.person
            .as_ref()
            .map(browser::remembered)
            .unwrap_or_default()
    }

    /// Another tab may have written meanwhile: what is kept is read anew.
    fn change(&self, change: impl FnOnce(&mut Remembered)) {
        if let Some(person) = &self.person {
            let mut kept = browser::remembered(person);
            change(&mut kept);
            browser::keep_remembered(person, &kept);
            self.changed.notify();
        }
    }
}

/// The first short group of the list.
#[component]
pub fn Shortcuts(on_chosen: Callback<()>) -> impl IntoView {
    let t = words();
    let shelf = RecentOrganizations::open();
    move || {
        let kept = shelf.kept();
        let entries = kept.iter().cloned();
        let entries: Vec<_> = entries
            .map(|entry| view! { <Shortcut shelf=shelf.clone() entry=entry on_chosen=on_chosen /> })
            .collect();
        (!entries.is_empty()).then(|| {
            view! {
                <section class="shortcuts" aria-labelledby="shortcuts">
                    <h2 class="shortcuts__title" id="shortcuts">
                        {t.shortcuts}
                    </h2>
                    <ul class="shortcuts__list">{entries}</ul>
                </section>
            }
            .into_any()
        })
    }
}

#[component]
fn Shortcut(
    shelf: RecentOrganizations,
    entry: RememberedOrganization,
    on_chosen: Callback<()>,
) -> impl IntoView {
    let t = words();
    let RememberedOrganization {
        id,
        name,
        favourite,
    } = entry;
    let route = Route::Cabinet(id.clone(), Place::Home);
    let forget = {
        let (shelf, id) = (shelf.clone(), id.clone());
        move |_| shelf.change(|kept| kept.forget(&id))
    };
    let label = (t.forget)(&name);
    view! {
        <li class="shortcut">
            <Star shelf=shelf id=id name=name.clone() favourite=favourite />
            <a class="shortcut__link" href=href(&route) on:click=move |_| on_chosen.run(())>
                {name}
            </a>
            <button
                type="button"
                class="button button--icon button--small"
                aria-label=label.clone()
                title=label
                on:click=forget
            >
                <Icon name=IconName::Cross />
            </button>
        </li>
    }
}

/// The star beside the name of the organization whose cabinet is open.
#[component]
pub fn FavouriteButton(id: OrganizationId, name: String) -> impl IntoView {
    let shelf = RecentOrganizations::open();
    move || {
        let favourite = shelf.kept().is_favourite(&id);
        view! { <Star shelf=shelf.clone() id=id.clone() name=name.clone() favourite=favourite /> }
    }
}

#[component]
fn Star(
    shelf: RecentOrganizations,
    id: OrganizationId,
    name: String,
    favourite: bool,
) -> impl IntoView {
    let label = (words().favourite)(&name);
    view! {
        <button
            type="button"
            class="button button--icon button--small star"
            aria-label=label.clone()
            title=label
            aria-pressed=if favourite { "true" } else { "false" }
            on:click=move |_| shelf.change(|kept| kept.toggle_favourite(&id, &name))
        >
            <Icon name=IconName::Star />
        </button>
    }
}
