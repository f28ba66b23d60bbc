//! Identifiers as the contract gives them: opaque, and safe in a path as they are.

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Debug)]
        pub struct $name(String);

        impl $name {
            /// `None` when the text is not an `Id` of the contract; such a text must not reach a path.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
            }

            /// The text, for a path or a body.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
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
}
