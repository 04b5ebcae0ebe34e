"""Recomputing instead of keeping: the values inside a part of a model are computed again for its backward pass."""

import warnings
from contextlib import contextmanager

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad
from ..autograd.function import Function


@contextmanager
def _random_state(state):
    """Draws as if the generator were in a state of before, and leaves it as it was."""
    generator = _core.default_generator
    current = generator.get_state()
    generator.set_state(state)
    try:
        yield
    finally:
        generator.set_state(current)


class _Checkpoint(Function):
    @staticmethod
    def forward(ctx, function, preserve, marker, keywords, *args):
        ctx.function, ctx.keywords = function, keywords
        ctx.state = _core.default_generator.get_state() if preserve else None
        ctx.positions = [index for index, value in enumerate(args) if isinstance(value, Tensor)]
        ctx.arguments = [None if isinstance(value, Tensor) else value for value in args]
        ctx.save_for_backward(*(args[index] for index in ctx.positions))
        return function(*args, **keywords)

    @staticmethod
    def backward(ctx, *gradients):
        arguments = list(ctx.arguments)
        for index, tensor in zip(ctx.positions, ctx.saved_tensors):
            arguments[index] = tensor.detach().requires_grad_(tensor.requires_grad)
        with enable_grad():
            if ctx.state is None:
                outputs = ctx.function(*arguments, **ctx.keywords)
            else:
                with _random_state(ctx.state):
                    outputs = ctx.function(*arguments, **ctx.keywords)
        outputs = tuple(outputs) if isinstance(outputs, (tuple, list)) else (outputs,)
        pairs = [
            (output, gradient)
            for output, gradient in zip(outputs, gradients)
            if isinstance(output, Tensor) and output.requires_grad and gradient is not None
        ]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        from ..autograd import backward

        backward([output for output, _ in pairs], [gradient for _, gradient in pairs])
        own = [value.grad if isinstance(value, Tensor) else None for value in arguments]
        return (None, None, None, None, *own)


def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False, preserve_rng_state=True, **kwargs):
    """function(*args, **kwargs), of which only the arguments are kept; the backward pass calls it again.

    Random numbers are drawn again from the same state with ``preserve_rng_state``. Gradients reach the arguments, and through
    ``backward()`` everything else that the function uses. There is no second derivative through it.
    """
    if not callable(function):
        raise TypeError(f"checkpoint(): expected a function, got {type(function).__name__}")
    marker = None
    tensors = [value for value in args if isinstance(value, Tensor)]
    if not _core.is_grad_enabled():
        return function(*args, **kwargs)
    if not any(tensor.requires_grad for tensor in tensors):
        if use_reentrant:
            warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)
            return _Checkpoint.apply(function, preserve_rng_state, None, kwargs, *args)
        marker = _core.zeros((), requires_grad=True)
    return _Checkpoint.apply(function, preserve_rng_state, marker, kwargs, *args)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, preserve_rng_state=True):
    """A sequence of functions in so many parts, all but the last of which are checkpoints."""
    children = list(functions.children()) if hasattr(functions, "children") else list(functions)

    def run(start, end):
        def part(value):
            for index in range(start, end + 1):
                value = children[index](value)
            return value

        return part

    size = len(children) // segments
    end = -1
    for start in range(0, size * (segments - 1), size):
        end = start + size - 1
        input = checkpoint(run(start, end), input, use_reentrant=use_reentrant, preserve_rng_state=preserve_rng_state)
    return run(end + 1, len(children) - 1)(input)
