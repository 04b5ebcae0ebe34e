"""Times every way that a convolution can go, and shows which one dlcore takes and what that costs.

    python benchmarks/tune.py [SHAPE ...] [--precision default | strict] [--threads N] [--seconds S] [--off RATIO]

A SHAPE is BATCHxCHANNELSxHEIGHTxWIDTH->CHANNELS with, in any order, kK (kernel; 3), sS (stride; 1), pP (padding; that which keeps
the size), dD (dilation; 1), gG (groups; 1), as in 4x64x56x56->128k3s2p1. Without shapes it takes a list that touches every
boundary between the ways.

A line for each of forward, gradient of the input and gradient of the weight gives the milliseconds of each way (best of the
run; the ways take turns), the way that is taken by itself, marked by a star, and its time beside that of the fastest way that
the precision allows. With --off only lines above that ratio are shown. The machine should be quiet.
"""

import argparse
import re
import sys
import time

import dlcore as torch
from dlcore import _core
from dlcore.nn import grad

WAYS = ("winograd4", "winograd2", "panels", "planes", "columns")
SHAPE = re.compile(r"(\d+)x(\d+)x(\d+)x(\d+)->(\d+)((?:[kspdg]\d+)*)")
SHAPES = (
    # 3 x 3, stride 1: many channels and small images, and the other way round
    *(f"{batch}x{channels}x{size}x{size}->{channels}" for batch in (1, 4, 16) for channels, size in (
        (16, 32), (32, 16), (64, 8), (64, 32), (64, 56), (128, 16), (128, 28), (256, 8), (256, 14), (512, 4), (512, 7))),
    *(f"4x{channels}x{size}x{size}->{channels}" for channels in (8, 16, 24, 48, 96, 192) for size in (2, 3, 5, 9, 14, 27)),
    "4x3x32x32->64", "4x16x32x32->3", "4x64x28x28->16", "1x512x7x7->64", "4x128x1x64->128", "2x64x2x40->64",
    # other kernels, strides, dilation and groups
    "4x64x56x56->128s2p1", "16x64x32x32->128s2p1", "4x64x56x56->128k1s2p0", "4x3x64x64->64k7s2p3", "4x128x28x28->128k5",
    "4x32x14x14->32k5", "2x1x28x28->6k5", "16x6x14x14->16k5p0", "4x64x28x28->64d2p2", "4x64x28x28->64g4", "4x64x28x28->64g64",
)


class Case:
    def __init__(self, text):
        match = SHAPE.fullmatch(text)
        if not match:
            sys.exit(f"tune.py: cannot read the shape '{text}'; expected something like 4x64x56x56->128k3s2p1")
        batch, channels, height, width, outputs = (int(number) for number in match.groups()[:5])
        options = {key: int(number) for key, number in re.findall(r"([kspdg])(\d+)", match[6])}
        kernel, dilation, groups = options.get("k", 3), options.get("d", 1), options.get("g", 1)
        self.name = text
        self.options = {"stride": options.get("s", 1), "padding": options.get("p", dilation * (kernel - 1) // 2), "dilation": dilation,
                        "groups": groups}
        self.image = torch.randn(batch, channels, height, width)
        self.weight = torch.randn(outputs, channels // groups, kernel, kernel)
        self.slope = torch.randn_like(torch.nn.functional.conv2d(self.image, self.weight, **self.options))

    def calls(self):
        image, weight, slope = self.image, self.weight, self.slope
        yield "forward", lambda: torch.nn.functional.conv2d(image, weight, **self.options)
        yield "input", lambda: grad.conv2d_input(image.shape, weight, slope, **self.options)
        yield "weight", lambda: grad.conv2d_weight(image, weight.shape, slope, **self.options)


def measured(call, seconds):
    """The best time of each way that the call can go, and the one that it goes by itself with its time."""
    possible = {}
    for way in ("automatic", *WAYS):
        _core._set_convolution_way(way)
        call()
        taken = _core._last_convolution_way()
        if way == "automatic":
            chosen = taken
        if way in ("automatic", taken):
            possible[way] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for way, times in possible.items():
            _core._set_convolution_way(way)
            call()
            begin = time.perf_counter()
            call()
            times.append(time.perf_counter() - begin)
    _core._set_convolution_way("automatic")
    best = {way: 1e3 * min(times) for way, times in possible.items()}
    return chosen, best.pop("automatic"), best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("shapes", nargs="*", metavar="SHAPE")
    parser.add_argument("--precision", choices=("default", "strict"), default="default")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--seconds", type=float, default=0.3, help="for each line")
    parser.add_argument("--off", type=float, default=0.0, help="show what is slower than the fastest way by this ratio")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    print(f"{'':30} {'':8}" + "".join(f"{way:>12}" for way in WAYS) + f"{'by itself':>22}{'ratio':>7}")
    ratios = []
    with torch.no_grad(), torch.convolution_precision(arguments.precision):
        for text in arguments.shapes or SHAPES:
            case = Case(text)
            for name, call in case.calls():
                chosen, own, best = measured(call, arguments.seconds)
                allowed = [time for way, time in best.items() if arguments.precision == "default" or way != "winograd4"]
                ratio = min(best.get(chosen, own), own) / min([own, *allowed])
                ratios.append(ratio)
                if ratio < arguments.off:
                    continue
                columns = "".join(
                    f"{'*' if way == chosen else ''}{best[way]:.3f}".rjust(12) if way in best else f"{'':12}" for way in WAYS)
                print(f"{case.name:30} {name:8}{columns}{f'{chosen} {own:.3f}':>22}{ratio:7.2f}", flush=True)
    ratios.sort()
    print(f"{len(ratios)} convolutions: the way taken needs {sum(ratios) / len(ratios):.3f} of the fastest one's time on average, "
          f"{ratios[-1]:.2f} at worst")


if __name__ == "__main__":
    main()
