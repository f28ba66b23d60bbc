//! The page: the list, «+», and the dialogs when they are open.

use super::bulk::{self, BulkDialog, Intent};
use super::chosen::Chosen;
use super::dialog::AccessDialog;
use super::dialog::draft::{kept_as, unfinished};
use super::import::ImportDialog;
use super::journal::JournalLink;
use super::list::filters::EmployeeFilters;
use super::list::head::ListHead;
use super::list::shortcuts::Shortcuts;
use super::list::table::{Rows, head};
use super::list::toast::Toast;
use super::opening::{Opening, opener_id};
use super::save::Done;
use super::words::words;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{Capability, Catalogue, Cursor, EmployeeQuery, OrganizationId};
use crate::navigation::{Navigator, href};
use crate::route::{Place, Route};
use crate::session::SessionHandle;
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::scroll::rows::ScrollTable;
use crate::ui::scroll::{Part, Reading, Scroll};
use crate::ui::{Icon, IconName, SearchField};
use leptos::prelude::*;

chunk! {
    in administration:
    /// The page, ready to be shown.
    async fn administration(organization: OrganizationId) -> Result<Make, ApiError> {
        Ok(make(organization, |organization| {
            view! { <AdministrationPage organization=organization /> }
        }))
    }
}

/// The place of the page until its code is there, and then the page.
#[component]
pub fn Administration(organization: OrganizationId) -> impl IntoView {
    let load = load(move || administration(organization.clone()));
    view! { <Loaded load=load /> }
}

/// The list, «+», and the dialog when it is open.
#[component]
pub fn AdministrationPage(organization: OrganizationId) -> impl IntoView {
    let t = &words().administration;
    let (client, navigator) = (expect_context::<Client>(), expect_context::<Navigator>());
    // What is shown stands in the address: it survives a reload, and can be sent to a colleague.
    let query = RwSignal::new(EmployeeQuery::parse(&navigator.query()));
    let text = query.with_untracked(|query| query.text.clone());
    let address = href(&Route::Cabinet(organization.clone(), Place::Administration));
    let opening = RwSignal::new(None::<Opening>);
    let catalogue = RwSignal::new(None::<Catalogue>);
    let chosen = Chosen::new();
    let id = organization.clone();
    let read = move |cursor: Option<Cursor>| -> Reading {
        let (client, organization) = (client.clone(), id.clone());
        let now = query.get_untracked();
        Box::pin(async move {
            client.learn_capabilities().await?;
            // The catalogue is read once a visit.
            let known = match catalogue.try_get_untracked().flatten() {
                Some(known) => known,
                None => client.permissions(&organization).await?,
            };
            let page = client
                .some_employees(&organization, &now, cursor.as_ref())
                .await?;
            // Setting it again would draw the filters anew under the user's hands.
            if catalogue.try_with_untracked(Option::is_none) == Some(true) {
                catalogue.set(Some(known.clone()));
            }
            chosen.learn(&page.items);
            let rows = Rows {
                organization,
                catalogue: known,
                opening,
                chosen,
            };
            let row = |employee| rows.row(employee);
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("employees", Callback::new(read));
    Effect::new(move |_| {
        navigator.show_query(&address, &query.get().to_query());
        chosen.note_other_list();
        scroll.restart();
    });
    let (session, id) = (expect_context::<SessionHandle>(), organization.clone());
    let name = kept_as(&organization);
    leptos::task::spawn_local(async move {
        if let Some(draft) = unfinished(session, id, name).await {
            opening.set(Some(Opening::Unfinished(Box::new(draft))));
        }
    });
    let on_search = Callback::new(move |text: String| {
        let text = text.trim();
        if query.with_untracked(|query| query.text != text) {
            query.update(|query| text.clone_into(&mut query.text));
        }
    });
    let filters = move || {
        catalogue
            .get()
            .map(|catalogue| view! { <EmployeeFilters catalogue=catalogue query=query /> })
    };
    let journal = {
        let (client, id) = (expect_context::<Client>(), organization.clone());
        move || {
            // Known by the time the catalogue is.
            let offered = catalogue.with(Option::is_some) && client.offers(Capability::Journal);
            offered.then(|| view! { <JournalLink organization=id.clone() /> })
        }
    };
    let done = RwSignal::new(None::<Done>);
    let finish = Callback::new(move |what: Done| {
        scroll.refresh();
        done.set(Some(what));
    });
    let close = move |what: Option<Done>| {
        let opener = opening.try_update(Option::take).flatten();
        if let Some(what) = what {
            finish.run(what);
        }
        browser::focus(opener_id(opener.as_ref()));
    };
    let on_close = Callback::new(close);
    let on_table_close = Callback::new(move |changed: bool| {
        opening.set(None);
        if changed {
            scroll.refresh();
        }
        browser::focus(opener_id(None));
    });
    let id = organization.clone();
    let dialog = move || {
        let known = catalogue.get();
        opening.get().zip(known).map(|(now, catalogue)| match now {
            Opening::Table => view! {
                <ImportDialog
                    organization=id.clone()
                    catalogue=catalogue
                    on_close=on_table_close
                />
            }
            .into_any(),
            now => view! {
                <AccessDialog
                    organization=id.clone()
                    catalogue=catalogue
                    opening=now
                    on_table=Callback::new(move |()| opening.set(Some(Opening::Table)))
                    on_close=on_close
                />
            }
            .into_any(),
        })
    };
    let intent = RwSignal::new(None::<Intent>);
    let on_bulk_close = Callback::new(move |changed| {
        intent.set(None);
        if changed {
            scroll.refresh();
        }
        browser::focus(scroll.id());
    });
    let id = organization.clone();
    let bulk = move || {
        let known = catalogue.get_untracked();
        intent.get().zip(known).map(|(intent, catalogue)| {
            view! {
                <BulkDialog
                    organization=id.clone()
                    catalogue=catalogue
                    intent=intent
                    chosen=chosen
                    on_close=on_bulk_close
                />
            }
        })
    };
    view! {
        <div class="title-row">
            <h1>{t.title}</h1>
            <button
                type="button"
                class="button button--primary button--add"
                id=opener_id(Some(&Opening::New))
                aria-label=t.add
                title=t.add
                disabled=move || catalogue.with(Option::is_none)
                on:click=move |_| opening.set(Some(Opening::New))
            >
                <Icon name=IconName::Plus />
            </button>
            {journal}
            <Shortcuts
                organization=organization.clone()
                on_new=Callback::new(move |()| {
                    if catalogue.with_untracked(Option::is_some) {
                        opening.set(Some(Opening::New));
                    }
                })
                search="search-employees"
            />
        </div>
        <SearchField label=t.search id="search-employees" value=text on_search=on_search />
        {filters}
        <ListHead
            organization=organization.clone()
            catalogue=catalogue
            query=query
            scroll=scroll
            chosen=chosen
            intent=intent
        />
        <ScrollTable scroll=scroll label=bulk::words().list head=head() />
        {dialog}
        {bulk}
        <Toast organization=organization done=done on_undone=finish />
    }
}
