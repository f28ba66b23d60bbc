//! The page: filters, the entries, and the file.

use super::row::{JournalRow, line};
use super::words::words;
use crate::api::{ApiError, Client, Offered};
use crate::chunk::chunk;
use crate::domain::{
    Capability, Catalogue, Cursor, Day, EmployeeId, JournalAction, JournalEntry, JournalQuery,
    OrganizationId, Page, Paging, offer,
};
use crate::features::access::words as access;
use crate::navigation::{Navigator, href};
use crate::route::{Place, Route};
use crate::ui::export::{Export, Lines, ReadingLines};
use crate::ui::load::{Loaded, Make, load, make};
use crate::ui::{DateField, Icon, IconName, Pager, SearchField, SelectField};
use leptos::prelude::*;

chunk! {
    in journal:
    /// The page, ready to be shown.
    async fn journal(
        calls: Offered<offer::Journal>,
        organization: OrganizationId,
    ) -> Result<Make, ApiError> {
        Ok(make((calls, organization), |(calls, organization)| {
            view! { <JournalPage calls=calls organization=organization /> }
        }))
    }
}

/// The place of the page until its code is there, and then the page.
#[component]
pub fn Journal(calls: Offered<offer::Journal>, organization: OrganizationId) -> impl IntoView {
    let load = load(move || journal(calls.clone(), organization.clone()));
    view! { <Loaded load=load /> }
}

#[component]
pub fn JournalPage(calls: Offered<offer::Journal>, organization: OrganizationId) -> impl IntoView {
    let (t, access) = (words(), access::words());
    let navigator = expect_context::<Navigator>();
    let paging = RwSignal::new(Paging::default());
    // What is shown stands in the address: it survives a reload, and can be sent to a colleague.
    let mut asked = JournalQuery::parse(&navigator.query());
    asked.text = navigator.searched(asked.text);
    let query = RwSignal::new(asked);
    let text = query.with_untracked(|query| query.text.clone());
    let address = href(&Route::Cabinet(organization.clone(), Place::Journal));
    let back = href(&Route::Cabinet(organization.clone(), Place::Administration));
    let catalogue = StoredValue::new(None::<Catalogue>);
    Effect::new(move |_| {
        let now = query.get();
        navigator.show_query(&address, &now.to_query(), &now.text);
    });
    let load = {
        let (calls, organization) = (calls.clone(), organization.clone());
        load(move || {
            let (calls, id, now) = (calls.clone(), organization.clone(), query.get());
            let cursor = paging.with(|paging| paging.cursor().cloned());
            async move {
                let known = match catalogue.try_get_value().flatten() {
                    Some(known) => known,
                    None => calls.permissions(&id).await?,
                };
                let page = calls.journal(&id, &now, cursor.as_ref()).await?;
                catalogue.set_value(Some(known.clone()));
                Ok(make((known, page), move |(catalogue, page)| {
                    view! { <Entries catalogue=catalogue page=page query=query paging=paging /> }
                }))
            }
        })
    };
    let on_search = Callback::new(move |text: String| {
        let text = text.trim();
        if query.with_untracked(|query| query.text != text) {
            query.update(|query| text.clone_into(&mut query.text));
            paging.update(Paging::restart);
        }
    });
    let lines = Callback::new(move |cursor: Option<Cursor>| -> ReadingLines {
        let (calls, organization) = (calls.clone(), organization.clone());
        let now = query.get_untracked();
        let known = catalogue.get_value().unwrap_or_default();
        Box::pin(async move {
            let page = calls.journal(&organization, &now, cursor.as_ref()).await?;
            let texts: Vec<_> = page
                .items
                .iter()
                .map(|entry| line(entry, &known, t, access))
                .collect();
            Ok(Lines {
                text: texts.concat(),
                count: page.items.len() as u64,
                total: page.total,
                next: page.next,
            })
        })
    });
    view! {
        <p>
            <a class="back" href=back>
                <Icon name=IconName::ChevronLeft />
                {t.back}
            </a>
        </p>
        <div class="title-row">
            <h1>{t.title}</h1>
        </div>
        <SearchField label=t.search id="search-journal" value=text on_search=on_search />
        <JournalFilters query=query paging=paging />
        <Export name=t.file columns=&t.columns read=lines />
        <Loaded load=load />
    }
}

