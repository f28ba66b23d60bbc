//! Who signs people in, and who is the OpenID client there: this backend, or the app itself.

use std::str::FromStr;

use url::Url;

use crate::config::{Environment, Misunderstood, Origin};
use crate::secret::Secret;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// This backend is the client; the app holds a cookie.
    #[default]
    Backend,
    /// The app is the client; it sends its access token with each request.
    Oidc,
}

impl FromStr for Profile {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "backend" => Ok(Self::Backend),
            "oidc" => Ok(Self::Oidc),
            _ => Err(()),
        }
    }
}

/// What the environment says of it; the rest depends on the profile.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub profile: Profile,
    /// Of an outside provider, to the letter; without it the stand signs people in.
    pub issuer: Option<String>,
    pub client_id: Option<String>,
    pub client_secret: Option<Secret>,
    pub scope: Option<String>,
}

impl Settings {
    pub(crate) fn read<F: Fn(&str) -> Option<String>>(
        env: &Environment<F>,
    ) -> Result<Self, Misunderstood> {
        let trimmed = |name| env.get(name).map(|value| value.trim().to_owned());
        // Kept as it is written: issuers are compared as strings.
        env.parse::<Url>("ISSUER", "полный адрес поставщика")?;
        Ok(Self {
            profile: env
                .parse("PROFILE", "backend или oidc")?
                .unwrap_or_default(),
            issuer: trimmed("ISSUER"),
            client_id: trimmed("CLIENT_ID"),
            client_secret: trimmed("CLIENT_SECRET").map(|secret| Secret::received(&secret)),
            scope: trimmed("SCOPE"),
        })
    }
}

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
    outside: bool,
}

impl Registration {
    pub fn new(
        settings: &Settings,
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
            outside,
        })
    }

    /// Госуслуги always says whether an account is confirmed; others know no such thing.
    pub fn is_confirmed(&self, trusted: Option<bool>) -> bool {
        trusted.unwrap_or(self.outside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered(settings: &Settings) -> Registration {
        let secret = Secret::received("of the stand");
        Registration::new(settings, "http://localhost:8081", &secret).expect("a registration")
    }

    #[test]
    fn the_stand_is_the_default_in_both_profiles() {
        let backend = registered(&Settings::default());
        assert_eq!(backend.issuer, "http://localhost:8081");
        assert_eq!(backend.client_id, "cabinet");
        assert_eq!(backend.scope, "openid profile snils");
        assert!(backend.client_secret.is_some() && !backend.is_confirmed(None));
        let app = registered(&Settings {
            profile: Profile::Oidc,
            ..Settings::default()
        });
        assert_eq!(app.client_id, "cabinet-app");
        assert_eq!(app.scope, "openid profile snils offline_access");
        assert!(app.client_secret.is_none());
    }

    #[test]
    fn an_outside_issuer_keeps_its_letters() {
        let outside = registered(&Settings {
            issuer: Some("http://esia.example/".to_owned()),
            ..Settings::default()
        });
        assert_eq!(outside.issuer, "http://esia.example/");
        assert_eq!(outside.issuer_origin.as_str(), "http://esia.example");
        assert_eq!(outside.scope, "openid profile");
        assert!(outside.client_secret.is_none() && outside.is_confirmed(None));
        assert!(!outside.is_confirmed(Some(false)));
    }
}
