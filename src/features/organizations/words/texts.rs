//! The words of choosing the organization.

use crate::domain::Role;
use crate::i18n::Step;

/// The words of choosing the organization.
pub struct OrganizationTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub search: &'static str,
    pub count: fn(u64) -> String,
    pub nothing_found: fn(&str) -> String,
    pub empty_title: &'static str,
    pub empty_steps: &'static [Step],
    pub still_none: &'static str,
    pub ogrn: &'static str,
    pub inn: &'static str,
    pub role: fn(Role) -> Option<&'static str>,
    pub open: &'static str,
    pub closed: &'static str,
    pub liquidated: &'static str,
    pub any: &'static str,
    pub filter_role: &'static str,
    pub filter_state: &'static str,
    pub sort: &'static str,
    pub sorts: [&'static str; 3],
    pub shortcuts: &'static str,
    pub favourite: fn(&str) -> String,
    pub forget: fn(&str) -> String,
    pub check_again: &'static str,
    pub not_yours_title: &'static str,
    pub not_yours_steps: &'static [Step],
    pub change_organization: &'static str,
    pub change_organization_hint: &'static str,
}
