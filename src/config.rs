//! The run-time settings of one installation: `config.json` beside `index.html`, read once.

use crate::i18n::Language;
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
    /// The language of a first visit.
    pub language: Language,
}

const DEFAULT_API_BASE: &str = "/api/v1";

impl Config {
    /// Reads the file; `None` when it is not a configuration.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(json).ok()?;
        let text = |name: &str| json.get(name).and_then(Value::as_str);
        let origins = json
            .get("identity_origins")?
            .as_array()?
            .iter()
            .filter_map(Value::as_str);
        Some(Self {
            api_base: text("api_base")
                .unwrap_or(DEFAULT_API_BASE)
                .trim_end_matches('/')
                .to_owned(),
            service_name: text("service_name").map(str::to_owned),
            identity_origins: origins
                .map(|it| it.trim_end_matches('/').to_owned())
                .collect(),
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
            r#"{"identity_origins":["https://id.example/"],"api_base":"https://b.example/api/","new":1}"#,
        )
        .unwrap();
        assert_eq!(config.api_base, "https://b.example/api");
        assert_eq!(config.identity_origins, ["https://id.example"]);
        assert_eq!(config.language, Language::Russian);
    }

    #[test]
    fn no_configuration() {
        for text in ["", "<!doctype html>", "[]", "{}"] {
            assert!(Config::parse(text).is_none(), "{text}");
        }
    }
}
