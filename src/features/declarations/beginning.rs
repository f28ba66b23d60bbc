//! Beginning a declaration.

use crate::api::{ApiError, DeclarationsClient};
use crate::browser;
use crate::domain::{DeclarationContent, IdempotencyKey, OrganizationId};
use crate::navigation::Navigator;
use crate::route::{Place, Route};
use leptos::prelude::*;

/// Begins a declaration, once however often it is asked for, and goes to it.
#[derive(Clone, Copy)]
pub struct Beginning {
    pub running: Memo<bool>,
    pub failure: Signal<Option<ApiError>>,
    pub begin: Callback<DeclarationContent>,
}

impl Beginning {
    pub fn new(organization: OrganizationId) -> Self {
        let (client, navigator) = (
            expect_context::<DeclarationsClient>(),
            expect_context::<Navigator>(),
        );
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
