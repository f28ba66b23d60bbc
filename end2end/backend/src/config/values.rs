//! What is decided before the start, and what it is unless the settings say otherwise.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use super::origin::Origin;
use super::profile::SignIn;
use super::scale::Scale;
use crate::domain::capability::Without;

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
    /// The reverse proxies whose word on the address of a client is believed; behind any other all clients
    /// share its one address.
    pub trusted_proxies: Vec<IpAddr>,
    /// What is not offered and not there.
    pub without: Without,
    /// How long a slow answer takes.
    pub slow: Duration,
    /// How much demo data an empty database is filled with.
    pub scale: Scale,
}

/// Requests per minute and client address.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of each step of a sign-in.
    pub login: NonZeroU32,
    /// Of everything else.
    pub requests: NonZeroU32,
    /// Of numbers that are shown masked: those one person may ask for in an hour. By trying, the
    /// hidden digits of one СНИЛС take a hundred thousand questions.
    pub numbers: NonZeroU32,
}

impl Default for Config {
    fn default() -> Self {
        const LOGINS: NonZeroU32 = NonZeroU32::new(30).unwrap();
        const REQUESTS: NonZeroU32 = NonZeroU32::new(3000).unwrap();
        const NUMBERS: NonZeroU32 = NonZeroU32::new(3000).unwrap();
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
                numbers: NUMBERS,
            },
            trusted_proxies: Vec::new(),
            without: Without::default(),
            slow: Duration::from_secs(10),
            scale: Scale::default(),
        }
    }
}
