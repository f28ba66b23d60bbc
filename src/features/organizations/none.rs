//! A person without any organization: what has to happen before there is one.

use super::words::words;
use crate::ui::Steps;
use leptos::prelude::*;

#[component]
pub fn NoOrganization(
    /// Whether «Проверить ещё раз» was pressed before.
    checked: bool,
    /// «Проверить ещё раз».
    on_check: Callback<()>,
) -> impl IntoView {
    let t = words();
    view! {
        <section class="notice notice--info">
            <h2 class="notice__what">{t.empty_title}</h2>
            <Steps steps=t.empty_steps />
            <div class="notice__actions">
                <button type="button" class="button button--primary" on:click=move |_| on_check.run(())>
                    {t.check_again}
                </button>
                <span role="status">{checked.then_some(t.still_none)}</span>
            </div>
        </section>
    }
}
