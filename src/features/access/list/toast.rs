//! What was done, for ten seconds, with «Отменить» where it can be undone.

use crate::api::Client;
use crate::domain::{ErrorKind, OrganizationId};
use crate::features::access::save::Done;
use crate::features::access::words::words;
use crate::ui::texts;
use leptos::prelude::*;
use std::time::Duration;

/// How long the word of what was done stays, and with it the way back.
const STAYS: Duration = Duration::from_secs(10);

#[component]
pub fn Toast(
    organization: OrganizationId,
    /// What was done last.
    done: RwSignal<Option<Done>>,
    /// It was undone, which is a thing done too.
    on_undone: Callback<Done>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let client = expect_context::<Client>();
    Effect::new(move |_| {
        if done.with(Option::is_some)
            && let Ok(timer) = set_timeout_with_handle(move || done.set(None), STAYS)
        {
            // The timer of the word before must not take this one away.
            on_cleanup(move || timer.clear());
        }
    });
    let undo = Callback::new(move |()| {
        let Some(save) = done.get_untracked().and_then(|done| done.undo) else {
            return;
        };
        // At once: a second press must not undo twice.
        done.set(None);
        let (client, organization) = (client.clone(), organization.clone());
        leptos::task::spawn_local(async move {
            let result = save.send(&client, &organization, w, false).await;
            if done.is_disposed() {
                return;
            }
            match result {
                Ok(what) => on_undone.run(what),
                Err(error) => {
                    let why = (t.explain)(error.kind);
                    let (what, w) = (why.what, &w.administration);
                    let words = match error.kind {
                        ErrorKind::Malformed => format!("{what} {}", w.perhaps_undone),
                        _ => format!("{} {what} {}", w.not_undone, why.then),
                    };
                    on_undone.run(Done { words, undo: None });
                }
            }
        });
    });
    let words = move || {
        let Done {
            words,
            undo: way_back,
        } = done.get()?;
        let button = way_back.map(|_| {
            view! {
                <button type="button" class="button button--small" on:click=move |_| undo.run(())>
                    {w.administration.undo}
                </button>
            }
            .into_any()
        });
        Some(view! { <p class="toast__words">{words} " " {button}</p> }.into_any())
    };
    view! {
        <div class="toast" role="status">
            {move || words()}
        </div>
    }
}
