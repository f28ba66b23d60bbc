# Sourced by setup.sh and build.sh: steps that say which of how many they are and about how long they take, and
# that show while they run that they live.

steps=()
announced=0
total=0
log=
# Set by a command whose warnings are worth reading when all went well, too.
aloud=

say() { printf '%s\n' "$*" >&2; }

# step SECONDS WHAT COMMAND...: one more, and how long it took on two cores; no SECONDS if it does little.
step() {
  [ -z "$1" ] || { announced=$((announced + 1)); total=$((total + $1)); }
  steps+=("$(printf '%q ' "$@")")
}

run_steps() {
  local number=0 step
  [ "$announced" -lt 2 ] || say "$announced steps, $(about "$total") on two cores"
  for step in "${steps[@]}"; do eval "run_step $step"; done
}

# Counts up the `number` of run_steps.
run_step() {
  local label=$2
  if [ -n "$1" ]; then
    number=$((number + 1))
    label="step $number/$announced"
    say "$label: $2, $(about "$1")"
  fi
  shift 2
  alive "$label" "$@"
}

about() {
  if [ "$1" -lt 25 ]; then echo 'some seconds'
  elif [ "$1" -lt 45 ]; then echo 'about half a minute'
  elif [ "$1" -lt 90 ]; then echo 'about a minute'
  else echo "about $((($1 + 30) / 60)) minutes"; fi
}

# alive LABEL COMMAND...: what it says is kept back until it fails.
alive() {
  local label=$1 pulse
  shift
  log=$(mktemp)
  # It ends with the pipe, and so with this script, however that ends.
  exec 8>&2 9> >(pulse "$label")
  pulse=$!
  CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=80 "$@" >"$log" 2>&1 9>&-
  exec 9>&-
  wait "$pulse"
  [ -z "$aloud" ] || said
  rm "$log"
  log='' aloud=''
}

# A line now and then; on a terminal one that counts.
pulse() {
  local since=$SECONDS every=30 before='' after=$'\n' gone crates
  [ ! -t 2 ] || { every=1 before=$'\r\033[K' after=''; }
  # Its answer at the end of the pipe is 1; otherwise the time is up.
  until read -r -t "$every" || [ $? = 1 ]; do
    gone=$((SECONDS - since))
    # Of cargo's line «[==> ] 12/345: …».
    crates=$(tail -c 2000 "$log" | grep -ao '\] [0-9]*/[0-9]*' | tail -n 1 | sed -E 's#. (.*)/(.*)#, \1 of \2 crates#' || :)
    printf '%s%s: %d:%02d min%s%s' "$before" "$1" $((gone / 60)) $((gone % 60)) "$crates" "$after" >&2
  done
  printf '%s' "$before" >&2
}

# The end of the log, but for cargo's line.
said() { tr '\r' '\n' <"$log" | sed -E '/^ *(Building )?\[[=> ]*\] /d; /^ *$/d' | tail -n 40 >&8; }

# Within the redirections of what failed.
ended() {
  local code=$?
  [ -n "$log" ] || return 0
  [ $code = 130 ] || said
  rm "$log"
}
trap ended EXIT
