//! The frame of the stand's pages.

use axum::http::header;
use axum::response::IntoResponse;
use maud::{DOCTYPE, Markup, html};

pub async fn stylesheet() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8")],
        include_str!("stand.css"),
    )
}

pub fn page(title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="ru" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " — Госуслуги (стенд)" }
                link rel="stylesheet" href="/stand.css";
            }
            body {
                header { p { "Госуслуги (стенд)" } }
                main { (content) }
            }
        }
    }
}

pub fn message(title: &str, words: &str) -> Markup {
    page(title, &html! { h1 { (title) } p { (words) } })
}
