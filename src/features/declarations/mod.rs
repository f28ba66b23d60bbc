//! «Декларации»: the list, one declaration as it was submitted, and a draft that saves itself.

mod choose;
mod conflict;
mod draft;
mod fields;
mod form;
mod list;
mod one;
mod paper;
mod places;
mod saving;
mod submit;
pub mod words;

pub use words::words;

use crate::api::{ApiError, Client};
use crate::browser;
use crate::domain::{DeclarationContent, IdempotencyKey, Organization, OrganizationId};
use crate::navigation::{Navigator, href};
use crate::route::{Place, Route};
use leptos::prelude::*;
use list::DeclarationList;
use one::DeclarationPage;

#[component]
pub fn DeclarationsPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::Declaration(id) => {
            view! { <DeclarationPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <DeclarationList organization=organization /> }.into_any(),
    }
}

/// Begins a declaration, once however often it is asked for, and goes to it.
#[derive(Clone, Copy)]
struct Beginning {
    running: Memo<bool>,
    failure: Signal<Option<ApiError>>,
    begin: Callback<DeclarationContent>,
}

impl Beginning {
    fn new(organization: OrganizationId) -> Self {
        let (client, navigator) = (expect_context::<Client>(), expect_context::<Navigator>());
        // Kept until there is an answer: the last one may have been lost on the way.
        let key = StoredValue::new(None::<IdempotencyKey>);
        let create = Action::new_local(move |content: &DeclarationContent| {
            let (client, navigator) = (client.clone(), navigator.clone());
            let (organization, content) = (organization.clone(), content.clone());
            let now = key.with_value(Clone::clone);
            let now = now.unwrap_or_else(|| IdempotencyKey::new(browser::random()));
            key.set_value(Some(now.clone()));
            async move {
                let made = client
                    .create_declaration(&organization, &content, &now)
                    .await?;
                // Who has left the page is not taken to another.
                if !key.is_disposed() {
                    key.set_value(None);
                    let place = Place::Declaration(made.id);
                    navigator.go(&Route::Cabinet(organization, place), false);
                }
                Ok(())
            }
        });
        let (running, created) = (create.pending(), create.value());
        let begin = Callback::new(move |content: DeclarationContent| {
            if !running.get_untracked() {
                create.clear();
                create.dispatch_local(content);
            }
        });
        let failure = Signal::derive(move || created.get().and_then(Result::err));
        Self {
            running,
            failure,
            begin,
        }
    }
}

/// The address of the list.
fn list_address(organization: &OrganizationId) -> String {
    let place = Place::Section(crate::domain::Section::Declarations);
    href(&Route::Cabinet(organization.clone(), place))
}
