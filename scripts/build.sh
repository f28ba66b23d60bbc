#!/usr/bin/env bash
# Builds what is not up to date: scripts/build.sh [release | demo] [backend | host-tests]
#   release  the app as it is delivered, into dist/
#   demo     the same app in one large file, which takes less time to make, into target/demo-dist/
#   backend  the reference backend
#   host-tests  every test that needs no browser, and the reference backend with them, linted: all of the workspace
#            with one set of features, so that no crate is built twice
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/env.sh
. scripts/progress.sh

# Of cargo's words only warnings and errors, and how far it is (scripts/progress.sh).
export CARGO_TERM_QUIET=true

# plan_builds PART...: the steps to them.
plan_builds() {
  local part
  for part in "$@"; do
    case $part in
      release) fresh dist || step 360 'building the app as it is delivered' build_release ;;
      demo)
        if fresh target/demo-dist; then continue; fi
        # What is delivered will do.
        if fresh dist; then step '' 'the app' copy_release; else step 180 'building the app' build_demo; fi
        ;;
      # Only cargo knows whether it is up to date.
      backend)
        if [ -x target/debug/reference-backend ]; then step '' 'the reference backend' build_backend
        else step 150 'building the reference backend' build_backend; fi
        ;;
      host-tests) step '' 'the host tests' build_host_tests ;;
      *)
        echo "build: no such part: $part" >&2
        exit 2
        ;;
    esac
  done
}

# Nothing newer than the last build for the same place means nothing to do.
fresh() {
  grep -qs "<base href=\"${TRUNK_BUILD_PUBLIC_URL:-/}\"" "$1/index.html" &&
    [ -z "$(find src style public index.html build.rs Cargo.toml Cargo.lock Trunk.toml crates \
      scripts/env.sh scripts/*.mjs -newer "$1/index.html" -print -quit)" ]
}

build_release() {
  BUILT_WITH='--package cabinet --features cabinet/split' trunk --quiet build --release --features split
  # Half a build must not pass for a whole one the next time. The snippet for editors is shown by `make dist`.
  { node scripts/pack.mjs dist "${CARGO_TARGET_DIR:-target}/$wasm_target/release/cabinet.wasm" &&
    node scripts/embed.mjs dist >/dev/null &&
    node scripts/compress.mjs dist; } || { rm -f dist/index.html; exit 1; }
  touch dist/index.html
  aloud=1
}

build_demo() {
  # Without --release Trunk and scripts/worker.mjs take what cargo has built as it is.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    BUILT_WITH='--package cabinet' trunk --quiet build --cargo-profile release --dist target/demo-dist
  node scripts/embed.mjs target/demo-dist >/dev/null || { rm -f target/demo-dist/index.html; exit 1; }
  touch target/demo-dist/index.html
  aloud=1
}

copy_release() {
  rm -rf target/demo-dist
  mkdir -p target
  cp -r dist target/demo-dist
}

build_backend() {
  cargo build --quiet -p reference-backend
  aloud=1
}

build_host_tests() {
  (. scripts/linted.sh && cargo test --quiet --workspace --no-run)
  aloud=1
}

# scripts/setup.sh takes these steps together with its own.
if [ "$0" = "${BASH_SOURCE[0]}" ]; then
  plan_builds "$@"
  run_steps
fi
