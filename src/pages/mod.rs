//! One module a screen.

mod administration;
mod cabinet;
mod callback;
mod drive;
mod export;
mod failure;
mod landing;
mod load;
mod not_found;
mod organizations;
mod refusal;
mod scroll;
mod sections;
mod session_end;
mod shell;
mod sign_in;
mod signed_out;
mod switcher;
mod to_the_end;

pub use cabinet::CabinetPage;
pub use callback::{CallbackPage, CallbackQuery};
pub use landing::{LandingPage, MAX_AGE};
pub use not_found::NotFoundPage;
pub use organizations::OrganizationsPage;
pub use session_end::SessionEnd;
pub use shell::{OpenCabinet, Shell};
pub use sign_in::SignedInOnly;
pub use signed_out::SignedOutPage;

use crate::browser;
use crate::route::{Base, Place, ReturnTo, Route};
use leptos::prelude::*;

/// The address of a place, for a link.
fn href(route: &Route) -> String {
    expect_context::<Base>().href(route)
}

/// Where the user is; given to the pages by context.
#[derive(Clone)]
pub struct Here {
    base: Base,
    path: RwSignal<String>,
}

impl Here {
    /// Follows the links of the page and «Назад» from now on.
    #[must_use]
    pub fn listening(base: Base) -> Self {
        let path = RwSignal::new(browser::path());
        let here = Self {
            base: base.clone(),
            path,
        };
        let arrived = here.clone();
        browser::follow_links(base, move || arrived.arrive());
        here
    }

    fn arrive(&self) {
        let path = browser::path();
        if self.path.with_untracked(|before| *before != path) {
            self.path.set(path);
        }
    }

    /// Goes to a place; `replace` when «Назад» must not come back here.
    fn go(&self, route: &Route, replace: bool) {
        browser::go_to(&self.base.href(route), replace);
        self.arrive();
    }

    /// Goes to a place that somebody else wishes, unless something unsaved keeps the user.
    pub fn visit(&self, route: &Route) {
        let href = self.base.href(route);
        if browser::lets_go_to(&href) {
            browser::go_to(&href, false);
            self.arrive();
        }
    }

    /// Goes where the user was about to go when something unsaved kept them; nothing is asked again.
    fn leave(&self) {
        browser::let_leave();
        if let Some(wanted) = browser::take_wanted() {
            browser::go_to(&wanted, false);
            self.arrive();
        }
    }

    /// Takes note of the address, for an effect.
    pub fn track(&self) {
        self.path.track();
    }

    /// The place; tracked.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        self.path.with(|path| self.base.route(path))
    }

    /// The place within the cabinet of the organization; tracked.
    fn place(&self) -> Place {
        match self.route() {
            Some(Route::Cabinet(_, place)) => place,
            _ => Place::Home,
        }
    }

    /// Where a sign-in that is begun here leads.
    #[must_use]
    pub fn return_to(&self) -> ReturnTo {
        ReturnTo::from_route(untrack(|| self.route()))
    }
}
