//! A sign-in that was begun in this tab, and its end.

use super::secrets::Secrets;
use crate::oidc::callback::Answer;
use crate::oidc::callback::Callback;
use crate::oidc::callback::CallbackError;
use crate::oidc::callback::Code;
use crate::oidc::callback::State;
use crate::oidc::login::request::Prompt;
use crate::oidc::millis::Millis;
use crate::route::ReturnTo;

/// How long a sign-in may take: as long as the backend keeps its half (`LoginStart.expires_in`).
const LIFETIME: Millis = 10 * 60 * 1000;

/// What an answer has to say about who gives it (RFC 9207).
#[derive(Clone, Copy)]
pub enum IssuerRule<'a> {
    /// Profile `backend`: the backend, which knows the provider, compares.
    AtBackend,
    /// Exactly this, if it says anything.
    IfNamed(&'a str),
    /// Exactly this: the provider has promised to name itself.
    Named(&'a str),
}

impl IssuerRule<'_> {
    fn permits(self, issuer: Option<&str>) -> bool {
        match self {
            Self::AtBackend => true,
            Self::IfNamed(wanted) => issuer.is_none_or(|issuer| issuer == wanted),
            Self::Named(wanted) => issuer == Some(wanted),
        }
    }
}

/// A sign-in that was begun in this tab. It is consumed by its end, so that no answer counts twice.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub struct PendingLogin {
    state: State,
    started_at: Millis,
    return_to: ReturnTo,
    secrets: Secrets,
    prompt: Prompt,
}

/// What is needed to complete the sign-in. Only a [`PendingLogin`] yields one.
#[cfg_attr(test, derive(Debug))]
pub struct Grant {
    code: Code,
    state: State,
    issuer: Option<String>,
    secrets: Secrets,
}

impl PendingLogin {
    /// Begins a sign-in.
    #[must_use]
    pub fn new(
        state: State,
        secrets: Secrets,
        prompt: Prompt,
        started_at: Millis,
        return_to: ReturnTo,
    ) -> Self {
        Self {
            state,
            started_at,
            return_to,
            secrets,
            prompt,
        }
    }

    /// Where the user was heading; also after a failure, to begin again from there.
    #[must_use]
    pub fn return_to(&self) -> &ReturnTo {
        &self.return_to
    }

    /// Whether the provider was allowed to ask.
    #[must_use]
    pub fn prompt(&self) -> Prompt {
        self.prompt
    }

    /// Who keeps the secrets.
    #[must_use]
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The text to keep in the tab while the browser is away. The state stands last: what the
    /// backend put into it is not ours to know.
    #[must_use]
    pub fn to_storage(&self) -> String {
        let (nonce, verifier) = match &self.secrets {
            Secrets::AtBackend => ("", ""),
            Secrets::InTab { nonce, verifier } => (nonce.as_str(), verifier.as_str()),
        };
        let prompt = match self.prompt {
            Prompt::Usual => "usual",
            Prompt::None => "none",
        };
        let (time, path) = (self.started_at, self.return_to.to_storage());
        format!(
            "{time}\n{path}\n{prompt}\n{nonce}\n{verifier}\n{}",
            self.state.as_str()
        )
    }

    /// Reads what was kept; `None` when it is not ours.
    #[must_use]
    pub fn from_storage(text: &str) -> Option<Self> {
        let mut lines = text.splitn(6, '\n');
        let started_at = lines.next()?.parse().ok()?;
        let return_to = ReturnTo::parse(lines.next()?);
        let prompt = match lines.next()? {
            "usual" => Prompt::Usual,
            "none" => Prompt::None,
            _ => return None,
        };
        let (nonce, verifier) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        let secrets = match (nonce.is_empty(), verifier.is_empty()) {
            (true, true) => Secrets::AtBackend,
            (false, false) => Secrets::InTab { nonce, verifier },
            _ => return None,
        };
        Some(Self {
            state: State::new(lines.next()?)?,
            started_at,
            return_to,
            secrets,
            prompt,
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
        rule: IssuerRule<'_>,
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
        // Also on a refusal: another provider's word is not this one's.
        if !rule.permits(callback.issuer.as_deref()) {
            return Err(CallbackError::Issuer);
        }
        match callback.answer {
            Answer::Refused(refusal) => Err(CallbackError::Refused(refusal)),
            Answer::Code(code) => {
                let grant = Grant {
                    code,
                    state: self.state,
                    issuer: callback.issuer,
                    secrets: self.secrets,
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

    /// Who keeps the secrets.
    #[must_use]
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// RFC 9207, as it came.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }
}

#[cfg(test)]
mod tests;
