//! «Организации»: whose cabinet to open.

use super::load::{Load, Loaded, make};
use super::{Here, href};
use crate::api::Client;
use crate::components::{
    Pager, SearchField, Steps, dynamic, effect, press, search_in, texts, use_title,
};
use crate::domain::{Access, OrganizationSummary, Page, Paging, Role};
use crate::route::{Place, Route};
use leptos::prelude::*;

/// Asks for the list anew.
#[derive(Clone, Copy)]
struct Retry(Callback<()>);

/// The organizations of the person; exactly one is opened straight away.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let t = &texts().organizations;
    use_title(|| texts().organizations.title.to_owned());
    let client = expect_context::<Client>();
    let here = expect_context::<Here>();
    let paging = RwSignal::new(Paging::default());
    // Not for a single screen of nothing; once there, it stays, or a search could not be undone.
    let searchable = RwSignal::new(false);
    let load = Load::new();
    let read = move || {
        let (client, here, paging_now) = (client.clone(), here.clone(), paging.get());
        load.start(async move {
            let page = client.organizations(&paging_now.request()).await?;
            let unfiltered = paging_now.query().is_empty();
            if let ([only], true, 1) = (page.items.as_slice(), unfiltered, page.total) {
                here.go(&Route::Cabinet(only.id.clone(), Place::Home), true);
            }
            if page.total > 1 {
                searchable.try_set(true);
            }
            Ok(make((page, paging_now), move |(page, now)| {
                view! { <Cards page=page query=now.query().to_owned() paging=paging /> }
            }))
        });
    };
    effect(read);
    let retry = Callback::new(move |()| paging.update(Paging::restart));
    provide_context(Retry(retry));
    let on_search = Callback::new(move |query: String| search_in(paging, &query));
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            <h1>{t.title}</h1>
            {dynamic(move || {
                searchable
                    .get()
                    .then(|| {
                        view! {
                            <p class="lead">{t.lead}</p>
                            <SearchField
                                label=t.search
                                id="search-organizations"
                                on_search=on_search
                            />
                        }
                    })
            })}
            <Loaded load=load on_retry=retry />
        </main>
    }
}

#[component]
fn Cards(
    page: Page<OrganizationSummary>,
    query: String,
    paging: RwSignal<Paging>,
) -> impl IntoView {
    let t = &texts().organizations;
    if page.items.is_empty() && query.is_empty() {
        return view! { <NoOrganization /> }.into_any();
    }
    let (items, total, next) = (page.items.len(), page.total, page.next);
    let cards = page
        .items
        .into_iter()
        .map(|item| view! { <Card organization=item /> });
    view! {
        <p class="count" role="status">
            {if items == 0 { (t.nothing_found)(&query) } else { (t.count)(total) }}
        </p>
        <ul class="cards">{cards.collect_view()}</ul>
        <Pager paging=paging items=items total=total next=next />
    }
    .into_any()
}

#[component]
fn Card(organization: OrganizationSummary) -> impl IntoView {
    let t = &texts().organizations;
    let closed = organization.access != Access::Open;
    let route = Route::Cabinet(organization.id, Place::Home);
    let important = matches!(organization.role, Role::Head | Role::Administrator);
    view! {
        <li>
            <a class="card" class:card--closed=closed href=href(&route)>
                <span class="card__main">
                    <span class="card__name">{organization.short_name}</span>
                    {organization.branch_name.map(|name| view! { <span class="card__line">{name}</span> })}
                    {organization.full_name.map(|name| view! { <span class="card__line">{name}</span> })}
                    {organization
                        .ogrn
                        .map(|ogrn| {
                            view! { <span class="card__line digits">{t.ogrn} " " {ogrn}</span> }
                        })}
                </span>
                <span class="card__badges">
                    {(t.role)(organization.role)
                        .map(|role| {
                            view! {
                                <span class="badge" class:badge--accent=important>
                                    {role}
                                </span>
                            }
                        })}
                    {closed.then(|| view! { <span class="badge badge--warning">{t.closed}</span> })}
                </span>
            </a>
        </li>
    }
}

#[component]
fn NoOrganization() -> impl IntoView {
    let t = &texts().organizations;
    let Retry(on_retry) = expect_context();
    view! {
        <section class="notice notice--info">
            <h2 class="notice__what">{t.empty_title}</h2>
            <Steps steps=t.empty_steps />
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=press(move |_| on_retry.run(()))
                >
                    {t.check_again}
                </button>
            </div>
        </section>
    }
}
