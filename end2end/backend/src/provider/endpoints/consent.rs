//! The question of the first sign-in: may the application see the person's data.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::provider::failure::{Failure, Form};
use crate::provider::known::questions::Question;
use crate::provider::known::request::AuthorizationRequest;
use crate::provider::outcome::Outcome;
use crate::provider::pages;
use crate::provider::state::Provider;
use crate::seed::people::Persona;
use crate::store::Store;

/// An address that cannot be decoded names no question either.
type Id = Result<Path<String>, PathRejection>;

/// Leads to the page instead of being it: one can come back to what a form did not bring.
pub fn ask(
    provider: &Provider,
    request: AuthorizationRequest,
    persona: &'static Persona,
) -> Redirect {
    let question = Question { request, persona };
    let id = provider
        .questions
        .ask(question, provider.app.clock.seconds());
    Redirect::to(&format!("/consent/{id}"))
}

pub async fn show(State(provider): State<Arc<Provider>>, id: Id) -> Result<Markup, Failure> {
    let Path(id) = id.map_err(|_| Failure::NoSuchQuestion)?;
    let now = provider.app.clock.seconds();
    let question = provider.questions.open(&id, now);
    let question = question.ok_or(Failure::NoSuchQuestion)?;
    Ok(page(&id, question.persona))
}

fn page(id: &str, persona: &Persona) -> Markup {
    pages::page(
        "Предоставление доступа",
        &html! {
            h1 { "Предоставление прав доступа" }
            p { (persona.full_name()) ", приложение" }
            p class="application" {
                "«Федеральная государственная информационная система учёта результатов проведения специальной оценки условий труда»"
            }
            p { "просит доступ к вашим данным:" }
            ul {
                li { "фамилия, имя, отчество" }
                li { "СНИЛС" }
                li { "организации, в которых вы работаете" }
            }
            form method="post" action={ "/consent/" (id) } class="choices" {
                button type="submit" name="decision" value="grant" { "Предоставить" }
                button type="submit" name="decision" value="refuse" class="secondary" { "Отказать" }
            }
        },
    )
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Grant,
    Refuse,
}

#[derive(Deserialize)]
pub struct Answer {
    decision: Decision,
}

pub async fn decided(
    State(provider): State<Arc<Provider>>,
    id: Id,
    Form(answer): Form<Answer>,
) -> Result<Response, Failure> {
    let Path(id) = id.map_err(|_| Failure::NoSuchQuestion)?;
    let now = provider.app.clock.seconds();
    let question = provider.questions.answer(&id, now);
    let question = question.ok_or(Failure::NoSuchQuestion)?;
    let outcome = match answer.decision {
        Decision::Refuse => Outcome::REFUSED,
        Decision::Grant => {
            remember(&provider, question.persona).await?;
            Outcome::Ok
        }
    };
    Ok(provider.answer(&question.request, question.persona, outcome, now))
}

pub async fn is_given(store: &Store, persona: &Persona) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("select exists (select 1 from provider_consent where subject = ?)")
        .bind(persona.subject)
        .fetch_one(store.pool())
        .await
}

async fn remember(provider: &Provider, persona: &Persona) -> Result<(), sqlx::Error> {
    sqlx::query("insert or ignore into provider_consent (subject, granted_at) values (?, ?)")
        .bind(persona.subject)
        .bind(provider.app.clock.seconds())
        .execute(provider.app.store.pool())
        .await
        .map(drop)
}
