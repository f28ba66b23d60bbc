//! What the identity provider sent in the address of the callback.

/// The authorization code; consumed by the backend.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Code(String);

impl Code {
    /// The text, for the body of the completion.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The value that ties an answer to the sign-in that was begun.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct State(String);

impl State {
    /// Takes a non-empty value of at most 500 characters (`LoginStart` of the contract).
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (1..=500)
            .contains(&text.len())
            .then(|| Self(text.to_owned()))
    }

    /// The text, for storage and the body of the completion.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `ESIA-` and six digits: the only part of `error_description` that is stable, and the only part
/// that is ever used.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct EsiaCode(String);

impl EsiaCode {
    /// The code at the beginning of a description.
    #[must_use]
    pub fn at_start(description: &str) -> Option<Self> {
        let code = description.get(..11)?;
        let digits = code.strip_prefix("ESIA-")?;
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| Self(code.to_owned()))
    }

    /// For example `ESIA-007055`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why the provider did not sign the user in.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Refusal {
    /// The user pressed «Отказать» (ESIA-007004, or `access_denied` without a code).
    Declined,
    /// The account is not подтверждённая (ESIA-007055).
    Unconfirmed,
    /// Overloaded, under maintenance, or an error that passes (ESIA-007007, 007008, 007011, 007015;
    /// `temporarily_unavailable`, `server_error`).
    TryLater(Option<EsiaCode>),
    /// Anything else: somebody of the site has to look.
    Other(Option<EsiaCode>),
}

impl Refusal {
    fn new(error: &str, description: Option<&str>) -> Self {
        let code = description.and_then(EsiaCode::at_start);
        match (code.as_ref().map(EsiaCode::as_str), error) {
            (Some("ESIA-007004"), _) | (None, "access_denied") => Self::Declined,
            (Some("ESIA-007055"), _) => Self::Unconfirmed,
            (Some("ESIA-007007" | "ESIA-007008" | "ESIA-007011" | "ESIA-007015"), _)
            | (None, "temporarily_unavailable" | "server_error") => Self::TryLater(code),
            _ => Self::Other(code),
        }
    }

    /// The code to show small, for support.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Declined => Some("ESIA-007004"),
            Self::Unconfirmed => Some("ESIA-007055"),
            Self::TryLater(code) | Self::Other(code) => code.as_ref().map(EsiaCode::as_str),
        }
    }
}

/// The provider's answer.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Answer {
    /// Signed in; the backend has to exchange this.
    Code(Code),
    /// Not signed in.
    Refused(Refusal),
}

/// A well-formed callback; whether it is ours is decided by
/// [`PendingLogin::complete`](super::PendingLogin::complete).
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Callback {
    /// Echoed by the provider.
    pub state: State,
    /// RFC 9207; the backend, which knows the provider, compares it.
    pub issuer: Option<String>,
    /// Code or refusal.
    pub answer: Answer,
}

/// Why a callback leads nowhere.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum CallbackError {
    /// None of the protocol's parameters: a bookmark, a refresh, or «Назад».
    Empty,
    /// A parameter twice, none where one must be, or one too long: no provider sends that.
    Damaged,
    /// This tab began no sign-in, or another one than the answer belongs to.
    NotOurs,
    /// Begun more than ten minutes ago.
    Expired,
    /// The provider refused.
    Refused(Refusal),
}

