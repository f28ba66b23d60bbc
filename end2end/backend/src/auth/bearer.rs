//! Who stands behind an access token, when the app is the OpenID client: first whether it is for this
//! API at all, then whom the provider's userinfo endpoint names.

use axum::http::HeaderMap;
use axum_extra::headers::authorization::Bearer;
use axum_extra::headers::{Authorization, HeaderMapExt as _};

use crate::app::App;
use crate::domain::person::Person;
use crate::problem::{Kind, Problem};
use crate::relying_party::Failure;
use crate::secret::Secret;

/// RFC 6750, 3.1: without a token the answer names no error.
const NO_TOKEN: &str = "Bearer";
const INVALID_TOKEN: &str = "Bearer error=\"invalid_token\"";

/// The person of this request; none when it brings no token.
pub async fn person(app: &App, headers: &HeaderMap) -> Result<Option<Person>, Problem> {
    let Some(token) = token(headers) else {
        return Ok(None);
    };
    let hash = token.hash();
    let known = app.bearers.person(&hash, app.clock.seconds());
    if known.is_some() && !app.relying_party.introspects() {
        return Ok(known);
    }
    let refused = || Problem::from(Kind::Unauthenticated).challenge(INVALID_TOKEN);
    let vouched = app.relying_party.vouch(token.expose(), &app.clock).await?;
    let vouched = vouched.ok_or_else(refused)?;
    if known.is_some() {
        return Ok(known);
    }
    let identity = app.relying_party.bearer(token.expose(), &vouched).await?;
    let identity = identity.ok_or_else(refused)?;
    let now = app.clock.seconds();
    let person = app.store.know(identity, now).await?;
    let person = person.ok_or(Failure::Provider)?;
    app.bearers
        .remember(hash, person.clone(), now, vouched.until);
    Ok(Some(person))
}

pub fn nobody() -> Problem {
    Problem::from(Kind::Unauthenticated).challenge(NO_TOKEN)
}

/// RFC 6750, 2.1.
fn token(headers: &HeaderMap) -> Option<Secret> {
    let Authorization(bearer) = headers.typed_get::<Authorization<Bearer>>()?;
    Some(Secret::received(bearer.token()))
}
