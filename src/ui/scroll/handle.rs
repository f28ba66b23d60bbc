//! The list as the page holds it: reading on, the keyboard, and what is drawn.

use super::list::{List, Part, ReadRows, Request, Row, RowPlace};
use crate::api::ApiError;
use crate::browser;
use crate::domain::{Cursor, ErrorKind};
use crate::ui::latest::Latest;
use crate::ui::list_key::ListKey;
use crate::ui::load::failure::LoadFailure;
use crate::ui::load::indicator::{Loading, Progress};
use crate::ui::texts;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// A request under way.
pub type Reading = Pin<Box<dyn Future<Output = Result<Part, ApiError>>>>;

/// The list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scroll {
    pub(super) id: &'static str,
    read: Callback<Option<Cursor>, Reading>,
    pub(super) list: StoredValue<List>,
    latest: Latest,
    pub(super) changed: Trigger,
}

impl Scroll {
    /// Nothing read yet. `id` is unique on the page; the rows' ids are made of it.
    pub fn new(id: &'static str, read: Callback<Option<Cursor>, Reading>) -> Self {
        Self {
            id,
            read,
            list: StoredValue::new(List::default()),
            latest: Latest::new(),
            changed: Trigger::new(),
        }
    }

    /// Reads from the beginning. What is shown stays until the answer is there.
    pub fn restart(self) {
        self.list.update_value(|list| list.restarted = false);
        self.start(Request::default());
    }

    /// How many match, once it is known; tracked.
    pub fn total(self) -> Option<u64> {
        self.changed.track();
        self.list.with_value(|list| list.total)
    }

