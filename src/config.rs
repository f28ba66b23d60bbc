//! The run-time settings of one installation: `config.json` beside `index.html`, read once.

use crate::i18n::Language;
use crate::oidc::Registration;
use serde_json::Value;

/// The settings. Unknown fields are ignored; every field but `identity_origins` has a default.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug))]
pub struct Config {
    /// Where the backend answers: a path of this origin, or an absolute URL. No slash at the end.
    pub api_base: String,
    /// The name in the bar; the catalogue's where there is none.
    pub service_name: Option<String>,
    /// Origins to which a sign-in or sign-out may send the browser, such as `https://esia.gosuslugi.ru`.
    pub identity_origins: Vec<String>,
    /// Origins of the sites that may show the app in a frame of theirs, such as `https://region.example`.
    pub host_origins: Vec<String>,
    /// The language of a first visit.
    pub language: Language,
    /// Who signs people in.
    pub sign_in: SignIn,
}

/// The profile of the sign-in.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug))]
pub enum SignIn {
    /// The backend is the provider's client; the app knows a cookie that it cannot read.
    Backend,
    /// The app itself is a public client of this provider, and the backend takes its Bearer token.
    Oidc(Registration),
}

impl SignIn {
    /// `None` when the profile is not known or lacks something.
    fn parse(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let audiences = json.get("trusted_audiences").and_then(Value::as_array);
        match text("profile")?.as_str() {
            "backend" => Some(Self::Backend),
            "oidc" => Some(Self::Oidc(Registration {
                issuer: text("issuer")?,
                client_id: text("client_id")?,
                scope: text("scope").unwrap_or_else(|| "openid profile".to_owned()),
                trusted_audiences: audiences
                    .into_iter()
                    .flatten()
                    .filter_map(|one| one.as_str().map(str::to_owned))
                    .collect(),
            })),
            _ => None,
        }
    }
}

const DEFAULT_API_BASE: &str = "/api/v1";

impl Config {
    /// Reads the file; `None` when it is not a configuration.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(json).ok()?;
        let text = |name: &str| json.get(name).and_then(Value::as_str);
        let origins = |list: &Value| -> Option<Vec<String>> {
            let list = list.as_array()?.iter().filter_map(Value::as_str);
            Some(list.map(|it| it.trim_end_matches('/').to_owned()).collect())
        };
        let sign_in = json.get("sign_in");
        Some(Self {
            sign_in: sign_in.map_or(Some(SignIn::Backend), SignIn::parse)?,
            api_base: text("api_base")
                .unwrap_or(DEFAULT_API_BASE)
                .trim_end_matches('/')
                .to_owned(),
            service_name: text("service_name").map(str::to_owned),
            identity_origins: origins(json.get("identity_origins")?)?,
            host_origins: json
                .get("host_origins")
                .and_then(origins)
                .unwrap_or_default(),
            language: text("language")
                .and_then(Language::from_code)
                .unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_a_configuration() {
        let config = Config::parse(include_str!("../public/config.json")).unwrap();
        assert_eq!(config.api_base, "/api/v1");
        assert_eq!(config.identity_origins, ["https://esia.gosuslugi.ru"]);
    }

    #[test]
    fn defaults_unknown_fields_and_slashes() {
        let config = Config::parse(
            r#"{"identity_origins":["https://id.example/"],"api_base":"https://b.example/api/","new":1,
                "host_origins":["https://region.example/",5]}"#,
        )
        .unwrap();
        assert_eq!(config.host_origins, ["https://region.example"]);
        assert_eq!(config.api_base, "https://b.example/api");
        assert_eq!(config.identity_origins, ["https://id.example"]);
        assert_eq!(config.language, Language::Russian);
    }

    #[test]
    fn the_profile() {
        let sign_in = |json: &str| {
            let text = format!(r#"{{"identity_origins":[],"sign_in":{json}}}"#);
            Config::parse(&text).map(|config| config.sign_in)
        };
        assert!(matches!(
            sign_in(r#"{"profile":"backend"}"#),
            Some(SignIn::Backend)
        ));
        let least = r#"{"profile":"oidc","issuer":"https://id","client_id":"app"}"#;
        let Some(SignIn::Oidc(registration)) = sign_in(least) else {
            panic!("{least}");
        };
        assert_eq!(registration.scope, "openid profile");
        assert!(registration.trusted_audiences.is_empty());
        for json in [
            "{}",
            r#"{"profile":"implicit"}"#,
            r#"{"profile":"oidc","client_id":"app"}"#,
            r#"{"profile":"oidc","issuer":"https://id"}"#,
        ] {
            assert!(sign_in(json).is_none(), "{json}");
        }
    }

    #[test]
    fn no_configuration() {
        for text in ["", "<!doctype html>", "[]", "{}"] {
            assert!(Config::parse(text).is_none(), "{text}");
        }
    }
}
