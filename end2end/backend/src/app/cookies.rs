//! The cookies of the app: how they are named, marked and read.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::secret::Secret;
use crate::security;

/// How both cookies are named and marked. With https their names begin with `__Host-`, so that
/// no neighbouring host can set them.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    pub secure: bool,
    /// The session's cookie is sent in frames on other sites too, if the browser lets it. What keeps forged
    /// requests out then is the header and the `Origin` that each change needs (`security.rs`).
    pub across_sites: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Opens the session; ends with the browser.
    Session,
    /// Binds pending sign-ins to this browser. Outlives them, so that a late one is told
    /// «expired» and not «unknown».
    Login,
}

impl Cookie {
    fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Login => "login",
        }
    }

    fn lifetime(self) -> &'static str {
        match self {
            Self::Session => "",
            Self::Login => "; Max-Age=3600",
        }
    }
}

/// The first cookie whose name is wanted; the stand reads its own by this too.
pub fn received(headers: &HeaderMap, wanted: impl Fn(&str) -> bool) -> Option<Secret> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| wanted(name))
        .map(|(_, value)| Secret::received(value))
}

impl Cookies {
    fn prefix(self) -> &'static str {
        if self.secure { "__Host-" } else { "" }
    }

    pub fn read(self, headers: &HeaderMap, cookie: Cookie) -> Option<Secret> {
        // A picture on any page could ask, and keep a session alive that nobody uses. The frame's own
        // requests come from the app's origin.
        if self.across_sites && security::is_cross_site(headers) {
            return None;
        }
        let ours = |name: &str| name.strip_prefix(self.prefix()) == Some(cookie.name());
        received(headers, ours)
    }

    pub fn set(self, headers: &mut HeaderMap, cookie: Cookie, value: &Secret) {
        self.write(headers, cookie, value.expose(), cookie.lifetime());
    }

    pub fn clear(self, headers: &mut HeaderMap, cookie: Cookie) {
        self.write(headers, cookie, "", "; Max-Age=0");
    }

    fn write(self, headers: &mut HeaderMap, cookie: Cookie, value: &str, lifetime: &str) {
        let (prefix, name) = (self.prefix(), cookie.name());
        let sent = if self.across_sites && cookie == Cookie::Session {
            // Browsers take `None` with `Secure` only, and `Secure` from `http://localhost` too.
            "SameSite=None; Secure"
        } else if self.secure {
            "SameSite=Lax; Secure"
        } else {
            "SameSite=Lax"
        };
        let text = format!("{prefix}{name}={value}; Path=/; HttpOnly; {sent}{lifetime}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.append(header::SET_COOKIE, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookies(secure: bool, across_sites: bool) -> Cookies {
        Cookies {
            secure,
            across_sites,
        }
    }

    fn set(cookies: Cookies, cookie: Cookie) -> String {
        let mut headers = HeaderMap::new();
        cookies.set(&mut headers, cookie, &Secret::received("abc"));
        headers[header::SET_COOKIE]
            .to_str()
            .map(str::to_owned)
            .unwrap_or_default()
    }

    /// With https the prefix; across sites only the session goes, and only when asked.
    #[test]
    fn how_each_cookie_is_marked() {
        for (secure, across_sites, cookie, text) in [
            (
                false,
                false,
                Cookie::Session,
                "session=abc; Path=/; HttpOnly; SameSite=Lax",
            ),
            (
                true,
                false,
                Cookie::Session,
                "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure",
            ),
            (
                false,
                true,
                Cookie::Session,
                "session=abc; Path=/; HttpOnly; SameSite=None; Secure",
            ),
            (
                true,
                true,
                Cookie::Login,
                "__Host-login=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=3600",
            ),
        ] {
            assert_eq!(set(cookies(secure, across_sites), cookie), text);
        }
    }

    #[test]
    fn reads_its_own_cookie_among_others() {
        let mut headers = HeaderMap::new();
        let value = HeaderValue::from_static("theme=dark; session=plain; __Host-session=secure");
        headers.insert(header::COOKIE, value);
        let read = |secure| {
            let secret = cookies(secure, false).read(&headers, Cookie::Session);
            secret.map(|secret| secret.expose().to_owned())
        };
        assert_eq!(read(false).as_deref(), Some("plain"));
        assert_eq!(read(true).as_deref(), Some("secure"));
    }
}
