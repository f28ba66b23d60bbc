//! Origins, as browsers write them.

use std::str::FromStr;

use url::Url;

/// Scheme, host and port, written as browsers write `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub fn of(url: &Url) -> Self {
        Self(url.origin().ascii_serialization())
    }

    /// Of a port of this machine.
    pub fn http(host: &str, port: u16) -> Self {
        Self(format!("http://{host}:{port}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = url::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Url::parse(text.trim()).map(|url| Self::of(&url))
    }
}
