//! Errors in place of a code.

use std::borrow::Cow;
use std::sync::LazyLock;

#[derive(Debug, PartialEq, Eq)]
pub struct AuthorizationError {
    /// Its value in a form, and its words on the page.
    pub name: Cow<'static, str>,
    pub words: Cow<'static, str>,
    /// As the redirect carries them.
    pub error: &'static str,
    pub description: Option<Cow<'static, str>>,
}

pub static REFUSED: AuthorizationError = denied(
    "refused",
    "Пользователь отказал в доступе",
    "ESIA-007004: Владелец ресурса или сервис авторизации отклонил запрос",
);

pub static UNCONFIRMED: AuthorizationError = denied(
    "unconfirmed",
    "Учётная запись не подтверждена",
    "ESIA-007055: Вход в систему осуществляется с неподтвержденной учетной записью",
);

static OVERLOADED: AuthorizationError = denied(
    "overloaded",
    "Госуслуги перегружены",
    "ESIA-007008: Сервис авторизации перегружен или на нём ведутся технические работы",
);

/// What happens most often, in ЕСИА's own words.
pub static FREQUENT: [&AuthorizationError; 3] = [&REFUSED, &UNCONFIRMED, &OVERLOADED];

const fn denied(
    name: &'static str,
    words: &'static str,
    description: &'static str,
) -> AuthorizationError {
    AuthorizationError {
        name: Cow::Borrowed(name),
        words: Cow::Borrowed(words),
        error: "access_denied",
        description: Some(Cow::Borrowed(description)),
    }
}

/// RFC 6749, 4.1.2.1, and OpenID Connect Core, 3.1.2.6.
const STANDARD: [&str; 16] = [
    "access_denied",
    "invalid_request",
    "unauthorized_client",
    "unsupported_response_type",
    "invalid_scope",
    "server_error",
    "temporarily_unavailable",
    "interaction_required",
    "login_required",
    "account_selection_required",
    "consent_required",
    "invalid_request_uri",
    "invalid_request_object",
    "request_not_supported",
    "request_uri_not_supported",
    "registration_not_supported",
];

/// Those without a description, and one that nobody knows, with words that must not be shown.
pub static PLAIN: LazyLock<Vec<AuthorizationError>> = LazyLock::new(|| {
    let unknown = AuthorizationError {
        name: Cow::Borrowed("oauth_unknown"),
        words: Cow::Borrowed("something_new"),
        error: "something_new",
        description: Some(Cow::Borrowed(
            "<script>document.body.textContent = 'Эти слова не должны появиться'</script>",
        )),
    };
    let standard = STANDARD.into_iter().map(AuthorizationError::plain);
    standard.chain([unknown]).collect()
});

impl AuthorizationError {
    pub fn plain(error: &'static str) -> Self {
        Self {
            name: format!("oauth_{error}").into(),
            words: Cow::Borrowed(error),
            error,
            description: None,
        }
    }
}
