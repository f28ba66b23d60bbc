//! Where the provider sends the browser back after a sign-out (profile `oidc`).

use super::callback::CallbackQuery;
use super::words::words;
use crate::browser;
use crate::navigation::Navigator;
use crate::oidc::{LogoutAnswer, PendingLogout};
use crate::route::{ReturnTo, Route};
use crate::ui::sign_in::button::SignInButton;
use crate::ui::{texts, use_title};
use leptos::prelude::*;

/// Says that the sign-out is done, or that the provider did not confirm it.
#[component]
pub fn SignedOutPage() -> impl IntoView {
    let t = &words().signed_out;
    use_title(|| words().signed_out.title.to_owned());
    let query = expect_context::<CallbackQuery>().take();
    let answer = PendingLogout::answer(browser::take_pending_logout(), &query);
    if answer == LogoutAnswer::Nothing {
        expect_context::<Navigator>().go(&Route::Landing, true);
    }
    let lead = match answer {
        LogoutAnswer::Unconfirmed => t.unconfirmed,
        LogoutAnswer::Confirmed | LogoutAnswer::Nothing => t.lead,
    };
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            <h1>{t.title}</h1>
            <p class="lead">{lead}</p>
            <SignInButton return_to=ReturnTo::from_route(None) label=texts().sign_in_again />
        </main>
    }
}
