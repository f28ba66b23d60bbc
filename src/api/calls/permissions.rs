//! What can be given: the catalogue of permissions, and named sets of them.

use crate::api::answer::Success;
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Catalogue, OrganizationId, Permission, PermissionCode, Permissions, Template, TemplateId, offer,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(in crate::api) struct PermissionDto {
    code: PermissionCode,
    label: String,
    #[serde(default, deserialize_with = "lenient")]
    description: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    group: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    requires: Vec<PermissionCode>,
    #[serde(default, deserialize_with = "lenient")]
    conflicts: Vec<PermissionCode>,
    #[serde(default, deserialize_with = "lenient")]
    sensitive: bool,
}

impl From<PermissionDto> for Permission {
    fn from(permission: PermissionDto) -> Self {
        Self {
            code: permission.code,
            label: permission.label,
            description: permission.description,
            group: permission.group,
            requires: permission.requires,
            conflicts: permission.conflicts,
            sensitive: permission.sensitive,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct TemplateDto {
    id: TemplateId,
    name: String,
    permissions: Permissions,
    #[serde(default, deserialize_with = "lenient")]
    built_in: bool,
}

impl From<TemplateDto> for Template {
    fn from(template: TemplateDto) -> Self {
        Self {
            id: template.id,
            name: template.name,
            permissions: template.permissions,
            built_in: template.built_in,
        }
    }
}

#[derive(Serialize)]
struct NewTemplateBody<'a> {
    name: &'a str,
    permissions: &'a Permissions,
}

impl Client {
    /// `listPermissions`.
    pub async fn permissions(&self, organization: &OrganizationId) -> Result<Catalogue, ApiError> {
        let path = organization_path(organization, "/permissions");
        let answer = self.send(Request::get(path)).await?;
        answer.items::<PermissionDto, _>().map(Catalogue::new)
    }
}

impl Offered<offer::Templates> {
    /// `listTemplates`.
    pub async fn templates(
        &self,
        organization: &OrganizationId,
    ) -> Result<Vec<Template>, ApiError> {
        let path = organization_path(organization, "/templates");
        self.send(Request::get(path))
            .await?
            .items::<TemplateDto, _>()
    }

    /// `createTemplate`.
    pub async fn create_template(
        &self,
        organization: &OrganizationId,
        name: &str,
        permissions: &Permissions,
    ) -> Result<Template, ApiError> {
        let path = organization_path(organization, "/templates");
        let body = NewTemplateBody { name, permissions };
        let request = Request::post(path, Success::Created).json(&body);
        let answer = self.send(request).await?;
        answer.read::<TemplateDto>().map(Template::from)
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
}
