#!/usr/bin/env bash
# Makes .venv and .libraries, so that one GEOS and one PROJ are in the process: QGIS's own.
# Each step looks first whether there is anything to do.
set -euo pipefail
cd "$(dirname "$0")/.."

# Another Python may stand before the system's on the PATH; QGIS uses the system's.
PYTHON=/usr/bin/python3
LIBRARIES="$PWD/.libraries"
SYSTEM_PACKAGES=(
    qgis python3-qgis xvfb xauth proj-data fonts-dejavu-core
    python3-numpy python3-pyproj python3-requests python3-markupsafe python3-dateutil python3-six
    python3-dev python3-venv libgeos-dev pkgconf gcc make git ca-certificates
)

say() { echo "setup: $*"; }

stop_on_another_system() {
    cat <<'TEXT'
make setup knows Debian 12 and later, and Ubuntu 24.04 and later. On another system, install QGIS 3.22 or
later with its Python, and for that Python: numpy, pyproj and requests; shapely 2 or later, the system's or
built from source against the GEOS that QGIS uses, never a binary wheel; and pydantic 2.6 or later, osgb
1.2.0, werkzeug 3 and holidays 0.60 or later. Then make a virtual environment named .venv on QGIS's Python with
--system-site-packages, put requirements-dev.txt into it, and make the file .venv/.ready: the other
commands then work. To use the plugin only, none of this is needed: see README.md.
TEXT
    exit 1
}

system_id() {
    [ -r /etc/os-release ] || return 0
    ( . /etc/os-release && echo "$ID" )
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

apt_install() {
    local missing=()
    for package in "$@"; do
        installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "these packages are missing; install them, and run make again:"
        echo "  sudo apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    say "installing ${missing[*]}"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o Dpkg::Use-Pty=0 \
        --no-install-recommends "${missing[@]}" </dev/null
}

# apt's own copy, where it is new enough: Debian 13 has all three, Debian 12 none of them.
apt_install_from() {
    local package=$1 at_least=$2 candidate
    candidate=$(apt-cache policy "$package" | sed -n 's/^ *Candidate: *//p')
    if [ -n "$candidate" ] && dpkg --compare-versions "$candidate" ge "$at_least"; then
        apt_install "$package"
    fi
}

install_system_packages() {
    local package update=no
    for package in "${SYSTEM_PACKAGES[@]}"; do
        installed "$package" || update=yes
    done
    if [ "$update" = yes ] && [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null
    fi
    apt_install "${SYSTEM_PACKAGES[@]}"
    apt_install_from python3-shapely 2.0
    apt_install_from python3-pydantic 2.6
    apt_install_from python3-werkzeug 3.0
}

make_environment() {
    if ! [ -x .venv/bin/python ]; then
        say "making .venv on $PYTHON"
        "$PYTHON" -m venv --system-site-packages .venv
    fi
    mkdir -p "$LIBRARIES"
    local site
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "$LIBRARIES" > "$site/works_extents_libraries.pth"
}

pip_install() { .venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --use-pep517 "$@" </dev/null; }

# The pins of requirements.txt that this machine's own Python does not make up for.
wanted_libraries() {
    local lacking pin name
    lacking=" $("$PYTHON" -s -m plugin.host.dependencies | tr '\n' ' ') "
    grep -E '^[a-z]' requirements.txt | while read -r pin; do
        name=${pin%%==*}
        case $name in
            python-dateutil) name=dateutil ;;
            annotated-types|typing-inspection|typing_extensions|pydantic_core) name=pydantic ;;
        esac
        case $lacking in *" $name "*) echo "$pin" ;; esac
    done
}

install_libraries() {
    local pin name wanted=()
    for pin in $(wanted_libraries); do
        name=${pin%%==*}
        [ -d "$LIBRARIES/${name//-/_}-${pin##*==}.dist-info" ] || wanted+=("$pin")
    done
    if [ ${#wanted[@]} -gt 0 ]; then
        say "installing ${wanted[*]} (where shapely is among them, it is built here: about a minute)"
        pip_install --target "$LIBRARIES" --upgrade --no-deps --no-binary shapely "${wanted[@]}"
    fi
    local lacking
    lacking=$("$PYTHON" -s -m plugin.host.dependencies "$LIBRARIES")
    if [ -n "$lacking" ]; then
        say "QGIS would still not find, or not find first: $lacking"
        say "An older copy in the system's own folders stands before it; bring that up to date, or remove it."
        exit 1
    fi
}

case "$(system_id)" in
    debian|ubuntu) ;;
    *) stop_on_another_system ;;
esac
install_system_packages
make_environment
install_libraries
say "tools for development"
pip_install -r requirements-dev.txt
say "done"
