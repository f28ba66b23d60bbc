//! The JSON of the declarations; read as `wire` reads.

use super::wire::{list, str, text};
use super::wire_sections::{day, history};
use crate::domain::{
    Declaration, DeclarationContent, DeclarationField, DeclarationId, DeclarationState,
    DeclarationSummary, DeclaredWorkplace, ReportId, Version, WorkplaceId,
};
use serde_json::{Value, json};

/// `DeclarationSummary`.
pub fn summary(json: &Value) -> Option<DeclarationSummary> {
    Some(DeclarationSummary {
        id: DeclarationId::parse(str(json, "id")?)?,
        state: DeclarationState::of(str(json, "state")?),
        registry_number: text(json, "registry_number"),
        report_number: text(json, "report_number"),
        workplaces: number(json, "workplaces").unwrap_or_default(),
        created_at: text(json, "created_at")?,
        submitted_at: text(json, "submitted_at"),
        valid_until: day(json, "valid_until"),
    })
}

/// `Declaration`, with the tag of the answer where it has one.
pub fn declaration(json: &Value, etag: Option<&str>) -> Option<Declaration> {
    let workplaces = list(json, "workplaces").iter();
    Some(Declaration {
        id: DeclarationId::parse(str(json, "id")?)?,
        state: DeclarationState::of(str(json, "state")?),
        version: Version::from_etag(etag.or(str(json, "version"))?)?,
        registry_number: text(json, "registry_number"),
        report_number: text(json, "report_number"),
        submitted_at: text(json, "submitted_at"),
        valid_until: day(json, "valid_until"),
        content: content(json.get("content")?),
        workplaces: workplaces.filter_map(workplace).collect(),
        history: history(json, "history"),
    })
}

fn workplace(json: &Value) -> Option<DeclaredWorkplace> {
    Some(DeclaredWorkplace {
        id: WorkplaceId::parse(str(json, "id")?)?,
        number: text(json, "number")?,
        name: text(json, "name")?,
        employees: number(json, "employees"),
    })
}

fn number(json: &Value, name: &str) -> Option<u64> {
    json.get(name)?.as_u64()
}

fn content(json: &Value) -> DeclarationContent {
    let ids = list(json, "workplaces").iter().filter_map(Value::as_str);
    let mut content = DeclarationContent {
        report: str(json, "report_id").and_then(ReportId::parse),
        workplaces: ids.filter_map(WorkplaceId::parse).collect(),
        signed_on: day(json, "signed_on"),
        ..DeclarationContent::default()
    };
    for field in DeclarationField::TEXTS {
        content.type_in(field, text(json, field.name()).unwrap_or_default());
    }
    content
}

/// `DeclarationContent`; what is empty is null.
pub fn new_content(content: &DeclarationContent) -> Value {
    let places: Vec<_> = content.workplaces.iter().map(WorkplaceId::as_str).collect();
    let mut body = json!({
        "report_id": content.report.as_ref().map(ReportId::as_str),
        "workplaces": places,
        "signed_on": content.signed_on.as_ref().map(crate::domain::Day::as_str),
    });
    for field in DeclarationField::TEXTS {
        let text = Some(content.text(field).trim()).filter(|text| !text.is_empty());
        body[field.name()] = text.into();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_there_and_back() {
        let json = json!({
            "report_id": "sr-7", "workplaces": ["wp-1", "wp-2"], "address": "а", "signed_by": "б",
            "signed_by_position": "в", "signed_on": "2026-11-20", "note": null,
        });
        assert_eq!(new_content(&content(&json)), json);
        let empty = new_content(&content(&json!({})));
        assert_eq!(empty["report_id"], Value::Null);
        assert_eq!(empty["workplaces"], json!([]));
        assert_eq!(empty["address"], Value::Null);
    }

    #[test]
    fn a_state_that_is_not_known_is_none() {
        let json = json!({
            "id": "dc-1", "state": "future", "version": "\"v1\"", "content": {}, "history": [],
        });
        assert_eq!(declaration(&json, None).unwrap().state, None);
    }
}
