//! Identifiers as the contract gives them: opaque, and safe in a path as they are.

use core::fmt;
use serde::{Deserialize, Serialize};

/// The text is not an `Id` of the contract; such a text must not reach a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl core::error::Error for NotAnId {}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// `None` when the text is not an `Id` of the contract; such a text must not reach a path.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::try_from(text.to_owned()).ok()
            }

            /// The text, for a path or a body.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                if is_id(&text) { Ok(Self(text)) } else { Err(NotAnId) }
            }
        }
    )*};
}

identifiers! {
    /// A person who can sign in.
    PersonId;
    /// An organization of that person.
    OrganizationId;
    /// An employee in the organization's staff directory.
    StaffId;
    /// An employee with access.
    EmployeeId;
    /// A template of permissions.
    TemplateId;
    /// What was sent to the registry of trained persons at one time.
    SubmissionId;
    /// A СОУТ report.
    ReportId;
    /// A workplace of a СОУТ report.
    WorkplaceId;
    /// A declaration of conformity.
    DeclarationId;
    /// A sign of a violation.
    ViolationId;
}

/// `Id` of the contract: `^[A-Za-z0-9_~-]+$`, at most 100 characters. No dot: an address would
/// swallow `..`, and a server takes a path with a dot for a file.
fn is_id(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_~-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_safe_in_a_path_is_an_id() {
        for good in ["romashka", "kd-0001", "A-b_c~d", "7"] {
            assert!(OrganizationId::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "a/b",
            "a?b",
            "a b",
            "..",
            ".",
            "ромашка",
            "%2e",
            &"x".repeat(101),
        ] {
            assert!(OrganizationId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn json_has_the_text_and_nothing_else_is_read() {
        let id = OrganizationId::parse("romashka").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), r#""romashka""#);
        assert_eq!(serde_json::from_str(r#""romashka""#).ok(), Some(id));
        for bad in [r#""../x""#, r#""""#, "7", "null", r#"["romashka"]"#] {
            assert!(
                serde_json::from_str::<OrganizationId>(bad).is_err(),
                "{bad}"
            );
        }
    }
}
