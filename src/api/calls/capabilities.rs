//! What a backend offers beside the core of the contract.

use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::request::Request;
use crate::domain::{Capabilities, ErrorKind};
use serde::Deserialize;

#[derive(Deserialize)]
pub(in crate::api) struct CapabilitiesDto {
    offers: Vec<String>,
}

impl From<CapabilitiesDto> for Capabilities {
    fn from(capabilities: CapabilitiesDto) -> Self {
        Self::parse(capabilities.offers.iter().map(String::as_str))
    }
}

impl Client {
    /// `getCapabilities`; a backend without the call offers nothing beside the core.
    pub(in crate::api) async fn read_capabilities(&self) -> Result<Capabilities, ApiError> {
        match self.send(Request::get("/capabilities".to_owned())).await {
            Ok(answer) => answer.read::<CapabilitiesDto>().map(Capabilities::from),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(Capabilities::default()),
            Err(error) => Err(error),
        }
    }
}
