# What the scripts of this room share: the targets, the places, the tools. Sourced, never run by itself.

set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Tools, caches and cargo's target folder: some 3 GB for all targets. May be removed at any time.
WORK=${MOTE_CROSS:-$ROOT/target/cross}
DIST=${MOTE_DIST:-$ROOT/dist}
JOBS=${JOBS:-$(nproc)}
PROFILE=${PROFILE:-board}
VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml" | head -1)
# The one clock of everything that is packed: the commit's.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$ROOT" log -1 --format=%ct)}

TARGETS=(aarch64 armv7 armv6 armv5 riscv64 mipsel x86_64)

say() { printf '== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit "${2:-1}"
}

# Sets what a target is: Rust's and zig's names, flags of both compilers, and how to run what was built.
# `emulator` names the CPU of the oldest board that the target is for.
target() {
  cflags=() rust_features=+crt-static link=()
  case $1 in
    aarch64) rust=aarch64-unknown-linux-musl zig=aarch64-linux-musl cpu=generic
      emulator=(qemu-aarch64-static -cpu cortex-a53) ;;
    armv7) rust=armv7-unknown-linux-musleabihf zig=arm-linux-musleabihf cpu=generic+v7a+vfp3d16-neon
      cflags=(-mthumb) rust_features+=,+thumb-mode
      emulator=(qemu-arm-static -cpu cortex-a8) ;;
    # Not plain armv6, which has no 64-bit atomics: the Pi Zero's ARM1176 has them.
    armv6) rust=arm-unknown-linux-musleabihf zig=arm-linux-musleabihf cpu=arm1176jzf_s
      emulator=(qemu-arm-static -cpu arm1176) ;;
    armv5) rust=armv5te-unknown-linux-musleabi zig=arm-linux-musleabi cpu=arm926ej_s
      link=(atomics64.c)
      emulator=(qemu-arm-static -cpu arm926) ;;
    riscv64) rust=riscv64gc-unknown-linux-musl zig=riscv64-linux-musl cpu=
      emulator=(qemu-riscv64-static) ;;
    mipsel) rust=mipsel-unknown-linux-musl zig=mipsel-linux-musleabi cpu=mips32r2+soft_float
      emulator=(qemu-mipsel-static -cpu 24Kc) ;;
    x86_64) rust=x86_64-unknown-linux-musl zig=x86_64-linux-musl cpu=x86_64
      emulator=() ;;
    *) die "unknown target '$1'; known are: ${TARGETS[*]}" 2 ;;
  esac
}

# What the packagers of other systems call target $1. `oci` is architecture and variant.
foreign_names() {
  deb='' ipk=() oci=
  case $1 in
    aarch64) deb=arm64 oci=arm64/v8
      ipk=(aarch64_generic aarch64_cortex-a53 aarch64_cortex-a72 aarch64_cortex-a76) ;;
    # Debian's armhf starts at ARMv7, Raspberry Pi OS's at ARMv6: the armhf package holds the latter's.
    armv7) oci=arm/v7
      ipk=(arm_cortex-a5_vfpv4 arm_cortex-a7_neon-vfpv4 arm_cortex-a7_vfpv4 arm_cortex-a8_vfpv3
        arm_cortex-a9_neon arm_cortex-a9_vfpv3-d16 arm_cortex-a15_neon-vfpv4) ;;
    armv6) deb=armhf oci=arm/v6 ipk=(arm_arm1176jzf-s_vfp) ;;
    # Without a floating-point unit, or with one that the system does not use.
    armv5) deb=armel oci=arm/v5 ipk=(arm_arm926ej-s arm_xscale arm_cortex-a7 arm_cortex-a9) ;;
    riscv64) deb=riscv64 oci=riscv64 ipk=(riscv64_riscv64 riscv64_generic) ;;
    # (not mipsel_mips32, which is of the first release: the binary takes the second)
    mipsel) oci=mipsle ipk=(mipsel_24kc mipsel_74kc) ;;
    x86_64) deb=amd64 oci=amd64 ipk=(x86_64) ;;
  esac
}

# Checks the names of targets that were given, and answers all where none was.
targets_of() {
  local name
  for name in "$@"; do target "$name"; done
  chosen=("$@")
  [ $# -gt 0 ] || chosen=("${TARGETS[@]}")
}

binary_of() {
  target "$1"
  printf '%s/target/%s/%s/mote' "$WORK" "$rust" "$PROFILE"
}

# Makes sure of the program or file $1, which Debian's package $2 brings.
need() {
  if [[ $1 == /* ]]; then [ -e "$1" ] && return; else command -v "$1" >/dev/null && return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $2"
    [ -n "${lists_are_new:-}" ] || apt-get update -qq || true
    lists_are_new=1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null || true
    hash -r
  fi
  if [[ $1 == /* ]]; then [ -e "$1" ]; else command -v "$1" >/dev/null; fi ||
    die "$1 is missing: install Debian's package $2"
}

# Writes what the command after it prints into file $1, which is there whole or not at all.
whole() {
  local file=$1 part
  shift
  mkdir -p "$(dirname "$file")"
  part=$(mktemp "$file.XXXXXX")
  if "$@" > "$part"; then
    chmod 644 "$part"
    mv "$part" "$file"
  else
    rm -f "$part"
    die "$file could not be made"
  fi
}

# Folder $1's entries that follow, as a tar archive without a trace of who made it and when.
pack() {
  tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=ustar \
    -c "${@:2}"
}

# All of this version that stands in dist/.
sums() {
  whole "$DIST/SHA256SUMS" bash -c 'cd "$1" && sha256sum ./*"$2"[-_.]* | sed "s: \./: :"' - "$DIST" "$VERSION"
}
