"""Losses and distances beside PyTorch on random shapes and options: values, gradients, gradients of gradients, layers,
warnings, errors."""

import warnings

import pytest
import torch as oracle

import dlcore
from dlcore import nn
from oracle import draws

pytestmark = pytest.mark.filterwarnings("ignore:Using a target size", "ignore:reduction. 'mean'", "ignore:size_average")


def reduction_of(draw, *more):
    return draw.choice("none", "mean", "sum", *more)


def apart(draw, shape, *kinks):
    """Two tensors whose differences keep away from the places where a loss has a kink."""
    input, target = draw.randn(*shape, scale=1.5), draw.randn(*shape, scale=1.5)
    difference = input.data - target.data
    for kink in (0.0, *kinks, *(-k for k in kinks)):
        input.data = input.data + 0.05 * (abs(difference - kink) < 0.02)
    return input, target


@draws(24)
def test_regression(draw):
    name = draw.choice("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
    shape, reduction = draw.shape(), reduction_of(draw)
    parameter = draw.choice(0.3, 1.0, 2.5)
    options = {"smooth_l1_loss": {"beta": parameter}, "huber_loss": {"delta": parameter}}.get(name, {})
    input, target = apart(draw, shape, parameter)
    weight = draw.uniform(0.2, 2.0, *shape) if name != "smooth_l1_loss" and draw.boolean() else None

    def loss(torch, input, target, weight):
        extra = {} if weight is None else {"weight": weight}
        return getattr(torch.nn.functional, name)(input, target, reduction=reduction, **options, **extra)

    draw.compare(loss, input, target, weight)


def labels(draw, classes, *shape, ignored=None):
    target = draw.integers(0, classes, *shape)
    if ignored is not None and target.data.size > 1:
        target.data.flat[draw.integer(0, target.data.size - 1)] = ignored
    return target


@draws(40)
def test_cross_entropy_of_classes(draw):
    classes = draw.integer(1, 6)
    batch, inner = draw.choice((), (draw.integer(1, 4),)), ()
    if batch:
        inner = draw.shape(rank=draw.integer(0, 3), high=3)
    ignored = draw.choice(None, -100, 0, 255)
    options = {"reduction": reduction_of(draw), "label_smoothing": draw.choice(0.0, 0.3)}
    if ignored is not None:
        options["ignore_index"] = ignored
    input = draw.randn(*batch, classes, *inner, scale=2.0)
    target = labels(draw, classes, *batch, *inner, ignored=ignored)
    weight = draw.uniform(0.2, 2.0, classes, grad=False) if draw.boolean() else None
    if classes == 1 and ignored == 0:
        return

    def loss(torch, input, target, weight):
        return torch.nn.functional.cross_entropy(input, target, weight, **options)

    draw.compare(loss, input, target, weight)


@draws(16)
def test_cross_entropy_of_probabilities(draw):
    classes = draw.integer(1, 6)
    shape = (classes,) if draw.boolean() else (draw.integer(1, 4), classes, *draw.shape(rank=draw.integer(0, 2), high=3))
    options = {"reduction": reduction_of(draw), "label_smoothing": draw.choice(0.0, 0.3)}
    weight = draw.uniform(0.2, 2.0, classes, grad=False) if draw.boolean() else None
    draw.compare(
        lambda torch, input, target, weight: torch.nn.functional.cross_entropy(input, target, weight, **options),
        draw.randn(*shape),
        draw.uniform(0.0, 1.0, *shape),
        weight,
    )


@draws(20)
def test_negative_log_likelihood(draw):
    classes = draw.integer(2, 6)
    batch, inner = draw.choice((), (draw.integer(1, 4),)), ()
    if batch:
        inner = draw.shape(rank=draw.integer(0, 3), high=3)
    ignored = draw.choice(-100, 0)
    reduction = reduction_of(draw)
    weight = draw.uniform(0.2, 2.0, classes, grad=False) if draw.boolean() else None
    draw.compare(
        lambda torch, input, target, weight: torch.nn.functional.nll_loss(
            input, target, weight, ignore_index=ignored, reduction=reduction
        ),
        draw.randn(*batch, classes, *inner),
        labels(draw, classes, *batch, *inner, ignored=ignored),
        weight,
    )


@draws(24)
def test_binary(draw):
    name = draw.choice("binary_cross_entropy", "binary_cross_entropy_with_logits", "multilabel_soft_margin_loss")
    shape, reduction = draw.shape(rank=draw.integer(1, 3)), reduction_of(draw)
    plain = name == "binary_cross_entropy"
    input = draw.uniform(0.02, 0.98, *shape) if plain else draw.randn(*shape, scale=4.0)
    weight = draw.uniform(0.2, 2.0, shape[-1], grad=False) if draw.boolean() else None
    positive = draw.uniform(0.2, 3.0, shape[-1], grad=False) if name.endswith("logits") and draw.boolean() else None
    # PyTorch's gradient of binary_cross_entropy by the target has no derivative.
    target = draw.uniform(0.0, 1.0, *shape, grad=not plain)

    def loss(torch, input, target, weight, positive):
        extra = {} if positive is None else {"pos_weight": positive}
        return getattr(torch.nn.functional, name)(input, target, weight=weight, reduction=reduction, **extra)

    draw.compare(loss, input, target, weight, positive)


@draws(30)
def test_distributions(draw):
    kind = draw.choice("kl_div", "poisson", "gaussian")
    shape = draw.shape(rank=draw.integer(1, 3))
    if kind == "kl_div":
        logarithmic, reduction = draw.boolean(), reduction_of(draw, "batchmean")
        target = draw.randn(*shape) if logarithmic else draw.uniform(0.05, 1.0, *shape)
        draw.compare(
            lambda torch, input, target: torch.nn.functional.kl_div(
                input, target, reduction=reduction, log_target=logarithmic
            ),
            draw.randn(*shape),
            target,
        )
    elif kind == "poisson":
        options = {"log_input": draw.boolean(), "full": draw.boolean(), "reduction": reduction_of(draw)}
        target = draw.integers(0, 9, *shape, dtype="float64")
        target.grad = False
        draw.compare(
            lambda torch, input, target: torch.nn.functional.poisson_nll_loss(input, target, **options),
            draw.uniform(0.2, 3.0, *shape),
            target,
        )
    else:
        options = {"full": draw.boolean(), "reduction": reduction_of(draw), "eps": draw.choice(1e-6, 0.4)}
        spread = draw.choice(shape, shape[:-1], (*shape[:-1], 1))
        draw.compare(
            lambda torch, input, target, var: torch.nn.functional.gaussian_nll_loss(input, target, var, **options),
            draw.randn(*shape),
            draw.randn(*shape),
            draw.uniform(0.1, 2.0, *spread),
        )


def signs(draw, *shape):
    target = draw.integers(0, 2, *shape, dtype="float64")
    target.grad = False
    target.data[...] = target.data * 2 - 1
    return target


@draws(30)
def test_margins(draw):
    kind = draw.choice("hinge", "soft", "cosine", "ranking", "multi", "multilabel", "triplet")
    reduction, margin = reduction_of(draw), draw.choice(0.1, 0.7, 1.3)
    count, width = draw.integer(1, 5), draw.integer(2, 6)
    if kind in ("hinge", "soft"):
        shape = draw.shape()
        name, options = ("hinge_embedding_loss", {"margin": margin}) if kind == "hinge" else ("soft_margin_loss", {})
        draw.compare(
            lambda torch, x, y: getattr(torch.nn.functional, name)(x, y, reduction=reduction, **options),
            draw.randn(*shape),
            signs(draw, *shape),
        )
    elif kind == "cosine":
        batch = draw.choice((), (count,))
        draw.compare(
            lambda torch, a, b, y: torch.nn.functional.cosine_embedding_loss(a, b, y, margin - 0.5, reduction=reduction),
            draw.randn(*batch, width),
            draw.randn(*batch, width),
            signs(draw, *batch),
        )
    elif kind == "ranking":
        shape = draw.shape()
        draw.compare(
            lambda torch, a, b, y: torch.nn.functional.margin_ranking_loss(a, b, y, margin, reduction=reduction),
            draw.randn(*shape),
            draw.randn(*shape),
            signs(draw, *shape),
        )
    elif kind == "multi":
        batch, power = draw.choice((), (count,)), draw.choice(1, 2)
        weight = draw.uniform(0.2, 2.0, width, grad=False) if draw.boolean() else None
        # PyTorch has no second derivative here.
        draw.compare(
            lambda torch, x, y, w: torch.nn.functional.multi_margin_loss(x, y, power, margin, w, reduction=reduction),
            draw.distinct(*batch, width),
            draw.integers(0, width, *batch),
            weight,
            order=1,
        )
    elif kind == "multilabel":
        batch = draw.choice((), (count,))
        target = draw.integers(-1, width, *batch, width)
        draw.compare(
            lambda torch, x, y: torch.nn.functional.multilabel_margin_loss(x, y, reduction=reduction),
            draw.distinct(*batch, width),
            target,
            order=1,
        )
    else:
        batch, power, swap = draw.choice((), (count,)), draw.choice(1.0, 2.0, 3.0), draw.boolean()
        draw.compare(
            lambda torch, a, p, n: torch.nn.functional.triplet_margin_loss(
                a, p, n, margin + 1, p=power, swap=swap, reduction=reduction
            ),
            *(draw.randn(*batch, width) for _ in range(3)),
        )


@draws(20)
def test_distances(draw):
    shape = draw.shape(rank=draw.integer(1, 3))
    other = draw.choice(shape, shape[1:]) if len(shape) > 1 else shape
    a, b = draw.randn(*shape), draw.randn(*other)
    if draw.boolean():
        dim = draw.integer(-len(shape), len(shape) - 1)
        draw.compare(lambda torch, a, b: torch.nn.functional.cosine_similarity(a, b, dim=dim), a, b)
    else:
        power, keep = draw.choice(0.7, 1.0, 2.0, 3.0, float("inf")), draw.boolean()
        draw.compare(
            lambda torch, a, b: torch.nn.functional.pairwise_distance(a, b, p=power, eps=1e-3, keepdim=keep), a, b
        )


@draws(24)
def test_connectionist_temporal_classification(draw):
    time, count, classes, longest = draw.integer(4, 9), draw.integer(1, 4), draw.integer(2, 5), draw.integer(1, 4)
    blank = draw.integer(0, classes - 1)
    lengths = [draw.integer(0, longest) for _ in range(count)]
    steps = [draw.integer(0, time) for _ in range(count)]
    packed, tensors, single = draw.boolean(), draw.boolean(), count == 1 and draw.boolean()
    target = draw.integers(0, classes - 1, *((sum(lengths),) if packed else (count, longest)))
    target.data[target.data >= blank] += 1
    if single:
        target.data = target.data.reshape(-1)[: lengths[0]]
    options = {"blank": blank, "reduction": reduction_of(draw), "zero_infinity": True}
    logits = draw.randn(time, *(() if single else (count,)), classes)

    def loss(torch, logits, target):
        inputs, targets = (steps[0], lengths[0]) if single else (steps, lengths)
        if tensors or single:
            inputs, targets = torch.tensor(inputs), torch.tensor(targets)
        elif torch is oracle:
            inputs, targets = tuple(inputs), tuple(targets)
        scores = torch.nn.functional.log_softmax(logits, -1)
        # PyTorch's derivative reads packed targets as if their stride were 1.
        return torch.nn.functional.ctc_loss(scores, target.contiguous(), inputs, targets, **options)

    # PyTorch has no second derivative here.
    draw.compare(loss, logits, target, order=1, single=1e-4)


def test_temporal_classification_by_enumeration():
    """The sum over all alignments, one by one."""
    from itertools import groupby, product

    scores = dlcore.randn(5, 1, 3, dtype=dlcore.float64).log_softmax(2)
    total = 0.0
    for path in product(range(3), repeat=5):
        if [symbol for symbol, _ in groupby(path) if symbol] == [1, 2, 2]:
            total += dlcore.stack([scores[t, 0, symbol] for t, symbol in enumerate(path)]).sum().exp().item()
    loss = nn.functional.ctc_loss(scores, dlcore.tensor([[1, 2, 2]]), (5,), (3,), reduction="sum")
    assert (-loss).exp().item() == pytest.approx(total, rel=1e-12)


def test_impossible_sequences():
    scores = oracle.randn(3, 2, 3).log_softmax(2)
    results = []
    for module in (dlcore, oracle):
        logits = module.tensor(scores.tolist(), requires_grad=True)
        target = module.tensor([[1, 1], [1, 2]])
        losses = module.nn.functional.ctc_loss(logits, target, (2, 3), (2, 2), reduction="none")
        losses.sum().backward()
        results.append((losses.tolist(), logits.grad[:2].isnan().any().item(), logits.grad[:, 1].isnan().any().item()))
    assert results[0][0] == pytest.approx(results[1][0], rel=1e-5)
    assert results[0][0][0] == float("inf") and results[0][1:] == results[1][1:] == (True, False)


def test_distillation():
    student, teacher = oracle.randn(4, 5, requires_grad=True), oracle.randn(4, 5)
    temperature = 3.0
    want = temperature**2 * oracle.nn.functional.kl_div(
        oracle.log_softmax(student / temperature, 1), oracle.softmax(teacher / temperature, 1), reduction="batchmean"
    )
    want.backward()
    ours = dlcore.tensor(student.tolist(), requires_grad=True)
    have = nn.functional.distillation_loss(ours, dlcore.tensor(teacher.tolist()), temperature)
    have.backward()
    assert have.item() == pytest.approx(want.item(), rel=1e-5)
    assert dlcore.allclose(ours.grad, dlcore.tensor(student.grad.tolist()), atol=1e-6)


def test_losses_at_extremes():
    """Logits far apart, certain predictions, and rows of minus infinity."""
    for module in (dlcore, oracle):
        F = module.nn.functional
        logits = module.tensor([[1e4, -1e4], [-1e4, 1e4]], requires_grad=True)
        losses = F.cross_entropy(logits, module.tensor([0, 0]), reduction="none")
        losses.sum().backward()
        assert losses.tolist() == [0.0, 2e4] and logits.grad.tolist() == [[0.0, 0.0], [-1.0, 1.0]]
        assert F.binary_cross_entropy(module.tensor([0.0, 1.0]), module.tensor([1.0, 1.0]), reduction="none").tolist() == [
            100.0,
            0.0,
        ]
        ignored = module.tensor([[-float("inf"), 0.0], [0.5, 0.5]])
        assert F.nll_loss(ignored, module.tensor([-100, 1])).item() == -0.5
        # Every target ignored: 0 / 0.
        assert F.cross_entropy(module.ones(1, 2), module.tensor([-100])).isnan().item()
    big = dlcore.tensor([-200.0], requires_grad=True)
    dlcore.nn.functional.soft_margin_loss(big, dlcore.tensor([1.0])).backward()
    assert big.grad.tolist() == [-1.0]


LAYERS = [
    ("L1Loss", {}, "xx"),
    ("MSELoss", {"reduction": "sum"}, "xx"),
    ("SmoothL1Loss", {"beta": 0.5}, "xx"),
    ("HuberLoss", {"delta": 0.5}, "xx"),
    ("PoissonNLLLoss", {"full": True}, "xp"),
    ("GaussianNLLLoss", {"full": True}, "xxp"),
    ("CrossEntropyLoss", {"label_smoothing": 0.1, "weight": [0.5, 1.0, 2.0]}, "xc"),
    ("NLLLoss", {"ignore_index": 1}, "xc"),
    ("BCELoss", {}, "pp"),
    ("BCEWithLogitsLoss", {"pos_weight": [1.0, 2.0, 3.0]}, "xp"),
    ("KLDivLoss", {"reduction": "batchmean", "log_target": True}, "xx"),
    ("SoftMarginLoss", {}, "xs"),
    ("MultiLabelSoftMarginLoss", {"weight": [0.5, 1.0, 2.0]}, "xp"),
    ("MultiLabelMarginLoss", {}, "xC"),
    ("MultiMarginLoss", {"p": 2, "margin": 0.5}, "xc"),
    ("HingeEmbeddingLoss", {"margin": 0.5}, "xs"),
    ("CosineEmbeddingLoss", {"margin": 0.2}, "xxy"),
    ("MarginRankingLoss", {"margin": 0.2}, "xxs"),
    ("TripletMarginLoss", {"p": 1, "swap": True}, "xxx"),
    ("TripletMarginWithDistanceLoss", {"margin": 0.4, "swap": True}, "xxx"),
    ("CosineSimilarity", {"dim": 0}, "xx"),
    ("PairwiseDistance", {"keepdim": True}, "xx"),
]


@pytest.mark.parametrize(("name", "options", "kinds"), LAYERS)
def test_layers(name, options, kinds):
    oracle.manual_seed(5)
    make = {
        "x": lambda: oracle.randn(4, 3),
        "p": lambda: oracle.rand(4, 3) * 0.8 + 0.1,
        "c": lambda: oracle.tensor([0, 2, 1, 2]),
        "C": lambda: oracle.tensor([[0, 2, -1], [1, -1, 0], [-1, 0, 1], [0, 1, 2]]),
        "s": lambda: oracle.randint(0, 2, (4, 3)) * 2.0 - 1,
        "y": lambda: oracle.tensor([1.0, -1.0, -1.0, 1.0]),
    }
    inputs = [make[kind]() for kind in kinds]
    layers = []
    for module in (dlcore, oracle):
        arguments = {k: module.tensor(v) if isinstance(v, list) else v for k, v in options.items()}
        layers.append(getattr(module.nn, name)(**arguments))
    ours, theirs = layers
    assert list(ours.state_dict()) == list(theirs.state_dict())
    have = ours(*(dlcore.tensor(x.tolist()) for x in inputs))
    assert dlcore.allclose(have, dlcore.tensor(theirs(*inputs).tolist()), rtol=1e-5, atol=1e-6)


def test_warnings():
    for module in (dlcore, oracle):
        F = module.nn.functional
        for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"):
            with pytest.warns(UserWarning, match="Using a target size .* is different to the input size"):
                getattr(F, name)(module.ones(2, 1), module.ones(2))
        with pytest.warns(UserWarning, match="'batchmean' divides only by the batch size"):
            F.kl_div(module.zeros(2), module.ones(2))
        with pytest.warns(UserWarning, match="please use reduction='sum' instead"):
            assert F.mse_loss(module.ones(2), module.zeros(2), size_average=False).item() == 2.0
        with pytest.warns(UserWarning, match="please use reduction='none' instead"):
            assert module.nn.L1Loss(reduce=False)(module.ones(2), module.zeros(2)).tolist() == [1.0, 1.0]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            F.mse_loss(module.ones(2), module.ones(2))


@pytest.mark.parametrize(
    ("call", "phrase"),
    [
        (lambda t, F: F.mse_loss(t.ones(2), t.ones(2), reduction="all"), "all is not a valid value for reduction"),
        (lambda t, F: t.nn.MSELoss(reduction="all")(t.ones(2), t.ones(2)), "all is not a valid value for reduction"),
        (lambda t, F: F.mse_loss(t.ones(2, 3), t.ones(2, 2)), "must match the size of tensor b"),
        (lambda t, F: F.mse_loss(t.ones(2), t.ones(2), weight=t.ones(1)), "Weights and input must have the same size"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0, 3])), "out of bounds"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0, -1])), "out of bounds"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0, 1, 2])), "to match target batch_size"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3, 4), t.zeros(2, 5).long()), "xpected target size"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0, 1]), t.ones(2)), "weight tensor should be defined either for all"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0, 1]), label_smoothing=2.0), "label_smoothing must be between 0.0 and 1.0"),
        (lambda t, F: F.cross_entropy(t.ones(2, 3), t.tensor([0.0, 1.0])), "expected target dtype to be Long or Byte"),
        (lambda t, F: F.binary_cross_entropy(t.ones(2), t.ones(3)), "Using a target size"),
        (lambda t, F: F.binary_cross_entropy(t.ones(2) * 2, t.ones(2)), "all elements of input should be between 0 and 1"),
        (lambda t, F: F.binary_cross_entropy_with_logits(t.ones(2), t.ones(3)), "must be the same as input size"),
        (lambda t, F: F.gaussian_nll_loss(t.ones(2, 3), t.ones(2, 3), t.ones(2, 2)), "var is of incorrect size"),
        (lambda t, F: F.gaussian_nll_loss(t.ones(2), t.ones(2), -t.ones(2)), "var has negative entry/entries"),
        (lambda t, F: F.multi_margin_loss(t.ones(2, 3), t.tensor([0, 1]), p=3), "only p == 1 and p == 2 supported"),
        (lambda t, F: F.multilabel_margin_loss(t.ones(2, 3), t.tensor([[0, 1]])), "inconsistent target size"),
        (lambda t, F: F.cosine_embedding_loss(t.ones(2, 3), t.ones(2, 3), t.ones(2, 2)), "multi-target not supported"),
        (lambda t, F: F.margin_ranking_loss(t.ones(2), t.ones(2), t.ones(2, 2)), "should have same dimension but got sizes"),
        (lambda t, F: F.triplet_margin_loss(t.ones(2), t.ones(2), t.ones(2), margin=0), "margin must be greater than 0, got 0"),
        (lambda t, F: t.nn.TripletMarginLoss(margin=-1), "expected margin to be greater than 0, got -1 instead"),
        (lambda t, F: F.ctc_loss(t.ones(3, 2, 3), t.ones(2, 2).long(), (3, 4), (1, 1)), "Expected input_lengths to have value at most 3"),
        (lambda t, F: F.ctc_loss(t.ones(3, 2, 3), t.ones(2, 2).long(), (3, 3), (1, 3)), "Expected tensor to have size at least 3"),
        (lambda t, F: F.ctc_loss(t.ones(3, 2, 3), t.ones(2, 2).long(), (3,), (1, 2)), "must be of size batch_size"),
        (lambda t, F: F.ctc_loss(t.ones(3, 2, 3), t.ones(2, 2).long(), (3, 3), (1, 2), blank=3), "blank must be in label range"),
        (lambda t, F: F.ctc_loss(t.ones(3, 2, 3), t.ones(3).long(), (3, 3), (1, 1)), "Expected tensor to have size 2 at dimension 0"),
    ],
)
def test_errors(call, phrase):
    with pytest.raises(Exception) as theirs:
        call(oracle, oracle.nn.functional)
    kind = next(k for k in theirs.type.__mro__ if k.__module__ == "builtins")
    with pytest.raises(kind) as ours:
        call(dlcore, nn.functional)
    assert phrase in str(ours.value) and phrase in str(theirs.value)


@pytest.mark.parametrize("name", ["mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"])
@pytest.mark.parametrize("count", [1, 7, 8, 1003])
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_one_gradient_for_all_differences(name, count, reduction):
    """The gradient of a reduced loss is one number for all elements; equal values are among them."""
    a, b = oracle.randn(count, dtype=oracle.float64), oracle.randn(count, dtype=oracle.float64)
    a[0] = b[0]
    gradients = []
    for module in (oracle, dlcore):
        x, y = (module.tensor(v.tolist(), dtype=module.float64, requires_grad=True) for v in (a, b))
        getattr(module.nn.functional, name)(x, y, reduction=reduction).backward()
        gradients.append([oracle.tensor(v.grad.tolist(), dtype=oracle.float64) for v in (x, y)])
    for expected, result in zip(*gradients):
        assert oracle.allclose(result, expected, rtol=1e-12, atol=0)
