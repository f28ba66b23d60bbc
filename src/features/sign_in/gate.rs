//! What stands before the pages: the landing, until it is known who is signed in. The pages come as a part of
//! the app of their own, which a visit that ends at the landing does not load.

use super::landing::LandingPage;
use crate::api::ApiError;
use crate::domain::PersonId;
use crate::navigation::Navigator;
use crate::route::Route;
use crate::session::{Failure, Session, SessionHandle};
use crate::ui::Loading;
use crate::ui::load::Make;
use crate::ui::load::failure::LoadFailure;
use crate::ui::sign_in::failure::{RetryButton, SessionFailure};
use leptos::prelude::*;
use std::pin::Pin;

/// The pages on their way.
pub type Coming = Pin<Box<dyn Future<Output = Result<Make, ApiError>>>>;

/// What is shown. As long as it is the pages for the same person they stay as they are, also when the session
/// ends and goes on.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    Restoring,
    Unknown(Failure),
    Landing,
    Pages(Option<PersonId>),
}

impl Shown {
    fn of(route: Option<Route>, session: Session) -> Self {
        match (route, session) {
            (Some(Route::Landing), _) => Self::Landing,
            // These find out by themselves who is signed in, or need nobody.
            (Some(Route::Callback | Route::SignedOut) | None, _) => Self::Pages(None),
            (_, Session::Restoring) => Self::Restoring,
            (_, Session::Unknown(failure)) => Self::Unknown(failure),
            (_, Session::SignedOut) => Self::Landing,
            (_, Session::SignedIn(person) | Session::Ended(person)) => Self::Pages(Some(person.id)),
        }
    }
}

/// The pages for whom they are, and the landing for everybody else, who may sign in there and comes back.
#[component]
pub fn Gate(
    /// Loads the pages.
    pages: fn() -> Coming,
) -> impl IntoView {
    let session = expect_context::<SessionHandle>();
    let navigator = expect_context::<Navigator>();
    let (state, place) = (session.clone(), navigator.clone());
    let shown = Memo::new(move |_| Shown::of(place.route(), state.get()));
    let part = Part::new(pages);
    // Together with the question who is signed in, unless the visit may end here.
    if untrack(|| navigator.route()) != Some(Route::Landing) {
        part.load();
    }
    let return_to = navigator.clone();
    let retry = Callback::new(move |()| {
        let (session, return_to) = (session.clone(), return_to.return_to());
        leptos::task::spawn_local(async move { session.open(return_to).await });
    });
    move || match shown.get() {
        Shown::Restoring => waiting(),
        Shown::Unknown(failure) => view! {
            <main class="page" id="content" tabindex="-1">
                <SessionFailure failure=failure>
                    <RetryButton on_press=retry />
                </SessionFailure>
            </main>
        }
        .into_any(),
        Shown::Landing => view! { <LandingPage return_to=navigator.return_to() /> }.into_any(),
        Shown::Pages(_) => part.view(),
    }
}

fn waiting() -> AnyView {
    view! {
        <main class="page" id="content" tabindex="-1">
            <Loading />
        </main>
    }
    .into_any()
}

/// A part of the app that is loaded once, when it is first needed. Cheap to copy.
#[derive(Clone, Copy)]
struct Part {
    load: fn() -> Coming,
    came: RwSignal<Option<Result<Make, ApiError>>>,
    is_asked: StoredValue<bool>,
}

impl Part {
    fn new(load: fn() -> Coming) -> Self {
        Self {
            load,
            came: RwSignal::new(None),
            is_asked: StoredValue::new(false),
        }
    }

    fn load(self) {
        if !self.is_asked.get_value() {
            self.is_asked.set_value(true);
            leptos::task::spawn_local(async move { self.came.set(Some((self.load)().await)) });
        }
    }

    fn view(self) -> AnyView {
        self.load();
        match self.came.get() {
            None => waiting(),
            Some(Ok(make)) => make(),
            Some(Err(error)) => {
                let again = Callback::new(move |()| {
                    self.is_asked.set_value(false);
                    self.came.set(None);
                });
                view! {
                    <main class="page" id="content" tabindex="-1">
                        <LoadFailure error=error on_retry=again />
                    </main>
                }
                .into_any()
            }
        }
    }
}
