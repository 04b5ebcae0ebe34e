#!/bin/sh
# Checks one installed libdlcore.so.0: what it needs, how it is linked, how big it is and what it exports.
#   library.sh LIBRARY SYMBOLS HEADER
set -eu
library=$1 symbols=$2 header=$3
failures=0
fail() { echo "FAILED: $*" >&2; failures=$((failures + 1)); }

size=$(stat -c %s "$library")
echo "$library: $((size / 1024)) KB"
[ "$size" -le $((10 * 1024 * 1024)) ] || fail "the stripped library has $size bytes, more than 10 MB"

needed=$(ldd "$library")
case $needed in
    *libswift* | *libFoundation*) fail "the Swift runtime is not linked statically: $needed" ;;
    *"not found"*) fail "a needed library is missing: $needed" ;;
esac

dynamic=$(readelf -dW "$library")
expect() { echo "$dynamic" | grep -q -- "$1" || fail "the dynamic section has no $1"; }
expect 'soname: \[libdlcore\.so\.[0-9]*\]'
expect 'Flags:.*NODELETE'
if echo "$dynamic" | grep -qE '\((TEXTREL|RPATH|RUNPATH)\)'; then
    fail "the library has text relocations or a run path"
fi

exported=$(nm -D --defined-only "$library" | awk '{ print $3 }')
if echo "$exported" | grep -vx 'DLCORE_1' | grep -vqE '^dl_[a-z0-9_]+@@DLCORE_1$'; then
    fail "exports outside dl_* or its version node: $(echo "$exported" | grep -vx DLCORE_1 | grep -vE '^dl_[a-z0-9_]+@@DLCORE_1$' | head -5)"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo "$exported" | sed -n 's/^\(dl_[a-z0-9_]*\)@@.*/\1/p' | LC_ALL=C sort > "$scratch/exported"
grep -v '^#' "$symbols" | LC_ALL=C sort > "$scratch/listed"
diff -u "$scratch/listed" "$scratch/exported" || fail "the exports differ from $symbols; after a deliberate addition run tools/list_symbols.sh"

# Every function that the header declares is there, and nothing else is.
"$(dirname "$0")/../../tools/declared_symbols.sh" "$header" > "$scratch/declared"
diff -u "$scratch/declared" "$scratch/exported" || fail "the exports differ from the declarations in $header"

[ "$failures" -eq 0 ] && echo "$(wc -l < "$scratch/exported") functions exported, as listed and as declared"
