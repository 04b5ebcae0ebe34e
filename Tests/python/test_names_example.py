"""The program that writes names: a short run on a folder made here, its options and its errors."""

import os
import subprocess
import sys

import dlcore as torch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "examples", "python", "names_rnn.py")


def run(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run([sys.executable, PROGRAM, *map(str, arguments)], env=environment, capture_output=True, text=True)


def test_a_short_run(tmp_path):
    (tmp_path / "Short.txt").write_text("Ann\nAnna\nNan\n" * 20, encoding="utf-8")
    (tmp_path / "Long.txt").write_text("Zürichberg\nÅlesund\n" * 20, encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a list of names")
    weights = tmp_path / "names.safetensors"
    arguments = ("--data", tmp_path, "--epochs", 6, "--batch-size", 10, "--hidden", 16, "--names", 2)
    results = [run(*arguments, "--threads", threads, "--output", weights) for threads in (1, 2)]
    lines = []
    for result in results:
        assert result.returncode == 0, result.stderr
        assert "90 names to train, 10 to test, 2 languages, 19 letters" in result.stdout
        lines.append([line for line in result.stdout.splitlines() if line.startswith(("Short:", "Long:"))])
    assert lines[0] == lines[1] and all(line.count(",") == 1 for line in lines[0])
    reached = float(next(line for line in results[0].stdout.splitlines() if line.startswith("test perplexity")).split()[2])
    assert reached < 6
    assert tuple(torch.load(weights)["lstm.weight_ih_l0"].shape) == (64, 32)


def test_help_and_errors(tmp_path):
    result = run("--help")
    assert result.returncode == 0 and "--data" in result.stdout and "--hidden" in result.stdout
    result = run("--epochs", 0)
    assert result.returncode == 2 and "--epochs: expected a number of at least 1, got 0" in result.stderr
    result = run("--data", tmp_path)
    assert result.returncode == 1 and "expected files NAME.txt" in result.stderr and "Traceback" not in result.stderr
    result = run("--data", tmp_path / "missing")
    assert result.returncode == 1 and "Traceback" not in result.stderr
