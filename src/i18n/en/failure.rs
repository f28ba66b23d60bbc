//! English for what a request can fail with.

use crate::domain::ErrorKind;
use crate::i18n::texts::Explanation;

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
const DECLARATION_SUBMITTED: Words = (
    "This declaration has been submitted already.",
    "Open it: a submitted one cannot be edited.",
);
const TRANSITION_NOT_ALLOWED: Words = (
    "While you were writing, the state changed: this step is no longer possible.",
    "Look at how it is now and choose again. What you wrote is kept.",
);

/// What happened, and what to do.
pub fn explain(kind: ErrorKind) -> Explanation {
    let (what, then) = match kind {
        ErrorKind::Offline => (
            "There is no connection to the cabinet.",
            "Check your internet connection and try again.",
        ),
        ErrorKind::TimedOut => (
            "The cabinet did not answer within 30\u{a0}seconds.",
            "Wait a minute and try again.",
        ),
        ErrorKind::Malformed => (
            "The cabinet sent an answer that could not be read.",
            "If you were saving, it is not known whether it was saved: try again in a minute. If that does not help, tell site support.",
        ),
        ErrorKind::SessionEnded => (
            "Your session has ended.",
            "Sign in again and you will return to this page.",
        ),
        ErrorKind::Forbidden => (
            "You do not have permission to do this.",
            "Another administrator may have removed it. Ask them or the head of the organization.",
        ),
        ErrorKind::NotFound => (
            "This no longer exists, or it is not open to you.",
            "Go back to the list and refresh it.",
        ),
        ErrorKind::StaffNotFound => (
            "This employee is no longer on the organization’s list.",
            "Choose someone else or enter the employee by hand.",
        ),
        ErrorKind::AlreadyHasAccess => ALREADY_HAS_ACCESS,
        ErrorKind::LastAdministrator => LAST_ADMINISTRATOR,
        ErrorKind::HeadIsAdministrator => HEAD_IS_ADMINISTRATOR,
        ErrorKind::OwnRights => OWN_RIGHTS,
        ErrorKind::RestoreTooLate => RESTORE_TOO_LATE,
        ErrorKind::QuotaReached => (
            "There are as many here as there may be.",
            "Delete what is not needed any more and repeat.",
        ),
        ErrorKind::TemplateExists => ("There is a template of this name.", "Choose another name."),
        ErrorKind::SignInStale(_) => (
            "This needs a fresh sign-in at Госуслуги.",
            "Sign in again and repeat it.",
        ),
        ErrorKind::AlreadySubmitted => ALREADY_SUBMITTED,
        ErrorKind::PortionDiffers => PORTION_DIFFERS,
        ErrorKind::SubmissionClosed => SUBMISSION_CLOSED,
        ErrorKind::SubmissionIncomplete => SUBMISSION_INCOMPLETE,
        ErrorKind::TransitionNotAllowed => TRANSITION_NOT_ALLOWED,
        ErrorKind::DeclarationSubmitted => DECLARATION_SUBMITTED,
        ErrorKind::InProgress => (
            "The previous save is still under way.",
            "Wait a few seconds and try again.",
        ),
        ErrorKind::ChangedMeanwhile => (
            "While you were editing, another administrator changed this employee’s access.",
            "Look at what is saved and decide again. Your ticks will not be lost.",
        ),
        ErrorKind::Conflict => (
            "The cabinet could not do this: what is there is not the same any more.",
            "Reload the page and look at what is saved. If that does not help, tell site support.",
        ),
        ErrorKind::Locked => (
            "The cabinet does not let this be changed for now.",
            "Wait a minute and try again. If that does not help, tell site support.",
        ),
        ErrorKind::NotAccepted => (
            "The cabinet did not accept the request, and nothing has changed.",
            "Check what you entered. If it is right, tell site support.",
        ),
        ErrorKind::Invalid => (
            "The cabinet did not accept what was entered.",
            "Check what is marked and try again.",
        ),
        ErrorKind::LoginUnknown => (
            "This sign-in link has already been used, or was not opened where you started signing in.",
            "Sign in again. It takes a minute.",
        ),
        ErrorKind::LoginExpired => (
            "Signing in took more than 10\u{a0}minutes and the link expired.",
            "Sign in again.",
        ),
        ErrorKind::CodeRejected => (
            "Gosuslugi did not confirm your sign-in: the code has expired or was already used.",
            "Sign in again.",
        ),
        ErrorKind::OtherProvider => (
            "The answer did not come from the sign-in service where you signed in.",
            "Sign in again. If it happens again, tell site support.",
        ),
        ErrorKind::AccountUnconfirmed => (
            "Gosuslugi did not confirm your sign-in: your account is not confirmed.",
            "Confirm it on Gosuslugi (Госуслуги) and sign in again.",
        ),
        ErrorKind::ProviderFailed => (
            "Gosuslugi is not responding, or not as it should.",
            "Wait a few minutes and sign in again. There is nothing for you to fix.",
        ),
        ErrorKind::CursorInvalid => (
            "The list has changed in the meantime.",
            "Open it from the beginning.",
        ),
        ErrorKind::TooManyRequests(Some(seconds)) => {
            return Explanation::wait("There were too many requests in a row.", seconds, wait);
        }
        ErrorKind::TooManyRequests(None) => (
            "There were too many requests in a row.",
            "Wait a minute and try again.",
        ),
        ErrorKind::Unavailable(Some(seconds)) => {
            return Explanation::wait("The cabinet is not available for now.", seconds, wait);
        }
        ErrorKind::Unavailable(None) => (
            "The cabinet is not available for now.",
            "Wait a minute and try again. If that does not help, tell site support.",
        ),
        ErrorKind::Server => (
            "An error happened in the cabinet.",
            "Try again in a minute. If that does not help, tell site support.",
        ),
        ErrorKind::PartMissing => (
            "This part of the cabinet did not load.",
            "Check your internet connection and try again. If that does not help, reload the page.",
        ),
        ErrorKind::NoStorage => (
            "The browser does not let the site keep the sign-in you started.",
            "Allow this site to store data, or open it in an ordinary window and not a private one, and sign in again.",
        ),
    };
    Explanation::new(what, then)
}

/// The same beside ‘Try again’, which is the thing to press.
pub fn explain_loading(kind: ErrorKind) -> Explanation {
    let mut words = explain(kind);
    let then = match kind {
        ErrorKind::Offline => "Check your internet connection and select ‘Try again’.",
        ErrorKind::TimedOut | ErrorKind::TooManyRequests(None) | ErrorKind::Unavailable(None) => {
            "Wait a minute and select ‘Try again’."
        }
        ErrorKind::CursorInvalid => "Select ‘Try again’ and it will open from the beginning.",
        ErrorKind::PartMissing => {
            "Check your internet connection and select ‘Try again’. If that does not help, reload the page."
        }
        _ => return words,
    };
    then.clone_into(&mut words.then);
    words
}

/// What to do while so many seconds are left, and after them.
pub fn wait(seconds: u32) -> String {
    let (n, one, many) = match seconds {
        0 => return "Now try again.".to_owned(),
        1..=119 => (seconds, "second", "seconds"),
        120..=7_199 => (seconds.div_ceil(60), "minute", "minutes"),
        _ => (seconds.div_ceil(3_600), "hour", "hours"),
    };
    format!(
        "Wait {n}\u{a0}{} and try again.",
        if n == 1 { one } else { many }
    )
}
