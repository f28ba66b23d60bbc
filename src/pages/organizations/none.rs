//! A person without any organization: what has to happen before there is one.

use crate::components::{Steps, dynamic, press, texts};
use leptos::prelude::*;

#[component]
pub fn NoOrganization(
    /// «Проверить ещё раз».
    on_check: Callback<()>,
) -> impl IntoView {
    let t = &texts().organizations;
    let checked = RwSignal::new(false);
    let check = move |_| {
        checked.set(true);
        on_check.run(());
    };
    view! {
        <section class="notice notice--info">
            <h2 class="notice__what">{t.empty_title}</h2>
            <Steps steps=t.empty_steps />
            <div class="notice__actions">
                <button type="button" class="button button--primary" on:click=press(check)>
                    {t.check_again}
                </button>
                <span role="status">{dynamic(move || checked.get().then_some(t.still_none))}</span>
            </div>
        </section>
    }
}
