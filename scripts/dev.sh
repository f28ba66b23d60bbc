#!/usr/bin/env bash
# Trunk rebuilds and serves the app; the reference backend answers /api behind it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# Only where Trunk.toml's proxy looks.
PUBLIC_URL="http://localhost:$PORT" PORT=8090 target/debug/reference-backend &
trap 'kill $! 2>/dev/null' EXIT
# Not into dist/: that is the release build of `make dist` and the tests.
trunk serve --port "$PORT" --dist target/dev-dist
