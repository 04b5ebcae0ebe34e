#!/bin/sh
# Builds and runs a C program of a CMake project that says find_package(dlcore).
#   find_package.sh PREFIX WORK_DIRECTORY
set -eu
prefix=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)

cmake -S "$here/find_package" -B "$work" -G Ninja "-DCMAKE_PREFIX_PATH=$prefix"
cmake --build "$work"
"$work/program"
