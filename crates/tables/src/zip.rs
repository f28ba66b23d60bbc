//! The parts of a zip file. Nothing is allocated by what the file says of itself: the directory is
//! walked where it lies, and what is unpacked is counted while it comes.

use std::cell::Cell;
use std::io::{self, Read};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use cabinet_protocol::TableFault;

/// Bytes at a place.
fn bytes_at<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes_at(bytes, at).map(|bytes| usize::from(u16::from_le_bytes(bytes)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes_at(bytes, at).map(u32::from_le_bytes)
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|size| usize::try_from(size).ok())
}

fn long_at(bytes: &[u8], at: usize) -> Option<usize> {
    let long = bytes_at(bytes, at).map(u64::from_le_bytes)?;
    usize::try_from(long).ok()
}

/// What stands in place of a number that does not fit.
const LONG: u32 = u32::MAX;

/// A zip file.
#[derive(Clone, Copy)]
pub(crate) struct Archive<'b> {
    bytes: &'b [u8],
    directory: &'b [u8],
}

/// One line of the directory.
struct Entry<'b> {
    name: &'b [u8],
    is_encrypted: bool,
    method: usize,
    crc: u32,
    packed: usize,
    header_at: usize,
}

impl<'b> Archive<'b> {
    /// Finds the directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Option<Self> {
        const END: usize = 22;
        // A comment of at most 65,535 bytes may follow.
        let earliest = bytes.len().saturating_sub(END + 0xffff);
        let end = (earliest..=bytes.len().checked_sub(END)?)
            .rev()
            .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
        let (mut size, mut start) = (size_at(bytes, end + 12)?, size_at(bytes, end + 16)?);
        if u32_at(bytes, end + 12)? == LONG || u32_at(bytes, end + 16)? == LONG {
            let locator = end.checked_sub(20)?;
            let long_end = long_at(bytes, locator + 8)?;
            let known = bytes.get(locator..)?.starts_with(b"PK\x06\x07")
                && bytes.get(long_end..)?.starts_with(b"PK\x06\x06");
            if !known {
                return None;
            }
            (size, start) = (
                long_at(bytes, long_end.checked_add(40)?)?,
                long_at(bytes, long_end.checked_add(48)?)?,
            );
        }
        let directory = bytes.get(start..start.checked_add(size)?)?;
        Some(Self { bytes, directory })
    }

    /// Whether there is a part with this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The part with this name, unpacked while it is read; `None` when there is none.
    pub(crate) fn part(
        &self,
        name: &str,
        budget: &'b Budget,
    ) -> Result<Option<Part<'b>>, TableFault> {
        let Some(entry) = self.find(name) else {
            return Ok(None);
        };
        if entry.is_encrypted {
            return Err(TableFault::Protected);
        }
        let data = self.data(&entry).ok_or(TableFault::Damaged)?;
        let source = match entry.method {
            0 => Source::Stored(data),
            8 => Source::Deflated(Box::new(DeflateDecoder::new(data))),
            _ => return Err(TableFault::Damaged),
        };
        Ok(Some(Part {
            source,
            budget,
            wanted: entry.crc,
            crc: Crc::new(),
        }))
    }

    fn data(&self, entry: &Entry) -> Option<&'b [u8]> {
        let header = self.bytes.get(entry.header_at..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let start = 30 + u16_at(header, 26)? + u16_at(header, 28)?;
        header.get(start..start.checked_add(entry.packed)?)
    }

    /// Some programs write the names with other letters or other slashes.
    fn find(&self, name: &str) -> Option<Entry<'b>> {
        let alike = |(one, other): (&u8, &u8)| {
            one.eq_ignore_ascii_case(other) || (*one == b'\\' && *other == b'/')
        };
        let matches = |entry: &Entry| {
            entry.name.len() == name.len() && entry.name.iter().zip(name.as_bytes()).all(alike)
        };
        let mut rest = self.directory;
        while let Some((entry, after)) = entry(rest) {
            if matches(&entry) {
                return Some(entry);
            }
            rest = after;
        }
        None
    }
}

