# Sourced by what builds the host tests: the workspace's crates are compiled by clippy, so that they are linted as they
# are built. `cargo clippy` beside it would read all that they depend on a second time, five minutes of `make test`.
export RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings
