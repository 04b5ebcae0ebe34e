"""Trains the LeNet-5 of the examples in C, Swift and Python, with one thread and with two: every loss of every step has to
be the same, bit for bit, in all runs, and so have the weights that come out.

    python3 run.py --c build/examples/c/train_lenet --swift examples/swift --python bindings/python --output DIR

--swift is the package (which is built first) or the program made from it.
"""

import argparse
import json
import math
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
IMAGES, STEPS = 512, 21
# 410 images remain for training: 20 batches of 20 and a last one of 10.
OPTIONS = {"epochs": 1, "seed": 7, "lr": 0.006}
BATCH = 20


def random_bytes(seed):
    """An endless linear congruential sequence (Knuth's MMIX), of which the highest byte is taken."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
        yield seed >> 56


def write_images(folder):
    """Ten random patterns of 7 x 7 squares, each 4 x 4 pixels large, with noise: what number it is can be learnt."""
    draw = random_bytes(2024)
    patterns = [[next(draw) for _ in range(49)] for _ in range(10)]
    labels = bytes(index * 7 % 10 for index in range(IMAGES))
    images = bytearray()
    for label in labels:
        pattern = patterns[label]
        for row in range(28):
            images += bytes((pattern[row // 4 * 7 + column // 4] + next(draw) // 2) * 2 // 3 for column in range(28))
    extents = b"".join(extent.to_bytes(4, "big") for extent in (IMAGES, 28, 28))
    with open(os.path.join(folder, "t10k-images-idx3-ubyte"), "wb") as file:
        file.write(b"\0\0\x08\3" + extents + images)
    with open(os.path.join(folder, "t10k-labels-idx1-ubyte"), "wb") as file:
        file.write(b"\0\0\x08\1" + extents[:4] + labels)


def run(command, **environment):
    result = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def built(package, scratch):
    """The program of a Swift package, built as the library of this processor is: with FMA where it has it."""
    with open("/proc/cpuinfo") as file:
        features = file.read().split()
    level = "x86-64-v3" if "avx2" in features and "fma" in features else ""
    command = ["swift", "build", "-c", "release", "--package-path", package, "--scratch-path", scratch]
    environment = {"DLCORE_ARCH": os.environ.get("DLCORE_ARCH", level)}
    run(command, **environment)
    return os.path.join(run([*command, "--show-bin-path"], **environment).strip(), "train_lenet")


def commands(options, losses, weights, threads, data):
    """What to call for one run in each language, with the environment."""
    common = [word for name, value in OPTIONS.items() for word in (f"--{name}", str(value))]
    common += ["--threads", str(threads), "--losses", losses]
    native = [data, "--batch", str(BATCH), "--weights", weights, *common]
    script = os.path.join(ROOT, "examples", "python", "train_lenet.py")
    if options.c:
        yield "C", losses, weights, [options.c, *native], {}
    if options.swift:
        yield "Swift", losses, weights, [options.swift, *native], {}
    if options.python:
        python = [sys.executable, script, "--data", data, "--batch-size", str(BATCH), "--output", os.path.dirname(weights), *common]
        yield "Python", losses, weights, python, {"PYTHONPATH": options.python}


def read(path):
    with open(path, "rb") as file:
        contents = file.read()
    os.remove(path)
    return contents


def tensors(contents):
    """The tensors in a safetensors file by name: dtype, shape and elements as bytes."""
    start = 8 + int.from_bytes(contents[:8], "little")
    header = json.loads(contents[8:start])
    header.pop("__metadata__", None)
    result = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        result[name] = entry["dtype"], entry["shape"], contents[start + begin : start + end]
    return result


def difference(first, other):
    """Where two lists of losses part."""
    for step, (a, b) in enumerate(zip(first, other), 1):
        if a != b:
            return f"step {step}: {a} and {b}"
    return f"{len(first)} and {len(other)} steps"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--c", metavar="PROGRAM")
    parser.add_argument("--swift", metavar="PACKAGE")
    parser.add_argument("--python", metavar="DIR", help="where the Python package dlcore is")
    parser.add_argument("--output", metavar="DIR", required=True, help="for the images and what the runs write")
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    if options.swift and os.path.isdir(options.swift):
        options.swift = built(options.swift, os.path.join(options.output, "swift"))
    write_images(options.output)

    losses, weights = os.path.join(options.output, "losses"), os.path.join(options.output, "lenet5.safetensors")
    runs = []
    for threads in (1, 2):
        for name, losses, weights, command, environment in commands(options, losses, weights, threads, options.output):
            run(command, **environment)
            runs.append((f"{name}, {threads} thread{'s' * (threads > 1)}", read(losses).decode().splitlines(), tensors(read(weights))))

    name, first, first_weights = runs[0]
    values = [float.fromhex(line) for line in first]
    if len(values) != STEPS or not all(math.isfinite(value) for value in values):
        sys.exit(f"{name}: expected {STEPS} finite losses, got {values}")
    if not sum(values[-5:]) / 5 < 0.9 * values[0]:
        sys.exit(f"{name}: the losses do not fall: {values}")
    failed = False
    for other_name, other, other_weights in runs[1:]:
        if other != first:
            print(f"the losses of {name} and {other_name} differ at {difference(first, other)}")
            failed = True
        if other_weights != first_weights:
            print(f"the weights of {name} and {other_name} differ")
            failed = True
    print(f"{len(runs)} runs of {len(values)} steps, loss {values[0]:.6f} to {values[-1]:.6f}: {'DIFFERENT' if failed else 'identical'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
