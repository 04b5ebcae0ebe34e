#!/bin/sh
# Writes Tests/abi/symbols.txt anew from a built library. Lines may only be added once a version is released.
#   list_symbols.sh [LIBRARY]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
library=${1:-$root/build/lib/libdlcore.so.0}
nm -D --defined-only "$library" | sed -n 's/^.* \(dl_[a-z0-9_]*\)@@.*/\1/p' | LC_ALL=C sort > "$root/Tests/abi/symbols.txt"
wc -l "$root/Tests/abi/symbols.txt"
