//! The page: the list, «+», and the dialogs when they are open.

use super::bulk::{self, BulkDialog, Intent};
use super::chosen::Chosen;
use super::dialog::AccessDialog;
use super::dialog::draft::ResumeUnfinished;
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
use crate::domain::{Capability, Catalogue, Cursor, EmployeeQuery, OrganizationId, offer};
use crate::navigation::{Navigator, href};
use crate::route::{Place, Route};
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

/// What the parts of the page share. Cheap to copy.
#[derive(Clone, Copy)]
struct Shared {
    organization: StoredValue<OrganizationId>,
    /// What is asked; it stands in the address.
    query: RwSignal<EmployeeQuery>,
    /// Read once a visit, with the first employees.
    catalogue: RwSignal<Option<Catalogue>>,
    chosen: Chosen,
    /// Whose access the dialog is open for.
    opening: RwSignal<Option<Opening>>,
    /// What is being done with the chosen.
    intent: RwSignal<Option<Intent>>,
    done: RwSignal<Option<Done>>,
}

impl Shared {
    fn organization(self) -> OrganizationId {
        self.organization.get_value()
    }

    fn is_ready(self) -> bool {
        self.catalogue.with(Option::is_some)
    }

    /// Reads employees, and with the first of them the catalogue.
    async fn read(self, client: Client, cursor: Option<Cursor>) -> Result<Part, ApiError> {
        let (organization, now) = (self.organization(), self.query.get_untracked());
        client.learn_capabilities().await?;
        let known = match self.catalogue.try_get_untracked().flatten() {
            Some(known) => known,
            None => client.permissions(&organization).await?,
        };
        let page = client
            .some_employees(&organization, &now, cursor.as_ref())
            .await?;
        // Setting it again would draw the filters anew under the user's hands.
        if self.catalogue.try_with_untracked(Option::is_none) == Some(true) {
            self.catalogue.set(Some(known.clone()));
        }
        self.chosen.learn(&page.items);
        let rows = Rows {
            organization,
            catalogue: known,
            opening: self.opening,
            chosen: self.chosen,
        };
        let row = |employee| rows.row(employee);
        Ok(Part {
            rows: page.items.into_iter().map(row).collect(),
            total: page.total,
            next: page.next,
        })
    }
}

/// The list, «+», and the dialogs when they are open.
#[component]
pub fn AdministrationPage(organization: OrganizationId) -> impl IntoView {
    let (client, navigator) = (expect_context::<Client>(), expect_context::<Navigator>());
    let filtering = client.offered::<offer::SearchFilters>();
    let mut asked = EmployeeQuery::parse(&navigator.query());
    asked.text = navigator.searched(asked.text);
    let page = Shared {
        organization: StoredValue::new(organization.clone()),
        // What is shown stands in the address: it survives a reload, and can be sent to a colleague.
        // An address may ask for more than this backend can.
        query: RwSignal::new(match filtering {
            Some(_) => asked,
            None => asked.unfiltered(),
        }),
        catalogue: RwSignal::new(None),
        chosen: Chosen::new(),
        opening: RwSignal::new(None),
        intent: RwSignal::new(None),
        done: RwSignal::new(None),
    };
    let Shared {
        query,
        catalogue,
        chosen,
        intent,
        ..
    } = page;
    let read = move |cursor| -> Reading { Box::pin(page.read(client.clone(), cursor)) };
    let scroll = Scroll::new("employees", Callback::new(read));
    let address = href(&Route::Cabinet(organization.clone(), Place::Administration));
    Effect::new(move |_| {
        let now = query.get();
        navigator.show_query(&address, &now.to_query(), &now.text);
        chosen.note_other_list();
        scroll.restart();
    });
    let filters = move || {
        let calls = filtering.clone()?;
        let catalogue = catalogue.get()?;
        Some(view! { <EmployeeFilters calls=calls catalogue=catalogue query=query /> })
    };
    let finish = Callback::new(move |what: Done| {
        scroll.refresh();
        page.done.set(Some(what));
    });
    view! {
        <Title page=page />
        <ResumeUnfinished organization=organization.clone() opening=page.opening />
        <Search query=query />
        {move || filters()}
        <ListHead
            organization=organization.clone()
            catalogue=catalogue
            query=query
            scroll=scroll
            chosen=chosen
            intent=intent
        />
        <ScrollTable scroll=scroll label=bulk::words().list head=head() />
        <Dialogs page=page scroll=scroll on_done=finish />
        <BulkDialogs page=page scroll=scroll />
        <Toast organization=organization done=page.done on_undone=finish />
    }
}

