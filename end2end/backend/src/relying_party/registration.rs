//! The OpenID client, as the provider knows it.

use crate::config::{Introspection, Origin, Profile, SignIn};
use crate::secret::Secret;

/// The name of the confidential client at the stand.
pub const CABINET: &str = "cabinet";
/// The name of the public client at the stand: the app.
pub const CABINET_APP: &str = "cabinet-app";

/// The client as the provider knows it.
#[derive(Clone)]
pub struct Registration {
    pub profile: Profile,
    pub issuer: String,
    pub issuer_origin: Origin,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    pub scope: String,
    /// How access tokens name this API, where that is not the client's own name.
    pub audience: Option<String>,
    pub introspection: Option<Introspection>,
    /// Under which name the people of this provider are kept.
    pub kept_as: String,
    /// Whether its word on somebody's СНИЛС is believed.
    pub vouches_for_snils: bool,
    outside: bool,
}

impl Registration {
    pub fn new(
        settings: &SignIn,
        stand: &str,
        stand_secret: &Secret,
    ) -> Result<Self, url::ParseError> {
        let profile = settings.profile;
        let outside = settings.issuer.is_some();
        let issuer = settings.issuer.as_deref().unwrap_or(stand);
        let (client_id, scope) = match (profile, outside) {
            (Profile::Backend, false) => (CABINET, "openid profile snils"),
            (Profile::Oidc, false) => (CABINET_APP, "openid profile snils offline_access"),
            (Profile::Backend, true) => (CABINET, "openid profile"),
            (Profile::Oidc, true) => (CABINET_APP, "openid profile"),
        };
        let or =
            |set: &Option<String>, default: &str| set.clone().unwrap_or_else(|| default.to_owned());
        Ok(Self {
            profile,
            issuer_origin: issuer.parse()?,
            issuer: issuer.to_owned(),
            client_id: or(&settings.client_id, client_id),
            client_secret: match (profile, outside) {
                (Profile::Oidc, _) => None,
                (Profile::Backend, true) => settings.client_secret.clone(),
                (Profile::Backend, false) => Some(stand_secret.clone()),
            },
            scope: or(&settings.scope, scope),
            audience: settings.audience.clone(),
            introspection: match (profile, outside) {
                (Profile::Backend, _) => None,
                (Profile::Oidc, true) => settings.introspection.clone(),
                (Profile::Oidc, false) => Some(Introspection {
                    client_id: CABINET.to_owned(),
                    client_secret: stand_secret.clone(),
                }),
            },
            kept_as: settings.kept_as().to_owned(),
            vouches_for_snils: !outside || settings.snils_issuers.iter().any(|one| one == issuer),
            outside,
        })
    }

    /// How an access token has to name this API.
    pub fn audience(&self) -> &str {
        self.audience.as_ref().unwrap_or(&self.client_id)
    }

    /// Госуслуги always says whether an account is confirmed; others know no such thing.
    pub fn is_confirmed(&self, trusted: Option<bool>) -> bool {
        trusted.unwrap_or(self.outside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered(settings: &SignIn) -> Registration {
        let secret = Secret::received("of the stand");
        Registration::new(settings, "http://localhost:8081", &secret).expect("a registration")
    }

    #[test]
    fn the_stand_is_the_default_in_both_profiles() {
        let backend = registered(&SignIn::default());
        assert_eq!(backend.issuer, "http://localhost:8081");
        assert_eq!(backend.client_id, "cabinet");
        assert_eq!(backend.scope, "openid profile snils");
        assert!(backend.client_secret.is_some() && !backend.is_confirmed(None));
        let app = registered(&SignIn {
            profile: Profile::Oidc,
            ..SignIn::default()
        });
        assert_eq!(app.client_id, "cabinet-app");
        assert_eq!(app.scope, "openid profile snils offline_access");
        assert!(app.client_secret.is_none());
    }

    #[test]
    fn an_outside_issuer_keeps_its_letters() {
        let outside = registered(&SignIn {
            issuer: Some("http://esia.example/".to_owned()),
            ..SignIn::default()
        });
        assert_eq!(outside.issuer, "http://esia.example/");
        assert_eq!(outside.issuer_origin.as_str(), "http://esia.example");
        assert_eq!(outside.scope, "openid profile");
        assert!(outside.client_secret.is_none() && outside.is_confirmed(None));
        assert!(!outside.is_confirmed(Some(false)));
    }

    /// To the letter, as issuers are compared everywhere.
    #[test]
    fn numbers_are_believed_of_those_named_only() {
        let believed = |trusted: &str| {
            registered(&SignIn {
                issuer: Some("https://id.example/realm".to_owned()),
                snils_issuers: vec![trusted.to_owned()],
                ..SignIn::default()
            })
            .vouches_for_snils
        };
        assert!(believed("https://id.example/realm"));
        for other in ["https://id.example/realm/", "https://id.example", ""] {
            assert!(!believed(other), "{other}");
        }
        assert!(
            registered(&SignIn::default()).vouches_for_snils,
            "the stand"
        );
    }
}
