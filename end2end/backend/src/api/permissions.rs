//! The catalogue of permissions.

use axum::Json;
use serde::Serialize;

use crate::domain::permissions::{CATALOGUE, Permission};
use crate::member::Administrator;

#[derive(Serialize)]
pub struct Catalogue {
    items: &'static [Permission],
}

pub async fn list(_: Administrator) -> Json<Catalogue> {
    Json(Catalogue { items: &CATALOGUE })
}
