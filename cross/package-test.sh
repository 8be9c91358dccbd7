#!/usr/bin/env bash
# cross/package-test.sh [TARGET...]: installs each package that cross/package.sh has made for these targets into
# a fresh root, as its system would as far as that can be done here, and runs the binary from there.
# .deb by dpkg with its scripts, and by lintian; .ipk by the steps of opkg; the OCI layout by its digests.

. "$(dirname "$0")/emulation.sh"

# Serves one request and prints the answer.
CHECK='const http = require("http");
const server = http.createServer((req, res) => res.end(process.arch)).listen(0, "127.0.0.1", () => {
  http.get({ host: "127.0.0.1", port: server.address().port, agent: false }, (res) => {
    res.setEncoding("latin1").on("data", console.log).on("end", () => server.close());
  });
});'

# Runs the mote of root $1: it serves a request, and says what it was built for.
run_from() {
  local said
  said=$("$1/usr/bin/mote" -e "$CHECK") || die "$2: the binary does not run"
  say "$2: runs on $said"
}

# What must hold; $1 says what, the rest is a command.
must() {
  local what=$1
  shift
  "$@" || die "$what"
}

new_root() { mktemp -d "$WORK/root.XXXXXX"; }

# ---- Debian --------------------------------------------------------------------------------------------

# dpkg with a root of its own. The scripts run with the programs of this machine: the root has none.
dpkg_in() {
  local root=$1
  shift
  dpkg --root="$root" --force-architecture --force-depends --force-script-chrootless --force-confold \
    --log=/dev/null "$@" > "$root.log" 2>&1 || { cat "$root.log"; die "dpkg $*"; }
}

test_deb() {
  local file=$DIST/mote_${VERSION}_$1.deb name root
  name=$(basename "$file")
  root=$(new_root)
  must "$name: lintian has something to say" lintian --fail-on error,warning --allow-root "$file"
  mkdir -p "$root"/{etc,usr/bin,var/lib/dpkg/{info,updates}}
  touch "$root"/var/lib/dpkg/{status,available} "$root"/etc/{passwd,group,shadow,gshadow}
  dpkg_in "$root" --install "$file"
  run_from "$root" "$name"
  must "$name: the user was not made" grep -q '^mote:' "$root/etc/passwd"
  must "$name: the files are root's" [ -z "$(find "$root/usr" "$root/etc/default" ! -user 0)" ]
  # What the owner of the board has written survives a second installation.
  echo 'PORT=8080' > "$root/etc/default/mote"
  dpkg_in "$root" --install "$file"
  must "$name: a changed setting was lost" grep -qx 'PORT=8080' "$root/etc/default/mote"
  dpkg_in "$root" --remove mote
  must "$name: removing leaves the settings" [ -e "$root/etc/default/mote" -a ! -e "$root/usr/bin/mote" ]
  dpkg_in "$root" --purge mote
  must "$name: purging takes the settings" [ ! -e "$root/etc/default/mote" ]
  rm -rf "$root" "$root.log"
}

# ---- OpenWrt -------------------------------------------------------------------------------------------

# opkg is not in Debian. Its steps: take the three parts, check control, unpack data, run postinst.
test_ipk() {
  local file=$DIST/mote_$VERSION-1_$1.ipk name root part
  name=$(basename "$file")
  root=$(new_root)
  mkdir "$root".{parts,control}
  must "$name: not a compressed tar" tar -xzf "$file" -C "$root.parts"
  for part in debian-binary control.tar.gz data.tar.gz; do
    must "$name: there is no $part" [ -f "$root.parts/$part" ]
  done
  must "$name: another format" [ "$(cat "$root.parts/debian-binary")" = 2.0 ]
  tar -xzf "$root.parts/control.tar.gz" -C "$root.control"
  tar -xzf "$root.parts/data.tar.gz" -C "$root"
  must "$name: names another architecture" grep -qx "Architecture: $1" "$root.control/control"
  while read -r part; do
    must "$name: $part is not in it" [ -f "$root$part" ]
  done < "$root.control/conffiles"
  # The functions of OpenWrt, as far as the scripts call them.
  mkdir -p "$root/lib"
  printf 'default_postinst() { echo "enabled by $1" > "$IPKG_INSTROOT/enabled"; }\n' > "$root/lib/functions.sh"
  IPKG_INSTROOT=$root sh "$root.control/postinst"
  must "$name: the service was not enabled" [ -s "$root/enabled" ]
  must "$name: no shell script" sh -n "$root/etc/init.d/mote"
  run_from "$root" "$name"
  rm -rf "$root" "$root".{parts,control}
}

# ---- OCI -----------------------------------------------------------------------------------------------

# Blob $2 of layout $1, checked against its digest.
blob() {
  local file=$1/blobs/sha256/${2#sha256:}
  must "there is no blob $2" [ -f "$file" ]
  must "blob $2 is another" [ "$(sha256sum < "$file" | cut -d' ' -f1)" = "${2#sha256:}" ]
  printf '%s' "$file"
}

# The value at a path of JSON file $1: python3's words, as d["manifests"][0].
json() { python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print($2)" "$1"; }

test_oci() {
  local file=$DIST/mote-$VERSION-oci.tar layout index count manifest config layer at root
  layout=$(new_root)
  tar -xf "$file" -C "$layout"
  must 'the layout names another version' \
    [ "$(json "$layout/oci-layout" 'd["imageLayoutVersion"]')" = 1.0.0 ]
  index=$(blob "$layout" "$(json "$layout/index.json" 'd["manifests"][0]["digest"]')")
  count=$(json "$index" 'len(d["manifests"])')
  for ((at = 0; at < count; at++)); do
    manifest=$(blob "$layout" "$(json "$index" "d['manifests'][$at]['digest']")")
    config=$(blob "$layout" "$(json "$manifest" 'd["config"]["digest"]')")
    layer=$(blob "$layout" "$(json "$manifest" 'd["layers"][0]["digest"]')")
    must 'the layer is not what its image says' \
      [ "sha256:$(gzip -dc "$layer" | sha256sum | cut -d' ' -f1)" = "$(json "$config" 'd["rootfs"]["diff_ids"][0]')" ]
    root=$(new_root)
    tar -xzf "$layer" -C "$root"
    run_from "$root" "oci $(json "$config" 'd["architecture"] + d.get("variant", "")')"
    rm -rf "$root"
  done
  rm -rf "$layout"
}

# --------------------------------------------------------------------------------------------------------

main() {
  local name other
  targets_of "$@"
  need dpkg-deb dpkg
  need lintian lintian
  need systemd-sysusers systemd
  need python3 python3
  for name in "${chosen[@]}"; do
    target "$name"
    emulate
    foreign_names "$name"
    export QEMU_CPU=${emulator[2]:-}
    [ -n "$QEMU_CPU" ] || unset QEMU_CPU
    [ -z "$deb" ] || test_deb "$deb"
    for other in "${ipk[@]}"; do test_ipk "$other"; done
  done
  unset QEMU_CPU
  test_oci
}

main "$@"
