#!/usr/bin/env bash
# Installs what is missing and says what and why; silent when nothing is missing: scripts/setup.sh KIND [PART...]
#   demo        what `make demo` and `make dev` need
#   build       the same, and what takes the release build apart, for `make dist`
#   mutants     the same as build and cargo-mutants, for `make mutants`
#   advisories  the same as build and cargo-deny, for `make advisories`
#   test        the same as build, the browsers that `make test` drives, an OpenID provider, two web servers
#   python      what `make conformance` needs: Python packages, nothing else
#   npm         what `make docs` needs: npm packages, nothing else
# Then it builds each PART as scripts/build.sh does: one count of steps for both.
# Sources: Debian's packages, the Rust crates, the npm and Python packages; and
# rustup's wasm32 target, unless RUSTUP_AUTO_INSTALL=0 forbids rustup to fetch.
set -euo pipefail
. "$(dirname "$0")/build.sh"

kind=${1:-build}
shift || :

fail() { say "setup: $*"; exit 1; }

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo

# apt SECONDS WHY PACKAGE...: a step that installs those packages that are not there yet.
apt() {
  local seconds=$1 why=$2 missing=() package
  shift 2
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "missing ${missing[*]} ($why), and this is not Debian: install them by your system's package manager."
  if [ -n "$sudo" ]; then
    command -v sudo >/dev/null || fail "missing ${missing[*]} ($why): run as root: apt-get install ${missing[*]}"
    # Asked for now, not in the middle of a step.
    sudo -n apt-get --version >/dev/null 2>&1 || sudo -v
  fi
  step "$seconds" "installing ${missing[*]}: $why" install_packages "${missing[@]}"
}

apt_updated=
update_packages() { [ -n "$apt_updated" ] || { $sudo apt-get update -qq; apt_updated=1; }; }

install_packages() {
  update_packages
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "Debian could not install $*; see apt's message above."
}

# crate SECONDS VERSION NAME WHY [cargo option...]: a step to a command-line tool in the user's cache.
crate() {
  local seconds=$1 version=$2 name=$3 why=$4
  shift 4
  step "$seconds" "building $name $version: $why" install_crate "$name" --version "$version" "$@"
}

install_crate() {
  # An unoptimised tool builds three times faster and serves as well.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR="$cache/build" cargo install --quiet --force --root "$tools" "$@" ||
    fail "cargo could not build $1; see its message above."
}

# installed NAME VERSION: whether cargo put it there; for a tool that does not say its version.
installed() { grep -q "^\"$1 $2 " "$tools/.crates.toml" 2>/dev/null; }

# Debian's web servers, for the examples in deploy/: unpacked and not installed, so that none starts as a service.
web_servers() {
  local folder
  update_packages
  folder=$(mktemp -d)
  { (cd "$folder" && apt-get download -qq -o APT::Sandbox::User=root \
    nginx nginx-common libnginx-mod-http-brotli-static caddy >/dev/null) &&
    mkdir -p "$servers" && find "$folder" -name '*.deb' -exec dpkg-deb -x {} "$servers" \; ; } ||
    fail "Debian's nginx and Caddy could not be fetched; see apt's message above."
  rm -rf "$folder"
}

# What the std of wasm32 is made of and how: another recipe makes it anew.
std_recipe() { echo "$(/usr/bin/rustc --version 2>/dev/null | cut -d' ' -f2) small"; }

# It is built from Debian's own packaged source: Debian ships no prebuilt one for this compiler.
build_wasm_std() {
  local version source work host=x86_64-unknown-linux-gnu lib
  version=$(/usr/bin/rustc --version | cut -d' ' -f2)
  source=/usr/src/rustc-$version/library
  [ -d "$source" ] || fail "$source is not there: rust-web-src and rustc-web differ in version; run apt-get upgrade."
  rm -rf "$debian_toolchain"
  lib=$debian_toolchain/lib/rustlib
  mkdir -p "$debian_toolchain/bin" "$lib/$host/bin" "$lib/$wasm_target/lib"
  for tool in rustc rustdoc; do
    printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' $tool "$debian_toolchain" >"$debian_toolchain/bin/$tool"
    chmod +x "$debian_toolchain/bin/$tool"
  done
  for tool in cargo cargo-clippy clippy-driver cargo-fmt rustfmt; do
    ln -sfn /usr/bin/$tool "$debian_toolchain/bin/$tool"
  done
  ln -sfn /usr/lib/rustlib/$host/lib "$lib/$host/lib"
  ln -sfn "/usr/bin/lld-22" "$lib/$host/bin/rust-lld"
  work=$(mktemp -d)
  cp -r "$source" "$work/library"
  # For size, as the app itself (about 2 KB of it); messages of a panic name no folder of this machine.
  RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_OPT_LEVEL=z \
    RUSTFLAGS="-Cembed-bitcode=yes -Zforce-unstable-if-unmarked --remap-path-prefix=$work= --remap-path-prefix=$HOME/.cargo/registry/src=" \
    cargo build --quiet --manifest-path "$work/library/sysroot/Cargo.toml" --target $wasm_target --release \
    --features optimize_for_size --target-dir "$work/out" || fail "std for $wasm_target did not build; see the message above."
  cp "$work/out/$wasm_target/release/deps/"*.rlib "$lib/$wasm_target/lib/"
  rm -rf "$work"
  std_recipe >"$debian_toolchain/recipe"
}

