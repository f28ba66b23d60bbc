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
    # The bundle is put into the page, the pictures that it would fetch are left out, and the browser
    # is told that nothing comes from elsewhere.
    page=$root/target/contract.html
    mkdir -p "$root/target"
    npx --no-install redocly build-docs openapi.yaml --inlineBundle --output "$page" >/dev/null 2>&1
    policy="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:"
    sed -i -E -e 's#https://cdn\.redoc[a-z.]*/[A-Za-z0-9./_-]*#data:,#g' \
      -e "0,/<head>/s##<head><meta http-equiv=\"Content-Security-Policy\" content=\"$policy\">#" "$page"
    echo "target/contract.html" ;;
  examples)
    # What fails half-way leaves the examples as they are.
    new=$(mktemp)
    trap 'rm "$new"' EXIT
    "$python/bin/python" ../conformance/examples.py >"$new"
    cp "$new" examples.json
    ;;
  *) echo 'contract.sh lint | docs | examples' >&2; exit 2 ;;
esac
