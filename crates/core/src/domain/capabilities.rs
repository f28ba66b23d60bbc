//! What a backend offers beside the core of the contract. What it does not offer is not shown and not asked.

use super::organization::Section;

/// An optional capability of the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capability {
    /// Which employees of the list, and in which order.
    SearchFilters,
    /// Access from one day to another.
    Terms,
    /// The whole СНИЛС and ИНН on request.
    Reveal,
    /// Who gave what to whom.
    Journal,
    /// Named sets of permissions.
    Templates,
    /// Giving back what was revoked.
    Restore,
    /// The employee's consent (152-ФЗ).
    Consent,
    /// A dry run of many grants.
    Check,
    /// Ending all sessions of a person at once.
    SignOutEverywhere,
    /// The operations of this section.
    Section(Section),
}

/// A capability as a type: who needs one can be asked for the proof of it by the compiler.
pub trait Optional {
    /// The capability.
    const CAPABILITY: Capability;
}

/// The capabilities as types, each with its name in [`Capability`].
pub mod offer {
    use super::{Capability, Optional, Section};

    macro_rules! offers {
        ($($name:ident = $capability:expr;)*) => {$(
            #[doc = concat!("As [`Capability`]: `", stringify!($name), "`.")]
            pub enum $name {}

            impl Optional for $name {
                const CAPABILITY: Capability = $capability;
            }
        )*};
    }

    offers! {
        SearchFilters = Capability::SearchFilters;
        Terms = Capability::Terms;
        Reveal = Capability::Reveal;
        Journal = Capability::Journal;
        Templates = Capability::Templates;
        Restore = Capability::Restore;
        Consent = Capability::Consent;
        Check = Capability::Check;
        SignOutEverywhere = Capability::SignOutEverywhere;
        TrainingRegistry = Capability::Section(Section::TrainingRegistry);
        SoutReports = Capability::Section(Section::SoutReports);
        Declarations = Capability::Section(Section::Declarations);
        Violations = Capability::Section(Section::Violations);
    }
}

/// What is offered.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Capabilities(Vec<Capability>);

impl Capabilities {
    /// Reads the names of the contract; what a newer backend has besides is not looked at.
    #[must_use]
    pub fn parse<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.filter_map(named).collect())
    }

    /// Whether this is offered.
    #[must_use]
    pub fn has(&self, offer: Capability) -> bool {
        self.0.contains(&offer)
    }
}

fn named(name: &str) -> Option<Capability> {
    Some(match name {
        "search_filters" => Capability::SearchFilters,
        "terms" => Capability::Terms,
        "reveal" => Capability::Reveal,
        "journal" => Capability::Journal,
        "templates" => Capability::Templates,
        "restore" => Capability::Restore,
        "consent" => Capability::Consent,
        "check" => Capability::Check,
        "sign_out_everywhere" => Capability::SignOutEverywhere,
        section => Capability::Section(Section::of(section)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_is_offered() {
        let offers = Capabilities::parse(["journal", "violations", "future"].into_iter());
        assert!(offers.has(Capability::Section(Section::Violations)));
        assert!(!offers.has(Capability::Section(Section::Declarations)));
        assert!(offers.has(Capability::Journal));
        assert!(!offers.has(Capability::Terms));
    }
}
