//! The organizations of the person who signed in.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::Serialize;

use crate::api::wire::page::{PageBody, parameters, sort};
use crate::app::App;
use crate::auth::member::Member;
use crate::auth::session::SignedIn;
use crate::domain::access::{Access, Action, Rights, Role, Section};
use crate::problem::Problem;
use crate::store::organization::list::Filter;
use crate::store::page::{PageQuery, Sort};
use crate::store::standing::{Organization, Row};
use crate::text::Search;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    short_name: String,
    full_name: String,
    branch_name: Option<String>,
    ogrn: String,
    inn: String,
    role: Role,
    access: Access,
}

impl Summary {
    fn new(organization: Organization, rights: &Rights) -> Self {
        let Organization {
            id,
            short_name,
            full_name,
            branch_name,
            ogrn,
            inn,
        } = organization;
        let Rights { role, access, .. } = *rights;
        Self {
            id,
            short_name,
            full_name,
            branch_name,
            ogrn,
            inn,
            role,
            access,
        }
    }
}

#[derive(Serialize)]
pub struct Details {
    #[serde(flatten)]
    summary: Summary,
    administration: bool,
    sections: Vec<Section>,
    actions: Vec<Action>,
}

/// What this list is asked beyond the others.
pub struct Asked {
    filter: Filter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        const ORDERS: [Sort; 3] = [Sort::Name, Sort::NameDescending, Sort::Role];
        let sort = sort(parts, ORDERS).await?;
        Ok(Self {
            filter: parameters(parts).await?,
            page: PageQuery::read(parts, sort, Search::organizations).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    who: SignedIn,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let today = app.clock.today();
    let page = app
        .store
        .organizations_of(&who.person.snils, filter, &today, &page)
        .await?;
    let summary = |row: Row| {
        let (organization, standing) = row.split(&today);
        Summary::new(organization, &standing.rights())
    };
    Ok(Json(PageBody::new(page, summary)))
}

pub async fn show(
    Member {
        organization,
        rights,
        ..
    }: Member,
) -> Json<Details> {
    let summary = Summary::new(organization, &rights);
    let Rights {
        administration,
        sections,
        actions,
        ..
    } = rights;
    Json(Details {
        summary,
        administration,
        sections,
        actions,
    })
}
