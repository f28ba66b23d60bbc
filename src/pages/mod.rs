//! One module a screen.

mod administration;
mod cabinet;
mod callback;
mod landing;
mod load;
mod not_found;
mod organizations;
mod refusal;
mod shell;
mod sign_in;

pub use cabinet::CabinetPage;
pub use callback::{CallbackPage, CallbackQuery};
pub use landing::LandingPage;
pub use not_found::NotFoundPage;
pub use organizations::OrganizationsPage;
pub use shell::{OpenCabinet, Shell};
pub use sign_in::SignedInOnly;

use crate::api::ApiError;
use crate::components::{FailureNotice, press, texts};
use crate::domain::Trouble;
use crate::route::{Base, Place, ReturnTo, Route};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The address of a place, for a link.
fn href(route: &Route) -> String {
    expect_context::<Base>().href(route)
}

/// Where the user is; given to the pages by context.
#[derive(Clone)]
pub struct Here {
    base: Base,
    path: Memo<String>,
}

impl Here {
    /// Reads the router's address below the base.
    #[must_use]
    pub fn new(base: Base, path: Memo<String>) -> Self {
        Self { base, path }
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
    fn return_to(&self) -> ReturnTo {
        ReturnTo::from_route(untrack(|| self.route()))
    }
}

/// Goes to a place; `replace` when «Назад» must not come back here.
fn use_go() -> impl Fn(&Route, bool) + Clone {
    let navigate = use_navigate();
    // The router puts the base in front by itself.
    move |route: &Route, replace| {
        navigate(
            &route.path(),
            NavigateOptions {
                replace,
                ..NavigateOptions::default()
            },
        );
    }
}

/// A part of a page that could not be loaded: it fails alone and offers to try again, or to sign in
/// again where that is what helps.
#[component]
fn LoadFailure(error: ApiError, on_retry: Callback<()>) -> impl IntoView {
    let t = texts();
    let here = expect_context::<Here>();
    let buttons = move || {
        match error.trouble {
        Trouble::SessionEnded => {
            let return_to = here.return_to();
            view! { <sign_in::SignInButton return_to=return_to label=t.sign_in_again /> }.into_any()
        }
        _ => view! {
            <button type="button" class="button button--primary" on:click=press(move |_| on_retry.run(()))>
                {t.retry}
            </button>
        }
        .into_any(),
    }
    };
    view! {
        <FailureNotice trouble=error.trouble request_id=error.request_id>
            {buttons()}
        </FailureNotice>
    }
}
