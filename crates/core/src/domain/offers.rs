//! What a backend offers beside the core of the contract. What it does not offer is not shown.

use super::organization::Section;

/// An optional capability of the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offer {
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
pub struct Offers(Vec<Offer>);

impl Offers {
    /// Reads the names of the contract; what a newer backend has besides is not looked at.
    #[must_use]
    pub fn parse<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.filter_map(offer).collect())
    }

    /// Whether this is offered.
    #[must_use]
    pub fn has(&self, offer: Offer) -> bool {
        self.0.contains(&offer)
    }
}

fn offer(name: &str) -> Option<Offer> {
    Some(match name {
        "terms" => Offer::Terms,
        "reveal" => Offer::Reveal,
        "journal" => Offer::Journal,
        "templates" => Offer::Templates,
        "restore" => Offer::Restore,
        "consent" => Offer::Consent,
        "check" => Offer::Check,
        section => Offer::Section(Section::of(section)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_is_offered() {
        let offers = Offers::parse(["journal", "violations", "future"].into_iter());
        assert!(offers.has(Offer::Section(Section::Violations)));
        assert!(!offers.has(Offer::Section(Section::Declarations)));
        assert!(offers.has(Offer::Journal));
        assert!(!offers.has(Offer::Terms));
    }
}
