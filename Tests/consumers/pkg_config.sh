#!/bin/sh
# Builds and runs a C program with nothing but a compiler and pkg-config.
#   pkg_config.sh PREFIX WORK_DIRECTORY COMPILER
set -eu
prefix=$1 work=$2 compiler=$3
here=$(cd "$(dirname "$0")" && pwd)

export PKG_CONFIG_PATH="$prefix/lib/pkgconfig:$prefix/lib/$(uname -m)-linux-gnu/pkgconfig"
libdir=$(pkg-config --variable=libdir dlcore)
mkdir -p "$work"
# Unquoted on purpose: pkg-config prints several words.
"$compiler" -std=c99 -Wall -Wextra -Wpedantic -Werror "$here/program.c" -o "$work/program" \
    $(pkg-config --cflags --libs dlcore) "-Wl,-rpath,$libdir"
"$work/program"
test "$(pkg-config --modversion dlcore)" = "$("$work/program" | sed 's/^dlcore \([0-9.]*\),.*/\1/')"
