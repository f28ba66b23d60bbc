//! Who the provider says it is.

use serde_json::Value;

/// The provider's own name of the person: `sub`. It is compared, never shown.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Subject(String);

impl Subject {
    /// Reads `sub` of claims: 1 to 255 characters (OpenID Connect Core §2).
    #[must_use]
    pub fn of(claims: &Value) -> Option<Self> {
        let sub = claims.get("sub")?.as_str()?;
        (1..=255).contains(&sub.len()).then(|| Self(sub.to_owned()))
    }

    /// Whether the answer of userinfo is about the same person: else the access token is somebody
    /// else's (OpenID Connect Core §5.3.2).
    #[must_use]
    pub fn is_of(&self, userinfo: &Value) -> bool {
        Self::of(userinfo).as_ref() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_subject_is_a_text_of_some_length() {
        assert!(Subject::of(&json!({ "sub": "1" })).is_some());
        assert!(Subject::of(&json!({ "sub": "x".repeat(255) })).is_some());
        for claims in [
            json!({}),
            json!({ "sub": "" }),
            json!({ "sub": 7 }),
            json!({ "sub": null }),
            json!({ "sub": "x".repeat(256) }),
            json!([]),
        ] {
            assert!(Subject::of(&claims).is_none(), "{claims}");
        }
    }

    /// `oidcc-client-test-userinfo-invalid-sub`
    #[test]
    fn userinfo_of_another_person_is_noticed() {
        let me = Subject::of(&json!({ "sub": "me" })).unwrap();
        assert!(me.is_of(&json!({ "sub": "me", "name": "x" })));
        assert!(!me.is_of(&json!({ "sub": "you" })));
        assert!(!me.is_of(&json!({ "name": "x" })));
    }
}
