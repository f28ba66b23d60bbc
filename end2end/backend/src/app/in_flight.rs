//! The grants that are being made at this moment: a second press of «Сохранить» with the same
//! key is told so instead of racing the first.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone, Default)]
pub struct InFlight(Arc<Mutex<HashSet<Key>>>);

/// Person, organization and idempotency key.
pub type Key = (String, String, String);

/// While it lives, nobody else begins the same.
pub struct Guard {
    all: InFlight,
    key: Key,
}

impl InFlight {
    pub fn begin(&self, key: Key) -> Option<Guard> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.insert(key.clone()).then(|| Guard {
            all: self.clone(),
            key,
        })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut keys = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_free_again_when_the_first_has_ended() {
        let all = InFlight::default();
        let key = || {
            (
                "p-ivanova".to_owned(),
                "romashka".to_owned(),
                "key".to_owned(),
            )
        };
        let first = all.begin(key());
        assert!(first.is_some() && all.begin(key()).is_none());
        drop(first);
        assert!(all.begin(key()).is_some());
    }
}