impl Callback {
    /// Reads the query of the callback's address, with or without `?`.
    ///
    /// # Errors
    /// [`CallbackError::Empty`] or [`CallbackError::Damaged`].
    pub fn parse(query: &str) -> Result<Self, CallbackError> {
        let query = query.trim_start_matches('?');
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let one = |name: &str| {
            let mut values = pairs
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, value)| &**value);
            match (values.next(), values.next()) {
                (value, None) => Ok(value),
                _ => Err(CallbackError::Damaged),
            }
        };
        let (code, error, state) = (one("code")?, one("error")?, one("state")?);
        let (issuer, description) = (one("iss")?, one("error_description")?);
        let answer = match (code, error) {
            (None, None) if state.is_none() => return Err(CallbackError::Empty),
            (Some(code), None) if (1..=4000).contains(&code.len()) => {
                Answer::Code(Code(code.to_owned()))
            }
            (None, Some(error)) => Answer::Refused(Refusal::new(error, description)),
            _ => return Err(CallbackError::Damaged),
        };
        let state = state.and_then(State::new).ok_or(CallbackError::Damaged)?;
        Ok(Self {
            state,
            issuer: issuer.map(str::to_owned),
            answer,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_its_state() {
        let callback = Callback::parse("?code=a%2Bb&state=s1&iss=https%3A%2F%2Fid&more=1").unwrap();
        assert_eq!(callback.state.as_str(), "s1");
        assert_eq!(callback.issuer.as_deref(), Some("https://id"));
        assert_eq!(callback.answer, Answer::Code(Code("a+b".to_owned())));
    }

    #[test]
    fn nothing_at_all_is_a_bookmark() {
        for query in ["", "?", "?utm_source=mail"] {
            assert_eq!(Callback::parse(query), Err(CallbackError::Empty), "{query}");
        }
    }

    #[test]
    fn what_no_provider_sends_is_damaged() {
        for query in [
            "state=s1",
            "code=a",
            "code=&state=s1",
            "code=a&state=",
            "code=a&code=b&state=s1",
            "code=a&state=s1&state=s1",
            "code=a&state=s1&iss=a&iss=b",
            "code=a&error=access_denied&state=s1",
            "error=access_denied",
            "error=x&error=y&state=s1",
        ] {
            assert_eq!(
                Callback::parse(query),
                Err(CallbackError::Damaged),
                "{query}"
            );
        }
        assert_eq!(
            Callback::parse(&format!("code={}&state=s", "x".repeat(4001))),
            Err(CallbackError::Damaged)
        );
        assert_eq!(
            Callback::parse(&format!("code=x&state={}", "s".repeat(501))),
            Err(CallbackError::Damaged)
        );
    }

    fn refusal(query: &str) -> Refusal {
        match Callback::parse(&format!("{query}&state=s1"))
            .unwrap()
            .answer
        {
            Answer::Refused(refusal) => refusal,
            Answer::Code(_) => panic!("a code"),
        }
    }

    #[test]
    fn a_refusal_is_read_by_its_code_only() {
        let text = "error=access_denied&error_description=ESIA-007055%3A+whatever+%D1%82%D0%B5%D0%BA%D1%81%D1%82";
        assert_eq!(refusal(text), Refusal::Unconfirmed);
        assert_eq!(
            refusal("error=access_denied&error_description=ESIA-007004"),
            Refusal::Declined
        );
        assert_eq!(refusal("error=access_denied"), Refusal::Declined);
        let busy = refusal("error=access_denied&error_description=ESIA-007008%3A+x");
        assert_eq!(busy.code(), Some("ESIA-007008"));
        assert!(matches!(busy, Refusal::TryLater(_)));
        assert_eq!(
            refusal("error=temporarily_unavailable"),
            Refusal::TryLater(None)
        );
        let unknown = refusal("error=invalid_request&error_description=ESIA-007053%3A+x");
        assert_eq!(
            unknown,
            Refusal::Other(Some(EsiaCode("ESIA-007053".to_owned())))
        );
        assert_eq!(
            refusal("error=zzz&error_description=%3Cscript%3E"),
            Refusal::Other(None)
        );
    }

    #[test]
    fn an_esia_code_is_eleven_exact_characters() {
        for text in [
            "ESIA-00705",
            "ESIA-00705x: y",
            "esia-007055",
            " ESIA-007055",
            "ЕСИА-007055",
        ] {
            assert!(EsiaCode::at_start(text).is_none(), "{text}");
        }
        assert!(EsiaCode::at_start("ESIA-0070551").is_some());
    }
}
