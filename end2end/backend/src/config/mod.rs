//! What the environment decides.

mod origin;
mod profile;
mod scale;
mod site;

use std::fmt;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use url::Url;

use crate::secret::Secret;

pub use origin::Origin;
pub use profile::{Profile, SignIn};
pub use scale::Scale;
pub use site::Site;

#[derive(Clone, Debug)]
pub struct Config {
    /// The port of the app; 0 takes a free one.
    pub port: u16,
    /// The port of the stand-in identity provider.
    pub idp_port: u16,
    pub database: PathBuf,
    /// The static files of the app.
    pub dist: PathBuf,
    /// How long a session lives without being used.
    pub session: Duration,
    /// Whether the session's cookie is sent in frames on other sites too (`SameSite=None`).
    pub session_across_sites: bool,
    /// How old a sign-in may be with which a sensitive permission is given, in seconds (RFC 9470);
    /// None: any.
    pub step_up: Option<NonZeroU32>,
    /// Where browsers find the app, when that is not `http://localhost:<port>`.
    pub public_url: Option<Url>,
    pub api_base: String,
    /// Further origins that may call the API.
    pub api_origins: Vec<Origin>,
    /// Further sources for `connect-src` of the Content-Security-Policy.
    pub connect_src: Vec<Origin>,
    /// The sites that may show the app in a frame of theirs.
    pub host_origins: Vec<Origin>,
    /// The port of the demo's site of a region, if there is to be one; 0 takes a free one.
    pub host_port: Option<u16>,
    /// The same of the site that must not be able to embed the app.
    pub hostile_port: Option<u16>,
    pub sign_in: SignIn,
    pub limits: Limits,
    /// How long a slow answer takes.
    pub slow: Duration,
    /// How much demo data an empty database is filled with.
    pub scale: Scale,
}

/// Requests per minute and client address; behind a proxy all clients share its one address.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of each step of a sign-in.
    pub login: NonZeroU32,
    /// Of everything else.
    pub requests: NonZeroU32,
}

/// Of the session's cookie.
#[derive(PartialEq, Eq)]
enum SameSite {
    Lax,
    None,
}

impl FromStr for SameSite {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "lax" => Ok(Self::Lax),
            "none" => Ok(Self::None),
            _ => Err(()),
        }
    }
}

/// A variable that cannot be understood.
#[derive(Debug, PartialEq, Eq)]
pub struct Misunderstood {
    name: &'static str,
    wanted: &'static str,
}

impl fmt::Display for Misunderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: здесь нужно {} (expected in the environment).",
            self.name, self.wanted
        )
    }
}

impl std::error::Error for Misunderstood {}

impl Default for Config {
    fn default() -> Self {
        const LOGINS: NonZeroU32 = NonZeroU32::new(30).unwrap();
        const REQUESTS: NonZeroU32 = NonZeroU32::new(3000).unwrap();
        Self {
            port: 8080,
            idp_port: 8081,
            database: PathBuf::from("target/demo.sqlite"),
            dist: PathBuf::from("dist"),
            session: Duration::from_secs(30 * 60),
            session_across_sites: false,
            step_up: None,
            public_url: None,
            api_base: "/api/v1".to_owned(),
            api_origins: Vec::new(),
            connect_src: Vec::new(),
            host_origins: Vec::new(),
            host_port: None,
            hostile_port: None,
            sign_in: SignIn::default(),
            limits: Limits {
                login: LOGINS,
                requests: REQUESTS,
            },
            slow: Duration::from_secs(10),
            scale: Scale::default(),
        }
    }
}

