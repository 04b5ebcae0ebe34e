"""Gradients through many layers: vanishing, exploding, and what skip connections do."""

import dlcore as torch
from dlcore import nn

from ._experiment import experiment


def orthogonal(size, gain):
    """A random orthogonal matrix times a number."""
    matrix, _ = torch.linalg.qr(torch.randn(size, size, dtype=torch.float64))
    return gain * matrix


def gradient_ratio(weights, layer):
    """|dL/d input| / |dL/d output| of a stack of layers, for the loss L = sum of the output times a fixed random vector."""
    size = weights[0].shape[0]
    start = torch.randn(size, dtype=torch.float64, requires_grad=True)
    value = start
    for weight in weights:
        value = layer(value, weight)
    direction = torch.randn(size, dtype=torch.float64)
    (gradient,) = torch.autograd.grad((value * direction).sum(), start)
    return (gradient.norm() / direction.norm()).item()


@experiment(
    "gradient-depth",
    "Gradients that vanish and explode with depth",
    ["tum-p4f-resnet-block", "tum-p7lenet-d-deep-drawbacks", "cmput328-q42-vanishing-exploding"],
)
def gradient_depth(result):
    """Backward through a stack of layers the gradient is multiplied by the derivative of each of them. Factors below one
    let it vanish exponentially with depth, factors above one let it explode. A skip connection adds one to each factor,
    H(x) = x + F(x), so that a way through the stack remains on which nothing is lost."""
    depths = [1, 2, 5, 10, 20, 30, 40]
    size = 24
    kinds = {
        "orthogonal, gain 0.5": (0.5, lambda x, w: w @ x),
        "orthogonal, gain 1.5": (1.5, lambda x, w: w @ x),
        "sigmoid": (1.0, lambda x, w: torch.sigmoid(w @ x)),
        "tanh, gain 0.7": (0.7, lambda x, w: torch.tanh(w @ x)),
        "tanh, gain 0.7, with skips": (0.7, lambda x, w: x + torch.tanh(w @ x)),
    }
    ratios = {}
    for name, (gain, layer) in kinds.items():
        ratios[name] = [gradient_ratio([orthogonal(size, gain) for _ in range(depth)], layer) for depth in depths]
    for gain in (0.5, 1.5):
        exact = all(abs(r / gain**d - 1.0) < 1e-9 for r, d in zip(ratios[f"orthogonal, gain {gain}"], depths))
        result.found(f"Orthogonal layers of gain {gain} multiply the gradient by {gain}^depth, to nine digits", exact)
    result.found(
        "Sigmoid layers pass at most 1/4 each: the gradient stays below 4^-depth",
        all(r <= 0.25**d * (1.0 + 1e-9) for r, d in zip(ratios["sigmoid"], depths)),
    )
    result.found(
        "40 tanh layers of gain 0.7 leave less than 0.7^40 = 6.4e-7 of the gradient", ratios["tanh, gain 0.7"][-1] <= 0.7**40
    )
    result.found(
        "With skips the gradient at 40 layers is between 1/100 and 100 times the one at the output",
        0.01 < ratios["tanh, gain 0.7, with skips"][-1] < 100.0,
    )

    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    plain, skipping = x, x
    for _ in range(10):
        plain, skipping = 0.1 * plain, skipping + 0.1 * skipping
    scalars = [torch.autograd.grad(value, x)[0].item() for value in (plain, skipping)]
    result.facts["ten layers of derivative 0.1, without and with skips"] = scalars
    result.found(
        "Ten scalar layers of derivative 0.1: 1e-10 without skips, 1.1^10 = 2.594 with them",
        abs(scalars[0] / 1e-10 - 1) < 1e-12 and abs(scalars[1] / 1.1**10 - 1) < 1e-12,
    )
    deep = x
    for _ in range(20):
        deep = torch.sigmoid(deep)
    twenty = torch.autograd.grad(deep, x)[0].item()
    result.facts["twenty sigmoids of unit weight"] = [twenty, 0.25**20]
    result.found("Twenty sigmoids of unit weight leave less than 0.25^20 = 9.1e-13", 0.0 < twenty < 0.25**20)
    for name, values in ratios.items():
        result.facts[f"gradient ratio, {name}"] = values
    result.plot(
        "What is left of the gradient at the first layer",
        "layers",
        "|dL/dx first| / |dL/dx last|",
        {name: (depths, values) for name, values in ratios.items()},
        log_y=True,
    )


