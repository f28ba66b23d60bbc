//! The СНИЛС of a row, masked until the user asks for it. What was shown is kept nowhere: it goes with
//! «Скрыть», with the row and with the page.

use crate::api::{Client, Offered};
use crate::domain::{EmployeeId, Numbers, OrganizationId, offer};
use crate::features::access::words::words;
use crate::ui::load::failure::LoadFailure;
use leptos::prelude::*;

/// The masked number, and the way to the whole ones where the backend has one.
pub fn numbers(
    organization: OrganizationId,
    id: EmployeeId,
    name: String,
    masked: Option<String>,
) -> AnyView {
    match expect_context::<Client>().offered::<offer::Reveal>() {
        Some(calls) => view! {
            <HiddenNumbers
                calls=calls
                organization=organization
                id=id
                name=name
                masked=masked
            />
        }
        .into_any(),
        None => masked.map(line).into_any(),
    }
}

#[component]
fn HiddenNumbers(
    calls: Offered<offer::Reveal>,
    organization: OrganizationId,
    id: EmployeeId,
    name: String,
    masked: Option<String>,
) -> impl IntoView {
    let t = &words().list;
    let reveal = Action::new_local(move |(): &()| {
        let (calls, organization, id) = (calls.clone(), organization.clone(), id.clone());
        async move { calls.reveal_numbers(&organization, &id).await }
    });
    let (pending, revealed) = (reveal.pending(), reveal.value());
    let is_open = move || revealed.with(|revealed| matches!(revealed, Some(Ok(_))));
    let toggle = Callback::new(move |()| {
        let hides = untrack(is_open);
        // Each request is written down by the backend: a second press must not be a second one.
        if !pending.get_untracked() {
            reveal.clear();
            if !hides {
                reveal.dispatch_local(());
            }
        }
    });
    let text = move || match revealed.get() {
        Some(Ok(numbers)) => in_words(&numbers),
        _ => masked.iter().map(|masked| line(masked.clone())).collect(),
    };
    let failure = move || {
        let error = revealed.get()?.err()?;
        Some(view! { <LoadFailure error=error on_retry=toggle /> })
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
            {move || failure()}
        </div>
    }
}

fn in_words(numbers: &Numbers) -> Vec<AnyView> {
    let t = &words().list;
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
