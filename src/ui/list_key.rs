use leptos::ev::KeyboardEvent;

/// A key that moves through a list of options or chooses one (ARIA Authoring Practices, listbox and
/// combobox).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ListKey {
    /// So many rows down.
    Down(usize),
    /// So many rows up.
    Up(usize),
    /// To the first row.
    First,
    /// To the last row that is there.
    Last,
    /// Chooses the row.
    Choose,
}

impl ListKey {
    /// `None` for every other key, and for those that mean something else to the browser.
    #[must_use]
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        const PAGE: usize = 10;
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return None;
        }
        Some(match event.key().as_str() {
            "ArrowDown" => Self::Down(1),
            "ArrowUp" => Self::Up(1),
            "PageDown" => Self::Down(PAGE),
            "PageUp" => Self::Up(PAGE),
            "Home" => Self::First,
            "End" => Self::Last,
            "Enter" => Self::Choose,
            _ => return None,
        })
    }
}

/// What the keys that move through a list do; one that means nothing to it stays the browser's.
pub fn list_keys(press: impl Fn(ListKey) -> bool) -> impl FnMut(KeyboardEvent) {
    move |event| {
        if ListKey::of(&event).is_some_and(&press) {
            event.prevent_default();
        }
    }
}
