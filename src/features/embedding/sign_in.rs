//! Signing in from a frame: the whole tab goes and comes back to the host's page. Where the frame would not
//! hear of it, because the browser keeps its cookies from it, the cabinet opens in a window of its own.

use super::host_messages::Heard;
use super::words::words;
use crate::browser;
use crate::features::embedding::host_messages;
use crate::host::News;
use crate::route::{Base, ReturnTo, Route};
use crate::session::{Session, SessionHandle};
use leptos::prelude::*;
use std::time::Duration;

/// How long a click may take to open something. A host in a sandbox forbids it, and no browser tells.
const PATIENCE: Duration = Duration::from_secs(3);

/// In place of the button.
pub fn sign_in(return_to: ReturnTo, label: &'static str) -> AnyView {
    let session = expect_context::<SessionHandle>();
    let by_cookie = session.is_shared();
    let keeps_cookies = by_cookie && browser::keeps_cookies();
    // Tokens of profile `oidc` are in the memory of one page: another one's sign-in does not bring them.
    if keeps_cookies && browser::host_has_the_tab() {
        view! { <ThereAndBack return_to=return_to label=label /> }.into_any()
    } else {
        let may_ask = by_cookie && !keeps_cookies;
        view! { <Beside return_to=return_to may_ask=may_ask /> }.into_any()
    }
}

/// A link that takes the tab to the sign-in: a click on it may leave the frame, whatever the host forbids to
/// scripts.
#[component]
fn ThereAndBack(return_to: ReturnTo, label: &'static str) -> impl IntoView {
    let base = expect_context::<Base>();
    let heard = expect_context::<Heard>();
    let landing = base.href(&Route::Landing);
    let route = return_to.clone().into_route();
    let place = base.href(&route);
    let address = expect_context::<SessionHandle>().address(&route);
    let with_way_back = move || {
        let page = heard.0.with(|wishes| wishes.page.clone())?;
        Some(format!("{landing}{}", page.to_query()))
    };
    let way = Signal::derive(with_way_back);
    let is_late = RwSignal::new(false);
    let leave = move |event: leptos::ev::MouseEvent| {
        // A click that opens a tab of its own does not leave this one.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        // It is kept; see `browser::leave_for`.
        browser::let_leave();
        heard.0.with_untracked(|wishes| {
            if let Some(page) = &wishes.page {
                host_messages::keep_place(page, &place);
            }
        });
        host_messages::tell(&News::Leaving);
        wait(is_late);
    };
    let whole = way.get_untracked().is_none();
    if whole {
        return view! { <Beside return_to=return_to may_ask=false /> }.into_any();
    }
    view! {
        <div class="sign-in">
            <a class="button button--primary button--large" href=way target="_top" on:click=leave>
                {label}
            </a>
            {still_here(is_late, address)}
        </div>
    }
    .into_any()
}

/// Sets it, if this page is still there then, and no window has opened over it.
fn wait(is_late: RwSignal<bool>) {
    let look = move || {
        if browser::has_focus() {
            is_late.set(true);
        }
    };
    set_timeout(look, PATIENCE);
}

/// The address, where a click on the link did nothing.
fn still_here(is_late: RwSignal<bool>, address: String) -> impl IntoView {
    let t = words();
    view! {
        <p role="status">
            {move || {
                let address = address.clone();
                is_late.get().then(|| view! { {t.still_here} " " <span style:user-select="all">{address}</span> })
            }}
        </p>
    }
}

/// The cabinet in a window of its own and, where the browser may still be asked for the cookies, asking it.
#[component]
fn Beside(return_to: ReturnTo, may_ask: bool) -> impl IntoView {
    let t = words();
    let session = expect_context::<SessionHandle>();
    let address = session.address(&return_to.into_route());
    let is_late = RwSignal::new(false);
    let ask = Action::new_local(move |(): &()| {
        let session = session.clone();
        async move {
            let allowed = browser::ask_for_cookies().await;
            if allowed {
                session.restore().await;
            }
            let signed_in = matches!(untrack(|| session.get()), Session::SignedIn(_));
            let why = if allowed { t.still_nobody } else { t.refused };
            (!signed_in).then_some(why)
        }
    });
    let (pending, in_vain) = (ask.pending(), ask.value());
    let asking = may_ask.then(|| {
        view! {
            <button
                type="button"
                class="button"
                aria-disabled=move || pending.get().then_some("true")
                on:click=move |_| {
                    if !pending.get_untracked() {
                        ask.dispatch_local(());
                    }
                }
            >
                {t.allow}
            </button>
        }
    });
    let why = if may_ask { t.no_cookies } else { t.not_here };
    view! {
        <div class="sign-in">
            <p>{why}</p>
            <div class="notice__actions">
                <a
                    class="button button--primary"
                    href=address.clone()
                    target="_blank"
                    rel="noopener"
                    on:click=move |_| wait(is_late)
                >
                    {t.open}
                </a>
                {asking}
            </div>
            {still_here(is_late, address)}
            <p role="status">{move || in_vain.get().flatten()}</p>
        </div>
    }
}