impl Config {
    /// Reads the variables through `variable`, so that a test needs no environment.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Misunderstood> {
        let env = Environment(variable);
        let default = Self::default();
        // Seconds are for tests and for showing how a session ends; they win over minutes.
        let seconds = env.parse::<NonZeroU32>("SESSION_SECONDS", "число секунд больше нуля")?;
        let minutes = env.parse::<NonZeroU32>("SESSION_MINUTES", "число минут больше нуля")?;
        let session = match (seconds, minutes) {
            (Some(seconds), _) => Duration::from_secs(seconds.get().into()),
            (None, Some(minutes)) => Duration::from_secs(u64::from(minutes.get()) * 60),
            (None, None) => default.session,
        };
        let sign_in = env.sign_in()?;
        let step_up = env.parse("STEP_UP_SECONDS", "число секунд больше нуля")?;
        if step_up.is_some() && sign_in.profile == Profile::Oidc {
            return Err(Misunderstood {
                name: "STEP_UP_SECONDS",
                wanted: "PROFILE=backend: иначе неизвестно, когда человек вошёл",
            });
        }
        let public_url = env.parse("PUBLIC_URL", "полный адрес")?;
        let same_site = env.parse("SESSION_SAMESITE", "lax или none")?;
        if same_site == Some(SameSite::None) && public_url.as_ref().is_some_and(is_plain) {
            return Err(Misunderstood {
                name: "SESSION_SAMESITE",
                wanted: "https в PUBLIC_URL: без него браузеры не примут такую cookie",
            });
        }
        let rate = "число запросов в минуту больше нуля";
        Ok(Self {
            port: env
                .parse("PORT", "число от 0 до 65535")?
                .unwrap_or(default.port),
            idp_port: env
                .parse("IDP_PORT", "число от 0 до 65535")?
                .unwrap_or(default.idp_port),
            database: env.get("DATABASE").map_or(default.database, PathBuf::from),
            dist: env.get("DIST").map_or(default.dist, PathBuf::from),
            session,
            session_across_sites: same_site == Some(SameSite::None),
            step_up,
            public_url,
            api_base: env.get("API_BASE").unwrap_or(default.api_base),
            api_origins: env.origins("API_ORIGINS")?,
            connect_src: env.origins("CONNECT_SRC")?,
            host_origins: env.origins("HOST_ORIGINS")?,
            host_port: env.parse("HOST_PORT", "число от 0 до 65535")?,
            hostile_port: env.parse("HOSTILE_PORT", "число от 0 до 65535")?,
            sign_in,
            limits: Limits {
                login: env
                    .parse("LOGIN_LIMIT", rate)?
                    .unwrap_or(default.limits.login),
                requests: env
                    .parse("REQUEST_LIMIT", rate)?
                    .unwrap_or(default.limits.requests),
            },
            slow: default.slow,
            scale: env
                .parse("DEMO", "full или small")?
                .unwrap_or(default.scale),
        })
    }
}

/// Whether browsers refuse a `Secure` cookie from there: they trust this machine without https.
fn is_plain(url: &Url) -> bool {
    url.scheme() != "https" && url.host_str() != Some("localhost")
}

struct Environment<F>(F);

