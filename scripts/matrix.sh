#!/usr/bin/env bash
# Tests what is committed on another Debian release's QGIS, Qt and Python, in a chroot under build/matrix:
#   make matrix RELEASE=trixie                        QGIS 3.40
#   make matrix RELEASE=forky TESTS=tests/desktop     QGIS 3.44 and later, and only some of the tests
# As root, with debootstrap and iproute2. The release comes from the mirror that this machine's apt uses, or
# from MIRROR. The first run takes minutes and 3 to 5 GB; a later one brings the release up to date and
# sets up a fresh clone, which is also the test of `make setup` there.
set -euo pipefail
cd "$(dirname "$0")/.."

RELEASE=${1:-}
ROOT="$PWD/build/matrix/$RELEASE"
MIRROR=${MIRROR:-$(apt-get indextargets --format '$(LABEL) $(SITE)' 'Created-By: Packages' |
    awk '$1 == "Debian" { print $2; exit }')}

say() { echo "matrix: $*"; }

stop() { say "$*"; exit 1; }

look_around() {
    [[ $RELEASE =~ ^[a-z]+$ ]] || stop "say which Debian release: make matrix RELEASE=trixie"
    [ "$(id -u)" -eq 0 ] || stop "a chroot needs root: sudo make matrix RELEASE=$RELEASE"
    [ -n "$MIRROR" ] || stop "this machine's apt uses no mirror of Debian: name one by MIRROR=ADDRESS"
    local program
    for program in debootstrap unshare ip git; do
        command -v "$program" >/dev/null || stop "$program is missing: apt-get install debootstrap iproute2 git"
    done
}

make_root() {
    [ ! -d "$ROOT" ] || return 0
    say "unpacking $RELEASE"
    # debootstrap knows a release that is younger than itself by the rules of sid.
    local rules=/usr/share/debootstrap/scripts/$RELEASE
    [ -e "$rules" ] || rules=/usr/share/debootstrap/scripts/sid
    rm -rf "$ROOT.part"
    mkdir -p "$ROOT.part"
    unshare --mount debootstrap --variant=minbase --include=ca-certificates,make \
        "$RELEASE" "$ROOT.part" "$MIRROR" "$rules"
    # A mirror may stand still on purpose, or lag behind.
    echo 'Acquire::Check-Valid-Until "false";' > "$ROOT.part/etc/apt/apt.conf.d/80matrix"
    mv "$ROOT.part" "$ROOT"
}

# What this machine needs to reach the network, the chroot needs too.
lend_the_network() {
    cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
    mkdir -p "$ROOT/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$ROOT/usr/local/share/ca-certificates" \;
    chroot "$ROOT" update-ca-certificates >/dev/null 2>&1
}

clone() {
    rm -rf "$ROOT/works_extents"
    git clone --quiet --no-hardlinks "file://$PWD" "$ROOT/works_extents"
}

# Runs a script in the chroot: inside NETWORK SCRIPT, with NETWORK "outside" or "alone".
# Mounts and processes are in a namespace of their own and end with it: were /dev still mounted under build,
# `make clean` would empty it. Alone, QGIS and the tests have nothing but their own loopback, and their own
# X display even while another Xvfb runs on this machine.
inside() {
    local options=(--mount --pid --fork --kill-child)
    [ "$1" = outside ] || options+=(--net)
    unshare "${options[@]}" bash -euc '
        [ "$2" = outside ] || ip link set lo up
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        exec chroot "$1" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
            http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" TESTS="${TESTS:-}" \
            bash -euc "$3"
    ' bash "$ROOT" "$1" "$2" </dev/null
}

set_up() {
    say "setting up $(git rev-parse --short HEAD) on $RELEASE"
    # Where QGIS is still on Qt 5, a test asks PyQt6 for every name of Qt that the sources use.
    inside outside '
        apt-get update -q
        apt-get full-upgrade -y -q -o Dpkg::Use-Pty=0 --no-install-recommends
        apt-get install -y -q -o Dpkg::Use-Pty=0 --no-install-recommends python3-pyqt6
        cd /works_extents
        make setup
    '
}

run_tests() {
    inside alone '
        cd /works_extents
        QT_QPA_PLATFORM=offscreen python3 -c "
import platform
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR
print(f\"matrix: QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {platform.python_version()}\")" 2>/dev/null
        if [ -n "$TESTS" ]; then .venv/bin/python -m pytest $TESTS; else make test; fi
    '
}

look_around
make_root
lend_the_network
clone
set_up
run_tests
say "all is well on $RELEASE"
