//! What happened to a declaration or to a sign of a violation.

use serde::Serialize;

use super::time::time;
use crate::store::history::Event;

#[derive(Serialize)]
pub struct EventBody<S> {
    at: Option<String>,
    state: S,
    by: Option<String>,
    comment: Option<String>,
}

impl<S> From<Event<S>> for EventBody<S> {
    fn from(event: Event<S>) -> Self {
        Self {
            at: time(event.at),
            state: event.state,
            by: event.by,
            comment: event.comment,
        }
    }
}

/// The oldest first.
pub fn told<S>(history: Vec<Event<S>>) -> Vec<EventBody<S>> {
    history.into_iter().map(EventBody::from).collect()
}
