//! How the token endpoint can answer to a code.

use strum::{EnumMessage, IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Token {
    #[strum(message = "Код просрочен")]
    ExpiredCode,
    #[strum(message = "Ответ по коду приходит через 10 секунд")]
    Slow,
    #[strum(serialize = "token_down", message = "Служба токенов не работает")]
    Down,
    #[strum(
        serialize = "token_html",
        message = "Служба токенов отвечает страницей HTML"
    )]
    Html,
    #[strum(
        serialize = "token_invalid_client",
        message = "Служба токенов не признаёт приложение"
    )]
    InvalidClient,
    #[strum(serialize = "no_id_token", message = "Нет токена входа")]
    IdMissing,
    #[strum(serialize = "no_access_token", message = "Нет токена доступа")]
    AccessMissing,
    #[strum(serialize = "token_type_mac", message = "Тип токена доступа — mac")]
    TypeMac,
    #[strum(
        serialize = "token_type_case",
        message = "Тип токена записан как bEaReR (допустимо)"
    )]
    TypeCase,
    #[strum(message = "Срок токена не указан (допустимо)")]
    NoExpiresIn,
}
