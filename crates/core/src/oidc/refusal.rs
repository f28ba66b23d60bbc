//! Why the provider did not sign the user in.

/// `ESIA-` and six digits: the only part of `error_description` that is stable, and the only part
/// that is ever used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EsiaCode(u32);

impl EsiaCode {
    /// The first code anywhere in a description: `ESIA-\d{6}`.
    #[must_use]
    pub fn find(description: &str) -> Option<Self> {
        let mut parts = description.split("ESIA-");
        // What stands before the first is no code.
        parts.next();
        parts.find_map(|rest| {
            let digits = rest.get(..6)?;
            digits
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some(())?;
            digits.parse().ok().map(Self)
        })
    }

    /// The number without leading zeros: 7055 for `ESIA-007055`.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl core::fmt::Display for EsiaCode {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "ESIA-{:06}", self.0)
    }
}

/// The values of `error`: RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the standards name them")]
pub enum OAuthError {
    AccessDenied,
    InvalidRequest,
    UnauthorizedClient,
    UnsupportedResponseType,
    InvalidScope,
    ServerError,
    TemporarilyUnavailable,
    InteractionRequired,
    LoginRequired,
    AccountSelectionRequired,
    ConsentRequired,
    InvalidRequestUri,
    InvalidRequestObject,
    RequestNotSupported,
    RequestUriNotSupported,
    RegistrationNotSupported,
    /// None of these.
    Unknown,
}

impl OAuthError {
    const ALL: [(Self, &str); 17] = [
        (Self::AccessDenied, "access_denied"),
        (Self::InvalidRequest, "invalid_request"),
        (Self::UnauthorizedClient, "unauthorized_client"),
        (Self::UnsupportedResponseType, "unsupported_response_type"),
        (Self::InvalidScope, "invalid_scope"),
        (Self::ServerError, "server_error"),
        (Self::TemporarilyUnavailable, "temporarily_unavailable"),
        (Self::InteractionRequired, "interaction_required"),
        (Self::LoginRequired, "login_required"),
        (Self::AccountSelectionRequired, "account_selection_required"),
        (Self::ConsentRequired, "consent_required"),
        (Self::InvalidRequestUri, "invalid_request_uri"),
        (Self::InvalidRequestObject, "invalid_request_object"),
        (Self::RequestNotSupported, "request_not_supported"),
        (Self::RequestUriNotSupported, "request_uri_not_supported"),
        (Self::RegistrationNotSupported, "registration_not_supported"),
        (Self::Unknown, "unknown_error"),
    ];

    fn parse(error: &str) -> Self {
        let known = Self::ALL.iter().find(|(_, name)| *name == error);
        known.map_or(Self::Unknown, |(known, _)| *known)
    }

    /// The name in the standard; for an unknown one, ours: what came is never shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(known, _)| *known == self);
        known.map_or("", |(_, name)| *name)
    }
}

/// Why the provider did not sign the user in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The kind, in every provider's language.
    pub error: OAuthError,
    /// ЕСИА's own code, which says more.
    pub esia: Option<EsiaCode>,
}

impl Refusal {
    pub(super) fn new(error: &str, description: Option<&str>) -> Self {
        Self {
            error: OAuthError::parse(error),
            esia: description.and_then(EsiaCode::find),
        }
    }

    /// Whether an attempt without a question (`prompt=none`) came to «somebody has to answer»: then
    /// nothing is wrong.
    #[must_use]
    pub fn needs_interaction(self) -> bool {
        matches!(
            self.error,
            OAuthError::LoginRequired
                | OAuthError::InteractionRequired
                | OAuthError::ConsentRequired
                | OAuthError::AccountSelectionRequired
        )
    }

    /// What to tell the support.
    #[must_use]
    pub fn code(self) -> String {
        match self.esia {
            Some(code) => code.to_string(),
            None => self.error.name().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_esia_code_is_found_by_its_exact_form_and_nothing_else() {
        for (text, code) in [
            ("ESIA-007055: whatever", Some("ESIA-007055")),
            ("OAErr: [ESIA-036700] x", Some("ESIA-036700")),
            ("ESIA-0070551", Some("ESIA-007055")),
            ("ESIA-x ESIA-007004", Some("ESIA-007004")),
            ("ESIA-00705", None),
            ("ESIA-00705x: y", None),
            ("ESIA-+07055", None),
            ("esia-007055", None),
            ("ЕСИА-007055", None),
            ("ESIA-00705я", None),
            ("007055", None),
            ("", None),
        ] {
            let found = EsiaCode::find(text).map(|code| code.to_string());
            assert_eq!(found.as_deref(), code, "{text}");
        }
        assert_eq!(
            EsiaCode::find("ESIA-007055").map(EsiaCode::number),
            Some(7055)
        );
    }

    #[test]
    fn every_standard_error_is_known_by_its_name() {
        for (error, name) in OAuthError::ALL {
            assert_eq!(OAuthError::parse(name), error);
            assert_eq!(error.name(), name);
        }
        assert_eq!(OAuthError::parse("<script>"), OAuthError::Unknown);
    }

    #[test]
    fn only_a_question_left_open_is_no_failure_of_a_silent_attempt() {
        let open: Vec<_> = OAuthError::ALL
            .iter()
            .filter(|(_, name)| Refusal::new(name, None).needs_interaction())
            .map(|(_, name)| *name)
            .collect();
        assert_eq!(
            open,
            [
                "interaction_required",
                "login_required",
                "account_selection_required",
                "consent_required"
            ]
        );
    }

    #[test]
    fn the_support_gets_the_more_telling_of_the_two() {
        let both = Refusal::new("access_denied", Some("ESIA-007194: text"));
        assert_eq!(both.code(), "ESIA-007194");
        assert_eq!(
            Refusal::new("access_denied", Some("text")).code(),
            "access_denied"
        );
        assert_eq!(Refusal::new("<b>", None).code(), "unknown_error");
    }
}
