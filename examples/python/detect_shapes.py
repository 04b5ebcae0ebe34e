"""Learns to find circles, squares, triangles and crosses in generated scenes.

Without options, one network passes over the image once and every cell of a grid says what stands in it (a one-stage detector). With
--two-stage, a region proposal network finds places, and a second stage looks at each of them. A picture shows test scenes with the
boxes that were found.

    python detect_shapes.py
    python detect_shapes.py --two-stage
    python detect_shapes.py --quick
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
from dlcore.models import GridDetector, GridLoss, TwoStageDetector, convolutional_backbone, grid_targets, mean_average_precision
from dlcore.nn import functional as F
from dlcore.utils.images import PALETTE, draw_bounding_boxes, save_image
from dlcore.utils.progress import Progress

SIZE = 64
COLOUR_NAMES = ("orange", "light blue", "green", "yellow")


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Learn to find shapes in generated scenes.")
    parser.add_argument("--two-stage", action="store_true", help="region proposals and a second stage (default: a one-stage grid)")
    parser.add_argument("--scenes", type=int, help="scenes to learn from (default: 1500, or 1000 with --two-stage)")
    parser.add_argument("--epochs", type=int, help="times to go through the scenes (default: 8, or 7 with --two-stage)")
    parser.add_argument("--batch-size", type=int, help="scenes per step (default: 16, or 8 with --two-stage)")
    parser.add_argument("--lr", type=float, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.003, or 0.002 with --two-stage)")
    parser.add_argument("--quick", action="store_true", help="some seconds: 300 scenes, fewer epochs and 40 test scenes")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the scenes and their order (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture and the weights (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    two = options.two_stage
    defaults = {"scenes": 1000 if two else 1500, "epochs": 7 if two else 8, "batch_size": 8 if two else 16, "lr": 2e-3 if two else 3e-3}
    if options.quick:
        defaults.update(scenes=300, epochs=4 if two else 7, batch_size=8)
    for name, value in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    for name in ("scenes", "epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def scenes_of(count, seed):
    """Images [N, 3, 64, 64], and for each the true boxes and labels."""
    scenes = Shapes(count, size=SIZE, seed=seed)
    batch = Shapes.collate([scenes[number] for number in range(count)])
    return batch.image, [{"boxes": boxes, "labels": labels} for boxes, labels in zip(batch.boxes, batch.labels)]


class OneStage:
    """The grid detector with its loss, and the targets of all scenes, made once."""

    def __init__(self, targets, classes):
        self.model = GridDetector(classes, 2, convolutional_backbone((16, "M", 32, "M", 64, "M", 64, 64)), 64)
        boxes, labels = [target["boxes"] for target in targets], [target["labels"] for target in targets]
        self.targets = grid_targets(boxes, labels, SIZE // 8, (SIZE, SIZE), classes)
        self.criterion = GridLoss(2)

    def loss(self, images, places):
        return self.criterion(self.model(images), self.targets[torch.tensor(places)]).total


class TwoStage:
    """The two-stage detector, whose losses are added up."""

    def __init__(self, targets, classes):
        self.model = TwoStageDetector(
            convolutional_backbone((16, "M", 32, "M", 64, "M", 64)), 64, classes, sizes=(14, 20, 28), aspect_ratios=(1.0,),
            proposals={"samples": 64, "before_nms": 200, "after_nms": 30}, roi={"roi_size": 4, "width": 128, "samples": 32},
        )
        self.targets = targets

    def loss(self, images, places):
        return sum(self.model(images, [self.targets[place] for place in places]).values())


def train(method, images, options):
    """Trains with Adam and shows how it goes."""
    model = method.model
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    order = list(range(len(images)))
    steps = -(-len(order) // options.batch_size) * options.epochs
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    draw = random.Random(options.seed)
    for epoch in range(1, options.epochs + 1):
        draw.shuffle(order)
        starts, mean = Progress(range(0, len(order), options.batch_size), f"epoch {epoch}/{options.epochs}"), 0.0
        for number, start in enumerate(starts):
            places = order[start : start + options.batch_size]
            optimizer.zero_grad()
            loss = method.loss(images[torch.tensor(places)], places)
            loss.backward()
            optimizer.step()
            schedule.step()
            mean += (loss.item() - mean) / (number + 1)
            starts.show(loss=f"{mean:.3f}")


def draw_scenes(images, detections, path, scale=3):
    """A grid of scenes with the boxes found, a colour for each class."""
    pictures = []
    for image, found in zip(images, detections):
        image = F.interpolate(image.unsqueeze(0), scale_factor=scale, mode="nearest")[0]
        pictures.append(draw_bounding_boxes(image, found["boxes"] * scale, [PALETTE[label - 1] for label in found["labels"].tolist()], 2))
    save_image(pictures, path, nrow=4, pad_value=1.0)


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"detect_shapes: {error}", file=sys.stderr)
        return 1
    images, targets = scenes_of(options.scenes, options.seed)
    test_images, test_targets = scenes_of(40 if options.quick else 200, options.seed + 1)
    names = Shapes(1).classes[1:]
    method = (TwoStage if options.two_stage else OneStage)(targets, len(names))
    model = method.model
    count = sum(parameter.numel() for parameter in model.parameters())
    kind = "two-stage" if options.two_stage else "one-stage"
    print(f"{kind} detector ({count:,} parameters): {len(images):,} scenes to learn from, {len(test_images)} to test, "
          f"{torch.get_num_threads()} threads")
    draw = random.Random(options.seed)
    guesses = []
    for guess in (draw.choice(targets) for _ in test_targets):
        guesses.append({**guess, "scores": torch.ones(len(guess["labels"]))})
    start = time.perf_counter()
    train(method, images, options)
    seconds = time.perf_counter() - start
    found = [row for at in range(0, len(test_images), 50) for row in model.detect(test_images[at : at + 50])]
    precision, overlap = mean_average_precision(found, test_targets)
    guessed = mean_average_precision(guesses, test_targets)[0]
    picture = os.path.join(options.output, f"detect_shapes_{kind.replace('-', '_')}.png")
    weights = os.path.join(options.output, f"detect_shapes_{kind.replace('-', '_')}.safetensors")
    # For people, only what the detector is rather sure of.
    shown = [{name: part[row["scores"] > 0.3] for name, part in row.items()} for row in found[:16]]
    draw_scenes(test_images[:16], shown, picture)
    torch.save(model.state_dict(), weights)
    print(f"mean average precision at an overlap of 0.5: {precision:.3f} (the boxes of another scene: {guessed:.3f})")
    print(f"mean overlap of the boxes that hit: {overlap:.3f}")
    print(f"time    {seconds:.1f} s")
    print(f"weights {os.path.abspath(weights)}")
    print(f"picture {os.path.abspath(picture)}: " + ", ".join(f"{name} {colour}" for name, colour in zip(names, COLOUR_NAMES)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
