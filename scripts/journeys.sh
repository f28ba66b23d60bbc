#!/usr/bin/env bash
# The browser journeys; what fails is run once more, with traces, and stays failed.
set -euo pipefail
cd "$(dirname "$0")/../end2end"
. ../scripts/env.sh

npx tsc --noEmit
npx playwright test "$@" && exit 0
status=$?
echo 'journeys: what failed once more, for its traces in end2end/test-results'
npx playwright test --last-failed --trace on "$@" || true
exit $status
