//! What can happen once somebody is signed in.

use super::Row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Userinfo {
    OtherSub,
    Down,
    Html,
}

impl Userinfo {
    pub const ALL: [Row<Self>; 3] = [
        (
            Self::OtherSub,
            "userinfo_other_sub",
            "Сведения о другом человеке",
        ),
        (Self::Down, "userinfo_down", "Служба сведений не работает"),
        (
            Self::Html,
            "userinfo_html",
            "Служба сведений отвечает страницей HTML",
        ),
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    OtherSub,
    Refused,
    ShortToken,
    Missing,
}

impl Refresh {
    pub const ALL: [Row<Self>; 4] = [
        (
            Self::OtherSub,
            "refresh_other_sub",
            "Обновлённый токен — другого человека",
        ),
        (Self::Refused, "refresh_refused", "В обновлении отказано"),
        (
            Self::ShortToken,
            "short_token",
            "Токен доступа живёт 15 секунд",
        ),
        (Self::Missing, "no_refresh", "Токена обновления нет"),
    ];
}
