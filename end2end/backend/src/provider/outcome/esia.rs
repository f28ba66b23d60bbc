//! ЕСИА's codes, from the one list that the app and the stand share.

use std::sync::LazyLock;

use super::errors::AuthorizationError;

const LIST: &str = include_str!("../../../../contract/esia-codes.tsv");

pub static ERRORS: LazyLock<Vec<AuthorizationError>> = LazyLock::new(|| {
    // The first line names the columns.
    let rows = LIST.lines().skip(1);
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        error(columns.next()?, columns.next()?)
    })
    .collect()
});

fn error(code: &str, what_happened: &str) -> Option<AuthorizationError> {
    let number = code.strip_prefix("ESIA-")?;
    let words = format!("{code}: {what_happened}");
    Some(AuthorizationError {
        name: format!("esia_{number}").into(),
        words: words.clone().into(),
        error: oauth_error(number),
        description: Some(words.into()),
    })
}

/// The error of OAuth with which the code comes.
fn oauth_error(number: &str) -> &'static str {
    match number {
        "007002" | "007005" | "007053" | "008010" => "unauthorized_client",
        "007004" | "007019" | "007046" | "007055" | "007194" => "access_denied",
        "007006" | "007013" | "036702" | "036703" | "036704" => "invalid_scope",
        "007007" => "server_error",
        "007008" => "temporarily_unavailable",
        "007009" => "unsupported_response_type",
        "007011" | "007040" => "invalid_grant",
        _ => "invalid_request",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_list_is_an_error() {
        assert_eq!(ERRORS.len(), LIST.lines().count() - 1);
        assert_eq!(ERRORS.len(), 37);
        let declined = ERRORS.iter().find(|error| error.name == "esia_007004");
        let declined = declined.expect("the best known one");
        assert_eq!(declined.error, "access_denied");
        let description = declined.description.as_deref();
        assert!(description.is_some_and(|text| text.starts_with("ESIA-007004: ")));
    }
}
