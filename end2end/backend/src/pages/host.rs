//! Two sites of others for the demo: a region's, which embeds the cabinet, and one that must not be able to.
//! Static pages with a policy as strict as a host can have: no inline code, nothing but the cabinet.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;

use crate::config::Origin;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// On the list of hosts.
    Region,
    /// On no list.
    Hostile,
}

#[derive(Clone)]
struct Site {
    kind: Kind,
    cabinet: Origin,
}

/// The site, around the cabinet of that origin.
pub fn router(kind: Kind, cabinet: Origin) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/host.css", get(stylesheet))
        .with_state(Site { kind, cabinet })
}

#[derive(Deserialize)]
struct Wishes {
    /// A colour scheme of the version for people with poor sight.
    vision: Option<String>,
}

async fn page(State(site): State<Site>, Query(wishes): Query<Wishes>) -> impl IntoResponse {
    let cabinet = site.cabinet.as_str();
    let policy = format!(
        "default-src 'none'; script-src {cabinet}; frame-src {cabinet}; style-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let policy =
        HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let content = match site.kind {
        Kind::Region => region(cabinet),
        Kind::Hostile => hostile(cabinet),
    };
    (
        [(header::CONTENT_SECURITY_POLICY, policy)],
        around(cabinet, &content, wishes.vision.as_deref()),
    )
}

async fn stylesheet() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8")],
        include_str!("host.css"),
    )
}

/// As the plugin `bvi` leaves a page: the choice stands in attributes of an element in the body.
fn around(cabinet: &str, content: &Markup, vision: Option<&str>) -> Markup {
    html! {
        (DOCTYPE)
        html lang="ru" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Труд и занятость: пример сайта региона" }
                link rel="stylesheet" href="/host.css";
                script type="module" src={ (cabinet) "/embed.js" } {}
            }
            body {
                div.bvi-body data-bvi-theme=[vision] data-bvi-fontsize=[vision.map(|_| "20")] {
                    (content)
                }
            }
        }
    }
}

fn region(cabinet: &str) -> Markup {
    html! {
        header {
            p { "Пример сайта региона" }
            nav aria-label="Сайт" {
                a href="/" { "Охрана труда" }
                a href="/?vision=black" { "Версия для слабовидящих" }
            }
        }
        main {
            h1 { "Охрана труда" }
            p { "Так выглядит кабинет, встроенный в чужой сайт: один тег и один файл скрипта." }
            p { "Работодатели региона входят в личный кабинет прямо на этой странице." }
            lkot-cabinet src=(cabinet) theme="accent: #7a1f3d; accent-hover: #93294b; radius-control: 4px; radius-card: 4px" lang="ru" vision="bvi" {
                p { a href=(cabinet) { "Открыть личный кабинет" } }
            }
        }
        footer { p { "Это пример, а не сайт органа власти." } }
    }
}

fn hostile(cabinet: &str) -> Markup {
    html! {
        main {
            h1 { "Чужой сайт" }
            p { "Кабинет не даёт себя встроить: ниже должно быть пусто." }
            iframe title="Кабинет без разрешения" name="stolen" src=(cabinet) {}
            lkot-cabinet src=(cabinet) { p { a href=(cabinet) { "Открыть личный кабинет" } } }
        }
    }
}
