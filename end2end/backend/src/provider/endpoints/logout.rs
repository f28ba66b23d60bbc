//! Signing out at the provider, and back to the application.

use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use url::Url;

use crate::provider::failure::Failure;
use crate::provider::known::client::Client;
use crate::provider::known::quirk::Quirk;
use crate::provider::pages;
use crate::provider::state::Provider;

#[derive(Deserialize)]
pub struct Parameters {
    client_id: Option<String>,
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
}

/// By GET or by a form, as RP-Initiated Logout wants it; axum reads both as a form.
pub async fn end(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    parameters: Result<Form<Parameters>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(parameters) = parameters.map_err(|_| Failure::Address)?;
    let response = match provider.registered(&parameters) {
        Some(mut back) => {
            if let Some(state) = provider.echo(parameters.state) {
                back.query_pairs_mut().append_pair("state", &state);
            }
            Redirect::to(back.as_str()).into_response()
        }
        None => pages::message("Вы вышли", "Вы вышли из Госуслуг (стенд).").into_response(),
    };
    let cookie = provider.remembered.forget(&headers);
    Ok((cookie, response).into_response())
}

impl Provider {
    /// Nobody is sent to an address that was not registered.
    fn registered(&self, parameters: &Parameters) -> Option<Url> {
        parameters.client_id.as_deref().and_then(Client::named)?;
        let asked = parameters.post_logout_redirect_uri.as_deref()?;
        let site = &self.app.site;
        [site.home(), site.signed_out()]
            .into_iter()
            .find(|registered| registered.as_str() == asked)
    }

    fn echo(&self, state: Option<String>) -> Option<String> {
        match self.quirk.get() {
            Quirk::LogoutNoState => None,
            Quirk::LogoutOtherState => Some("another-state".to_owned()),
            _ => state,
        }
    }
}
