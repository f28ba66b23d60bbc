//! Where the user is, and going elsewhere in the app.

use crate::browser;
use crate::route::{Base, MAX_AGE, Place, ReturnTo, Route};
use leptos::prelude::*;

/// The address of a place, for a link.
pub fn href(route: &Route) -> String {
    expect_context::<Base>().href(route)
}

/// Where another tab signs in anew: not longer ago than so many seconds.
pub fn fresh_sign_in(max_age: Option<u32>) -> String {
    let landing = href(&Route::Landing);
    format!("{landing}{MAX_AGE}{}", max_age.unwrap_or_default())
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
    pub fn go(&self, route: &Route, replace: bool) {
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
    pub fn leave(&self) {
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
    pub fn place(&self) -> Place {
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
