//! Texts that browsers hand back and cannot read: a cursor names the last item of a page, and addresses are
//! written down by proxies on the way.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// Of this process: what was sealed before a restart is opened by nobody.
static CIPHER: LazyLock<XChaCha20Poly1305> =
    LazyLock::new(|| XChaCha20Poly1305::new(&rand::random::<[u8; 32]>().into()));

const NONCE: usize = 24;

/// Never the same twice.
pub fn seal(text: &str) -> String {
    let nonce = rand::random::<[u8; NONCE]>();
    // It fails only for what no memory holds.
    let sealed = CIPHER.encrypt(XNonce::from_slice(&nonce), text.as_bytes());
    URL_SAFE_NO_PAD.encode([&nonce[..], &sealed.unwrap_or_default()].concat())
}

/// None for what was not sealed here.
pub fn open(sealed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let text = CIPHER.decrypt(XNonce::from_slice(nonce), sealed).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_sealed_here_is_opened() {
        let text = "name\nсидорова анна\ns-sidorova";
        let sealed = seal(text);
        assert_eq!(open(&sealed).as_deref(), Some(text));
        assert_ne!(seal(text), sealed);
        let bytes = URL_SAFE_NO_PAD.decode(&sealed).expect("base64url");
        assert!(!bytes.windows(5).any(|part| part == b"name\n"));
        for place in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[place] ^= 1;
            assert_eq!(open(&URL_SAFE_NO_PAD.encode(bytes)), None, "{place}");
        }
        for other in ["", "AAAA", "%%", &URL_SAFE_NO_PAD.encode(text)] {
            assert_eq!(open(other), None, "{other}");
        }
    }
}
