//! What is known of something that may not be there.

/// What is known of something that may not be there. That nothing was said of it does not mean that there is none.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Known<T> {
    /// Nothing was said.
    #[default]
    Unknown,
    /// There is none.
    Nothing,
    /// This.
    Is(T),
}

impl<T> Known<T> {
    /// It, if it is there as far as is known.
    #[must_use]
    pub fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Is(it) => Some(it),
            Self::Unknown | Self::Nothing => None,
        }
    }
}
