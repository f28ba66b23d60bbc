//! Where the places of the cabinet are.

use crate::domain::OrganizationId;
use crate::navigation::href;
use crate::route::{Place, Route};

/// The address of a place in the cabinet.
pub fn address(organization: &OrganizationId, place: Place) -> String {
    href(&Route::Cabinet(organization.clone(), place))
}
