//! Parts of the app that a first visit does not load.

/// A function whose code, with all that nothing else uses, is a file of its own in the release build,
/// together with the others of the same chunk: awaiting it loads the file first. Every other build has
/// one file, and the function is an ordinary one (feature `split`).
///
/// It is `#[lazy]` but for a file that does not load: there `#[lazy]` of Leptos 0.8 ends the app. It goes
/// with the version that has `#[lazy(fallible)]` (leptos#4785).
macro_rules! chunk {
    (
        in $chunk:ident:
        $(#[$about:meta])*
        $public:vis async fn $name:ident($($argument:ident: $of:ty),* $(,)?) -> Result<$value:ty, $error:ty> $body:block
    ) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $chunk,
            wasm_split_path = ::leptos::wasm_split,
            fallible,
            return_wrapper(let work = _; { work.await } -> Result<$value, $error>),
        )]
        $public fn $name($($argument: $of),*)
        -> std::pin::Pin<Box<dyn std::future::Future<Output = Result<$value, $error>>>> {
            Box::pin(async move $body)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        $public async fn $name($($argument: $of),*) -> Result<$value, $error> $body
    };
}

pub(crate) use chunk;

/// The file could not be loaded; the browser does not say why.
pub use leptos::wasm_split::SplitLoaderError as Missing;
