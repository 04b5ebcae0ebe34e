"""Pooling and sampling: padding, ties, and positions between pixels."""

import dlcore as torch
import dlcore.nn.functional as F

from ._experiment import experiment


@experiment(
    "pooling-padding-and-ties",
    "Max pooling: what the border is worth, and who wins a tie",
    ["tum-p5a-forward", "tum-p5b-bce", "tum-p5d-update"],
)
def pooling_padding_and_ties(result):
    """Max pooling needs values for the places beyond the border. With minus infinity they never win; with zeros they beat
    every negative pixel, which then gets no gradient. Where a pixel is equal to the padding, or to another pixel, the
    maximum has no derivative, and a rule has to choose: the first in reading order, the pixel, or equal shares. All of
    them are subgradients, and a gradient step depends on which."""
    images = torch.tensor([[[1.0, -0.5], [2, -2]], [[-2, 1], [-1.5, 1]], [[1, 0], [0, 0]]], dtype=torch.float64).unsqueeze(0)
    target = torch.tensor([[0.0, 1.0], [1.0, 0.0]], dtype=torch.float64)
    convolved = F.conv2d(images, torch.ones(1, 3, 1, 1, dtype=torch.float64))
    zero = F.max_pool2d(convolved, 2, 2, 1, padding_value=0.0)[0, 0]
    infinite = F.max_pool2d(convolved, 2, 2, 1)[0, 0]
    result.facts["after the 1 x 1 convolution"] = convolved[0, 0].tolist()
    result.facts["pooled with zeros"], result.facts["pooled with minus infinity"] = zero.tolist(), infinite.tolist()
    result.found(
        "Padded with zeros the pixel -1 loses against the border: the result is 0", zero.tolist() == [[0, 0.5], [0.5, 0]]
    )
    result.found("Padded with minus infinity it comes through", infinite.tolist() == [[0, 0.5], [0.5, -1]])

    def loss(pooled):
        return -torch.where(target == 1.0, pooled, 1.0 - pooled).log().sum()

    rules = {
        "the first in reading order, here the border": lambda x: F.max_pool2d(F.pad(x, (1, 1, 1, 1)), 2, 2),
        "the pixel": lambda x: F.max_pool2d(x, 2, 2, 1, padding_value=0.0),
        "equal shares of pixel and border": lambda x: torch.maximum(x, torch.zeros_like(x)),
    }
    gradients = {}
    for rule, pool in rules.items():
        weight = torch.ones(1, 3, 1, 1, dtype=torch.float64, requires_grad=True)
        value = loss(pool(F.conv2d(images, weight))[0, 0])
        gradients[rule] = torch.autograd.grad(value, weight)[0].flatten().tolist()
        result.facts[f"gradient of the weights, a tie goes to {rule}"] = gradients[rule]
    result.facts["loss"] = value.item()
    result.found("The loss is 2 log 2 under every rule", abs(value.item() - 2 * 0.6931471805599453) < 1e-14)
    result.found(
        "A tie for the border gives the gradient (-3, 1, 0)",
        gradients["the first in reading order, here the border"] == [-3, 1, 0],
    )
    result.found("A tie for the pixel gives (-2, -1, 1)", gradients["the pixel"] == [-2, -1, 1])
    result.found(
        "Equal shares give the mean of the two, (-2.5, 0, 0.5)", gradients["equal shares of pixel and border"] == [-2.5, 0, 0.5]
    )

    equal = torch.zeros(1, 1, 2, 2, dtype=torch.float64, requires_grad=True)
    first = torch.autograd.grad(F.max_pool2d(equal, 2).sum(), equal)[0].flatten().tolist()
    shares = torch.autograd.grad(equal.amax(dim=(2, 3)).sum(), equal)[0].flatten().tolist()
    result.found(
        "Four equal pixels: max pooling takes the first, amax gives a quarter to each",
        first == [1, 0, 0, 0] and shares == [0.25] * 4,
    )
    step = 1e-6
    slopes = []
    for direction in (1.0, -1.0):
        moved = torch.zeros(1, 1, 2, 2, dtype=torch.float64)
        moved[0, 0, 0, 0] = direction * step
        slopes.append(F.max_pool2d(moved, 2).item() / step)
    result.found(
        "At the tie the slope is 1 upwards and 0 downwards: every rule between them is a subgradient", slopes == [1.0, 0.0]
    )
    result.picture("Image after the convolution", convolved[0, 0])
    result.picture("Pooled with zeros", zero)
    result.picture("Pooled with minus infinity", infinite)


def sample(image, x, y, mode="bilinear"):
    """An image (h, w) at column x and row y, counted in pixels from the first one's centre."""
    height, width = image.shape
    place = torch.stack([2.0 * x / (width - 1) - 1.0, 2.0 * y / (height - 1) - 1.0])
    return F.grid_sample(image.reshape(1, 1, height, width), place.reshape(1, 1, 1, 2), mode=mode, align_corners=True).reshape(
        ()
    )


