//! The end of the session: a countdown with «Продлить», then the way back in. Both lie over the
//! page, so that what was typed there is still there afterwards.

use super::words::words;
use crate::browser;
use crate::navigation::{Navigator, href};
use crate::oidc::Millis;
use crate::route::Route;
use crate::session::{Session, SessionHandle, WARNING};
use crate::ui::sign_in::button::SignInButton;
use crate::ui::{Question, texts};
use leptos::prelude::*;
use std::time::Duration;

/// A timer may be late when the machine slept, so the clock is looked at this often, in
/// milliseconds.
const LONGEST_SLEEP: Millis = 30_000;

/// Asks before the session ends, and offers to sign in again afterwards.
#[component]
pub fn SessionEnd() -> impl IntoView {
    let session = expect_context::<SessionHandle>();
    let left = RwSignal::new(None::<u64>);
    watch(&session, left);
    let asking = Memo::new(move |_| left.with(Option::is_some));
    move || match session.get() {
        Session::Ended(_) => view! { <Ended shared=session.is_shared() /> }.into_any(),
        Session::SignedIn(_) if asking.get() => view! { <Ending left=left /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Keeps `left` at the seconds that are left, once they are few.
fn watch(session: &SessionHandle, left: RwSignal<Option<u64>>) {
    let lifetime = session.lifetime();
    let session = session.clone();
    // Changes when it is time to look again.
    let tick = Trigger::new();
    Effect::new(move |_| {
        tick.track();
        let again_in = |wait: Millis| {
            let wait = Duration::from_millis(wait);
            if let Ok(timer) = set_timeout_with_handle(move || tick.notify(), wait) {
                on_cleanup(move || timer.clear());
            }
        };
        let Some(end) = lifetime.end() else {
            left.set(None);
            return;
        };
        match end.saturating_sub(browser::now()) {
            0 => {
                left.set(None);
                session.end();
            }
            rest if rest > WARNING => {
                left.set(None);
                again_in((rest - WARNING).min(LONGEST_SLEEP));
            }
            rest => {
                left.set(Some(rest.div_ceil(1000)));
                again_in(rest % 1000 + 1);
            }
        }
    });
}

#[component]
fn Ending(left: RwSignal<Option<u64>>) -> impl IntoView {
    let t = &words().session_end;
    let session = expect_context::<SessionHandle>();
    let prolong = Callback::new(move |()| {
        let session = session.clone();
        leptos::task::spawn_local(async move { session.restore().await });
    });
    let seconds = move || left.get().unwrap_or_default();
    // Read out once a minute and near the end, not each second.
    let spoken = Memo::new(move |_| {
        let seconds = seconds();
        (t.left)(if seconds > 30 {
            seconds.div_ceil(60) * 60
        } else {
            30
        })
    });
    view! {
        <Question title=t.ending on_escape=prolong>
            <p aria-hidden="true" class="question__count">
                {move || (t.left)(seconds())}
            </p>
            <p class="visually-hidden" role="status">
                {move || spoken.get()}
            </p>
            <p>{t.ending_lead}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| prolong.run(())
                >
                    {t.prolong}
                </button>
            </div>
        </Question>
    }
}

#[component]
fn Ended(shared: bool) -> impl IntoView {
    let (t, w) = (texts(), &words().session_end);
    let return_to = expect_context::<Navigator>().return_to();
    let beside = shared.then(|| {
        view! {
            <a class="button" href=href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
            <p>{w.ended_beside}</p>
        }
        .into_any()
    });
    view! {
        <Question title=w.ended on_escape=Callback::new(|()| ())>
            <p>{w.ended_lead}</p>
            <div class="notice__actions">
                <SignInButton return_to=return_to label=t.sign_in_again />
                {beside}
            </div>
        </Question>
    }
}
