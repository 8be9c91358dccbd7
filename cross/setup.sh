# The tools of a build and the sources it starts from. Sourced by those scripts that compile.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

SOURCE=$WORK/source
# Debian's rustc is named in full: a rustup of the user's stands first on the PATH, and can't build std.
CARGO=/usr/bin/cargo
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}

# Rust for any target (its standard library is built from source), and a C compiler with the libc of each.
need_compilers() {
  need "$RUSTC" rustc-web
  need "$CARGO" cargo-web
  need cc gcc
  need git git
  STD=/usr/src/rustc-$("$RUSTC" --version | cut -d' ' -f2)
  need "$STD/library/std" rust-web-src
  need_zig
}

# zig from PyPI, as cross/zig.txt pins it. Moved into place only when it is whole.
need_zig() {
  local pin part
  pin=$(sed -n 's/^ziglang==\([0-9.]*\).*/\1/p' "$ROOT/cross/zig.txt")
  ZIG_HOME=$WORK/zig-$pin
  if ! [ -d "$ZIG_HOME" ]; then
    need /usr/bin/python3 python3
    /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || need /usr/share/python-wheels python3-venv
    say "fetching zig $pin"
    mkdir -p "$WORK"
    part=$(mktemp -d "$WORK/zig.XXXXXX")
    /usr/bin/python3 -m venv "$part" &&
      "$part/bin/pip" install -q --require-hashes -r "$ROOT/cross/zig.txt" ||
      { rm -rf "$part"; die "zig $pin could not be fetched"; }
    mv "$part" "$ZIG_HOME"
  fi
  ZIG=$(echo "$ZIG_HOME"/lib/python3*/site-packages/ziglang/zig)
  export ZIG ZIG_GLOBAL_CACHE_DIR=$WORK/zig-cache ZIG_LOCAL_CACHE_DIR=$WORK/zig-cache
}

# A copy of the work tree to build from. cargo's lock file changes with the patched crate, and must not
# change in the tree itself.
copy_source() {
  local lock=$WORK/lock.as.it.stands
  mkdir -p "$SOURCE"
  # (by way of a copy: the tree may change while this runs)
  cp "$ROOT/Cargo.lock" "$lock.new"
  # What was built stays usable: files keep their times, and only those that are gone are removed.
  find "$SOURCE" -mindepth 1 -maxdepth 1 ! -name rquickjs-sys ! -name Cargo.lock -exec rm -rf {} +
  (cd "$ROOT" && git ls-files -z -co --exclude-standard | while IFS= read -r -d '' file; do
    if [ "$file" != Cargo.lock ] && [ -e "$file" -o -L "$file" ]; then printf '%s\0' "$file"; fi
  done | tar -c --null -T -) | tar -x -C "$SOURCE"
  cmp -s "$lock.new" "$lock" && [ -d "$SOURCE/rquickjs-sys" ] && return
  rm -rf "$SOURCE/rquickjs-sys" "$lock"
  cp "$lock.new" "$SOURCE/Cargo.lock"
  patch_bindings
  mv "$lock.new" "$lock"
}

# rquickjs-sys ships the C engine's declarations for few targets. They depend on the width of a pointer
# alone: armv7's serve every 32-bit target and riscv64's glibc ones serve musl. Added to a copy of the crate.
patch_bindings() {
  local version crate bindings name
  (cd "$SOURCE" && "$CARGO" fetch -q --locked) || die 'the crates could not be fetched'
  version=$(sed -n '/^name = "rquickjs-sys"/{n;s/^version = "\(.*\)"/\1/p}' "$SOURCE/Cargo.lock")
  crate=$(echo "$CARGO_HOME"/registry/src/*/"rquickjs-sys-$version" | cut -d' ' -f1)
  [ -d "$crate" ] || die "rquickjs-sys $version is not in $CARGO_HOME"
  cp -r "$crate" "$SOURCE/rquickjs-sys"
  bindings=$SOURCE/rquickjs-sys/src/bindings
  for name in armv7-unknown-linux-musleabihf arm-unknown-linux-musleabihf armv5te-unknown-linux-musleabi \
    mipsel-unknown-linux-musl; do
    [ -e "$bindings/$name.rs" ] || cp "$bindings/armv7-unknown-linux-gnueabihf.rs" "$bindings/$name.rs"
  done
  name=riscv64gc-unknown-linux
  [ -e "$bindings/$name-musl.rs" ] || cp "$bindings/$name-gnu.rs" "$bindings/$name-musl.rs"
  # A patch that came after the lock file is ignored until the lock is told.
  cargo_here update -q --offline -p rquickjs-sys
}

cargo_here() {
  (cd "$SOURCE" && "$CARGO" --config "patch.crates-io.rquickjs-sys.path='$SOURCE/rquickjs-sys'" "$@")
}

# Paths of this machine are kept out of the binary: the same commit gives the same bytes anywhere.
remaps() {
  local pair
  for pair in "$SOURCE=/mote" "$CARGO_HOME=/cargo" "$STD=/rust" "$WORK=/work"; do
    printf '%s%s ' "$1" "$pair"
  done
}

# Builds the binary for target $1; what follows goes to cargo. `target` must have been called.
compile() {
  local name=${rust//-/_} flags object
  export ZIG_TARGET=$zig ZIG_CPU=$cpu
  # (repeats .cargo/config.toml, whose flags are not added to those of the environment)
  flags="-Cforce-unwind-tables=no -Clink-self-contained=no -Ctarget-feature=$rust_features"
  # time_t has 64 bits in the musl of zig; the libc crate asks to be told. std's copy of it reads the
  # environment, the other one this flag.
  flags+=" --cfg=libc_unstable_musl_v1_2 $(remaps --remap-path-prefix=)"
  # (The engine says by itself what is worth inlining, src/engine/quickjs_hints.h the rest; clang would do a tenth more of it.)
  local for_c="-fno-asynchronous-unwind-tables -fno-unwind-tables -mllvm -inline-threshold=25"
  for object in "${link[@]}"; do
    mkdir -p "$WORK/objects"
    "$ROOT/cross/tools/cc" -Os -c "$ROOT/cross/$object" -o "$WORK/objects/$object.$rust.o"
    flags+=" -Clink-arg=$WORK/objects/$object.$rust.o"
  done
  shift
  # The patch stands behind `build`: one before it is forgotten where "$@" brings another --config.
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_TARGET \
    RUST_LIBC_UNSTABLE_MUSL_V1_2_3=1 \
    CARGO_TARGET_DIR="$WORK/target" \
    "CARGO_TARGET_${name^^}_LINKER=$ROOT/cross/tools/cc" \
    "CARGO_TARGET_${name^^}_RUSTFLAGS=$flags" \
    "CC_$name=$ROOT/cross/tools/cc" "AR_$name=$ROOT/cross/tools/ar" \
    "CFLAGS_$name=$for_c -include $SOURCE/src/engine/quickjs_hints.h ${cflags[*]} $(remaps -ffile-prefix-map=)" \
    bash -c 'cd "$1" && shift && exec "$@"' - "$SOURCE" \
    "$CARGO" build --config "patch.crates-io.rquickjs-sys.path='$SOURCE/rquickjs-sys'" \
    -q -j "$JOBS" --locked --bin mote --profile "$PROFILE" --target "$rust" \
    -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size "$@"
}
