# Sourced by every recipe: where the tools are and which Rust toolchain builds.
# Sets PATH and, on the Debian route (see setup.sh), RUSTUP_TOOLCHAIN; installs nothing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/lkot-cabinet"
tools="$cache/tools"
debian_toolchain="$cache/debian-toolchain"
python="$cache/python"
servers="$cache/servers"
wasm_target=wasm32-unknown-unknown

# Trunk 0.22 wants a newer compiler than Debian's packages promise.
trunk_version=0.21.14
# The command-line half of wasm-bindgen must be the very version in Cargo.lock.
wasm_bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$root/Cargo.lock")
# It takes apart what wasm_split_macros of Cargo.lock marks.
wasm_split_version=0.2.4
cargo_deny_version=0.20.2
geckodriver_version=0.37.1

export PATH="$tools/bin:$root/end2end/node_modules/.bin:$HOME/.cargo/bin:$PATH"

# rustup may fetch unless it was told not to; then Debian's own compiler is used.
rustup_may_fetch() { command -v rustup >/dev/null && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; }
has_wasm_std() { [ -d "$(rustc --print sysroot 2>/dev/null)/lib/rustlib/$wasm_target/lib" ]; }

if ! rustup_may_fetch && ! has_wasm_std; then
  export RUSTUP_TOOLCHAIN="$debian_toolchain"
  export PATH="$debian_toolchain/bin:$PATH"
fi


# Views are type-erased in every build: debug builds compile several times faster, and the release
# wasm is smaller too. Panic messages name sources without the place they happen to lie in.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg erase_components --remap-path-prefix=$HOME/.cargo/registry/src= --remap-path-prefix=$root="
