"""The programs that train detectors, captioners, generative models, students and memories: short runs, options and errors."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PNG = b"\x89PNG\r\n\x1a\n"


def run(program, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    path = os.path.join(ROOT, "examples", "python", program + ".py")
    return subprocess.run([sys.executable, path, *map(str, arguments)], env=environment, capture_output=True, text=True)


def numbers(pattern, text):
    found = re.search(pattern, text)
    assert found, f"expected {pattern} in:\n{text}"
    return [float(number) for number in found.groups()]


def short_run(program, folder, *arguments):
    result = run(program, "--quick", "--threads", 1, "--output", folder, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_one_stage_detector(tmp_path):
    text = short_run("detect_shapes", tmp_path, "--epochs", 4)
    reached, guessed = numbers(r"overlap of 0.5: ([\d.]+) \(the boxes of another scene: ([\d.]+)\)", text)
    assert reached > 0.05 + guessed
    assert (tmp_path / "detect_shapes_one_stage.png").read_bytes().startswith(PNG)
    assert (tmp_path / "detect_shapes_one_stage.safetensors").exists()


def test_two_stage_detector(tmp_path):
    text = short_run("detect_shapes", tmp_path, "--two-stage", "--scenes", 160, "--epochs", 3)
    reached, guessed = numbers(r"overlap of 0.5: ([\d.]+) \(the boxes of another scene: ([\d.]+)\)", text)
    assert reached > 0.05 + guessed
    assert (tmp_path / "detect_shapes_two_stage.png").read_bytes().startswith(PNG)


def test_captions(tmp_path):
    text = short_run("caption_shapes", tmp_path, "--scenes", 800, "--epochs", 2, "--hidden", 64)
    words, by_chance = numbers(r"words right: ([\d.]+)% \(captions of other scenes: ([\d.]+)%\)", text)
    assert words > by_chance + 5
    assert "1. " in text and (tmp_path / "caption_shapes.png").read_bytes().startswith(PNG)


def test_autoencoders(tmp_path):
    text = short_run("autoencoders", tmp_path, "--epochs", 25)
    error = {label: numbers(label + r"\s+([\d.]+)\s+[\d.]+\n", text)[0] for label in ("the mean picture", "principal components", "linear autoencoder")}
    assert error["principal components"] <= error["linear autoencoder"] < error["the mean picture"]
    (least,) = numbers(r"no linear one can be better than: ([\d.]+)", text)
    assert error["principal components"] == pytest.approx(least, abs=2e-5)
    before, after = numbers(r"squared error ([\d.]+) before, ([\d.]+) after", text)
    assert after < before / 2
    bound, independent = numbers(r"at most ([\d.]+) .* independent pixels ([\d.]+)", text)
    assert bound < independent
    assert (tmp_path / "autoencoders.png").read_bytes().startswith(PNG)


def test_mixture(tmp_path):
    text = short_run("gan_mixture", tmp_path, "--steps", 1000)
    near = {label: numbers(label + r"\s+([\d.]+)%", text)[0] for label in ("adversarial network", "variational autoencoder", "one normal distribution")}
    assert near["adversarial network"] > 2 * near["one normal distribution"]
    assert near["variational autoencoder"] > 1.5 * near["one normal distribution"]
    assert (tmp_path / "gan_mixture.png").read_bytes().startswith(PNG)


def test_distillation(tmp_path):
    text = short_run("distill", tmp_path)
    commonest, teacher, alone, taught = numbers(
        r"commonest kind\s+([\d.]+)%\s+teacher\s+([\d.]+)%\s+student with 80 labels\s+([\d.]+)%\s+student with these and the teacher\s+([\d.]+)%", text
    )
    assert commonest < alone < taught < teacher
    assert (tmp_path / "distill.png").read_bytes().startswith(PNG)


def test_memory(tmp_path):
    text = short_run("echo_state", tmp_path, "--steps", 60)
    reservoir, lstm, echo = (numbers(label + r" .* ([\d.]+) of 8", text)[0] for label in ("echo-state network", "LSTM", "the input itself"))
    assert reservoir > 7.5 and reservoir > lstm > 1 > echo
    picture = (tmp_path / "echo_state.svg").read_text()
    assert picture.startswith("<svg") and picture.count("<polyline") == 3


@pytest.mark.parametrize("program", ["detect_shapes", "caption_shapes", "autoencoders", "gan_mixture", "distill", "echo_state"])
def test_help_and_a_folder_that_cannot_be(program, tmp_path):
    result = run(program, "--help")
    assert result.returncode == 0 and "--quick" in result.stdout and "--seed" in result.stdout
    (tmp_path / "file").write_text("")
    result = run(program, "--quick", "--output", tmp_path / "file" / "folder")
    assert result.returncode == 1 and result.stderr.startswith(program + ": ") and "Traceback" not in result.stderr


@pytest.mark.parametrize("program, options, message", [
    ("detect_shapes", ("--epochs", 0), "--epochs: expected a number of at least 1, got 0"),
    ("caption_shapes", ("--batch-size", 1), "--batch-size: expected at least 2"),
    ("autoencoders", ("--lr", 0), "--lr: expected a number above 0, got 0.0"),
    ("gan_mixture", ("--modes", -1), "--modes: expected a number of at least 1, got -1"),
    ("distill", ("--alpha", 2), "--alpha: expected a number from 0 to 1, got 2.0"),
    ("echo_state", ("--longest", 101), "--longest: expected at most 100 steps, got 101"),
])
def test_options_out_of_range(program, options, message):
    result = run(program, *options)
    assert result.returncode == 2 and message in result.stderr


def test_a_folder_without_digits(tmp_path):
    result = run("autoencoders", "--data", tmp_path, "--output", tmp_path)
    assert result.returncode == 1 and "autoencoders: " in result.stderr and "Traceback" not in result.stderr
