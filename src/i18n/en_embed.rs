//! English: the app in a frame.

use super::EmbedTexts;

pub static TEXTS: EmbedTexts = EmbedTexts {
    no_cookies: "Inside another site the browser does not tell the cabinet who is signed in. In a window of its own everything works.",
    not_here: "Signing in is not possible on this page. Open the cabinet in a window of its own and sign in there.",
    open: "Open the cabinet",
    allow: "I have signed in already: show it here",
    in_vain: "It did not work here: the browser did not allow it, or you have not signed in yet. Open the cabinet in a window of its own.",
    still_here: "If nothing has opened, copy the address of the cabinet and open it in a new tab:",
};
