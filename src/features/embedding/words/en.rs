//! English: the app in a frame.

use super::texts::EmbedTexts;

pub static TEXTS: EmbedTexts = EmbedTexts {
    no_cookies: "Inside another site the browser does not tell the cabinet who is signed in. In a window of its own everything works.",
    not_here: "Signing in is not possible on this page. Open the cabinet in a window of its own and sign in there.",
    open: "Open the cabinet",
    allow: "Show it here: I have signed in already",
    refused: "The cabinet could not be shown here: the browser did not allow it. Open the cabinet in a window of its own.",
    still_nobody: "The cabinet could not be shown here: you have not signed in yet, or the browser hides your sign-in while the cabinet is inside another site. Open the cabinet in a window of its own.",
    still_here: "If nothing has opened, open the cabinet in a window of its own at this address:",
};
