//! The way back to the app, with everything that can be wrong with it.

use axum::response::Redirect;

use super::Provider;
use super::codes::Issued;
use super::outcome::Outcome;
use super::request::AuthorizationRequest;
use crate::seed::people::Persona;

impl Provider {
    pub fn answer(
        &self,
        request: &AuthorizationRequest,
        persona: &'static Persona,
        outcome: Outcome,
    ) -> Redirect {
        let mut back = request.redirect_uri.clone();
        let mut query = back.query_pairs_mut();
        if let Some(description) = outcome.error() {
            query.append_pair("error", "access_denied");
            query.append_pair("error_description", description);
        } else if outcome != Outcome::NoCode {
            let code = self.issue(request, persona, outcome);
            query.append_pair("code", &code);
            if outcome == Outcome::Repeated {
                query.append_pair("code", &code);
            }
        }
        match outcome {
            Outcome::NoState => {}
            Outcome::WrongState => {
                query.append_pair("state", &format!("{}-foreign", request.state));
            }
            _ => {
                query.append_pair("state", &request.state);
            }
        }
        let issuer = match outcome {
            Outcome::WrongIss => "https://another-provider.example",
            _ => self.issuer.as_str(),
        };
        query.append_pair("iss", issuer);
        drop(query);
        Redirect::to(back.as_str())
    }

    fn issue(
        &self,
        request: &AuthorizationRequest,
        persona: &'static Persona,
        outcome: Outcome,
    ) -> String {
        let issued = Issued {
            persona,
            redirect_uri: request.redirect_uri.to_string(),
            challenge: request.challenge.clone(),
            nonce: request.nonce.clone(),
            quirk: outcome.quirk(),
        };
        self.codes.issue(issued, self.app.clock.seconds())
    }
}