/// The first line of what is left of the directory, and what comes after it.
fn entry(line: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    if !line.starts_with(b"PK\x01\x02") {
        return None;
    }
    let name_end = 46 + u16_at(line, 28)?;
    let extra_end = name_end + u16_at(line, 30)?;
    let after = line.get(extra_end + u16_at(line, 32)?..)?;
    let mut entry = Entry {
        name: line.get(46..name_end)?,
        is_encrypted: u16_at(line, 8)? & 1 == 1,
        method: u16_at(line, 10)?,
        crc: u32_at(line, 16)?,
        packed: size_at(line, 20)?,
        header_at: size_at(line, 42)?,
    };
    let is_long = |at| u32_at(line, at) == Some(LONG);
    if is_long(20) || is_long(42) {
        // In this order, each only when it does not fit into its own place.
        let mut longs = long_numbers(line.get(name_end..extra_end)?)?;
        let mut next = || {
            let number = long_at(longs, 0)?;
            longs = longs.get(8..)?;
            Some(number)
        };
        if is_long(24) {
            next()?;
        }
        if is_long(20) {
            entry.packed = next()?;
        }
        if is_long(42) {
            entry.header_at = next()?;
        }
    }
    Some((entry, after))
}

/// The extra field of numbers that need 64 bits.
fn long_numbers(mut extra: &[u8]) -> Option<&[u8]> {
    loop {
        let end = 4 + u16_at(extra, 2)?;
        let body = extra.get(4..end)?;
        if u16_at(extra, 0)? == 1 {
            return Some(body);
        }
        extra = &extra[end..];
    }
}

/// How many bytes may still be unpacked, of all parts together.
pub(crate) struct Budget {
    all: Cell<u64>,
    /// And until the next event of the XML, which is held in memory whole.
    event: Cell<u64>,
    event_limit: u64,
    /// How many events may still come: reading them takes longer than unpacking.
    events: Cell<u64>,
    is_spent: Cell<bool>,
}

impl Budget {
    pub(crate) fn new(bytes: u64, event_limit: u64, events: u64) -> Self {
        Self {
            events: Cell::new(events),
            all: Cell::new(bytes),
            event: Cell::new(event_limit),
            event_limit,
            is_spent: Cell::new(false),
        }
    }

    pub(crate) fn next_event(&self) -> Result<(), TableFault> {
        self.event.set(self.event_limit);
        let left = self.events.get().checked_sub(1);
        self.events.set(left.ok_or(TableFault::Bomb)?);
        Ok(())
    }

    /// Why reading failed.
    pub(crate) fn fault(&self) -> TableFault {
        if self.is_spent.get() {
            TableFault::Bomb
        } else {
            TableFault::Damaged
        }
    }

    fn spend(&self, bytes: usize) -> io::Result<()> {
        let left = |limit: &Cell<u64>| limit.get().checked_sub(bytes as u64);
        let (Some(all), Some(event)) = (left(&self.all), left(&self.event)) else {
            self.is_spent.set(true);
            return Err(io::ErrorKind::OutOfMemory.into());
        };
        self.all.set(all);
        self.event.set(event);
        Ok(())
    }
}

/// A part while it is unpacked.
pub(crate) struct Part<'b> {
    source: Source<'b>,
    budget: &'b Budget,
    wanted: u32,
    crc: Crc,
}

impl<'b> Part<'b> {
    pub(crate) fn budget(&self) -> &'b Budget {
        self.budget
    }
}

enum Source<'b> {
    Stored(&'b [u8]),
    Deflated(Box<DeflateDecoder<&'b [u8]>>),
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.source {
            Source::Stored(data) => data.read(buffer)?,
            Source::Deflated(decoder) => decoder.read(buffer)?,
        };
        self.budget.spend(read)?;
        self.crc.update(&buffer[..read]);
        if read == 0 && !buffer.is_empty() && self.crc.sum() != self.wanted {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(read)
    }
}
