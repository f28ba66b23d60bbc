//! The sections of the cabinet. Each is a chunk of its own, with its words.

use crate::api::{ApiError, Client};
use crate::chunk::chunk;
use crate::domain::{Organization, Section, offer};
use crate::features::declarations::DeclarationsPage;
use crate::features::sout::SoutPage;
use crate::features::training::RegistryPage;
use crate::features::violations::ViolationsPage;
use crate::route::Place;
use crate::ui::load::{Loaded, Make, load, make};
use leptos::prelude::*;

chunk! {
    in registry:
    /// «Реестр обученных», ready to be shown.
    async fn registry_section(organization: Organization, place: Place) -> Result<Make, ApiError> {
        Ok(make((organization, place), |(organization, place)| {
            view! { <RegistryPage organization=organization place=place /> }
        }))
    }
}

chunk! {
    in sout:
    /// «Отчёты СОУТ», ready to be shown.
    async fn sout_section(organization: Organization, place: Place) -> Result<Make, ApiError> {
        Ok(make((organization, place), |(organization, place)| {
            view! { <SoutPage organization=organization place=place /> }
        }))
    }
}

chunk! {
    in declarations:
    /// «Декларации», ready to be shown.
    async fn declarations_section(organization: Organization, place: Place) -> Result<Make, ApiError> {
        Ok(make((organization, place), |(organization, place)| {
            view! { <DeclarationsPage organization=organization place=place /> }
        }))
    }
}

chunk! {
    in violations:
    /// «Признаки нарушений», ready to be shown.
    async fn violations_section(organization: Organization, place: Place) -> Result<Make, ApiError> {
        Ok(make((organization, place), |(organization, place)| {
            view! { <ViolationsPage organization=organization place=place /> }
        }))
    }
}

/// Gives the pages of a section the calls of it, if the backend has them.
fn provide_calls(section: Section) -> Option<()> {
    let client = expect_context::<Client>();
    match section {
        Section::TrainingRegistry => {
            provide_context(client.offered::<offer::TrainingRegistry>()?);
        }
        Section::SoutReports => provide_context(client.offered::<offer::SoutReports>()?),
        Section::Declarations => provide_context(client.offered::<offer::Declarations>()?),
        Section::Violations => provide_context(client.offered::<offer::Violations>()?),
    }
    Some(())
}

/// The place of a section until its code is there, and then the section. Nothing, where the backend does not have it:
/// the cabinet does not lead there.
#[component]
pub fn Sections(organization: Organization, place: Place, section: Section) -> impl IntoView {
    let offered = provide_calls(section);
    let load = load(move || {
        let (organization, place) = (organization.clone(), place.clone());
        async move {
            match section {
                Section::TrainingRegistry => registry_section(organization, place).await,
                Section::SoutReports => sout_section(organization, place).await,
                Section::Declarations => declarations_section(organization, place).await,
                Section::Violations => violations_section(organization, place).await,
            }
        }
    });
    offered.map(|()| view! { <Loaded load=load /> })
}
