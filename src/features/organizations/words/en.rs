//! English: choosing the organization.

use super::texts::OrganizationTexts;
use crate::domain::Role;
use crate::i18n::Step;
use crate::i18n::en::counted;

pub const YOU: &str = "You";
pub const HEAD: &str = "The head of the organization";
pub const HEAD_OR_ADMINISTRATOR: &str = "The head or an administrator of the organization";

pub static TEXTS: OrganizationTexts = OrganizationTexts {
    title: "Organizations",
    lead: "Choose the organization you will act for.",
    search: "Name, OGRN or INN",
    count: |n| counted(n, "organization", "organizations"),
    nothing_found: |query| match query {
        "" => "There are no such organizations. Choose another role or access.".to_owned(),
        query => format!("Nothing matches ‘{query}’. Check the name or enter the OGRN."),
    },
    empty_title: "No organization has given you access yet",
    empty_steps: &[
        Step {
            who: HEAD_OR_ADMINISTRATOR,
            what: "Opens Organization profile → Employees (Профиль организации → Сотрудники) on Gosuslugi and invites you.",
        },
        Step {
            who: YOU,
            what: "Follow the link in the invitation email and sign in to Gosuslugi with a confirmed account.",
        },
        Step {
            who: YOU,
            what: "Wait: the check takes from 15\u{a0}minutes to 5\u{a0}days. Then select ‘Check again’.",
        },
    ],
    ogrn: "OGRN",
    inn: "INN",
    role: |role| match role {
        Role::Head => Some("Head"),
        Role::Administrator => Some("Administrator"),
        Role::Employee => Some("Employee"),
        Role::Unnamed => None,
    },
    closed: "No access",
    check_again: "Check again",
    liquidated: "Liquidated",
    open: "Access open",
    any: "All",
    filter_role: "Role",
    filter_state: "Access",
    sort: "Order",
    sorts: ["By name, A–Z", "By name, Z–A", "By role"],
    shortcuts: "Favourites and recent",
    favourite: |name| format!("Favourite: {name}"),
    forget: |name| format!("Remove from here: {name}"),
    still_none: "No organizations yet.",
    not_yours_title: "This organization is not among yours",
    not_yours_steps: &[
        Step {
            who: YOU,
            what: "Check that you signed in with your own account: your name is at the top right.",
        },
        Step {
            who: YOU,
            what: "Look for the organization in the list: the link may be out of date.",
        },
        Step {
            who: HEAD_OR_ADMINISTRATOR,
            what: "If you are no longer among the employees, opens Organization profile → Employees (Профиль организации → Сотрудники) on Gosuslugi and invites you again.",
        },
    ],
    change_organization: "Change organization",
    change_organization_hint: "Change organization (Ctrl+K)",
};
