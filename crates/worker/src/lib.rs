//! The worker's WebAssembly: one function, which `loader.js` calls with each message. What is said is in
//! `cabinet_protocol`, how it travels in README.md.

mod open_files;
mod people;
mod registry;
mod rows;

pub use open_files::OpenFiles;

use std::cell::RefCell;

use cabinet_tables::Limits;
use js_sys::wasm_bindgen::JsCast;
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill(bytes: &Uint8Array);
}

thread_local! {
    static OPEN_FILES: RefCell<OpenFiles> = RefCell::new(OpenFiles::new(random, memory));
}

fn memory() -> usize {
    let buffer = wasm_bindgen::memory()
        .unchecked_into::<js_sys::WebAssembly::Memory>()
        .buffer();
    buffer.unchecked_into::<js_sys::ArrayBuffer>().byte_length() as usize
}

/// Answers a request with the bytes of its file, and tells the progress before that. The answer is a text, or an
/// array of a text and the bytes of a file.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: &[u8], tell: &Function) -> JsValue {
    let mut tell = |text: &str| {
        // The page is not there any more, then.
        let _ = tell.call1(&JsValue::NULL, &text.into());
    };
    let (text, file) = OPEN_FILES.with_borrow_mut(|files| files.answer(request, bytes, &mut tell));
    match file {
        Some(file) => Array::of2(&text.into(), &Uint8Array::from(file.as_slice())).into(),
        None => text.into(),
    }
}

/// How many bytes a file may have.
#[wasm_bindgen(js_name = fileLimit)]
pub fn file_limit() -> usize {
    Limits::default().file_bytes
}

/// 128 random bits.
fn random() -> String {
    let bytes = Uint8Array::new_with_length(16);
    fill(&bytes);
    let number = bytes
        .to_vec()
        .into_iter()
        .fold(0, |number: u128, byte| (number << 8) | u128::from(byte));
    format!("{number:032x}")
}
