//! The words of signing in.

/// The words of signing in.
pub struct SignInTexts {
    pub landing: Landing,
    pub callback: Callback,
    pub signed_out: SignedOut,
    pub session_end: SessionEnd,
}

/// What this is, and what is needed.
pub struct Landing {
    pub title: &'static str,
    pub lead: &'static str,
    pub needed_title: &'static str,
    pub needed: &'static [&'static str],
    pub return_lead: &'static str,
}

/// Where the identity provider sends the browser back.
pub struct Callback {
    pub title: &'static str,
    pub completing: &'static str,
    pub failed: &'static str,
}

/// After the sign-out.
pub struct SignedOut {
    pub title: &'static str,
    pub lead: &'static str,
    pub unconfirmed: &'static str,
}

/// The end of the session.
pub struct SessionEnd {
    pub ending: &'static str,
    pub left: fn(u64) -> String,
    pub ending_lead: &'static str,
    pub prolong: &'static str,
    pub ended: &'static str,
    pub ended_lead: &'static str,
    pub ended_beside: &'static str,
}
