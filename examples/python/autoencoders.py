"""Compares autoencoders on small pictures: linear, non-linear, denoising and variational.

A linear autoencoder cannot be better than principal component analysis, and reaches it; a non-linear one with the same number of
codes is better; one that learns from noisy pictures removes noise; and a variational one makes new pictures from random codes.

Without options, the pictures are generated: one shape each, white on black. With --data DIR they are MNIST's digits.

    python autoencoders.py
    python autoencoders.py --data ~/mnist --code 16
    python autoencoders.py --quick
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import optim
from dlcore.datasets import Shapes, load_mnist
from dlcore.models import Autoencoder, LinearAutoencoder, VariationalAutoencoder, optimal_linear_error
from dlcore.nn import functional as F
from dlcore.utils.images import save_image
from dlcore.utils.progress import Progress

NOISE = 0.4


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Compare autoencoders on small pictures.")
    parser.add_argument("--data", metavar="DIR", help="folder with MNIST's IDX files (default: generated shapes)")
    parser.add_argument("--code", type=int, default=8, help="numbers in a code (default: 8)")
    parser.add_argument("--pictures", type=int, help="pictures to learn from (default: 4000, or 500 with --quick)")
    parser.add_argument("--epochs", type=int, help="times to go through the pictures, for each network (default: 40, or 60 with --quick)")
    parser.add_argument("--batch-size", type=int, default=64, help="pictures per step (default: 64)")
    parser.add_argument("--lr", type=float, default=2e-3, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.002)")
    parser.add_argument("--quick", action="store_true", help="some seconds: fewer pictures and epochs")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the pictures and the noise (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    for name, usual, quick in (("pictures", 4000, 500), ("epochs", 40, 60)):
        if getattr(options, name) is None:
            setattr(options, name, quick if options.quick else usual)
    for name in ("code", "pictures", "epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def shapes_as_pictures(count, seed):
    """Pictures [count, 1, 20, 20] of one shape each, 1 inside and 0 outside."""
    scenes = Shapes(count, size=20, shapes=1, radius=(0.2, 0.4), rotate=False, kinds=("circle", "square", "triangle"), noise=0.0, seed=seed)
    return torch.stack([(scenes[number].mask > 0).float() for number in range(count)]).unsqueeze(1)


def load_data(options):
    """The name of the data, pictures to learn from and pictures to test, [N, 1, H, W] from 0 to 1."""
    if options.data is None:
        return "generated shapes", shapes_as_pictures(options.pictures, options.seed), shapes_as_pictures(500, options.seed + 1)
    parts = [load_mnist(options.data, part) for part in ("train", "test")]
    if parts[0] is None and parts[1] is None:
        raise ValueError(f"{options.data}: expected train-images-idx3-ubyte or t10k-images-idx3-ubyte, or one of them with .gz")
    pictures = [part[0].unsqueeze(1).float() / 255.0 for part in parts if part is not None]
    test = pictures[-1][-500:]
    return "MNIST", (pictures[0] if len(pictures) == 2 else pictures[0][:-500])[: options.pictures], test


def train(label, model, loss_of, pictures, options):
    """Minimises loss_of(batch) with Adam."""
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    batches = -(-len(pictures) // options.batch_size)
    steps = batches * options.epochs
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    model.train()
    epochs = Progress(range(options.epochs), f"{label:<22}")
    for _ in epochs:
        order, mean = torch.randperm(len(pictures)), 0.0
        for number in range(batches):
            places = order[number * options.batch_size : (number + 1) * options.batch_size]
            optimizer.zero_grad()
            loss = loss_of(pictures[places])
            loss.backward()
            optimizer.step()
            schedule.step()
            mean += (loss.item() - mean) / (number + 1)
        epochs.show(loss=f"{mean:.4f}")
    model.eval()


def squared_error(model, noise=0.0):
    """The loss of a picture and what the model makes of it, or of the picture with noise."""
    return lambda batch: F.mse_loss(model(batch + noise * torch.randn(batch.shape) if noise else batch), batch)


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        name, pictures, test = load_data(options)
        os.makedirs(options.output, exist_ok=True)
    except (OSError, ValueError) as error:
        print(f"autoencoders: {error}", file=sys.stderr)
        return 1
    shape, size = pictures.shape[1:], pictures[0].numel()
    pictures, test = pictures.flatten(1), test.flatten(1)
    if options.code > min(size, len(pictures)):
        print(f"autoencoders: --code: expected at most {min(size, len(pictures))} numbers for this data, got {options.code}", file=sys.stderr)
        return 1
    print(f"{name}: {len(pictures):,} pictures of {shape[1]} x {shape[2]} pixels to learn from, {len(test)} to test, codes of {options.code}, "
          f"{torch.get_num_threads()} threads")
    start = time.perf_counter()
    components = LinearAutoencoder(size, options.code)
    components.set_to_principal_components(pictures)
    linear = LinearAutoencoder(size, options.code)
    with torch.no_grad():
        linear.decoder.bias.copy_(pictures.mean(0))
    curved = Autoencoder((size, 256, 64, options.code))
    cleaner = Autoencoder((size, 256, 4 * options.code))
    variational = VariationalAutoencoder((size, 256, 64), options.code)
    train("linear", linear, squared_error(linear), pictures, options)
    train("non-linear", curved, squared_error(curved), pictures, options)
    train("denoising", cleaner, squared_error(cleaner, NOISE), pictures, options)
    train("variational", variational, lambda batch: variational.bound(batch).loss, pictures, options)
    seconds = time.perf_counter() - start
    with torch.no_grad():
        mean = pictures.mean(0)
        rows = [("the mean picture", mean.expand(test.shape)), ("principal components", components(test)), ("linear autoencoder", linear(test)),
                ("non-linear autoencoder", curved(test))]
        print("\nmean squared error of a pixel" + " " * 9 + "learned from   test")
        for label, result in rows:
            model = {"principal components": components, "linear autoencoder": linear, "non-linear autoencoder": curved}.get(label)
            learned = F.mse_loss(model(pictures) if model is not None else mean.expand(pictures.shape), pictures)
            print(f"  {label:<36}{learned.item():>12.5f}{F.mse_loss(result, test).item():>10.5f}")
        least = optimal_linear_error(pictures, options.code).item() / pictures.numel()
        print(f"  what no linear one can be better than: {least:.5f}, from the singular values")
        noisy = test + NOISE * torch.randn(test.shape)
        cleaned = cleaner(noisy)
        print(f"noise removed: squared error {F.mse_loss(noisy, test).item():.4f} before, {F.mse_loss(cleaned, test).item():.4f} after")
        bound = variational.bound(test)
        chances = mean.clamp(0.001, 0.999)
        independent = F.binary_cross_entropy(chances.expand(test.shape), test, reduction="none").sum(1).mean()
        print(f"nats for a test picture: variational autoencoder at most {bound.loss.item():.1f} ({bound.reconstruction.item():.1f} and "
              f"divergence {bound.kl.item():.1f}), independent pixels {independent.item():.1f}")
        groups = [test[:12], components(test[:12]), curved(test[:12]), noisy[:12], cleaned[:12], variational.sample(12)]
    picture = os.path.join(options.output, "autoencoders.png")
    tiles = torch.cat(groups).reshape(-1, *shape)
    save_image(F.interpolate(tiles, scale_factor=2, mode="nearest"), picture, nrow=12, pad_value=0.5)
    print(f"time    {seconds:.1f} s")
    print(f"picture {os.path.abspath(picture)}: rows of true pictures, by principal components, by the non-linear autoencoder, with noise, "
          "without it, new ones")
    return 0


if __name__ == "__main__":
    sys.exit(main())
