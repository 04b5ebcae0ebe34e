"""The LeNet-5 program: a short run on files made here, its options and its errors."""

import os
import subprocess
import sys

import pytest

import dlcore as torch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "examples", "python", "train_lenet.py")


def run(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run([sys.executable, PROGRAM, *map(str, arguments)], env=environment, capture_output=True, text=True)


@pytest.fixture
def folder(tmp_path):
    """100 images, each a bright bar whose place is the label."""
    images = bytearray()
    for label in range(10):
        for _ in range(10):
            image = bytearray(28 * 28)
            for row in range(28):
                image[28 * row + 4 + 2 * label] = 255
            images += image
    labels = bytes(label for label in range(10) for _ in range(10))
    head = b"".join(extent.to_bytes(4, "big") for extent in (100, 28, 28))
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(b"\0\0\x08\3" + head + images)
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(b"\0\0\x08\1" + head[:4] + labels)
    return tmp_path


def test_a_short_run(folder):
    output = folder / "out"
    result = run("--data", folder, "--epochs", 2, "--batch-size", 16, "--seed", 3, "--threads", 1, "--output", output)
    assert result.returncode == 0, result.stderr
    assert "61,706 parameters" in result.stdout and "80 images to train, 20 to test" in result.stdout
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[-4:]] == ["test", "time", "weights", "training"]
    state = torch.load(output / "lenet5.safetensors")
    assert [tuple(state[name].shape) for name in ("conv1.weight", "fc3.bias")] == [(6, 1, 5, 5), (10,)]
    assert (output / "lenet5.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_same_seed_gives_the_same_losses_and_weights(folder):
    results = []
    for threads in (1, 2):
        output, losses = folder / str(threads), folder / "losses"
        result = run("--data", folder, "--epochs", 1, "--threads", threads, "--output", output, "--losses", losses)
        assert result.returncode == 0, result.stderr
        results.append(((output / "lenet5.safetensors").read_bytes(), losses.read_text()))
    assert results[0] == results[1]
    assert [float.fromhex(line) > 0 for line in results[0][1].split()] == [True, True, True]


def test_help_and_bad_options(folder, tmp_path):
    result = run("--help")
    assert result.returncode == 0
    for option in ("--data", "--epochs", "--batch-size", "--lr", "--seed", "--output", "--threads"):
        assert option in result.stdout
    for arguments, message in [
        (("--epochs", 0), "--epochs: expected a number of at least 1, got 0"),
        (("--batch-size", -2), "--batch-size: expected a number of at least 1, got -2"),
        (("--lr", 0), "--lr: expected a number above 0"),
    ]:
        result = run(*arguments)
        assert result.returncode == 2 and message in result.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("--data", empty)
    assert result.returncode == 1 and "expected train-images-idx3-ubyte" in result.stderr
    with open(folder / "t10k-images-idx3-ubyte", "r+b") as file:
        file.truncate(1000)
    result = run("--data", folder)
    assert result.returncode == 1 and "truncated" in result.stderr and "Traceback" not in result.stderr
