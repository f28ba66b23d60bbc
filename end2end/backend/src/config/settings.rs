//! The settings: variables of the environment, each of which can be given as an option, too.

use std::ffi::OsString;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser};
use url::Url;

use super::given::{Addresses, Issuer, Issuers, Origins, SameSite, Set, set};
use super::misunderstood::Misunderstood;
use super::profile::{Introspection, Profile, SignIn};
use super::scale::Scale;
use super::values::{Config, Limits};
use crate::domain::capability::Without;
use crate::secret::Secret;

/// The reference backend of the cabinet's contract, and the stand-in identity provider.
// The name of a value says what is wanted there: so the error does, too.
#[derive(Parser)]
#[command(disable_version_flag = true)]
pub struct Settings {
    /// Only makes and fills the database.
    #[arg(long)]
    pub seed_only: bool,
    /// The port of the app; 0 takes a free one.
    #[arg(long, env, value_name = "число от 0 до 65535")]
    port: Option<Set<u16>>,
    /// The port of the stand-in identity provider.
    #[arg(long, env, value_name = "число от 0 до 65535")]
    idp_port: Option<Set<u16>>,
    /// The file of the database.
    #[arg(long, env, value_name = "путь")]
    database: Option<Set<PathBuf>>,
    /// The static files of the app.
    #[arg(long, env, value_name = "путь")]
    dist: Option<Set<PathBuf>>,
    /// How long a session lives without being used.
    #[arg(long, env, value_name = "число минут больше нуля")]
    session_minutes: Option<Set<NonZeroU32>>,
    /// The same, for tests and for showing how a session ends; wins over minutes.
    #[arg(long, env, value_name = "число секунд больше нуля")]
    session_seconds: Option<Set<NonZeroU32>>,
    /// Whether the session's cookie is sent in frames on other sites, too.
    #[arg(long, env, value_name = "lax или none")]
    session_samesite: Option<Set<SameSite>>,
    /// How old a sign-in may be with which a sensitive permission is given.
    #[arg(long, env, value_name = "число секунд больше нуля")]
    step_up_seconds: Option<Set<NonZeroU32>>,
    /// Where browsers find the app, when that is not localhost.
    #[arg(long, env, value_name = "полный адрес")]
    public_url: Option<Set<Url>>,
    /// Where the app finds the API.
    #[arg(long, env, value_name = "адрес")]
    api_base: Option<Set<String>>,
    /// Further origins that may call the API.
    #[arg(long, env, value_name = "адреса через запятую")]
    api_origins: Option<Origins>,
    /// Further sources for `connect-src` of the Content-Security-Policy.
    #[arg(long, env, value_name = "адреса через запятую")]
    connect_src: Option<Origins>,
    /// The sites that may show the app in a frame of theirs.
    #[arg(long, env, value_name = "адреса через запятую")]
    host_origins: Option<Origins>,
    /// The port of the demo's site of a region, if there is to be one.
    #[arg(long, env, value_name = "число от 0 до 65535")]
    host_port: Option<Set<u16>>,
    /// The same of the site that must not be able to embed the app.
    #[arg(long, env, value_name = "число от 0 до 65535")]
    hostile_port: Option<Set<u16>>,
    /// Who is the OpenID client: this backend, or the app itself.
    #[arg(long, env, value_name = "backend или oidc")]
    profile: Option<Set<Profile>>,
    /// An outside identity provider.
    #[arg(long, env, value_name = "полный адрес поставщика")]
    issuer: Option<Set<Issuer>>,
    /// The name of the client there.
    #[arg(long, env, value_name = "имя")]
    client_id: Option<Set<String>>,
    /// Its secret: better in the environment, where other users of the machine do not see it.
    #[arg(long, env, value_name = "секрет", hide_env_values = true)]
    client_secret: Option<Set<String>>,
    /// What is asked of the provider.
    #[arg(long, env, value_name = "слова через пробел")]
    scope: Option<Set<String>>,
    /// How access tokens name this API, where that is not the client's own name.
    #[arg(long, env, value_name = "имя")]
    audience: Option<Set<String>>,
    /// As whom this backend asks the provider about access tokens (profile oidc).
    #[arg(long, env, value_name = "имя")]
    introspection_client_id: Option<Set<String>>,
    /// Its secret there.
    #[arg(
        long,
        env,
        value_name = "секрет вместе с INTROSPECTION_CLIENT_ID",
        hide_env_values = true
    )]
    introspection_client_secret: Option<Set<String>>,
    /// The outside providers whose word on a person's СНИЛС is believed.
    #[arg(long, env, value_name = "полные адреса поставщиков через запятую")]
    snils_issuers: Option<Issuers>,
    /// The reverse proxies whose word on the address of a client is believed.
    #[arg(long, env, value_name = "IP-адреса через запятую")]
    trusted_proxies: Option<Addresses>,
    /// How often one address may take each step of a sign-in.
    #[arg(long, env, value_name = RATE)]
    login_limit: Option<Set<NonZeroU32>>,
    /// How often it may ask for anything else.
    #[arg(long, env, value_name = RATE)]
    request_limit: Option<Set<NonZeroU32>>,
    /// For how many masked numbers one person may ask, by searching or checking a list.
    #[arg(long, env, value_name = "число номеров в час больше нуля")]
    number_limit: Option<Set<NonZeroU32>>,
    /// What is not offered of what not every backend has, and has no operations.
    #[arg(
        long,
        env,
        value_name = "возможности через запятую, как их называет контракт"
    )]
    without: Option<Set<Without>>,
    /// How much demo data an empty database is filled with.
    #[arg(long, env, value_name = "full или small")]
    demo: Option<Set<Scale>>,
}

