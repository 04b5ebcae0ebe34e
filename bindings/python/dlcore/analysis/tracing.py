"""Rows of a summary from one run of a network: hooks see every call of every module."""

from math import prod

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad, no_grad
from .fields import Fields, Mixed, Unflatten
from .layers import Misfit, rule_of, show
from .rows import Row, count_parameters

# Operations between modules that leave every unit in its place, by their names in the graph.
_POINTWISE = frozenset(
    "Add Sub Mul Div Neg Pow Abs Exp Log Sqrt Square Clamp Clip Relu Relu6 Sigmoid Tanh Gelu Silu Elu Selu Celu LeakyRelu "
    "Prelu Softplus Softsign Hardtanh Hardswish Hardsigmoid Mish Logsigmoid Where Maximum Minimum Cat Chunk Split Clone "
    "Contiguous To Dropout BatchNorm NativeBatchNorm PassThrough Alias Detach Expand Unbind Slice Select Narrow IndexSelect "
    "Lerp Addcmul".split()
)
_RESHAPING = frozenset("View Reshape Flatten".split())
_REDUCING = frozenset("Mean Sum Amax".split())


def tensors_in(value):
    """All tensors in nested tuples, lists and dictionaries."""
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from tensors_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from tensors_in(item)


class _FieldTracer:
    """Receptive fields along the recorded graph. Known are the input and what known layers compute."""

    UNKNOWN, NONE = object(), object()

    def __init__(self, inputs):
        self.known = {}
        for tensor in inputs:
            if tensor.is_floating_point() and (fields := Fields.of_input(tensor.shape)) is not None:
                self.known[_core._leaf_node(tensor)._sequence_nr] = fields

    def _node(self, tensor):
        return tensor.grad_fn if tensor.grad_fn is not None else _core._leaf_node(tensor)

    def set(self, tensor, fields):
        node = self._node(tensor)
        if node is not None:
            self.known[node._sequence_nr] = self.UNKNOWN if fields is None else fields

    def of(self, tensor):
        """The fields of a tensor's units, None when they are not known."""
        root = self._node(tensor)
        if root is None:
            return None
        pending = [root]
        while pending:
            node = pending[-1]
            number = node._sequence_nr
            before = [inner for inner, _ in node.next_functions if inner is not None]
            missing = [] if number in self.known else [n for n in before if n._sequence_nr not in self.known]
            if missing:
                pending += missing
                continue
            pending.pop()
            if number not in self.known:
                self.known[number] = self._combined(node.name(), [self.known[n._sequence_nr] for n in before], tensor)
        fields = self.known[root._sequence_nr]
        return self._checked(fields, tensor) if isinstance(fields, Fields) else None

    def _checked(self, fields, tensor):
        if fields.flat or fields.extents() == list(tensor.shape[2:]):
            return fields
        return None

    def _combined(self, name, parts, tensor):
        parts = [part for part in parts if part is not self.NONE]
        if not parts:
            return self.NONE
        if self.UNKNOWN in parts:
            return self.UNKNOWN
        name = name.removesuffix("Backward0")
        merged = parts[0]
        for part in parts[1:]:
            merged = merged.merged(part)
            if merged is None:
                return self.UNKNOWN
        if name in _POINTWISE:
            return merged
        if tensor.dim() == 2 and name in _RESHAPING | _REDUCING:
            flat = Fields(merged.axes, flat=True)
            return Mixed().apply(flat, ()) if name in _REDUCING else flat
        if merged.flat and name in _RESHAPING:
            return Unflatten().apply(merged, tensor.shape[2:]) or self.UNKNOWN
        return self.UNKNOWN


