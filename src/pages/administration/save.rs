//! What the dialog sends, and what it says when it worked.

use crate::api::{ApiError, Client};
use crate::domain::{EmployeeAccess, GrantAttempt, OrganizationId, Permissions};
use crate::i18n::AccessTexts;

/// One press of «Сохранить» or «Отозвать доступ».
#[derive(Clone)]
pub enum Save {
    Grant(GrantAttempt),
    Change(EmployeeAccess, Permissions),
    Revoke(EmployeeAccess),
}

impl Save {
    /// Sends it; the words for what was done.
    pub async fn send(
        self,
        client: &Client,
        organization: &OrganizationId,
        w: &AccessTexts,
    ) -> Result<String, ApiError> {
        match self {
            Self::Grant(attempt) => {
                client.grant_access(organization, &attempt).await?;
                Ok((w.administration.granted)(
                    &attempt.grant.grantee.name().whole(),
                ))
            }
            Self::Change(EmployeeAccess { employee, version }, permissions) => {
                client
                    .change_permissions(organization, &employee.id, &version, &permissions)
                    .await?;
                Ok((w.administration.changed)(&employee.name.whole()))
            }
            Self::Revoke(EmployeeAccess { employee, version }) => {
                client
                    .revoke_access(organization, &employee.id, &version)
                    .await?;
                Ok((w.administration.revoked)(&employee.name.whole()))
            }
        }
    }
}
