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
    if asked.into_iter().any(is_sensitive) {
        demand_fresh(app, who)
    } else {
        Ok(())
    }
}

/// Whatever is asked for.
pub fn demand_fresh(app: &App, who: &SignedIn) -> Result<(), Problem> {
    let Some(max_age) = app.config.step_up else {
        return Ok(());
    };
    let oldest = app.clock.seconds() - i64::from(max_age.get());
    if who.authenticated_at.is_some_and(|time| time >= oldest) {
        Ok(())
    } else {
        Err(Problem::fresh_sign_in_required(max_age.get()))
    }
}
