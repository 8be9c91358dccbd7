#!/usr/bin/env bash
# cross/size.sh [TARGET...]: where a binary's bytes are. Prints the tables of docs/size.md: the binary of each
# target (armv7 where none is named) with all optional parts, without each one, and with none; then what the
# ten biggest crates take in it. A build each: this takes a while.

. "$(dirname "$0")/setup.sh"

# What Cargo.toml's feature $1 brings of other features. `default` brings all optional parts.
brought_by() {
  awk -v head="$1 = [" 'index($0, head) == 1 { on = 1 } on { print } on && /\]/ { exit }' "$ROOT/Cargo.toml" |
    grep -o '"[a-z0-9_]*"' | tr -d '"'
}

features() { brought_by default; }

# All without $1, and without those that would bring it.
features_but() {
  local feature
  for feature in $(features); do
    [ "$feature" = "$1" ] || brought_by "$feature" | grep -x "$1" >/dev/null || echo "$feature"
  done
}

# Bytes of target $1 with the features that follow.
size_with() {
  local name=$1
  shift
  compile "$name" --no-default-features --features "$(IFS=,; printf '%s' "$*")" || die "$name did not build"
  stat -c %s "$(binary_of "$name")"
}

grouped() { sed ':again; s/\([0-9]\)\([0-9]\{3\}\)\($\| \|,\)/\1,\2\3/; t again' <<< "$1"; }

row() { printf '| %s | %s | %s |\n' "$1" "$(grouped "$2")" "$3"; }

by_feature() {
  local all core feature rest size
  mapfile -t all < <(features)
  printf '\n### %s\n\n| %s | bytes | |\n|---|---:|---:|\n' "$1" "$1"
  size=$(size_with "$1" "${all[@]}")
  core=$(size_with "$1")
  row everything "$size" ''
  for feature in "${all[@]}"; do
    mapfile -t rest < <(features_but "$feature")
    rest=$(size_with "$1" "${rest[@]}")
    row "without \`$feature\`" "$rest" "-$(grouped $((size - rest)))"
  done
  row 'core: without all of them' "$core" "-$(grouped $((size - core)))"
}

# Sizes of symbols by crate, from a binary that still has them. C has no crates in its names: a function is
# the crate's whose archive has it, what is in none is libc's or the compiler's.
by_crate() {
  local binary
  CARGO_PROFILE_BOARD_STRIP=none CARGO_PROFILE_RELEASE_STRIP=none compile "$1" \
    --config "profile.$PROFILE.package.motejs.strip=false" || die "$1 did not build"
  binary=$(binary_of "$1")
  printf '\n| %s: crate | bytes |\n|---|---:|\n' "$1"
  { symbols_of_archives "$1"; sizes_of_symbols "$binary"; } |
    awk -F'\t' '
      $1 == "of" { crate[$3] = $2; next }
      { name = $2 }
      name in crate { sum[crate[name]] += $1; next }
      name ~ /^\.Lanon/ { sum["(constants without a name)"] += $1; next }
      name !~ /::/ { sum["libc and the compiler\x27s own"] += $1; next }
      { sub(/^[<&*(\[]*(mut |dyn |const )*/, "", name); sub(/[^a-zA-Z0-9_].*/, "", name); sum[name] += $1 }
      END { for (name in sum) print sum[name], name }' | sort -rn | head -10 |
    while read -r size name; do printf '| %s | %s |\n' "$name" "$(grouped "$size")"; done
  printf '| (bundled JavaScript, deflated) | %s |\n' "$(grouped "$(bundle_bytes "$1")")"
}

# "of", crate and symbol of every C function that target $1's crates bring.
symbols_of_archives() {
  target "$1"
  local archive crate
  for archive in "$WORK/target/$rust/$PROFILE"/build/*/out/*.a; do
    crate=${archive%/out/*}
    crate=${crate##*/build/}
    nm --defined-only "$archive" 2>/dev/null | awk -v crate="${crate%-*} (C)" 'NF == 3 { print "of\t" crate "\t" $3 }'
  done
}

# Bytes and name of every symbol of file $1 that takes room in it.
sizes_of_symbols() {
  nm -S -t d --defined-only "$1" | awk '
    NF == 4 && $3 !~ /[bB]/ && !seen[$1]++ { print $2 + 0 "\t" $4 }' | c++filt -r
}

bundle_bytes() {
  target "$1"
  local newest
  newest=$(ls -td "$WORK/target/$rust/$PROFILE"/build/motejs-*/out | head -1)
  cat "$newest"/*.bc | wc -c
}

main() {
  local name
  targets_of "${@:-armv7}"
  need_compilers
  need nm binutils
  copy_source
  for name in "${chosen[@]}"; do
    target "$name"
    by_feature "$name"
    by_crate "$name"
    compile "$name"
  done
}

main "$@"
