"""Learns to give a class to every pixel of generated scenes: background, circle, square, triangle or cross.

The network is a U-Net, the same without its skip connections, or an encoder and decoder with a dense layer or a convolution between
them. A picture shows test scenes, what is true, and what the network says.

    python train_segmentation.py
    python train_segmentation.py --model encoder-decoder
    python train_segmentation.py --model u-net-without-skips
    python train_segmentation.py --quick
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import models, optim
from dlcore.datasets import Shapes
from dlcore.nn import functional as F
from dlcore.utils.data import DataLoader, TensorDataset
from dlcore.utils.images import save_image
from dlcore.utils.progress import Progress

SIZE = 64
# For each network how it is made, how often it goes through the scenes, and the learning rate that it begins with.
MODELS = {
    "u-net": (lambda classes: models.UNet(classes, width=12, depth=3, batch_norm=True), 6, 3e-3),
    "u-net-without-skips": (lambda classes: models.UNet(classes, width=12, depth=3, batch_norm=True, skip=False), 6, 3e-3),
    "encoder-decoder": (lambda classes: models.EncoderDecoder(classes, input_size=SIZE), 16, 1e-3),
    "convolutional": (lambda classes: models.EncoderDecoder(classes, input_size=SIZE, bottleneck="convolution"), 16, 2e-3),
}
# The colours of the classes in the picture: background, circle, square, triangle, cross.
COLORS = ((0.93, 0.93, 0.93), (0.84, 0.37, 0.00), (0.00, 0.45, 0.70), (0.00, 0.62, 0.45), (0.80, 0.47, 0.65))


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Learn to give a class to every pixel of generated scenes.")
    parser.add_argument("--model", choices=MODELS, default="u-net", help="the network (default: u-net)")
    parser.add_argument("--scenes", type=int, help="scenes to learn from (default: 800)")
    parser.add_argument("--epochs", type=int, help="times to go through the scenes (default: 6, or 16 without batch normalisation)")
    parser.add_argument("--batch-size", type=int, default=8, help="scenes per step (default: 8)")
    parser.add_argument("--lr", type=float, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: by network, 0.001 to 0.003)")
    parser.add_argument("--quick", action="store_true", help="some seconds: 120 scenes, 2 epochs")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the scenes and their order (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture and the weights (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    options.make, epochs, lr = MODELS[options.model]
    if options.scenes is None:
        options.scenes = 120 if options.quick else 800
    if options.epochs is None:
        options.epochs = 2 if options.quick else epochs
    options.lr = lr if options.lr is None else options.lr
    for name in ("scenes", "epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def scenes_of(count, seed):
    """Images [count, 3, SIZE, SIZE] around 0, and masks [count, SIZE, SIZE]."""
    batch = Shapes.collate(Shapes(count, size=SIZE, shapes=(1, 4), radius=(0.14, 0.25), rotate=False, seed=seed))
    return (batch.image - 0.5) / 0.25, batch.mask


def confusion(truth, guess, classes):
    """How many pixels of each class (rows) were taken for each class (columns)."""
    return torch.bincount(truth.flatten() * classes + guess.flatten(), minlength=classes * classes).reshape(classes, classes)


def intersection_over_union(table):
    """For each class, the pixels that are it and were taken for it, over those that are it or were taken for it."""
    hits = torch.diagonal(table)
    return hits / (table.sum(0) + table.sum(1) - hits)


def train(model, images, masks, options):
    """Trains and returns the loss of every step."""
    classes = len(COLORS)
    counts = torch.bincount(masks.flatten(), minlength=classes).float()
    # The background has most of the pixels; the other classes count for more, by the square root of how rare they are.
    weight = (counts.sum() / (classes * counts.clamp(1.0))).sqrt()
    loader = DataLoader(TensorDataset(images, masks), batch_size=options.batch_size, shuffle=True)
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    steps = options.epochs * len(loader)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    losses = []
    model.train()
    for epoch in range(1, options.epochs + 1):
        bar = Progress(loader, f"epoch {epoch}/{options.epochs}")
        for batch, truth in bar:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(batch), truth, weight=weight)
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            recent = losses[-20:]
            bar.show(loss=f"{sum(recent) / len(recent):.4f}")
    return losses


def predict(model, images, batch_size):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(batch).argmax(1) for batch in images.split(batch_size)])


def painted(masks):
    """Masks [N, H, W] as coloured images [N, 3, H, W]."""
    return torch.tensor(COLORS)[masks].permute(0, 3, 1, 2)


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"train_segmentation: {error}", file=sys.stderr)
        return 1
    images, masks = scenes_of(options.scenes, 2 * options.seed)
    test_images, test_masks = scenes_of(max(24, options.scenes // 8), 2 * options.seed + 1)
    model = options.make(len(COLORS))
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{options.model} ({parameters:,} parameters): {len(images):,} scenes to train, {len(test_images):,} to test")
    start = time.perf_counter()
    train(model, images, masks, options)
    seconds = time.perf_counter() - start
    guesses = predict(model, test_images, options.batch_size)
    table = confusion(test_masks, guesses, len(COLORS))
    overlaps = intersection_over_union(table).tolist()
    shown = slice(0, 12)
    picture = os.path.join(options.output, options.model + ".png")
    rows = torch.cat([test_images[shown] * 0.25 + 0.5, painted(test_masks[shown]), painted(guesses[shown])])
    save_image(rows, picture, nrow=12, pad_value=1.0)
    torch.save(model.state_dict(), os.path.join(options.output, options.model + ".safetensors"))
    for name, overlap in zip(("background", *Shapes(0).kinds), overlaps):
        print(f"{name:14s} {overlap:.3f}")
    print(f"mean IoU       {sum(overlaps) / len(overlaps):.3f}")
    print(f"pixel accuracy {torch.diagonal(table).sum().item() / table.sum().item():.2%}")
    print(f"time           {seconds:.1f} s")
    print(f"picture        {os.path.abspath(picture)}: scenes, truth, prediction")
    return 0


if __name__ == "__main__":
    sys.exit(main())
