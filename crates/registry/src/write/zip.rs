//! A zip file, the same for the same parts: no clock, no order but the given one.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980, 00:00: the first moment that zip knows.
const MOMENT: [u8; 4] = [0, 0, 0x21, 0];
/// What unpacks it: version 2.0, deflate.
const VERSION: u16 = 20;
/// Names in UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;

/// A zip file of these parts. Sizes are of 32 bits, as everything that is written here.
pub(super) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let start = size(file.len());
        let data = deflated(bytes);
        let header = header(name, bytes, &data);
        file.extend(b"PK\x03\x04");
        file.extend(&header);
        file.extend(name.as_bytes());
        file.extend(data);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&header);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start);
        directory.extend(name.as_bytes());
    }
    let start = size(file.len());
    let count = u16::try_from(parts.len()).unwrap_or(u16::MAX).to_le_bytes();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count);
    file.extend(count);
    file.extend(size(directory.len()));
    file.extend(start);
    file.extend([0, 0]);
    file
}

/// What a part's header and its line of the directory have in common.
fn header(name: &str, bytes: &[u8], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut header = Vec::with_capacity(26);
    for number in [VERSION, FLAGS, DEFLATED] {
        header.extend(number.to_le_bytes());
    }
    header.extend(MOMENT);
    header.extend(crc.sum().to_le_bytes());
    header.extend(size(data.len()));
    header.extend(size(bytes.len()));
    header.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    // No extra field.
    header.extend([0, 0]);
    header
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

fn size(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes()
}
