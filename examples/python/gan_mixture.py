"""A generative adversarial network and a variational autoencoder learn the same mixture of normal distributions in the plane.

The generator makes points from noise, the discriminator tells them from true ones, and each learns from the other; the variational
autoencoder maximises a lower bound of the likelihood instead. A picture shows true points beside those of both.

    python gan_mixture.py
    python gan_mixture.py --modes 5 --form minimax
    python gan_mixture.py --quick
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import optim
from dlcore.models import GenerativeAdversarialNetwork, VariationalAutoencoder
from dlcore.utils.images import draw_points, save_image
from dlcore.utils.progress import Progress

DEVIATION = 0.1


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Learn a mixture of normal distributions by two players, and by a bound.")
    parser.add_argument("--modes", type=int, help="normal distributions, on a circle (default: 8, or 2 with --quick)")
    parser.add_argument("--form", choices=("non-saturating", "minimax"), default="non-saturating", help="the generator's loss (default: non-saturating)")
    parser.add_argument("--steps", type=int, help="steps of each network (default: 8000, or 1200 with --quick)")
    parser.add_argument("--batch-size", type=int, default=128, help="points per step (default: 128)")
    parser.add_argument("--lr", type=float, default=1e-3, help="learning rate of Adam (default: 0.001; the autoencoder has twice of it)")
    parser.add_argument("--quick", action="store_true", help="some seconds: two modes, fewer steps")
    parser.add_argument("--seed", type=int, default=1, help="for the weights and the points (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    options.modes = (2 if options.quick else 8) if options.modes is None else options.modes
    options.steps = (1200 if options.quick else 8000) if options.steps is None else options.steps
    for name in ("modes", "steps", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


class Mixture:
    """Normal distributions of the same weight and deviation with centres on the unit circle."""

    def __init__(self, modes):
        angles = [2 * math.pi * mode / modes for mode in range(modes)]
        self.centres = torch.tensor([[math.cos(angle), math.sin(angle)] for angle in angles])

    def sample(self, count):
        places = torch.randint(0, len(self.centres), (count,))
        return self.centres[places] + DEVIATION * torch.randn(count, 2)

    def log_density(self, points):
        """In nats, [N]."""
        squares = (points.unsqueeze(1) - self.centres).square().sum(-1) / DEVIATION**2
        return torch.logsumexp(-0.5 * squares, dim=1) - math.log(2 * math.pi * DEVIATION**2 * len(self.centres))

    def quality(self, points):
        """The part of the points within three deviations of a centre, and how many centres have at least half of their share."""
        distances, nearest = (points.unsqueeze(1) - self.centres).square().sum(-1).sqrt().min(dim=1)
        near = distances < 3 * DEVIATION
        shares = torch.bincount(nearest[near], minlength=len(self.centres)).float() / len(points)
        return near.float().mean().item(), (shares > 0.5 / len(self.centres)).sum().item()


def train_players(mixture, options):
    model = GenerativeAdversarialNetwork(2, noise_size=8, hidden_sizes=(64, 64), form=options.form)
    players = (optim.Adam(model.discriminator.parameters(), lr=options.lr, betas=(0.5, 0.999)),
               optim.Adam(model.generator.parameters(), lr=options.lr, betas=(0.5, 0.999)))
    schedules = [optim.lr_scheduler.LambdaLR(player, lambda step: 1.0 - 0.9 * step / options.steps) for player in players]
    steps = Progress(range(options.steps), "adversarial network    ")
    for step in steps:
        losses = model.alternate(mixture.sample(options.batch_size), *players)
        for schedule in schedules:
            schedule.step()
        if step % 50 == 0:
            steps.show(discriminator=f"{losses.discriminator:.3f}", generator=f"{losses.generator:.3f}")
    return model


def train_bound(mixture, options):
    model = VariationalAutoencoder((2, 64, 64), latent_size=2, likelihood="gaussian")
    with torch.no_grad():
        # A decoder that is sure of itself at the beginning keeps the codes from being ignored.
        model.log_scale.fill_(-2.0)
    optimizer = optim.Adam(model.parameters(), lr=2 * options.lr)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1.0 - 0.9 * step / options.steps)
    steps = Progress(range(options.steps), "variational autoencoder")
    for step in steps:
        optimizer.zero_grad()
        loss = model.bound(mixture.sample(options.batch_size)).loss
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            steps.show(bound=f"{loss.item():.3f}")
    return model


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"gan_mixture: {error}", file=sys.stderr)
        return 1
    mixture = Mixture(options.modes)
    print(f"mixture of {options.modes} normal distributions, {options.steps:,} steps of {options.batch_size} points, {torch.get_num_threads()} threads")
    start = time.perf_counter()
    untrained = GenerativeAdversarialNetwork(2, noise_size=8, hidden_sizes=(64, 64)).sample(2000)
    players = train_players(mixture, options)
    variational = train_bound(mixture, options)
    seconds = time.perf_counter() - start
    true, held_out = mixture.sample(2000), mixture.sample(500)
    single = true.mean(0) + true.std(0) * torch.randn(2000, 2)
    with torch.no_grad():
        rows = [("true points", true), ("adversarial network", players.sample(2000)), ("variational autoencoder", variational.sample(2000)),
                ("one normal distribution", single), ("adversarial, untrained", untrained)]
        print(f"\n{'points of':<26}near a centre   centres reached")
        for label, points in rows:
            near, reached = mixture.quality(points)
            print(f"  {label:<26}{near:>9.1%}   {reached:>8} of {options.modes}")
        evidence = variational.log_evidence(held_out, draws=200).mean().item()
        deviations = held_out.std(0).clamp(min=DEVIATION / 2)
        normal = (-0.5 * ((held_out - held_out.mean(0)) / deviations).square() - deviations.log() - 0.5 * math.log(2 * math.pi)).sum(1).mean().item()
        print(f"log-likelihood of new points in nats: true {mixture.log_density(held_out).mean().item():.2f}, variational autoencoder {evidence:.2f}, "
              f"one normal distribution {normal:.2f} (an adversarial network has none)")
    picture = os.path.join(options.output, "gan_mixture.png")
    save_image(torch.stack([draw_points([points], (-1.6, 1.6)) for _, points in rows[:3]]), picture, nrow=3, pad_value=0.5)
    print(f"time    {seconds:.1f} s")
    print(f"picture {os.path.abspath(picture)}: true points, adversarial network, variational autoencoder")
    return 0


if __name__ == "__main__":
    sys.exit(main())
