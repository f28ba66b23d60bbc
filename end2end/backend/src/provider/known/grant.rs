//! What somebody has let a client have.

use serde_json::{Map, Value, json};

use super::client::Client;
use crate::provider::outcome::{IdToken, Outcome};
use crate::seed::people::{PEOPLE, Persona};

#[derive(Clone, Copy)]
pub struct Scopes {
    pub profile: bool,
    pub snils: bool,
    pub offline: bool,
}

/// What the stand knows; it passes over the rest.
pub const SCOPES: [&str; 4] = ["openid", "profile", "snils", "offline_access"];

impl Scopes {
    /// None unless it is a sign-in at all.
    pub fn read(text: &str) -> Option<Self> {
        let has = |wanted| text.split(' ').any(|scope| scope == wanted);
        has("openid").then(|| Self {
            profile: has("profile"),
            snils: has("snils"),
            offline: has("offline_access"),
        })
    }

    pub fn text(self) -> String {
        let granted = [true, self.profile, self.snils, self.offline];
        let scopes = SCOPES.into_iter().zip(granted);
        let names: Vec<_> = scopes
            .filter(|(_, has)| *has)
            .map(|(name, _)| name)
            .collect();
        names.join(" ")
    }
}

#[derive(Clone, Copy)]
pub struct Grant {
    pub persona: &'static Persona,
    pub client: Client,
    pub scopes: Scopes,
    pub outcome: Outcome,
    /// When the person themself was here, in seconds.
    pub authenticated_at: i64,
}

impl Grant {
    /// What it tells of the person.
    pub fn claims(&self) -> Map<String, Value> {
        let persona = self.persona;
        let mut claims = Map::new();
        claims.insert("sub".to_owned(), json!(persona.subject));
        if self.scopes.profile {
            claims.insert("family_name".to_owned(), json!(persona.last_name));
            claims.insert("given_name".to_owned(), json!(persona.first_name));
            claims.insert("middle_name".to_owned(), json!(persona.middle_name));
        }
        if self.scopes.snils {
            claims.insert("snils".to_owned(), json!(persona.snils));
        }
        let trusted = self.outcome != Outcome::IdToken(IdToken::Unconfirmed);
        claims.insert("trusted".to_owned(), json!(trusted));
        claims
    }

    /// The same, of somebody else: for answers that must not be believed.
    pub fn of_somebody_else(self) -> Self {
        const ALL: &[Persona] = &PEOPLE;
        let other = ALL
            .iter()
            .find(|persona| persona.subject != self.persona.subject);
        Self {
            persona: other.unwrap_or(self.persona),
            ..self
        }
    }
}
