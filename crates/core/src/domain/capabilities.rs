//! What a backend offers beside the core of the contract. What it does not offer is not shown.

use super::organization::Section;

/// An optional capability of the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capability {
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
    /// The operations of this section.
    Section(Section),
}

/// What is offered.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Capabilities(Vec<Capability>);

impl Capabilities {
    /// Reads the names of the contract; what a newer backend has besides is not looked at.
    #[must_use]
    pub fn parse<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.filter_map(offer).collect())
    }

    /// Whether this is offered.
    #[must_use]
    pub fn has(&self, offer: Capability) -> bool {
        self.0.contains(&offer)
    }
}

fn offer(name: &str) -> Option<Capability> {
    Some(match name {
        "terms" => Capability::Terms,
        "reveal" => Capability::Reveal,
        "journal" => Capability::Journal,
        "templates" => Capability::Templates,
        "restore" => Capability::Restore,
        "consent" => Capability::Consent,
        "check" => Capability::Check,
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