#[component]
pub fn JournalFilters(query: RwSignal<JournalQuery>, paging: RwSignal<Paging>) -> impl IntoView {
    let t = words();
    let now = query.get_untracked();
    let client = expect_context::<Client>();
    let happens = |action| match action {
        JournalAction::Revealed => client.offers(Capability::Reveal),
        JournalAction::Restored => client.offers(Capability::Restore),
        _ => true,
    };
    // One that the address asks for is there all the same: the field has to say what is shown.
    let actions = JournalAction::ALL.into_iter();
    let actions = actions.filter(|action| happens(*action) || now.action == Some(*action));
    let actions: Vec<_> = actions.collect();
    let names = actions
        .iter()
        .map(|action| (t.action_of)(Some(*action)).to_owned());
    let names = std::iter::once(t.any_action.to_owned()).chain(names);
    let names = names.collect();
    let place = actions
        .iter()
        .position(|action| Some(*action) == now.action);
    let on_action = Callback::new(move |place: usize| {
        let action = place.checked_sub(1);
        let action = action.and_then(|at| actions.get(at).copied());
        query.update(|query| query.action = action);
        paging.update(Paging::restart);
    });
    let text = |day: &Option<Day>| day.as_ref().map_or("", Day::as_str).to_owned();
    let narrow = move |change: fn(&mut JournalQuery, Option<Day>)| {
        Callback::new(move |day: String| {
            query.update(|query| change(query, Day::parse(&day)));
            paging.update(Paging::restart);
        })
    };
    view! {
        <div class="filters">
            <SelectField
                label=t.action
                id="filter-action"
                options=names
                chosen=place.map_or(0, |place| place + 1)
                on_choose=on_action
            />
            <DateField
                label=t.from
                id="filter-from"
                value=Signal::derive(move || query.with(|query| text(&query.from)))
                on_change=narrow(|query, day| query.from = day)
            />
            <DateField
                label=t.to
                id="filter-to"
                value=Signal::derive(move || query.with(|query| text(&query.to)))
                on_change=narrow(|query, day| query.to = day)
            />
        </div>
    }
}

#[component]
pub fn Entries(
    catalogue: Catalogue,
    page: Page<JournalEntry>,
    query: RwSignal<JournalQuery>,
    paging: RwSignal<Paging>,
) -> impl IntoView {
    let t = words();
    let (items, total, next) = (page.items.len(), page.total, page.next);
    let count = match items {
        0 if query.with_untracked(JournalQuery::is_narrowed) => t.none_such.to_owned(),
        0 => t.empty.to_owned(),
        _ => (t.count)(total),
    };
    let one = query.with_untracked(|query| query.employee.is_some());
    let name = page.items.first().map(|entry| entry.employee.clone());
    let narrowed = one.then(|| {
        let everybody = move |_| {
            query.update(|query| query.employee = None);
            paging.update(Paging::restart);
        };
        view! {
            <p class="narrowed">
                {name.map(|name| (t.one_employee)(&name))} " "
                <button type="button" class="button button--small" on:click=everybody>
                    {t.all_employees}
                </button>
            </p>
        }
    });
    let only = Callback::new(move |id: EmployeeId| {
        query.update(|query| query.employee = Some(id));
        paging.update(Paging::restart);
    });
    let table = (items > 0).then(|| {
        let rows = page.items.into_iter().map(|entry| {
            view! { <JournalRow entry=entry catalogue=catalogue.clone() on_employee=only /> }
        });
        view! {
            <table class="table table--journal">
                <thead>
                    <tr>
                        <th scope="col">{t.column_when}</th>
                        <th scope="col">{t.column_employee}</th>
                        <th scope="col">{t.column_action}</th>
                        <th scope="col">{t.column_change}</th>
                        <th scope="col">{t.column_actor}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    });
    view! {
        {narrowed}
        <p class="count" role="status">
            {count}
        </p>
        {table}
        <Pager paging=paging items=items total=total next=next />
    }
}
