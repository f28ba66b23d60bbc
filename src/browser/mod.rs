//! The only module that touches `web_sys`: clock, address, focus and, each in its file,
//! cryptography, storage and the other tabs. A browser that refuses (private mode, full storage) is
//! treated as one that has nothing.

mod clock;
mod crypto;
mod download;
mod encrypted_storage;
mod frame;
mod history;
mod keyboard;
mod list;
mod location;
mod page;
mod storage;
mod tabs;
mod window;
mod worker;

pub use clock::{clock, date, exact_moment, moment, now, pause, timestamp, today};
pub use crypto::{NoCrypto, random, random_bytes, sha256, verify};
pub use download::{MadeFile, TextFile, download};
pub use encrypted_storage::{forget_draft, forget_drafts, keep_draft, keeps_draft, kept_draft};
pub use frame::{
    ask_for_cookies, frame_name, has_focus, host_has_the_tab, is_framed, keep_place, keeps_cookies,
    leave_to, let_cookies_in, listen_to_host, mark_page, name_frame, set_look, take_place,
    tell_host, watch_dialogs, watch_height,
};
pub use history::{
    Leaving, Wanted, address, follow_links, guard_leaving, let_leave, lets_go_to, load_page,
    make_sure_of, move_by, next_entry, note_searched, replace_address, searched, take_wanted,
};
pub use keyboard::{click, focus, focus_from_page, focus_left, is_occupied, reveal};
pub use list::{
    Scrolled, after_drawing, keep_keyboard, keyboard_in, open_row, reveal_row, scroll_to_top,
    scrolled,
};
pub use location::{base, leave_for, mail_address, reload, reload_at, take_query};
pub use page::{
    LastResort, build, close_modal, copy, log_error, mount_point, open_modal, print,
    set_document_language, set_title, show_last_resort,
};
pub use storage::{
    choose_language, chosen_language, keep_departures, keep_pending_login, keep_pending_logout,
    keep_remembered, may_be_signed_in, note_shortcuts, note_signed_in, remembered, take_departures,
    take_pending_login, take_pending_logout, wants_shortcuts,
};
pub use tabs::{listen_to_tabs, tell_tabs};
pub use window::{origin, path};
pub use worker::{Heard, NoWorker, PickedFile, TablesWorker, chosen_file, dropped_file};
