//! What an ID token can be like.

use super::Row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdToken {
    BadNonce,
    NoNonce,
    BadSignature,
    SigNone,
    SigHs256,
    NullAlg,
    UnknownKid,
    NoKid,
    WrongIss,
    NoIss,
    WrongAud,
    NoAud,
    AudArray,
    SecondAud,
    WrongAzp,
    Expired,
    NoExp,
    NbfFuture,
    IatFuture,
    NoIat,
    NoSub,
    BadAtHash,
    NoAtHash,
    NotAJwt,
    Unconfirmed,
}

impl IdToken {
    pub const ALL: [Row<Self>; 25] = [
        (Self::BadNonce, "bad_nonce", "В токене чужой nonce"),
        (Self::NoNonce, "no_nonce", "В токене нет nonce"),
        (
            Self::BadSignature,
            "bad_signature",
            "Подпись токена неверна",
        ),
        (Self::SigNone, "sig_none", "Токен не подписан (alg: none)"),
        (
            Self::SigHs256,
            "sig_hs256",
            "Токен подписан открытым ключом (HS256)",
        ),
        (Self::NullAlg, "null_alg", "Вид подписи — null"),
        (
            Self::UnknownKid,
            "unknown_kid",
            "Токен подписан неизвестным ключом",
        ),
        (
            Self::NoKid,
            "no_kid",
            "Ключ подписи не назван (допустимо, если ключ один)",
        ),
        (
            Self::WrongIss,
            "token_wrong_iss",
            "Токен от другого поставщика",
        ),
        (Self::NoIss, "token_no_iss", "В токене нет поставщика"),
        (
            Self::WrongAud,
            "token_wrong_aud",
            "Токен для другого приложения",
        ),
        (Self::NoAud, "token_no_aud", "В токене нет приложения"),
        (
            Self::AudArray,
            "aud_array",
            "Приложение в токене записано списком (допустимо)",
        ),
        (
            Self::SecondAud,
            "second_aud",
            "Токен ещё и для чужого приложения",
        ),
        (
            Self::WrongAzp,
            "wrong_azp",
            "Токен выдан по запросу другого приложения",
        ),
        (Self::Expired, "token_expired", "Токен просрочен"),
        (Self::NoExp, "no_exp", "В токене нет срока"),
        (
            Self::NbfFuture,
            "token_nbf_future",
            "Токен ещё не действует",
        ),
        (Self::IatFuture, "iat_future", "Токен выдан в будущем"),
        (Self::NoIat, "no_iat", "В токене нет времени выдачи"),
        (Self::NoSub, "no_sub", "В токене нет пользователя"),
        (
            Self::BadAtHash,
            "bad_at_hash",
            "Токен не подходит к токену доступа",
        ),
        (
            Self::NoAtHash,
            "no_at_hash",
            "В токене нет at_hash (допустимо)",
        ),
        (
            Self::NotAJwt,
            "not_a_jwt",
            "Вместо токена — случайная строка",
        ),
        (
            Self::Unconfirmed,
            "unconfirmed_token",
            "О неподтверждённой записи сообщает токен",
        ),
    ];
}
