//! Declarations of conformity.

use super::shared::HappenedDto;
use crate::api::answer::{Answer, Success};
use crate::api::error::ApiError;
use crate::api::lenient::{known, lenient};
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Cursor, Day, Declaration, DeclarationContent, DeclarationId, DeclarationState,
    DeclarationSummary, DeclaredWorkplace, HistoryEntry, IdempotencyKey, Known, OrganizationId,
    Page, ReportId, Shape, Version, View, WorkplaceId, offer,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(in crate::api) struct DeclarationSummaryDto {
    id: DeclarationId,
    state: String,
    #[serde(default, deserialize_with = "lenient")]
    registry_number: Option<String>,
    #[serde(default, deserialize_with = "known")]
    report_number: Known<String>,
    #[serde(default, deserialize_with = "lenient")]
    workplaces: Option<u64>,
    created_at: String,
    #[serde(default, deserialize_with = "lenient")]
    submitted_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    valid_until: Option<Day>,
}

impl From<DeclarationSummaryDto> for DeclarationSummary {
    fn from(declaration: DeclarationSummaryDto) -> Self {
        Self {
            id: declaration.id,
            state: DeclarationState::of(&declaration.state),
            registry_number: declaration.registry_number,
            report_number: declaration.report_number,
            workplaces: declaration.workplaces,
            created_at: declaration.created_at,
            submitted_at: declaration.submitted_at,
            valid_until: declaration.valid_until,
        }
    }
}

#[derive(Deserialize)]
struct DeclarationDto {
    id: DeclarationId,
    state: String,
    #[serde(default, deserialize_with = "lenient")]
    version: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    registry_number: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    report_number: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    submitted_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    valid_until: Option<Day>,
    content: ContentDto,
    #[serde(default, deserialize_with = "lenient")]
    workplaces: Vec<DeclaredWorkplaceDto>,
    #[serde(default, deserialize_with = "lenient")]
    history: Vec<HappenedDto>,
}

#[derive(Deserialize)]
struct DeclaredWorkplaceDto {
    id: WorkplaceId,
    number: String,
    name: String,
    #[serde(default, deserialize_with = "lenient")]
    employees: Option<u64>,
}

impl From<DeclaredWorkplaceDto> for DeclaredWorkplace {
    fn from(workplace: DeclaredWorkplaceDto) -> Self {
        Self {
            id: workplace.id,
            number: workplace.number,
            name: workplace.name,
            employees: workplace.employees,
        }
    }
}

/// It is written back as it was read, so what cannot be read must not be taken for nothing.
#[derive(Deserialize)]
struct ContentDto {
    report_id: Option<ReportId>,
    #[serde(default)]
    workplaces: Vec<WorkplaceId>,
    address: Option<String>,
    signed_by: Option<String>,
    signed_by_position: Option<String>,
    signed_on: Option<Day>,
    note: Option<String>,
}

impl From<ContentDto> for DeclarationContent {
    fn from(content: ContentDto) -> Self {
        Self {
            report: content.report_id,
            workplaces: content.workplaces,
            address: content.address.unwrap_or_default(),
            signed_by: content.signed_by.unwrap_or_default(),
            position: content.signed_by_position.unwrap_or_default(),
            signed_on: content.signed_on,
            note: content.note.unwrap_or_default(),
        }
    }
}

/// The content as it is sent; what is empty is null.
#[derive(Serialize)]
struct ContentBody<'a> {
    report_id: Option<&'a ReportId>,
    workplaces: &'a [WorkplaceId],
    address: Option<&'a str>,
    signed_by: Option<&'a str>,
    signed_by_position: Option<&'a str>,
    signed_on: Option<&'a Day>,
    note: Option<&'a str>,
}

impl<'a> From<&'a DeclarationContent> for ContentBody<'a> {
    fn from(content: &'a DeclarationContent) -> Self {
        let filled = |text: &'a str| Some(text.trim()).filter(|text| !text.is_empty());
        Self {
            report_id: content.report.as_ref(),
            workplaces: &content.workplaces,
            address: filled(&content.address),
            signed_by: filled(&content.signed_by),
            signed_by_position: filled(&content.position),
            signed_on: content.signed_on.as_ref(),
            note: filled(&content.note),
        }
    }
}

