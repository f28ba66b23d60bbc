//! The cookies of the app: how they are named, marked and read.

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use cookie::SameSite;
use cookie::time::Duration;

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

    /// None: until the browser is closed.
    fn lifetime(self) -> Option<Duration> {
        match self {
            Self::Session => None,
            Self::Login => Some(Duration::HOUR),
        }
    }
}

impl Cookies {
    pub fn read(self, headers: &HeaderMap, cookie: Cookie) -> Option<Secret> {
        // A picture on any page could ask, and keep a session alive that nobody uses. The frame's own
        // requests come from the app's origin.
        if self.across_sites && security::is_cross_site(headers) {
            return None;
        }
        let jar = CookieJar::from_headers(headers);
        let cookie = jar.get(&self.name(cookie))?;
        Some(Secret::received(cookie.value()))
    }

    /// A part of the answer that sets it.
    pub fn set(self, cookie: Cookie, value: &Secret) -> CookieJar {
        self.write(cookie, value.expose(), cookie.lifetime())
    }

    pub fn clear(self, cookie: Cookie) -> CookieJar {
        self.write(cookie, "", Some(Duration::ZERO))
    }

    fn name(self, cookie: Cookie) -> String {
        let prefix = if self.secure { "__Host-" } else { "" };
        format!("{prefix}{}", cookie.name())
    }

    fn write(self, cookie: Cookie, value: &str, lifetime: Option<Duration>) -> CookieJar {
        // Browsers take `None` with `Secure` only, and `Secure` from `http://localhost` too.
        let across_sites = self.across_sites && cookie == Cookie::Session;
        let sent = if across_sites {
            SameSite::None
        } else {
            SameSite::Lax
        };
        let mut written = cookie::Cookie::build((self.name(cookie), value.to_owned()))
            .path("/")
            .http_only(true)
            .same_site(sent)
            .secure(self.secure || across_sites)
            .build();
        written.set_max_age(lifetime);
        CookieJar::new().add(written)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};
    use axum::response::IntoResponse as _;

    use super::*;

    fn cookies(secure: bool, across_sites: bool) -> Cookies {
        Cookies {
            secure,
            across_sites,
        }
    }

    fn set(cookies: Cookies, cookie: Cookie) -> String {
        let response = cookies
            .set(cookie, &Secret::received("abc"))
            .into_response();
        response.headers()[header::SET_COOKIE]
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
                "session=abc; HttpOnly; SameSite=Lax; Path=/",
            ),
            (
                true,
                false,
                Cookie::Session,
                "__Host-session=abc; HttpOnly; SameSite=Lax; Secure; Path=/",
            ),
            (
                false,
                true,
                Cookie::Session,
                "session=abc; HttpOnly; SameSite=None; Secure; Path=/",
            ),
            (
                true,
                true,
                Cookie::Login,
                "__Host-login=abc; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=3600",
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
