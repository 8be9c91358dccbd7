#!/usr/bin/env bash
# cross/boot.sh [armv7|armv6]: switches on a whole emulated board on which there is nothing but Debian's kernel and an
# initramfs: mote as process 1, examples/board.js, and the kernel modules of the network. Asks it for pages
# through a forwarded port, 1,000 without one failing, and lets it power itself off. Prints how long it took
# from power-on to the first answer, what memory is left, and how large everything is.
#
#   armv7   -M virt with a Cortex-A7 and 64 MB, then 32 MB
#   armv6   -M raspi1ap, a Raspberry Pi A+ with its 512 MB, the network as a USB adapter
#
# Environment: REQUESTS (1000), PATIENCE (seconds until the first answer must be there: 300), MEMORY (MB, instead
# of those above).

. "$(dirname "$0")/common.sh"

REQUESTS=${REQUESTS:-1000}
PATIENCE=${PATIENCE:-300}
SUITE=bookworm

# What Debian's kernel spends that a board of 32 MB has not: room for cameras, and a file for each point where the
# kernel could be traced, 5 MB of them. An initramfs may take more than half of it, and is unpacked before drivers take
# their memory, not while they do.
THRIFTY='cma=0 cgroup_disable=memory apparmor=0 audit=0 debugfs=off rootfstype=ramfs initramfs_async=0'
THRIFTY+=' initcall_blacklist=tracer_init_tracefs'

# Sets what a board is: whose kernel, how qemu calls it, how it gets its network.
board() {
  case $1 in
    armv7) arch=armhf flavour=armmp memories=(64 32) interface=eth0 code=armthumb
      modules=(net/core/failover drivers/net/net_failover drivers/net/virtio_net drivers/virtio/virtio_mmio)
      machine=(-cpu cortex-a7 -M virt) network=(-device virtio-net-device,netdev=net)
      console="console=ttyAMA0 $THRIFTY" ;;
    armv6) arch=armel flavour=rpi memories=(512) interface=usb0 code=arm
      modules=(drivers/net/mii drivers/net/usb/usbnet drivers/net/usb/cdc_ether drivers/net/usb/rndis_host)
      # (its timer misses an alarm that is set too late by the host's clock, so time is counted in instructions)
      machine=(-M raspi1ap -icount shift=4) network=(-device usb-net,netdev=net)
      # What of the chip's power and clocks is not emulated must not be touched.
      console='console=ttyAMA0 initcall_blacklist=bcm2835_power_driver_init,bcm2835_i2c_driver_init clk_ignore_unused' ;;
    *) die "no board is emulated for '$1': armv7 and armv6 are" 2 ;;
  esac
}

# ---- the kernel ----------------------------------------------------------------------------------------

# apt for another architecture, with lists and caches of its own: this machine's are left alone.
apt_there() {
  local tool=$1 place=$WORK/apt-$arch
  shift
  "$tool" -q -o Dir::State="$place/state" -o Dir::State::status=/dev/null -o Dir::Cache="$place/cache" \
    -o Dir::Etc::sourcelist="$place/sources.list" -o Dir::Etc::sourceparts="$place/none" \
    -o APT::Architecture="$arch" -o APT::Architectures::="$arch" -o APT::Sandbox::User=root "$@"
}

