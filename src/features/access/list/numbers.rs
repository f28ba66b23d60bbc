//! The СНИЛС of a row, masked until the user asks for it. What was shown is kept nowhere: it goes with
//! «Скрыть», with the row and with the page.

use crate::api::{ApiError, Client};
use crate::domain::{EmployeeId, Numbers, OrganizationId};
use crate::ui::access_texts;
use crate::ui::load::failure::LoadFailure;
use leptos::prelude::*;

/// What the cell shows.
#[derive(Clone)]
enum Shown {
    Masked,
    /// Masked still, and the answer is on its way.
    Asking,
    Numbers(Numbers),
    Failed(ApiError),
}

#[component]
pub fn HiddenNumbers(
    organization: OrganizationId,
    id: EmployeeId,
    name: String,
    masked: Option<String>,
) -> impl IntoView {
    let t = &access_texts().list;
    let client = expect_context::<Client>();
    let shown = RwSignal::new(Shown::Masked);
    let is_open = move || shown.with(|shown| matches!(shown, Shown::Numbers(_)));
    let toggle = Callback::new(move |()| match shown.get_untracked() {
        // Each request is written down by the backend: a second press must not be a second one.
        Shown::Asking => {}
        Shown::Numbers(_) => shown.set(Shown::Masked),
        Shown::Masked | Shown::Failed(_) => {
            shown.set(Shown::Asking);
            let (client, organization, id) = (client.clone(), organization.clone(), id.clone());
            leptos::task::spawn_local(async move {
                let answer = client.reveal_numbers(&organization, &id).await;
                // The row may be gone by now.
                shown.set(match answer {
                    Ok(numbers) => Shown::Numbers(numbers),
                    Err(error) => Shown::Failed(error),
                });
            });
        }
    });
    let text = move || match shown.get() {
        Shown::Numbers(numbers) => in_words(&numbers),
        Shown::Masked | Shown::Asking | Shown::Failed(_) => {
            masked.iter().map(|masked| line(masked.clone())).collect()
        }
    };
    let failure = move || match shown.get() {
        Shown::Failed(error) => Some(view! { <LoadFailure error=error on_retry=toggle /> }),
        _ => None,
    };
    let label = move || {
        let label = if is_open() { t.hide_of } else { t.show_of };
        Some(label(&name))
    };
    view! {
        <div class="numbers">
            <span aria-live="polite">{text}</span>
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=label
                on:click=move |_| toggle.run(())
            >
                {move || if is_open() { t.hide } else { t.show }}
            </button>
            {failure}
        </div>
    }
}

fn in_words(numbers: &Numbers) -> Vec<AnyView> {
    let t = &access_texts().list;
    let inn = numbers.inn.as_ref().map(|inn| (t.inn)(inn));
    let lines: Vec<_> = [numbers.grouped_snils(), inn]
        .into_iter()
        .flatten()
        .collect();
    if lines.is_empty() {
        return vec![line(t.no_numbers.to_owned())];
    }
    lines.into_iter().map(line).collect()
}

fn line(words: String) -> AnyView {
    view! { <span class="numbers__line">{words}</span> }.into_any()
}
