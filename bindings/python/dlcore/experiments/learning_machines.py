"""Simple machines that learn: neighbours, perceptrons, least squares, classifiers."""

from math import dist, pi

import dlcore as torch
from dlcore.classical import (
    PCA,
    KNeighborsClassifier,
    LinearRegression,
    LogisticRegression,
    Perceptron,
    linear_separability,
)

from ._experiment import experiment

XNOR = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], dtype=torch.float64)


@experiment("nearest-neighbours", "k-nearest neighbours", ["cmput328-q10-knn"])
def nearest_neighbours(result):
    """There is no training: the samples are kept, and distances to all of them are computed when a query comes. The class
    is the one that most of the k nearest have; a mean of the labels is for regression. Small k follow every sample, large
    k smooth."""
    train, labels = [[0, 0], [1, 0], [0, 1], [5, 5], [6, 5], [5, 6]], [0, 0, 0, 1, 1, 1]
    queries = [[1, 1], [4, 4], [3, 2.5]]
    model = KNeighborsClassifier(3).fit(train, labels)
    distances, indices = model.kneighbors(queries, n_neighbors=6)
    found = distances.gather(1, indices.argsort(dim=1)).tolist()
    by_hand = [[dist(query, sample) for sample in train] for query in queries]
    result.facts["distances"] = found
    result.found(
        "The distances are those of Pythagoras", all(abs(a - b) < 1e-15 for r, s in zip(found, by_hand) for a, b in zip(r, s))
    )
    votes = {p: KNeighborsClassifier(3, p=p).fit(train, labels).predict(queries).tolist() for p in (1, 2, 3, float("inf"))}
    result.facts["classes with L1, L2, L3, L-infinity"] = list(votes.values())
    result.found(
        "The three queries belong to the classes 0, 1, 0, under each of four norms", all(v == [0, 1, 0] for v in votes.values())
    )
    points, classes = two_moons(120, 0.25)
    own = {k: KNeighborsClassifier(k).fit(points, classes).score(points, classes) for k in (1, 15)}
    fresh, fresh_classes = two_moons(600, 0.25)
    new = {k: KNeighborsClassifier(k).fit(points, classes).score(fresh, fresh_classes) for k in (1, 15)}
    result.facts["accuracy on its own samples and on new ones, k = 1"] = [own[1], new[1]]
    result.facts["accuracy on its own samples and on new ones, k = 15"] = [own[15], new[15]]
    result.found(
        "With k = 1 every sample is its own neighbour: no error on them, but errors on new ones", own[1] == 1.0 and new[1] < 1.0
    )
    axis = torch.linspace(-2.0, 3.0, 40, dtype=torch.float64)
    rows, columns = torch.meshgrid(torch.linspace(2.0, -1.5, 28, dtype=torch.float64), axis, indexing="ij")
    field = torch.stack([columns.flatten(), rows.flatten()], dim=1)
    for k in (1, 15):
        chance = KNeighborsClassifier(k).fit(points, classes).predict_proba(field)[:, 1]
        result.picture(
            f"Share of class 1 among the {k} nearest" if k > 1 else "Class of the nearest sample", chance.reshape(28, 40)
        )


def two_moons(count, noise):
    """Two half circles that reach into each other, with Gaussian noise."""
    angle = pi * torch.rand(count, dtype=torch.float64)
    labels = torch.arange(count) % 2
    upper = torch.stack([torch.cos(angle), torch.sin(angle)], dim=1)
    lower = torch.stack([1.0 - torch.cos(angle), 0.5 - torch.sin(angle)], dim=1)
    points = torch.where((labels == 0).unsqueeze(1), upper, lower)
    return points + noise * torch.randn(count, 2, dtype=torch.float64), labels


def fires(inputs, weights, thresholds):
    """A layer of threshold units."""
    return (inputs @ torch.tensor(weights, dtype=torch.float64).T > torch.tensor(thresholds, dtype=torch.float64)).to(
        torch.float64
    )


