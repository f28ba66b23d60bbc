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
use crate::ui::load::failure::LoadFailure;
use crate::ui::load::{Loaded, load};
use crate::ui::{Loading, Progress};
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
/// what is shown as it is. It is the same question each time, so one resource does: a later place waits for the
/// answer to the earlier.
#[component]
pub fn CabinetPage(id: OrganizationId) -> impl IntoView {
    let navigator = expect_context::<Navigator>();
    let client = expect_context::<Client>();
    let checks = RwSignal::new(0_u32);
    let retry = Callback::new(move |()| checks.update(|checks| *checks += 1));
    let pending = RwSignal::new(false);
    let opened = LocalResource::new(move || {
        navigator.track();
        let (client, id, check) = (client.clone(), id.clone(), checks.get());
        async move {
            pending.set(true);
            let opened = open(client, id, check).await;
            pending.set(false);
            opened
        }
    });
    let shown = Memo::new(move |_| opened.get());
    note_what_is_open(shown);
    let progress = move || {
        let again = pending.get() && shown.with(Option::is_some);
        again.then(|| view! { <Progress /> })
    };
    let content = move || match shown.get() {
        None => view! { <Loading /> }.into_any(),
        Some(Err(error)) => view! { <LoadFailure error=error on_retry=retry /> }.into_any(),
        Some(Ok(Opened::NotYours)) => view! { <NotYours /> }.into_any(),
        Some(Ok(Opened::Closed(organization, reason, check))) => {
            let refused = Refused {
                organization: organization.summary,
                reason,
                checked: check > 0,
                on_check: retry,
            };
            view! { <RefusedPage about=refused /> }.into_any()
        }
        Some(Ok(Opened::Open(organization))) => {
            view! { <Places organization=organization /> }.into_any()
        }
    };
    view! {
        <main class="page" id="content" tabindex="-1">
            {progress}
            {content}
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

/// For the bar, which belongs to the shell outside this page, and for the list of organizations.
fn note_what_is_open(shown: Memo<Option<Result<Opened, ApiError>>>) {
    let open_cabinet = expect_context::<RwSignal<Option<OpenCabinet>>>();
    let shelf = RecentOrganizations::open();
    Effect::new(move |_| {
        let organization = match shown.get() {
            Some(Ok(Opened::Open(organization))) => {
                shelf.note_opened(&organization.summary);
                organization
            }
            Some(Ok(Opened::Closed(organization, ..))) => organization,
            _ => return,
        };
        open_cabinet.set(Some(OpenCabinet {
            id: organization.summary.id,
            name: organization.summary.short_name,
            switcher: |name, open| view! { <Switcher name=name open=open /> }.into_any(),
            administration: organization.administration,
        }));
    });
    on_cleanup(move || open_cabinet.set(None));
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
