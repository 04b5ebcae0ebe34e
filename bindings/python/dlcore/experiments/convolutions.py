"""Convolution: translation, the matrix that it is, and dense layers as convolutions."""

import dlcore as torch
import dlcore.nn.functional as F
from dlcore import nn

from ._experiment import experiment

TAPS = [[[1.0, 2.0, 3.0], [0.25, -2.0, 5.0]], [[-1.0, 4.0, 0.5], [7.0, -3.0, 1.5]]]


def largest(tensor):
    return tensor.abs().max().item()


@experiment(
    "translation-equivariance",
    "Convolution moves with its input",
    ["cmput328-q16-cnn-vs-fc", "eth-ex1d-conv-vs-mlp", "cmput328-q17-conv-params-smaller"],
)
def translation_equivariance(result):
    """The same filter looks at every place. So when the image is shifted, the result is shifted with it: convolution is
    equivariant to translation, exactly so when the borders are joined (circular padding). It is not invariant: only a
    pooling over all places makes the answer independent of the position. A dense layer has another weight for each pixel,
    and neither property."""
    image = torch.tensor([[[[1.0, 2, 0, 1], [0, 3, 1, 0], [2, 0, 1, 4], [1, 1, 0, 2]]]], dtype=torch.float64)
    kernel = torch.tensor([[[[1.0, 0, -1], [2, 0, -2], [1, 0, -1]]]], dtype=torch.float64)

    def filtered(x, weight):
        reach = weight.shape[-1] // 2
        return F.conv2d(F.pad(x, (reach, reach, reach, reach), mode="circular"), weight)

    def shifted(x, down, right):
        return torch.roll(x, (down, right), (2, 3))

    error = largest(filtered(shifted(image, 1, 2), kernel) - shifted(filtered(image, kernel), 1, 2))
    result.facts["equivariance error of the 4 x 4 image"] = error
    result.found("4 x 4 image, Sobel filter, shift by (1, 2): the difference is exactly zero", error == 0.0)
    large, weights = torch.randn(2, 3, 12, 12, dtype=torch.float64), torch.randn(4, 3, 5, 5, dtype=torch.float64)
    errors = [
        largest(filtered(shifted(large, a, b), weights) - shifted(filtered(large, weights), a, b))
        for a, b in ((0, 1), (3, 0), (5, 7), (11, 11))
    ]
    result.found("Random images and filters with any shift: equal to rounding", max(errors) < 1e-12)
    result.found(
        "The result does change with the shift: equivariant, not invariant",
        largest(filtered(shifted(image, 1, 2), kernel) - filtered(image, kernel)) > 1.0,
    )
    pooled = [filtered(shifted(large, a, b), weights).amax(dim=(2, 3)) for a, b in ((0, 0), (5, 7))]
    result.found("The maximum over all places is invariant", largest(pooled[0] - pooled[1]) < 1e-12)
    dense = nn.Linear(16, 16).double()
    apart = dense(shifted(image, 1, 2).flatten(1)) - shifted(dense(image.flatten(1)).reshape(1, 1, 4, 4), 1, 2).flatten(1)
    result.found("A dense layer is not equivariant", largest(apart.detach()) > 0.01)
    counts = [sum(p.numel() for p in layer.parameters()) for layer in (nn.Conv2d(1, 1, 3), nn.Linear(28 * 28, 26 * 26))]
    result.facts["parameters: 3 x 3 convolution, dense layer, on 28 x 28 pixels"] = counts
    result.found(
        "On 28 x 28 pixels the 3 x 3 convolution has 10 parameters, the dense layer to the same 26 x 26 outputs 530660",
        counts == [10, 530660],
    )
    result.picture("Image", image[0, 0])
    result.picture("Filtered", filtered(image, kernel)[0, 0])
    result.picture("Shifted, then filtered", filtered(shifted(image, 1, 2), kernel)[0, 0])