@experiment("perceptron-xnor", "What a perceptron cannot learn", ["bits-ec2m-q3a-xnor-perceptron", "bits-ec2m-q3b-xnor-chain"])
def perceptron_xnor(result):
    """A perceptron draws one line. AND has such a line and is learnt; XNOR has none: the middle of its two positive
    corners is the middle of the negative ones. The rule then never stops correcting; its weights stay bounded and move on
    a grid, so that it must come back to old ones and go round for ever. Two layers of threshold units can do it, for any
    number of inputs."""
    truth = torch.tensor([1, 0, 0, 1])
    verdict = linear_separability(XNOR, truth)
    up = truth.to(torch.float64)
    middles = [(verdict.mixture * side @ XNOR).tolist() for side in (up, 1 - up)]
    result.facts["common point of both classes"] = middles
    result.found(
        "XNOR is not linearly separable: (1/2, 1/2) lies between both positive and both negative corners",
        not verdict.separable and middles == [[0.5, 0.5], [0.5, 0.5]],
    )
    fixed = Perceptron(0.2, learning_rate=0.02, train_threshold=False).fit(XNOR, truth)
    result.facts["right answers after each epoch, threshold 0.2"] = [right for *_, right in fixed.history_]
    result.found(
        "With the fixed threshold 0.2 and rate 0.02 the weights come to rest at (0.12, 0.12) with 3 of 4 right",
        fixed.cycle_ == (6, 7) and fixed.coef_.tolist() == [0.12, 0.12] and fixed.history_[-1][2] == 3,
    )
    trained = Perceptron(0.2, learning_rate=0.02).fit(XNOR, truth)
    result.facts["weights after each epoch, threshold learnt"] = [weights for weights, *_ in trained.history_]
    result.found(
        "With a threshold that is learnt they repeat from epoch 9 on: a cycle without end",
        trained.cycle_ == (9, 10) and not trained.converged_,
    )
    conjunction = Perceptron(learning_rate=0.5).fit(XNOR, [0, 0, 0, 1])
    result.found("AND is learnt without an error", conjunction.converged_ and conjunction.score(XNOR, [0, 0, 0, 1]) == 1.0)
    separable = 2 + sum(linear_separability(XNOR, [code >> k & 1 for k in range(4)]).separable for code in range(1, 15))
    result.facts["separable functions of two bits"] = separable
    result.found("Of the 16 functions of two bits 14 are separable: all but XOR and XNOR", separable == 14)

    bits = torch.tensor([[code >> (4 - k) & 1 for k in range(5)] for code in range(32)], dtype=torch.float64)
    chain = bits[:, 0].to(torch.int64)
    for k in range(1, 5):
        chain = (chain == bits[:, k].to(torch.int64)).to(torch.int64)
    # Unit k of the hidden layer fires when at least k bits are set; alternating weights turn the count into its parity.
    flat = fires(fires(bits, [[1.0] * 5] * 5, [k - 0.5 for k in range(1, 6)]), [[1.0, -1.0, 1.0, -1.0, 1.0]], [0.5])
    result.facts["truth table of five inputs joined by XNOR"] = chain.tolist()
    result.found(
        "A hidden layer of five units and one output unit compute a XNOR b XNOR c XNOR d XNOR e for all 32 rows",
        flat.squeeze(1).to(torch.int64).tolist() == chain.tolist(),
    )
    result.found(
        "It is the parity of the five bits: 16 rows are 1",
        (bits.sum(dim=1).to(torch.int64) % 2).tolist() == chain.tolist() and chain.sum().item() == 16,
    )

    def xnor(a, b):
        both = torch.stack([a, b], dim=1)
        return fires(fires(both, [[1.0, 1.0], [-1.0, -1.0]], [1.5, -0.5]), [[1.0, 1.0]], [0.5]).squeeze(1)

    tree = xnor(xnor(xnor(bits[:, 0], bits[:, 1]), xnor(bits[:, 2], bits[:, 3])), bits[:, 4])
    result.found(
        "So does a tree of four XNOR blocks of three units: 12 units in 6 layers",
        tree.to(torch.int64).tolist() == chain.tolist(),
    )
    epochs = list(range(1, len(trained.history_) + 1))
    result.plot(
        "Perceptron learning XNOR",
        "epoch",
        "right answers of 4",
        {
            "threshold learnt": (epochs, [right for *_, right in trained.history_]),
            "threshold fixed": (list(range(1, 8)), [right for *_, right in fixed.history_]),
        },
    )


