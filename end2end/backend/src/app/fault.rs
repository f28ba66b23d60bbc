//! What can be wrong with an answer.

use serde::Deserialize;
use url::form_urlencoded;

use crate::operation::Operation;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Slow,
    Html,
    #[serde(rename = "empty_204")]
    Empty204,
    #[serde(rename = "done_html")]
    DoneHtml,
    #[serde(rename = "html_502")]
    Html502,
    #[serde(rename = "error_500")]
    Error500,
    #[serde(rename = "unavailable_503")]
    Unavailable503,
    TooMany,
    TooManySoon,
    Forbidden,
    NotFound,
    #[serde(rename = "conflict_412")]
    Conflict412,
    Invalid,
    CursorExpired,
    Bare,
    Strange,
    Drop,
    Lost,
}

impl Fault {
    pub const ALL: [Self; 18] = [
        Self::Slow,
        Self::Html,
        Self::Empty204,
        Self::DoneHtml,
        Self::Html502,
        Self::Error500,
        Self::Unavailable503,
        Self::TooMany,
        Self::TooManySoon,
        Self::Forbidden,
        Self::NotFound,
        Self::Conflict412,
        Self::Invalid,
        Self::CursorExpired,
        Self::Bare,
        Self::Strange,
        Self::Drop,
        Self::Lost,
    ];

    /// Its value in a form; what serde reads, too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Html => "html",
            Self::Empty204 => "empty_204",
            Self::DoneHtml => "done_html",
            Self::Html502 => "html_502",
            Self::Error500 => "error_500",
            Self::Unavailable503 => "unavailable_503",
            Self::TooMany => "too_many",
            Self::TooManySoon => "too_many_soon",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Conflict412 => "conflict_412",
            Self::Invalid => "invalid",
            Self::CursorExpired => "cursor_expired",
            Self::Bare => "bare",
            Self::Strange => "strange",
            Self::Drop => "drop",
            Self::Lost => "lost",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Slow => "ответ приходит через 10 секунд",
            Self::Html => "вместо ответа — страница HTML, ничего не сделано",
            Self::Empty204 => "204 без тела, ничего не сделано",
            Self::DoneHtml => "всё сделано, но вместо ответа — страница HTML",
            Self::Html502 => "502 и страница HTML",
            Self::Error500 => "500, ошибка сервера",
            Self::Unavailable503 => "503, сервер недоступен, повторить через 1 секунду",
            Self::TooMany => "429, слишком много запросов, повторить через 30 секунд",
            Self::TooManySoon => "429, слишком много запросов, повторить через 1 секунду",
            Self::Forbidden => "403, больше не администратор",
            Self::NotFound => "404, не найдено",
            Self::Conflict412 => "412, кто-то сохранил раньше",
            Self::Invalid => "422, в СНИЛС неверны контрольные цифры",
            Self::CursorExpired => "400, следующая страница списка устарела",
            Self::Bare => "об организациях — только обязательное",
            Self::Strange => "об организациях — незнакомые роль, причина и поля",
            Self::Drop => "соединение обрывается без ответа, ничего не сделано",
            Self::Lost => "всё сделано, но соединение обрывается без ответа",
        }
    }

    /// Whether there is anything that it breaks; until such a request it waits.
    pub fn concerns(self, operation: Operation, query: &str) -> bool {
        match self {
            Self::CursorExpired => {
                form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "cursor")
            }
            Self::Bare | Self::Strange => matches!(
                operation,
                Operation::ListOrganizations | Operation::GetOrganization
            ),
            _ => true,
        }
    }
}