# Sets `kernel`, the folder of Debian's newest kernel for the board, and `release`, its name.
need_kernel() {
  local place=$WORK/apt-$arch site package part
  kernel=$WORK/kernel-$arch
  if ! [ -d "$kernel" ]; then
    need dpkg-deb dpkg
    site=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
      awk -v suite=$SUITE '$2 == suite && $3 == "main" { print $1; exit }')
    [ -n "$site" ] || die "apt of this machine names no place that has Debian $SUITE"
    mkdir -p "$place"/{state/lists/partial,cache/archives/partial,none}
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $SUITE main" > "$place/sources.list"
    say "fetching Debian's kernel for $arch"
    apt_there apt-get update >/dev/null || die "the list of Debian's packages for $arch could not be fetched"
    package=$(apt_there apt-cache depends "linux-image-$flavour" | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p')
    [ -n "$package" ] || die "Debian has no linux-image-$flavour for $arch"
    part=$(mktemp -d "$kernel.XXXXXX")
    (cd "$part" && apt_there apt-get download "$package" >/dev/null && dpkg-deb -x "$package"_*.deb . && rm ./*.deb) ||
      { rm -rf "$part"; die "$package could not be fetched"; }
    mv "$part" "$kernel"
  fi
  release=$(ls "$kernel/lib/modules")
}

# ---- what is in the board's memory ---------------------------------------------------------------------

# The initramfs with program $1, on standard output. The kernel holds packed and unpacked bytes at the same time, and
# xz's window beside them: in 32 MB a window of 1 MB would be too much, and it saves 1 % of the bytes.
initramfs() {
  local root module ended
  root=$(mktemp -d "$WORK/initramfs.XXXXXX")
  mkdir -p "$root"/{etc,modules}
  for module in "${modules[@]}"; do
    cp "$kernel/lib/modules/$release/kernel/$module.ko" "$root/modules/" || die "the kernel has no $module"
    echo "/modules/${module##*/}.ko" >> "$root/etc/modules"
  done
  install -m 755 "$binary" "$root/mote"
  cp "$1" "$root/app.js"
  find "$root" -mindepth 1 -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$root" && find . -mindepth 1 | sort | cpio -o -H newc -R 0:0 --reproducible --quiet) |
    xz -T1 --check=crc32 "--$code" --lzma2=preset=9e,dict=64KiB
  ended=$?
  rm -rf "$root"
  return $ended
}

# ---- one start -----------------------------------------------------------------------------------------

# Switches the board on with $1 MB and initramfs $2. Sets `qemu`, `port` and `began`; the console goes to $log.
power_on() {
  local words="$console quiet panic=-1" ours="rdinit=/mote -- --init --init-interface $interface /app.js" start
  port=$((20000 + RANDOM % 30000))
  if [ "$flavour" = rpi ]; then
    start=(-kernel "$kernel/boot/vmlinuz-$release" -append "$words $ours" -initrd "$2"
      -dtb "$kernel/usr/lib/linux-image-$release/bcm2835-rpi-a-plus.dtb")
  else
    place_by_hand "$1" "$2" "$words" "$ours"
  fi
  : > "$log"
  began=$(now)
  qemu-system-arm "${machine[@]}" -m "$1" "${start[@]}" -display none -serial "file:$log" -monitor none -no-reboot \
    -netdev "user,id=net,hostfwd=tcp:127.0.0.1:$port-:8080" "${network[@]}" 2> "$log.qemu" &
  qemu=$!
}

# qemu puts initramfs and device tree into the middle of the memory, where in 32 MB the kernel unpacks itself. So
# the tree goes behind the kernel, which takes it along, and the initramfs to the end of the memory. Sets `start`.
place_by_hand() {
  local size at words tree=$WORK/tree-$name
  size=$(stat -c %s "$2")
  at=$((0x40000000 + ($1 * 1048576 - size) / 4096 * 4096))
  words="$3 initrd=$(printf '0x%x' "$at"),$size $4"
  qemu-system-arm "${machine[@]},dumpdtb=$tree" -m "$1" -kernel "$kernel/boot/vmlinuz-$release" -append "$words" \
    -display none -netdev user,id=net "${network[@]}" 2>/dev/null
  # (without the megabyte that qemu leaves for additions)
  dtc -q -I dtb -O dtb "$tree" | cat "$kernel/boot/vmlinuz-$release" - > "$tree.kernel"
  start=(-kernel "$tree.kernel" -device "loader,file=$2,addr=$at,force-raw=on")
}

now() { date +%s%N; }

