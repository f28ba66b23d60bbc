//! Profile `backend`: the backend is the provider's client; the app guards the way there and back.

use super::state::Failure;
use crate::api::Client;
use crate::browser;
use crate::domain::Person;
use crate::oidc::{Callback, Fault, IssuerRule, PendingLogin};

/// Has the backend complete the sign-in.
pub async fn complete(
    client: &Client,
    pending: PendingLogin,
    callback: Callback,
) -> Result<Person, Failure> {
    let done = pending.complete(callback, browser::now(), IssuerRule::AtBackend);
    let (grant, _) = done.map_err(Fault::Callback)?;
    Ok(client.complete_login(&grant).await?)
}
