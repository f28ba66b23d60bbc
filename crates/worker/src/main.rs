//! The worker's WebAssembly file: what the library gives to JavaScript. A program, because cargo optimises a `cdylib` as a
//! whole only if no `rlib` is made with it, and the tests need one.

use cabinet_worker as _;

fn main() {}
