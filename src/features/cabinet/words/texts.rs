//! The words of the bar above every page, and of the cabinet of one organization.

use crate::domain::Section;

/// The words of the bar, and of the cabinet of one organization.
pub struct CabinetTexts {
    pub user_menu: &'static str,
    pub administration: &'static str,
    pub only_administrators: &'static str,
    pub sign_out: &'static str,
    pub sign_out_everywhere: &'static str,
    pub sections: &'static str,
    pub no_sections: &'static str,
    pub not_on_site: &'static str,
    pub only_core: &'static str,
    pub section_about: fn(Section) -> &'static str,
    pub section_closed: &'static str,
    pub overview: &'static str,
    pub not_found: NotFound,
}

/// An address that the app does not have.
pub struct NotFound {
    pub title: &'static str,
    pub lead: &'static str,
}
