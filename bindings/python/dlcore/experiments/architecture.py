"""What layers do to sizes, and what blocks cost; using what has been learnt without labels."""

import dlcore as torch
import dlcore.nn.functional as F
from dlcore import nn
from dlcore.classical import LogisticRegression

from ._experiment import experiment


def size_of(layer, *shape):
    return list(layer(torch.zeros(1, *shape)).shape[1:])


@experiment(
    "sizes-and-depth",
    "What changes the size of a map, and what its depth",
    [
        "cmput328-q18a-reduce-spatial",
        "cmput328-q18b-reduce-depth",
        "cmput328-q31-fcn-for-segmentation",
        "tum-p3-6-arbitrary-size",
        "tum-p7alexnet-e-upsampling",
    ],
)
def sizes_and_depth(result):
    """Pooling and strides make a map smaller; its depth is the number of filters and nothing else. A 1 x 1 convolution
    with fewer filters reduces the depth and keeps the size. Transposed convolutions with kernel 4, stride 2 and padding 1
    double the size. A network of such layers alone takes images of any size; adaptive pooling gives one size for all."""
    pooled, strided = size_of(nn.MaxPool2d(2), 10, 28, 28), size_of(nn.Conv2d(10, 10, 4, stride=2, padding=1), 10, 28, 28)
    narrow = size_of(nn.Conv2d(10, 4, 1), 10, 28, 28)
    result.facts["10 x 28 x 28 pooled, with stride 2, with four 1 x 1 filters"] = [pooled, strided, narrow]
    result.found("Pooling and stride 2 make 10 x 14 x 14: half the size, the same depth", pooled == strided == [10, 14, 14])
    result.found("Four 1 x 1 filters make 4 x 28 x 28: the same size, less depth", narrow == [4, 28, 28])
    depths = {
        (kernel, stride): size_of(nn.Conv2d(10, 6, kernel, stride=stride), 10, 28, 28)[0]
        for kernel in (1, 3, 5, 9)
        for stride in (1, 2, 4)
    }
    result.found("No kernel size and no stride changes the depth: it is the number of filters", set(depths.values()) == {6})
    sizes = [8]
    for _ in range(5):
        sizes.append(size_of(nn.ConvTranspose2d(1, 1, 4, stride=2, padding=1), 1, sizes[-1], sizes[-1])[1])
    result.facts["sizes of five transposed convolutions"] = sizes
    result.found("Five transposed convolutions lead from 8 to 256 pixels", sizes == [8, 16, 32, 64, 128, 256])
    network = nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.Conv2d(8, 8, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1),
        nn.ReLU(),
        nn.ConvTranspose2d(8, 5, 4, stride=2, padding=1),
    )
    shapes = [size_of(network, 3, 32, 32), size_of(network, 3, 48, 64)]
    result.facts["scores for 32 x 32 and 48 x 64 pixels"] = shapes
    result.found(
        "A fully convolutional network scores every pixel, of 32 x 32 images and of 48 x 64 ones",
        shapes == [[5, 32, 32], [5, 48, 64]],
    )
    table = F.adaptive_avg_pool2d(torch.arange(35.0).reshape(1, 1, 5, 7), (2, 3))[0, 0].tolist()
    result.facts["0 ... 34 in 5 x 7, adaptively pooled to 2 x 3"] = table
    result.found(
        "Adaptive pooling makes 2 x 3 of 5 x 7, by windows that overlap where they must", table == [[8, 10, 12], [22, 24, 26]]
    )


