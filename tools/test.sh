#!/bin/sh
# Runs the test runners of the three languages on what is built, all of them even if one fails, and ends with their summary lines.
#   tools/test.sh BUILD_DIRECTORY SANITIZED_BUILD_DIRECTORY JOBS
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=$1 sanitized=$2 jobs=$3
logs="$build/logs"
mkdir -p "$logs"
cd "$root" || exit 2
failed=

# run NAME COMMAND...: shows the output, keeps it in a log, remembers a failure.
run() {
    name=$1
    shift
    echo "=== $name"
    { "$@" 2>&1; echo $? >"$logs/$name.status"; } | tee "$logs/$name.log"
    [ "$(cat "$logs/$name.status")" -eq 0 ] || failed="$failed $name"
}

rm -f "$build/Tests/c/C.json"
run ctest ctest --test-dir "$build" --output-on-failure -j "$jobs"
[ -d "$sanitized" ] && run ctest-asan ctest --test-dir "$sanitized" --output-on-failure -j "$jobs"

PYTHONPATH="$build/python${PYTHONPATH:+:$PYTHONPATH}" run pytest "$root/.venv/bin/python" -m pytest

# The kernels once more in the library that every processor can load, without FMA, and with OpenBLAS's kernels of that time.
if [ -d "$build/lib/glibc-hwcaps" ] && grep -qw avx2 /proc/cpuinfo; then
    run pytest-baseline env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-AVX2 OPENBLAS_CORETYPE=Nehalem DLCORE_EXPECTED_LEVEL=x86-64 \
        PYTHONPATH="$build/python${PYTHONPATH:+:$PYTHONPATH}" "$root/.venv/bin/python" -m pytest Tests/python/test_kernel*.py \
        Tests/python/test_not_a_number.py Tests/python/test_accuracy.py Tests/python/test_convolution_precision.py \
        Tests/python/test_recurrent.py Tests/python/test_reductions.py Tests/python/test_normalization.py Tests/python/test_attention.py
fi

# The kernels as in the shipped library of this processor: with FMA where it has it.
if grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo; then
    DLCORE_ARCH=${DLCORE_ARCH-x86-64-v3}
    export DLCORE_ARCH
fi
DLCORE_EXAM_RESULTS="$logs/Swift.json"
export DLCORE_EXAM_RESULTS
rm -f "$DLCORE_EXAM_RESULTS"
run swift-test swift test --no-parallel -c release -Xswiftc -enable-testing

# Every exam question answered in every language: the results of ctest and of swift-test beside Python's.
PYTHONPATH="$build/python${PYTHONPATH:+:$PYTHONPATH}" run exam-matrix "$root/.venv/bin/python" -m dlcore.exam \
    --matrix "$build/Tests/c/C.json" "$DLCORE_EXAM_RESULTS"

echo
echo "=== Summary"
for name in ctest ctest-asan pytest pytest-baseline swift-test exam-matrix; do
    [ -f "$logs/$name.log" ] || continue
    case $name in
        ctest*) line=$(grep -E '^[0-9]+% tests passed|^No tests were found' "$logs/$name.log" | tail -1) ;;
        pytest*) line=$(sed 's/\x1b\[[0-9;]*m//g' "$logs/$name.log" | grep -E '(passed|failed|error|no tests ran).* in ' | tail -1) ;;
        exam-matrix) line=$(grep -E '^[0-9]+ questions in ' "$logs/$name.log" | tail -1) ;;
        *) line=$(grep -E 'Test run with [0-9]+ test|^error:' "$logs/$name.log" | tail -1) ;;
    esac
    printf '%-15s %s\n' "$name" "${line:-no summary line, see $logs/$name.log}"
done
if [ -n "$failed" ]; then
    echo "FAILED:$failed"
    exit 1
fi
echo "All tests passed."
