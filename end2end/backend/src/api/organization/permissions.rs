//! The catalogue of permissions.

use axum::Json;
use serde::Serialize;

use crate::auth::member::Member;
use crate::domain::permissions::{CATALOGUE, Permission};

#[derive(Serialize)]
pub struct Catalogue {
    items: &'static [Permission],
}

/// Whoever is refused reads it too, to name in a letter what they want.
pub async fn list(_: Member) -> Json<Catalogue> {
    Json(Catalogue { items: &CATALOGUE })
}