class Tracer:
    """Runs a model once, in evaluation mode and without leaving traces in it, and collects a row for every call."""

    def __init__(self, model, with_fields=True):
        self.model = model
        self.rows = []
        self.names = {}
        for name, module in model.named_modules():
            self.names.setdefault(module, name)
        self._with_fields = with_fields
        self._seen = set()
        self._called = set()
        self._open = []
        self._inside = 0

    def run(self, args, kwargs):
        modules = list(self.names)
        training = [module.training for module in modules]
        handles = []
        args, kwargs = self._prepared(args, kwargs)
        try:
            self.model.eval()
            for module in modules:
                handles.append(module.register_forward_pre_hook(self._enter, with_kwargs=True))
                handles.append(module.register_forward_hook(self._leave, with_kwargs=True))
            with enable_grad() if self._with_fields else no_grad():
                self.model(*args, **kwargs)
        except Exception as error:
            self._explain(error)
            raise
        finally:
            for handle in handles:
                handle.remove()
            for module, mode in zip(modules, training):
                module.training = mode
        self._add_uncalled()
        return self.rows

    def _prepared(self, args, kwargs):
        """Inputs of our own, so that gradients can be followed to them."""
        own = []

        def copy(value):
            if isinstance(value, Tensor):
                tensor = value.detach()
                if tensor.is_floating_point() and self._with_fields:
                    tensor = tensor.requires_grad_()
                    own.append(tensor)
                    # A layer may work in place, which a leaf does not allow.
                    return tensor.clone()
                return tensor
            if isinstance(value, dict):
                return {key: copy(item) for key, item in value.items()}
            if type(value) in (tuple, list):
                return type(value)(copy(item) for item in value)
            return value

        args, kwargs = tuple(copy(value) for value in args), {key: copy(value) for key, value in kwargs.items()}
        self._fields = _FieldTracer(own) if self._with_fields else None
        return args, kwargs

    def _enter(self, module, args, kwargs):
        if self._is_inside_known():
            self._inside += 1
            return
        given = list(tensors_in([args, kwargs]))
        name = self.names[module]
        row = Row(name, type(module).__name__, len(self._open), self._open[-1][0] if self._open else None)
        row.input_shape = tuple(given[0].shape) if given else None
        row.is_called = True
        row.is_reused = module in self._called
        rule = rule_of(module)
        # A layer that is known as a whole counts with what is inside it.
        self._called.update([module] if rule is None else module.modules())
        count_parameters(row, module, self._seen, recurse=rule is not None)
        self.rows.append(row)
        before = self._fields.of(given[0]) if self._fields and rule and given and given[0].requires_grad else None
        pointer = given[0].data_ptr() if given else None
        row.input_shapes = [tuple(tensor.shape) for tensor in given]
        self._open.append((len(self.rows) - 1, module, rule, before, pointer))

    def _is_inside_known(self):
        return bool(self._open) and self._open[-1][2] is not None

    def _leave(self, module, args, kwargs, output):
        if self._inside:
            self._inside -= 1
            return
        self._finish(module, output)
        self._open.pop()

    def _finish(self, module, output):
        number, _, rule, before, pointer = self._open[-1]
        row = self.rows[number]
        results = list(tensors_in(output))
        row.is_leaf = number == len(self.rows) - 1
        if not results:
            return
        first = results[0]
        row.output_shape = tuple(first.shape)
        row.further_outputs = [tuple(result.shape) for result in results[1:]]
        if row.is_leaf:
            if first.data_ptr() != pointer or first.numel() == 0:
                row.memory = sum(result.numel() * result.element_size() for result in results)
            row.multiply_adds = (
                rule.multiply_adds_of_call(module, row.input_shapes, row.output_shape) if rule and row.input_shapes else None
            )
            holds = any(t.is_floating_point() for t in (*module.parameters(), *module.buffers()))
            if row.multiply_adds is None and not holds:
                row.multiply_adds = 0
        if self._fields is None:
            return
        if rule is not None and row.is_leaf:
            step = rule.step(module, row.input_shape, row.output_shape)
            row.fields = step.apply(before, row.output_shape[2:]) if step is not None and before is not None else None
            row.moves_positions = type(step).__name__ not in ("NoneType", "Same", "Flatten", "Unflatten", "Mixed")
            if first.requires_grad:
                self._fields.set(first, row.fields)
        elif first.requires_grad:
            row.fields = self._fields.of(first)

    def _add_uncalled(self):
        for module, name in self.names.items():
            if module not in self._called and any(True for _ in module.parameters(recurse=False)):
                row = Row(name, type(module).__name__, name.count(".") + 1, None)
                row.is_leaf = True
                count_parameters(row, module, self._seen)
                self.rows.append(row)

    def _explain(self, error):
        """Names the layer that could not take its input."""
        if not self._open:
            return
        number, module, rule, _, _ = self._open[-1]
        shape = self.rows[number].input_shape
        if rule is None or shape is None:
            return
        try:
            rule.output(module, shape)
        except Misfit as misfit:
            raise misfit_error(self.names[module], module, shape, misfit) from error


def misfit_error(name, module, shape, misfit):
    """A ShapeError that names a layer, its input and what it needs."""
    layer = type(module).__name__ + (f" '{name}'" if name else "")
    extra = module.extra_repr()
    described = f"{layer} ({extra})" if extra else layer
    return _core.ShapeError(f"{described} got an input of shape {show(shape)} of {prod(shape)} elements, but needs {misfit}")
