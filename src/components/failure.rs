use super::{dynamic, press, texts};
use crate::browser;
use crate::domain::Trouble;
use leptos::prelude::*;

/// A failure where it happened: what happened, what to do, the buttons for it, and small what the
/// support needs.
#[component]
pub fn FailureNotice(
    /// What happened.
    trouble: Trouble,
    /// The id of the failed request, if there is one.
    #[prop(optional_no_strip)]
    request_id: Option<String>,
    /// The provider's own code, such as `ESIA-007008`.
    #[prop(optional_no_strip)]
    code: Option<String>,
    /// What to say instead of the usual advice.
    #[prop(optional_no_strip)]
    advice: Option<&'static str>,
    /// The buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = texts();
    let words = (t.explain)(trouble);
    let then = advice.map_or(words.then, str::to_owned);
    view! {
        <div class="notice notice--danger" role="alert">
            <p class="notice__what">{words.what}</p>
            <p>{then}</p>
            <div class="notice__actions">{children.map(|children| children())}</div>
            {code.map(|code| view! { <ForSupport name=t.support_code text=code /> })}
            {request_id.map(|id| view! { <ForSupport name=t.request_id text=id /> })}
        </div>
    }
}

#[component]
fn ForSupport(name: &'static str, text: String) -> impl IntoView {
    let t = texts();
    let copied = RwSignal::new(false);
    let to_copy = text.clone();
    let copy = move |_| {
        browser::copy(&to_copy);
        copied.set(true);
    };
    view! {
        <p class="for-support">
            {name} ": " <code>{text}</code> " "
            <button type="button" class="button button--quiet button--small" on:click=press(copy)>
                {t.copy}
            </button>
            <span role="status">{dynamic(move || copied.get().then_some(t.copied))}</span>
        </p>
    }
}
