//! Open questions of consent. Their pages have an address of their own, which names a question
//! and tells nothing of the person: so «Назад» and reloading do not send a form again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::request::AuthorizationRequest;
use crate::secret::Secret;
use crate::seed::people::Persona;
use crate::store::people::logins::LIFETIME;

/// Who is asked, and where the answer goes.
pub struct Question {
    pub request: AuthorizationRequest,
    pub persona: &'static Persona,
}

struct Kept {
    question: Arc<Question>,
    answered: bool,
    expires_at: i64,
}

#[derive(Default)]
pub struct Questions(Mutex<HashMap<String, Kept>>);

impl Questions {
    /// Gives the name of the question in addresses.
    pub fn ask(&self, question: Question, now: i64) -> String {
        let id = Secret::random().expose().to_owned();
        let kept = Kept {
            question: Arc::new(question),
            answered: false,
            expires_at: now + LIFETIME,
        };
        let mut questions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        questions.retain(|_, kept| kept.expires_at > now);
        questions.insert(id.clone(), kept);
        id
    }

    /// One that still waits for its answer.
    pub fn open(&self, id: &str, now: i64) -> Option<Arc<Question>> {
        let questions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = questions.get(id)?;
        (!kept.answered && kept.expires_at > now).then(|| kept.question.clone())
    }

    /// Uses the question up. An answered one may be answered again: a double click sends the
    /// form twice, and the browser follows the second reply.
    pub fn answer(&self, id: &str, now: i64) -> Option<Arc<Question>> {
        let mut questions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = questions.get_mut(id).filter(|kept| kept.expires_at > now)?;
        kept.answered = true;
        Some(kept.question.clone())
    }
}
