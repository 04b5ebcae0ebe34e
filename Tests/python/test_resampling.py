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


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", ("bilinear", "nearest", "bicubic"))
@draws(18)
def test_grid_sample(draw, mode):
    axes = 2 if mode == "bicubic" else draw.integer(2, 3)
    high = 6 if axes == 2 else 4
    batch = draw.integer(1, 2)
    x = draw.randn(batch, draw.integer(1, 3), *[draw.integer(1 if mode == "nearest" else 2, high) for _ in range(axes)])
    reach = draw.choice(0.9, 1.5, 4.0)
    grid = draw.uniform(-reach, reach, batch, *[draw.integer(1, 4) for _ in range(axes)], axes)
    options = {
        "mode": mode,
        "padding_mode": draw.choice("zeros", "border", "reflection"),
        "align_corners": draw.choice(None, True, False),
    }
    # PyTorch has no second derivative of grid_sample.
    draw.compare(lambda torch, x, grid: torch.nn.functional.grid_sample(x, grid, **options), x, grid, order=1, single=1e-4)


@draws(10)
def test_affine_grid(draw):
    axes = draw.integer(2, 3)
    batch = draw.integer(1, 3)
    theta = draw.randn(batch, axes, axes + 1)
    size = [batch, 1, *[draw.integer(2, 5) for _ in range(axes)]]
    align_corners = draw.boolean()
    draw.compare(lambda torch, theta: torch.nn.functional.affine_grid(theta, size, align_corners=align_corners), theta)


@pytest.mark.parametrize("padding_mode", ("zeros", "border", "reflection"))
@pytest.mark.parametrize("mode", ("bilinear", "nearest", "bicubic"))
@draws(2)
def test_second_derivatives_of_grid_sample(draw, mode, padding_mode):
    axes = draw.integer(2, 2 if mode == "bicubic" else 3)
    x = draw.randn(1, 2, *[3] * axes).tensor(dlcore, False, False)
    grid = draw.uniform(-1.4, 1.4, 1, *[2] * axes, axes).tensor(dlcore, False, False)
    options = {"mode": mode, "padding_mode": padding_mode, "align_corners": draw.boolean()}
    sample = lambda x, grid: dlcore.nn.functional.grid_sample(x, grid, **options)
    assert dlcore.autograd.gradgradcheck(sample, (x, grid))
    # The rule in plain operations gives what the fused one gives.
    output = sample(x, grid)
    fused = dlcore.autograd.grad(output.sum(), [x, grid], retain_graph=True)
    plain = dlcore.autograd.grad(output.sum(), [x, grid], create_graph=True)
    for a, b in zip(fused, plain):
        assert float((a - b).abs().max()) < 1e-12


def test_positions_that_are_no_numbers():
    x = dlcore.arange(1.0, 10.0).reshape(1, 1, 3, 3)
    for value in (float("nan"), float("inf"), -float("inf"), 1e30, -1e30, 3e38):
        grid = dlcore.tensor([value, 0.0]).reshape(1, 1, 1, 2)
        for mode in ("bilinear", "nearest", "bicubic"):
            for padding_mode in ("zeros", "border", "reflection"):
                for align_corners in (False, True):
                    dlcore.nn.functional.grid_sample(x, grid, mode, padding_mode, align_corners)


@draws(1)
def test_refusals_of_grids(draw):
    image, grid = draw.randn(1, 1, 3, 3), draw.randn(1, 2, 2, 2)
    sample = lambda torch, x, g: torch.nn.functional.grid_sample(x, g, align_corners=False)
    for x, g in [
        (image, draw.randn(1, 2, 2, 3)),
        (image, draw.randn(2, 2, 2, 2)),
        (image, draw.randn(1, 2, 2)),
        (draw.randn(1, 1, 0, 2), grid),
    ]:
        draw.same_error(sample, x, g)
    for options in ({"mode": "x"}, {"padding_mode": "x"}):
        draw.same_error(lambda torch, x, g: torch.nn.functional.grid_sample(x, g, align_corners=False, **options), image, grid)
    for theta, size in [
        (draw.randn(2, 3), [1, 1, 2, 2]),
        (draw.randn(1, 2, 3), [1, 1, 2]),
        (draw.randn(1, 2, 3), [1, 1, 0, 2]),
        (draw.randn(1, 2, 3), [1, 1, 2, 2, 2]),
        (draw.randn(2, 2, 3), [1, 1, 2, 2]),
    ]:
        draw.same_error(lambda torch, t: torch.nn.functional.affine_grid(t, size, align_corners=False), theta)
