//! What can happen once somebody is signed in.

use strum::{EnumMessage, IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Userinfo {
    #[strum(
        serialize = "userinfo_other_sub",
        message = "Сведения о другом человеке"
    )]
    OtherSub,
    #[strum(serialize = "userinfo_down", message = "Служба сведений не работает")]
    Down,
    #[strum(
        serialize = "userinfo_html",
        message = "Служба сведений отвечает страницей HTML"
    )]
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Refresh {
    #[strum(
        serialize = "refresh_other_sub",
        message = "Обновлённый токен — другого человека"
    )]
    OtherSub,
    #[strum(serialize = "refresh_refused", message = "В обновлении отказано")]
    Refused,
    #[strum(message = "Токен доступа живёт 15 секунд")]
    ShortToken,
    #[strum(serialize = "no_refresh", message = "Токена обновления нет")]
    Missing,
}
