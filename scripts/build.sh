#!/usr/bin/env bash
# Builds quietly and says what takes long: scripts/build.sh [release] [backend]
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# Cargo says nothing while it works; errors are printed all the same.
export CARGO_TERM_QUIET=true

for part in "$@"; do
  case $part in
    release)
      # Nothing newer than the last build for the same place means nothing to do.
      ! grep -qs "<base href=\"${TRUNK_BUILD_PUBLIC_URL:-/}\"" dist/index.html || [ -n "$(find src style public embed index.html Cargo.toml \
        Cargo.lock Trunk.toml core registry tables worker scripts/env.sh scripts/*.mjs -newer dist/index.html -print -quit)" ] || continue
      echo 'build: the app, release (some minutes the first time)' >&2
      # What wasm-split-cli takes apart must say where it refers to its own parts.
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS -Clink-args=--emit-relocs" \
        trunk --quiet build --release --features split
      # Half a build must not pass for a whole one the next time.
      node scripts/pack.mjs dist "${CARGO_TARGET_DIR:-target}/$wasm_target/release/cabinet.wasm" ||
        { rm -f dist/index.html; exit 1; }
      # It prints a snippet for editors, which `make dist` shows.
      node scripts/embed.mjs dist >/dev/null || { rm -f dist/index.html; exit 1; }
      node scripts/compress.mjs dist || { rm -f dist/index.html; exit 1; }
      touch dist/index.html
      ;;
    backend)
      [ -x target/debug/reference-backend ] || echo 'build: the reference backend (some minutes the first time)' >&2
      cargo build --quiet -p reference-backend
      ;;
    *)
      echo "build: no such part: $part" >&2
      exit 2
      ;;
  esac
done
