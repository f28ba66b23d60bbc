//! The journal: who gave what to whom.

use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Cursor, Day, EmployeeId, JournalAction, JournalEntry, JournalQuery, OrganizationId, Page,
    Paging, Permissions, Rights, Term, offer,
};
use serde::Deserialize;

#[derive(Deserialize)]
pub(in crate::api) struct JournalItemDto {
    at: String,
    actor: ActorDto,
    employee: EmployeeDto,
    action: String,
    #[serde(default, deserialize_with = "lenient")]
    before: Option<Permissions>,
    #[serde(default, deserialize_with = "lenient")]
    before_span: Option<SpanDto>,
    #[serde(default, deserialize_with = "lenient")]
    after: Option<Permissions>,
    #[serde(default, deserialize_with = "lenient")]
    after_span: Option<SpanDto>,
    #[serde(default, deserialize_with = "lenient")]
    consent: Option<ConsentDto>,
}

#[derive(Deserialize)]
struct ActorDto {
    #[serde(default, deserialize_with = "lenient")]
    name: Option<String>,
}

#[derive(Deserialize)]
struct EmployeeDto {
    id: EmployeeId,
    #[serde(default, deserialize_with = "lenient")]
    name: Option<String>,
}

#[derive(Deserialize)]
struct SpanDto {
    #[serde(default, deserialize_with = "lenient")]
    valid_from: Option<Day>,
    #[serde(default, deserialize_with = "lenient")]
    valid_until: Option<Day>,
}

#[derive(Deserialize)]
struct ConsentDto {
    version: String,
}

fn rights(permissions: Option<Permissions>, span: Option<SpanDto>) -> Option<Rights> {
    let term = span.map(|span| Term {
        from: span.valid_from,
        until: span.valid_until,
    });
    Some(Rights {
        permissions: permissions?,
        term: term.unwrap_or_default(),
    })
}

impl From<JournalItemDto> for JournalEntry {
    fn from(item: JournalItemDto) -> Self {
        Self {
            at: item.at,
            actor: item.actor.name.unwrap_or_default(),
            employee: item.employee.name.unwrap_or_default(),
            employee_id: Some(item.employee.id),
            action: JournalAction::of(&item.action),
            before: rights(item.before, item.before_span),
            after: rights(item.after, item.after_span),
            consent: item.consent.map(|consent| consent.version),
        }
    }
}

impl Offered<offer::Journal> {
    /// `listJournal`.
    pub async fn journal(
        &self,
        organization: &OrganizationId,
        query: &JournalQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<JournalEntry>, ApiError> {
        let path = organization_path(organization, "/journal");
        let limit = Paging::LIMIT;
        let request = Request::list(path, limit, &query.text, &query.filters(), cursor);
        self.send(request).await?.page::<JournalItemDto, _>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use serde_json::json;

    #[test]
    fn a_line_with_as_little_as_the_contract_allows() {
        let json = json!({
            "at": "2026-11-24T09:30:00Z", "actor": { "name": "Иванова" }, "action": "future",
            "employee": { "id": "e-1", "name": "Петров" }, "before": null, "after": ["a"],
        });
        let entry = answer(&json).read::<JournalItemDto>();
        let entry = JournalEntry::from(entry.unwrap());
        assert_eq!((entry.action, entry.before), (None, None));
        assert_eq!(entry.after.unwrap().permissions.iter().count(), 1);
    }
}
