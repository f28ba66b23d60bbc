//! Reading a long list to its end: what may be tried again, and how often.

use super::trouble::Trouble;

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
pub struct Patience {
    waits: u32,
    beginnings: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            waits: Self::MOST,
            beginnings: Self::MOST,
        }
    }
}

impl Patience {
    /// So many times in a row the server may ask to wait, and so many times the list may begin anew.
    const MOST: u32 = 5;

    /// Something came: whoever asks to wait now and then may do so as often as the list is long.
    pub fn came(&mut self) {
        self.waits = Self::MOST;
    }

    /// What to do after this; `None`: nothing.
    pub fn after(&mut self, trouble: Trouble) -> Option<Again> {
        match trouble {
            Trouble::TooManyRequests(seconds) => {
                self.waits = self.waits.checked_sub(1)?;
                Some(Again::After(1_000 * seconds.unwrap_or(1).clamp(1, 60)))
            }
            Trouble::CursorInvalid => {
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
        let mut patience = Patience::default();
        let busy = Trouble::TooManyRequests(Some(3_600));
        for _ in 0..5 {
            assert_eq!(patience.after(busy), Some(Again::After(60_000)));
        }
        assert_eq!(patience.after(busy), None);
    }

    #[test]
    fn a_server_that_goes_on_in_between_is_not() {
        let mut patience = Patience::default();
        for _ in 0..100 {
            let again = patience.after(Trouble::TooManyRequests(None));
            assert_eq!(again, Some(Again::After(1_000)));
            patience.came();
        }
    }

    #[test]
    fn a_list_that_never_lasts_is_given_up() {
        let mut patience = Patience::default();
        for _ in 0..5 {
            assert_eq!(patience.after(Trouble::CursorInvalid), Some(Again::Anew));
            patience.came();
        }
        assert_eq!(patience.after(Trouble::CursorInvalid), None);
        assert_eq!(Patience::default().after(Trouble::Offline), None);
    }
}
