//! Where the two halves are found.

use url::Url;

/// The addresses of the app and of the stand-in provider, known once their ports are.
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