# What requirements.txt names, into a folder of its own in the user's cache.
requirements=$root/end2end/requirements.txt
plan_python() {
  command -v python3 >/dev/null || apt 20 "the runner is written in Python" python3
  cmp -s "$requirements" "$python/.installed-requirements" && return 0
  python3 -c 'import venv, ensurepip' 2>/dev/null ||
    apt 20 "the Python packages of the tests get a folder of their own" python3-venv
  step 40 "installing the Python packages of end2end/: a second OpenID provider, and what checks a backend" python_packages
}

python_packages() {
  { python3 -m venv --clear "$python" &&
    "$python/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"; } ||
    fail "Python could not install the packages of end2end/; see its message above."
  cp "$requirements" "$python/.installed-requirements"
}

lock=$root/end2end/package-lock.json
plan_npm() {
  command -v npm >/dev/null || fail "Node.js with npm is not installed: install Node.js 20 or newer."
  cmp -s "$lock" "$root/end2end/node_modules/.installed-lock" ||
    step 15 "installing the npm packages of end2end/: what minifies, Playwright, OpenID providers and the contract's linter" npm_packages
}

npm_packages() {
  # Quiet, but for what went wrong.
  npm ci --prefix "$root/end2end" --loglevel=error --no-audit --no-fund >/dev/null ||
    fail "npm could not install the packages of end2end/; see its message above."
  cp "$lock" "$root/end2end/node_modules/.installed-lock"
}

plan_rust() {
  command -v cargo >/dev/null || [ -n "${RUSTUP_TOOLCHAIN:-}" ] || fail "Rust is not installed: install it with rustup."
  apt 10 "cargo links with a C compiler and SQLite is built from C" gcc libc6-dev
  if [ "${RUSTUP_TOOLCHAIN:-}" = "$debian_toolchain" ]; then
    apt 35 "rustup may not fetch here, so Debian's compiler builds the app" \
      rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22
    [ "$(cat "$debian_toolchain/recipe" 2>/dev/null)" = "$(std_recipe)" ] ||
      step 30 "building std for $wasm_target from Debian's rust-web-src: the app is WebAssembly" build_wasm_std
  elif ! has_wasm_std; then
    step 20 "adding the $wasm_target target by rustup: the app is WebAssembly" rustup target add $wasm_target
  fi

  # Without TLS, which only its own downloads need: what it calls is here.
  [ "$(trunk --version 2>/dev/null)" = "trunk $trunk_version" ] ||
    crate 240 $trunk_version trunk "bundles the app" --locked --no-default-features
  # Not --locked: its lock file names a crate version that has since been withdrawn.
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wasm_bindgen_version" ] ||
    crate 70 "$wasm_bindgen_version" wasm-bindgen-cli "makes the JavaScript beside the wasm" --no-default-features
}

plan_split() {
  installed wasm_split_cli_support $wasm_split_version ||
    crate 35 $wasm_split_version wasm_split_cli_support "takes the release wasm apart" --locked --features build-binary
}

plan_browsers() {
  apt 20 "the tests drive a real browser" chromium chromium-driver chromium-headless-shell fonts-dejavu-core
  apt 20 "the main job runs in three engines" firefox-esr webkit2gtk-driver xvfb
  apt 5 "xmllint judges what the app writes for the registry" libxml2-utils
}

plan_geckodriver() {
  installed geckodriver $geckodriver_version ||
    crate 120 $geckodriver_version geckodriver "drives Firefox" --locked
}

plan_servers() {
  [ ! -x "$servers/usr/sbin/nginx" ] || [ ! -x "$servers/usr/bin/caddy" ] || return 0
  apt 5 "what nginx is linked with" libpcre2-8-0 libssl3 libcrypt1 zlib1g openssl
  step 5 "unpacking Debian's nginx and Caddy: the tests serve the app by the examples in deploy/" web_servers
}

# A backend author needs neither Rust nor a browser.
case $kind in
  python) plan_python ;;
  npm) plan_npm ;;
  demo) plan_rust; plan_npm ;;
  build) plan_rust; plan_split; plan_npm ;;
  test) plan_browsers; plan_servers; plan_rust; plan_split; plan_geckodriver; plan_npm; plan_python ;;
  mutants)
    plan_rust; plan_split; plan_npm
    command -v cargo-mutants >/dev/null || crate 180 27.1.0 cargo-mutants "breaks the checks one by one" --locked ;;
  advisories)
    plan_rust; plan_split; plan_npm
    installed cargo-deny $cargo_deny_version ||
      crate 180 $cargo_deny_version cargo-deny "asks what is known of the crates" --locked ;;
  *) fail "no such kind: $kind" ;;
esac
plan_builds "$@"
run_steps
# What the tools were built in.
rm -rf "$cache/build"
