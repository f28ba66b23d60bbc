//! What the provider says of itself.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use openidconnect::core::{
    CoreClientAuthMethod, CoreGrantType, CoreJsonWebKeySet, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{
    AuthUrl, EndSessionUrl, JsonWebKeySetUrl, LogoutProviderMetadata, ResponseTypes, Scope,
    TokenUrl,
};

use super::Provider;
use super::keys::ALGORITHM;
use crate::oidc::{IssuerInAnswer, Metadata};

pub async fn metadata(State(provider): State<Arc<Provider>>) -> Json<Metadata> {
    let at = |path| {
        let mut url = provider.issuer.url().clone();
        url.set_path(path);
        url
    };
    let extra = LogoutProviderMetadata {
        end_session_endpoint: Some(EndSessionUrl::from_url(at("/logout"))),
        additional_metadata: IssuerInAnswer {
            authorization_response_iss_parameter_supported: true,
        },
    };
    let scopes = ["openid", "profile", "snils"].map(|scope| Scope::new(scope.to_owned()));
    let metadata = Metadata::new(
        provider.issuer.clone(),
        AuthUrl::from_url(at("/authorize")),
        JsonWebKeySetUrl::from_url(at("/jwks")),
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        vec![ALGORITHM],
        extra,
    );
    Json(
        metadata
            .set_token_endpoint(Some(TokenUrl::from_url(at("/token"))))
            .set_token_endpoint_auth_methods_supported(Some(vec![
                CoreClientAuthMethod::ClientSecretBasic,
            ]))
            .set_grant_types_supported(Some(vec![CoreGrantType::AuthorizationCode]))
            .set_scopes_supported(Some(scopes.to_vec())),
    )
}

pub async fn jwks(State(provider): State<Arc<Provider>>) -> Json<CoreJsonWebKeySet> {
    Json(provider.keys.public())
}
