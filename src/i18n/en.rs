//! English. Plain and calm; what Госуслуги or the backend show in Russian stands in brackets.

use super::{Cabinet, Callback, Explanation, Landing, NotFound, SessionEnd, SignedOut, Texts};
use crate::domain::{Section, Trouble};

pub(super) const YOU: &str = "You";
pub(super) const HEAD: &str = "The head of the organization";
pub(super) const HEAD_OR_ADMINISTRATOR: &str = "The head or an administrator of the organization";
pub static TEXTS: Texts = Texts {
    access: Some(&super::en_access::TEXTS),
    sections: Some(&super::en_sections::TEXTS),
    embed: Some(&super::en_embed::TEXTS),
    registry: Some(&super::en_registry::TEXTS),
    sout: Some(&super::en_sout::TEXTS),
    violations: Some(&super::en_violations::TEXTS),
    declarations: Some(&super::en_declarations::TEXTS),
    locale: "en-GB",
    service_name: "Labour protection cabinet",
    other_language: "Русский",
    skip_to_content: "Skip to main content",
    loading: "Loading…",
    slow: "This is taking longer than usual. Please wait, it is still loading…",
    retry: "Try again",
    reload: "Reload the page",
    newer_app: (
        "The site has a new version of the cabinet.",
        "The version you have open no longer has this part. Reload the page: access you have begun to give is kept.",
    ),
    list_restarted: "The list changed while you were scrolling, so it is shown from the beginning.",
    close: "Close",
    back: "Back",
    cancel: "Cancel",
    save: "Save",
    saving: "Saving…",
    search_clear: "Clear search",
    copied: "Copied",
    for_support: "For support",
    copy_for_support: "Copy for support",
    sign_in: "Sign in",
    sign_in_again: "Sign in again",
    signing_in: "Going to Gosuslugi…",
    sign_in_other_tab: "Sign in using a new tab",
    explain,
    explain_sign_in: super::en_sign_in::explain,
    landing: Landing {
        title: "Sign in to the labour protection cabinet",
        lead: "Employers use it to submit records to the register of trained workers, view workplace assessment reports, submit declarations and see signs of violations.",
        needed_title: "What you will need",
        needed: &[
            "A confirmed account on Gosuslugi (Госуслуги)",
            "An invitation from your organization: it adds you under Organization profile → Employees (Профиль организации → Сотрудники)",
            "Access given by an administrator of the organization, unless you are its head",
        ],
        return_lead: "Sign in and you will return to the page you were opening.",
    },
    callback: Callback {
        title: "Sign-in",
        completing: "Completing sign-in…",
        failed: "Signing in did not work",
        to_host: "Back to the page you came from",
    },
    signed_out: SignedOut {
        title: "You have signed out of the cabinet",
        lead: "To go on working, sign in again.",
        unconfirmed: "The sign-in service did not confirm that you are signed out there too. If you share this computer, close all browser windows.",
    },
    session_end: SessionEnd {
        ending: "Your session is about to end",
        left: |seconds| match (seconds / 60, seconds % 60) {
            (0, rest) => format!("{rest}\u{a0}s left"),
            (minutes, 0) => format!("{minutes}\u{a0}min left"),
            (minutes, rest) => format!("{minutes}\u{a0}min {rest}\u{a0}s left"),
        },
        ending_lead: "Select ‘Stay signed in’ to remain in the cabinet.",
        prolong: "Stay signed in",
        ended: "Your session has ended",
        ended_lead: "Sign in again and you will return to this page.",
        ended_beside: "If there is anything unsaved on the page, sign in in a new tab: everything here stays as it is.",
    },
    not_found: NotFound {
        title: "Page not found",
        lead: "The address may have changed, or there may be a mistake in it.",
        to_organizations: "Go to organizations",
    },
    organizations: super::en_organizations::ORGANIZATIONS,
    refusal: super::en_organizations::refusal,
    letter: super::en_organizations::LETTER,
    cabinet: Cabinet {
        user_menu: "User menu",
        change_organization: "Change organization",
        change_organization_hint: "Change organization (Ctrl+K)",
        administration: "Administration",
        only_administrators: "Only an administrator of the organization can give access. Ask an administrator or the head of the organization.",
        sign_out: "Sign out",
        sections: "Sections",
        no_sections: "No section is open to you yet. Ask an administrator of the organization to give you permissions under ‘Administration’.",
        section: |section| match section {
            Section::TrainingRegistry => "Register of trained workers",
            Section::SoutReports => "Workplace assessment reports",
            Section::Declarations => "Declarations",
            Section::Violations => "Signs of violations",
        },
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
    },
};

