//! «Признаки нарушений»: the list, and one sign with what the employer answers.

mod answer;
mod list;
mod one;

use crate::domain::Organization;
use crate::i18n::ViolationTexts;
use crate::route::Place;
use leptos::prelude::*;
use list::ViolationList;
use one::ViolationPage;

fn words() -> &'static ViolationTexts {
    crate::ui::texts().violations()
}

#[component]
pub fn ViolationsPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::Violation(id) => {
            view! { <ViolationPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <ViolationList organization=organization.summary.id /> }.into_any(),
    }
}
