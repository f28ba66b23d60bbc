//! Calls of what a backend may offer beside the core of the contract, one function a call.
#![expect(
    clippy::missing_errors_doc,
    reason = "as in `endpoints`: an answer documented in the contract, or offline, too slow, malformed"
)]

use super::answer::Success;
use super::client::{Client, Request};
use super::endpoints::{employee_path, listed, organization_path};
use super::error::ApiError;
use super::wire_access;
use crate::domain::{
    ConsentForm, Cursor, EmployeeAccess, EmployeeId, JournalEntry, JournalQuery, Numbers, Offers,
    OrganizationId, Page, Paging, Permissions, Template, TemplateId, Trouble,
};

/// So many people are checked at once, by the contract.
pub const MOST_CHECKED: u64 = 100;

impl Client {
    /// `getCapabilities`; a backend without the call offers nothing beside the core.
    pub(super) async fn read_offers(&self) -> Result<Offers, ApiError> {
        match self.send(Request::get("/capabilities".to_owned())).await {
            Ok(answer) => answer.read(wire_access::offers),
            Err(error) if error.trouble == Trouble::NotFound => Ok(Offers::default()),
            Err(error) => Err(error),
        }
    }

    /// `revealNumbers`; the backend writes down who looked.
    pub async fn reveal_numbers(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
    ) -> Result<Numbers, ApiError> {
        let path = employee_path(organization, id, "/reveal");
        let request = Request::post(path, Success::Ok);
        self.send(request).await?.read(wire_access::numbers)
    }

    /// `restoreAccess`: gives back what the last revocation took.
    pub async fn restore_access(
        &self,
        organization: &OrganizationId,
        id: &EmployeeId,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = employee_path(organization, id, "/restore");
        let request = Request::post(path, Success::Ok);
        self.send(request).await?.employee()
    }

    /// `listJournal`.
    pub async fn journal(
        &self,
        organization: &OrganizationId,
        query: &JournalQuery,
        cursor: Option<&Cursor>,
    ) -> Result<Page<JournalEntry>, ApiError> {
        let path = organization_path(organization, "/journal");
        let path = listed(&path, Paging::LIMIT, &query.text, &query.filters(), cursor);
        self.list(path, wire_access::journal_entry).await
    }

    /// `listTemplates`.
    pub async fn templates(
        &self,
        organization: &OrganizationId,
    ) -> Result<Vec<Template>, ApiError> {
        let path = organization_path(organization, "/templates");
        let answer = self.send(Request::get(path)).await?;
        answer.read(wire_access::templates)
    }

    /// `createTemplate`.
    pub async fn create_template(
        &self,
        organization: &OrganizationId,
        name: &str,
        permissions: &Permissions,
    ) -> Result<Template, ApiError> {
        let path = organization_path(organization, "/templates");
        let request = Request::post(path, Success::Created)
            .json(&wire_access::new_template(name, permissions));
        self.send(request).await?.read(wire_access::template)
    }

    /// `deleteTemplate`.
    pub async fn delete_template(
        &self,
        organization: &OrganizationId,
        id: &TemplateId,
    ) -> Result<(), ApiError> {
        let path = organization_path(organization, &format!("/templates/{}", id.as_str()));
        let request = Request::delete(path, Success::NoContent);
        self.send(request).await.map(|_| ())
    }

    /// `checkPeople`: who of them has access already, by СНИЛС and ИНН in digits; at most [`MOST_CHECKED`].
    pub async fn check_people(
        &self,
        organization: &OrganizationId,
        people: &[(String, String)],
    ) -> Result<Vec<bool>, ApiError> {
        let path = organization_path(organization, "/employees/check");
        let request = Request::post(path, Success::Ok).json(&wire_access::people(people));
        self.send(request).await?.read(|json| {
            let known = wire_access::have_access(json)?;
            (known.len() == people.len()).then_some(known)
        })
    }

    /// `getConsentForm`.
    pub async fn consent_form(
        &self,
        organization: &OrganizationId,
    ) -> Result<ConsentForm, ApiError> {
        let path = organization_path(organization, "/consent-form");
        let answer = self.send(Request::get(path)).await?;
        answer.read(wire_access::consent_form)
    }
}
