//! Search, filters, what was opened lately, and the list: on the page and in the switcher.

use super::filters::Filters;
use super::none::NoOrganization;
use super::option::OrganizationOption;
use super::recent::Shortcuts;
use super::words::words;
use crate::api::Client;
use crate::domain::{Cursor, OrganizationId, OrganizationQuery, OrganizationSummary};
use crate::ui::scroll::{Part, Reading, Row, Scroll, ScrollList};
use crate::ui::{SearchField, SearchedList};
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the search field.
pub const SEARCH: &str = "search-organizations";

/// Lets the person choose one of their organizations.
#[component]
pub fn Picker(
    /// There is exactly one.
    on_only: Callback<OrganizationId>,
    /// One was chosen; its link leads there by itself.
    on_chosen: Callback<()>,
    /// There are several, and the search field is there.
    on_searchable: Callback<()>,
) -> impl IntoView {
    let t = words();
    let client = expect_context::<Client>();
    let query = RwSignal::new(OrganizationQuery::default());
    // Not for a single screen of nothing; once there, it stays, or a search could not be undone.
    let searchable = RwSignal::new(false);
    let read = move |cursor: Option<Cursor>| -> Reading {
        let (client, now) = (client.clone(), query.get_untracked());
        Box::pin(async move {
            let page = client.organizations(&now, cursor.as_ref()).await?;
            if let ([only], true, 1) = (page.items.as_slice(), now.is_everything(), page.total) {
                on_only.run(only.id.clone());
            }
            // Once: setting it again would draw the search anew, without what was typed.
            if page.total > 1 && searchable.try_get_untracked() == Some(false) {
                searchable.set(true);
                on_searchable.run(());
            }
            let row = |organization| row(organization, on_chosen);
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("organizations", Callback::new(read));
    Effect::new(move |_| {
        query.track();
        scroll.restart();
    });
    let on_search = Callback::new(move |text: String| {
        let text = text.trim();
        if query.with_untracked(|query| query.text != text) {
            query.update(|query| text.clone_into(&mut query.text));
        }
    });
    let list = SearchedList {
        id: scroll.id(),
        active: Callback::new(move |()| scroll.active_id()),
        on_key: Callback::new(move |key| scroll.press(key)),
    };
    let search = move || {
        searchable.get().then(|| {
            view! {
                <p class="lead">{t.lead}</p>
                <SearchField label=t.search id=SEARCH on_search=on_search list=list />
                <Filters query=query />
            }
            .into_any()
        })
    };
    let everything = move || query.with(OrganizationQuery::is_everything);
    let shortcuts = move || {
        (searchable.get() && everything()).then(|| view! { <Shortcuts on_chosen=on_chosen /> })
    };
    let checked = RwSignal::new(false);
    let check = Callback::new(move |()| {
        checked.set(true);
        scroll.restart();
    });
    let count = move || match (scroll.total(), everything()) {
        (None, _) => ().into_any(),
        (Some(0), true) => {
            view! { <NoOrganization checked=checked.get() on_check=check /> }.into_any()
        }
        (Some(total), _) => {
            let words = match total {
                0 => query.with(|query| (t.nothing_found)(&query.text)),
                _ => (t.count)(total),
            };
            view! {
                <p class="count" role="status">
                    {words}
                </p>
            }
            .into_any()
        }
    };
    view! {
        {move || search()}
        {move || shortcuts()}
        {move || count()}
        <ScrollList scroll=scroll label=t.title />
    }
}

fn row(organization: OrganizationSummary, on_chosen: Callback<()>) -> Row {
    Row {
        key: organization.id.as_str().to_owned(),
        draw: Arc::new(move |place| {
            let organization = organization.clone();
            view! { <OrganizationOption organization=organization place=place on_chosen=on_chosen /> }
                .into_any()
        }),
    }
}
