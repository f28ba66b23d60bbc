//! The app in a frame of another site: what the host is told, what it may wish, and how one signs in there.
//! All of it but [`Frame`] is a chunk that only a frame loads. The other half is `public/embed.js`.

pub mod host_messages;
mod sign_in;
pub mod words;

use crate::browser;
use crate::chunk::{Missing, chunk};
use crate::session::Frame;

chunk! {
    in embed:
    /// Reads who is around the frame, and makes the page look as they wish. `origins` are the hosts on the
    /// configured list; of anybody else nothing is believed.
    ///
    /// # Errors
    /// The file could not be loaded.
    pub async fn begin(origins: Vec<String>) -> Result<Frame, Missing> {
        if !browser::keeps_cookies() {
            browser::let_cookies_in().await;
        }
        let language = host_messages::begin(&origins);
        Ok(Frame {
            number: host_messages::number(),
            language,
            sign_in: sign_in::sign_in,
            attach: host_messages::attach,
        })
    }
}
