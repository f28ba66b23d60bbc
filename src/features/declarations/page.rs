//! The list or one declaration, as the address says.

use super::list::DeclarationList;
use super::one::DeclarationPage;
use crate::domain::Organization;
use crate::route::Place;
use leptos::prelude::*;

#[component]
pub fn DeclarationsPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::Declaration(id) => {
            view! { <DeclarationPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <DeclarationList organization=organization /> }.into_any(),
    }
}
