#!/usr/bin/env bash
# What needs no browser. Everything is built for the whole workspace, so that no crate is built twice with other features.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/linted.sh

# The registry's tests aloud: how many files were read, and what the schema's validator says of them. Its properties
# say themselves how many inputs they take: one is a whole file.
if command -v cargo-nextest >/dev/null; then
  nextest=(cargo nextest run --workspace --cargo-quiet --status-level fail)
  "${nextest[@]}" -E 'not package(cabinet-registry)'
  env -u PROPTEST_CASES "${nextest[@]}" --success-output immediate -E 'package(cabinet-registry)'
else
  cargo test --quiet --workspace --exclude cabinet-registry
  env -u PROPTEST_CASES cargo test --quiet --package cabinet-registry -- --nocapture
fi
