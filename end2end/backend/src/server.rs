//! Two listeners, one store: the app with its API, and the stand-in provider.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use url::Url;

use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Origin, Site};
use crate::middleware::{headers, request_id};
use crate::pages::assets;
use crate::pages::host::{self, Kind};
use crate::provider::{self, Provider};
use crate::relying_party::Registration;
use crate::relying_party::RelyingParty;
use crate::secret::Secret;
use crate::{api, seed};

/// How long the answers under way may still take when the server stops.
const GRACE: Duration = Duration::from_secs(2);

pub struct Server {
    pub app: Arc<App>,
    pub site: Site,
    /// The demo's sites around the app: a region's, and a hostile one; where they are asked for.
    pub hosts: [Option<Origin>; 2],
    ports: (u16, u16),
    stop: watch::Sender<bool>,
    listeners: JoinSet<()>,
}

#[derive(Debug)]
pub enum StartError {
    /// The variable that names the port, and the port.
    PortTaken(&'static str, u16),
    Port(&'static str, std::io::Error),
    Store(seed::SeedError),
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortTaken(name, port) => write!(
                f,
                "Порт {port} занят: задайте другой в {name} (port {port} is taken: set {name})."
            ),
            Self::Port(name, error) => write!(f, "{name}: порт нельзя открыть ({error})."),
            Self::Store(error) => error.fmt(f),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

impl From<seed::SeedError> for StartError {
    fn from(error: seed::SeedError) -> Self {
        Self::Store(error)
    }
}

impl Server {
    pub async fn start(mut config: Config, clock: Clock) -> Result<Self, StartError> {
        let app_port = Port::bind("PORT", config.port).await?;
        let provider_port = Port::bind("IDP_PORT", config.idp_port).await?;
        let local = |port: &Port| Url::parse(&format!("http://localhost:{}", port.number));
        let public = config
            .public_url
            .clone()
            .map_or_else(|| local(&app_port), Ok);
        let site = Site {
            public: public.map_err(|error| StartError::Other(error.into()))?,
            issuer: local(&provider_port).map_err(|error| StartError::Other(error.into()))?,
        };

        let ports = (app_port.number, provider_port.number);
        let region = Port::bind_if("HOST_PORT", config.host_port).await?;
        let hostile = Port::bind_if("HOSTILE_PORT", config.hostile_port).await?;
        // Of the same site as the app, and of another.
        let hosts = [
            region.as_ref().map(|port| port.origin("localhost")),
            hostile.as_ref().map(|port| port.origin("127.0.0.1")),
        ];
        config.host_origins.extend(hosts[0].clone());
        let store = seed::open(&config, &clock).await?;
        let adopted = store.adopt(config.sign_in.kept_as()).await;
        adopted.map_err(|error| StartError::Other(error.into()))?;
        let secret = Secret::random();
        let stand = site.issuer_origin();
        let registration = Registration::new(&config.sign_in, &stand, &secret)
            .map_err(|error| StartError::Other(error.into()))?;
        let party = RelyingParty::new(&site, &registration).map_err(StartError::Other)?;
        let app = App::new(config, site.clone(), clock, store, registration, party);
        let app = Arc::new(app);
        let provider = Provider::new(app.clone(), secret).map_err(StartError::Other)?;

        let (stop, stopped) = watch::channel(false);
        let mut listeners = JoinSet::new();
        app_port.serve(&app_router(&app), &stopped, &mut listeners);
        provider_port.serve(
            &provider::router(Arc::new(provider)),
            &stopped,
            &mut listeners,
        );
        let cabinet = Origin::of(&site.public);
        for (port, kind) in [(region, Kind::Region), (hostile, Kind::Hostile)] {
            if let Some(port) = port {
                port.serve(
                    &host::router(kind, cabinet.clone()),
                    &stopped,
                    &mut listeners,
                );
            }
        }
        Ok(Self {
            app,
            site,
            hosts,
            ports,
            stop,
            listeners,
        })
    }

    /// Of the app and of the provider: as asked for, or whatever was free.
    pub fn ports(&self) -> (u16, u16) {
        self.ports
    }

    /// Lets the answers under way end, but not for long.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let ended = async { while self.listeners.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, ended).await.is_err() {
            self.listeners.shutdown().await;
        }
        if let Err(error) = self.app.store.close().await {
            tracing::error!(%error, "the database was not closed in order");
        }
    }
}

fn app_router(app: &Arc<App>) -> Router {
    Router::new()
        .nest("/api/v1", api::router(app))
        .route("/config.json", get(assets::config))
        .route("/healthz", get(async || "ok\n"))
        .fallback(assets::serve)
        .layer(from_fn_with_state(app.clone(), headers::add_headers))
        .layer(from_fn(request_id::name_and_log))
        .with_state(app.clone())
}

/// A port of this machine, by IPv4 and, where there is one, IPv6: `localhost` may mean either.
struct Port {
    number: u16,
    listeners: Vec<TcpListener>,
}

impl Port {
    async fn bind(name: &'static str, number: u16) -> Result<Self, StartError> {
        let failed = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::AddrInUse => StartError::PortTaken(name, number),
            _ => StartError::Port(name, error),
        };
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, number))
            .await
            .map_err(failed)?;
        let number = first.local_addr().map_err(failed)?.port();
        let mut listeners = vec![first];
        match TcpListener::bind((Ipv6Addr::LOCALHOST, number)).await {
            Ok(second) => listeners.push(second),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                return Err(failed(error));
            }
            // No IPv6 here.
            Err(_) => {}
        }
        Ok(Self { number, listeners })
    }

    async fn bind_if(name: &'static str, number: Option<u16>) -> Result<Option<Self>, StartError> {
        match number {
            Some(number) => Self::bind(name, number).await.map(Some),
            None => Ok(None),
        }
    }

    fn origin(&self, host: &str) -> Origin {
        Origin::http(host, self.number)
    }

    fn serve(self, router: &Router, stopped: &watch::Receiver<bool>, tasks: &mut JoinSet<()>) {
        for listener in self.listeners {
            let service = router
                .clone()
                .into_make_service_with_connect_info::<SocketAddr>();
            let mut stopped = stopped.clone();
            tasks.spawn(async move {
                let stop = async move {
                    // An error means that the server itself is gone.
                    let _ = stopped.wait_for(|stopped| *stopped).await;
                };
                // `axum::serve` answers connection errors itself and never fails.
                let _ = axum::serve(listener, service)
                    .with_graceful_shutdown(stop)
                    .await;
            });
        }
    }
}
