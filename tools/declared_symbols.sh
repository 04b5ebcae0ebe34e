#!/bin/sh
# Prints the names of the functions that a header declares, sorted.
#   declared_symbols.sh Include/dlcore.h
set -eu
${CC:-cc} -std=c99 -E -P "$1" | tr '\n' ' ' | tr ';{}' '\n\n\n' | grep -v -e typedef -e static |
    sed -nE 's/^.*[ *](dl_[a-z0-9_]+)[ ]*\([^*].*$/\1/p' | LC_ALL=C sort -u
