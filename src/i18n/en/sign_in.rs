//! English for everything that can keep a sign-in from coming off.

use crate::i18n::texts::Explanation;
use crate::oidc::{CallbackError, Fault, OAuthError};

const SUPPORT: &str = "Only the site’s administration can fix this. Select ‘Copy for support’ and send what was copied to site support.";
const WAIT: &str =
    "Wait a few minutes and select ‘Sign in again’. There is nothing else for you to fix.";
const AGAIN: &str = "Select ‘Sign in again’. If it happens again, the site’s administration can fix it: select ‘Copy for support’ and send what was copied to site support.";
const CONSENT: &str = "To sign in, select ‘Sign in again’, and then ‘Grant’ (Предоставить) on Gosuslugi. If Gosuslugi does not ask you anything, select ‘Copy for support’ and send what was copied to site support.";

/// What happened, and what to do.
pub fn explain(fault: Fault) -> Explanation {
    let (what, then) = match fault {
        Fault::Callback(CallbackError::Refused(refusal)) => refusal
            .esia
            .and_then(|code| esia(code.number()))
            .unwrap_or_else(|| oauth(refusal.error)),
        Fault::Callback(CallbackError::Empty | CallbackError::NotOurs) => (
            "This sign-in link has already been used, or was not opened where you started signing in.",
            "Sign in again. It takes a minute.",
        ),
        Fault::Callback(CallbackError::Expired) => (
            "Signing in took more than 10\u{a0}minutes and the link expired.",
            "Sign in again.",
        ),
        Fault::Callback(CallbackError::Damaged) => {
            ("The answer of the sign-in service arrived damaged.", AGAIN)
        }
        Fault::Callback(CallbackError::Issuer) => (
            "The answer did not come from the sign-in service where you signed in.",
            AGAIN,
        ),
        Fault::Provider(_) => (
            "What the sign-in service says of itself is not what the cabinet’s settings say.",
            SUPPORT,
        ),
        Fault::Unreachable => (
            "The sign-in service is not responding, or not as it should.",
            "Wait a few minutes and try to sign in again. There is nothing else for you to fix.",
        ),
        Fault::ClientRejected => (
            "The sign-in service did not accept the cabinet: it is registered there differently.",
            SUPPORT,
        ),
        Fault::CodeRejected => (
            "The sign-in service did not confirm your sign-in: the code has expired or was already used.",
            "Sign in again.",
        ),
        Fault::IdToken(fault) if fault.is_about_time() => (
            "The clocks of this computer and of the sign-in service are more than a minute apart.",
            "Check the date and time of the computer and select ‘Sign in again’. If they are right, select ‘Copy for support’ and send what was copied to site support.",
        ),
        Fault::TokenResponse | Fault::IdToken(_) | Fault::Userinfo => (
            "The answer of the sign-in service failed a check, and the cabinet did not accept it.",
            AGAIN,
        ),
        Fault::Backend => (
            "The sign-in service knows you, but the cabinet did not accept its answer.",
            SUPPORT,
        ),
        Fault::NoCrypto => (
            "The browser cannot check a sign-in here: the page was opened without a secure connection.",
            "Open the cabinet by an address that begins with https and sign in again.",
        ),
        Fault::Loop => (
            "Within a minute you left to sign in three times and came back with nothing.",
            "Allow cookies for this site or open it in another browser, then select the sign-in button once more.",
        ),
    };
    Explanation::new(what, then)
}

/// What happened, by the number of the ЕСИА code, and what to do; `None` for a code that is not
/// known.
fn esia(code: u32) -> Option<(&'static str, &'static str)> {
    Some(match code {
        7004 => (
            "Gosuslugi did not let you into the cabinet: permission was not given.",
            CONSENT,
        ),
        7007 => ("An unexpected error happened on Gosuslugi.", WAIT),
        7008 => ("Gosuslugi is overloaded or under maintenance.", WAIT),
        7011 => (
            "Gosuslugi did not confirm your sign-in: the code expired, was revoked or is invalid.",
            AGAIN,
        ),
        7015 => (
            "The time in the cabinet’s request did not match the time on Gosuslugi.",
            AGAIN,
        ),
        7019 => (
            "The cabinet does not have the permission it needs from you on Gosuslugi.",
            CONSENT,
        ),
        7040 => (
            "The check value did not match the one this sign-in began with.",
            AGAIN,
        ),
        7046 => (
            "Signing in needs a two-step check, and it is not available for your account.",
            "Set up a two-step check on Gosuslugi, for example a one-time code, and select ‘Sign in again’. If that does not help, select ‘Copy for support’ and send what was copied to site support.",
        ),
        7055 => (
            "Gosuslugi did not confirm your sign-in: your account is not confirmed.",
            "Confirm it on Gosuslugi (Госуслуги), come back here and select ‘Sign in again’.",
        ),
        7062 => (
            "Gosuslugi did not accept the user type or the role you are signing in with.",
            "Check your role on Gosuslugi: Organization profile → Employees (Профиль организации → Сотрудники). Then select ‘Sign in again’. If that does not help, select ‘Copy for support’ and send what was copied to site support.",
        ),
        7194 => (
            "On Gosuslugi you are not among the employees of this organization.",
            "Ask the head or an administrator of the organization to invite you on Gosuslugi: Organization profile → Employees (Профиль организации → Сотрудники). Follow the link in the invitation email, then select ‘Sign in again’.",
        ),
        _ => (operator(code)?, SUPPORT),
    })
}

