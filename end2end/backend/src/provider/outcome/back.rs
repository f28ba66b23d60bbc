//! What can be wrong with the redirect back to the app.

use strum::{EnumMessage, IntoStaticStr, VariantArray};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Back {
    #[strum(message = "В ответе чужой state")]
    WrongState,
    #[strum(message = "В ответе нет state")]
    NoState,
    #[strum(message = "state повторён дважды")]
    RepeatedState,
    #[strum(message = "В ответе нет кода")]
    NoCode,
    #[strum(serialize = "repeated", message = "Код повторён дважды")]
    RepeatedCode,
    #[strum(message = "Код длиннее 5000 знаков")]
    LongCode,
    #[strum(message = "В ответе и код, и ошибка")]
    CodeAndError,
    #[strum(message = "Ответ от имени другого поставщика")]
    WrongIss,
    #[strum(message = "В ответе нет iss")]
    NoIss,
    #[strum(message = "iss повторён дважды")]
    RepeatedIss,
    #[strum(message = "Ответ пуст")]
    Empty,
}
