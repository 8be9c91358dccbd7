#!/usr/bin/env bash
# cross/test.sh [TARGET...]: runs the tests of tests/ with the binary of each target, on the CPU of the oldest
# board that the target is for, emulated by qemu. Builds what has not been built. Not run are tests/house.rs
# and the unit tests: they know no target.
#
# The system starts foreign binaries by itself (binfmt_misc), so that a program under test can start others;
# for that this needs root once after each boot. Environment: MOTE_PATIENCE, times the limits of the tests;
# SHORT=1, of the behaviour tests only those of BOARDS below. What follows `--` goes to the test programs.

. "$(dirname "$0")/emulation.sh"

# What the emulator lacks, not mote: behaviour tests that can't hold under qemu-user.
WITHOUT=(
  # qemu 7.2 does not pass IP_MULTICAST_IF on.
  dgram/groups_hear_what_is_sent_to_them
  dgram/options_of_a_bound_socket
  # It answers /proc/self/cmdline itself, with the words that the program was started by.
  process/survives_the_system
  process/title_is_shown_to_others
)
# MIPS has numbers of its own for errors, and qemu 7.2 hands out those of this machine when a socket is asked for its
# error (SO_ERROR).
WITHOUT_MIPS=(
  fetch/failures_have_causes
  http/socket_reset
  http_client/connection_errors
  net/addresses_are_tried_by_turns
  net/connect_errors
)

# Behaviour that a processor, the width of a pointer, the libc or the system calls of a target could change, and a
# require of every module.
BOARDS=(
  module/every_core_module
  buffer/ crypto/ encoding/ fs/ os/ process/ structured_clone/ timers/ zlib/
)

main() {
  local names=() name binary cpu without failed=()
  while [ $# -gt 0 ] && [ "$1" != -- ]; do names+=("$1"); shift; done
  targets_of "${names[@]}"
  for name in "${chosen[@]}"; do
    binary=$(binary_of "$name")
    [ -x "$binary" ] || "$ROOT/cross/build.sh" "$name"
    target "$name"
    emulate
    cpu=${emulator[2]:-}
    without=("${WITHOUT[@]}")
    [ "$name" != mipsel ] || without+=("${WITHOUT_MIPS[@]}")
    # (an empty QEMU_CPU would be no processor, and not the usual one)
    say "$name${cpu:+ on $cpu}: $(env ${cpu:+"QEMU_CPU=$cpu"} "$binary" --version)"
    (cd "$ROOT" && env ${cpu:+"QEMU_CPU=$cpu"} ${emulator:+"WITHOUT=${without[*]}"} ${SHORT:+"ONLY=${BOARDS[*]}"} \
      MOTE_BIN="$binary" MOTE_PATIENCE="${MOTE_PATIENCE:-8}" \
      cargo test --no-fail-fast --test cli --test examples --test http --test node "$@") || failed+=("$name")
  done
  [ ${#failed[@]} = 0 ] || die "failed: ${failed[*]}"
}

main "$@"