@experiment(
    "residual-block",
    "The derivative of a residual block",
    ["tum-p4f-resnet-block", "tum-p4g-residual-derivative", "tum-p7lenet-e-skip-gradient"],
)
def residual_block(result):
    """For H(x) = x + R(x) the Jacobian is the identity plus the Jacobian of R. Even where the inner layers are dead, the
    gradient comes through unchanged. Two blocks z = relu(G(y) + y), y = relu(F(x) + x) multiply the gradient by (1 +
    F')(1 + G') instead of F' G'."""
    first, second = torch.randn(5, 5, dtype=torch.float64), torch.randn(5, 5, dtype=torch.float64)
    point = torch.randn(5, dtype=torch.float64)

    def inner(x):
        return second @ torch.tanh(first @ x)

    block = torch.autograd.functional.jacobian(lambda x: x + inner(x), point)
    inside = torch.autograd.functional.jacobian(inner, point)
    by_hand = second @ torch.diag(1.0 - torch.tanh(first @ point) ** 2) @ first
    result.found(
        "dH/dx - dR/dx is the identity matrix", (block - inside - torch.eye(5, dtype=torch.float64)).abs().max().item() < 1e-12
    )
    result.found("dR/dx is W2 diag(1 - tanh^2) W1", (inside - by_hand).abs().max().item() < 1e-12)
    dead = torch.autograd.functional.jacobian(lambda x: x + second @ torch.relu(first @ x - 1e6), point)
    result.found("With dead inner layers the Jacobian is the identity", torch.equal(dead, torch.eye(5, dtype=torch.float64)))
    x = torch.tensor(1.5, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(x + -0.7 * (0.3 * x), x)
    result.facts["scalar block with weights 0.3 and -0.7"] = slope.item()
    result.found("Scalar layers 0.3 and -0.7: dH/dx = 1 - 0.21 = 0.79", abs(slope.item() - 0.79) < 1e-14)

    w0 = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    w1, w2, w3, x = 0.8, 0.6, 0.9, 2.0
    slopes = []
    for skip in (1.0, 0.0):
        y = torch.relu(w1 * torch.relu(w0 * x) + skip * x)
        z = torch.relu(torch.relu(w2 * y) * w3 + skip * y)
        slopes.append(torch.autograd.grad(z, w0)[0].item())
    chain = [(1.0 + w2 * w3) * w1 * x, w2 * w3 * w1 * x]
    result.facts["derivative of two blocks by the first weight, with and without skips"] = slopes
    result.found(
        "Two blocks with all units active: by the first weight w0 the derivative is (1 + w2 w3) w1 x = 2.464 with skips and "
        "w2 w3 w1 x = 0.864 without",
        all(abs(a - b) < 1e-12 for a, b in zip(slopes, chain)),
    )
    result.picture("Jacobian of the block", block)
    result.picture("Jacobian of its inner part", inside)


@experiment("encoder-decoder-skips", "Skips from an encoder to its decoder", ["cmput328-q34-skip-connection-segmentation"])
def encoder_decoder_skips(result):
    """A segmentation network squeezes the image through a coarse bottleneck and blows it up again. What is smaller than a
    cell of the coarse map is lost there. A connection that hands the fine features of the encoder to the decoder brings
    it back, and carries gradient to the encoder even when nothing comes through the bottleneck."""
    encoder = nn.Conv2d(1, 4, 3, padding=1).double()
    bottleneck = nn.Conv2d(4, 4, 3, stride=4, padding=1).double()
    decoder = nn.Conv2d(8, 1, 3, padding=1).double()
    image = torch.rand(1, 1, 16, 16, dtype=torch.float64)
    norms = {}
    for skip in (True, False):
        for blocked in (True, False):
            fine = torch.relu(encoder(image))
            coarse = nn.functional.interpolate(bottleneck(fine), scale_factor=4, mode="nearest")
            coarse = coarse * (0.0 if blocked else 1.0)
            out = decoder(torch.cat([coarse, fine if skip else torch.zeros_like(fine)], dim=1))
            gradient = torch.autograd.grad((out**2).sum(), encoder.weight)[0]
            norms[skip, blocked] = gradient.norm().item()
    result.facts["encoder gradient: skip, skip and blocked, none, none and blocked"] = [
        norms[True, False],
        norms[True, True],
        norms[False, False],
        norms[False, True],
    ]
    result.found(
        "Without a skip and with the bottleneck at zero the encoder's gradient is exactly zero", norms[False, True] == 0.0
    )
    result.found("With the skip gradient reaches the encoder all the same", norms[True, True] > 0.0)
    # Chessboards of single pixels in both colourings. Within a coarse cell the enlarged map is constant, so a 3 x 3 filter
    # gives the inner 2 x 2 of its 4 x 4 pixels one value: these four are wrong by 1/4 on average, whatever the weights.
    board = (torch.arange(16).unsqueeze(0) + torch.arange(16).unsqueeze(1)) % 2
    boards = torch.stack([board, 1 - board]).unsqueeze(1).to(torch.float32)
    left = {}
    for skip in (True, False):
        layers = nn.ModuleList(
            [nn.Conv2d(1, 4, 3, padding=1), nn.Conv2d(4, 4, 3, stride=4, padding=1), nn.Conv2d(8, 1, 3, padding=1)]
        )
        optimizer = torch.optim.Adam(layers.parameters(), lr=0.02)
        for _ in range(150):
            fine = torch.tanh(layers[0](boards))
            coarse = nn.functional.interpolate(layers[1](fine), scale_factor=4, mode="nearest")
            out = layers[2](torch.cat([coarse, fine if skip else torch.zeros_like(fine)], dim=1))
            loss = nn.functional.mse_loss(out, boards)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        left[skip] = loss.item()
        result.picture(f"Chessboard {'with' if skip else 'without'} skips", out.detach()[0, 0])
    result.facts["error on chessboards after training, with and without skips"] = [left[True], left[False]]
    result.found(
        "On chessboards of single pixels no training without skips can get below an error of 1/16", left[False] >= 0.0625
    )
    result.found("With skips the same training gets below 1/100", left[True] < 0.01)
