//! What every handler shares.

use std::sync::Arc;

use axum::http::HeaderMap;
use url::Url;

use crate::bearer::Bearers;
use crate::clock::Clock;
use crate::config::{Config, Origin};
use crate::faults::Faults;
use crate::in_flight::InFlight;
use crate::limits::Limiter;
use crate::profile::{Profile, Registration};
use crate::relying_party::RelyingParty;
use crate::security;
use crate::session::Cookies;
use crate::store::Store;

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

/// Where the two halves are found, known once their ports are.
#[derive(Clone, Debug)]
pub struct Site {
    pub public: Url,
    pub issuer: Url,
}

impl Site {
    pub fn public_origin(&self) -> String {
        self.public.origin().ascii_serialization()
    }

    pub fn issuer_origin(&self) -> String {
        self.issuer.origin().ascii_serialization()
    }

    pub fn callback(&self) -> Url {
        at(&self.public, "auth/callback")
    }

    /// Where the provider sends the browser after signing out.
    pub fn home(&self) -> Url {
        at(&self.public, "")
    }

    /// The same, where the app itself is the OpenID client.
    pub fn signed_out(&self) -> Url {
        at(&self.public, "auth/signed-out")
    }
}

/// A path below a base address that may or may not end in a slash.
fn at(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
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
