//! Where the user is, and going elsewhere in the app. The pages know no router: they name a [`Route`].

use crate::browser::{self, Wanted};
use crate::domain::apart;
use crate::route::{Base, MAX_AGE, Place, ReturnTo, Route};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{Location, State};
use std::sync::Arc;

/// The address of a place, for a link.
pub fn href(route: &Route) -> String {
    expect_context::<Base>().href(route)
}

/// Where another tab signs in anew: not longer ago than so many seconds.
pub fn fresh_sign_in(max_age: Option<u32>) -> String {
    let landing = href(&Route::Landing);
    format!("{landing}{MAX_AGE}{}", max_age.unwrap_or_default())
}

/// What the router goes to an address with.
type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// Where the user is; given to the pages by context. Cheap to clone.
#[derive(Clone)]
pub struct Navigator {
    base: Base,
    location: Location,
    navigate: Navigate,
}

impl Navigator {
    /// Follows the links of the page from now on; below a `Router`, once.
    #[must_use]
    pub fn new(base: Base) -> Self {
        Self {
            base,
            location: use_location(),
            navigate: Arc::new(use_navigate()),
        }
    }

    /// Goes to a place; `replace` when «Назад» must not come back here.
    pub fn go(&self, route: &Route, replace: bool) {
        self.go_to(&self.base.href(route), replace);
    }

    /// Goes to a place that somebody else wishes, unless something unsaved keeps the user.
    pub fn visit(&self, route: &Route) {
        let href = self.base.href(route);
        if browser::lets_go_to(&href) {
            self.go_to(&href, false);
        }
    }

    /// Goes where the user was about to go when something unsaved kept them; nothing is asked again.
    pub fn leave(&self) {
        browser::let_leave();
        match browser::take_wanted() {
            Some(Wanted::Address(href)) => self.go_to(&href, false),
            Some(Wanted::Entry(entries)) => browser::move_by(entries),
            None => {}
        }
    }

    /// Goes to an address of the app; the present one is no new step.
    pub fn go_to(&self, href: &str, replace: bool) {
        let replace = replace || href == browser::address();
        // An address that somebody kept may still have it.
        let (bare, searched) = apart(href);
        if !self.write(&bare, replace, true, &searched) {
            browser::load_page(href, replace);
        }
    }

    /// Writes what a page shows into its address, and what is searched there beside it, without a step in the
    /// history. Nothing when the user is already elsewhere.
    pub fn show_query(&self, path: &str, query: &str, searched: &str) {
        if untrack(|| self.location.pathname.get()) != path {
            return;
        }
        if query != self.query() {
            self.write(&format!("{path}{query}"), true, false, searched);
        } else if searched != browser::searched() {
            browser::note_searched(searched);
        }
    }

    /// What is searched where the user is: kept beside the address, or still in one of before.
    #[must_use]
    pub fn searched(&self, in_address: String) -> String {
        let kept = browser::searched();
        if kept.is_empty() { in_address } else { kept }
    }

    /// Says whether the browser let it.
    fn write(&self, href: &str, replace: bool, scroll: bool, searched: &str) -> bool {
        let Some(entry) = browser::next_entry(replace, searched) else {
            return false;
        };
        let options = NavigateOptions {
            // The base is in the address already.
            resolve: false,
            replace,
            scroll,
            state: State::new(Some(entry.clone())),
        };
        (self.navigate)(href, options);
        browser::make_sure_of(href, &entry);
        true
    }

    /// Takes note of the place, for an effect.
    pub fn track(&self) {
        self.location.pathname.track();
    }

    /// The place; tracked.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        self.location.pathname.with(|path| self.base.route(path))
    }

    /// The place within the cabinet of the organization; tracked.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.route() {
            Some(Route::Cabinet(_, place)) => place,
            _ => Place::Home,
        }
    }

    /// The query of the address, with its `?`; not tracked.
    #[must_use]
    pub fn query(&self) -> String {
        let query = untrack(|| self.location.search.get());
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// Where a sign-in that is begun here leads.
    #[must_use]
    pub fn return_to(&self) -> ReturnTo {
        ReturnTo::from_route(untrack(|| self.route()))
    }
}
