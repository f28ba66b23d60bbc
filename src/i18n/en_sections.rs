//! English: what the sections share.

use super::SectionTexts;
use crate::domain::Trouble;

pub static TEXTS: SectionTexts = SectionTexts {
    to_list: "To the list",
    from: "From",
    to: "To",
    print: "Print",
    withdrawn: "You no longer have this permission. What you entered is still on the page and can be copied. Ask an administrator of the organization to give the permission back, then try again.",
    export: &super::en_rights::EXPORT,
};

/// What happened, and what to do: the failures that only the sections have.
pub fn explain(trouble: Trouble) -> (&'static str, &'static str) {
    if trouble == Trouble::DeclarationSubmitted {
        (
            "This declaration has been submitted already.",
            "Open it: a submitted one cannot be edited.",
        )
    } else {
        (
            "While you were writing, the state changed: this step is no longer possible.",
            "Look at how it is now and choose again. What you wrote is kept.",
        )
    }
}