@experiment(
    "closed-form-and-descent",
    "Least squares: closed form, descent, likelihood",
    ["cmput328-q15-gd-vs-closed-form", "eth-ex2d-2-mle-least-squares"],
)
def closed_form_and_descent(result):
    """Linear regression has a closed form, X^T X w = X^T y; gradient descent comes to the same weights without it, at a
    rate set by the curvatures. Under Gaussian noise the most likely weights are those of least squares: the negative
    logarithm of the likelihood is the squared error over 2 sigma^2, plus a constant."""
    x, y = [[0], [1], [2], [3]], [1, 3, 2, 5]
    closed = LinearRegression(solver="normal").fit(x, y)
    descent = LinearRegression(solver="descent", learning_rate=0.05, max_iter=5000).fit(x, y)
    result.facts["intercept and slope, closed form"] = [closed.intercept_.item(), closed.coef_.item()]
    result.facts["intercept and slope, descent"] = [descent.intercept_.item(), descent.coef_.item()]
    result.found(
        "Both give y = 1.1 + 1.1 x",
        all(abs(m.coef_.item() - 1.1) < 1e-8 and abs(m.intercept_.item() - 1.1) < 1e-8 for m in (closed, descent)),
    )
    curve = descent.loss_curve_
    design = torch.tensor([[1.0, 0], [1, 1], [1, 2], [1, 3]], dtype=torch.float64)
    curvatures = torch.linalg.eigvalsh(2.0 / 4 * design.T @ design).tolist()
    rate = (1 - 0.05 * curvatures[0]) ** 2
    excess = [value - curve[-1] for value in curve[100:110]]
    result.facts["curvatures of the loss"] = curvatures
    result.found(
        "The excess loss shrinks by (1 - lr times the least curvature)^2 in each step",
        all(abs(b / a - rate) < 1e-4 for a, b in zip(excess, excess[1:])),
    )

    samples = torch.tensor([[1.0, 0], [1, 1], [1, 2]], dtype=torch.float64)
    values = torch.tensor([1.0, 2, 4], dtype=torch.float64)
    weights = LinearRegression(fit_intercept=False, solver="normal").fit(samples, values).coef_.requires_grad_()
    sigma = 1.0
    negative = (
        0.5 * ((values - samples @ weights) / sigma) ** 2
        + 0.5 * torch.log(torch.tensor(2 * pi * sigma**2, dtype=torch.float64))
    ).sum()
    (gradient,) = torch.autograd.grad(negative, weights)
    result.facts["least squares for (0, 1), (1, 2), (2, 4)"] = weights.tolist()
    result.found(
        "At the least-squares weights (5/6, 3/2) the gradient of the Gaussian likelihood is zero",
        gradient.abs().max().item() < 1e-13 and abs(weights[0].item() - 5 / 6) < 1e-14 and abs(weights[1].item() - 1.5) < 1e-14,
    )
    shown = list(range(0, 200))
    result.plot(
        "Descent towards the closed form",
        "step",
        "excess loss",
        {"gradient descent": (shown, [curve[k] - curve[-1] for k in shown])},
        log_y=True,
    )


