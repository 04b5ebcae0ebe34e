"""The programs that train classifiers and segmentation networks, and read digits: short runs, their options and their errors."""

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

import dlcore as torch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(program, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    path = os.path.join(ROOT, "examples", "python", program)
    return subprocess.run([sys.executable, path, *map(str, arguments)], env=environment, capture_output=True, text=True)


@pytest.fixture
def folder(tmp_path):
    """400 images, each a bright bar whose place is the label."""
    labels = bytes(at % 10 for at in range(400))
    images = bytearray()
    for label in labels:
        image = bytearray(28 * 28)
        for row in range(28):
            image[28 * row + 4 + 2 * label] = 255
        images += image
    head = b"".join(extent.to_bytes(4, "big") for extent in (400, 28, 28))
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(b"\0\0\x08\3" + head + images)
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(b"\0\0\x08\1" + head[:4] + labels)
    return tmp_path


def test_classifier_learns_bars(folder):
    output = folder / "out"
    result = run("train_classifier.py", "--model", "lenet5", "--data", folder, "--images", 300, "--threads", 1, "--output", output)
    assert result.returncode == 0, result.stderr
    assert "lenet5 (61,706 parameters): 300 images to train, 75 to test, 32 x 32 pixels, 10 classes" in result.stdout
    reached = next(line for line in result.stdout.splitlines() if line.startswith("test accuracy"))
    assert float(reached.split()[2].rstrip("%")) > 90.0
    assert tuple(torch.load(output / "lenet5.safetensors")["fc1.weight"].shape) == (120, 400)
    page = ElementTree.parse(output / "lenet5.svg").getroot()
    assert len(page.findall("{*}image")) == 32 and len(page.findall("{*}polyline")) == 1


@pytest.mark.parametrize("model, data, classes", [("resnet20", "shapes", 4), ("lenet1998", "digits", 10)])
def test_classifiers_run(model, data, classes, tmp_path):
    result = run(
        *("train_classifier.py", "--model", model, "--data", data, "--images", 24, "--epochs", 1, "--output", tmp_path)
    )
    assert result.returncode == 0, result.stderr
    assert f", {classes} classes" in result.stdout and "epoch 1/1 [" in result.stdout
    assert (tmp_path / f"{model}.svg").exists() and (tmp_path / f"{model}.safetensors").exists()


def test_segmentation_in_quick_mode(tmp_path):
    outputs = []
    for threads in (1, 2):
        result = run("train_segmentation.py", "--quick", "--scenes", 80, "--threads", threads, "--output", tmp_path)
        assert result.returncode == 0, result.stderr
        outputs.append([line for line in result.stdout.splitlines() if line.startswith(("mean IoU", "pixel", "circle"))])
    assert outputs[0] == outputs[1] and len(outputs[0]) == 3
    assert "u-net (271,961 parameters): 80 scenes to train, 24 to test" in result.stdout
    assert (tmp_path / "u-net.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("model", ["encoder-decoder", "u-net-without-skips", "convolutional"])
def test_segmentation_networks_run(model, tmp_path):
    result = run("train_segmentation.py", "--model", model, "--scenes", 16, "--epochs", 1, "--output", tmp_path)
    assert result.returncode == 0, result.stderr
    assert "mean IoU" in result.stdout and (tmp_path / f"{model}.png").exists()


def test_digits_are_read_in_one_pass(tmp_path):
    result = run("read_digits.py", "--rows", 300, "--epochs", 5, "--threads", 1, "--output", tmp_path)
    assert result.returncode == 0, result.stderr
    lines = {line.rsplit(" ", 1)[0]: line for line in result.stdout.splitlines()}
    assert float(lines["largest difference of the scores"].split()[-1]) < 1e-4
    assert "185 windows, one by one" in result.stdout
    assert int(next(line for line in result.stdout.splitlines() if line.startswith("rows without a mistake")).split()[4]) >= 20
    assert (tmp_path / "read_digits.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("program", ["train_classifier.py", "train_segmentation.py", "read_digits.py"])
def test_help_and_bad_options(program, tmp_path):
    result = run(program, "--help")
    assert result.returncode == 0
    for option in ("--epochs", "--batch-size", "--lr", "--quick", "--seed", "--output", "--threads"):
        assert option in result.stdout
    for arguments, message in [
        (("--epochs", 0), "--epochs: expected a number of at least 1, got 0"),
        (("--lr", -1), "--lr: expected a number above 0, got -1"),
        (("--model", "perceptron"), "perceptron"),
    ]:
        result = run(program, *arguments)
        assert result.returncode == 2 and message in result.stderr
    blocked = tmp_path / "file"
    blocked.write_text("")
    result = run(program, "--quick", "--data" if program == "read_digits.py" else "--output", blocked / "folder")
    assert result.returncode == 1 and "Traceback" not in result.stderr


def test_classifier_data_that_do_not_fit(tmp_path):
    result = run("train_classifier.py", "--data", tmp_path)
    assert result.returncode == 1 and "expected train-images-idx3-ubyte" in result.stderr and "Traceback" not in result.stderr