/// What happened, and what to do about it.
type Words = (&'static str, &'static str);

const ALREADY_SUBMITTED: Words = (
    "These records have been sent to the registry already.",
    "Open “What was sent” to see when that was and what was taken.",
);
const PORTION_DIFFERS: Words = (
    "The cabinet already has other records under this number of a portion.",
    "Choose the file that you began with, or send this one anew.",
);
const SUBMISSION_CLOSED: Words = (
    "This submission is complete already.",
    "Open “What was sent” to see what was taken.",
);
const SUBMISSION_INCOMPLETE: Words = (
    "The cabinet does not have all records yet.",
    "Choose the same file again: the cabinet will send what is missing.",
);
const OWN_RIGHTS: Words = (
    "You are taking permissions from yourself.",
    "Confirm that, or tick them again.",
);
const RESTORE_TOO_LATE: Words = (
    "The revoked access can be given back no longer: too much time has passed.",
    "Give access anew with “+”.",
);
const HEAD_IS_ADMINISTRATOR: Words = (
    "The head stays an administrator for as long as they are the head on Gosuslugi.",
    "Tick ‘Administrator’ (Администратор) again and save the rest.",
);
const LAST_ADMINISTRATOR: Words = (
    "This is the organization’s last administrator.",
    "First give the ‘Administrator’ (Администратор) permission to someone else, then remove it here.",
);
const ALREADY_HAS_ACCESS: Words = (
    "This employee already has access.",
    "Close the window and find the employee in the list to change their permissions.",
);

