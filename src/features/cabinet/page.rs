//! The cabinet of one organization: whom it lets in, and the tabs of its places.

use super::place::{is_within, place_name};
use super::words::words;
use crate::api::{ApiError, Client};
use crate::domain::{Access, Capability, ClosedReason, ErrorKind, Organization, OrganizationId};
use crate::features::organizations::RecentOrganizations;
use crate::features::organizations::open::OpenCabinet;
use crate::features::organizations::refusal::{NotYours, Refused, refused};
use crate::features::organizations::switcher::Switcher;
use crate::navigation::{Navigator, href};
use crate::route::{Place, Route};
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// What the backend says when somebody opens the cabinet.
#[derive(Clone, PartialEq, Eq)]
enum Opened {
    Open(Organization),
    /// Not to this person; asked so many times again.
    Closed(Organization, ClosedReason, u32),
    NotYours,
}

/// Asks about the organization anew for each place in it: the server decides each time. An equal answer leaves
/// what is shown as it is.
#[component]
pub fn CabinetPage(id: OrganizationId) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let client = expect_context::<Client>();
    let checks = RwSignal::new(0_u32);
    let retry = Callback::new(move |()| checks.update(|checks| *checks += 1));
    let shown = StoredValue::new(None::<(Opened, Make)>);
    let load = load(move || {
        navigator.track();
        let (client, id, check) = (client.clone(), id.clone(), checks.get());
        async move {
            let opened = open(client, id, check).await?;
            let same = shown
                .try_get_value()
                .flatten()
                .filter(|(last, _)| *last == opened);
            let (_, view) = same.unwrap_or_else(|| {
                let view = make(
                    opened.clone(),
                    move |opened| view! { <Answered opened=opened on_check=retry /> },
                );
                (opened.clone(), view)
            });
            shown.set_value(Some((opened, view.clone())));
            Ok(view)
        }
    });
    let open_cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    on_cleanup(move || open_cabinet.set(None));
    view! {
        <main class="page" id="content" tabindex="-1">
            <Loaded load=load />
        </main>
    }
}

async fn open(client: Client, id: OrganizationId, check: u32) -> Result<Opened, ApiError> {
    // Which sections there are is the backend's business too.
    client.learn_capabilities().await?;
    let mut organization = match client.organization(&id).await {
        Err(error) if error.kind == ErrorKind::NotFound => return Ok(Opened::NotYours),
        answer => answer?,
    };
    organization
        .sections
        .retain(|section| client.offers(Capability::Section(*section)));
    Ok(match organization.summary.access {
        Access::Open => Opened::Open(organization),
        Access::Closed(reason) => Opened::Closed(organization, reason, check),
    })
}

/// What the backend has let the person see.
#[component]
fn Answered(
    opened: Opened,
    /// «Проверить ещё раз».
    on_check: Callback<()>,
) -> impl IntoView {
    match opened {
        Opened::NotYours => view! { <NotYours /> }.into_any(),
        Opened::Closed(organization, reason, check) => {
            note_what_is_open(&organization);
            let refused = Refused {
                organization: organization.summary,
                reason,
                checked: check > 0,
                on_check,
            };
            view! { <RefusedPage about=refused /> }.into_any()
        }
        Opened::Open(organization) => {
            note_what_is_open(&organization);
            RecentOrganizations::open().note_opened(&organization.summary);
            view! { <Places organization=organization /> }.into_any()
        }
    }
}

/// For the bar, which belongs to the shell outside this page.
fn note_what_is_open(organization: &Organization) {
    expect_context::<RwSignal<Option<OpenCabinet>>>().set(Some(OpenCabinet {
        id: organization.summary.id.clone(),
        name: organization.summary.short_name.clone(),
        switcher: |name, open| view! { <Switcher name=name open=open /> }.into_any(),
        administration: organization.administration,
    }));
}

/// Why the cabinet is closed, as soon as the code that says it is there.
#[component]
fn RefusedPage(about: Refused) -> impl IntoView {
    let load = load(move || refused(about.clone()));
    view! { <Loaded load=load /> }
}

/// The tabs, and below them the place that is open.
#[component]
fn Places(organization: Organization) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let id = organization.summary.id.clone();
    let link = move |to: Place| {
        let navigator = navigator.clone();
        let name = place_name(&to);
        let address = href(&Route::Cabinet(id.clone(), to.clone()));
        let current = move || is_within(&navigator.place(), &to).then_some("page");
        view! {
            <a class="tabs__item" href=address aria-current=current>
                {name}
            </a>
        }
    };
    let places = std::iter::once(Place::Home)
        .chain(organization.sections.iter().copied().map(Place::Section))
        .chain(organization.administration.then_some(Place::Administration));
    let links = places.map(link).collect_view();
    provide_context(organization);
    view! {
        <nav class="tabs" aria-label=words().sections>
            {links}
        </nav>
        <Outlet />
    }
}
