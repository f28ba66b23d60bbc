#!/usr/bin/env bash
# Components in headless Chromium, without the rest of the app.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export CHROMEDRIVER=/usr/bin/chromedriver
cargo test --target "$wasm_target" --test web "$@"