fn explain(trouble: Trouble) -> Explanation {
    let (what, then) = match trouble {
        Trouble::Offline => (
            "There is no connection to the cabinet.",
            "Check your internet connection and select ‘Try again’.",
        ),
        Trouble::TimedOut => (
            "The cabinet did not answer within 30\u{a0}seconds.",
            "Wait a minute and select ‘Try again’.",
        ),
        Trouble::Malformed => (
            "The cabinet sent an answer that could not be read.",
            "If you were saving, it is not known whether it was saved: try again in a minute. If that does not help, tell site support.",
        ),
        Trouble::SessionEnded => (
            "Your session has ended.",
            "Sign in again and you will return to this page.",
        ),
        Trouble::Forbidden => (
            "You do not have permission to do this.",
            "Another administrator may have removed it. Ask them or the head of the organization.",
        ),
        Trouble::NotFound => (
            "This no longer exists, or it is not open to you.",
            "Go back to the list and refresh it.",
        ),
        Trouble::StaffNotFound => (
            "This employee is no longer on the organization’s list.",
            "Choose someone else or enter the employee by hand.",
        ),
        Trouble::AlreadyHasAccess => ALREADY_HAS_ACCESS,
        Trouble::LastAdministrator => LAST_ADMINISTRATOR,
        Trouble::HeadIsAdministrator => HEAD_IS_ADMINISTRATOR,
        Trouble::OwnRights => OWN_RIGHTS,
        Trouble::RestoreTooLate => RESTORE_TOO_LATE,
        Trouble::TemplateExists => ("There is a template of this name.", "Choose another name."),
        Trouble::SignInStale(_) => (
            "This important permission needs a fresh sign-in at Госуслуги.",
            "Press “Sign in again”: everything you ticked is kept, and you come back here.",
        ),
        Trouble::AlreadySubmitted => ALREADY_SUBMITTED,
        Trouble::PortionDiffers => PORTION_DIFFERS,
        Trouble::SubmissionClosed => SUBMISSION_CLOSED,
        Trouble::SubmissionIncomplete => SUBMISSION_INCOMPLETE,
        Trouble::TransitionNotAllowed | Trouble::DeclarationSubmitted => {
            super::en_sections::explain(trouble)
        }
        Trouble::InProgress => (
            "The previous save is still under way.",
            "Wait a few seconds and select ‘Save’ again.",
        ),
        Trouble::ChangedMeanwhile => (
            "While you were editing, another administrator changed this employee’s access.",
            "Look at what is saved and decide again. Your ticks will not be lost.",
        ),
        Trouble::Invalid => (
            "The cabinet did not accept what was entered.",
            "Check what is marked and save again.",
        ),
        Trouble::LoginUnknown => (
            "This sign-in link has already been used, or was not opened where you started signing in.",
            "Sign in again. It takes a minute.",
        ),
        Trouble::LoginExpired => (
            "Signing in took more than 10\u{a0}minutes and the link expired.",
            "Sign in again.",
        ),
        Trouble::CodeRejected => (
            "Gosuslugi did not confirm your sign-in: the code has expired or was already used.",
            "Sign in again.",
        ),
        Trouble::OtherProvider => (
            "The answer did not come from the sign-in service where you signed in.",
            "Sign in again. If it happens again, give site support the request number.",
        ),
        Trouble::AccountUnconfirmed => (
            "Gosuslugi did not confirm your sign-in: your account is not confirmed.",
            "Confirm it on Gosuslugi (Госуслуги) and sign in again.",
        ),
        Trouble::ProviderFailed => (
            "Gosuslugi is not responding, or not as it should.",
            "Wait a few minutes and sign in again. There is nothing for you to fix.",
        ),
        Trouble::CursorInvalid => (
            "The list has changed in the meantime.",
            "Select ‘Try again’ and it will open from the beginning.",
        ),
        Trouble::TooManyRequests(seconds) => {
            let then = match seconds {
                Some(1) => "Wait 1\u{a0}second and try again.".to_owned(),
                Some(n) => format!("Wait {n}\u{a0}seconds and try again."),
                None => "Wait a minute and try again.".to_owned(),
            };
            return Explanation {
                what: "There were too many requests in a row.",
                then,
            };
        }
        Trouble::Server => (
            "An error happened in the cabinet.",
            "Try again in a minute. If that does not help, give site support the request number.",
        ),
        Trouble::PartMissing => (
            "This part of the cabinet did not load.",
            "Check your internet connection and select ‘Try again’. If that does not help, reload the page.",
        ),
        Trouble::NoStorage => (
            "The browser does not let the site keep the sign-in you started.",
            "Allow this site to store data, or open it in an ordinary window and not a private one, and sign in again.",
        ),
    };
    Explanation {
        what,
        then: then.to_owned(),
    }
}

/// `1 employee`, `5,000 employees`.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `5,000`.
pub(super) fn number(n: u64) -> String {
    super::grouped(n, ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part that is missing here would be read in Russian.
    #[test]
    fn english_is_whole() {
        let parts = [
            TEXTS.access.is_some(),
            TEXTS.sections.is_some(),
            TEXTS.embed.is_some(),
            TEXTS.registry.is_some(),
            TEXTS.sout.is_some(),
            TEXTS.violations.is_some(),
            TEXTS.declarations.is_some(),
        ];
        assert_eq!(parts, [true; 7]);
    }

    #[test]
    fn english_counts() {
        let count = TEXTS.organizations.count;
        let expected = [
            (0, "0 organizations"),
            (1, "1 organization"),
            (21, "21 organizations"),
            (1_000, "1,000 organizations"),
        ];
        for (n, text) in expected {
            assert_eq!(count(n), text);
        }
    }
}