/// What only the site's administration can put right.
fn operator(code: u32) -> Option<&'static str> {
    Some(match code {
        7002 => "The certificate is not registered on Gosuslugi or does not fit this cabinet.",
        7003 => "A parameter of the cabinet’s request to Gosuslugi is missing, repeated or wrong.",
        7005 => "Gosuslugi does not allow the cabinet to get an access token in this way.",
        7006 => "Gosuslugi did not recognize the list of data the cabinet asked for.",
        7009 => "The cabinet asked for an access token in a way Gosuslugi does not support.",
        7012 => "Gosuslugi does not support the kind of sign-in code the cabinet uses.",
        7013 => "The cabinet did not say which data it needs from Gosuslugi.",
        7014 => "The cabinet’s request to Gosuslugi lacks a required parameter.",
        7023 => {
            "The cabinet sent Gosuslugi a return address that is not on the list of allowed ones."
        }
        7038 => "Gosuslugi could not read the parameters of the cabinet’s request.",
        7039 => "The cabinet began the sign-in without the check value that protects the code.",
        7053 => "Gosuslugi found the signature on the cabinet’s request to be wrong.",
        7060 => "The cabinet gave the wrong roles in its request to Gosuslugi.",
        7061 => "The cabinet gave the wrong object type in its request to Gosuslugi.",
        8010 => "Gosuslugi did not recognize the cabinet: it did not pass the identity check.",
        36_700 => "The cabinet did not say which type of consent it needs.",
        36_701 => "Gosuslugi did not find the type of consent the cabinet named.",
        36_702 => "The cabinet did not ask for data that this consent must include.",
        36_703 => "The cabinet asked for more data than this consent allows.",
        36_704 => "The cabinet listed the data, and for this consent it must not be listed.",
        36_705 => "The cabinet named no action in the consent.",
        36_706 => "The cabinet named an action in the consent that Gosuslugi does not have.",
        36_707 => "The cabinet named no purpose in the consent.",
        36_716 => "The cabinet gave the wrong term for the consent.",
        36_726 => "The cabinet named a purpose in the consent that Gosuslugi does not have.",
        36_727 => "In this consent the cabinet must name exactly one purpose.",
        _ => return None,
    })
}

/// The same for the errors of OAuth and OpenID Connect that come without a code.
fn oauth(error: OAuthError) -> (&'static str, &'static str) {
    const PAGE: &str = "Select ‘Sign in again’ and do this on the page of the sign-in service. If it does not ask you anything, select ‘Copy for support’ and send what was copied to site support.";
    match error {
        OAuthError::AccessDenied => (
            "The sign-in service did not let you into the cabinet: permission was not given.",
            "Select ‘Sign in again’ and give permission when the sign-in service asks for it: on Gosuslugi this is ‘Grant’ (Предоставить). If it does not ask you anything, select ‘Copy for support’ and send what was copied to site support.",
        ),
        // To the user the same: this app sends no requests by link and encloses none.
        OAuthError::InvalidRequest
        | OAuthError::InvalidRequestUri
        | OAuthError::InvalidRequestObject
        | OAuthError::RequestNotSupported
        | OAuthError::RequestUriNotSupported
        | OAuthError::RegistrationNotSupported => (
            "The sign-in service found a mistake in the cabinet’s request.",
            SUPPORT,
        ),
        OAuthError::UnauthorizedClient => (
            "The sign-in service does not allow the cabinet to ask for sign-in in this way.",
            SUPPORT,
        ),
        OAuthError::UnsupportedResponseType => (
            "The sign-in service does not support the kind of answer the cabinet asked for.",
            SUPPORT,
        ),
        OAuthError::InvalidScope => (
            "The sign-in service did not recognize the list of data the cabinet asked for.",
            SUPPORT,
        ),
        OAuthError::ServerError => ("An unexpected error happened in the sign-in service.", WAIT),
        OAuthError::TemporarilyUnavailable => (
            "The sign-in service is overloaded or under maintenance.",
            WAIT,
        ),
        OAuthError::InteractionRequired => (
            "The sign-in service needs you to answer its question.",
            PAGE,
        ),
        OAuthError::LoginRequired => ("The sign-in service needs you to sign in afresh.", PAGE),
        OAuthError::AccountSelectionRequired => {
            ("The sign-in service needs you to choose an account.", PAGE)
        }
        OAuthError::ConsentRequired => (
            "The sign-in service needs you to allow signing in to the cabinet.",
            PAGE,
        ),
        OAuthError::Unknown => (
            "The sign-in service refused for a reason the cabinet does not know.",
            AGAIN,
        ),
    }
}
