"""Every operation of the op table over its samples, through the Python functions and methods: values, dtypes, row-major and
strided inputs, gradients against PyTorch's, first and second derivatives against central differences, errors, leaks."""

import gc

import pytest

import dlcore
from dlcore import _core

from op_vectors import ERRORS, OPERATIONS, call, difference, families, read, tensor

MODES = [
    ("float64", False, False, 1e-10),
    ("float64 strided", False, True, 1e-10),
    ("float32", True, False, 3e-5),
    ("float32 strided", True, True, 3e-5),
]


def samples(kind):
    return [pytest.param(sample, id=f"{sample['op']}-{index}")
            for family in families() for index, sample in enumerate(read(family)[kind])]


CASES = samples("cases")
# slice and to have no function of their own in Python: indexing and Tensor.to take their place.
ERROR_CASES = [e for e in samples("errors") if OPERATIONS[e.values[0]["op"]].python]


def inputs(sample, single=False, strided=False):
    return {name: tensor(entry, single, strided) for name, entry in sample["tensors"].items()}


def require(tensors, sample):
    """Lets the differentiated inputs require gradients."""
    for name in sample.get("gradients", {}):
        tensors[name] = tensors[name].detach().requires_grad_()


@pytest.mark.parametrize("sample", CASES)
def test_values_and_gradients(sample):
    for name, single, strided, tolerance in MODES:
        if (single and sample.get("double_only")) or (strided and sample.get("contiguous_only")):
            continue
        tensors = inputs(sample, single, strided)
        require(tensors, sample)
        results = call(sample, tensors)
        assert len(results) == len(sample["expected"]), name
        for result, expected in zip(results, sample["expected"]):
            assert difference(result, expected, single, tolerance) == "", name
        if "gradients" not in sample:
            continue
        active = [(r, tensor(c, single, strided)) for r, c in zip(results, sample["cotangents"]) if c is not None]
        gradients = dlcore.autograd.grad([r for r, _ in active], [tensors[n] for n in sample["gradients"]],
                                         [c for _, c in active], allow_unused=True)
        for (source, expected), gradient in zip(sample["gradients"].items(), gradients):
            if expected is None:
                assert gradient is None, source
            else:
                assert difference(gradient, expected, single, tolerance) == "", f"{name}: gradient of {source}"


@pytest.mark.parametrize("sample", [c for c in CASES if "gradients" in c.values[0]])
def test_derivatives(sample):
    tensors = inputs(sample)
    require(tensors, sample)
    names = list(sample["gradients"])
    for index, cotangent in enumerate(sample["cotangents"]):
        if cotangent is None:
            continue

        def output(*values, index=index):
            return call(sample, {**tensors, **dict(zip(names, values))})[index]

        assert _core.gradcheck(output, [tensors[n] for n in names], 1 if "no_second" in sample else 2)


@pytest.mark.parametrize("sample", ERROR_CASES)
def test_errors(sample):
    expected = tuple(getattr(dlcore, name) for status in sample["status"] for name in ERRORS[status])
    with pytest.raises((*expected, TypeError, ValueError)) as caught:
        call(sample, inputs(sample))
    if isinstance(caught.value, dlcore.Error):
        assert isinstance(caught.value, expected)
        assert sample["contains"] in str(caught.value)


@pytest.mark.parametrize("sample", [c for c in CASES if c.values[0].get("random")])
def test_random_numbers_follow_the_seed(sample):
    drawn = []
    for seed in (11, 11, 12):
        dlcore.manual_seed(seed)
        drawn.append(call(sample, inputs(sample))[0].tolist())
    assert drawn[0] == drawn[1]
    if dlcore.tensor(drawn[0]).numel() > 6:
        assert drawn[0] != drawn[2]


def test_every_operation_has_a_sample_and_a_name():
    sampled = {sample["op"] for family in families() for sample in read(family)["cases"]}
    assert sampled == set(OPERATIONS)
    for op in OPERATIONS.values():
        if "function" in op.python:
            home = _core if op.python_name.startswith("_") else dlcore
            assert callable(getattr(home, op.python_name)), op.name
            assert all(callable(getattr(dlcore, alias)) for alias in op.aliases), op.name
        if "method" in op.python:
            assert callable(getattr(dlcore.Tensor, op.python_name)), op.name
        if "nn.functional" in op.python and not op.name.startswith(("upsample", "resample")) and not op.name.endswith("_with_indices"):
            assert callable(getattr(dlcore.nn.functional, op.python_name)), op.name


def test_nothing_stays_alive():
    def alive():
        gc.collect()
        return _core.live_objects()

    before = alive()
    for family in families():
        for sample in read(family)["cases"]:
            tensors = inputs(sample)
            require(tensors, sample)
            call(sample, tensors)
            del tensors
    assert alive() == before
