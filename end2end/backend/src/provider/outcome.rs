//! What a sign-in at the stand can come to.

use serde::Deserialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Ok,
    Refused,
    Unconfirmed,
    Overloaded,
    WrongState,
    NoState,
    NoCode,
    Repeated,
    WrongIss,
    ExpiredCode,
    Slow,
    BadNonce,
    BadSignature,
    TokenDown,
    UnconfirmedToken,
}

/// What the token endpoint does differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenQuirk {
    ExpiredCode,
    Slow,
    BadNonce,
    BadSignature,
    Down,
    Unconfirmed,
}

impl Outcome {
    pub const ALL: [Self; 15] = [
        Self::Ok,
        Self::Refused,
        Self::Unconfirmed,
        Self::Overloaded,
        Self::WrongState,
        Self::NoState,
        Self::NoCode,
        Self::Repeated,
        Self::WrongIss,
        Self::ExpiredCode,
        Self::Slow,
        Self::BadNonce,
        Self::BadSignature,
        Self::TokenDown,
        Self::UnconfirmedToken,
    ];

    /// Its value in a form; what serde reads, too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Refused => "refused",
            Self::Unconfirmed => "unconfirmed",
            Self::Overloaded => "overloaded",
            Self::WrongState => "wrong_state",
            Self::NoState => "no_state",
            Self::NoCode => "no_code",
            Self::Repeated => "repeated",
            Self::WrongIss => "wrong_iss",
            Self::ExpiredCode => "expired_code",
            Self::Slow => "slow",
            Self::BadNonce => "bad_nonce",
            Self::BadSignature => "bad_signature",
            Self::TokenDown => "token_down",
            Self::UnconfirmedToken => "unconfirmed_token",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Ok => "Вход проходит как обычно",
            Self::Refused => "Пользователь отказал в доступе",
            Self::Unconfirmed => "Учётная запись не подтверждена",
            Self::Overloaded => "Госуслуги перегружены",
            Self::WrongState => "В ответе чужой state",
            Self::NoState => "В ответе нет state",
            Self::NoCode => "В ответе нет кода",
            Self::Repeated => "Код повторён дважды",
            Self::WrongIss => "Ответ от имени другого поставщика",
            Self::ExpiredCode => "Код просрочен",
            Self::Slow => "Ответ по коду приходит через 10 секунд",
            Self::BadNonce => "В токене чужой nonce",
            Self::BadSignature => "Подпись токена неверна",
            Self::TokenDown => "Служба токенов не работает",
            Self::UnconfirmedToken => "О неподтверждённой записи сообщает токен",
        }
    }

    /// The error in place of a code, as ЕСИА writes it.
    pub fn error(self) -> Option<&'static str> {
        match self {
            Self::Refused => {
                Some("ESIA-007004: Владелец ресурса или сервис авторизации отклонил запрос")
            }
            Self::Unconfirmed => Some(
                "ESIA-007055: Вход в систему осуществляется с неподтвержденной учетной записью",
            ),
            Self::Overloaded => Some(
                "ESIA-007008: Сервис авторизации перегружен или на нём ведутся технические работы",
            ),
            _ => None,
        }
    }

    pub fn quirk(self) -> Option<TokenQuirk> {
        match self {
            Self::ExpiredCode => Some(TokenQuirk::ExpiredCode),
            Self::Slow => Some(TokenQuirk::Slow),
            Self::BadNonce => Some(TokenQuirk::BadNonce),
            Self::BadSignature => Some(TokenQuirk::BadSignature),
            Self::TokenDown => Some(TokenQuirk::Down),
            Self::UnconfirmedToken => Some(TokenQuirk::Unconfirmed),
            _ => None,
        }
    }
}
