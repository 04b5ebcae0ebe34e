#!/bin/sh
# Builds a wheel around the libraries that are built already, installs it into a fresh virtual environment and uses it
# there without Swift on the path; every library that it loads must come from the wheel or from the C run time.
#   wheel.sh SOURCE PYTHON PREBUILT_LIBRARIES WORK_DIRECTORY
set -eu
source=$1 python=$2 prebuilt=$3 work=$4

rm -rf "$work/wheels" "$work/venv"
"$python" -m pip wheel "$source" --no-deps --no-build-isolation --disable-pip-version-check -w "$work/wheels" \
    --config-settings "build-dir=$work/build" --config-settings "cmake.define.DLCORE_PREBUILT=$prebuilt"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --disable-pip-version-check --no-index "$work/wheels"/dlcore-*.whl
ls -l "$work/wheels"

cd /
env -i PATH=/usr/bin:/bin "$work/venv/bin/python" - <<'PROGRAM'
import importlib.resources
import os
import sys

import dlcore

assert "numpy" not in sys.modules, "import dlcore loads NumPy"
package = os.path.dirname(os.path.realpath(dlcore.__file__))
for name in ("py.typed", "_core.pyi"):
    assert (importlib.resources.files("dlcore") / name).is_file(), name + " is missing in the wheel"

with open("/proc/self/maps") as maps:
    loaded = {os.path.realpath(line.split()[-1]) for line in maps if ".so" in line}
bundled = ("libdlcore", "libopenblas", "libgfortran", "libquadmath", "libswift")
outside = [p for p in loaded if os.path.basename(p).startswith(bundled) and not p.startswith(package + os.sep)]
assert not outside, "loaded from outside the wheel: %s" % outside
inside = sorted(os.path.relpath(p, package) for p in loaded if p.startswith(package + os.sep))
print("dlcore", dlcore.__version__, "with", *inside)
assert any(os.path.basename(p).startswith("libdlcore") for p in inside)
PROGRAM
