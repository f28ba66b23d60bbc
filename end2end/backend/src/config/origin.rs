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

    /// Only of a site: that of anything else is written `null`, as that of every sandboxed page.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim())?;
        if matches!(url.scheme(), "http" | "https") && is_bare(&url) {
            Ok(Self::of(&url))
        } else {
            Err(url::ParseError::EmptyHost)
        }
    }
}

/// No name stands before the host, to be taken for it.
fn is_bare(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}
