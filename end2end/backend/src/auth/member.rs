//! The organization of the path, as the person of the session sees it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::path::path_parameter;
use super::session::SignedIn;
use crate::app::App;
use crate::clock::Clock;
use crate::domain::access::{Right, Rights};
use crate::operation::Operation;
use crate::problem::{Kind, Problem};
use crate::store::authorised::{Actor, Denied};
use crate::store::standing::Organization;

/// Belongs to the organization, whatever they may do there. Anybody else gets 404, so that
/// asking does not tell which organizations exist.
pub struct Member {
    pub who: SignedIn,
    pub organization: Organization,
    pub rights: Rights,
    /// By which they change something here.
    right: Right,
}

impl Member {
    /// For a change, in which it is seen anew whether they have the right.
    pub fn actor(&self, clock: &Clock) -> Actor<'_> {
        Actor {
            person: &self.who.person,
            organization: &self.organization.id,
            right: self.right,
            today: clock.today(),
        }
    }

    /// Whoever has the right.
    fn by(self, right: Right) -> Result<Self, Problem> {
        if self.rights.allow(right) {
            Ok(Self { right, ..self })
        } else {
            Err(Denied::Forbidden.into())
        }
    }
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
            // Belonging alone allows no change.
            right: Right::AnyOf(&[]),
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
        member.by(Right::Administer).map(Self)
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
        member.by(Right::AnyOf(needs)).map(Self)
    }
}
