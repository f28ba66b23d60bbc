//! What a setting may be given as.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use strum::EnumString;
use url::Url;

use super::origin::Origin;

/// What may be set; an empty variable counts as one that is not.
#[derive(Clone)]
pub struct Set<T>(Option<T>);

impl<T: FromStr> FromStr for Set<T> {
    type Err = Nonsense;

    fn from_str(text: &str) -> Result<Self, Nonsense> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self(None));
        }
        text.parse()
            .map(|value| Self(Some(value)))
            .map_err(|_| Nonsense)
    }
}

pub fn set<T>(given: Option<Set<T>>) -> Option<T> {
    given?.0
}

#[derive(Clone, Default)]
pub struct Origins(pub Vec<Origin>);

impl FromStr for Origins {
    type Err = url::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').filter(|part| !part.trim().is_empty());
        parts.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

#[derive(Clone, Default)]
pub struct Addresses(pub Vec<IpAddr>);

impl FromStr for Addresses {
    type Err = std::net::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

/// Kept as it is written: issuers are compared as strings.
#[derive(Clone)]
pub struct Issuer(pub String);

impl FromStr for Issuer {
    type Err = url::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Url::parse(text).map(|_| Self(text.to_owned()))
    }
}

#[derive(Clone, Default)]
pub struct Issuers(pub Vec<String>);

impl FromStr for Issuers {
    type Err = url::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let issuers = parts.map(|part| part.parse().map(|Issuer(issuer)| issuer));
        issuers.collect::<Result<_, _>>().map(Self)
    }
}

/// Of the session's cookie.
#[derive(Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum SameSite {
    Lax,
    None,
}

/// What it should have been, the setting says.
#[derive(Debug)]
pub struct Nonsense;

impl fmt::Display for Nonsense {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not understood")
    }
}

impl std::error::Error for Nonsense {}
