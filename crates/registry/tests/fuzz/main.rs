//! Files that nobody vouches for: no panic, no hang, memory within bounds. All in one test: the allocator
//! counts for the whole process. `FUZZ_CASES` says how many files each reader is given.

#![expect(
    clippy::unwrap_used,
    reason = "files of the tests are made by the tests"
)]

mod large;
#[path = "../support/mod.rs"]
mod support;
mod tables;
#[path = "../../../tables/tests/support/mod.rs"]
mod workbooks;

use std::time::{Duration, Instant};

use cabinet_core::domain::Day;
use cabinet_registry::rules::{Programs, Rules};
use cabinet_registry::{Kind, RegistryFile};
use cabinet_tables::Limits;
use peak_alloc::PeakAlloc;
use support::dice::Dice;
use support::file::{damage, file};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1_000_000;
/// For one file, on a machine that does other things too.
const LONGEST: Duration = Duration::from_secs(5);

/// What reading cost.
struct Cost {
    /// Bytes that were held at most, over what was held before.
    memory: usize,
    time: Duration,
    is_read: bool,
}

/// Runs it and gives what it cost; whether the file was read is what it says.
fn cost(run: impl FnOnce() -> bool) -> Cost {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let start = Instant::now();
    let is_read = run();
    Cost {
        memory: MEMORY.peak_usage().saturating_sub(before),
        time: start.elapsed(),
        is_read,
    }
}

/// Reads files until there were enough, each within bounds: `fixed` bytes, and `each` for every byte of it.
fn fuzz(
    what: &str,
    (fixed, each): (usize, usize),
    mut next: impl FnMut(&mut Dice) -> Vec<u8>,
    mut read: impl FnMut(&[u8]) -> bool,
) {
    let count = std::env::var("FUZZ_CASES").ok();
    let count = count
        .and_then(|text| text.parse().ok())
        .unwrap_or(8_000_usize);
    let mut dice = Dice::new(20_261_127);
    let (mut readable, mut most, mut longest) = (0_usize, 0, Duration::ZERO);
    let start = Instant::now();
    for number in 0..count {
        let bytes = next(&mut dice);
        let cost = cost(|| read(&bytes));
        let bound = fixed + each * bytes.len();
        assert!(
            cost.memory < bound,
            "{what} {number}: {} of {bound} bytes",
            cost.memory
        );
        assert!(cost.time < LONGEST, "{what} {number}: {:?}", cost.time);
        readable += usize::from(cost.is_read);
        most = most.max(cost.memory);
        longest = longest.max(cost.time);
    }
    println!(
        "{count} files for the reader of {what}, {readable} of them readable, in {} ms: at most {} ms and {} KB each",
        start.elapsed().as_millis(),
        longest.as_millis(),
        most / 1000
    );
    assert!(
        readable > count / 50,
        "some have to come through to where rows are"
    );
}

/// Opens a file, checks all of it, and writes what is ready.
fn opened(bytes: &[u8], kind: Kind) -> bool {
    let rules = Rules {
        today: Day::parse("2026-11-25").unwrap(),
        programs: Programs::new([(6, "Программа".to_owned())]),
    };
    let Ok(file) = RegistryFile::open(bytes, &Limits::default(), rules, &mut |_| {}) else {
        return false;
    };
    let written = file.xml(1);
    assert_eq!(written.is_some(), file.counts().ready > 0);
    file.kind() == kind
}

fn damaged(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..dice.below(4) {
        damage(&mut bytes, dice);
    }
    bytes
}

#[test]
fn files_that_nobody_vouches_for() {
    large::check();
    let xml = |dice: &mut Dice| {
        let bytes = file(dice);
        damaged(bytes, dice)
    };
    fuzz("XML", (MEGABYTE / 4, 20), xml, |bytes| {
        opened(bytes, Kind::Xml)
    });
    fuzz("text", (MEGABYTE, 20), tables::text, |bytes| {
        opened(bytes, Kind::Text)
    });
    fuzz(
        "workbooks",
        (4 * MEGABYTE, 200),
        tables::workbook,
        |bytes| opened(bytes, Kind::Workbook),
    );
}
