#!/usr/bin/env bash
# cross/same.sh TARGET: builds the last commit twice, in two folders with nothing in common but the tools,
# and compares the archives byte for byte.

. "$(dirname "$0")/setup.sh"

# Builds a clone of the repository in folder $1 for target $2.
build_in() {
  mkdir -p "$1/work"
  git clone -q "$ROOT" "$1/mote"
  # (zig is a tool, and fetching it twice proves nothing)
  ln -s "$ZIG_HOME" "$1/work/"
  MOTE_CROSS=$1/work MOTE_DIST=$1/dist "$1/mote/cross/build.sh" "$2"
}

[ $# = 1 ] || die 'names one target' 2
targets_of "$1"
need_compilers
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
build_in "$place/here" "$1"
build_in "$place/somewhere/else" "$1"
file=mote-$VERSION-$1.tar.gz
cmp "$place/here/dist/$file" "$place/somewhere/else/dist/$file" || die "$1 is built differently elsewhere"
say "$file is the same: $(sha256sum < "$place/here/dist/$file" | cut -c1-64)"
