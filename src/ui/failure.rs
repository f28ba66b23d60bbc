use crate::browser;
use crate::i18n::Explanation;
use crate::oidc::Millis;
use crate::ui::texts;
use leptos::prelude::*;
use std::time::Duration;

/// A failure where it happened: what happened, what to do, the buttons for it, and small what the
/// support needs, ready to be copied with one press.
#[component]
pub fn FailureNotice(
    /// What happened, and what to do.
    words: Explanation,
    /// The id of the failed request, if there is one.
    #[prop(optional_no_strip)]
    request_id: Option<String>,
    /// The code of the fault, such as `ESIA-007008`.
    #[prop(optional_no_strip)]
    code: Option<String>,
    /// The buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let then = match words.wait {
        Some(seconds) => view! { <Wait seconds=seconds /> }.into_any(),
        None => view! { <p>{words.then}</p> }.into_any(),
    };
    let for_support: Vec<_> = [code, request_id].into_iter().flatten().collect();
    let for_support = (!for_support.is_empty()).then(|| view! { <ForSupport parts=for_support /> });
    view! {
        <div class="notice notice--danger" role="alert">
            <p class="notice__what">{words.what}</p>
            {then}
            <div class="notice__actions">{children.map(|children| children())}</div>
            {for_support}
        </div>
    }
}

/// How long to wait still. A timer is not read aloud with each of its seconds.
#[component]
fn Wait(seconds: u32) -> impl IntoView {
    let t = texts();
    let end = browser::now() + Millis::from(seconds) * 1_000;
    let left = RwSignal::new(seconds);
    // By the clock: timers of a tab that is not looked at come late.
    let look = move || {
        let rest = end.saturating_sub(browser::now()).div_ceil(1_000);
        left.set(rest.try_into().unwrap_or(seconds));
    };
    let timer = set_interval_with_handle(look, Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    view! { <p role="timer">{move || (t.wait)(left.get())}</p> }
}

#[component]
fn ForSupport(parts: Vec<String>) -> impl IntoView {
    let t = texts();
    let copied = RwSignal::new(false);
    let to_copy = parts.join(", ");
    let shown = to_copy.clone();
    let copy = move |_| {
        // The time, so that the support finds it in a log.
        browser::copy(&format!("{to_copy}, {}", browser::timestamp()));
        copied.set(true);
    };
    view! {
        <p class="for-support">
            {t.for_support} ": " <code>{shown}</code> " "
            <button type="button" class="button button--quiet button--small" on:click=copy>
                {t.copy_for_support}
            </button>
            <span role="status">{move || copied.get().then_some(t.copied)}</span>
        </p>
    }
}
