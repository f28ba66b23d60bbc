//! The cabinet of one organization: its sections, and the place that is open.

use super::sections::Sections;
use crate::api::Client;
use crate::domain::{Access, Offer, Organization, OrganizationId, Trouble};
use crate::features::access::{Administration, Journal};
use crate::features::cabinet::words;
use crate::features::organizations::open::OpenCabinet;
use crate::features::organizations::refusal::{NotYours, Refused, refused};
use crate::features::organizations::{FavouriteButton, Shelf};
use crate::navigation::{Here, href};
use crate::route::{Place, Route};
use crate::ui::load::{Load, Loaded, make};
use crate::ui::{texts, use_title};
use leptos::prelude::*;

/// Asks about the organization anew for each place in it: the server decides each time.
#[component]
pub fn CabinetPage(id: OrganizationId) -> impl IntoView {
    let here = expect_context::<Here>();
    let client = expect_context::<Client>();
    let open_cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    let load = Load::new();
    let shelf = Shelf::open();
    let checks = RwSignal::new(0_u32);
    let retry = Callback::new(move |()| checks.update(|checks| *checks += 1));
    Effect::new(move |_| {
        let place = here.place();
        let checked = checks.get() > 0;
        let (client, id, shelf) = (client.clone(), id.clone(), shelf.clone());
        load.start(async move {
            // Which sections there are is the backend's business too.
            client.learn_offers().await?;
            let mut organization = match client.organization(&id).await {
                Err(error) if error.trouble == Trouble::NotFound => {
                    return Ok(make((), |()| view! { <NotYours /> }));
                }
                answer => answer?,
            };
            organization
                .sections
                .retain(|section| client.offers(Offer::Section(*section)));
            let summary = &organization.summary;
            if summary.access == Access::Open {
                shelf.note_opened(summary);
            }
            // The bar belongs to the shell, outside this page.
            open_cabinet.set(Some(OpenCabinet {
                id: summary.id.clone(),
                name: summary.short_name.clone(),
                administration: organization.administration,
            }));
            if let Access::Closed(reason) = summary.access {
                let organization = organization.summary;
                return refused(Refused {
                    organization,
                    reason,
                    checked,
                    on_check: retry,
                })
                .await;
            }
            Ok(make(organization, move |organization| {
                view! { <OpenPlaces organization=organization place=place.clone() /> }
            }))
        });
    });
    on_cleanup(move || open_cabinet.set(None));
    view! {
        <main class="page" id="content" tabindex="-1">
            <Loaded load=load on_retry=retry />
        </main>
    }
}

#[component]
fn OpenPlaces(organization: Organization, place: Place) -> impl IntoView {
    let t = words();
    let name = organization.summary.short_name.clone();
    let title = place_name(&place);
    use_title(move || format!("{title}\u{a0}— {name}"));
    let id = organization.summary.id.clone();
    let present = place.clone();
    let link = {
        let id = id.clone();
        move |to: Place| {
            let name = place_name(&to);
            let current = is_within(&present, &to).then_some("page");
            let address = href(&Route::Cabinet(id.clone(), to));
            view! {
                <a class="tabs__item" href=address aria-current=current>
                    {name}
                </a>
            }
        }
    };
    let places = std::iter::once(Place::Home)
        .chain(organization.sections.iter().copied().map(Place::Section))
        .chain(organization.administration.then_some(Place::Administration));
    let links = places.map(link).collect_view();
    let section = place.section();
    let closed = |title: &'static str, why: &'static str| {
        view! {
            <h1>{title}</h1>
            <p class="notice notice--warning">{why}</p>
        }
        .into_any()
    };
    let content = match place {
        Place::Home => view! { <Overview organization=organization.clone() /> }.into_any(),
        Place::Administration if organization.administration => {
            view! { <Administration organization=id.clone() /> }.into_any()
        }
        Place::Journal if organization.administration => {
            view! { <Journal organization=id.clone() /> }.into_any()
        }
        Place::Administration | Place::Journal => closed(t.administration, t.only_administrators),
        place => match section {
            Some(section) if organization.sections.contains(&section) => {
                view! { <Sections organization=organization.clone() place=place section=section /> }
                    .into_any()
            }
            _ => closed(title, t.section_closed),
        },
    };
    view! {
        <nav class="tabs" aria-label=t.sections>
            {links}
        </nav>
        {content}
    }
}

fn place_name(place: &Place) -> &'static str {
    let t = words();
    match (place, place.section()) {
        (_, Some(section)) => (texts().section)(section),
        (Place::Administration | Place::Journal, None) => t.administration,
        _ => t.overview,
    }
}

/// Whether the tab of one place is the present one in the other.
fn is_within(place: &Place, tab: &Place) -> bool {
    let whole = |place: &Place| match (place, place.section()) {
        (_, Some(section)) => Place::Section(section),
        (Place::Journal, None) => Place::Administration,
        (place, None) => place.clone(),
    };
    whole(place) == *tab
}

#[component]
fn Overview(organization: Organization) -> impl IntoView {
    let t = words();
    let summary = organization.summary;
    let cards = organization.sections.iter().map(|section| {
        let route = Route::Cabinet(summary.id.clone(), Place::Section(*section));
        view! {
            <li>
                <a class="card" href=href(&route)>
                    <span class="card__main">
                        <span class="card__name">{(texts().section)(*section)}</span>
                        <span class="card__line">{(t.section_about)(*section)}</span>
                    </span>
                </a>
            </li>
        }
    });
    let cards = cards.collect_view();
    view! {
        <div class="title-row">
            <h1>{summary.short_name.clone()}</h1>
            <FavouriteButton id=summary.id name=summary.short_name />
        </div>
        {summary.branch_name.map(|name| view! { <p class="lead">{name}</p> })}
        {summary.full_name.map(|name| view! { <p class="lead">{name}</p> })}
        {organization.sections.is_empty().then(|| view! { <p class="notice notice--info">{t.no_sections}</p> })}
        <ul class="cards cards--two">{cards}</ul>
    }
}
