//! Answers broken on purpose, so that the app's behaviour can be watched. Set from the stand's
//! page `/stand`; kept in memory only.

mod kind;
mod reshape;

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream;

pub use kind::Fault;

use crate::app::App;
use crate::operation::Operation;
use crate::problem::{FieldCode, FieldError, Kind, Problem};

/// In so many seconds a request may be repeated where the wait is a short one.
const SOON: u64 = 1;

#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// None: whichever comes next.
    pub operation: Option<Operation>,
    pub fault: Fault,
    pub due: Due,
}

/// Which of the requests that a fault concerns it breaks.
#[derive(Clone, Copy, Debug)]
pub enum Due {
    /// The next so many; then it is over.
    Next(u32),
    /// One after so many others, until it is cleared.
    Every { nth: NonZeroU32, passed: u32 },
}

impl Due {
    /// Whether it is this request, which counts as one.
    fn is_now(&mut self) -> bool {
        match self {
            Self::Next(_) => true,
            Self::Every { nth, passed } => {
                *passed = (*passed + 1) % nth.get();
                *passed == 0
            }
        }
    }
}

#[derive(Default)]
pub struct Faults(Mutex<Vec<Planned>>);

impl Faults {
    pub fn plan(&self, planned: Planned) {
        self.list().push(planned);
    }

    pub fn clear(&self) {
        self.list().clear();
    }

    pub fn planned(&self) -> Vec<Planned> {
        self.list().clone()
    }

    /// The fault due for this operation with this query, if any; the oldest first.
    fn take(&self, operation: Operation, query: &str) -> Option<Fault> {
        let mut list = self.list();
        let due = |planned: &mut Planned| {
            planned.operation.is_none_or(|only| only == operation)
                && planned.fault.concerns(operation, query)
                && planned.due.is_now()
        };
        let at = list.iter_mut().position(due)?;
        let planned = list.get_mut(at)?;
        let fault = planned.fault;
        if let Due::Next(times) = &mut planned.due {
            *times = times.saturating_sub(1);
            if *times == 0 {
                list.remove(at);
            }
        }
        Some(fault)
    }

    fn list(&self) -> MutexGuard<'_, Vec<Planned>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub async fn break_answer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let due = Operation::of(&request).and_then(|operation| app.faults.take(operation, query));
    let Some(fault) = due else {
        return next.run(request).await;
    };
    match fault {
        Fault::Slow => {
            tokio::time::sleep(app.config.slow).await;
            next.run(request).await
        }
        Fault::Html => page().into_response(),
        Fault::Empty204 => StatusCode::NO_CONTENT.into_response(),
        Fault::DoneHtml => {
            drop(next.run(request).await);
            page().into_response()
        }
        Fault::Html502 => (StatusCode::BAD_GATEWAY, page()).into_response(),
        Fault::Unavailable503 => unavailable(),
        Fault::Error500 => Problem::from(Kind::ServerError).into_response(),
        Fault::TooMany => Problem::too_many_requests(30).into_response(),
        Fault::TooManySoon => Problem::too_many_requests(SOON).into_response(),
        Fault::Forbidden => Problem::from(Kind::Forbidden).into_response(),
        Fault::NotFound => Problem::from(Kind::NotFound).into_response(),
        Fault::Conflict412 => Problem::from(Kind::ChangedMeanwhile).into_response(),
        Fault::Invalid => {
            let snils = FieldError::new("/person/snils", FieldCode::CheckDigits);
            Problem::invalid(vec![snils]).into_response()
        }
        Fault::CursorExpired => Problem::from(Kind::CursorInvalid).into_response(),
        Fault::Bare => reshape::body(next.run(request).await, reshape::bare).await,
        Fault::Strange => reshape::body(next.run(request).await, reshape::strange).await,
        Fault::Drop => cut(),
        Fault::Lost => {
            // What it was asked for is done, and nobody is told.
            drop(next.run(request).await);
            cut()
        }
    }
}

fn page() -> Html<&'static str> {
    Html(
        "<!doctype html><html lang=\"ru\"><title>Технические работы</title><h1>Технические работы</h1>",
    )
}

/// As a proxy answers while the server behind it starts anew: no problem of the contract.
fn unavailable() -> Response {
    let wait = [(header::RETRY_AFTER, SOON.to_string())];
    (StatusCode::SERVICE_UNAVAILABLE, wait, page()).into_response()
}

/// A body that fails before its first byte: the server closes the connection without an answer.
fn cut() -> Response {
    let failure = std::io::Error::from(std::io::ErrorKind::ConnectionAborted);
    Body::from_stream(stream::once(async { Err::<Vec<u8>, _>(failure) })).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_due_as_often_as_planned() {
        let faults = Faults::default();
        faults.plan(Planned {
            operation: Some(Operation::Logout),
            fault: Fault::Html,
            due: Due::Next(1),
        });
        faults.plan(Planned {
            operation: None,
            fault: Fault::Drop,
            due: Due::Next(2),
        });
        assert_eq!(faults.take(Operation::GetSession, ""), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), Some(Fault::Html));
        assert_eq!(faults.take(Operation::Logout, ""), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), None);
    }

    #[test]
    fn every_third_is_due_and_what_comes_later_counts_on() {
        let faults = Faults::default();
        let nth = NonZeroU32::new(3).expect("not zero");
        faults.plan(Planned {
            operation: Some(Operation::GrantAccess),
            fault: Fault::Error500,
            due: Due::Every { nth, passed: 0 },
        });
        faults.plan(Planned {
            operation: None,
            fault: Fault::Drop,
            due: Due::Next(1),
        });
        let broken = |_| faults.take(Operation::GrantAccess, "");
        let (hit, cut) = (Some(Fault::Error500), Some(Fault::Drop));
        assert_eq!(faults.take(Operation::Logout, ""), cut);
        let first: Vec<_> = (0..7).map(broken).collect();
        assert_eq!(first, [None, None, hit, None, None, hit, None]);
        faults.clear();
        assert_eq!((0..3).filter_map(broken).count(), 0);
    }

    #[test]
    fn a_fault_waits_for_what_it_breaks() {
        let faults = Faults::default();
        for fault in [Fault::CursorExpired, Fault::Bare] {
            faults.plan(Planned {
                operation: None,
                fault,
                due: Due::Next(1),
            });
        }
        let list = Operation::ListStaff;
        assert_eq!(faults.take(list, "q=cursor&limit=1"), None);
        assert_eq!(
            faults.take(list, "q=a&cursor=b"),
            Some(Fault::CursorExpired)
        );
        assert_eq!(faults.take(list, "q=a&cursor=b"), None);
        assert_eq!(
            faults.take(Operation::GetOrganization, ""),
            Some(Fault::Bare)
        );
    }
}
