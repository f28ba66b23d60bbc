//! What a sign-in at the stand can come to: chosen on its page, by the names below.

mod back;
mod errors;
mod esia;
mod id_token;
mod later;
mod token;

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};
use strum::{EnumMessage, VariantArray};

pub use back::Back;
pub use errors::AuthorizationError;
pub use id_token::IdToken;
pub use later::{Refresh, Userinfo};
pub use token::Token;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ok,
    /// An error in place of a code.
    Error(&'static AuthorizationError),
    /// What the redirect back carries.
    Back(Back),
    /// How the token endpoint answers to the code.
    Token(Token),
    /// What its ID token is like.
    IdToken(IdToken),
    /// How the userinfo endpoint answers.
    Userinfo(Userinfo),
    /// What becomes of the tokens afterwards.
    Refresh(Refresh),
}

/// An outcome, its value in a form, and its words on the page.
pub struct Choice {
    pub outcome: Outcome,
    pub name: &'static str,
    pub words: &'static str,
}

pub struct Group {
    pub title: &'static str,
    pub choices: Vec<Choice>,
}

/// What happens unless something else is chosen.
pub const USUAL: Choice = Choice {
    outcome: Outcome::Ok,
    name: "ok",
    words: "Вход проходит как обычно",
};

/// Everything that can be chosen in place of [`USUAL`].
pub static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    vec![
        Group {
            title: "Отказ",
            choices: errors::FREQUENT.into_iter().map(refusal).collect(),
        },
        group("Возврат в приложение", Outcome::Back),
        group("Служба токенов", Outcome::Token),
        group("Токен входа", Outcome::IdToken),
        group("Сведения о пользователе", Outcome::Userinfo),
        group("Обновление токенов", Outcome::Refresh),
        Group {
            title: "Ошибки ЕСИА",
            choices: esia::ERRORS.iter().map(refusal).collect(),
        },
        Group {
            title: "Ошибки OAuth без пояснения",
            choices: errors::PLAIN.iter().map(refusal).collect(),
        },
    ]
});

fn refusal(error: &'static AuthorizationError) -> Choice {
    Choice {
        outcome: Outcome::Error(error),
        name: &error.name,
        words: &error.words,
    }
}

/// Those of a kind: each with its value in a form and its words.
fn group<T>(title: &'static str, outcome: fn(T) -> Outcome) -> Group
where
    T: Copy + EnumMessage + Into<&'static str> + VariantArray,
{
    let choice = |kind: &T| Choice {
        outcome: outcome(*kind),
        name: (*kind).into(),
        words: kind.get_message().unwrap_or_default(),
    };
    Group {
        title,
        choices: T::VARIANTS.iter().map(choice).collect(),
    }
}

impl Outcome {
    /// Whoever is refused so has an account that is not confirmed.
    pub const UNCONFIRMED: Self = Self::Error(&errors::UNCONFIRMED);
    pub const REFUSED: Self = Self::Error(&errors::REFUSED);

    fn named(name: &str) -> Option<Self> {
        if name == USUAL.name {
            return Some(USUAL.outcome);
        }
        let mut choices = GROUPS.iter().flat_map(|group| &group.choices);
        choices
            .find(|choice| choice.name == name)
            .map(|choice| choice.outcome)
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom("no such outcome"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_words_are_unique() {
        let choices = || GROUPS.iter().flat_map(|group| &group.choices);
        let names: BTreeSet<_> = choices().map(|choice| choice.name).collect();
        let words: BTreeSet<_> = choices().map(|choice| choice.words).collect();
        assert_eq!(names.len(), choices().count());
        assert_eq!(words.len(), choices().count());
        assert!(!names.contains(USUAL.name) && !words.contains(USUAL.words));
    }

    #[test]
    fn a_name_leads_to_its_outcome() {
        assert_eq!(Outcome::named("ok"), Some(Outcome::Ok));
        assert_eq!(
            Outcome::named("no_state"),
            Some(Outcome::Back(Back::NoState))
        );
        assert_eq!(Outcome::named("unconfirmed"), Some(Outcome::UNCONFIRMED));
        assert_eq!(Outcome::named("else"), None);
    }
}
