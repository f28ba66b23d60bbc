//! Named sets of permissions: list, add, delete.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::api::wire::body::{Body, required};
use crate::app::App;
use crate::auth::member::Administrator;
use crate::auth::path::TemplateId;
use crate::domain::permissions::{self, Code, ordered};
use crate::domain::templates::{BUILT_IN, BuiltIn};
use crate::problem::{Kind, Problem};
use crate::store::organization::templates::Template;
use crate::text;

const LONGEST_NAME: usize = 100;

#[derive(Serialize)]
pub struct TemplateBody {
    id: String,
    name: String,
    permissions: Vec<Code>,
    built_in: bool,
}

impl From<&BuiltIn> for TemplateBody {
    fn from(template: &BuiltIn) -> Self {
        Self {
            id: template.id.to_owned(),
            name: template.name.to_owned(),
            permissions: template.permissions(),
            built_in: true,
        }
    }
}

impl From<Template> for TemplateBody {
    fn from(template: Template) -> Self {
        Self {
            id: template.id,
            name: template.name,
            permissions: ordered(&template.permissions),
            built_in: false,
        }
    }
}

#[derive(Serialize)]
pub struct Templates {
    items: Vec<TemplateBody>,
}

pub async fn list(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
) -> Result<Json<Templates>, Problem> {
    let own = app.store.templates(&member.organization.id).await?;
    let own = own.into_iter().map(TemplateBody::from);
    let items = BUILT_IN.iter().map(TemplateBody::from).chain(own).collect();
    Ok(Json(Templates { items }))
}

#[derive(Deserialize)]
pub struct NewTemplate {
    name: Option<String>,
    #[serde(default)]
    permissions: Vec<Code>,
}

pub async fn create(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    Body(body): Body<NewTemplate>,
) -> Result<(StatusCode, Json<TemplateBody>), Problem> {
    let mut errors = Vec::new();
    let name = required(body.name.as_deref(), "/name", LONGEST_NAME, &mut errors);
    let permissions = permissions::checked(&body.permissions, &BTreeSet::new());
    let permissions = permissions.unwrap_or_else(|faults| {
        errors.extend(faults);
        BTreeSet::new()
    });
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    if BuiltIn::is_called(&text::fold(&name)) {
        return Err(Kind::TemplateExists.into());
    }
    let by = member.actor(&app.clock);
    let added = app.store.add_template(&by, &name, permissions).await?;
    let Some(added) = added else {
        let own = app.store.templates(&member.organization.id).await?;
        let key = text::fold(&name);
        let is_there = own.iter().any(|one| text::fold(&one.name) == key);
        return Err(if is_there {
            Kind::TemplateExists
        } else {
            Kind::QuotaReached
        }
        .into());
    };
    Ok((StatusCode::CREATED, Json(added.into())))
}

/// The built-in ones stay: to this address they are nobody's.
pub async fn delete(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    TemplateId(id): TemplateId,
) -> Result<StatusCode, Problem> {
    let by = member.actor(&app.clock);
    if app.store.delete_template(&by, &id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Kind::NotFound.into())
    }
}
