//! Where the provider may be: behind TLS, or on this very machine (development), which nobody stands
//! between.

use url::{Host, Url};

pub fn is_protected(url: &Url) -> bool {
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return false,
    };
    // A name before the host is there to be taken for it.
    let plain_name = url.username().is_empty() && url.password().is_none();
    plain_name && (url.scheme() == "https" || (url.scheme() == "http" && local))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_or_this_machine() {
        for (url, protected) in [
            ("https://id.example/token", true),
            ("http://localhost:8081/token", true),
            ("http://127.0.0.1/token", true),
            ("http://[::1]:1/token", true),
            ("http://id.example/token", false),
            ("http://localhost.evil/token", false),
            ("http://localhost@evil/token", false),
            ("http://localhost:x@evil/token", false),
            ("https://id.example@evil/token", false),
            ("ftp://localhost/token", false),
            ("javascript:x", false),
        ] {
            assert_eq!(is_protected(&url.parse().expect(url)), protected, "{url}");
        }
    }
}