const RATE: &str = "число запросов в минуту больше нуля";

impl From<clap::Error> for Misunderstood {
    fn from(error: clap::Error) -> Self {
        let Some(ContextValue::String(at_fault)) = error.get(ContextKind::InvalidArg) else {
            return Self::Arguments;
        };
        let mut command = Settings::command();
        command.build();
        let mut settings = command.get_arguments();
        let setting = settings.find(|setting| setting.to_string() == *at_fault);
        let name = setting.and_then(|setting| setting.get_env()?.to_str());
        let wanted = setting.and_then(|setting| setting.get_value_names()?.first());
        match (name, wanted) {
            (Some(name), Some(wanted)) => Self::variable(name, wanted),
            _ => Self::Arguments,
        }
    }
}

impl Settings {
    /// Of this process. Who asks for help gets it, and nothing else.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Misunderstood> {
        Self::try_parse_from(arguments).map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp => error.exit(),
            _ => error.into(),
        })
    }

    pub fn config(self) -> Result<Config, Misunderstood> {
        let default = Config::default();
        let step_up = set(self.step_up_seconds);
        let profile = set(self.profile).unwrap_or_default();
        if step_up.is_some() && profile == Profile::Oidc {
            return Err(Misunderstood::variable(
                "STEP_UP_SECONDS",
                "PROFILE=backend: иначе неизвестно, когда человек вошёл",
            ));
        }
        let introspection = match (
            set(self.introspection_client_id),
            set(self.introspection_client_secret),
        ) {
            (Some(client_id), Some(secret)) => Some(Introspection {
                client_id,
                client_secret: Secret::received(&secret),
            }),
            (None, None) => None,
            _ => {
                return Err(Misunderstood::variable(
                    "INTROSPECTION_CLIENT_ID",
                    "вместе с INTROSPECTION_CLIENT_SECRET",
                ));
            }
        };
        let session_across_sites = set(self.session_samesite) == Some(SameSite::None);
        let public_url = set(self.public_url);
        if session_across_sites && public_url.as_ref().is_some_and(is_plain) {
            return Err(Misunderstood::variable(
                "SESSION_SAMESITE",
                "https в PUBLIC_URL: без него браузеры не примут такую cookie",
            ));
        }
        let seconds = set(self.session_seconds).map(|seconds| u64::from(seconds.get()));
        let minutes = set(self.session_minutes).map(|minutes| u64::from(minutes.get()) * 60);
        let session = seconds.or(minutes).map(Duration::from_secs);
        Ok(Config {
            port: set(self.port).unwrap_or(default.port),
            idp_port: set(self.idp_port).unwrap_or(default.idp_port),
            database: set(self.database).unwrap_or(default.database),
            dist: set(self.dist).unwrap_or(default.dist),
            session: session.unwrap_or(default.session),
            session_across_sites,
            step_up,
            public_url,
            api_base: set(self.api_base).unwrap_or(default.api_base),
            api_origins: self.api_origins.unwrap_or_default().0,
            connect_src: self.connect_src.unwrap_or_default().0,
            host_origins: self.host_origins.unwrap_or_default().0,
            host_port: set(self.host_port),
            hostile_port: set(self.hostile_port),
            sign_in: SignIn {
                profile,
                issuer: set(self.issuer).map(|Issuer(issuer)| issuer),
                client_id: set(self.client_id),
                client_secret: set(self.client_secret).as_deref().map(Secret::received),
                scope: set(self.scope),
                audience: set(self.audience),
                introspection,
                snils_issuers: self.snils_issuers.unwrap_or_default().0,
            },
            limits: Limits {
                login: set(self.login_limit).unwrap_or(default.limits.login),
                requests: set(self.request_limit).unwrap_or(default.limits.requests),
                numbers: set(self.number_limit).unwrap_or(default.limits.numbers),
            },
            trusted_proxies: self.trusted_proxies.unwrap_or_default().0,
            without: set(self.without).unwrap_or_default(),
            slow: default.slow,
            scale: set(self.demo).unwrap_or(default.scale),
        })
    }
}

