//! What the stand says in place of the registry of declarations.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Redirect;
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::span::Date;
use crate::provider::failure::{Failure, Form};
use crate::provider::state::Provider;
use crate::store::declarations::list::{Verdict, Waiting};

/// For how many days a registered one holds here. How long really, the real backend knows.
const HOLDS: u64 = 5 * 365;

#[derive(Deserialize)]
pub struct Answer {
    declaration: String,
    verdict: Verdict,
}

/// A part of the page `/stand`.
pub fn section(waiting: &[Waiting]) -> Markup {
    html! {
        h2 { "Декларации" }
        @if waiting.is_empty() { p { "Поданных деклараций без ответа нет." } }
        @else {
            form method="post" action="/stand/declarations" {
                label for="declaration" { "Декларация" }
                select id="declaration" name="declaration" {
                    @for one in waiting {
                        option value=(one.id) {
                            (one.organization) ", отчёт "
                            (one.report_number.as_deref().unwrap_or("не найден"))
                            ", " (one.id)
                        }
                    }
                }
                label for="verdict" { "Ответ реестра" }
                select id="verdict" name="verdict" {
                    option value="registered" { "внесена в реестр" }
                    option value="rejected" { "отклонена" }
                }
                button type="submit" { "Ответить" }
            }
        }
    }
}

pub async fn answer(
    State(provider): State<Arc<Provider>>,
    Form(Answer {
        declaration,
        verdict,
    }): Form<Answer>,
) -> Result<Redirect, Failure> {
    let app = &provider.app;
    let now = app.clock.now();
    let until = Date::days_after(now, HOLDS);
    let answered = app
        .store
        .answer_declaration(&declaration, verdict, &until, now.timestamp());
    if answered.await? {
        Ok(Redirect::to("/stand"))
    } else {
        Err(Failure::Form(StatusCode::UNPROCESSABLE_ENTITY))
    }
}
