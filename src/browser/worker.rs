//! The worker of tables (crates/worker/README.md), and the files that the user gives it. The page never
//! touches a file's bytes.

use super::download::MadeFile;
use super::window::document;
use leptos::ev::DragEvent;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, FileList, HtmlInputElement, MessageEvent, Url};
use web_sys::{Worker, WorkerOptions, WorkerType};

/// A file that the user chose or dropped.
#[derive(Clone)]
pub struct PickedFile(File);

impl PickedFile {
    /// What it is called on the user's device.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    fn first(files: Option<FileList>) -> Option<Self> {
        files?.get(0).map(Self)
    }
}

/// The file that was chosen in the field that tells of it. The field is emptied, so that the same file
/// can be chosen again.
#[must_use]
pub fn chosen_file(event: &Event) -> Option<PickedFile> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = PickedFile::first(field.files());
    field.set_value("");
    file
}

/// The file that was dropped. The browser would open it otherwise.
#[must_use]
pub fn dropped_file(event: &DragEvent) -> Option<PickedFile> {
    event.prevent_default();
    PickedFile::first(event.data_transfer()?.files())
}

/// There is no worker: its file did not load, or it stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoWorker;

/// A message of the worker.
pub struct Heard {
    /// What it says.
    pub text: String,
    /// The file that it made.
    pub file: Option<MadeFile>,
}

impl Heard {
    fn read(data: JsValue) -> Option<Self> {
        if let Some(text) = data.as_string() {
            return Some(Self { text, file: None });
        }
        let parts: js_sys::Array = data.dyn_into().ok()?;
        Some(Self {
            text: parts.get(0).as_string()?,
            file: parts.get(1).dyn_into().ok().map(MadeFile::new),
        })
    }
}

/// The worker; it ends with this value.
pub struct TablesWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl TablesWorker {
    /// Starts it. `hear` gets each of its messages.
    ///
    /// # Errors
    /// The page does not say where it is, or the browser has none.
    pub fn start(
        hear: impl Fn(Result<Heard, NoWorker>) + Clone + 'static,
    ) -> Result<Self, NoWorker> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = address().ok_or(NoWorker)?;
        let worker = Worker::new_with_options(&address, &options).map_err(|_| NoWorker)?;
        let heard = hear.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            heard(Heard::read(event.data()).ok_or(NoWorker));
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // It is told to the user, not to the console.
            event.prevent_default();
            hear(Err(NoWorker));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a request, with a file if it is about one.
    ///
    /// # Errors
    /// The browser refuses to send it.
    pub fn post(&self, request: &str, file: Option<&PickedFile>) -> Result<(), NoWorker> {
        let message = js_sys::Array::of1(&JsValue::from_str(request));
        if let Some(PickedFile(file)) = file {
            message.push(file);
        }
        self.worker.post_message(&message).map_err(|_| NoWorker)
    }
}

impl Drop for TablesWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Where it is; scripts/worker.mjs tells the page.
fn address() -> Option<String> {
    let document = document()?;
    let link = document.query_selector("link[rel=tables-worker]").ok()??;
    let base = document.base_uri().ok()??;
    let url = Url::new_with_base(&link.get_attribute("href")?, &base).ok()?;
    Some(url.href())
}
