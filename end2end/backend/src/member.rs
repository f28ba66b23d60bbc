//! The organization of the path, as the person of the session sees it.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;

use crate::app::App;
use crate::domain::access::Rights;
use crate::operation::Operation;
use crate::problem::{Kind, Problem};
use crate::session::SignedIn;
use crate::store::organizations::Organization;

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

/// The employee of the path; whether there is one is for the store to say.
pub struct EmployeeId(pub String);

impl FromRequestParts<Arc<App>> for EmployeeId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "employee_id").await.map(Self)
    }
}

/// The template of the path, likewise.
pub struct TemplateId(pub String);

impl FromRequestParts<Arc<App>> for TemplateId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "template_id").await.map(Self)
    }
}

/// The submission of the path, likewise.
pub struct SubmissionId(pub String);

impl FromRequestParts<Arc<App>> for SubmissionId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "submission_id").await.map(Self)
    }
}

/// The report of the assessment of the path, likewise.
pub struct ReportId(pub String);

impl FromRequestParts<Arc<App>> for ReportId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "report_id").await.map(Self)
    }
}

/// The declaration of the path, likewise.
pub struct DeclarationId(pub String);

impl FromRequestParts<Arc<App>> for DeclarationId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "declaration_id").await.map(Self)
    }
}

/// The sign of a violation of the path, likewise.
pub struct ViolationId(pub String);

impl FromRequestParts<Arc<App>> for ViolationId {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        path_parameter(parts, app, "violation_id").await.map(Self)
    }
}

/// The number of the portion in the path.
pub struct PortionNumber(pub u16);

impl FromRequestParts<Arc<App>> for PortionNumber {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        const LARGEST: u16 = 10_000;
        let number = path_parameter(parts, app, "number").await?;
        let canonical = |parsed: &u16| parsed.to_string() == number;
        let parsed = number.parse().ok().filter(canonical);
        let number = parsed.filter(|number| (1..=LARGEST).contains(number));
        let none = || Problem::from(Kind::BadRequest).detail("no portion has this number");
        number.map(Self).ok_or_else(none)
    }
}

async fn path_parameter(parts: &mut Parts, app: &Arc<App>, name: &str) -> Result<String, Problem> {
    // A path that is no UTF-8 names nothing.
    let parameters = RawPathParams::from_request_parts(parts, app).await;
    let parameters = parameters.map_err(|_| Kind::NotFound)?;
    let value = parameters.iter().find(|(key, _)| *key == name);
    value
        .map(|(_, value)| value.to_owned())
        .ok_or_else(|| Kind::NotFound.into())
}