@experiment(
    "costs-of-blocks",
    "What residual, bottleneck and dense blocks cost",
    [
        "csce636-hw2-q3-bottleneck-tradeoff",
        "cmput328-q26-densenet-vs-resnet-memory",
        "csce636-hw2-q3-standard-block-params",
        "csce636-hw2-q3-bottleneck-params",
    ],
)
def costs_of_blocks(result):
    """A bottleneck block works on fewer channels: 1 x 1 down, 3 x 3, 1 x 1 up. It handles four times as many channels for
    the price of a block of two 3 x 3 layers. In a dense block every layer reads all maps before it, so that the channels
    to be kept grow with the square of the depth when they are copied together; in a residual block with its depth."""

    def block(*convolutions):
        return nn.Sequential(*[nn.Conv2d(before, after, k, padding=k // 2, bias=False) for before, after, k in convolutions])

    def weights(network):
        return sum(p.numel() for p in network.parameters())

    standard, bottleneck = block((32, 32, 3), (32, 32, 3)), block((128, 32, 1), (32, 32, 3), (32, 128, 1))
    wide = block((128, 128, 3), (128, 128, 3))
    counts = [weights(network) for network in (standard, bottleneck, wide)]
    result.facts["weights: standard at 32 channels, bottleneck at 128, standard at 128"] = counts
    result.facts["multiply-adds on 16 x 16 pixels"] = [16 * 16 * count for count in counts]
    result.found(
        "Two 3 x 3 layers on 32 channels have 18432 weights, a bottleneck on 128 channels 17408", counts[:2] == [18432, 17408]
    )
    result.found(
        "On 16 x 16 pixels these are 4718592 and 4456448 multiply-adds", [256 * c for c in counts[:2]] == [4718592, 4456448]
    )
    result.found(
        "Two 3 x 3 layers on 128 channels would have 294912 weights, 17 times as many",
        counts[2] == 294912 and 16 < counts[2] / counts[1] < 17.5,
    )

    def channels_read(layers, growth, start):
        """How many channels are copied together before each layer of a dense block."""
        maps, channels = torch.zeros(1, start, 1, 1), []
        for _ in range(layers):
            channels.append(maps.shape[1])
            maps = torch.cat([maps, torch.zeros(1, growth, 1, 1)], dim=1)
        return channels

    layers, growth, start = 12, 32, 64
    dense = channels_read(layers, growth, start)
    residual = [start] * layers
    totals = [sum(dense), sum(residual)]
    result.facts["channels read by each layer of a dense block"] = dense
    result.facts["channels in all: dense, residual"] = totals
    result.found(
        "12 layers of growth 32 after 64 channels read 2880 channels in all, a residual block of 64 channels 768",
        totals == [2880, 768],
    )
    result.found(
        "The sum is layers * start + growth * layers (layers - 1) / 2: quadratic in the depth",
        totals[0] == layers * start + growth * layers * (layers - 1) // 2,
    )
    deeper = list(range(1, 25))
    result.plot(
        "Channels read in all",
        "layers",
        "channels",
        {
            "dense block": (deeper, [sum(channels_read(n, growth, start)) for n in deeper]),
            "residual block": (deeper, [start * n for n in deeper]),
        },
    )


@experiment(
    "unlabelled-data",
    "Learning from data without labels",
    ["tum-p3-5-unlabelled-data", "cmput328-q35-autoencoder-unsupervised"],
)
def unlabelled_data(result):
    """Labels are expensive, data are not. An autoencoder learns from unlabelled data which few numbers describe a sample;
    a classifier on these needs fewer labels than one on the raw inputs, of which most are noise."""
    features, unlabelled, labelled = 100, 500, 4
    directions = torch.randn(2, features)
    directions = directions / directions.norm(dim=1, keepdim=True)

    def samples(count):
        labels = torch.arange(count) % 2
        factors = torch.randn(count, 2) * torch.tensor([0.6, 1.2])
        factors[:, 0] += 4.0 * labels - 2.0
        return factors @ directions + 0.8 * torch.randn(count, features), labels

    data, _ = samples(unlabelled)
    encoder = nn.Linear(features, 2)
    decoder = nn.Linear(2, features)
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.02)
    history = []
    for _ in range(300):
        loss = F.mse_loss(decoder(encoder(data)), data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    result.facts["reconstruction error: at the start, at the end, of the noise alone"] = [
        history[0],
        history[-1],
        0.8**2 * (1 - 2 / features),
    ]
    result.found(
        "The autoencoder rebuilds its inputs up to the noise, within 10 %",
        abs(history[-1] / (0.8**2 * (1 - 2 / features)) - 1) < 0.1,
    )
    test, truth = samples(1000)
    scores = {"raw inputs": [], "codes": []}
    with torch.no_grad():
        codes = encoder(test)
        for _ in range(20):
            few, labels = samples(labelled)
            scores["raw inputs"].append(LogisticRegression().fit(few, labels).score(test, truth))
            scores["codes"].append(LogisticRegression().fit(encoder(few), labels).score(codes, truth))
    means = [sum(values) / len(values) for values in scores.values()]
    result.facts["accuracy with four labels, mean of 20 draws: raw inputs, codes"] = means
    result.found(
        "With four labels a classifier on the codes makes less than two thirds of the errors of one on the raw inputs, on "
        "average of 20 draws",
        1 - means[1] < (1 - means[0]) * 2 / 3,
    )
    result.plot(
        "Training the autoencoder", "step", "mean squared error", {"autoencoder": (list(range(300)), history)}, log_y=True
    )
    rounds = list(range(1, 21))
    result.plot(
        "Accuracy with four labels", "draw", "accuracy", {name: (rounds, sorted(values)) for name, values in scores.items()}
    )


@experiment("gradients-and-steps", "Back-propagation computes, the optimizer moves", ["eth-ex2d-4-backprop-statement"])
def gradients_and_steps(result):
    """Back-propagation gives the derivative of the loss by every parameter, by the chain rule from the loss backwards. It
    changes no parameter; that is the optimizer's step. Gradients of several passes add up until they are cleared."""
    weight = nn.Parameter(torch.tensor(2.0, dtype=torch.float64))
    optimizer = torch.optim.SGD([weight], lr=0.1)

    def loss():
        return (3.0 * weight - 1.0) ** 2

    loss().backward()
    after = [weight.item(), weight.grad.item()]
    result.found("(3 w - 1)^2 at w = 2: the gradient is 2 * 5 * 3 = 30, and w is still 2", after == [2.0, 30.0])
    loss().backward()
    result.found("A second pass adds to it: 60", weight.grad.item() == 60.0)
    optimizer.zero_grad()
    loss().backward()
    optimizer.step()
    result.facts["w after a step of 0.1"] = weight.item()
    result.found("A step of 0.1 makes w = 2 - 0.1 * 30 = -1", abs(weight.item() + 1.0) < 1e-15)
    step = 1e-6
    numeric = ((3.0 * (2.0 + step) - 1.0) ** 2 - (3.0 * (2.0 - step) - 1.0) ** 2) / (2 * step)
    result.facts["the gradient by central differences"] = numeric
    result.found("Central differences give the same gradient", abs(numeric - 30.0) < 1e-6)