impl<F: Fn(&str) -> Option<String>> Environment<F> {
    /// An empty variable counts as one that is not set.
    fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.trim().is_empty())
    }

    fn parse<T: FromStr>(
        &self,
        name: &'static str,
        wanted: &'static str,
    ) -> Result<Option<T>, Misunderstood> {
        let parsed = self.get(name).map(|value| value.trim().parse());
        parsed
            .transpose()
            .map_err(|_| Misunderstood { name, wanted })
    }

    fn sign_in(&self) -> Result<SignIn, Misunderstood> {
        let trimmed = |name| self.get(name).map(|value| value.trim().to_owned());
        // Kept as it is written: issuers are compared as strings.
        self.parse::<Url>("ISSUER", "полный адрес поставщика")?;
        Ok(SignIn {
            profile: self
                .parse("PROFILE", "backend или oidc")?
                .unwrap_or_default(),
            issuer: trimmed("ISSUER"),
            client_id: trimmed("CLIENT_ID"),
            client_secret: trimmed("CLIENT_SECRET").map(|secret| Secret::received(&secret)),
            scope: trimmed("SCOPE"),
        })
    }

    fn origins(&self, name: &'static str) -> Result<Vec<Origin>, Misunderstood> {
        let list = self.get(name).unwrap_or_default();
        let parts = list.split(',').filter(|part| !part.trim().is_empty());
        parts
            .map(|part| {
                part.parse().map_err(|_| Misunderstood {
                    name,
                    wanted: "адреса через запятую",
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Misunderstood> {
        Config::read(|name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn nothing_set_gives_the_defaults() {
        let config = read(&[("PORT", ""), ("API_ORIGINS", " ")]).expect("defaults");
        assert_eq!((config.port, config.idp_port), (8080, 8081));
        assert_eq!(config.session, Duration::from_secs(1800));
        assert!(config.api_origins.is_empty());
    }

    #[test]
    fn origins_lose_their_paths() {
        let config = read(&[(
            "API_ORIGINS",
            "http://localhost:3000/, https://a.example:443/x",
        )]);
        let origins = config.expect("origins").api_origins;
        let names: Vec<_> = origins.iter().map(Origin::as_str).collect();
        assert_eq!(names, ["http://localhost:3000", "https://a.example"]);
    }

    #[test]
    fn a_session_is_told_in_minutes_or_in_seconds() {
        for (pairs, seconds) in [
            (&[("SESSION_MINUTES", "2")][..], 120),
            (&[("SESSION_SECONDS", "5")], 5),
            (&[("SESSION_MINUTES", "2"), ("SESSION_SECONDS", "5")], 5),
        ] {
            let config = read(pairs).expect("a session");
            assert_eq!(config.session, Duration::from_secs(seconds), "{pairs:?}");
        }
    }

    #[test]
    fn the_demo_data_is_whole_unless_less_is_wanted() {
        let scale = |pairs: &[_]| read(pairs).expect("a scale").scale;
        assert_eq!(scale(&[]), Scale::default());
        assert_eq!(scale(&[("DEMO", "full")]), Scale::default());
        assert_eq!(scale(&[("DEMO", "small")]), Scale::SMALL);
    }

    /// What cannot be checked is not promised.
    #[test]
    fn a_fresh_sign_in_is_demanded_where_it_can_be_told() {
        let step_up = ("STEP_UP_SECONDS", "300");
        let config = read(&[step_up]).expect("seconds");
        assert_eq!(config.step_up.map(NonZeroU32::get), Some(300));
        let error = read(&[step_up, ("PROFILE", "oidc")]).expect_err("no way to tell");
        assert!(error.to_string().starts_with("STEP_UP_SECONDS"), "{error}");
    }

    #[test]
    fn a_cookie_for_other_sites_needs_https() {
        let none = ("SESSION_SAMESITE", "none");
        for good in ["https://cabinet.example/", "http://localhost:8080/"] {
            let config = read(&[none, ("PUBLIC_URL", good)]).expect(good);
            assert!(config.session_across_sites);
        }
        let error = read(&[none, ("PUBLIC_URL", "http://cabinet.example/")]).expect_err("plain");
        assert!(error.to_string().starts_with("SESSION_SAMESITE"), "{error}");
        assert!(!read(&[]).expect("defaults").session_across_sites);
    }

    #[test]
    fn nonsense_is_named() {
        for (name, value) in [
            ("PORT", "80800"),
            ("SESSION_MINUTES", "0"),
            ("SESSION_SECONDS", "0"),
            ("PUBLIC_URL", "here"),
            ("PROFILE", "both"),
            ("ISSUER", "here"),
            ("STEP_UP_SECONDS", "0"),
            ("HOST_ORIGINS", "region"),
            ("HOST_PORT", "-1"),
            ("SESSION_SAMESITE", "strict"),
            ("DEMO", "tiny"),
        ] {
            let error = read(&[(name, value)]).expect_err(name);
            assert!(error.to_string().starts_with(name), "{error}");
        }
    }
}
