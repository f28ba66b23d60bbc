#!/usr/bin/env bash
# The browser journeys; what fails is run once more, with traces, and stays failed. Names and errors of the first run
# are in target/journeys.json, and at the end of the output.
set -euo pipefail
cd "$(dirname "$0")/../end2end"
. ../scripts/env.sh

report=../target/journeys.json
rm -f "$report"
npx tsc --noEmit
npx playwright test "$@" && exit 0
status=$?
[ -f "$report" ] || exit $status

failed=$(mktemp)
trap 'rm "$failed"' EXIT
node ../scripts/journeys.mjs "$report" --list >"$failed"
if [ -s "$failed" ]; then
  echo 'journeys: what failed once more, for its traces in end2end/test-results/again'
  # Not what it depends on, and no report in place of the first.
  npx playwright test "$@" --test-list "$failed" --no-deps --reporter list --trace on --output test-results/again || true
fi
node ../scripts/journeys.mjs "$report"
exit $status
