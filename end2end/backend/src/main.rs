//! `reference-backend [--seed-only]`; see [`reference_backend::config`] for the environment.

#![forbid(unsafe_code)]

use std::io::Write as _;
use std::process::ExitCode;

use reference_backend::clock::Clock;
use reference_backend::config::Config;
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
    let config = Config::read(|name| std::env::var(name).ok())?;
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => serve(config).await,
        ["--seed-only"] => Ok(seed::open(&config, &Clock::System).await?.close().await?),
        _ => Err("Неизвестные аргументы. Usage: reference-backend [--seed-only]".into()),
    }
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
