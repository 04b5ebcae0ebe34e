"""Resizing and rearranging against PyTorch over random shapes and options."""

import dlcore
import pytest
import torch
from oracle import draws

MODES = {1: ("nearest", "nearest-exact", "linear", "area"), 2: ("nearest", "nearest-exact", "bilinear", "bicubic", "area"),
         3: ("nearest", "nearest-exact", "trilinear", "area")}
SMOOTH = ("linear", "bilinear", "trilinear", "bicubic")


@pytest.mark.parametrize("axes", (1, 2, 3))
@draws(30)
def test_interpolate(draw, axes):
    mode = draw.choice(*MODES[axes])
    shape = [draw.integer(1, 2), draw.integer(1, 3), *[draw.integer(1, 7 if axes < 3 else 4) for _ in range(axes)]]
    options = {"mode": mode}
    if draw.boolean():
        options["size"] = draw.integer(1, 9) if draw.boolean() else tuple(draw.integer(1, 9 if axes < 3 else 6) for _ in range(axes))
    else:
        low = 1.0 if min(shape[2:]) == 1 else 0.6
        factors = [draw.choice(1.0, 2.0, 3.0, draw.real(low, 2.7)) for _ in range(axes)]
        options["scale_factor"] = factors[0] if draw.boolean() else tuple(factors)
        if draw.boolean():
            options["recompute_scale_factor"] = True
        # Where a size is cut to nothing, both refuse.
        sizes = [int(n * (factors[0] if not isinstance(options["scale_factor"], tuple) else f)) for n, f in zip(shape[2:], factors)]
        if min(sizes) < 1:
            return
    if mode in SMOOTH:
        options["align_corners"] = draw.choice(None, True, False)
    if mode in ("bilinear", "bicubic") and draw.boolean():
        options["antialias"] = True
    x = draw.randn(*shape)
    draw.compare(lambda torch, x: torch.nn.functional.interpolate(x, **options), x)


@draws(10)
def test_interpolate_from_many_to_few(draw):
    mode = draw.choice("bilinear", "bicubic")
    x = draw.randn(1, 2, draw.integer(20, 60), draw.integer(20, 60))
    size = (draw.integer(1, 9), draw.integer(1, 9))
    antialias = draw.boolean()
    draw.compare(lambda torch, x: torch.nn.functional.interpolate(x, size, mode=mode, antialias=antialias), x)


@draws(4)
def test_nearest_keeps_the_dtype(draw):
    x = draw.integers(0, 200, 2, 2, 3, 5, dtype="uint8")
    size = draw.integer(1, 9)
    draw.compare(lambda torch, x: torch.nn.functional.interpolate(x, size), x, order=0)


@draws(1)
def test_refusals(draw):
    image, sequence = draw.randn(1, 1, 3, 3), draw.randn(1, 1, 3)
    for x, options in [
        (image, {}),
        (image, {"size": 2, "scale_factor": 2.0}),
        (image, {"size": (1, 2, 3)}),
        (image, {"scale_factor": (1.0, 2.0, 3.0)}),
        (image, {"size": 2, "recompute_scale_factor": True}),
        (image, {"size": 2, "align_corners": True}),
        (image, {"size": 0}),
        (image, {"size": 2, "mode": "linear"}),
        (image, {"size": 2, "mode": "nothing"}),
        (sequence, {"size": 2, "mode": "bilinear"}),
        (sequence, {"size": 2, "mode": "linear", "antialias": True}),
        (draw.randn(3, 3), {"size": 2}),
    ]:
        draw.same_error(lambda torch, x: torch.nn.functional.interpolate(x, **options), x)
    for name, shape, number in [
        ("pixel_shuffle", (2, 3), 2),
        ("pixel_shuffle", (1, 3, 2, 2), 2),
        ("pixel_shuffle", (1, 4, 2, 2), 0),
        ("pixel_unshuffle", (1, 1, 3, 2), 2),
        ("pixel_unshuffle", (1, 1, 2, 2), -2),
        ("channel_shuffle", (1, 5, 2, 2), 2),
        ("channel_shuffle", (1, 4, 2, 2), 0),
    ]:
        draw.same_error(lambda torch, x: getattr(torch.nn.functional, name)(x, number), draw.randn(*shape))


@draws(8)
def test_pixels_and_channels(draw):
    r = draw.integer(1, 3)
    batch = [draw.integer(1, 2) for _ in range(draw.integer(0, 3))]
    x = draw.randn(*batch, draw.integer(1, 2) * r * r, draw.integer(1, 3), draw.integer(1, 3))
    draw.compare(lambda torch, x: torch.nn.functional.pixel_shuffle(x, r), x)
    y = draw.randn(*batch, draw.integer(1, 2), r * draw.integer(1, 3), r * draw.integer(1, 3))
    draw.compare(lambda torch, x: torch.nn.functional.pixel_unshuffle(x, r), y)
    groups = draw.integer(1, 4)
    z = draw.randn(2, groups * draw.integer(1, 3), 2, 3)
    draw.compare(lambda torch, x: torch.nn.functional.channel_shuffle(x, groups), z)


MODULES = [
    ("Upsample", {"scale_factor": 2}),
    ("Upsample", {"size": (5, 3), "mode": "bilinear", "align_corners": True}),
    ("Upsample", {"scale_factor": (1.5, 2), "mode": "bicubic", "recompute_scale_factor": True}),
    ("UpsamplingNearest2d", {"scale_factor": 3}),
    ("UpsamplingBilinear2d", {"size": 7}),
    ("PixelShuffle", {"upscale_factor": 2}),
    ("PixelUnshuffle", {"downscale_factor": 2}),
    ("ChannelShuffle", {"groups": 2}),
]


@pytest.mark.parametrize("name, options", MODULES, ids=[m[0] for m in MODULES])
@draws(2)
def test_modules(draw, name, options):
    assert repr(getattr(dlcore.nn, name)(**options)) == repr(getattr(torch.nn, name)(**options))
    draw.compare(lambda torch, x: getattr(torch.nn, name)(**options)(x), draw.randn(2, 4, 4, 6))
