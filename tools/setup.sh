#!/bin/sh
# Installs what is missing, and nothing else; a second run only looks.
#   tools/setup.sh            Debian packages, the check for Swift, the virtual environment .venv
#   tools/setup.sh --library  the same without Python
#   tools/setup.sh --oracle   the same with PyTorch, which the tests compare with
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
with_python=yes with_oracle=no
[ "${1:-}" = --library ] && with_python=no
[ "${1:-}" = --oracle ] && with_oracle=yes

say() { echo "setup: $*"; }
die() { echo "setup: $*" >&2; exit 1; }

# Debian packages.
packages="g++ binutils cmake ninja-build pkg-config libopenblas-dev libcjson-dev"
[ "$with_python" = yes ] && packages="$packages python3-dev python3-venv"
missing=
if command -v dpkg-query >/dev/null; then
    for package in $packages; do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || missing="$missing $package"
    done
else
    for program in c++ cmake ninja pkg-config; do
        command -v "$program" >/dev/null || die "$program is missing; this is no Debian, so please install by hand what these packages hold: $packages"
    done
fi
if [ -n "$missing" ]; then
    say "installing$missing"
    command="apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root="sudo"
    else
        die "packages are missing and this is not root. Please run:
  sudo $command"
    fi
    $as_root apt-get update -q || say "the package lists could not be refreshed; trying with those at hand"
    # shellcheck disable=SC2086  # several words on purpose
    $as_root env DEBIAN_FRONTEND=noninteractive $command || die "apt-get failed. Please run:
  sudo $command"
fi

# A browser, which the tests look at the exam report with. They check the page without it where it cannot be installed.
if [ "$with_oracle" = yes ] && ! command -v chromium >/dev/null && command -v apt-get >/dev/null; then
    command="apt-get install -y --no-install-recommends chromium"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    else
        as_root="sudo -n"
    fi
    say "installing chromium"
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive $command >/dev/null 2>&1 ||
        { $as_root apt-get update -q >/dev/null 2>&1 && $as_root env DEBIAN_FRONTEND=noninteractive $command >/dev/null 2>&1; } ||
        say "chromium could not be installed: the exam report is checked without a browser. To have it:
  sudo $command"
fi

# Swift.
command -v swiftc >/dev/null || die "the Swift compiler (swiftc) is not on PATH. dlcore is built with Swift 6.3 or later:
  https://www.swift.org/install/linux"
version=$(swiftc --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -1)
# shellcheck disable=SC2086
set -- $version
if [ "${1:-0}" -lt 6 ] || { [ "$1" -eq 6 ] && [ "${2:-0}" -lt 3 ]; }; then
    die "$(command -v swiftc) is Swift ${1:-?}.${2:-?}; dlcore is built with Swift 6.3 or later:
  https://www.swift.org/install/linux"
fi

# Python packages.
if [ "$with_python" = yes ]; then
    requirements="$root/tools/requirements.txt"
    stamp="$root/.venv/requirements.installed"
    if ! cmp -s "$requirements" "$stamp"; then
        say "installing Python packages into .venv"
        [ -x "$root/.venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$root/.venv" || die "python3 -m venv failed"
        "$root/.venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" ||
            die "pip could not install tools/requirements.txt"
        cp "$requirements" "$stamp"
    fi
fi

# PyTorch. The tests that compare with it are left out where pip cannot find it.
if [ "$with_oracle" = yes ]; then
    requirements="$root/tools/requirements-oracle.txt"
    stamp="$root/.venv/requirements-oracle.installed"
    if ! cmp -s "$requirements" "$stamp"; then
        say "installing PyTorch into .venv, for the comparisons with it"
        if "$root/.venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"; then
            cp "$requirements" "$stamp"
        else
            say "pip could not install tools/requirements-oracle.txt: the comparisons with PyTorch are left out. To have them:
  .venv/bin/python -m pip install torch"
        fi
    fi
fi
