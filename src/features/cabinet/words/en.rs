//! English: the bar above every page, and the cabinet of one organization.

use super::texts::{CabinetTexts, NotFound};
use crate::domain::Section;

pub static TEXTS: CabinetTexts = CabinetTexts {
    user_menu: "User menu",
    administration: "Administration",
    only_administrators: "Only an administrator of the organization can give access. Ask an administrator or the head of the organization.",
    sign_out: "Sign out",
    sign_out_everywhere: "Sign out on all devices",
    sections: "Sections",
    no_sections: "No section is open to you yet. Ask an administrator of the organization to give you permissions under ‘Administration’.",
    not_on_site: "This site does not have this section. Go back to the overview.",
    only_core: "This site has no sections with documents: here access is given to employees, and nothing else.",
    section_about: |section| match section {
        Section::TrainingRegistry => {
            "Records of workers trained in labour protection: checking files, submitting them, register numbers."
        }
        Section::SoutReports => {
            "Reports on the special assessment of working conditions: workplaces, classes of conditions, guarantees."
        }
        Section::Declarations => {
            "Declarations of conformity of working conditions: preparing, submitting, history."
        }
        Section::Violations => {
            "Signs of violations: what was found, where, and the date to put it right by."
        }
    },
    section_closed: "This section is not open to you. Ask an administrator of the organization to give you the permission under ‘Administration’.",
    overview: "Overview",
    not_found: NotFound {
        title: "Page not found",
        lead: "The address may have changed, or there may be a mistake in it.",
    },
};
