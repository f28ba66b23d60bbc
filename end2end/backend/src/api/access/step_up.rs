//! What needs a sign-in of late (RFC 9470): a session that was left open gives nobody much.

use crate::app::App;
use crate::auth::session::SignedIn;
use crate::domain::permissions::{Code, is_sensitive};
use crate::problem::Problem;

/// Whether this person may give these now.
pub fn check<'a>(
    app: &App,
    who: &SignedIn,
    asked: impl IntoIterator<Item = &'a Code>,
) -> Result<(), Problem> {
    let Some(max_age) = app.config.step_up else {
        return Ok(());
    };
    let oldest = app.clock.seconds() - i64::from(max_age.get());
    let fresh = who.authenticated_at.is_some_and(|time| time >= oldest);
    if fresh || !asked.into_iter().any(is_sensitive) {
        Ok(())
    } else {
        Err(Problem::fresh_sign_in_required(max_age.get()))
    }
}
