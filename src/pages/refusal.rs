//! An organization that does not let the person in: why, and what to do about it.

use super::href;
use crate::components::{Steps, press, texts};
use crate::domain::{ClosedReason, OrganizationSummary};
use crate::route::Route;
use leptos::prelude::*;

/// The reason, the steps on Госуслуги, and two ways on.
#[component]
pub fn Refusal(
    /// Which organization.
    organization: OrganizationSummary,
    /// Why.
    reason: ClosedReason,
    /// «Проверить ещё раз».
    on_check: Callback<()>,
) -> impl IntoView {
    let t = texts();
    let words = (t.refusal)(reason);
    view! {
        <h1>{(t.organizations.refused_label)(&organization.short_name)}</h1>
        <section class="notice notice--warning">
            <h2 class="notice__what">{words.title}</h2>
            <Steps steps=words.steps />
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=press(move |_| on_check.run(()))
                >
                    {t.organizations.check_again}
                </button>
                <a class="button" href=href(&Route::Organizations)>
                    {t.organizations.choose_another}
                </a>
            </div>
        </section>
    }
}
