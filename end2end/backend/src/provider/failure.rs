//! What the stand's own pages say when a request to them is at fault. People read them, so they
//! are pages, in Russian, and never the words of a library.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::pages;

pub enum Failure {
    /// The form is cut, of another type, or has a value that is on no page.
    Form(StatusCode),
    Address,
    NoSuchPage,
    /// Never asked, answered already, or asked too long ago.
    NoSuchQuestion,
    Method,
    Store(sqlx::Error),
    Keys(Box<dyn std::error::Error + Send + Sync>),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

const OUR_FAULT: (StatusCode, &str, &str) = (
    StatusCode::INTERNAL_SERVER_ERROR,
    "Стенд не справился",
    "На стенде произошла ошибка. Попробуйте ещё раз чуть позже.",
);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, title, words) = match self {
            Self::Form(status) => (
                status,
                "Форма не принята",
                "Форма пришла не целиком или с неизвестным значением. Вернитесь назад и отправьте её ещё раз.",
            ),
            Self::Address => (
                StatusCode::BAD_REQUEST,
                "Адрес не понят",
                "В адресе страницы ошибка. Вернитесь назад и начните сначала.",
            ),
            Self::NoSuchPage => (
                StatusCode::NOT_FOUND,
                "Нет такой страницы",
                "На стенде нет страницы с таким адресом.",
            ),
            Self::NoSuchQuestion => (
                StatusCode::NOT_FOUND,
                "Страница больше не действует",
                "На этот вопрос уже ответили, или время на ответ вышло. Если вы уже вошли, вернитесь в приложение. Если нет, откройте приложение и начните вход сначала.",
            ),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "Страница открыта иначе",
                "Эту страницу так не открыть. Вернитесь назад и начните сначала.",
            ),
            Self::Store(error) => {
                tracing::error!(%error, "the database failed");
                OUR_FAULT
            }
            Self::Keys(error) => {
                tracing::error!(%error, "no key was made");
                OUR_FAULT
            }
        };
        (status, pages::message(title, words)).into_response()
    }
}

/// A form of the stand's pages.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(rejection) => Err(Failure::Form(rejection.into_response().status())),
        }
    }
}
