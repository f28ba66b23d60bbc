//! A sign-in that was begun in this tab, and its end.

use super::{Answer, Callback, CallbackError, Code, Millis, State};
use crate::route::ReturnTo;

/// How long a sign-in may take: as long as the backend keeps its half (`LoginStart.expires_in`).
const LIFETIME: Millis = 10 * 60 * 1000;

/// An address of the identity provider to which the browser may be sent.
pub struct AuthorizeUrl(String);

/// The address is not of a configured provider: whoever answered is not trusted to redirect.
#[cfg_attr(test, derive(Debug, PartialEq))]
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

    /// The address, for the navigation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sign-in that was begun in this tab. It is consumed by its end, so that no answer counts twice.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub struct PendingLogin {
    state: State,
    started_at: Millis,
    return_to: ReturnTo,
}

/// What the backend needs to complete the sign-in. Only a [`PendingLogin`] yields one.
#[cfg_attr(test, derive(Debug))]
pub struct Grant {
    code: Code,
    state: State,
    issuer: Option<String>,
}

impl PendingLogin {
    /// Begins a sign-in with the backend's `state`.
    #[must_use]
    pub fn new(state: State, started_at: Millis, return_to: ReturnTo) -> Self {
        Self {
            state,
            started_at,
            return_to,
        }
    }

    /// Where the user was heading; also after a failure, to begin again from there.
    #[must_use]
    pub fn return_to(&self) -> &ReturnTo {
        &self.return_to
    }

    /// The text to keep in the tab while the browser is away.
    #[must_use]
    pub fn to_storage(&self) -> String {
        format!(
            "{}\n{}\n{}",
            self.started_at,
            self.return_to.path(),
            self.state.as_str()
        )
    }

    /// Reads what was kept; `None` when it is not ours.
    #[must_use]
    pub fn from_storage(text: &str) -> Option<Self> {
        let mut lines = text.splitn(3, '\n');
        let started_at = lines.next()?.parse().ok()?;
        let return_to = ReturnTo::parse(lines.next()?);
        Some(Self {
            state: State::new(lines.next()?)?,
            started_at,
            return_to,
        })
    }

    /// Decides on the provider's answer: is it ours, in time, and a yes?
    ///
    /// # Errors
    /// The first of these, in this order, that is not so.
    pub fn complete(
        self,
        callback: Callback,
        now: Millis,
    ) -> Result<(Grant, ReturnTo), CallbackError> {
        if callback.state != self.state {
            return Err(CallbackError::NotOurs);
        }
        // A clock set back makes the age unknown, which is as good as too old.
        if now
            .checked_sub(self.started_at)
            .is_none_or(|age| age > LIFETIME)
        {
            return Err(CallbackError::Expired);
        }
        match callback.answer {
            Answer::Refused(refusal) => Err(CallbackError::Refused(refusal)),
            Answer::Code(code) => {
                let grant = Grant {
                    code,
                    state: self.state,
                    issuer: callback.issuer,
                };
                Ok((grant, self.return_to))
            }
        }
    }
}

impl Grant {
    /// The code.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// The state under which the backend keeps its half.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// RFC 9207, as it came.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Refusal;
    use super::*;
    use crate::route::Route;

    fn pending() -> PendingLogin {
        let deep = ReturnTo::parse("/organizations/romashka/administration");
        PendingLogin::new(State::new("s1").unwrap(), 1_000, deep)
    }

    fn callback(query: &str) -> Callback {
        Callback::parse(query).unwrap()
    }

    #[test]
    fn the_right_answer_in_time_is_a_grant_and_leads_where_the_user_was_heading() {
        let (grant, return_to) = pending()
            .complete(callback("code=c&state=s1&iss=i"), 2_000)
            .unwrap();
        assert_eq!(
            (
                grant.code().as_str(),
                grant.state().as_str(),
                grant.issuer()
            ),
            ("c", "s1", Some("i"))
        );
        assert_eq!(
            return_to.into_route().path(),
            "/organizations/romashka/administration"
        );
    }

    #[test]
    fn another_state_is_not_ours_even_when_it_refuses() {
        for query in ["code=c&state=s2", "error=access_denied&state=s2"] {
            assert_eq!(
                pending().complete(callback(query), 2_000).unwrap_err(),
                CallbackError::NotOurs
            );
        }
    }

    #[test]
    fn ten_minutes_and_no_longer() {
        let at = |now| {
            pending()
                .complete(callback("code=c&state=s1"), now)
                .map(|_| ())
        };
        assert_eq!(at(1_000 + LIFETIME), Ok(()));
        assert_eq!(at(1_001 + LIFETIME), Err(CallbackError::Expired));
        assert_eq!(at(999), Err(CallbackError::Expired), "a clock set back");
    }

    #[test]
    fn a_refusal_is_passed_on() {
        let refused = pending().complete(callback("error=access_denied&state=s1"), 2_000);
        assert_eq!(
            refused.unwrap_err(),
            CallbackError::Refused(Refusal::Declined)
        );
    }

    #[test]
    fn storage_there_and_back() {
        assert_eq!(
            PendingLogin::from_storage(&pending().to_storage()),
            Some(pending())
        );
        for text in ["", "1", "x\n/\ns", "1\n/\n"] {
            assert_eq!(PendingLogin::from_storage(text), None, "{text:?}");
        }
        let foreign = PendingLogin::from_storage("1\nhttps://evil.example\ns").unwrap();
        assert_eq!(foreign.return_to.into_route(), Route::Organizations);
    }

    #[test]
    fn only_configured_origins() {
        let origins = [
            "https://id.example".to_owned(),
            "http://localhost:8081".to_owned(),
        ];
        let known = |url: &str| AuthorizeUrl::new(url.to_owned(), &origins).is_ok();
        assert!(known("https://id.example/a?b=c"));
        assert!(known("http://localhost:8081?x"));
        for url in [
            "https://id.example.evil/",
            "https://id.example@evil/",
            "https://id.example:444/",
            "http://id.example/",
            "//id.example/",
            "javascript:alert(1)",
            "http://localhost:80811/",
            "https://id.example\\evil",
        ] {
            assert!(!known(url), "{url}");
        }
    }
}
