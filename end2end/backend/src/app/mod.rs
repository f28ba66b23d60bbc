//! What every handler shares: the state of the app, below whatever reads requests by it.

pub mod bearers;
pub mod cookies;
mod fault;
pub mod faults;
pub mod in_flight;
mod limiter;

use std::sync::Arc;

use axum::http::HeaderMap;

use crate::clock::Clock;
use crate::config::{Config, Origin, Profile, Site};
use crate::relying_party::{Registration, RelyingParty};
use crate::security;
use crate::store::Store;

use bearers::Bearers;
use cookies::Cookies;
use faults::Faults;
use in_flight::InFlight;
use limiter::Limiter;

pub struct App {
    pub config: Config,
    pub site: Site,
    pub clock: Clock,
    pub store: Store,
    /// How the app or this backend is known to the provider.
    pub registration: Registration,
    pub relying_party: RelyingParty,
    pub bearers: Bearers,
    pub faults: Arc<Faults>,
    pub limiter: Limiter,
    pub in_flight: InFlight,
    pub cookies: Cookies,
    /// The headers of every answer, made once.
    pub security_headers: HeaderMap,
}

impl App {
    pub fn new(
        config: Config,
        site: Site,
        clock: Clock,
        store: Store,
        registration: Registration,
        party: RelyingParty,
    ) -> Self {
        let secure = site.public.scheme() == "https";
        let mut connect_src = config.connect_src.clone();
        if registration.profile == Profile::Oidc {
            connect_src.push(registration.issuer_origin.clone());
        }
        Self {
            limiter: Limiter::new(config.limits),
            security_headers: security::headers(&connect_src, &config.host_origins, secure),
            cookies: Cookies {
                secure,
                across_sites: config.session_across_sites,
            },
            faults: Arc::default(),
            in_flight: InFlight::default(),
            bearers: Bearers::default(),
            registration,
            relying_party: party,
            config,
            site,
            clock,
            store,
        }
    }

    /// Whether a page of this origin may call the API.
    pub fn allows(&self, origin: &str) -> bool {
        Origin::of(&self.site.public).as_str() == origin
            || self
                .config
                .api_origins
                .iter()
                .any(|allowed| allowed.as_str() == origin)
    }
}
