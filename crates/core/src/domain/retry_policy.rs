//! Reading a long list to its end: what may be tried again, and how often.

use super::error_kind::ErrorKind;

/// What to do after a failure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Again {
    /// The same once more, after so many milliseconds.
    After(u32),
    /// The list from its beginning.
    Anew,
}

/// How much is still borne.
#[derive(Debug)]
pub struct RetryPolicy {
    waits: u32,
    beginnings: u32,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            waits: Self::MOST,
            beginnings: Self::MOST,
        }
    }
}

impl RetryPolicy {
    /// So many times in a row the server may ask to wait, and so many times the list may begin anew.
    const MOST: u32 = 5;

    /// Something came: whoever asks to wait now and then may do so as often as the list is long.
    pub fn came(&mut self) {
        self.waits = Self::MOST;
    }

    /// What to do after this; `None`: nothing.
    pub fn after(&mut self, kind: ErrorKind) -> Option<Again> {
        match kind {
            ErrorKind::TooManyRequests(seconds) | ErrorKind::Unavailable(seconds) => {
                self.waits = self.waits.checked_sub(1)?;
                Some(Again::After(1_000 * seconds.unwrap_or(1).clamp(1, 60)))
            }
            ErrorKind::CursorInvalid => {
                self.beginnings = self.beginnings.checked_sub(1)?;
                Some(Again::Anew)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_only_asks_to_wait_is_given_up() {
        let mut patience = RetryPolicy::default();
        let busy = ErrorKind::TooManyRequests(Some(3_600));
        for _ in 0..5 {
            assert_eq!(patience.after(busy), Some(Again::After(60_000)));
        }
        assert_eq!(patience.after(busy), None);
    }

    #[test]
    fn a_server_that_goes_on_in_between_is_not() {
        let mut patience = RetryPolicy::default();
        for _ in 0..100 {
            let again = patience.after(ErrorKind::TooManyRequests(None));
            assert_eq!(again, Some(Again::After(1_000)));
            patience.came();
        }
    }

    #[test]
    fn a_list_that_never_lasts_is_given_up() {
        let mut patience = RetryPolicy::default();
        for _ in 0..5 {
            assert_eq!(patience.after(ErrorKind::CursorInvalid), Some(Again::Anew));
            patience.came();
        }
        assert_eq!(patience.after(ErrorKind::CursorInvalid), None);
        assert_eq!(RetryPolicy::default().after(ErrorKind::Offline), None);
    }
}
