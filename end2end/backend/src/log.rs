//! The log: one line per request, and what failed. It holds no name, no address beyond its
//! route, no code and no token; below `INFO` libraries would write them, so that is the limit.

use tracing::{Level, Subscriber};
use tracing_subscriber::fmt::MakeWriter;

pub fn to<W>(writer: W, colours: bool) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(colours)
        .with_target(false)
        .with_max_level(Level::INFO)
        .finish()
}