seconds_since() { awk -v ns=$(($(now) - $1)) 'BEGIN { printf "%.1f", ns / 1e9 }'; }

is_on() { kill -0 "$qemu" 2>/dev/null; }

power_off() {
  if [ -n "${qemu:-}" ] && is_on; then kill "$qemu" && wait "$qemu" 2>/dev/null || true; fi
  qemu=
}

# What the board and qemu printed, when something went wrong.
broken() {
  power_off
  tail -n 30 "$log" "$log.qemu" >&2
  die "$1"
}

ask() { curl -sf --max-time 10 "http://127.0.0.1:$port$1"; }

# A number out of what the board's answer $1 says of its memory, in kilobytes.
kilobytes() { sed -n "s/.*\"memory\":{[^}]*\"$2\":\([0-9]*\).*/\1/p" <<< "$1" | awk '{ printf "%d kB", $1 / 1024 }'; }

serve() {
  local first status ok
  power_on "$1" "$2"
  # (not sooner than the program says so: what is asked before the board has a network hangs in qemu)
  until grep -q '^http://' "$log" && ask / >/dev/null; do
    is_on || broken "$name with $1 MB went off before it answered"
    [ $(($(now) - began)) -lt "${PATIENCE}000000000" ] || broken "$name with $1 MB: no answer in $PATIENCE s"
    sleep 0.1
  done
  first=$(seconds_since "$began")
  # Half of them over one connection, the other half over one each.
  ok=$(curl -s --max-time "$PATIENCE" -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$port/?[1-$((REQUESTS / 2))]" \
    --next -s --max-time "$PATIENCE" -H 'Connection: close' -o /dev/null -w '%{http_code}\n' \
    "http://127.0.0.1:$port/?[1-$((REQUESTS - REQUESTS / 2))]" | grep -c '^200$') || true
  [ "$ok" = "$REQUESTS" ] || broken "$name with $1 MB: $ok of $REQUESTS requests were answered"
  status=$(ask /api/status) || broken "$name with $1 MB: no status"
  power_off
  say "$name with $1 MB: first answer $first s after power-on, then $ok of $REQUESTS;" \
    "$(kilobytes "$status" available) of $(kilobytes "$status" total) left, the program has $(kilobytes "$status" own)"
}

# A program that ends the machine as an owner would who has a shell there.
goodbye() {
  local program=$WORK/goodbye.js
  printf '%s\n' "setTimeout(() => process.kill(1, 'SIGTERM'), 100); setInterval(() => {}, 1000);" \
    "process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });" > "$program"
  whole "$WORK/initramfs-$name-goodbye" initramfs "$program"
  power_on "${memories[0]}" "$WORK/initramfs-$name-goodbye"
  while is_on; do
    [ $(($(now) - began)) -lt "${PATIENCE}000000000" ] || broken "$name does not power itself off"
    sleep 0.2
  done
  grep -q goodbye "$log" && grep -q 'mote: power off' "$log" || broken "$name went off in another way"
  say "$name powers itself off, $(seconds_since "$began") s after power-on"
}

main() {
  local name memory image
  for name in "${@:-armv7}"; do board "$name"; done
  need qemu-system-arm qemu-system-arm
  need cpio cpio
  need xz xz-utils
  need dtc device-tree-compiler
  need curl curl
  trap power_off EXIT
  for name in "${@:-armv7}"; do
    board "$name"
    binary=$(binary_of "$name")
    [ -x "$binary" ] || "$ROOT/cross/build.sh" "$name"
    need_kernel
    image=$WORK/initramfs-$name log=$WORK/console-$name
    whole "$image" initramfs "$ROOT/examples/board.js"
    say "$name: Linux $release, initramfs $(stat -c %s "$image") bytes, in it mote with $(stat -c %s "$binary")"
    for memory in ${MEMORY:-"${memories[@]}"}; do serve "$memory" "$image"; done
    goodbye
  done
}

main "$@"
