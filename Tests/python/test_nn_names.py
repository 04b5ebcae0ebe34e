"""What torch.nn and torch.nn.functional offer, dlcore offers too: the walk over PyTorch's public names, with the list of those
that are left out on purpose."""

import inspect

import pytest
import torch as oracle

from dlcore import nn

# Classes of torch.nn that dlcore leaves out.
CLASSES = {
    # Several devices or processes: dlcore has one process on one CPU.
    "DataParallel",
    "SyncBatchNorm",
    # Of the time before Sequential; PyTorch itself advises against it.
    "Container",
    # Describes how PyTorch cuts one of its losses into pieces.
    "LinearCrossEntropyOptions",
    # Buffers that get their shape at the first call occur in lazy normalisations only, which have their own.
    "UninitializedBuffer",
}

# Functions of torch.nn.functional that dlcore leaves out.
FUNCTIONS = {
    # PyTorch's own machinery, visible by accident.
    "assert_int_or_pair",
    "boolean_dispatch",
    "handle_torch_function",
    "has_torch_function",
    "has_torch_function_unary",
    "has_torch_function_variadic",
    # Products of matrices in 8 bits or in groups, for GPUs.
    "grouped_mm",
    "scaled_grouped_mm",
    "scaled_mm",
    # A layout that only Caffe2 used.
    "conv_tbc",
    # The same as channel_shuffle.
    "native_channel_shuffle",
}

# Methods of nn.Module that dlcore leaves out.
METHODS = {
    # Devices that there are not.
    "ipu",
    "mtia",
    "xpu",
    # Annotations and switches of PyTorch's own code.
    "T_destination",
    "call_super_init",
    "dump_patches",
}

def public(module, kind):
    return sorted(name for name in dir(module) if name[0] != "_" and kind(getattr(module, name)))


def is_layer(value):
    return inspect.isclass(value) and issubclass(value, oracle.nn.Module) or value in (
        oracle.nn.Parameter,
        oracle.nn.Buffer,
        oracle.nn.UninitializedParameter,
        oracle.nn.UninitializedBuffer,
        oracle.nn.LinearCrossEntropyOptions,
    )


def is_function(value):
    return callable(value) and not inspect.isclass(value) and getattr(value, "__module__", "") != "typing"


def test_classes():
    missing = {name for name in public(oracle.nn, is_layer) if not hasattr(nn, name)}
    assert missing == CLASSES


def test_functions():
    functional = oracle.nn.functional
    missing = {name for name in public(functional, is_function) if not hasattr(nn.functional, name)}
    assert missing == FUNCTIONS


def test_methods_of_modules():
    missing = {name for name in dir(oracle.nn.Module) if name[0] != "_" and not hasattr(nn.Module, name)}
    assert missing == METHODS


@pytest.mark.parametrize("name", ["ModuleDict", "ModuleList", "ParameterDict", "ParameterList", "Sequential"])
def test_methods_of_containers(name):
    inherited = set(dir(oracle.nn.Module))
    wanted = {n for n in dir(getattr(oracle.nn, name)) if n not in inherited and (n[0] != "_" or n[:2] == "__")}
    missing = {n for n in wanted if not hasattr(getattr(nn, name), n)}
    assert missing - {"__annotations__", "__parameters__", "__orig_bases__"} == set()


def parameters(function):
    """The names of the arguments; None where they cannot be told."""
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in found):
        return None
    return [p.name for p in found if p.name != "self"]


@pytest.mark.parametrize("name", [n for n in public(oracle.nn, is_layer) if hasattr(nn, n)])
def test_arguments_of_classes(name):
    """The arguments of PyTorch's classes, in their order; dlcore may have more."""
    wanted, found = (parameters(getattr(module, name).__init__) for module in (oracle.nn, nn))
    if wanted is not None and found is not None:
        assert [p for p in found if p in wanted] == wanted


@pytest.mark.parametrize("name", [n for n in public(oracle.nn.functional, is_function) if hasattr(nn.functional, n) and not n.endswith("_with_indices")])
def test_arguments_of_functions(name):
    """The same for functions that are written in Python in both modules."""
    wanted, found = (parameters(getattr(module, name)) for module in (oracle.nn.functional, nn.functional))
    if wanted is not None and found is not None:
        assert [p for p in found if p in wanted] == wanted
