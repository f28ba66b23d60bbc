//! What the identity provider sent in the address of the callback.

use super::refusal::Refusal;

/// The authorization code; works once.
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
/// [`PendingLogin::complete`](crate::oidc::PendingLogin::complete).
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Callback {
    /// Echoed by the provider.
    pub state: State,
    /// RFC 9207; compared by whoever knows the provider ([`IssuerRule`](crate::oidc::IssuerRule)).
    pub issuer: Option<String>,
    /// Code or refusal.
    pub answer: Answer,
}

/// Why a callback leads nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallbackError {
    /// None of the protocol's parameters: a bookmark, a refresh, or «Назад».
    Empty,
    /// A parameter twice, none where one must be, or one too long: no provider sends that.
    Damaged,
    /// This tab began no sign-in, or another one than the answer belongs to.
    NotOurs,
    /// Begun more than ten minutes ago.
    Expired,
    /// Another provider answered, or this one did not name itself although it promised to
    /// (RFC 9207 §2.4).
    Issuer,
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
        // Nobody was asked for a token here, or for an answer inside one (JARM); whoever sends one wants
        // it to be used or to be seen.
        if pairs
            .iter()
            .any(|(key, _)| ["id_token", "access_token", "response"].contains(&&**key))
        {
            return Err(CallbackError::Damaged);
        }
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
    use proptest::prelude::*;

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
            "code=a&state=s1&id_token=t",
            "code=a&state=s1&access_token=t",
            "code=a&state=s1&response=t",
            "response=t",
            "error=x&state=s1&error_description=a&error_description=b",
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

    #[test]
    fn a_refusal_is_read_by_its_code_only() {
        let refusal = |query: &str| match Callback::parse(&format!("{query}&state=s1"))
            .unwrap()
            .answer
        {
            Answer::Refused(refusal) => refusal,
            Answer::Code(_) => panic!("a code"),
        };
        let text = "error=access_denied&error_description=ESIA-007055%3A+whatever+%D1%82%D0%B5";
        assert_eq!(refusal(text).code(), "ESIA-007055");
        assert_eq!(refusal("error=login_required").code(), "login_required");
        let unknown = refusal("error=zzz&error_description=%3Cscript%3E");
        assert_eq!(unknown.code(), "unknown_error");
    }

    proptest! {
        #[test]
        fn any_query_is_read_without_panic(query in "\\PC{0,80}") {
            let _ = Callback::parse(&query);
        }

        /// The parameters in any number and order: only one state with one code or one error is
        /// an answer.
        #[test]
        fn only_one_of_each_is_an_answer(
            names in proptest::collection::vec(
                prop_oneof!["code", "state", "error", "iss", "error_description", "id_token", "x"], 0..6),
        ) {
            let query: Vec<_> = names.iter().map(|name| format!("{name}=1")).collect();
            let count = |wanted: &str| names.iter().filter(|name| *name == wanted).count();
            let proper = count("state") == 1 && count("code") + count("error") == 1
                && count("iss") <= 1 && count("error_description") <= 1 && count("id_token") == 0;
            prop_assert_eq!(Callback::parse(&query.join("&")).is_ok(), proper, "{:?}", names);
        }
    }
}
