//! Where the list is.

use crate::domain::OrganizationId;
use crate::navigation::href;
use crate::route::{Place, Route};

/// The address of the list.
pub fn list_address(organization: &OrganizationId) -> String {
    let place = Place::Section(crate::domain::Section::Declarations);
    href(&Route::Cabinet(organization.clone(), place))
}