@experiment("bilinear-sampling", "Why bilinear sampling can be trained", ["cmput328-q45-bilinear-differentiable"])
def bilinear_sampling(result):
    """Between pixels the sampled value is V = sum I_ij max(0, 1 - |x - j|) max(0, 1 - |y - i|): linear in the image, and
    piecewise linear in the position. So it has gradients for both, and a network can learn where to look (spatial
    transformers, Jaderberg et al., 2015). Taking the nearest pixel is piecewise constant: its gradient for the position
    is zero. At the position of a pixel itself left and right slope differ, and only a subgradient exists."""
    image = torch.tensor([[1.0, 2], [3, 5]], dtype=torch.float64, requires_grad=True)
    x = torch.tensor(0.25, dtype=torch.float64, requires_grad=True)
    y = torch.tensor(0.6, dtype=torch.float64, requires_grad=True)
    value = sample(image, x, y)
    d_image, d_x, d_y = torch.autograd.grad(value, (image, x, y))
    result.facts["value, dV/dx, dV/dy"] = [value.item(), d_x.item(), d_y.item()]
    result.facts["dV/dI"] = d_image.tolist()

    def close(a, b):
        return abs(a - b) < 1e-14

    result.found("At (0.25, 0.6) in [[1, 2], [3, 5]] the value is 2.6", close(value.item(), 2.6))
    result.found("dV/dx = (1 - y)(I01 - I00) + y (I11 - I10) = 1.6", close(d_x.item(), 1.6))
    result.found("dV/dy = (1 - x)(I10 - I00) + x (I11 - I01) = 2.25", close(d_y.item(), 2.25))
    weights = [[0.75 * 0.4, 0.25 * 0.4], [0.75 * 0.6, 0.25 * 0.6]]
    result.found(
        "dV/dI are the four weights, with the sum 1",
        all(close(a, b) for r, s in zip(d_image.tolist(), weights) for a, b in zip(r, s)) and close(d_image.sum().item(), 1.0),
    )
    nearest = sample(image, x, y, mode="nearest")
    flat = torch.autograd.grad(nearest, (x, y), allow_unused=True)
    result.found("The nearest pixel has no gradient for the position", all(g is None or g.item() == 0.0 for g in flat))
    pictures = torch.randn(2, 2, 4, 5, dtype=torch.float64, requires_grad=True)
    # Positions inside cells, away from the pixels, where the derivative exists.
    cells = torch.stack([torch.randint(0, 4, (2, 3, 3)), torch.randint(0, 3, (2, 3, 3))], dim=3)
    within = cells + 0.2 + 0.6 * torch.rand(2, 3, 3, 2, dtype=torch.float64)
    grid = (2.0 * within / torch.tensor([4.0, 3.0], dtype=torch.float64) - 1.0).requires_grad_()
    result.found(
        "Automatic derivatives agree with central differences, for images and positions",
        torch.autograd.gradcheck(lambda i, g: F.grid_sample(i, g, align_corners=True), (pictures, grid)),
    )

    row = torch.tensor([[0.0, 2, 1, 4], [0, 2, 1, 4]], dtype=torch.float64)
    middle = torch.tensor(0.5, dtype=torch.float64)
    step = 1e-6
    at = [sample(row, torch.tensor(1.0 + shift, dtype=torch.float64), middle).item() for shift in (-step, 0.0, step)]
    left, right = (at[1] - at[0]) / step, (at[2] - at[1]) / step
    result.facts["slopes left and right of a pixel"] = [left, right]
    result.found("At a pixel the slopes differ: 2 on the left, -1 on the right", abs(left - 2) < 1e-6 and abs(right + 1) < 1e-6)
    matrix = torch.tensor([[1.0, 2], [3, 4]], dtype=torch.float64)
    u, v = (torch.tensor(values, dtype=torch.float64, requires_grad=True) for values in ([1.0, -1.0], [2.0, 1.0]))
    form = u @ matrix @ v
    d_u, d_v = torch.autograd.grad(form, (u, v))
    result.found(
        "A bilinear form u^T A v has the gradients A v and A^T u",
        form.item() == -6 and d_u.tolist() == [4, 10] and d_v.tolist() == [-2, -2],
    )

    # Looking for a blob by gradient descent on the position alone.
    size = 21
    axis = torch.arange(size, dtype=torch.float64)
    blob = torch.exp(-((axis - 14.3).unsqueeze(0) ** 2 + (axis - 6.7).unsqueeze(1) ** 2) / 40.0)
    place = torch.tensor([8.2, 11.4], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([place], lr=0.3, maximize=True)
    heights = []
    for _ in range(60):
        height = sample(blob, place[0], place[1])
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
        heights.append(height.item())
    result.facts["place found for the blob at (14.3, 6.7)"] = place.tolist()
    result.found(
        "Gradient ascent on the position finds the top of a blob within a pixel",
        abs(place[0].item() - 14.3) < 1.0 and abs(place[1].item() - 6.7) < 1.0,
    )
    places = [k / 20 for k in range(61)]
    series = {
        mode: (places, [sample(row, torch.tensor(p, dtype=torch.float64), middle, mode).item() for p in places])
        for mode in ("bilinear", "nearest")
    }
    result.plot("A row of pixels 0, 2, 1, 4 sampled between them", "position", "value", series)
    result.plot("Looking for the blob", "step", "value at the position", {"height": (list(range(60)), heights)})
