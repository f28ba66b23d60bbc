use crate::i18n::Step;
use leptos::prelude::*;

/// Numbered steps, each with who takes it.
#[component]
pub fn Steps(steps: &'static [Step]) -> impl IntoView {
    let steps = steps.iter().map(|step| {
        view! {
            <li class="steps__step">
                <strong class="steps__who">{step.who}</strong>
                <span>{step.what}</span>
            </li>
        }
        .into_any()
    });
    view! { <ol class="steps">{steps.collect_view()}</ol> }
}
