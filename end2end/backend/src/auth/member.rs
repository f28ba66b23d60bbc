//! The organization of the path, as the person of the session sees it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::path::path_parameter;
use super::session::SignedIn;
use crate::app::App;
use crate::domain::access::Rights;
use crate::operation::Operation;
use crate::problem::{Kind, Problem};
use crate::store::organization::list::Organization;

/// Belongs to the organization, whatever they may do there. Anybody else gets 404, so that
/// asking does not tell which organizations exist.
pub struct Member {
    pub who: SignedIn,
    pub organization: Organization,
    pub rights: Rights,
}

impl FromRequestParts<Arc<App>> for Member {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        let who = <SignedIn as FromRequestParts<_>>::from_request_parts(parts, app).await?;
        let id = path_parameter(parts, app, "organization_id").await?;
        let today = app.clock.today();
        let found = app.store.organization_of(&who.person.snils, &id, &today);
        let found = found.await?;
        let (organization, standing) = found.ok_or(Kind::NotFound)?;
        Ok(Self {
            who,
            organization,
            rights: standing.rights(),
        })
    }
}

/// May give access to others here.
pub struct Administrator(pub Member);

impl FromRequestParts<Arc<App>> for Administrator {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        let member = Member::from_request_parts(parts, app).await?;
        if member.rights.administration {
            Ok(Self(member))
        } else {
            Err(Kind::Forbidden.into())
        }
    }
}

/// May do in the sections what the operation asks for, as [`Operation::needs`] says. Stands before
/// the body of a request, so that who may not is told so whatever they sent.
pub struct Entitled(pub Member);

impl FromRequestParts<Arc<App>> for Entitled {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        let needs = Operation::of_parts(parts).map_or(&[][..], Operation::needs);
        let member = Member::from_request_parts(parts, app).await?;
        if needs.iter().any(|need| member.rights.meets(*need)) {
            Ok(Self(member))
        } else {
            Err(Problem::from(Kind::Forbidden).detail("not among this person's rights here"))
        }
    }
}