impl Offered<offer::Declarations> {
    /// `listDeclarations`, so many at once; `shape` is the one of the view.
    pub async fn declarations(
        &self,
        organization: &OrganizationId,
        (view, shape): (&View, &Shape),
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<DeclarationSummary>, ApiError> {
        let path = organization_path(organization, "/declarations");
        let request = Request::list(path, limit, &view.text, &view.filters(shape), cursor);
        self.send(request).await?.page::<DeclarationSummaryDto, _>()
    }

    /// `createDeclaration`; the same key makes one draft.
    pub async fn create_declaration(
        &self,
        organization: &OrganizationId,
        content: &DeclarationContent,
        key: &IdempotencyKey,
    ) -> Result<Declaration, ApiError> {
        let path = organization_path(organization, "/declarations");
        let request = Request::post(path, Success::Created)
            .header("Idempotency-Key", key.as_str())
            .json(&ContentBody::from(content));
        self.send(request).await?.declaration()
    }

    /// `getDeclaration`.
    pub async fn declaration(
        &self,
        organization: &OrganizationId,
        id: &DeclarationId,
    ) -> Result<Declaration, ApiError> {
        let path = organization_path(organization, &format!("/declarations/{}", id.as_str()));
        self.send(Request::get(path)).await?.declaration()
    }

    /// `saveDeclaration`, unless somebody saved since `version`.
    pub async fn save_declaration(
        &self,
        organization: &OrganizationId,
        id: &DeclarationId,
        version: &Version,
        content: &DeclarationContent,
    ) -> Result<Declaration, ApiError> {
        let path = organization_path(organization, &format!("/declarations/{}", id.as_str()));
        let request = Request::put(path, Success::Ok)
            .header("If-Match", version.as_if_match())
            .json(&ContentBody::from(content));
        self.send(request).await?.declaration()
    }

    /// `deleteDeclaration`, unless somebody saved since `version`.
    pub async fn delete_declaration(
        &self,
        organization: &OrganizationId,
        id: &DeclarationId,
        version: &Version,
    ) -> Result<(), ApiError> {
        let path = organization_path(organization, &format!("/declarations/{}", id.as_str()));
        let request =
            Request::delete(path, Success::NoContent).header("If-Match", version.as_if_match());
        self.send(request).await.map(|_| ())
    }

    /// `submitDeclaration`, unless somebody saved since `version`; the same key submits once.
    pub async fn submit_declaration(
        &self,
        organization: &OrganizationId,
        id: &DeclarationId,
        version: &Version,
        key: &IdempotencyKey,
    ) -> Result<Declaration, ApiError> {
        let rest = format!("/declarations/{}/submit", id.as_str());
        let request = Request::post(organization_path(organization, &rest), Success::Ok)
            .header("If-Match", version.as_if_match())
            .header("Idempotency-Key", key.as_str());
        self.send(request).await?.declaration()
    }
}

impl Answer {
    /// The declaration with the version that a further change must carry.
    pub(in crate::api) fn declaration(&self) -> Result<Declaration, ApiError> {
        let declaration: DeclarationDto = self.read()?;
        let workplaces = declaration.workplaces.into_iter();
        let history = declaration.history.into_iter();
        Ok(Declaration {
            id: declaration.id,
            state: DeclarationState::of(&declaration.state),
            version: self.version(declaration.version.as_deref())?,
            registry_number: declaration.registry_number,
            report_number: declaration.report_number,
            submitted_at: declaration.submitted_at,
            valid_until: declaration.valid_until,
            content: declaration.content.into(),
            workplaces: workplaces.map(Into::into).collect(),
            history: history.map(HistoryEntry::from).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use crate::domain::DeclarationField;
    use serde_json::{Value, json};

    #[test]
    fn a_content_there_and_back() {
        let there_and_back = |json: &Value| {
            let content = answer(json).read::<ContentDto>().unwrap().into();
            serde_json::to_value(ContentBody::from(&content)).unwrap()
        };
        let json = json!({
            "report_id": "sr-7", "workplaces": ["wp-1", "wp-2"], "address": "а", "signed_by": "б",
            "signed_by_position": "в", "signed_on": "2026-11-20", "note": null,
        });
        assert_eq!(there_and_back(&json), json);
        let empty = there_and_back(&json!({}));
        assert_eq!(empty["report_id"], Value::Null);
        assert_eq!(empty["workplaces"], json!([]));
        assert_eq!(empty["address"], Value::Null);
    }

    #[test]
    fn the_fields_of_a_content_are_named_as_the_pointers_of_the_backend_name_them() {
        let content = DeclarationContent::default();
        let body = serde_json::to_value(ContentBody::from(&content)).unwrap();
        for name in body.as_object().unwrap().keys() {
            let field = DeclarationField::at(&format!("/{name}"));
            assert_eq!(field.map(DeclarationField::name), Some(name.as_str()));
        }
    }

    #[test]
    fn a_state_that_is_not_known_is_none() {
        let json = json!({
            "id": "dc-1", "state": "future", "version": "\"v1\"", "content": {}, "history": [],
        });
        assert_eq!(answer(&json).declaration().unwrap().state, None);
    }
}
