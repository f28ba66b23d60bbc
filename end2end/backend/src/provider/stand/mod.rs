//! «Управление стендом»: which answers of the app's API break, and when.

pub mod declarations;

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Redirect;
use maud::{Markup, html};
use serde::{Deserialize, Deserializer};
use strum::{IntoEnumIterator as _, VariantArray as _};

use crate::app::faults::{Due, Fault, Planned};
use crate::config::Profile;
use crate::operation::Operation;
use crate::provider::failure::{Failure, Form};
use crate::provider::known::quirk::Quirk;
use crate::provider::pages;
use crate::provider::state::Provider;

const HERE: &str = "/stand";

pub async fn home() -> Redirect {
    Redirect::to(HERE)
}

pub async fn show(State(provider): State<Arc<Provider>>) -> Result<Markup, Failure> {
    let planned = provider.app.faults.planned();
    let waiting = provider.app.store.waiting_declarations().await?;
    Ok(pages::page(
        "Управление стендом",
        &html! {
            h1 { "Управление стендом" }
            h2 { "Испортить ответы кабинета" }
            form method="post" action="/stand/faults" {
                label for="operation" { "Операция" }
                select id="operation" name="operation" {
                    option value="any" { "любая" }
                    @for operation in Operation::iter() {
                        option value=(operation.name()) { (operation.name()) }
                    }
                }
                label for="fault" { "Что произойдёт" }
                select id="fault" name="fault" {
                    @for fault in Fault::iter() { option value=(fault.name()) { (fault.words()) } }
                }
                label for="times" { "Сколько раз" }
                input id="times" name="times" type="number" min="1" max="1000" value="1" required;
                label for="every" { "Или каждый который запрос (0: сколько раз — выше)" }
                input id="every" name="every" type="number" min="0" max="1000" value="0" required;
                button type="submit" { "Испортить" }
            }
            h2 { "Сейчас испорчены" }
            @if planned.is_empty() { p { "Все ответы приходят как обычно." } }
            @else {
                ul {
                    @for Planned { operation, fault, due } in planned {
                        li {
                            (operation.map_or("любая", Operation::name)) ": " (fault.words())
                            @match due {
                                Due::Next(times) => { ", раз: " (times) }
                                Due::Every { nth, .. } => { ", каждый " (nth) "-й запрос" }
                            }
                        }
                    }
                }
            }
            form method="post" action="/stand/reset" {
                button type="submit" class="secondary" { "Вернуть обычные ответы" }
            }
            (provider_section(provider.quirk.get()))
            h2 { "Реестр обученных" }
            p { "Всё, что отправлено, реестр примет и каждой записи даст номер." }
            form method="post" action="/stand/registry" {
                button type="submit" class="secondary" { "Реестр отвечает" }
            }
            (declarations::section(&waiting))
            h2 { "Сеансы" }
            form method="post" action="/stand/expire-sessions" {
                button type="submit" class="secondary" { "Завершить все сеансы" }
            }
        },
    ))
}

fn provider_section(present: Quirk) -> Markup {
    html! {
        h2 { "Поставщик" }
        p { "Сейчас: " (present.words()) "." }
        form method="post" action="/stand/provider" {
            label for="quirk" { "Что не так с поставщиком" }
            select id="quirk" name="quirk" {
                @for quirk in Quirk::VARIANTS {
                    option value=(quirk.name()) selected[*quirk == present] { (quirk.words()) }
                }
            }
            button type="submit" { "Применить" }
        }
    }
}

#[derive(Deserialize)]
pub struct ProviderPlan {
    quirk: Quirk,
}

pub async fn provider(
    State(provider): State<Arc<Provider>>,
    Form(plan): Form<ProviderPlan>,
) -> Result<Redirect, Failure> {
    if plan.quirk == Quirk::RotateKeys {
        provider.keys.rotate().map_err(Failure::Keys)?;
        return Ok(Redirect::to(HERE));
    }
    provider.quirk.set(plan.quirk);
    // What the backend has read before would hide the change from it. As no client it only needs
    // an address, and the change is the app's to find.
    if provider.app.registration.profile == Profile::Backend {
        provider.app.relying_party.forget();
    }
    Ok(Redirect::to(HERE))
}

#[derive(Deserialize)]
pub struct Plan {
    #[serde(deserialize_with = "operation")]
    operation: Option<Operation>,
    fault: Fault,
    #[serde(default = "once")]
    times: u32,
    /// Instead of the next ones; 0: not so.
    #[serde(default)]
    every: u32,
}

fn once() -> u32 {
    1
}

/// The name of an operation, or `any`.
fn operation<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Operation>, D::Error> {
    let name = String::deserialize(from)?;
    if name == "any" {
        return Ok(None);
    }
    let unknown = || serde::de::Error::custom("no such operation");
    name.parse().map(Some).map_err(|_| unknown())
}

pub async fn plan(State(provider): State<Arc<Provider>>, Form(plan): Form<Plan>) -> Redirect {
    let Plan {
        operation,
        fault,
        times,
        every,
    } = plan;
    let due = match NonZeroU32::new(every) {
        Some(nth) => Some(Due::Every { nth, passed: 0 }),
        None => (times > 0).then_some(Due::Next(times)),
    };
    if let Some(due) = due {
        provider.app.faults.plan(Planned {
            operation,
            fault,
            due,
        });
    }
    Redirect::to(HERE)
}

pub async fn reset(State(provider): State<Arc<Provider>>) -> Redirect {
    provider.app.faults.clear();
    Redirect::to(HERE)
}

/// What was sent to the registry of trained persons is accepted.
pub async fn registry(State(provider): State<Arc<Provider>>) -> Result<Redirect, Failure> {
    let now = provider.app.clock.seconds();
    provider.app.store.accept_training(now).await?;
    Ok(Redirect::to(HERE))
}

pub async fn expire_sessions(State(provider): State<Arc<Provider>>) -> Result<Redirect, Failure> {
    provider.app.store.end_all_sessions().await?;
    provider.tokens.revoke_all();
    provider.remembered.forget_all();
    provider.app.bearers.forget_all();
    Ok(Redirect::to(HERE))
}
