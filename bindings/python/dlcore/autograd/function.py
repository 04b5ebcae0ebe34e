"""Functions with a forward and a backward computation of the user's own."""

from functools import wraps

from .. import _core
from .._core import Tensor
from .._grad_mode import no_grad

_FREED = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
    "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify "
    "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after "
    "calling backward."
)


class FunctionCtx:
    """What a call of a function knows: the first argument of ``forward`` and ``backward``. Takes attributes of any name."""

    def __init__(self):
        self.needs_input_grad = ()
        self.materialize_grads = True
        self.to_save = ()
        self._saved = ()
        self._outputs = ()
        self._is_freed = False
        self.dirty_tensors = ()
        self.non_differentiable = ()

    def save_for_backward(self, *tensors):
        """Keeps tensors (or None) for ``backward``, which finds them in ``saved_tensors``; called at most once in ``forward``."""
        for tensor in tensors:
            if tensor is not None and not isinstance(tensor, Tensor):
                raise TypeError(f"save_for_backward can only save variables, but argument is of type {type(tensor).__name__}")
        self.to_save = tensors

    def save_for_forward(self, *tensors):
        """Accepted for functions that also define ``jvp``, which is not used."""

    @property
    def saved_tensors(self):
        """The tensors of ``save_for_backward``. One that was changed in place meanwhile is an error."""
        if self._is_freed:
            raise RuntimeError(_FREED)
        return tuple(self._unpack(entry) for entry in self._saved)

    def _unpack(self, entry):
        if entry is None:
            return None
        output, tensor, version = entry
        if version is None:
            return self._outputs[output] if tensor is None else tensor.value()
        if tensor._version != version:
            raise RuntimeError(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                f"[{tensor.dtype} {list(tensor.shape)}] is at version {tensor._version}; expected version {version} instead."
            )
        # A result is part of the graph that belongs to this call; the engine hands it in.
        return tensor if output is None or not self._outputs else self._outputs[output]

    def mark_dirty(self, *tensors):
        """Says that these inputs are changed in place; they must be results as well."""
        self.dirty_tensors = tensors

    def mark_non_differentiable(self, *tensors):
        """Says that these results have no derivative; their gradients are zero in ``backward``."""
        self.non_differentiable = tensors

    def set_materialize_grads(self, value):
        """With False, ``backward`` gets None instead of zeros for results that were not used."""
        self.materialize_grads = bool(value)

    def _freeze(self, outputs):
        """Records what was saved; results without their place in the graph, which would be a cycle."""
        positions = {id(output): index for index, output in enumerate(outputs)}
        is_hooked = _core._has_saved_tensor_hooks()
        saved = []
        for tensor in self.to_save:
            if tensor is None:
                saved.append(None)
                continue
            output = positions.get(id(tensor))
            if is_hooked:
                # The engine packs results itself, and hands them in.
                saved.append((output, _core._SavedTensor(tensor) if output is None else None, None))
                continue
            saved.append((output, tensor if output is None else tensor.detach(), tensor._version))
        self._saved = tuple(saved)
        self.to_save = self.dirty_tensors = self.non_differentiable = ()
        return any(entry is not None and entry[0] is not None for entry in saved)

    def _free(self):
        kept = bool(self._saved)
        self._saved = ()
        self._is_freed = kept
        return kept


def _same(tensor, tensors):
    return any(tensor is other for other in tensors)


