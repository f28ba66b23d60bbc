#!/usr/bin/env bash
# Runs a command and notes how long it took, for the table at the end of `make test`:
#   scripts/stage.sh STAGE build|run COMMAND...
set -euo pipefail
stage=$1 kind=$2
shift 2
SECONDS=0
status=0
"$@" || status=$?
mkdir -p target
printf '%s\t%s\t%s\n' "$stage" "$kind" "$SECONDS" >>target/stages.tsv
exit $status