@experiment(
    "rules-and-learning",
    "A rule made by hand, and one that is learnt",
    ["cmput328-q09-ml-vs-rules", "eth-ex2d-3-logistic-regression"],
)
def rules_and_learning(result):
    """Somebody looks at a few samples and writes "class 1 if the second feature is above 1". A classifier learns its rule
    from labelled samples and is judged on others. Logistic regression, in spite of its name, is such a classifier: its
    outputs are probabilities of classes."""

    def samples(count):
        x = torch.randn(count, 6, dtype=torch.float64)
        noise = 0.5 * torch.randn(count, dtype=torch.float64)
        return x, (x @ torch.tensor([1.0, 0.8, -1.2, 0.5, 0.0, 0.9], dtype=torch.float64) + noise > 0).to(torch.int64)

    x, y = samples(300)
    test, truth = samples(2000)
    model = LogisticRegression().fit(x, y)
    learnt = model.score(test, truth)
    rule = ((test[:, 1] > 1.0).to(torch.int64) == truth).to(torch.float64).mean().item()
    result.facts["accuracy on new samples: rule, learnt"] = [rule, learnt]
    result.found(
        "On samples that neither has seen the learnt classifier is right more often, by at least 15 points",
        learnt > rule + 0.15,
    )
    chances = model.predict_proba(test)
    result.found(
        "Its outputs are probabilities: between 0 and 1, with the sum 1",
        (chances >= 0).all().item() and (chances.sum(dim=1) - 1).abs().max().item() < 1e-12,
    )
    result.found("Its predictions are classes", set(model.predict(test).tolist()) == {0, 1})
    sure = chances.max(dim=1).values > 0.9
    right = (model.predict(test) == truth)[sure].to(torch.float64).mean().item()
    result.facts["share of right answers where it is more than 90 % sure"] = right
    result.found("Where it is more than 90 % sure it is right at least nine times in ten", right > 0.9)


@experiment(
    "principal-components",
    "A linear autoencoder is a principal component analysis",
    ["cmput328-q36-autoencoder-identity", "cmput328-q35-autoencoder-unsupervised", "tum-p3-5-unlabelled-data"],
)
def principal_components(result):
    """An autoencoder is trained to give back its input: no labels are needed. With linear layers and a code of k numbers
    the least squared error is the sum of the discarded squared singular values, and the best code is that of the first k
    principal components. With a code as wide as the input it can be the identity and learn nothing."""
    points = torch.tensor([[2.0, 0], [0, 1], [-2, 0], [0, -1]], dtype=torch.float64)
    singular = torch.linalg.svdvals(points)
    errors = []
    for code in (1, 2):
        model = PCA(code).fit(points)
        errors.append(((model.inverse_transform(model.transform(points)) - points) ** 2).sum().item())
    result.facts["squared singular values"] = (singular**2).tolist()
    result.facts["squared error with a code of 1 and of 2 numbers"] = errors
    result.found(
        "Code of one number: the error is 2, the second squared singular value; of two numbers: 0",
        abs(errors[0] - 2.0) < 1e-14 and errors[1] < 1e-14,
    )

    factors = torch.randn(100, 3, dtype=torch.float64) * torch.tensor([3.0, 1.5, 0.4], dtype=torch.float64)
    data = factors @ torch.randn(3, 8, dtype=torch.float64) + 0.05 * torch.randn(100, 8, dtype=torch.float64)
    data = data - data.mean(dim=0)
    spectrum = torch.linalg.svdvals(data) ** 2
    layers = torch.nn.Sequential(torch.nn.Linear(8, 2, bias=False), torch.nn.Linear(2, 8, bias=False)).double()
    optimizer = torch.optim.Adam(layers.parameters(), lr=0.03)
    history = []
    for _ in range(1500):
        loss = ((layers(data) - data) ** 2).sum() / 100
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    least = spectrum[2:].sum().item() / 100
    result.facts["error per sample: reached by training, least possible"] = [history[-1], least]
    result.found(
        "Trained by gradient descent, an 8-2-8 linear autoencoder reaches the error of two principal components within 1 %, and no less",
        least * (1 - 1e-9) <= history[-1] < 1.01 * least,
    )
    components = PCA(2).fit(data).components_
    projected = data @ components.T @ components
    distance = ((layers(data).detach() - projected).norm() / projected.norm()).item()
    result.facts["relative distance of its results from the projections"] = distance
    result.found("Its results are the projections onto the first two principal components, within 2 %", distance < 0.02)
    result.plot(
        "Training a linear autoencoder",
        "step",
        "squared error per sample",
        {"autoencoder": (list(range(200)), history[:200]), "two principal components": ([0, 199], [least, least])},
        log_y=True,
    )
