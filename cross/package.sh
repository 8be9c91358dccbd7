#!/usr/bin/env bash
# cross/package.sh [TARGET...]: packages of what cross/build.sh has built (and builds what it has not):
#   dist/mote_VERSION_ARCH.deb      Debian, Raspberry Pi OS, Armbian: armhf runs on a Pi Zero too
#   dist/mote_VERSION_ARCH.ipk      OpenWrt, one for each name that its opkg knows a processor by
#   dist/mote-VERSION-oci.tar       an OCI image layout over all targets named, FROM scratch
# Names, owners and times in them are fixed: the same binaries give the same bytes.
# cross/package-test.sh installs and runs them.

. "$(dirname "$0")/common.sh"

PARTS=$ROOT/cross/packages
SERVICES=$ROOT/cross/services
SUMMARY='small Node for small boards'
HOMEPAGE=https://github.com/motejs/mote
MAINTAINER='The mote authors <mote@motejs.invalid>'

# An empty folder of its own under the work folder; the caller removes it.
new_place() { mktemp -d "$WORK/package.XXXXXX"; }

# ---- Debian --------------------------------------------------------------------------------------------

# The tree of the .deb of target $1 for Debian's architecture $2, into folder $3.
fill_deb() {
  local root=$3 docs=$3/usr/share/doc/mote
  install -D -m 755 "$(binary_of "$1")" "$root/usr/bin/mote"
  install -D -m 644 "$SERVICES/mote.service" "$root/lib/systemd/system/mote.service"
  install -D -m 644 "$SERVICES/mote.default" "$root/etc/default/mote"
  install -D -m 644 "$PARTS/deb/sysusers" "$root/usr/lib/sysusers.d/mote.conf"
  install -D -m 644 "$PARTS/deb/lintian-overrides" "$root/usr/share/lintian/overrides/mote"
  mkdir -p "$docs" "$root/usr/share/man/man1"
  gzip -9n < "$PARTS/mote.1" > "$root/usr/share/man/man1/mote.1.gz"
  changelog | gzip -9n > "$docs/changelog.gz"
  copyright > "$docs/copyright"
  cp -r "$ROOT/README.md" "$ROOT/examples" "$docs"
  mkdir "$root/DEBIAN"
  install -m 755 "$PARTS"/deb/{postinst,prerm,postrm} "$root/DEBIAN"
  echo /etc/default/mote > "$root/DEBIAN/conffiles"
  control "$2" "$(du -sk --apparent-size "$root" | cut -f1)" > "$root/DEBIAN/control"
  (cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) \
    > "$root/DEBIAN/md5sums"
  chmod -R u=rwX,go=rX "$root"
}

control() {
  cat <<END
Package: mote
Version: $VERSION
Architecture: $1
Maintainer: $MAINTAINER
Installed-Size: $2
Depends: systemd | systemd-standalone-sysusers | systemd-sysusers
Section: javascript
Priority: optional
Homepage: $HOMEPAGE
Description: $SUMMARY
 mote runs Node-style programs, http.createServer, express and packages from
 npm, in a few megabytes of memory. It is one static binary: the QuickJS-ng
 engine, one event loop, and Node's core modules.
 .
 With it comes a systemd service that runs /srv/mote/app.js as a user of its
 own when the board starts, once it has been enabled and that file is there.
END
}

changelog() {
  printf 'mote (%s) stable; urgency=medium\n\n  * See README.md and the changes listed at %s.\n\n' \
    "$VERSION" "$HOMEPAGE"
  printf ' -- %s  %s\n' "$MAINTAINER" "$(date -Ru -d "@$SOURCE_DATE_EPOCH")"
}

# The licence's own text, in the form that Debian reads.
copyright() {
  cat "$PARTS/deb/copyright"
  sed -n 's/^Copyright (c) /Copyright: /p' "$ROOT/LICENSE"
  echo 'License: Expat'
  sed '1,/^Copyright/d' "$ROOT/LICENSE" | sed '/./,$!d; s/^$/./; s/^/ /'
}

make_deb() {
  local place
  place=$(new_place)
  fill_deb "$1" "$2" "$place"
  whole "$DIST/mote_${VERSION}_$2.deb" pack_deb "$place"
  rm -rf "$place"
}

pack_deb() { dpkg-deb --root-owner-group -Zxz -z9 --build "$1" "$1.deb" >/dev/null && cat "$1.deb" && rm "$1.deb"; }

# ---- OpenWrt -------------------------------------------------------------------------------------------

