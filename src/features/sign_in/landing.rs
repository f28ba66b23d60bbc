//! What this is, what is needed, and «Вход в систему».

use super::words::words;
use crate::browser;
use crate::navigation::Navigator;
use crate::route::{MAX_AGE, ReturnTo, Route};
use crate::session::{Session, SessionHandle};
use crate::ui::sign_in::button::{SignInButton, back_to};
use crate::ui::{texts, use_title};
use leptos::prelude::*;

/// The landing; with a place to return to it says that the sign-in leads there. A frame that sent the tab
/// here has its page in the query: the sign-in begins by itself and leads back there.
#[component]
pub fn LandingPage(return_to: ReturnTo) -> impl IntoView {
    let (t, w) = (texts(), &words().landing);
    use_title(|| texts().sign_in.to_owned());
    let session = expect_context::<SessionHandle>();
    let navigator = expect_context::<Navigator>();
    let query = navigator.query();
    let max_age = query.strip_prefix(MAX_AGE).and_then(|age| age.parse().ok());
    let host = session.host_in(&query);
    let return_to = host.clone().map_or(return_to, ReturnTo::to_host);
    if host.is_some() {
        // «Назад» from the provider is not sent there again.
        navigator.show_query(&browser::path(), "", "");
    }
    let (at_once, back) = (host.is_some(), host.as_ref().map(back_to));
    // Who is signed in has no business on the landing, unless it is to sign in anew.
    Effect::new(move |_| {
        if max_age.is_none() && matches!(session.get(), Session::SignedIn(_)) {
            match &host {
                Some(page) => browser::leave_to(page),
                None => navigator.go(&Route::Organizations, true),
            }
        }
    });
    let deep = return_to.clone().into_route() != Route::Organizations;
    let needed = w
        .needed
        .iter()
        .map(|item| view! { <li>{*item}</li> }.into_any())
        .collect_view();
    view! {
        <main class="page landing" id="content" tabindex="-1">
            <div class="landing__main">
                <h1>{w.title}</h1>
                <p class="lead">{w.lead}</p>
                {deep.then(|| view! { <p>{w.return_lead}</p> }.into_any())}
                <SignInButton return_to=return_to label=t.sign_in max_age=max_age at_once=at_once />
                {back}
            </div>
            <section class="landing__aside" aria-labelledby="needed">
                <h2 id="needed">{w.needed_title}</h2>
                <ul class="list">{needed}</ul>
            </section>
        </main>
    }
}
