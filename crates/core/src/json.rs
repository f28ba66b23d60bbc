//! JSON that others write by rules of their own: a provider, a host. A member of another type than it must
//! have is no reason to throw all away, and each reader says itself what it means there.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};

/// A member of such an object. Its field needs `#[serde(default)]`.
#[derive(Default, Deserialize)]
#[serde(untagged)]
pub enum Member<T> {
    /// It is there and of its type.
    Is(T),
    /// It is there, and of another type; null is one.
    Odd(IgnoredAny),
    /// It is not there.
    #[default]
    #[serde(skip)]
    Absent,
}

impl<T> Member<T> {
    /// The value, if it is of its type.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Odd(_) | Self::Absent => None,
        }
    }

    /// The value, if it is of its type.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Odd(_) | Self::Absent => None,
        }
    }

    /// Whether it is not there at all.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Member<String> {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.get().map(String::as_str)
    }
}

/// The elements of a list that are of their type; the others are passed over. For
/// `#[serde(deserialize_with)]`.
///
/// # Errors
/// It is no list.
pub fn understood<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let all = Vec::<Member<T>>::deserialize(deserializer)?;
    Ok(all.into_iter().filter_map(Member::into_option).collect())
}

/// Reads an object. Only that: a derived reader takes a list for one too, member by member.
#[must_use]
pub fn object<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text = text.trim_start();
    text.starts_with('{')
        .then(|| serde_json::from_str(text).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Thing {
        #[serde(default)]
        name: Member<String>,
        #[serde(default, deserialize_with = "understood")]
        names: Vec<String>,
    }

    #[test]
    fn a_member_is_there_odd_or_absent() {
        let thing: Thing = object(r#" {"name":"a","names":["b",7,null,"c"],"new":{}}"#).unwrap();
        assert_eq!(thing.name.text(), Some("a"));
        assert_eq!(thing.names, ["b", "c"]);
        for odd in ["7", "null", "[\"a\"]", "{}"] {
            let thing: Thing = object(&format!("{{\"name\":{odd}}}")).unwrap();
            assert!(
                thing.name.get().is_none() && !thing.name.is_absent(),
                "{odd}"
            );
        }
        let thing: Thing = object("{}").unwrap();
        assert!(thing.name.is_absent() && thing.names.is_empty());
    }

    #[test]
    fn what_is_no_object() {
        for text in ["", "[]", "[\"a\",[]]", "null", "\"{}\"", "{", "{}x"] {
            assert!(object::<Thing>(text).is_none(), "{text}");
        }
    }
}
