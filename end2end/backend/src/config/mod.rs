//! What is decided before the start.

mod given;
mod misunderstood;
mod origin;
mod profile;
mod scale;
mod settings;
mod site;
mod values;

pub use misunderstood::Misunderstood;
pub use origin::Origin;
pub use profile::{Introspection, Profile, SignIn};
pub use scale::Scale;
pub use settings::Settings;
pub use site::Site;
pub use values::{Config, Limits};
