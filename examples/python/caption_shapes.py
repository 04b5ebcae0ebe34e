"""Learns to say what is in a picture: a convolutional network looks, and an LSTM writes the caption word by word.

The pictures are generated scenes with a shape, or two. A caption names colour, kind and place of each. While learning, the LSTM
is given the true words before each word (teacher forcing); afterwards it is given its own (greedy decoding).

    python caption_shapes.py
    python caption_shapes.py --shapes 2 --epochs 40
    python caption_shapes.py --quick
"""

import argparse
import math
import os
import random
import sys
import time

import dlcore as torch
from dlcore import optim
from dlcore.datasets import Shapes
from dlcore.models import CaptionDecoder, ImageCaptioner, ImageEncoder, Vocabulary, caption_loss
from dlcore.nn import functional as F
from dlcore.utils.images import save_image
from dlcore.utils.progress import Progress

SIZE = 32


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Learn to write captions for generated scenes.")
    parser.add_argument("--shapes", type=int, choices=(1, 2), default=1, help="how many shapes a scene has at most (default: 1; with 2, give it more epochs)")
    parser.add_argument("--scenes", type=int, help="scenes of an epoch, new ones in each (default: 2000, or 1200 with --quick)")
    parser.add_argument("--epochs", type=int, help="epochs (default: 16, or 3 with --quick)")
    parser.add_argument("--batch-size", type=int, default=16, help="scenes per step (default: 16)")
    parser.add_argument("--lr", type=float, default=4e-3, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.004)")
    parser.add_argument("--hidden", type=int, default=128, help="width of the LSTM (default: 128)")
    parser.add_argument("--quick", action="store_true", help="some seconds: 3 epochs of fewer scenes")
    parser.add_argument("--seed", type=int, default=1, help="for the weights and the scenes (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture and the weights (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    options.epochs = (3 if options.quick else 16) if options.epochs is None else options.epochs
    options.scenes = (1200 if options.quick else 2000) if options.scenes is None else options.scenes
    for name in ("scenes", "epochs", "batch_size", "hidden", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if options.batch_size < 2:
        parser.error(f"--batch-size: expected at least 2, for the batch normalisation, got {options.batch_size}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def describe(scene, names):
    """Such as 'green circle in the lower right and red cross in the upper left': places in alphabetical order."""
    parts = []
    for (x1, y1, x2, y2), label, color in zip(scene.boxes.tolist(), scene.labels.tolist(), scene.colors.tolist()):
        place = f"{'upper' if y1 + y2 < SIZE else 'lower'} {'left' if x1 + x2 < SIZE else 'right'}"
        parts.append((place, f"{Shapes.palette[color]} {names[label]} in the {place}"))
    return " and ".join(text for _, text in sorted(parts))


def scenes_of(count, shapes, seed):
    """Images [count, 3, 32, 32] and their captions."""
    scenes = Shapes(count, size=SIZE, shapes=(1, shapes), radius=(0.2, 0.28), rotate=False, seed=seed)
    drawn = [scenes[number] for number in range(count)]
    return Shapes.collate(drawn).image, [describe(scene, scenes.classes) for scene in drawn]


def train(model, vocabulary, options):
    """Trains with Adam on new scenes in every epoch."""
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    steps = options.epochs * -(-options.scenes // options.batch_size)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    for epoch in range(1, options.epochs + 1):
        images, captions = scenes_of(options.scenes, options.shapes, (options.seed + 1) * 1000 + epoch)
        words = vocabulary.encode(captions)
        starts, mean = Progress(range(0, len(words), options.batch_size), f"epoch {epoch}/{options.epochs}"), 0.0
        for number, start in enumerate(starts):
            part = slice(start, start + options.batch_size)
            if len(words[part]) == 1:
                continue
            optimizer.zero_grad()
            loss = caption_loss(model(images[part], words[part]), words[part])
            loss.backward()
            optimizer.step()
            schedule.step()
            mean += (loss.item() - mean) / (number + 1)
            starts.show(loss=f"{mean:.3f}")


def agreement(written, true):
    """The part of captions that are right in every word, and the part of true words that stand in their place."""
    exact = sum(a == b for a, b in zip(written, true)) / len(true)
    words = [(a, b) for x, y in zip(written, true) for a, b in zip(x.split() + [""] * len(y.split()), y.split())]
    return exact, sum(a == b for a, b in words) / len(words)


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"caption_shapes: {error}", file=sys.stderr)
        return 1
    images, captions = scenes_of(300, options.shapes, options.seed)
    kinds = Shapes(1).classes[1:]
    vocabulary = Vocabulary(["in the upper lower left right and", *Shapes.palette, *kinds])
    encoder = ImageEncoder(SIZE, 64, (24, "M", 48, "M", 64, "M", 64))
    model = ImageCaptioner(encoder, CaptionDecoder(len(vocabulary), 64, options.hidden, forget_bias=3.0))
    count = sum(parameter.numel() for parameter in model.parameters())
    print(f"captioner ({count:,} parameters): {options.scenes:,} new scenes in each of {options.epochs} epochs, {len(images)} to test, "
          f"{len(vocabulary)} words, {torch.get_num_threads()} threads")
    start = time.perf_counter()
    train(model, vocabulary, options)
    seconds = time.perf_counter() - start
    written = vocabulary.decode(model.caption(images))
    others = random.Random(options.seed).sample(captions, len(captions))
    exact, words = agreement(written, captions)
    exact_by_chance, words_by_chance = agreement(others, captions)
    picture = os.path.join(options.output, "caption_shapes.png")
    weights = os.path.join(options.output, "caption_shapes.safetensors")
    save_image(F.interpolate(images[:6], scale_factor=4, mode="nearest"), picture, nrow=3, pad_value=1.0)
    torch.save(model.state_dict(), weights)
    for number, (caption, truth) in enumerate(zip(written[:6], captions)):
        print(f"{number + 1}. {caption}" + ("" if caption == truth else f"   (true: {truth})"))
    print(f"captions right in every word: {exact:.1%} (captions of other scenes: {exact_by_chance:.1%})")
    print(f"words right: {words:.1%} (captions of other scenes: {words_by_chance:.1%})")
    print(f"time    {seconds:.1f} s")
    print(f"weights {os.path.abspath(weights)}")
    print(f"picture {os.path.abspath(picture)}: the six scenes above, row by row")
    return 0


if __name__ == "__main__":
    sys.exit(main())
