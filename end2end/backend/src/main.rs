//! `reference-backend [--seed-only]`; `--help` tells what the environment decides.

#![forbid(unsafe_code)]

use std::io::Write as _;
use std::process::ExitCode;

use reference_backend::clock::Clock;
use reference_backend::config::{Config, Settings};
use reference_backend::log;
use reference_backend::seed;
use reference_backend::server::Server;
use tracing_subscriber::util::SubscriberInitExt as _;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    log::to(std::io::stderr, colours).init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    let settings = Settings::read(std::env::args_os())?;
    let seed_only = settings.seed_only;
    let config = settings.config()?;
    if seed_only {
        seed::open(&config, &Clock::System).await?.close().await?;
        return Ok(());
    }
    serve(config).await
}

async fn serve(config: Config) -> Result<(), Failure> {
    let server = Server::start(config, Clock::System).await?;
    let mut out = std::io::stdout();
    writeln!(out, "Госуслуги (стенд): {}", server.site.issuer_origin())?;
    let hosts = ["Сайт региона (пример)", "Чужой сайт (пример)"];
    for (name, origin) in hosts.into_iter().zip(&server.hosts) {
        if let Some(origin) = origin {
            writeln!(out, "{name}: {}", origin.as_str())?;
        }
    }
    writeln!(out, "Кабинет: {}", server.site.public_origin())?;
    out.flush()?;
    asked_to_stop().await?;
    server.stop().await;
    Ok(())
}

/// Ctrl-C or SIGTERM.
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
    }
}
