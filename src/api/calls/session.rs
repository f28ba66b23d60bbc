//! Signing in and out.

use super::shared::full_name;
use crate::api::answer::{Answer, Success};
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::offered::Offered;
use crate::api::request::Request;
use crate::domain::{Person, PersonId, offer};
use crate::oidc::{AuthorizeUrl, Grant, State};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct SessionDto {
    state: SessionState,
    #[serde(default, deserialize_with = "lenient")]
    person: Option<PersonDto>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum SessionState {
    SignedIn,
    #[serde(other)]
    SignedOut,
}

#[derive(Deserialize)]
struct PersonDto {
    id: PersonId,
    last_name: String,
    first_name: String,
    #[serde(default, deserialize_with = "lenient")]
    middle_name: Option<String>,
}

impl From<PersonDto> for Person {
    fn from(person: PersonDto) -> Self {
        Self {
            id: person.id,
            name: full_name(person.last_name, person.first_name, person.middle_name),
        }
    }
}

#[derive(Serialize)]
struct LoginRequestBody {
    max_age: u32,
}

#[derive(Deserialize)]
struct LoginStartDto {
    authorize_url: String,
    state: String,
}

#[derive(Serialize)]
struct LoginCompletionBody<'a> {
    code: &'a str,
    state: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    iss: Option<&'a str>,
}

#[derive(Deserialize)]
struct LogoutResultDto {
    #[serde(default, deserialize_with = "lenient")]
    redirect_url: Option<String>,
}

impl Client {
    /// `getSession`: who is signed in, if anyone.
    pub async fn session(&self) -> Result<Option<Person>, ApiError> {
        self.send(Request::get("/session".to_owned()))
            .await?
            .session()
    }

    /// `startLogin`: where to send the browser, if `origins` has its origin. With `max_age` somebody who
    /// signed in longer ago, in seconds, has to do it again.
    pub async fn start_login(
        &self,
        origins: &[String],
        max_age: Option<u32>,
    ) -> Result<(AuthorizeUrl, State), ApiError> {
        let request = Request::post("/login".to_owned(), Success::Ok);
        let request = match max_age {
            Some(max_age) => request.json(&LoginRequestBody { max_age }),
            None => request,
        };
        self.send(request).await?.login_start(origins)
    }

    /// `completeLogin`: the person who signed in.
    pub async fn complete_login(&self, grant: &Grant) -> Result<Person, ApiError> {
        let body = LoginCompletionBody {
            code: grant.code().as_str(),
            state: grant.state().as_str(),
            iss: grant.issuer(),
        };
        let request = Request::post("/callback".to_owned(), Success::Ok).json(&body);
        self.send(request).await?.signed_in()
    }

    /// `logout`: where to go to end the provider's session too, if anywhere we know.
    pub async fn logout(&self, origins: &[String]) -> Result<Option<AuthorizeUrl>, ApiError> {
        let request = Request::post("/logout".to_owned(), Success::Ok);
        self.send(request).await?.logged_out(origins)
    }
}

impl Offered<offer::SignOutEverywhere> {
    /// `logoutEverywhere`: the same, on every device of this person.
    pub async fn logout_everywhere(
        &self,
        origins: &[String],
    ) -> Result<Option<AuthorizeUrl>, ApiError> {
        let request = Request::post("/logout/everywhere".to_owned(), Success::Ok);
        self.send(request).await?.logged_out(origins)
    }
}

impl Answer {
    pub(in crate::api) fn session(&self) -> Result<Option<Person>, ApiError> {
        let session: SessionDto = self.read()?;
        match (session.state, session.person) {
            (SessionState::SignedIn, Some(person)) => Ok(Some(person.into())),
            (SessionState::SignedIn, None) => Err(self.malformed()),
            (SessionState::SignedOut, _) => Ok(None),
        }
    }

    pub(in crate::api) fn signed_in(&self) -> Result<Person, ApiError> {
        self.session()?.ok_or_else(|| self.malformed())
    }

    pub(in crate::api) fn login_start(
        &self,
        origins: &[String],
    ) -> Result<(AuthorizeUrl, State), ApiError> {
        let start: LoginStartDto = self.read()?;
        let url = AuthorizeUrl::new(start.authorize_url, origins).ok();
        url.zip(State::new(&start.state))
            .ok_or_else(|| self.malformed())
    }

    pub(in crate::api) fn logged_out(
        &self,
        origins: &[String],
    ) -> Result<Option<AuthorizeUrl>, ApiError> {
        let result: LogoutResultDto = self.read()?;
        let url = result.redirect_url;
        Ok(url.and_then(|url| AuthorizeUrl::new(url, origins).ok()))
    }
}

#[cfg(test)]
mod tests {
    use crate::api::tests::answer;
    use crate::domain::ErrorKind;
    use serde_json::json;

    #[test]
    fn a_session() {
        let signed_in = json!({
            "state": "signed_in", "expires_at": "2026-11-22T12:30:00Z", "new": 1,
            "person": { "id": "p-1", "last_name": "Иванова", "first_name": "Мария", "middle_name": null },
        });
        let session = |json| {
            let person = answer(&json).session();
            person.map_err(|error| error.kind)
        };
        let person = session(signed_in).unwrap().unwrap();
        assert_eq!(person.name.whole(), "Иванова Мария");
        assert_eq!(session(json!({ "state": "signed_out" })), Ok(None));
        assert_eq!(session(json!({ "state": "whatever" })), Ok(None));
        let malformed = Err(ErrorKind::Malformed);
        assert_eq!(session(json!({ "state": "signed_in" })), malformed);
        assert_eq!(session(json!([])), malformed);
        let nobody = answer(&json!({ "state": "signed_out" })).signed_in();
        assert_eq!(
            nobody.err().map(|error| error.kind),
            Some(ErrorKind::Malformed)
        );
    }

    #[test]
    fn nobody_is_sent_to_an_origin_that_is_not_on_the_list() {
        let start = answer(&json!({ "authorize_url": "https://id/a", "state": "s" }));
        assert!(start.login_start(&["https://id".to_owned()]).is_ok());
        assert!(start.login_start(&["https://other".to_owned()]).is_err());
        let out = answer(&json!({ "redirect_url": "https://id/out" }));
        let there = |origin: &str| out.logged_out(&[origin.to_owned()]).ok().flatten();
        assert!(there("https://id").is_some() && there("https://other").is_none());
    }
}
