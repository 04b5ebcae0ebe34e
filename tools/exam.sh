#!/bin/sh
# Sits the exams in every language that is built, and writes the report.
#   tools/exam.sh BUILD_DIRECTORY [options of python -m dlcore.exam]
# C and Swift take part when their tests are built (make test builds them); Python always does.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
shift
results="$build/exam"
report="$build/exam-report.html"
vectors="$root/Tests/vectors"
mkdir -p "$results"
rm -f "$results"/*.json
cd "$root"

say() { echo "exam: $*"; }

if [ -x "$build/Tests/c/test_exams" ]; then
    say "C"
    "$build/Tests/c/test_exams" "$vectors/exams" "$vectors/exam_format.json" --results "$results/C.json" >"$results/C.log" 2>&1 ||
        say "the C harness is not content, see $results/C.log"
else
    say "C is left out: its tests are not built (make test)"
fi

# The Swift tests are built with the flags of make test; others would build everything anew.
if ls "$root"/.build/*/release/*.xctest >/dev/null 2>&1; then
    say "Swift"
    if grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo; then
        export DLCORE_ARCH="${DLCORE_ARCH-x86-64-v3}"
    fi
    DLCORE_EXAM_RESULTS="$results/Swift.json" swift test --skip-build -c release -Xswiftc -enable-testing \
        --filter 'ExamTests' >"$results/Swift.log" 2>&1 || say "the Swift harness is not content, see $results/Swift.log"
else
    say "Swift is left out: its tests are not built (make test)"
fi

set -- --report "$report" --json "$results/Python.json" "$@"
others=$(find "$results" -name 'C.json' -o -name 'Swift.json' | sort)
say "Python"
status=0
# shellcheck disable=SC2086  # several files on purpose
PYTHONPATH="$build/python${PYTHONPATH:+:$PYTHONPATH}" "$root/.venv/bin/python" -m dlcore.exam "$@" ${others:+--results $others} || status=$?
[ -f "$report" ] && say "the report: file://$report"
exit $status
