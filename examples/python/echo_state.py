"""An echo-state network beside an LSTM, on a task that needs nothing but memory: to say what the input was some steps ago.

The reservoir of the echo-state network is random and stays so; its read-out is the solution of one linear system. The LSTM learns
by gradient descent through time. What they remember is measured for each delay as the squared correlation between what they say and
what was; the sum over delays is the memory capacity, which no reservoir can have above its number of neurons.

    python echo_state.py
    python echo_state.py --neurons 200 --radius 0.99 --longest 60
    python echo_state.py --quick
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import nn, optim
from dlcore.models import EchoStateNetwork, delayed_recall, memory_capacity
from dlcore.nn import functional as F
from dlcore.utils.progress import Progress

WASHOUT = 40
LENGTH = 200


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="An echo-state network beside an LSTM on a long-memory task.")
    parser.add_argument("--neurons", type=int, default=100, help="neurons of the reservoir (default: 100)")
    parser.add_argument("--radius", type=float, default=0.95, help="spectral radius of the reservoir (default: 0.95)")
    parser.add_argument("--input-scale", type=float, default=0.1, help="size of the inputs' weights (default: 0.1)")
    parser.add_argument("--hidden", type=int, default=64, help="width of the LSTM (default: 64)")
    parser.add_argument("--longest", type=int, help="the longest delay, at most 100 (default: 40, or 8 with --quick)")
    parser.add_argument("--steps", type=int, help="steps of the LSTM (default: 800, or 120 with --quick)")
    parser.add_argument("--lr", type=float, default=0.01, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.01)")
    parser.add_argument("--quick", action="store_true", help="some seconds: shorter delays and fewer steps")
    parser.add_argument("--seed", type=int, default=1, help="for the weights and the inputs (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    for name, usual, quick in (("longest", 40, 8), ("steps", 800, 120)):
        if getattr(options, name) is None:
            setattr(options, name, quick if options.quick else usual)
    for name in ("neurons", "hidden", "longest", "steps", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if options.longest > 100:
        parser.error(f"--longest: expected at most 100 steps, got {options.longest}")
    for name in ("radius", "input_scale", "lr"):
        if not getattr(options, name) > 0:
            parser.error(f"--{name.replace('_', '-')}: expected a number above 0, got {getattr(options, name)}")
    return options


class Recaller(nn.Module):
    """Inputs [N, T, 1] to outputs [N, T, delays] by an LSTM whose forget gates begin open."""

    def __init__(self, hidden, delays):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.output = nn.Linear(hidden, delays)
        with torch.no_grad():
            self.lstm.bias_ih_l0[hidden : 2 * hidden] = 2.0

    def forward(self, inputs):
        return self.output(self.lstm(inputs)[0])


def train(model, delays, options):
    """Minimises the squared error on new inputs in every step."""
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / options.steps)))
    steps = Progress(range(options.steps), "LSTM")
    for _ in steps:
        inputs, targets = delayed_recall(16, 100 if options.longest < 60 else LENGTH, delays)
        optimizer.zero_grad()
        loss = F.mse_loss(model(inputs)[:, WASHOUT:], targets[:, WASHOUT:])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        steps.show(error=f"{loss.item():.4f}")


def draw_curves(curves, delays, path):
    """Memory over the delay as an SVG file, a line for each network."""
    width, height, left, top = 560, 300, 50, 30
    colours = ("#0072b2", "#d55e00", "#009e73")

    def place(delay, value):
        return f"{left + (delay - delays[0]) / max(delays[-1] - delays[0], 1) * width:.1f},{top + (1 - value) * height:.1f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 150} {top + height + 50}" font-family="sans-serif" font-size="13">',
             '<rect width="100%" height="100%" fill="white"/>']
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = top + (1 - tick) * height
        parts.append(f'<path d="M{left},{y:.1f}h{width}" stroke="#ddd"/><text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for delay in sorted({delays[0], delays[-1], *(delay for delay in delays if delay % 10 == 0)}):
        x = place(delay, 0).split(",")[0]
        parts.append(f'<text x="{x}" y="{top + height + 18}" text-anchor="middle">{delay}</text>')
    for number, (label, values) in enumerate(curves.items()):
        points = " ".join(place(delay, value) for delay, value in zip(delays, values))
        colour = colours[number % len(colours)]
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{left + width + 10}" y="{top + 15 + 20 * number}" fill="{colour}">{label}</text>')
    parts.append(f'<text x="{left + width / 2}" y="{top + height + 40}" text-anchor="middle">delay in steps</text>')
    parts.append(f'<text x="{left}" y="18">squared correlation with the input of so many steps ago</text></svg>')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"echo_state: {error}", file=sys.stderr)
        return 1
    delays = list(range(1, options.longest + 1))
    reservoir = EchoStateNetwork(1, options.neurons, len(delays), radius=options.radius, input_scale=options.input_scale)
    lstm = Recaller(options.hidden, len(delays))
    learned = sum(parameter.numel() for parameter in lstm.parameters())
    print(f"echo-state network of {options.neurons} neurons ({reservoir.weight_out.numel():,} numbers learned), LSTM of {options.hidden} "
          f"({learned:,} learned), delays 1 to {options.longest}, {torch.get_num_threads()} threads")
    start = time.perf_counter()
    reservoir.fit(*delayed_recall(16, LENGTH, delays), washout=WASHOUT, ridge=1e-7)
    solved = time.perf_counter() - start
    start = time.perf_counter()
    train(lstm, delays, options)
    trained = time.perf_counter() - start
    inputs, targets = delayed_recall(16, LENGTH, delays)
    curves = {}
    with torch.no_grad():
        echoing = inputs.expand(inputs.shape[0], inputs.shape[1], len(delays))
        for label, outputs in (("echo-state network", reservoir(inputs)), ("LSTM", lstm(inputs)), ("the input itself", echoing)):
            curves[label] = memory_capacity(outputs, targets, WASHOUT).tolist()
    shown = sorted({1, 2, 5, *(delay for delay in delays if delay % 10 == 0), delays[-1]} & set(delays))
    print(f"\n{'memory by delay':<22}" + "".join(f"{delay:>6}" for delay in shown) + "   together")
    for label, values in curves.items():
        print(f"  {label:<20}" + "".join(f"{values[delay - 1]:>6.2f}" for delay in shown) + f"{sum(values):>11.1f} of {len(delays)}")
    picture = os.path.join(options.output, "echo_state.svg")
    draw_curves(curves, delays, picture)
    print(f"time    {solved:.2f} s to solve for the read-out, {trained:.1f} s to train the LSTM")
    print(f"picture {os.path.abspath(picture)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
