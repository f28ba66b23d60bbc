//! Where the browser may be sent.

/// An address of the identity provider to which the browser may be sent.
pub struct AuthorizeUrl(String);

/// The address is not of a configured provider: whoever answered is not trusted to redirect.
#[derive(Debug, PartialEq)]
pub struct UnknownOrigin;

impl AuthorizeUrl {
    /// Accepts only an address whose origin is on the configured list.
    ///
    /// # Errors
    /// [`UnknownOrigin`] for any other.
    pub fn new(url: String, origins: &[String]) -> Result<Self, UnknownOrigin> {
        // The origin ends where path, query or fragment begins: `https://id.example.evil` and
        // `https://id.example@evil` must not pass as `https://id.example`.
        let known = origins.iter().any(|origin| {
            url.strip_prefix(origin.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        });
        if known {
            Ok(Self(url))
        } else {
            Err(UnknownOrigin)
        }
    }

    /// An endpoint, which may have a query already, with this query.
    pub(super) fn with_query(
        endpoint: &str,
        query: &str,
        origins: &[String],
    ) -> Result<Self, UnknownOrigin> {
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Self::new(format!("{endpoint}{joint}{query}"), origins)
    }

    /// The address, for the navigation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
