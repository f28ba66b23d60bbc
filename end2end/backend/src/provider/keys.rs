//! The key that ID tokens are signed with: Ed25519, since it is made at once, at each start.

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey as _;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};

use crate::oidc::{IdToken, IdTokenClaims};

type Failure = Box<dyn std::error::Error + Send + Sync>;

pub const ALGORITHM: CoreJwsSigningAlgorithm = CoreJwsSigningAlgorithm::EdDsa;

pub struct Keys {
    published: CoreEdDsaPrivateSigningKey,
    /// Has the same name but is not in the key set: signs what must not be accepted.
    foreign: CoreEdDsaPrivateSigningKey,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Good,
    Bad,
}

impl Keys {
    pub fn generate() -> Result<Self, Failure> {
        Ok(Self {
            published: key()?,
            foreign: key()?,
        })
    }

    pub fn public(&self) -> CoreJsonWebKeySet {
        CoreJsonWebKeySet::new(vec![self.published.as_verification_key()])
    }

    pub fn sign(&self, claims: IdTokenClaims, signature: Signature) -> Result<IdToken, Failure> {
        let key = match signature {
            Signature::Good => &self.published,
            Signature::Bad => &self.foreign,
        };
        Ok(IdToken::new(claims, key, ALGORITHM, None, None)?)
    }
}

fn key() -> Result<CoreEdDsaPrivateSigningKey, Failure> {
    let key = SigningKey::from_bytes(&rand::random());
    let pem = key.to_pkcs8_pem(LineEnding::LF)?;
    let name = JsonWebKeyId::new("stand".to_owned());
    Ok(CoreEdDsaPrivateSigningKey::from_ed25519_pem(
        &pem,
        Some(name),
    )?)
}
