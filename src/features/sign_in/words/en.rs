//! English: signing in.

use super::texts::{Callback, Landing, SessionEnd, SignInTexts, SignedOut};

pub static TEXTS: SignInTexts = SignInTexts {
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
};
