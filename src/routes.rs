//! The addresses of the app: which page each of them shows. Links are made by `route`, which a test below holds
//! together with this table.

use crate::domain::{DeclarationId, OrganizationId, ReportId, Section, SubmissionId, ViolationId};
use crate::features::cabinet::{CabinetPage, NotFound, NotFoundPage, PlacePage};
use crate::features::organizations::OrganizationsPage;
use crate::features::sign_in::{CallbackPage, LandingPage, SignedInOnly, SignedOutPage};
use crate::route::{Place, ReturnTo};
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::{PossibleRouteMatch, path};
use std::sync::Arc;

/// The page of the present address.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=any(path!("/")) view=page(landing) />
            <Route path=any(path!("/auth/callback")) view=page(|| CallbackPage().into_any()) />
            <Route path=any(path!("/auth/signed-out")) view=page(|| SignedOutPage().into_any()) />
            <Route path=any(path!("/organizations")) view=page(organizations) />
            <ParentRoute path=any(path!("/organizations/:organization")) view=page(cabinet)>
                <Route path=any(path!("")) view=page(|| at(Place::Home)) />
                <Route path=any(path!("/administration")) view=page(|| at(Place::Administration)) />
                <Route path=any(path!("/journal")) view=page(|| at(Place::Journal)) />
                <Route
                    path=any(path!("/training-registry"))
                    view=page(|| at(Place::Section(Section::TrainingRegistry)))
                />
                <Route path=any(path!("/training-registry/send")) view=page(|| at(Place::SendRecords)) />
                <Route path=any(path!("/training-registry/sent")) view=page(|| at(Place::Submissions)) />
                <Route
                    path=any(path!("/training-registry/sent/:id"))
                    view=page(|| one(|id| SubmissionId::parse(id).map(Place::Submission)))
                />
                <Route
                    path=any(path!("/sout-reports"))
                    view=page(|| at(Place::Section(Section::SoutReports)))
                />
                <Route
                    path=any(path!("/sout-reports/:id"))
                    view=page(|| one(|id| ReportId::parse(id).map(Place::Report)))
                />
                <Route
                    path=any(path!("/declarations"))
                    view=page(|| at(Place::Section(Section::Declarations)))
                />
                <Route
                    path=any(path!("/declarations/:id"))
                    view=page(|| one(|id| DeclarationId::parse(id).map(Place::Declaration)))
                />
                <Route path=any(path!("/violations")) view=page(|| at(Place::Section(Section::Violations))) />
                <Route
                    path=any(path!("/violations/:id"))
                    view=page(|| one(|id| ViolationId::parse(id).map(Place::Violation)))
                />
            </ParentRoute>
        </Routes>
    }
}

fn landing() -> AnyView {
    view! { <LandingPage return_to=ReturnTo::from_route(None) /> }.into_any()
}

fn organizations() -> AnyView {
    view! {
        <SignedInOnly>
            <OrganizationsPage />
        </SignedInOnly>
    }
    .into_any()
}

/// Another organization is another cabinet: the router would keep the page and change what it is about.
fn cabinet() -> AnyView {
    let organization = parameter("organization");
    (move || match OrganizationId::parse(&organization.get()) {
        Some(id) => view! {
            <SignedInOnly>
                <CabinetPage id=id.clone() />
            </SignedInOnly>
        }
        .into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    })
    .into_any()
}

/// A place of the cabinet that there is once.
fn at(place: Place) -> AnyView {
    view! { <PlacePage place=place /> }.into_any()
}

/// A place of the cabinet that there is for each id; one that no backend could have given is nowhere.
fn one(place: fn(&str) -> Option<Place>) -> AnyView {
    let id = parameter("id");
    (move || match place(&id.get()) {
        Some(place) => at(place),
        None => view! { <NotFound /> }.into_any(),
    })
    .into_any()
}

/// Pages and paths of one type each: else the router is compiled anew for each of them (docs/bytes.md).
fn page(view: fn() -> AnyView) -> fn() -> AnyView {
    view
}

fn any(
    path: impl PossibleRouteMatch + Send + Sync + 'static,
) -> Arc<dyn PossibleRouteMatch + Send + Sync> {
    Arc::new(path)
}

fn parameter(name: &'static str) -> Memo<String> {
    let parameters = use_params_map();
    Memo::new(move |_| parameters.with(|all| all.get(name).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use crate::domain::{
        DeclarationId, OrganizationId, ReportId, Section, SubmissionId, ViolationId,
    };
    use crate::route::{Place, Route};
    use std::collections::BTreeSet;

    /// A link that is no page would lead to «Такой страницы нет», and a page without a link is not reached.
    #[test]
    fn every_link_leads_to_a_page_and_every_page_has_a_link() {
        let places = [
            Place::Home,
            Place::Administration,
            Place::Journal,
            Place::SendRecords,
            Place::Submissions,
            Place::Submission(SubmissionId::parse("id").unwrap()),
            Place::Report(ReportId::parse("id").unwrap()),
            Place::Declaration(DeclarationId::parse("id").unwrap()),
            Place::Violation(ViolationId::parse("id").unwrap()),
        ];
        let sections = Section::ALL.map(Place::Section);
        let organization = OrganizationId::parse("organization").unwrap();
        let cabinet = |place| Route::Cabinet(organization.clone(), place);
        let links: BTreeSet<_> = [
            Route::Landing,
            Route::Callback,
            Route::SignedOut,
            Route::Organizations,
        ]
        .into_iter()
        .chain(places.into_iter().chain(sections).map(cabinet))
        .map(|route| route.path())
        .collect();
        assert_eq!(pages(), links);
    }

    /// The paths of the table above, with each parameter under its own name.
    fn pages() -> BTreeSet<String> {
        let table = include_str!("routes.rs")
            .split("#[cfg(test)]")
            .next()
            .unwrap();
        let mut parent = String::new();
        let mut pages = BTreeSet::new();
        for piece in table.split("any(path!(\"").skip(1) {
            let path = piece.split('"').next().unwrap().replace(':', "");
            if !parent.is_empty() {
                pages.insert(format!("{parent}{path}"));
            } else if piece.contains("page(cabinet)") {
                parent = path;
            } else {
                pages.insert(path);
            }
        }
        pages
    }
}