    /// The id of the list.
    pub fn id(self) -> &'static str {
        self.id
    }

    /// The id of the row on which the keyboard is; tracked.
    pub fn active_id(self) -> Option<String> {
        self.changed.track();
        let active = self.list.with_value(|list| list.active);
        active.map(|place| self.row_id(place))
    }

    /// A key that was pressed in the list or in the search above it; `true` when it meant something.
    pub fn press(self, key: ListKey) -> bool {
        let active = self.list.with_value(|list| list.active);
        if let (ListKey::Choose, Some(place)) = (key, active) {
            browser::click(&self.row_id(place));
            return true;
        }
        let Some(place) = self.list.with_value(|list| list.place_after(key)) else {
            return false;
        };
        self.list.update_value(|list| {
            let chunk = list.chunk_of(place);
            if !list.window.chunks.contains(&chunk) {
                list.window = list.heights.window_of(chunk);
            }
            list.active = Some(place);
            list.revealing = true;
        });
        self.changed.notify();
        browser::after_drawing(move || self.reveal(place));
        if place + 1 == self.list.with_value(List::count) {
            self.more();
        }
        true
    }

    /// Brings the row into view to which a key has led, unless another has led elsewhere meanwhile.
    fn reveal(self, place: usize) {
        let newest = self.list.try_update_value(|list| {
            let newest = list.active == Some(place);
            list.revealing &= !newest;
            newest
        });
        if newest == Some(true) {
            browser::reveal_row(&self.row_id(place));
            self.look();
        }
    }

    pub(super) fn row_id(self, place: usize) -> String {
        format!("{}-{place}", self.id)
    }

    /// Reads anew what is drawn, where it stands: something in it has changed.
    pub fn refresh(self) {
        self.start(self.list.with_value(List::drawn_again));
    }

    /// Reads on, unless something is being read or there is nothing more.
    fn more(self) {
        let at_rest = |list: &List| !list.reading && list.failure.is_none();
        let next = |list: &List| {
            let cursor = list.next.clone().filter(|_| at_rest(list));
            cursor.map(|cursor| Request {
                after: list.chunks.len(),
                cursor: Some(cursor),
                rows: 1,
            })
        };
        if let Some(next) = self.list.with_value(next) {
            self.start(next);
        }
    }

    fn start(self, request: Request) {
        self.list.update_value(|list| {
            list.reading = true;
            list.failure = None;
            list.asked.clone_from(&request);
        });
        self.changed.notify();
        let turn = self.latest.turn();
        leptos::task::spawn_local(async move {
            let (mut parts, mut rows) = (Vec::new(), 0);
            let mut cursor = request.cursor;
            let failure = loop {
                let reading = self.read.run(cursor.clone());
                let part = reading.await;
                // The page may be gone by now, or something else may be asked for.
                if !turn.lasts() {
                    return;
                }
                match part {
                    Err(error) => break Some(error),
                    Ok(part) => {
                        rows += part.rows.len();
                        let next = part.next.clone();
                        parts.push((cursor, part));
                        if next.is_none() || rows >= request.rows {
                            break None;
                        }
                        cursor = next;
                    }
                }
            };
            self.take(request.after, parts, failure);
        });
    }

    fn take(self, after: usize, parts: Vec<(Option<Cursor>, Part)>, failure: Option<ApiError>) {
        let asked = self.list.with_value(|list| list.asked.cursor.is_some());
        let expired = |error: &ApiError| error.kind == ErrorKind::CursorInvalid;
        if (asked || !parts.is_empty()) && failure.as_ref().is_some_and(expired) {
            self.restart();
            self.list.update_value(|list| list.restarted = true);
            return;
        }
        let keyboard = browser::keyboard_in(self.id);
        self.list.update_value(|list| {
            list.reading = false;
            if failure.is_none() {
                let anew = after == 0 && list.asked.rows == 0;
                let in_place = after < list.chunks.len();
                list.cut(after);
                for (cursor, part) in parts {
                    list.add(cursor, part);
                }
                if anew {
                    browser::scroll_to_top(self.id);
                }
                if anew || in_place {
                    list.window = list.heights.window_of(after);
                }
            }
            list.failure = failure;
        });
        self.changed.notify();
        browser::after_drawing(move || {
            browser::keep_keyboard(self.id, keyboard);
            self.look();
        });
    }

    /// Draws what has come into view, and reads on near the end.
    pub(super) fn look(self) {
        if self.list.try_with_value(|list| list.revealing) != Some(false) {
            return;
        }
        let Some(view) = browser::scrolled(self.id) else {
            return;
        };
        let looked = self.list.try_update_value(|list| {
            let List {
                heights, window, ..
            } = list;
            heights.measured(window.chunks.start, &view.chunks);
            let drawn = heights.window(view.above, view.height);
            let at_end = heights.is_near_end(view.above, view.height);
            let other = *window != drawn;
            *window = drawn;
            (other, at_end)
        });
        let Some((other, at_end)) = looked else {
            return;
        };
        if other {
            let keyboard = browser::keyboard_in(self.id);
            self.changed.notify();
            browser::after_drawing(move || browser::keep_keyboard(self.id, keyboard));
        }
        if at_end {
            self.more();
        }
    }

    /// The rows in the window, between the two empty spaces.
    pub(super) fn draw(self) -> AnyView {
        let (window, chunks, active, total) = self.list.with_value(|list| {
            let drawn = list.chunks.get(list.window.chunks.clone());
            let drawn = drawn.unwrap_or_default().iter();
            let drawn: Vec<_> = drawn
                .map(|chunk| (chunk.first, chunk.rows.clone()))
                .collect();
            let total = list.total.unwrap_or_default().to_string();
            (list.window.clone(), drawn, list.active, total)
        });
        let chunk = |(first, rows): (usize, Vec<Row>)| {
            let rows = rows.into_iter().zip(first..).map(|(row, place)| {
                (row.draw)(RowPlace {
                    list: ReadRows(self.list),
                    id: self.row_id(place),
                    number: (place + 1).to_string(),
                    total: total.clone(),
                    active: active == Some(place),
                })
            });
            view! { <div class="scroll__chunk">{rows.collect_view()}</div> }.into_any()
        };
        let space =
            |height: i32| view! { <div style:height=format!("{height}px")></div> }.into_any();
        let above = std::iter::once(space(window.above));
        let all = above.chain(chunks.into_iter().map(chunk));
        all.chain(std::iter::once(space(window.below)))
            .collect_view()
            .into_any()
    }
}

impl Scroll {
    /// Whether there is nothing to show; tracked.
    pub(super) fn is_empty(self) -> bool {
        self.total().is_none_or(|total| total == 0)
    }

    /// The list between what is said above it and its progress and failures below.
    pub(super) fn framed(self, list: AnyView) -> AnyView {
        // After a failure the same once more: the beginning, or what follows.
        let retry =
            Callback::new(move |()| self.start(self.list.with_value(|list| list.asked.clone())));
        let progress = move || {
            let total = self.total();
            match (total, self.list.with_value(|list| list.reading)) {
                (None, true) => view! { <Loading /> }.into_any(),
                (Some(_), true) => view! { <Progress /> }.into_any(),
                _ => ().into_any(),
            }
        };
        let failure = move || {
            self.changed.track();
            let failure = self.list.with_value(|list| list.failure.clone());
            failure.map(|error| view! { <LoadFailure error=error on_retry=retry /> })
        };
        let at_rest = move || {
            self.changed.track();
            !self.list.with_value(|list| list.restarted)
        };
        view! {
            <p class="notice notice--info" role="status" hidden=at_rest>
                {texts().list_restarted}
            </p>
            {list}
            {move || progress()}
            {failure}
        }
        .into_any()
    }
}
