//! What the path of a request names.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;

use crate::app::App;
use crate::problem::{Kind, Problem};

/// An id of the path; whether there is such a thing is for the store to say.
macro_rules! id {
    ($(#[$doc:meta])* $id:ident, $name:literal) => {
        $(#[$doc])*
        pub struct $id(pub String);

        impl FromRequestParts<Arc<App>> for $id {
            type Rejection = Problem;

            async fn from_request_parts(
                parts: &mut Parts,
                app: &Arc<App>,
            ) -> Result<Self, Self::Rejection> {
                path_parameter(parts, app, $name).await.map(Self)
            }
        }
    };
}

id!(EmployeeId, "employee_id");
id!(TemplateId, "template_id");
id!(SubmissionId, "submission_id");
id!(
    /// Of the special assessment.
    ReportId,
    "report_id"
);
id!(DeclarationId, "declaration_id");
id!(
    /// Of the sign of one.
    ViolationId,
    "violation_id"
);

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

pub async fn path_parameter(
    parts: &mut Parts,
    app: &Arc<App>,
    name: &str,
) -> Result<String, Problem> {
    // A path that is no UTF-8 names nothing.
    let parameters = RawPathParams::from_request_parts(parts, app).await;
    let parameters = parameters.map_err(|_| Kind::NotFound)?;
    let value = parameters.iter().find(|(key, _)| *key == name);
    value
        .map(|(_, value)| value.to_owned())
        .ok_or_else(|| Kind::NotFound.into())
}
