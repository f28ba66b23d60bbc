//! Profile `oidc`: the app itself is the provider's client.

use super::Failure;
use crate::api::{Bearer, Client, provider};
use crate::browser;
use crate::domain::Person;
use crate::oidc::{
    AuthorizeUrl, Callback, Fault, IssuerRule, PendingLogin, PendingLogout, Prompt, Registration,
    Request, Secrets, State, base64url,
};

/// The address to leave for, with what the tab has to keep meanwhile.
pub async fn request(
    registration: &Registration,
    redirect_uri: &str,
    prompt: Prompt,
    origins: &[String],
) -> Result<(AuthorizeUrl, State, Secrets), Fault> {
    let provider = provider::discover(registration).await?;
    let random = || browser::random_bytes().ok_or(Fault::NoCrypto);
    let state = State::new(&base64url(&random()?)).ok_or(Fault::NoCrypto)?;
    let secrets = Secrets::in_tab(&random()?, &random()?);
    let Secrets::InTab { verifier, .. } = &secrets else {
        return Err(Fault::NoCrypto);
    };
    let challenge = base64url(&browser::sha256(verifier.as_bytes()).await?);
    let request = Request {
        provider: &provider,
        registration,
        redirect_uri,
        state: &state,
        secrets: &secrets,
        challenge: &challenge,
        prompt,
    };
    let url = request.url(origins);
    let url = url.map_err(|_| Fault::Provider(crate::oidc::ProviderFault::Endpoint))?;
    Ok((url, state, secrets))
}

/// Checks the answer, exchanges the code, checks the tokens, and asks the backend who it is.
pub async fn complete(
    client: &Client,
    bearer: &Bearer,
    redirect_uri: &str,
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
    let tokens = provider::exchange(provider, registration, redirect_uri, &grant).await?;
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

/// Forgets the tokens; gives the place where the provider's session is ended, if it has one.
pub fn sign_out(bearer: &Bearer, back_to: &str, origins: &[String]) -> Option<AuthorizeUrl> {
    let provider = bearer.clear()?;
    let pending = PendingLogout::new(State::new(&browser::random())?);
    let url = pending.url(&provider, bearer.registration(), back_to, origins);
    let url = url.ok().flatten()?;
    browser::keep_pending_logout(&pending);
    Some(url)
}
