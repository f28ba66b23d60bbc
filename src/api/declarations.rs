//! Declarations, one function a call.
#![expect(clippy::missing_errors_doc, reason = "as in `endpoints`")]

use super::answer::{Answer, Success};
use super::client::{Client, Request};
use super::endpoints::{listed, organization_path};
use super::error::ApiError;
use super::wire_declarations;
use crate::domain::{
    Cursor, Declaration, DeclarationContent, DeclarationId, DeclarationSummary, IdempotencyKey,
    OrganizationId, Page, Shape, Version, View,
};

impl Client {
    /// `listDeclarations`, so many at once; `shape` is the one of the view.
    pub async fn declarations(
        &self,
        organization: &OrganizationId,
        (view, shape): (&View, &Shape),
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<DeclarationSummary>, ApiError> {
        let path = organization_path(organization, "/declarations");
        let path = listed(&path, limit, &view.text, &view.filters(shape), cursor);
        self.list(path, wire_declarations::summary).await
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
            .json(&wire_declarations::new_content(content));
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
            .json(&wire_declarations::new_content(content));
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
    fn declaration(&self) -> Result<Declaration, ApiError> {
        self.read(|json| wire_declarations::declaration(json, self.etag.as_deref()))
    }
}
