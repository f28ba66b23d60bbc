#!/usr/bin/env bash
# The contract as a document: `lint` checks it, `docs` makes target/contract.html, `examples` writes
# what the app's reading is tested with.
set -euo pipefail
. "$(dirname "$0")/env.sh"
# It neither reports to its makers nor looks for newer versions of itself.
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
cd "$root/end2end/contract"

case ${1:-} in
  lint) npx --no-install redocly lint --format stylish openapi.yaml 2>&1 | grep -v '[║╔╚]' | sed '/^$/d' ;;
  docs)
    # The bundle is put into the page, which then loads nothing from elsewhere.
    npx --no-install redocly build-docs openapi.yaml --inlineBundle --output "$root/target/contract.html" >/dev/null 2>&1
    echo "target/contract.html" ;;
  examples) "$python/bin/python" ../conformance/examples.py >examples.json ;;
  *) echo 'contract.sh lint | docs | examples' >&2; exit 2 ;;
esac
