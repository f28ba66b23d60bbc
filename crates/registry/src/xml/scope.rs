//! Namespaces: which prefixes stand for something, and where.

use std::borrow::Cow;

use super::scan::{Attribute, Name, Wrong};

/// Declarations that may be in force at a place.
const DECLARATIONS: usize = 64;
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// Of attributes that speak to whoever checks a file against a schema.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What a name belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Space {
    /// Nothing, as all names of the import schema.
    None,
    /// `xsi`.
    Instance,
    /// Something else.
    Other,
}

struct Declaration<'t> {
    depth: usize,
    /// Empty for the names without one.
    prefix: &'t str,
    space: Cow<'t, str>,
}

/// The declarations that are in force.
#[derive(Default)]
pub(super) struct Scope<'t>(Vec<Declaration<'t>>);

impl<'t> Scope<'t> {
    /// Takes the declarations out of the attributes of an element at this depth.
    pub(super) fn open(
        &mut self,
        depth: usize,
        attributes: &mut Vec<Attribute<'t>>,
    ) -> Result<(), Wrong> {
        let is_declaration = |name: Name| match name.prefix {
            None => name.local == "xmlns",
            Some(prefix) => prefix == "xmlns",
        };
        for attribute in attributes.extract_if(.., |attribute| is_declaration(attribute.name)) {
            let prefix = attribute.name.prefix.map_or("", |_| attribute.name.local);
            let space = attribute.value;
            let is_allowed = match prefix {
                "xml" => space == XML,
                "xmlns" => false,
                // Only the names without prefix can be taken out of a namespace.
                _ => space != XML && space != XMLNS && (prefix.is_empty() || !space.is_empty()),
            };
            if !is_allowed || self.0.len() == DECLARATIONS {
                return Err(Wrong(attribute.at));
            }
            self.0.push(Declaration {
                depth,
                prefix,
                space,
            });
        }
        Ok(())
    }

    /// Ends what was declared at this depth.
    pub(super) fn close(&mut self, depth: usize) {
        while self
            .0
            .pop_if(|declaration| declaration.depth >= depth)
            .is_some()
        {}
    }

    fn find(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        let mut found = self.0.iter().rev().filter(|known| known.prefix == prefix);
        found.next().map(|known| known.space.as_ref())
    }

    /// What an element belongs to; `None` when nobody declared its prefix.
    pub(super) fn of_element(&self, name: Name) -> Option<Space> {
        match name.prefix {
            None => Some(self.find("").map_or(Space::None, space)),
            Some(prefix) => self.find(prefix).map(space),
        }
    }

    /// What an attribute belongs to: without a prefix, to nothing.
    pub(super) fn of_attribute(&self, name: Name) -> Option<Space> {
        match name.prefix {
            None => Some(Space::None),
            Some(prefix) => self.find(prefix).map(space),
        }
    }

    /// Whether two prefixes make the same attribute of two.
    pub(super) fn is_repeated(&self, one: Name, other: Name) -> bool {
        let (Some(first), Some(second)) = (one.prefix, other.prefix) else {
            return false;
        };
        one.local == other.local && self.find(first) == self.find(second)
    }
}

fn space(name: &str) -> Space {
    match name {
        "" => Space::None,
        INSTANCE => Space::Instance,
        _ => Space::Other,
    }
}
