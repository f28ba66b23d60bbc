#!/usr/bin/env bash
# Installs what is missing and says what and why; silent when nothing is missing.
#   scripts/setup.sh build   what `make demo` and `make dist` need
#   scripts/setup.sh mutants  the same as build and cargo-mutants, for `make mutants`
#   scripts/setup.sh advisories  the same as build and cargo-deny, for `make advisories`
#   scripts/setup.sh test    the same, the browser that `make test` drives, an OpenID provider, two web servers
#   scripts/setup.sh python  what `make conformance` needs: Python packages, nothing else
#   scripts/setup.sh npm     what `make docs` needs: npm packages, nothing else
# Sources: Debian's packages, the Rust crates, the npm and Python packages; and
# rustup's wasm32 target, unless RUSTUP_AUTO_INSTALL=0 forbids rustup to fetch.
set -euo pipefail
. "$(dirname "$0")/env.sh"

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

apt_updated=
# apt WHY PACKAGE...: installs those packages that are not there yet.
apt() {
  local why=$1 missing=() package
  shift
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "missing ${missing[*]} ($why), and this is not Debian: install them by your system's package manager."
  local sudo=
  if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    command -v sudo >/dev/null || fail "missing ${missing[*]} ($why): run as root: apt-get install ${missing[*]}"
  fi
  say "installing ${missing[*]}: $why"
  [ -n "$apt_updated" ] || { $sudo apt-get update -qq; apt_updated=1; }
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "Debian could not install ${missing[*]} ($why); see apt's message above."
}

# crate VERSION NAME WHY [cargo option...]: a command-line tool, into the user's cache.
crate() {
  local version=$1 name=$2 why=$3
  shift 3
  say "building $name $version (a few minutes, once): $why"
  # An unoptimised tool builds three times faster and serves as well.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR="$cache/build" \
    cargo install --quiet --force --root "$tools" "$name" --version "$version" "$@" ||
    fail "cargo could not build $name $version; see its message above."
}

# installed NAME VERSION: whether cargo put it there; for a tool that does not say its version.
installed() { grep -q "^\"$1 $2 " "$tools/.crates.toml" 2>/dev/null; }

# Debian's web servers, for the examples in deploy/: unpacked and not installed, so that none starts as a service.
web_servers() {
  [ ! -x "$servers/usr/sbin/nginx" ] || [ ! -x "$servers/usr/bin/caddy" ] || return 0
  apt "what nginx is linked with" libpcre2-8-0 libssl3 libcrypt1 zlib1g openssl
  say "unpacking Debian's nginx and Caddy: the tests serve the app by the examples in deploy/"
  local folder sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  [ -n "$apt_updated" ] || { $sudo apt-get update -qq; apt_updated=1; }
  folder=$(mktemp -d)
  { (cd "$folder" && apt-get download -qq -o APT::Sandbox::User=root \
    nginx nginx-common libnginx-mod-http-brotli-static caddy >/dev/null) &&
    mkdir -p "$servers" && find "$folder" -name '*.deb' -exec dpkg-deb -x {} "$servers" \; ; } ||
    fail "Debian's nginx and Caddy could not be fetched; see apt's message above."
  rm -rf "$folder"
}

# The std of wasm32, built from Debian's own packaged source: Debian ships no prebuilt one for this compiler.
build_wasm_std() {
  local version recipe source work host=x86_64-unknown-linux-gnu lib
  version=$(/usr/bin/rustc --version | cut -d' ' -f2)
  source=/usr/src/rustc-$version/library
  [ -d "$source" ] || fail "$source is not there: rust-web-src and rustc-web differ in version; run apt-get upgrade."
  # What it is made of and how: another recipe makes it anew.
  recipe="$version small"
  [ "$(cat "$debian_toolchain/recipe" 2>/dev/null)" = "$recipe" ] && return 0
  say "building std for $wasm_target from Debian's rust-web-src $version (a minute, once): the app is WebAssembly"
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
  echo "$recipe" >"$debian_toolchain/recipe"
}

# What requirements.txt names, into a folder of its own in the user's cache.
python_packages() {
  local requirements=$root/end2end/requirements.txt
  cmp -s "$requirements" "$python/.installed-requirements" && return 0
  python3 -c 'import venv, ensurepip' 2>/dev/null ||
    apt "the Python packages of the tests get a folder of their own" python3-venv
  say "installing the Python packages of end2end/: a second OpenID provider, and what checks a backend"
  { python3 -m venv --clear "$python" &&
    "$python/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"; } ||
    fail "Python could not install the packages of end2end/; see its message above."
  cp "$requirements" "$python/.installed-requirements"
}

npm_packages() {
  local lock=$root/end2end/package-lock.json
  command -v npm >/dev/null || fail "Node.js with npm is not installed: install Node.js 20 or newer."
  cmp -s "$lock" "$root/end2end/node_modules/.installed-lock" && return 0
  say "installing the npm packages of end2end/: wasm-opt, Playwright, axe, OpenID providers and the contract's linter"
  # Quiet, but for what went wrong.
  npm ci --prefix "$root/end2end" --loglevel=error --no-audit --no-fund >/dev/null ||
    fail "npm could not install the packages of end2end/; see its message above."
  cp "$lock" "$root/end2end/node_modules/.installed-lock"
}

# A backend author needs neither Rust nor a browser.
case ${1:-build} in
  python)
    command -v python3 >/dev/null || apt "the runner is written in Python" python3
    python_packages
    exit 0 ;;
  npm) npm_packages; exit 0 ;;
esac

command -v npm >/dev/null || fail "Node.js with npm is not installed: install Node.js 20 or newer."
command -v cargo >/dev/null || [ -n "${RUSTUP_TOOLCHAIN:-}" ] || fail "Rust is not installed: install it with rustup."

apt "cargo links with a C compiler and SQLite is built from C" gcc libc6-dev
if [ "${RUSTUP_TOOLCHAIN:-}" = "$debian_toolchain" ]; then
  apt "rustup may not fetch here, so Debian's compiler builds the app" \
    rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22
  build_wasm_std
elif ! has_wasm_std; then
  say "adding the $wasm_target target by rustup: the app is WebAssembly"
  rustup target add $wasm_target
fi

[ "$(trunk --version 2>/dev/null)" = "trunk $trunk_version" ] ||
  crate $trunk_version trunk "bundles the app" --locked
[ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wasm_bindgen_version" ] ||
  # not --locked: its lock file names a crate version that has since been withdrawn
  crate "$wasm_bindgen_version" wasm-bindgen-cli "makes the JavaScript beside the wasm"

installed wasm_split_cli_support $wasm_split_version ||
  crate $wasm_split_version wasm_split_cli_support "takes the release wasm apart" --locked --features build-binary

rm -rf "$cache/build"

npm_packages

if [ "${1:-build}" = test ]; then
  apt "the tests drive a real browser" chromium chromium-driver fonts-dejavu-core
  apt "xmllint judges what the app writes for the registry" libxml2-utils
  python_packages
  web_servers
fi

if [ "${1:-build}" = mutants ] && ! command -v cargo-mutants >/dev/null; then
  crate 27.1.0 cargo-mutants "breaks the checks one by one" --locked
  rm -rf "$cache/build"
fi

if [ "${1:-build}" = advisories ] && ! installed cargo-deny $cargo_deny_version; then
  crate $cargo_deny_version cargo-deny "asks what is known of the crates" --locked
  rm -rf "$cache/build"
fi
