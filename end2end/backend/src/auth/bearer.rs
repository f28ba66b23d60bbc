//! Who stands behind an access token, when the app is the OpenID client. The provider's userinfo
//! endpoint decides: that takes any standard provider and any kind of token. It does not tell for
//! which client of the provider the token was made; where others share the provider, introspection
//! has to take its place.

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
    if let Some(person) = app.bearers.person(&hash, app.clock.seconds()) {
        return Ok(Some(person));
    }
    let identity = app.relying_party.bearer(token.expose()).await?;
    let refused = || Problem::from(Kind::Unauthenticated).challenge(INVALID_TOKEN);
    let identity = identity.ok_or_else(refused)?;
    let known = app.store.know(identity, app.clock.seconds()).await?;
    let person = known.ok_or(Failure::Provider)?;
    app.bearers
        .remember(hash, person.clone(), app.clock.seconds());
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
