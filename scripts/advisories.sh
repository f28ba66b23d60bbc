#!/usr/bin/env bash
# Licences, sources and known weaknesses of every crate, by cargo-deny and deny.toml.
#   scripts/advisories.sh          fetches the database of weaknesses (github.com/rustsec/advisory-db)
#   scripts/advisories.sh FOLDER   reads a clone of it, where nothing may be fetched from there
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

clone=${1:-}
how=--locked
if [ -n "$clone" ]; then
  [ -d "$clone/crates" ] || { echo "advisories: no clone of rustsec/advisory-db in $clone" >&2; exit 2; }
  ADVISORY_DBS=$(mktemp -d)
  trap 'rm -r "$ADVISORY_DBS"' EXIT
  # The name that cargo-deny gives to a clone from its usual address.
  ln -s "$(realpath "$clone")" "$ADVISORY_DBS/advisory-db-3157b0e258782691"
  export ADVISORY_DBS
  how='--locked --offline'
  echo "advisories: known on $(git -C "$clone" log -1 --format=%cs)"
fi
cargo-deny $how check || {
  [ -n "$clone" ] || echo 'advisories: if the database could not be fetched: make advisories ADVISORIES=folder, with a clone of it' >&2
  exit 1
}
