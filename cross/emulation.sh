# Running other machines' binaries here. Sourced by those scripts that do.

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Lets the system start the binaries of the target that `target` has set.
emulate() {
  local place=/proc/sys/fs/binfmt_misc name=${emulator[0]:-}
  [ -n "$name" ] || return 0
  name=${name%-static}
  need "${emulator[0]}" qemu-user-static
  [ -e "$place/register" ] || mount -t binfmt_misc binfmt_misc "$place" ||
    die 'foreign binaries can be registered by root only: mount binfmt_misc'
  [ -e "$place/$name" ] || cat "/usr/lib/binfmt.d/$name.conf" > "$place/register" ||
    die "$name could not be registered with $place"
}
