//! Signing in through the identity provider: the landing, the way back, the end of the session.

pub mod callback;
pub mod gate;
pub mod landing;
pub mod session_end;
pub mod signed_out;
pub mod words;

pub use callback::{CallbackPage, CallbackQuery};
pub use gate::Gate;
pub use session_end::SessionEnd;
pub use signed_out::SignedOutPage;
