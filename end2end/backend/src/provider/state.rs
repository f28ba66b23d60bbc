//! What the stand-in provider knows and keeps: in memory only.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};

use super::known::codes::Codes;
use super::known::keys::Keys;
use super::known::questions::Questions;
use super::known::quirk;
use super::known::remembered::Remembered;
use super::known::tokens::Tokens;
use crate::app::App;
use crate::secret::Secret;
use crate::security;

pub struct Provider {
    /// The other half: its addresses, clock, store and faults.
    pub app: Arc<App>,
    pub issuer: String,
    /// Shared with the relying party, made anew at each start.
    pub client_secret: Secret,
    pub keys: Keys,
    pub codes: Codes,
    pub questions: Questions,
    pub tokens: Tokens,
    pub remembered: Remembered,
    pub quirk: quirk::Present,
    pub headers: HeaderMap,
}

impl Provider {
    pub fn new(
        app: Arc<App>,
        client_secret: Secret,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        // Browsers hold form-action against the redirect that follows the form, too.
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
             form-action 'self' {}; frame-ancestors 'none'",
            app.site.public_origin()
        );
        let mut headers = security::common_headers(&policy);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(Self {
            issuer: app.site.issuer_origin(),
            client_secret,
            keys: Keys::generate()?,
            codes: Codes::default(),
            questions: Questions::default(),
            tokens: Tokens::default(),
            remembered: Remembered::default(),
            quirk: quirk::Present::default(),
            headers,
            app,
        })
    }
}
