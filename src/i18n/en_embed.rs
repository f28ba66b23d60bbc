//! English: the app in a frame.

use super::EmbedTexts;

pub static TEXTS: EmbedTexts = EmbedTexts {
    no_cookies: "Inside another site the browser does not tell the cabinet who is signed in. In a window of its own everything works.",
    not_here: "Signing in is not possible on this page. Open the cabinet in a window of its own and sign in there.",
    open: "Open the cabinet",
    allow: "I have signed in already: show it here",
    refused: "The cabinet could not be shown here: the browser did not allow it. Open the cabinet in a window of its own.",
    still_nobody: "The cabinet could not be shown here: nobody has signed in yet, or on another site the cabinet cannot see it. Open the cabinet in a window of its own.",
    still_here: "If nothing has opened, copy the address of the cabinet and open it in a window of its own:",
};
