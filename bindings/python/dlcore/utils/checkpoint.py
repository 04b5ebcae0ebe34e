"""Recomputing instead of keeping: the values inside a part of a model are computed again for its backward pass."""

import warnings
from contextlib import contextmanager, nullcontext, suppress
from weakref import ref

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad
from ..autograd.function import Function
from ..autograd.graph import saved_tensors_hooks


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


class CheckpointError(RuntimeError):
    """A function that computes something else when it is called again."""


class _Recomputed(Exception):
    """Everything that was wanted has been computed again; the rest of the function need not run."""


class _Holder:
    """Stands in the graph for a value that is computed again; ``value`` is there from then on."""

    __slots__ = ("value", "shape", "dtype", "__weakref__")

    def __init__(self, tensor):
        self.value, self.shape, self.dtype = None, tensor.shape, tensor.dtype


class _Frame:
    """One call of a checkpoint: the arguments, and the places of the values that operations would have saved, in their order."""

    def __init__(self, function, args, keywords, preserve, check, contexts):
        self.function, self.keywords, self.contexts = function, keywords, contexts
        # Hooks outside, such as those of a checkpoint around this one, hold the arguments.
        self.args = [_core._SavedTensor(value) if isinstance(value, Tensor) else value for value in args]
        self.state = _core.default_generator.get_state() if preserve else None
        self.checks = check != "none"
        self.holders = []

    def pack(self, tensor):
        holder = _Holder(tensor)
        self.holders.append(ref(holder))
        return holder

    def unpack(self, holder):
        if holder.value is None:
            self.recompute()
        if holder.value is None:
            raise CheckpointError(
                "checkpoint: A different number of tensors was saved during the original forward and recomputation.\n"
                f"Number of tensors saved during forward: {len(self.holders)}"
            )
        return holder.value

    def recompute(self):
        count = 0

        def keep(tensor):
            nonlocal count
            if count == len(self.holders):
                raise CheckpointError(
                    "checkpoint: trying to save more tensors during recomputation than during the original forward pass."
                )
            holder = self.holders[count]()
            count += 1
            value = tensor.detach()
            if holder is not None:
                if self.checks and (tensor.shape != holder.shape or tensor.dtype != holder.dtype):
                    raise CheckpointError(
                        "checkpoint: Recomputed values for the following tensors have different metadata than during the forward "
                        f"pass.\ntensor at position {count - 1}:\nsaved metadata: {holder.dtype} {holder.shape}\n"
                        f"recomputed metadata: {tensor.dtype} {tensor.shape}"
                    )
                holder.value = value
            if count == len(self.holders) and set_checkpoint_early_stop.enabled:
                raise _Recomputed
            return value

        args = [value.value() if isinstance(value, _core._SavedTensor) else value for value in self.args]
        state = nullcontext() if self.state is None else _random_state(self.state)
        context = nullcontext() if self.contexts is None else self.contexts()[1]
        with enable_grad(), state, context, suppress(_Recomputed), saved_tensors_hooks(keep, lambda value: value):
            self.function(*args, **self.keywords)


class set_checkpoint_early_stop:
    """Inside, whether a recomputation stops as soon as all that is wanted has been computed."""

    enabled = True

    def __init__(self, enable):
        self._wanted = bool(enable)

    def __enter__(self):
        self._former, set_checkpoint_early_stop.enabled = set_checkpoint_early_stop.enabled, self._wanted

    def __exit__(self, *error):
        set_checkpoint_early_stop.enabled = self._former


def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False, preserve_rng_state=True, **kwargs):
    """function(*args, **kwargs), of whose inside nothing is kept for the backward pass, which calls it again.

    The function is recorded, and the values that its operations would keep are computed again when the first one is needed. So
    derivatives of every order exist, with respect to the arguments and to everything else that the function uses. The values
    stay until their graph is freed. Random numbers are drawn again from the same state with ``preserve_rng_state``;
    ``determinism_check="none"`` lets recomputed values have other shapes; ``context_fn`` gives two context managers, for the
    call and for the calls after it.

    With ``use_reentrant=True`` the call is not recorded, and the backward pass differentiates a call of its own: gradients reach
    the arguments, and through ``backward()`` everything else; there is no second derivative.
    """
    if not callable(function):
        raise TypeError(f"checkpoint(): expected a function, got {type(function).__name__}")
    if determinism_check not in ("default", "none"):
        raise ValueError(f"determinism_check should be one of 'default' or 'none', but got {determinism_check}")
    if not _core.is_grad_enabled():
        return function(*args, **kwargs)
    if use_reentrant:
        if context_fn is not None:
            raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
        if not any(isinstance(value, Tensor) and value.requires_grad for value in args):
            warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)
        return _Checkpoint.apply(function, preserve_rng_state, None, kwargs, *args)
    frame = _Frame(function, args, kwargs, preserve_rng_state, determinism_check, context_fn)
    context = nullcontext() if context_fn is None else context_fn()[0]
    with context, saved_tensors_hooks(frame.pack, frame.unpack):
        return function(*args, **kwargs)


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
