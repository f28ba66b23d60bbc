//! An organization that does not let the person in: why, what to do about it, and a letter to whoever
//! can do it.

mod letter;
pub mod words;

pub use words::words;

use crate::api::ApiError;
use crate::browser;
use crate::chunk::chunk;
use crate::domain::{ClosedReason, OrganizationSummary};
use crate::features::organizations;
use crate::navigation::href;
use crate::route::Route;
use crate::ui::load::{Make, make};
use crate::ui::{Steps, texts};
use leptos::prelude::*;
use letter::Letter;

chunk! {
    in refusal:
    /// The page, ready to be shown.
    pub async fn refused(refused: Refused) -> Result<Make, ApiError> {
        Ok(make(refused, |Refused { organization, reason, checked, on_check }| {
            view! {
                <Refusal organization=organization reason=reason checked=checked on_check=on_check />
            }
        }))
    }
}

/// What the page is about.
#[derive(Clone)]
pub struct Refused {
    /// Which organization.
    pub organization: OrganizationSummary,
    /// Why.
    pub reason: ClosedReason,
    /// Whether «Проверить ещё раз» was pressed before: then the answer is that nothing changed.
    pub checked: bool,
    /// «Проверить ещё раз».
    pub on_check: Callback<()>,
}

/// The reason, the steps on Госуслуги, two ways on, and the letter where one helps.
#[component]
fn Refusal(
    organization: OrganizationSummary,
    reason: ClosedReason,
    checked: bool,
    on_check: Callback<()>,
) -> impl IntoView {
    let t = words();
    let words = (t.refusal)(reason);
    let unchanged = checked.then(|| (t.unchanged)(&browser::clock(texts().locale)));
    let title = (t.refused_label)(&organization.short_name);
    let letter = reason
        .is_for_the_organization()
        .then(|| view! { <Letter organization=organization reason=reason /> });
    view! {
        <h1>{title}</h1>
        <section class="notice notice--warning">
            <h2 class="notice__what">{words.title}</h2>
            <Steps steps=words.steps />
            <div class="notice__actions">
                <button
                    type="button"
                    class="button button--primary"
                    id="check-again"
                    on:click=move |_| on_check.run(())
                >
                    {organizations::words().check_again}
                </button>
                <a class="button" href=href(&Route::Organizations)>
                    {t.choose_another}
                </a>
                <span role="status">{unchanged}</span>
            </div>
        </section>
        {letter}
    }
}

/// The address names an organization that is not among the person's, or no longer.
#[component]
pub fn NotYours() -> impl IntoView {
    let t = organizations::words();
    view! {
        <h1>{t.not_yours_title}</h1>
        <section class="notice notice--warning">
            <Steps steps=t.not_yours_steps />
            <div class="notice__actions">
                <a class="button button--primary" href=href(&Route::Organizations)>
                    {texts().to_organizations}
                </a>
            </div>
        </section>
    }
}
