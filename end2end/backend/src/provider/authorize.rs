//! The page on which the person is chosen, and what is to happen.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::failure::{Failure, Form};
use super::outcome::Outcome;
use super::request::AuthorizationRequest;
use super::{Provider, consent, pages};
use crate::seed::people::{PEOPLE, Persona};

pub async fn choose(request: AuthorizationRequest) -> Markup {
    pages::page(
        "Вход",
        &html! {
            h1 { "Кто входит?" }
            p { "Приложение " strong { "«Личный кабинет по охране труда»" } " просит подтвердить, кто вы. Это стенд: пароль не нужен, люди вымышлены." }
            form method="post" action={ "/authorize?" (request.query) } {
                label for="outcome" { "Что произойдёт" }
                select id="outcome" name="outcome" {
                    @for outcome in Outcome::ALL { option value=(outcome.name()) { (outcome.words()) } }
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

#[derive(Deserialize)]
pub struct Choice {
    person: String,
    outcome: Outcome,
}

pub async fn chosen(
    State(provider): State<Arc<Provider>>,
    request: AuthorizationRequest,
    Form(choice): Form<Choice>,
) -> Result<Response, Failure> {
    let nobody = Failure::Form(StatusCode::UNPROCESSABLE_ENTITY);
    let persona = Persona::of(&choice.person).ok_or(nobody)?;
    let outcome = if persona.confirmed {
        choice.outcome
    } else {
        Outcome::Unconfirmed
    };
    if outcome == Outcome::Ok && !consent::is_given(&provider.app.store, persona).await? {
        return Ok(consent::ask(&provider, request, persona).into_response());
    }
    Ok(provider.answer(&request, persona, outcome).into_response())
}
