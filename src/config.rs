//! The run-time settings of one installation: `config.json` beside `index.html`, read once.

use crate::i18n::Language;
use crate::oidc::Registration;
use serde::Deserialize;

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

/// The file, as it is written.
#[derive(Deserialize)]
struct ConfigFile {
    #[serde(default = "default_api_base")]
    api_base: String,
    service_name: Option<String>,
    identity_origins: Vec<String>,
    #[serde(default)]
    host_origins: Vec<String>,
    language: Option<String>,
    sign_in: Option<SignInFile>,
}

/// Plain fields and no tagged enum, whose reader would buffer them: this is in the part of the wasm that every
/// visit loads.
#[derive(Deserialize)]
struct SignInFile {
    profile: Profile,
    issuer: Option<String>,
    client_id: Option<String>,
    #[serde(default = "default_scope")]
    scope: String,
    #[serde(default)]
    trusted_audiences: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Profile {
    Backend,
    Oidc,
}

fn default_api_base() -> String {
    "/api/v1".to_owned()
}

fn default_scope() -> String {
    "openid profile".to_owned()
}

impl SignInFile {
    /// `None` when the profile lacks something.
    fn checked(self) -> Option<SignIn> {
        Some(match self.profile {
            Profile::Backend => SignIn::Backend,
            Profile::Oidc => SignIn::Oidc(Registration {
                issuer: self.issuer?,
                client_id: self.client_id?,
                scope: self.scope,
                trusted_audiences: self.trusted_audiences,
            }),
        })
    }
}

impl Config {
    /// Reads the file; `None` when it is not a configuration.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let file: ConfigFile = serde_json::from_str(json).ok()?;
        let language = file.language.as_deref().and_then(Language::from_code);
        Some(Self {
            sign_in: match file.sign_in {
                Some(sign_in) => sign_in.checked()?,
                None => SignIn::Backend,
            },
            api_base: without_slash(&file.api_base),
            service_name: file.service_name,
            identity_origins: origins(&file.identity_origins)?,
            host_origins: origins(&file.host_origins)?,
            language: language.unwrap_or_default(),
        })
    }
}

fn origins(list: &[String]) -> Option<Vec<String>> {
    list.iter().map(|text| origin(text)).collect()
}

/// Scheme, host and port. A slip, such as `https://` alone, would pass for every site.
fn origin(text: &str) -> Option<String> {
    let origin = without_slash(text);
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    let good = !host.is_empty() && !host.starts_with(':') && host.bytes().all(fits);
    good.then_some(origin)
}

/// An address without the slashes at its end.
fn without_slash(address: &str) -> String {
    address.trim_end_matches('/').to_owned()
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
                "host_origins":["https://region.example/"]}"#,
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
    fn an_origin_is_a_scheme_and_a_host() {
        for good in [
            "https://id.example",
            "http://localhost:8081/",
            "http://[::1]:8081",
        ] {
            assert!(origin(good).is_some(), "{good}");
        }
        for bad in [
            "https://",
            "https:///",
            "https:",
            "",
            "id.example",
            "https://:443",
            "https://id.example/realm",
            "https://id.example@evil",
            "https://*.example",
            "javascript:x",
        ] {
            let json = serde_json::json!({ "identity_origins": [], "host_origins": [bad] });
            assert!(Config::parse(&json.to_string()).is_none(), "{bad}");
            let json = serde_json::json!({ "identity_origins": [bad] });
            assert!(Config::parse(&json.to_string()).is_none(), "{bad}");
        }
    }

    #[test]
    fn no_configuration() {
        let odd_origin = r#"{"identity_origins":[],"host_origins":["https://region.example",5]}"#;
        for text in ["", "<!doctype html>", "[]", "{}", odd_origin] {
            assert!(Config::parse(text).is_none(), "{text}");
        }
    }
}