/// Whether browsers refuse a `Secure` cookie from there: they trust this machine without https.
fn is_plain(url: &Url) -> bool {
    url.scheme() != "https" && url.host_str() != Some("localhost")
}

#[cfg(test)]
mod tests {
    use std::iter;

    use clap::FromArgMatches as _;

    use super::*;
    use crate::config::Origin;

    /// By options, so that a test needs no environment.
    fn read(pairs: &[(&str, &str)]) -> Result<Config, Misunderstood> {
        let option = |(name, value): &(&str, &str)| {
            format!("--{}={value}", name.to_lowercase().replace('_', "-"))
        };
        let arguments = pairs.iter().map(option);
        let command = Settings::command().mut_args(|setting| setting.env(None::<&str>));
        let matches =
            command.try_get_matches_from(iter::once("backend".to_owned()).chain(arguments));
        matches
            .and_then(|matches| Settings::from_arg_matches(&matches))
            .map_err(Misunderstood::from)?
            .config()
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
    fn what_is_wrong_is_one_sentence() {
        let error = read(&[("PORT", "80800")]).expect_err("no port");
        assert_eq!(
            error.to_string(),
            "PORT: здесь нужно число от 0 до 65535 (expected in the environment)."
        );
        assert_eq!(
            read(&[("COLOUR", "red")]).err(),
            Some(Misunderstood::Arguments)
        );
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
            ("SNILS_ISSUERS", "https://id.example, here"),
            ("STEP_UP_SECONDS", "0"),
            ("HOST_ORIGINS", "region"),
            ("HOST_ORIGINS", "https://"),
            ("API_ORIGINS", "https://region.example, https://"),
            ("API_ORIGINS", "data:x"),
            ("API_ORIGINS", "https://region.example@evil.example"),
            ("TRUSTED_PROXIES", "proxy.example"),
            ("HOST_PORT", "-1"),
            ("SESSION_SAMESITE", "strict"),
            ("DEMO", "tiny"),
            ("WITHOUT", "reveal,wings"),
        ] {
            let error = read(&[(name, value)]).expect_err(name);
            assert!(error.to_string().starts_with(name), "{error}");
        }
    }
}
