//! What an ID token can be like.

use strum::{EnumMessage, IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum IdToken {
    #[strum(message = "В токене чужой nonce")]
    BadNonce,
    #[strum(message = "В токене нет nonce")]
    NoNonce,
    #[strum(message = "Подпись токена неверна")]
    BadSignature,
    #[strum(message = "Токен не подписан (alg: none)")]
    SigNone,
    #[strum(message = "Токен подписан открытым ключом (HS256)")]
    SigHs256,
    #[strum(message = "Вид подписи — null")]
    NullAlg,
    #[strum(message = "Токен подписан неизвестным ключом")]
    UnknownKid,
    #[strum(message = "Ключ подписи не назван (допустимо, если ключ один)")]
    NoKid,
    #[strum(serialize = "token_wrong_iss", message = "Токен от другого поставщика")]
    WrongIss,
    #[strum(serialize = "token_no_iss", message = "В токене нет поставщика")]
    NoIss,
    #[strum(
        serialize = "token_wrong_aud",
        message = "Токен для другого приложения"
    )]
    WrongAud,
    #[strum(serialize = "token_no_aud", message = "В токене нет приложения")]
    NoAud,
    #[strum(message = "Приложение в токене записано списком (допустимо)")]
    AudArray,
    #[strum(message = "Токен ещё и для чужого приложения")]
    SecondAud,
    #[strum(message = "Токен выдан по запросу другого приложения")]
    WrongAzp,
    #[strum(serialize = "token_expired", message = "Токен просрочен")]
    Expired,
    #[strum(message = "В токене нет срока")]
    NoExp,
    #[strum(serialize = "token_nbf_future", message = "Токен ещё не действует")]
    NbfFuture,
    #[strum(message = "Токен выдан в будущем")]
    IatFuture,
    #[strum(message = "В токене нет времени выдачи")]
    NoIat,
    #[strum(message = "В токене нет пользователя")]
    NoSub,
    #[strum(message = "Токен не подходит к токену доступа")]
    BadAtHash,
    #[strum(message = "В токене нет at_hash (допустимо)")]
    NoAtHash,
    #[strum(message = "Вместо токена — случайная строка")]
    NotAJwt,
    #[strum(
        serialize = "unconfirmed_token",
        message = "О неподтверждённой записи сообщает токен"
    )]
    Unconfirmed,
}