# An .ipk is a compressed tar of three: a word, and one compressed tar each of what to do and of what to unpack.
make_ipk() {
  local place root
  place=$(new_place)
  root=$place/data
  install -D -m 755 "$(binary_of "$1")" "$root/usr/bin/mote"
  install -D -m 755 "$SERVICES/mote.init" "$root/etc/init.d/mote"
  install -D -m 644 "$SERVICES/mote.config" "$root/etc/config/mote"
  install -D -m 755 -t "$place/control" "$PARTS"/ipk/{postinst,prerm}
  echo /etc/config/mote > "$place/control/conffiles"
  cat > "$place/control/control" <<END
Package: mote
Version: $VERSION-1
Depends:
License: MIT
Section: lang
URL: $HOMEPAGE
Architecture: $2
Installed-Size: $(du -sb "$root" | cut -f1)
Description: $SUMMARY
END
  chmod -R u=rwX,go=rX "$place"
  pack "$place/data" . | gzip -9n > "$place/data.tar.gz"
  pack "$place/control" . | gzip -9n > "$place/control.tar.gz"
  echo 2.0 > "$place/debian-binary"
  whole "$DIST/mote_$VERSION-1_$2.ipk" pack_ipk "$place"
  rm -rf "$place"
}

pack_ipk() { pack "$1" ./debian-binary ./control.tar.gz ./data.tar.gz | gzip -9n; }

# ---- OCI -----------------------------------------------------------------------------------------------

# Moves file $2 into the blobs of layout $1. Sets `digest` and `size`.
add_blob() {
  digest=$(sha256sum "$2" | cut -d' ' -f1) size=$(stat -c %s "$2")
  mkdir -p "$1/blobs/sha256"
  mv "$2" "$1/blobs/sha256/$digest"
}

# The descriptor of the blob that was added last, of media type $1; $2 is what else stands in it.
descriptor() {
  printf '{"mediaType":"application/vnd.oci.image.%s","digest":"sha256:%s","size":%s%s}' \
    "$1" "$digest" "$size" "${2:-}"
}

# Adds target $1's image to layout $2 and prints its descriptor for the index.
add_image() {
  local root=$2.root part=$2.part contents layer config platform created
  created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
  platform=$(printf '"architecture":"%s","os":"linux"' "${oci%/*}")
  [[ $oci != */* ]] || platform+=$(printf ',"variant":"%s"' "${oci#*/}")
  rm -rf "$root"
  install -D -m 755 "$(binary_of "$1")" "$root/usr/bin/mote"
  mkdir -p "$root"/{app,etc,tmp}
  printf 'root:x:0:0:root:/:/bin/false\nmote:x:1000:1000::/app:/bin/false\n' > "$root/etc/passwd"
  printf 'root:x:0:\nmote:x:1000:\n' > "$root/etc/group"
  chmod -R u=rwX,go=rX "$root"
  chmod 1777 "$root/tmp"
  pack "$root" app etc tmp usr > "$part.tar"
  contents=$(sha256sum "$part.tar" | cut -d' ' -f1)
  gzip -9n < "$part.tar" > "$part"
  rm -rf "$root" "$part.tar"
  add_blob "$2" "$part"
  layer=$(descriptor layer.v1.tar+gzip)
  printf '{"created":"%s",%s,"config":{"User":"1000:1000","Env":["PATH=/usr/bin","NODE_ENV=production"],' \
    "$created" "$platform" > "$part"
  printf '"Entrypoint":["/usr/bin/mote"],"Cmd":["app.js"],"WorkingDir":"/app",' >> "$part"
  printf '"Labels":{"org.opencontainers.image.title":"mote","org.opencontainers.image.version":"%s"}},' \
    "$VERSION" >> "$part"
  printf '"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' "$contents" >> "$part"
  add_blob "$2" "$part"
  config=$(descriptor config.v1+json)
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",' > "$part"
  printf '"config":%s,"layers":[%s]}' "$config" "$layer" >> "$part"
  add_blob "$2" "$part"
  descriptor manifest.v1+json ",\"platform\":{$platform}"
}

make_oci() {
  local place layout name images=() list part
  place=$(new_place)
  layout=$place/layout
  mkdir "$layout"
  for name in "$@"; do
    foreign_names "$name"
    images+=("$(add_image "$name" "$layout")")
  done
  list=$(IFS=,; printf '%s' "${images[*]}")
  printf '{"imageLayoutVersion":"1.0.0"}' > "$layout/oci-layout"
  part=$layout.part
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s]}' \
    "$list" > "$part"
  add_blob "$layout" "$part"
  # One entry, itself an index: that is how a layout names an image of several architectures.
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s]}' \
    "$(descriptor index.v1+json ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"$VERSION\"}")" \
    > "$layout/index.json"
  chmod -R u=rwX,go=rX "$layout"
  whole "$DIST/mote-$VERSION-oci.tar" pack "$layout" oci-layout index.json blobs
  rm -rf "$place"
}

# --------------------------------------------------------------------------------------------------------

main() {
  local name other
  targets_of "$@"
  need dpkg-deb dpkg
  for name in "${chosen[@]}"; do
    [ -x "$(binary_of "$name")" ] || "$ROOT/cross/build.sh" "$name"
  done
  for name in "${chosen[@]}"; do
    foreign_names "$name"
    [ -z "$deb" ] || make_deb "$name" "$deb"
    for other in "${ipk[@]}"; do make_ipk "$name" "$other"; done
    say "$name: ${deb:+mote_${VERSION}_$deb.deb, }${#ipk[@]} .ipk"
  done
  make_oci "${chosen[@]}"
  say "mote-$VERSION-oci.tar"
  sums
}

main "$@"
