"""The program that times the ways of convolutions. What the times are is not tested."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "benchmarks" / "tune.py"


def run(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, PROGRAM, *arguments], capture_output=True, text=True, env=environment, timeout=100)


def test_a_line_for_each_call():
    done = run("2x32x14x14->32", "1x16x6x6->16k1p0", "--seconds", "0.001", "--precision", "strict", "--threads", "1")
    assert done.returncode == 0, done.stderr
    title, *lines, summary = done.stdout.splitlines()
    assert title.split()[:5] == ["winograd4", "winograd2", "panels", "planes", "columns"] and summary.startswith("6 convolutions")
    assert [line.split()[:2] for line in lines[:3]] == [["2x32x14x14->32", name] for name in ("forward", "input", "weight")]
    assert all("winograd2" in line and "*" in line for line in lines[:3]) and all("matrix" in line for line in lines[3:])


def test_a_shape_that_cannot_be_read():
    done = run("16x8x8")
    assert done.returncode != 0 and "cannot read the shape '16x8x8'" in done.stderr