class Function:
    """Subclasses define the static methods ``forward(ctx, *args)`` and ``backward(ctx, *grad_outputs)``; ``apply`` calls them.

    ``forward`` may instead be without ``ctx``, beside ``setup_context(ctx, inputs, output)``. ``backward`` returns the gradient
    of each argument of ``forward``, None for those without one; it may be differentiated again where it is made of
    differentiable operations.
    """

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward "
            "mode AD."
        )

    def __init__(self, *args, **kwargs):
        raise RuntimeError(
            f"{type(self).__name__} should not be instantiated. Methods on autograd functions are all static, so you should "
            "invoke them on the class itself."
        )

    @classmethod
    def apply(cls, *args):
        """The result of ``forward``, differentiable by ``backward``."""
        for argument in args:
            handler = None if isinstance(argument, Tensor) and type(argument) is Tensor else _handler(argument)
            if handler is not None:
                return handler(cls.apply, (type(argument),), args, {})
        ctx = FunctionCtx()
        inputs = [argument for argument in args if isinstance(argument, Tensor)]
        ctx.needs_input_grad = tuple(isinstance(argument, Tensor) and argument.requires_grad for argument in args)
        records = _core.is_grad_enabled() and any(ctx.needs_input_grad)
        with no_grad():
            if cls.setup_context is Function.setup_context:
                output = cls.forward(ctx, *args)
            else:
                output = cls.forward(*args)
                cls.setup_context(ctx, args, output)
        outputs = tuple(output) if isinstance(output, (tuple, list)) else (output,)
        tensors = [value for value in outputs if isinstance(value, Tensor)]
        if not records or not tensors:
            ctx._freeze(tensors)
            return output
        dirty = ctx.dirty_tensors
        for tensor in dirty:
            if not _same(tensor, tensors):
                raise RuntimeError("Some elements marked as dirty during the forward method were not returned as output. The inputs "
                                   "that are modified inplace must all be outputs of the Function.")
        flags = [not _same(tensor, ctx.non_differentiable) for tensor in tensors]
        dirty_flags = [_same(tensor, dirty) for tensor in tensors] if dirty else None
        name = cls.__name__ + "Backward"
        keeps_outputs = ctx._freeze(tensors)
        results = iter(
            _core._record_function(
                name,
                inputs,
                tensors,
                _Backward(cls, ctx, name, [isinstance(value, Tensor) for value in outputs], [isinstance(a, Tensor) for a in args]),
                ctx._free,
                keeps_outputs,
                ctx.materialize_grads,
                flags,
                dirty_flags,
            )
        )
        complete = tuple(next(results) if isinstance(value, Tensor) else value for value in outputs)
        return complete if isinstance(output, (tuple, list)) else complete[0]


def _handler(argument):
    return getattr(argument, "__torch_function__", None) if hasattr(type(argument), "__torch_function__") else None


class _Backward:
    """The bridge from the engine to a function's ``backward``."""

    __slots__ = ("function", "ctx", "name", "are_outputs", "are_inputs")

    def __init__(self, function, ctx, name, are_outputs, are_inputs):
        self.function, self.ctx, self.name = function, ctx, name
        self.are_outputs, self.are_inputs = are_outputs, are_inputs

    def __call__(self, gradients, needs, outputs):
        ctx = self.ctx
        given = iter(gradients)
        arguments = [next(given) if is_tensor else None for is_tensor in self.are_outputs]
        wanted = iter(needs)
        ctx.needs_input_grad = tuple(is_tensor and next(wanted) for is_tensor in self.are_inputs)
        ctx._outputs = outputs
        try:
            returned = self.function.backward(ctx, *arguments)
        finally:
            ctx._outputs = ()
        returned = tuple(returned) if isinstance(returned, (tuple, list)) else (returned,)
        expected = len(self.are_inputs)
        if len(returned) > expected and all(value is None for value in returned[expected:]):
            returned = returned[:expected]
        if len(returned) != expected:
            raise RuntimeError(
                f"function {self.name} returned an incorrect number of gradients (expected {expected}, got {len(returned)})"
            )
        result = []
        for position, (value, is_tensor) in enumerate(zip(returned, self.are_inputs)):
            if is_tensor:
                result.append(value)
            elif value is not None:
                raise RuntimeError(
                    f"function {self.name} returned a gradient different than None at position {position + 1}, but the "
                    "corresponding forward input was not a Variable"
                )
        return tuple(result)


class _NoSecondDerivative(Function):
    """The same gradients; differentiating them again is an error."""

    @staticmethod
    def forward(ctx, *gradients):
        return tuple(gradient.detach() if isinstance(gradient, Tensor) else gradient for gradient in gradients)

    @staticmethod
    def backward(ctx, *gradients):
        raise RuntimeError("trying to differentiate twice a function that was marked with @once_differentiable")


def once_differentiable(backward):
    """Decorator for a ``backward`` that is not made of differentiable operations: a second derivative is an error."""

    @wraps(backward)
    def once(ctx, *gradients):
        with no_grad():
            returned = backward(ctx, *gradients)
        if not _core.is_grad_enabled():
            return returned
        several = isinstance(returned, (tuple, list))
        values = list(returned) if several else [returned]
        source = [gradient for gradient in gradients if isinstance(gradient, Tensor) and gradient.requires_grad]
        if not source:
            # The result depends on the saved tensors all the same.
            source = [tensor for tensor in ctx.saved_tensors if tensor is not None and tensor.requires_grad]
        if not source:
            return returned
        count = len(values)
        values = list(_NoSecondDerivative.apply(*values, *source))[:count]
        return tuple(values) if several else values[0]

    return once
