//! English: what the sections share.

use super::texts::SectionTexts;

pub static TEXTS: SectionTexts = SectionTexts {
    to_list: "To the list",
    from: "From",
    to: "To",
    print: "Print",
    withdrawn: "You no longer have this permission. What you entered is still on the page and can be copied. Ask an administrator of the organization to give the permission back, then try again.",
};
