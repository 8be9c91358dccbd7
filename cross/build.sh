#!/usr/bin/env bash
# cross/build.sh [TARGET...]: mote for boards, on x86-64 Debian. Makes dist/mote-VERSION-TARGET.tar.gz with
# a static binary, for all targets where none is named, and dist/SHA256SUMS. The same commit gives the same
# bytes on any machine. Installs what it needs itself where it may.
#
# Environment: JOBS, PROFILE (a cargo profile, `board` unless told), MOTE_CROSS (the work folder),
# MOTE_DIST, FEATURES (cargo's, comma-separated, instead of all).

. "$(dirname "$0")/setup.sh"

# The archive of target $1 on standard output.
archive() {
  local place name=mote-$VERSION-$1
  place=$(mktemp -d "$WORK/archive.XXXXXX")
  mkdir "$place/$name"
  cp -r "$ROOT"/{README.md,LICENSE,CHANGELOG.md,examples} "$place/$name" &&
    install -m 755 "$(binary_of "$1")" "$place/$name/mote" &&
    install -D -m 644 -t "$place/$name/services" "$ROOT"/cross/services/* &&
    chmod -R u=rwX,go=rX "$place" &&
    pack "$place" "$name" | gzip -9n
  local ended=$?
  rm -rf "$place"
  return $ended
}

check_architecture() {
  local found
  found=$(readelf -A -h "$1" 2>/dev/null | sed -nE 's/.*(Machine|Tag_CPU_arch|Tag_FP_arch|ISA): *//p' | paste -sd' ')
  ! readelf -l "$1" | grep -q INTERP || die "$1 is not static"
  printf '%s' "$found"
}

main() {
  targets_of "$@"
  need_compilers
  need readelf binutils
  say "mote $VERSION, profile $PROFILE, $("$RUSTC" --version), zig $("$ZIG" version)"
  mkdir -p "$DIST"
  copy_source
  local name begun binary
  for name in "${chosen[@]}"; do
    target "$name"
    begun=$SECONDS
    compile "$name" ${FEATURES+--no-default-features --features "$FEATURES"} || die "$name did not build"
    binary=$(binary_of "$name")
    whole "$DIST/mote-$VERSION-$name.tar.gz" archive "$name"
    say "$name: $(stat -c %s "$binary") bytes, $(check_architecture "$binary"), $((SECONDS - begun)) s"
  done
  sums
}

main "$@"
