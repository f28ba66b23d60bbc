#!/usr/bin/env bash
# The main job in the engines that Playwright does not drive here: Firefox ESR and WebKitGTK.
set -euo pipefail
cd "$(dirname "$0")/../end2end"
. ../scripts/env.sh

node --test --test-reporter=spec engines/*.test.mjs
