//! The words of the app in a frame.

/// What stands in place of the sign-in.
pub struct EmbedTexts {
    pub no_cookies: &'static str,
    pub not_here: &'static str,
    pub open: &'static str,
    pub allow: &'static str,
    pub refused: &'static str,
    pub still_nobody: &'static str,
    pub still_here: &'static str,
}