/// The heading with «+», the way to the journal where the backend has one, and the keys of the page.
#[component]
fn Title(page: Shared) -> impl IntoView {
    let t = &words().administration;
    let client = expect_context::<Client>();
    let add = move || page.opening.set(Some(Opening::New));
    // What the backend offers was learned before the cabinet opened.
    let has_journal = client.offers(Capability::Journal);
    let journal = has_journal.then(|| view! { <JournalLink organization=page.organization() /> });
    view! {
        <div class="title-row">
            <h1>{t.title}</h1>
            <button
                type="button"
                class="button button--primary button--add"
                id=opener_id(Some(&Opening::New))
                aria-label=t.add
                title=t.add
                disabled=move || !page.is_ready()
                on:click=move |_| add()
            >
                <Icon name=IconName::Plus />
            </button>
            {journal}
            <Shortcuts
                organization=page.organization()
                has_journal=has_journal
                on_new=Callback::new(move |()| {
                    if untrack(|| page.is_ready()) {
                        add();
                    }
                })
                search="search-employees"
            />
        </div>
    }
}

#[component]
fn Search(query: RwSignal<EmployeeQuery>) -> impl IntoView {
    let text = query.with_untracked(|query| query.text.clone());
    let on_search = Callback::new(move |text: String| {
        let text = text.trim();
        if query.with_untracked(|query| query.text != text) {
            query.update(|query| text.clone_into(&mut query.text));
        }
    });
    let label = words().administration.search;
    view! { <SearchField label=label id="search-employees" value=text on_search=on_search /> }
}

/// The dialog of one employee's access, or of many by a table.
#[component]
fn Dialogs(page: Shared, scroll: Scroll, on_done: Callback<Done>) -> impl IntoView {
    let opening = page.opening;
    let on_close = Callback::new(move |what: Option<Done>| {
        let opener = opening.try_update(Option::take).flatten();
        if let Some(what) = what {
            on_done.run(what);
        }
        browser::focus(opener_id(opener.as_ref()));
    });
    let on_table_close = Callback::new(move |changed: bool| {
        opening.set(None);
        if changed {
            scroll.refresh();
        }
        browser::focus(opener_id(None));
    });
    move || {
        let known = page.catalogue.get();
        opening.get().zip(known).map(|(now, catalogue)| match now {
            Opening::Table => view! {
                <ImportDialog
                    organization=page.organization()
                    catalogue=catalogue
                    on_close=on_table_close
                />
            }
            .into_any(),
            now => view! {
                <AccessDialog
                    organization=page.organization()
                    catalogue=catalogue
                    opening=now
                    on_table=Callback::new(move |()| opening.set(Some(Opening::Table)))
                    on_unclear=Callback::new(move |()| scroll.refresh())
                    on_close=on_close
                />
            }
            .into_any(),
        })
    }
}

/// What is done with the chosen.
#[component]
fn BulkDialogs(page: Shared, scroll: Scroll) -> impl IntoView {
    let on_close = Callback::new(move |changed| {
        page.intent.set(None);
        if changed {
            scroll.refresh();
        }
        browser::focus(scroll.id());
    });
    move || {
        let known = page.catalogue.get_untracked();
        page.intent.get().zip(known).map(|(intent, catalogue)| {
            view! {
                <BulkDialog
                    organization=page.organization()
                    catalogue=catalogue
                    intent=intent
                    chosen=page.chosen
                    on_close=on_close
                />
            }
        })
    }
}
