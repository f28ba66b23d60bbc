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
      # Trunk would run wasm-opt every time; nothing newer than the last build means nothing to do.
      [ -z "$(find dist/index.html 2>/dev/null)" ] || [ -n "$(find src style public index.html Cargo.toml \
        Cargo.lock Trunk.toml core scripts/env.sh scripts/shrink.mjs -newer dist/index.html -print -quit)" ] || continue
      echo 'build: the app, release (some minutes the first time)' >&2
      trunk --quiet build --release
      # Half a build must not pass for a whole one the next time.
      node scripts/shrink.mjs dist || { rm -f dist/index.html; exit 1; }
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
