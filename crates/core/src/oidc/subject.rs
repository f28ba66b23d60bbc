//! Who the provider says it is.

use crate::json::Member;
use serde::Deserialize;

/// The provider's own name of the person: `sub`. It is compared, never shown.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Subject(String);

impl Subject {
    /// Reads a claim `sub`: 1 to 255 characters (OpenID Connect Core §2).
    pub(super) fn of(sub: &Member<String>) -> Option<Self> {
        let sub = sub.text()?;
        (1..=255).contains(&sub.len()).then(|| Self(sub.to_owned()))
    }

    /// Whether the answer of userinfo is about the same person: else the access token is somebody
    /// else's (OpenID Connect Core §5.3.2).
    #[must_use]
    pub fn is_of(&self, userinfo: &UserInfo) -> bool {
        Self::of(&userinfo.sub).as_ref() == Some(self)
    }
}

/// The answer of userinfo, as far as it is looked at (OpenID Connect Core §5.3.2).
#[derive(Deserialize)]
pub struct UserInfo {
    #[serde(default)]
    sub: Member<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn userinfo(json: Value) -> UserInfo {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_subject_is_a_text_of_some_length() {
        let subject = |json| Subject::of(&userinfo(json).sub);
        assert!(subject(json!({ "sub": "1" })).is_some());
        assert!(subject(json!({ "sub": "x".repeat(255) })).is_some());
        for claims in [
            json!({}),
            json!({ "sub": "" }),
            json!({ "sub": 7 }),
            json!({ "sub": null }),
            json!({ "sub": "x".repeat(256) }),
            json!([]),
        ] {
            assert!(subject(claims.clone()).is_none(), "{claims}");
        }
    }

    /// `oidcc-client-test-userinfo-invalid-sub`
    #[test]
    fn userinfo_of_another_person_is_noticed() {
        let me = Subject::of(&Member::Is("me".to_owned())).unwrap();
        assert!(me.is_of(&userinfo(json!({ "sub": "me", "name": "x" }))));
        assert!(!me.is_of(&userinfo(json!({ "sub": "you" }))));
        assert!(!me.is_of(&userinfo(json!({ "name": "x" }))));
    }
}
