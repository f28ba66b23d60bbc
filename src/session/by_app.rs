//! Profile `oidc`: the app itself is the provider's client. A chunk, which profile `backend` never loads.

use super::state::Failure;
use crate::api::{ApiError, Bearer, Client, provider};
use crate::browser;
use crate::chunk::chunk;
use crate::domain::Person;
use crate::oidc::{
    AuthorizeUrl, Callback, Fault, IssuerRule, PendingLogin, PendingLogout, Prompt, Registration,
    Request, Secrets, State, base64url,
};

chunk! {
    in oidc:
    /// The address to leave for, with what the tab has to keep meanwhile.
    pub async fn request(
        registration: Registration,
        redirect_uri: String,
        prompt: Prompt,
        origins: Vec<String>,
    ) -> Result<(AuthorizeUrl, State, Secrets), Failure> {
        let provider = provider::discover(&registration).await?;
        let random = || browser::random_bytes().ok_or(Fault::NoCrypto);
        let state = State::new(&base64url(&random()?)).ok_or(Fault::NoCrypto)?;
        let secrets = Secrets::in_tab(&random()?, &random()?);
        let Secrets::InTab { verifier, .. } = &secrets else {
            return Err(Fault::NoCrypto.into());
        };
        let challenge = browser::sha256(verifier.as_bytes()).await;
        let challenge = base64url(&challenge.map_err(Fault::from)?);
        let request = Request {
            provider: &provider,
            registration: &registration,
            redirect_uri: &redirect_uri,
            state: &state,
            secrets: &secrets,
            challenge: &challenge,
            prompt,
        };
        let url = request.url(&origins);
        let url = url.map_err(|_| Fault::Provider(crate::oidc::ProviderFault::Endpoint))?;
        Ok((url, state, secrets))
    }
}

chunk! {
    in oidc:
    /// Checks the answer, exchanges the code, checks the tokens, and asks the backend who it is.
    pub async fn complete(
        client: Client,
        bearer: Bearer,
        redirect_uri: String,
        pending: PendingLogin,
        callback: Callback,
    ) -> Result<Person, Failure> {
        let registration = bearer.registration();
        let provider = provider::discover(registration).await?;
        let rule = if provider.names_itself {
            IssuerRule::Named(&registration.issuer)
        } else {
            IssuerRule::IfNamed(&registration.issuer)
        };
        let done = pending.complete(callback, browser::now(), rule);
        let (grant, _) = done.map_err(Fault::Callback)?;
        let tokens = provider::exchange(provider, registration, &redirect_uri, &grant).await?;
        bearer.put(tokens);
        match client.session().await {
            Ok(Some(person)) => Ok(person),
            refused => {
                bearer.clear();
                refused?;
                Err(Fault::Backend.into())
            }
        }
    }
}

chunk! {
    in oidc:
    /// Has the tokens ended and forgets them; gives the place where the provider's session is ended, if it has one.
    pub async fn sign_out(bearer: Bearer, back_to: String, origins: Vec<String>) -> Result<Option<AuthorizeUrl>, ApiError> {
        let Some(tokens) = bearer.clear() else {
            return Ok(None);
        };
        provider::revoke(&tokens, bearer.registration()).await;
        let Some(state) = State::new(&browser::random()) else {
            return Ok(None);
        };
        let pending = PendingLogout::new(state);
        let url = pending.url(&tokens.origin.provider, bearer.registration(), &back_to, &origins);
        let url = url.ok().flatten();
        if url.is_some() {
            browser::keep_pending_logout(&pending);
        }
        Ok(url)
    }
}
