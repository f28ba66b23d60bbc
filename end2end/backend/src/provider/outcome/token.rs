//! How the token endpoint can answer to a code.

use super::Row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    ExpiredCode,
    Slow,
    Down,
    Html,
    InvalidClient,
    IdMissing,
    AccessMissing,
    TypeMac,
    TypeCase,
    NoExpiresIn,
}

impl Token {
    pub const ALL: [Row<Self>; 10] = [
        (Self::ExpiredCode, "expired_code", "Код просрочен"),
        (Self::Slow, "slow", "Ответ по коду приходит через 10 секунд"),
        (Self::Down, "token_down", "Служба токенов не работает"),
        (
            Self::Html,
            "token_html",
            "Служба токенов отвечает страницей HTML",
        ),
        (
            Self::InvalidClient,
            "token_invalid_client",
            "Служба токенов не признаёт приложение",
        ),
        (Self::IdMissing, "no_id_token", "Нет токена входа"),
        (Self::AccessMissing, "no_access_token", "Нет токена доступа"),
        (Self::TypeMac, "token_type_mac", "Тип токена доступа — mac"),
        (
            Self::TypeCase,
            "token_type_case",
            "Тип токена записан как bEaReR (допустимо)",
        ),
        (
            Self::NoExpiresIn,
            "no_expires_in",
            "Срок токена не указан (допустимо)",
        ),
    ];
}