@experiment(
    "convolution-matrix",
    "Convolution as a matrix, and its transpose",
    [
        "csce636-hw2-q5a-conv1d-as-matrix",
        "csce636-hw2-q5b-backward-matrix-first-display",
        "csce636-hw2-q5b-backward-matrix-proof",
        "csce636-hw2-q5c-full-conv-flipped-kernel",
        "cmput328-q33-transposed-conv",
    ],
)
def convolution_matrix(result):
    """Convolution is linear, so it is the product with a matrix A whose rows hold the filter again and again, one place
    further each. The gradient with respect to the input is the product with the transpose of A, which is the transposed
    convolution, and also a convolution: of the padded gradient with the flipped filter, whose input and output channels
    have changed places."""
    weight = torch.tensor(TAPS, dtype=torch.float64)
    x = torch.tensor([[[1.0, -2, 3, 0.5], [2, 0, -1, 4]]], dtype=torch.float64, requires_grad=True)
    upstream = torch.tensor([[[1.0, -0.5], [2, 0.25]]], dtype=torch.float64)
    columns = torch.eye(8, dtype=torch.float64).reshape(8, 2, 4)
    matrix = F.conv1d(columns, weight).reshape(8, 4).T
    by_hand = [
        [1, 2, 3, 0, 0.25, -2, 5, 0],
        [0, 1, 2, 3, 0, 0.25, -2, 5],
        [-1, 4, 0.5, 0, 7, -3, 1.5, 0],
        [0, -1, 4, 0.5, 0, 7, -3, 1.5],
    ]
    result.facts["the matrix A"] = matrix.tolist()
    result.found(
        "Two channels of four numbers, filters of three taps: A is 4 x 8 with the taps along its diagonals",
        matrix.tolist() == by_hand,
    )
    y = F.conv1d(x, weight)
    result.facts["convolution"] = y[0].tolist()
    result.found(
        "A times the input is the convolution", torch.equal((matrix @ x.detach().flatten()).reshape(1, 2, 2), y.detach())
    )
    (backward,) = torch.autograd.grad(y, x, upstream)
    transposed = (matrix.T @ upstream.flatten()).reshape(1, 2, 4)
    full = F.conv1d(F.pad(upstream, (2, 2)), weight.flip(2).transpose(0, 1))
    result.facts["gradient with respect to the input"] = backward[0].tolist()
    result.found(
        "The gradient of the input is the transpose of A times the gradient of the output", torch.equal(backward, transposed)
    )
    result.found(
        "It is the full convolution (padding 2) with flipped filters and exchanged channels", torch.equal(backward, full)
    )
    result.found("It is the transposed convolution", torch.equal(backward, F.conv_transpose1d(upstream, weight)))
    unflipped = F.conv1d(F.pad(upstream, (2, 2)), weight.transpose(0, 1))
    result.found("Without flipping it is another result", largest(unflipped - backward) > 1.0)

    weight = torch.randn(3, 2, 3, 3, dtype=torch.float64)
    worst = 0.0
    for stride, padding in ((1, 0), (1, 1), (2, 1), (3, 2)):
        image = torch.randn(2, 7, 7, dtype=torch.float64)
        matrix = F.conv2d_matrix(weight, (2, 7, 7), stride=stride, padding=padding)
        out = F.conv2d(image.unsqueeze(0), weight, stride=stride, padding=padding)
        other = torch.randn(out.shape, dtype=torch.float64)
        spare = 7 - ((out.shape[2] - 1) * stride - 2 * padding + 3)
        back = F.conv_transpose2d(other, weight, stride=stride, padding=padding, output_padding=spare)
        worst = max(
            worst,
            largest(matrix @ image.flatten() - out.flatten()),
            largest(matrix.T @ other.flatten() - back.flatten()),
            abs((out * other).sum().item() - (image * back[0]).sum().item()),
        )
    result.found(
        "In two dimensions with strides and padding: A x is conv2d, A^T y is conv_transpose2d, and <A x, y> = <x, A^T y>",
        worst < 1e-12,
    )
    small = torch.tensor([[[[1.0, 2], [3, 4]]]], dtype=torch.float64)
    kernel = torch.tensor([[[[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]]], dtype=torch.float64)
    enlarged = F.conv_transpose2d(small, kernel, stride=2, padding=1)[0, 0]
    result.facts["2 x 2 enlarged by a transposed convolution"] = enlarged.tolist()
    result.found(
        "A transposed convolution of stride 2 enlarges 2 x 2 to 3 x 3 and interpolates between the values",
        enlarged.tolist() == [[4, 6, 8], [8, 10, 12], [12, 14, 16]],
    )
    result.picture("Matrix of a one-dimensional convolution", torch.tensor(by_hand))
    result.picture(
        "Matrix of a 3 x 3 convolution on 6 x 6 pixels", F.conv2d_matrix(torch.arange(1.0, 10.0).reshape(1, 1, 3, 3), (1, 6, 6))
    )


@experiment(
    "dense-as-convolution",
    "A dense classifier as a convolution",
    [
        "cmput328-q27-fc-to-fcn-gain",
        "cmput328-q32-fcn-vs-classifier",
        "tum-p7alexnet-f-arbitrary-size",
        "tum-p5c-conv1x1-equals-linear",
    ],
)
def dense_as_convolution(result):
    """A dense layer on a map of K x K pixels is a convolution whose kernel covers the whole map: the same weights, laid
    out anew. As a convolution it also accepts larger maps and gives a map of answers, one for each place the window can
    be at. A dense layer refuses them, because its number of weights is fixed."""
    dense = nn.Linear(2 * 3 * 3, 4).double()
    kernel = dense.weight.detach().reshape(4, 2, 3, 3)
    small, large = torch.randn(1, 2, 3, 3, dtype=torch.float64), torch.randn(1, 2, 5, 6, dtype=torch.float64)
    answers = dense(small.flatten(1)).detach()
    as_map = F.conv2d(small, kernel, dense.bias.detach())
    result.found("On 3 x 3 pixels both give the same four numbers", largest(as_map.flatten(1) - answers) < 1e-14)
    large_map = F.conv2d(large, kernel, dense.bias.detach())
    result.facts["shape of the map on 5 x 6 pixels"] = list(large_map.shape[1:])
    windows = torch.stack([dense(large[:, :, i : i + 3, j : j + 3].flatten(1)) for i in range(3) for j in range(4)], dim=2)
    result.found(
        "On 5 x 6 pixels the convolution gives a map of 3 x 4 answers, each that of the dense layer on its window",
        list(large_map.shape) == [1, 4, 3, 4] and largest(windows.detach().reshape(1, 4, 3, 4) - large_map) < 1e-14,
    )
    try:
        dense(large.flatten(1))
        refused = False
    except RuntimeError:
        refused = True
    result.found("The dense layer refuses 5 x 6 pixels", refused)
    pixels = torch.randn(1, 2, 4, 4, dtype=torch.float64)
    point = nn.Linear(2, 5).double()
    by_pixel = point(pixels.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
    by_map = F.conv2d(pixels, point.weight.reshape(5, 2, 1, 1), point.bias)
    result.found("A 1 x 1 convolution is a dense layer applied to each pixel", largest((by_pixel - by_map).detach()) < 1e-14)


@experiment("edge-filter", "A filter that sees vertical edges", ["tum-p5e-edge-filter"])
def edge_filter(result):
    """The filter with the columns 1, 0, -1 subtracts the right neighbourhood from the left one. On a step from dark to
    bright between two columns it answers along the step; on a step between two rows both sides are equal and it is
    silent."""
    kernel = torch.tensor([[[[1.0, 0, -1]] * 3]], dtype=torch.float64).reshape(1, 1, 3, 3)
    vertical = torch.tensor([[0.0, 0, 0, 1, 1, 1]] * 4, dtype=torch.float64).reshape(1, 1, 4, 6)
    horizontal = torch.tensor([[0.0] * 6] * 2 + [[1.0] * 6] * 2, dtype=torch.float64).reshape(1, 1, 4, 6)
    seen = [F.conv2d(image, kernel)[0, 0].tolist() for image in (vertical, horizontal)]
    result.facts["on the vertical step"], result.facts["on the horizontal step"] = seen
    result.found(
        "On the vertical step it answers -3 at the two columns beside the step and 0 elsewhere", seen[0] == [[0, -3, -3, 0]] * 2
    )
    result.found("On the horizontal step it is silent", seen[1] == [[0, 0, 0, 0]] * 2)
    turned = F.conv2d(horizontal, kernel.transpose(2, 3))[0, 0]
    result.found("Turned by 90 degrees it sees the horizontal step", turned.tolist() == [[-3, -3, -3, -3]] * 2)
    disc = ((torch.arange(24).reshape(24, 1) - 11.5) ** 2 + (torch.arange(24) - 11.5) ** 2 < 60.0).to(torch.float64)
    result.picture("A disc", disc)
    result.picture("Vertical edges of the disc", F.conv2d(disc.reshape(1, 1, 24, 24), kernel)[0, 0])
