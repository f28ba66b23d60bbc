//! English: what to do when access is refused.

use super::texts::{Letter, LetterFacts, RefusalTexts, RefusalWords};
use crate::domain::ClosedReason;
use crate::features::organizations::words::en::{HEAD, HEAD_OR_ADMINISTRATOR, YOU};
use crate::i18n::Step;

pub static TEXTS: RefusalTexts = RefusalTexts {
    refused_label: |name| format!("No access: {name}"),
    choose_another: "Choose another organization",
    unchanged: |time| format!("Checked at {time}: no change yet."),
    refusal,
    letter: LETTER,
};

fn refusal(reason: ClosedReason) -> &'static RefusalWords {
    const CHECK: Step = Step {
        who: YOU,
        what: "Select ‘Check again’. Changes on Gosuslugi take some time to reach this page.",
    };
    const ROLE: Step = Step {
        who: YOU,
        what: "Check your role on Gosuslugi: Organization profile → Employees (Профиль организации → Сотрудники).",
    };
    match reason {
        ClosedReason::NotGranted => &RefusalWords {
            title: "You are not the head or an administrator of this organization, and you have not been given access yet",
            steps: &[
                ROLE,
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Signs in to this cabinet, opens ‘Administration’, selects ‘+’, chooses you and ticks permissions.",
                },
                Step {
                    who: HEAD,
                    what: "Or makes you an administrator on Gosuslugi: Organization profile → Employees (Профиль организации → Сотрудники).",
                },
                CHECK,
            ],
        },
        ClosedReason::NotAdministrator => &RefusalWords {
            title: "Nobody has opened this organization’s cabinet yet, and you are neither its head nor an administrator",
            steps: &[
                Step {
                    who: HEAD,
                    what: "Is the first to sign in here through Gosuslugi and to choose the organization.",
                },
                Step {
                    who: HEAD,
                    what: "Opens ‘Administration’, selects ‘+’, chooses you and ticks permissions. Or appoints you as administrator on Gosuslugi: Organization profile → Employees (Профиль организации → Сотрудники).",
                },
                CHECK,
            ],
        },
        ClosedReason::AccountUnconfirmed => &RefusalWords {
            title: "Your account on Gosuslugi is not confirmed",
            steps: &[
                Step {
                    who: YOU,
                    what: "Confirm the account on Gosuslugi: it shows how.",
                },
                CHECK,
            ],
        },
        ClosedReason::Checking => &RefusalWords {
            title: "Gosuslugi is still checking that you are an employee of this organization",
            steps: &[
                Step {
                    who: YOU,
                    what: "Wait: the check takes from 15\u{a0}minutes to 5\u{a0}days. Then select ‘Check again’.",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "If more than 5\u{a0}days have passed, opens Organization profile → Employees (Профиль организации → Сотрудники) on Gosuslugi and checks that you are there.",
                },
            ],
        },
        ClosedReason::Blocked => &RefusalWords {
            title: "You are blocked on Gosuslugi as an employee of this organization",
            steps: &[
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Opens Organization profile → Employees (Профиль организации → Сотрудники) on Gosuslugi, finds you and unblocks you.",
                },
                CHECK,
            ],
        },
        ClosedReason::Liquidated => &RefusalWords {
            title: "This organization has been liquidated",
            steps: &[
                Step {
                    who: YOU,
                    what: "Choose another organization: the cabinet of a liquidated one does not open.",
                },
                Step {
                    who: HEAD,
                    what: "If this is a mistake, checks the details on Gosuslugi: Organization profile (Профиль организации).",
                },
            ],
        },
        ClosedReason::NotYet => &RefusalWords {
            title: "Your access to this organization’s cabinet has not begun yet",
            steps: &[
                Step {
                    who: YOU,
                    what: "Wait: you were given access from a certain day.",
                },
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "If you need access sooner, opens ‘Administration’ and gives it from today.",
                },
                CHECK,
            ],
        },
        ClosedReason::Expired => &RefusalWords {
            title: "Your access to this organization’s cabinet has ended",
            steps: &[
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Opens ‘Administration’, finds you and prolongs the access.",
                },
                CHECK,
            ],
        },
        ClosedReason::Unknown => &RefusalWords {
            title: "This organization’s cabinet is not open to you",
            steps: &[
                ROLE,
                Step {
                    who: HEAD_OR_ADMINISTRATOR,
                    what: "Checks your access in this cabinet, under ‘Administration’.",
                },
                CHECK,
            ],
        },
    }
}

const LETTER: Letter = Letter {
    title: "Letter to the head",
    lead: "Tick what you need for your work, and the letter follows. Send it by mail or messenger, or hand it over on paper. It is in Russian if you switch the page to Russian.",
    wanted: "What you need",
    copy: "Copy the letter",
    print: "Print",
    mail: "Open in mail",
    subject: |facts| {
        format!(
            "Access to the labour protection cabinet: {}",
            facts.organization
        )
    },
    text: letter,
};

fn letter(facts: &LetterFacts, wanted: &[String]) -> String {
    let ogrn = facts.ogrn.as_deref();
    let ogrn = ogrn.map_or_else(String::new, |ogrn| format!("OGRN: {ogrn}\n"));
    let wanted = match wanted {
        [] => String::new(),
        labels => format!("Permissions needed: {}\n", labels.join("; ")),
    };
    let how = match facts.reason {
        ClosedReason::Blocked => {
            "How to do it: on Gosuslugi open Organization profile → Employees (Профиль организации → Сотрудники), find me and unblock me."
        }
        _ => {
            "How to do it: sign in to the cabinet through Gosuslugi, choose the organization, open ‘Administration’ in the user menu, select ‘+’, then ‘Add an employee’, choose me, save, tick the permissions and save."
        }
    };
    format!(
        "Hello,\n\nplease give me access to the labour protection cabinet.\n\nOrganization: {}\n{ogrn}Employee: {}\n{wanted}\n{how}\n\nAddress of the cabinet: {}\n",
        facts.organization, facts.person, facts.address
    )
}
