//! Starts the app.
fn main() {
    cabinet::app::start();
}
