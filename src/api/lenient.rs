//! What an answer may leave out may also come as something else: then it is as if it were left out, and the rest of
//! the answer is read.

use crate::domain::Known;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// For a field with `#[serde(default)]`. Not for what the rest of an answer depends on, such as where a list goes on.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + DeserializeOwned,
{
    let text = <&RawValue>::deserialize(deserializer)?.get();
    Ok(serde_json::from_str(text).unwrap_or_default())
}

/// The same where null says that there is none, and a field left out says nothing.
pub(super) fn known<'de, D, T>(deserializer: D) -> Result<Known<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let text = <&RawValue>::deserialize(deserializer)?.get();
    let read: Result<Option<T>, _> = serde_json::from_str(text);
    Ok(read.map_or(Known::Unknown, |read| {
        read.map_or(Known::Nothing, Known::Is)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Fields {
        #[serde(default, deserialize_with = "lenient")]
        text: Option<String>,
        #[serde(default, deserialize_with = "lenient")]
        flag: bool,
        #[serde(default, deserialize_with = "known")]
        day: Known<String>,
    }

    #[test]
    fn something_else_is_nothing() {
        let read = |json: &str| serde_json::from_str::<Fields>(json).unwrap();
        let all = read(r#"{"text":"a","flag":true,"day":"b"}"#);
        assert_eq!((all.text.as_deref(), all.flag), (Some("a"), true));
        assert_eq!(all.day, Known::Is("b".to_owned()));
        for json in [
            "{}",
            r#"{"text":5,"flag":"yes","day":[1,{"a":2}]}"#,
            r#"{"text":{"day":null},"flag":null,"day":0.5}"#,
        ] {
            let odd = read(json);
            assert_eq!((odd.text, odd.flag, odd.day), (None, false, Known::Unknown));
        }
        let nothing = read(r#"{"text":null,"day":null}"#);
        assert_eq!((nothing.text, nothing.day), (None, Known::Nothing));
        assert!(serde_json::from_str::<Fields>(r#"{"text":}"#).is_err());
    }
}
