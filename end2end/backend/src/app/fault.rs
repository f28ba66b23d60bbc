//! What can be wrong with an answer.

use serde::Deserialize;
use strum::{EnumIter, EnumMessage, IntoStaticStr};
use url::form_urlencoded;

use crate::operation::Operation;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, EnumIter, EnumMessage, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Fault {
    #[strum(message = "ответ приходит через 10 секунд")]
    Slow,
    #[strum(message = "вместо ответа — страница HTML, ничего не сделано")]
    Html,
    #[serde(rename = "empty_204")]
    #[strum(serialize = "empty_204", message = "204 без тела, ничего не сделано")]
    Empty204,
    #[serde(rename = "done_html")]
    #[strum(message = "всё сделано, но вместо ответа — страница HTML")]
    DoneHtml,
    #[serde(rename = "html_502")]
    #[strum(serialize = "html_502", message = "502 и страница HTML")]
    Html502,
    #[serde(rename = "error_500")]
    #[strum(serialize = "error_500", message = "500, ошибка сервера")]
    Error500,
    #[serde(rename = "unavailable_503")]
    #[strum(
        serialize = "unavailable_503",
        message = "503, сервер недоступен, повторить через 1 секунду"
    )]
    Unavailable503,
    #[strum(message = "429, слишком много запросов, повторить через 30 секунд")]
    TooMany,
    #[strum(message = "429, слишком много запросов, повторить через 1 секунду")]
    TooManySoon,
    #[strum(message = "503, сервер недоступен, повторить после времени через 30 секунд")]
    UnavailableUntil,
    #[serde(rename = "conflict_409")]
    #[strum(serialize = "conflict_409", message = "409, которого нет в контракте")]
    Conflict409,
    #[strum(message = "403, больше не администратор")]
    Forbidden,
    #[strum(message = "404, не найдено")]
    NotFound,
    #[serde(rename = "conflict_412")]
    #[strum(serialize = "conflict_412", message = "412, кто-то сохранил раньше")]
    Conflict412,
    #[strum(message = "422, в СНИЛС неверны контрольные цифры")]
    Invalid,
    #[strum(message = "400, следующая страница списка устарела")]
    CursorExpired,
    #[strum(message = "об организациях — только обязательное")]
    Bare,
    #[strum(message = "об организациях — незнакомые роль, причина и поля")]
    Strange,
    #[strum(message = "все имена и названия — из 100 букв без пробела")]
    Long,
    #[strum(message = "соединение обрывается без ответа, ничего не сделано")]
    Drop,
    #[strum(message = "всё сделано, но соединение обрывается без ответа")]
    Lost,
}

impl Fault {
    /// Its value in a form; what serde reads, too.
    pub fn name(self) -> &'static str {
        self.into()
    }

    pub fn words(self) -> &'static str {
        self.get_message().unwrap_or_default()
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
