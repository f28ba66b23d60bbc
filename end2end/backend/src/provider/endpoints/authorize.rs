//! The page on which the person is chosen, and what is to happen.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::consent;
use crate::provider::failure::{Failure, Form};
use crate::provider::known::request::AuthorizationRequest;
use crate::provider::outcome::{AuthorizationError, Choice, GROUPS, Outcome, USUAL};
use crate::provider::pages;
use crate::provider::state::Provider;
use crate::seed::people::{PEOPLE, Persona};

pub async fn choose(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    request: AuthorizationRequest,
) -> Result<Response, Failure> {
    if !request.silently {
        return Ok(page(&request).into_response());
    }
    let now = provider.app.clock.seconds();
    let remembered = provider.remembered.person(&headers, now);
    let fresh = |since: i64| request.max_age.is_none_or(|age| now - since <= age.into());
    let Some((persona, since)) = remembered.filter(|(_, since)| fresh(*since)) else {
        let error = AuthorizationError::plain("login_required");
        return Ok(provider.refuse(&request, &error).into_response());
    };
    if !consent::is_given(&provider.app.store, persona).await? {
        let error = AuthorizationError::plain("consent_required");
        return Ok(provider.refuse(&request, &error).into_response());
    }
    Ok(provider.answer(&request, persona, Outcome::Ok, since))
}

fn page(request: &AuthorizationRequest) -> Markup {
    pages::page(
        "Вход",
        &html! {
            h1 { "Кто входит?" }
            p { "Приложение " strong { "«Личный кабинет по охране труда»" } " просит подтвердить, кто вы. Это стенд: пароль не нужен, люди вымышлены." }
            form method="post" action={ "/authorize?" (request.query) } {
                label for="outcome" { "Что произойдёт" }
                select id="outcome" name="outcome" {
                    (option(&USUAL))
                    @for group in GROUPS.iter() {
                        optgroup label=(group.title) {
                            @for choice in &group.choices { (option(choice)) }
                        }
                    }
                }
                div class="people" {
                    @for persona in &PEOPLE {
                        button type="submit" name="person" value=(persona.subject) {
                            (persona.full_name())
                        }
                    }
                }
            }
        },
    )
}

fn option(choice: &Choice) -> Markup {
    html! { option value=(choice.name) { (choice.words) } }
}

#[derive(Deserialize)]
pub struct Chosen {
    person: String,
    outcome: Outcome,
}

pub async fn chosen(
    State(provider): State<Arc<Provider>>,
    request: AuthorizationRequest,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let nobody = Failure::Form(StatusCode::UNPROCESSABLE_ENTITY);
    let persona = Persona::of(&chosen.person).ok_or(nobody)?;
    let outcome = if persona.confirmed {
        chosen.outcome
    } else {
        Outcome::UNCONFIRMED
    };
    if outcome == Outcome::Ok && !consent::is_given(&provider.app.store, persona).await? {
        return Ok(consent::ask(&provider, request, persona).into_response());
    }
    let now = provider.app.clock.seconds();
    Ok(provider.answer(&request, persona, outcome, now))
}
