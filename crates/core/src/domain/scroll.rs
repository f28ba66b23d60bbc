//! Which part of a long list is drawn: chunks of rows around what is in view. The rest is empty
//! space of the same height, so that the scroll bar tells the truth.

use std::ops::Range;

/// The heights of the chunks that were read, in whole CSS pixels; a chunk that was never drawn is taken for
/// as high as the others are on average.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct VirtualWindow(Vec<Option<i32>>);

/// What is drawn, and how much empty space stands for the rest, in whole CSS pixels.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Window {
    /// The chunks that are drawn.
    pub chunks: Range<usize>,
    /// Space above them.
    pub above: i32,
    /// Space below them.
    pub below: i32,
}

/// Chunks drawn at most; with twenty rows each the screen holds a hundred.
const MOST: usize = 5;

impl VirtualWindow {
    /// There is one chunk more.
    pub fn push(&mut self) {
        self.0.push(None);
    }

    /// There are only so many chunks left.
    pub fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    /// How many chunks there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Takes note of how high the drawn chunks are, from the first one on.
    pub fn measured(&mut self, first: usize, heights: &[i32]) {
        for (known, height) in self.0.iter_mut().skip(first).zip(heights) {
            *known = Some(*height);
        }
    }

    /// What to draw when so much of the list lies above the view, and the view is so high: what is in
    /// view, with a chunk on each side.
    #[must_use]
    pub fn window(&self, scrolled: i32, view: i32) -> Window {
        let first = self.chunk_at(scrolled);
        let last = self.chunk_at(scrolled + view);
        self.around(first, last)
    }

    /// Whether the last chunk is in view, so that the next one is wanted.
    #[must_use]
    pub fn is_near_end(&self, scrolled: i32, view: i32) -> bool {
        self.chunk_at(scrolled + view) + 1 >= self.count()
    }

    /// What to draw so that this chunk is there.
    #[must_use]
    pub fn window_of(&self, chunk: usize) -> Window {
        self.around(chunk, chunk)
    }

    fn around(&self, first: usize, last: usize) -> Window {
        let start = first.saturating_sub(1).min(self.count());
        let end = (last + 2).min(self.count()).min(start + MOST);
        Window {
            chunks: start..end,
            above: self.sum(0..start),
            below: self.sum(end..self.count()),
        }
    }

    fn chunk_at(&self, place: i32) -> usize {
        let usual = self.usual();
        if usual == 0 {
            // Nothing was drawn yet.
            return 0;
        }
        let mut bottom = 0;
        let above = self.0.iter().take_while(|height| {
            bottom += height.unwrap_or(usual);
            bottom <= place
        });
        above.count().min(self.count().saturating_sub(1))
    }

    fn sum(&self, chunks: Range<usize>) -> i32 {
        let usual = self.usual();
        self.0[chunks]
            .iter()
            .map(|height| height.unwrap_or(usual))
            .sum()
    }

    fn usual(&self) -> i32 {
        let known = self.0.iter().copied().flatten();
        let (count, sum) = known.fold((0, 0), |(count, sum), height| (count + 1, sum + height));
        if count == 0 { 0 } else { sum / count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(known: &[i32], unknown: usize) -> VirtualWindow {
        let mut heights = VirtualWindow::default();
        for _ in 0..known.len() + unknown {
            heights.push();
        }
        heights.measured(0, known);
        heights
    }

    #[test]
    fn what_is_in_view_and_a_chunk_on_each_side() {
        let all = heights(&[100; 10], 0);
        let window = all.window(450, 120);
        assert_eq!(window.chunks, 3..7);
        assert_eq!((window.above, window.below), (300, 300));
    }

    #[test]
    fn the_space_of_all_is_always_the_same() {
        let all = heights(&[80, 120, 90], 5);
        for scrolled in 0..100 {
            let window = all.window(scrolled * 10, 200);
            let drawn = all.sum(window.chunks.clone());
            assert_eq!(window.above + drawn + window.below, all.sum(0..8));
            assert!(window.chunks.len() <= MOST && !window.chunks.is_empty());
        }
    }

    #[test]
    fn one_chunk_is_read_ahead_and_no_more() {
        let all = heights(&[100; 4], 0);
        assert!(!all.is_near_end(190, 100));
        assert!(all.is_near_end(210, 100));
        assert!(heights(&[], 1).is_near_end(0, 90));
        assert!(!heights(&[], 2).is_near_end(0, 90));
    }

    #[test]
    fn at_the_ends_and_when_there_is_nothing() {
        assert_eq!(VirtualWindow::default().window(0, 500), Window::default());
        assert_eq!(heights(&[100; 3], 0).window(0, 90).chunks, 0..2);
        assert_eq!(heights(&[100; 3], 0).window(9_000, 90).chunks, 1..3);
        assert_eq!(heights(&[100; 9], 0).window_of(8).chunks, 7..9);
        assert_eq!(heights(&[], 3).window(0, 90).chunks, 0..2);
    }
}
