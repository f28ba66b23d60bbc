//! The way back to the app, with everything that can be wrong with it.

use axum::response::{IntoResponse, Redirect, Response};

use crate::provider::known::codes::Issued;
use crate::provider::known::grant::Grant;
use crate::provider::known::request::AuthorizationRequest;
use crate::provider::outcome::{AuthorizationError, Back, Outcome};
use crate::provider::state::Provider;
use crate::seed::people::Persona;

/// Longer than any code that an app takes.
const LONG: usize = 5000;

impl Provider {
    /// Whoever gets a code is remembered in this browser; `since` is when they were here themself.
    pub fn answer(
        &self,
        request: &AuthorizationRequest,
        persona: &'static Persona,
        outcome: Outcome,
        since: i64,
    ) -> Response {
        if let Outcome::Error(error) = outcome {
            return self.refuse(request, error).into_response();
        }
        let state = &request.state;
        let iss = self.issuer.as_str();
        let code = self.issue(request, persona, outcome, since);
        let long = code.clone() + &"x".repeat(LONG);
        let usual = [
            ("code", code.as_str()),
            ("state", state.as_str()),
            ("iss", iss),
        ];
        let mut pairs = usual.to_vec();
        let foreign = format!("{state}-foreign");
        if let Outcome::Back(how) = outcome {
            let without = |name| usual.into_iter().filter(move |(given, _)| *given != name);
            let with = |name, value| without(name).chain([(name, value)]).collect();
            let and = |name, value| usual.into_iter().chain([(name, value)]).collect();
            pairs = match how {
                Back::WrongState => with("state", &foreign),
                Back::NoState => without("state").collect(),
                Back::RepeatedState => and("state", state),
                Back::NoCode => without("code").collect(),
                Back::RepeatedCode => and("code", &code),
                Back::LongCode => with("code", &long),
                Back::CodeAndError => and("error", "access_denied"),
                Back::WrongIss => with("iss", "https://another-provider.example"),
                Back::NoIss => without("iss").collect(),
                Back::RepeatedIss => and("iss", iss),
                Back::Empty => Vec::new(),
            };
        }
        let mut back = request.redirect_uri.clone();
        if !pairs.is_empty() {
            back.query_pairs_mut().extend_pairs(pairs);
        }
        let cookie = self
            .remembered
            .remember(persona, since, self.app.clock.seconds());
        (cookie, Redirect::to(back.as_str())).into_response()
    }

    pub fn refuse(&self, request: &AuthorizationRequest, error: &AuthorizationError) -> Redirect {
        let mut back = request.redirect_uri.clone();
        let description = error.description.as_deref();
        back.query_pairs_mut()
            .append_pair("error", error.error)
            .extend_pairs(description.map(|text| ("error_description", text)))
            .append_pair("state", &request.state)
            .append_pair("iss", &self.issuer);
        Redirect::to(back.as_str())
    }

    fn issue(
        &self,
        request: &AuthorizationRequest,
        persona: &'static Persona,
        outcome: Outcome,
        authenticated_at: i64,
    ) -> String {
        let issued = Issued {
            grant: Grant {
                persona,
                client: request.client,
                scopes: request.scopes,
                outcome,
                authenticated_at,
            },
            redirect_uri: request.redirect_uri.to_string(),
            challenge: request.challenge.clone(),
            nonce: request.nonce.clone(),
        };
        self.codes.issue(issued, self.app.clock.seconds())
    }
}
