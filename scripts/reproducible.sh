#!/usr/bin/env bash
# Builds the committed sources twice, in two folders with nothing in common, and compares every delivered file.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Names of different lengths, so that a path that got into a file also moves what follows it.
places=("$work/one" "$work/another/place/of/the/same/sources")

for place in "${places[@]}"; do
  mkdir -p "$place"
  git archive HEAD | tar -x -C "$place"
  # The tools of npm are the same either way.
  ln -s "$PWD/end2end/node_modules" "$place/end2end/node_modules"
  (cd "$place" && unset CARGO_TARGET_DIR && scripts/build.sh release && . scripts/env.sh && node scripts/bill.mjs dist)
  (cd "$place/dist" && find . -type f -print0 | sort -z | xargs -0 sha256sum) >"$place.sums"
done

if ! diff "${places[0]}.sums" "${places[1]}.sums"; then
  echo 'reproducible: these files differ' >&2
  exit 1
fi
echo "reproducible: $(wc -l <"${places[0]}.sums") files, equal byte for byte; sha256 of their list: $(sha256sum <"${places[0]}.sums" | cut -d' ' -f1)"
