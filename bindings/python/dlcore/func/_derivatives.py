"""Derivatives as transformations of functions: grad, vjp, jvp, Jacobians and Hessians.

Inside ``vmap`` a derivative is one of each sample. As samples do not depend on each other, the gradient of the sum over them
holds the gradients of all, once every differentiated input has the batch's axes.
"""

import threading
from functools import wraps

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad
from ..autograd.graph import nodes
from ._batched import Batched, levels
from ._tree import flatten, map_tree, unflatten


class _Depth(threading.local):
    value = 0


_depth = _Depth()


class _Nested:
    """Counts the derivatives under way: an inner one must itself be differentiable."""

    def __enter__(self):
        _depth.value += 1

    def __exit__(self, kind, error, traceback):
        _depth.value -= 1


# --- samples and their base ----------------------------------------------------------------------------------------------


def _base(tensor):
    """The tensor with the axes of all calls of vmap in front, the outermost first."""
    found = {}
    while type(tensor) is Batched:
        found[tensor.level] = True
        tensor = tensor.value
    for position, size in enumerate(levels.sizes):
        if position + 1 not in found:
            shape = tuple(tensor.shape)
            tensor = tensor.unsqueeze(position).expand(*shape[:position], size, *shape[position:])
    return tensor


def _samples(base):
    """The other way."""
    for level in range(1, len(levels.sizes) + 1):
        base = Batched(base, level)
    return base


class _Variables:
    """The differentiated inputs as the beginning of a graph of their own."""

    def __init__(self, leaves):
        self.bases, self.own = [], set()
        for leaf in leaves:
            if not isinstance(leaf, Tensor) or not leaf.is_floating_point():
                raise RuntimeError(
                    f"func: can only differentiate with respect to floating-point tensors, got {getattr(leaf, 'dtype', type(leaf))}"
                )
            base = _base(leaf)
            if base.requires_grad:
                base = base.view_as(base)
            else:
                base = base.detach().requires_grad_()
                self.own.add(_core._leaf_node(base)._sequence_nr)
            self.bases.append(base)

    def samples(self):
        return [_samples(base) for base in self.bases]

    def must_stay_differentiable(self, outputs):
        """Whether a derivative may be differentiated again: inside another one, or where the outputs depend on more."""
        if _depth.value > 1 or not self.own or len(self.own) < len(self.bases):
            return True
        return any(
            node.name() == "AccumulateGrad" and node._sequence_nr not in self.own
            for output in outputs
            if output.requires_grad
            for node in nodes(output)
        )

    def gradients(self, outputs, weights, create_graph):
        """d sum(outputs * weights) / d variables as bases, zeros where there is none."""
        pairs = [(output, weight) for output, weight in zip(outputs, weights) if output.requires_grad]
        found = [None] * len(self.bases)
        if pairs:
            found = _core.grad([output for output, _ in pairs], self.bases, [weight for _, weight in pairs], True, create_graph, True)
        return [_core.zeros_like(base) if gradient is None else gradient for base, gradient in zip(self.bases, found)]


def _released(values, create_graph):
    return [value if create_graph else value.detach() for value in values]


def _aux_released(aux, keep):
    return map_tree(lambda leaf: leaf.detach() if isinstance(leaf, Tensor) and not keep else leaf, aux)


def _chosen(args, argnums):
    """The arguments to differentiate by, as leaves, and how to put them back."""
    positions = (argnums,) if isinstance(argnums, int) else tuple(argnums)
    if not positions:
        raise RuntimeError("argnums must be non-empty")
    for position in positions:
        if not isinstance(position, int):
            raise RuntimeError(f"argnums must be int or Tuple[int, ...], got {argnums}")
        if not -len(args) <= position < len(args):
            raise RuntimeError(f"Got argnum={position}, but only {len(args)} positional inputs")
    positions = tuple(position % len(args) for position in positions)
    if len(set(positions)) != len(positions):
        raise RuntimeError(f"argnums elements must be unique, got {argnums}")
    chosen = tuple(args[position] for position in positions)
    leaves, structure = flatten(chosen if not isinstance(argnums, int) else chosen[0])

    def restore(leaves):
        tree = unflatten(leaves, structure)
        tree = (tree,) if isinstance(argnums, int) else tree
        complete = list(args)
        for position, value in zip(positions, tree):
            complete[position] = value
        return complete

    return leaves, structure, restore


def _with_aux(result, has_aux, name):
    if not has_aux:
        return result, None
    if not isinstance(result, tuple) or len(result) != 2:
        raise RuntimeError(f"{name}: expected the function to return a tuple (output, aux) if has_aux is True")
    return result


# --- gradients -----------------------------------------------------------------------------------------------------------


def grad_and_value(func, argnums=0, has_aux=False):
    """A function that gives the gradient and the value of ``func``, whose result is a single number.

    ``argnums``: the argument, or a tuple of them, to differentiate by, each of them a tensor or a tree of tensors. With
    ``has_aux`` the function returns (value, anything), and the result is (gradient, (value, anything)).
    """

    @wraps(func)
    def wrapper(*args, **kwargs):
        leaves, structure, restore = _chosen(args, argnums)
        with _Nested(), enable_grad():
            variables = _Variables(leaves)
            output, aux = _with_aux(func(*restore(variables.samples()), **kwargs), has_aux, "grad_and_value(f)(*args)")
            if not isinstance(output, Tensor):
                raise RuntimeError(
                    f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, but got type {type(output).__name__}"
                )
            if output.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                    f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            base = _base(output)
            keep = variables.must_stay_differentiable([base])
            gradients = _released(variables.gradients([base], [_core.ones_like(base)], keep), keep)
        gradient = unflatten([_samples(value) for value in gradients], structure)
        value = _samples(_released([base], keep)[0])
        return gradient, (value, _aux_released(aux, keep)) if has_aux else value

    return wrapper


def grad(func, argnums=0, has_aux=False):
    """A function that gives the gradient of ``func``; with ``has_aux`` (gradient, anything)."""
    both = grad_and_value(func, argnums, has_aux)

    @wraps(func)
    def wrapper(*args, **kwargs):
        gradient, value = both(*args, **kwargs)
        return (gradient, value[1]) if has_aux else gradient

    return wrapper


def vjp(func, *primals, has_aux=False):
    """func(*primals), and a function that takes vectors like the result and gives their products with the Jacobian, one entry
    for each of the primals."""
    leaves, structure = flatten(primals)
    with _Nested(), enable_grad():
        variables = _Variables(leaves)
        output, aux = _with_aux(func(*unflatten(variables.samples(), structure)), has_aux, "vjp(f, *primals)")
        outputs, output_structure = flatten(output)
        bases = [_base(value) for value in outputs]
        keep = variables.must_stay_differentiable(bases)
    depth = len(levels.sizes)

    def products(cotangents, retain_graph=True, create_graph=None):
        vectors, vector_structure = flatten(cotangents)
        if vector_structure != output_structure:
            raise RuntimeError("vjp: expected the cotangents to have the structure of the function's output")
        if len(levels.sizes) > depth:
            return _over_further_levels(lambda tree: products(tree), cotangents, depth)
        weights = [_base(vector) for vector in vectors]
        for weight, base in zip(weights, bases):
            if tuple(weight.shape) != tuple(base.shape):
                raise RuntimeError(f"vjp: expected a cotangent of shape {list(base.shape)}, got {list(weight.shape)}")
        create = keep or any(weight.requires_grad for weight in weights) if create_graph is None else create_graph
        gradients = variables.gradients(bases, weights, create)
        return unflatten([_samples(value) for value in _released(gradients, create)], structure)

    value = unflatten([_samples(base) for base in _released(bases, keep)], output_structure)
    return (value, products, _aux_released(aux, keep)) if has_aux else (value, products)


def _over_further_levels(function, tree, depth):
    """A linear function that was made outside of calls of vmap, for vectors of inside: sample by sample."""
    level = len(levels.sizes)
    size, randomness = levels.sizes[-1], levels.randomness[-1]
    rows, structure = [], None
    levels.sizes.pop()
    levels.randomness.pop()
    try:
        for position in range(size):
            sample = map_tree(
                lambda leaf: leaf.value[position] if type(leaf) is Batched and leaf.level == level else leaf, tree
            )
            leaves, structure = flatten(function(sample))
            rows.append(leaves)
    finally:
        levels.sizes.append(size)
        levels.randomness.append(randomness)
    return unflatten([Batched(_core.stack(list(column)), level) for column in zip(*rows)], structure)


def _transposed(variables, bases):
    """The products of the Jacobian with weights, as functions of the weights: the Jacobian's columns are their derivatives."""
    weights = [_core.zeros_like(base).requires_grad_() for base in bases]
    return weights, variables.gradients(bases, weights, True)


def _column_products(transposed, weights, vectors, create_graph):
    pairs = [(value, vector) for value, vector in zip(transposed, vectors) if value.requires_grad]
    found = [None] * len(weights)
    if pairs:
        found = _core.grad([value for value, _ in pairs], weights, [vector for _, vector in pairs], True, create_graph, True)
    return [_core.zeros_like(weight) if product is None else product for weight, product in zip(weights, found)]


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """func(*primals), and the product of its Jacobian with the tangents."""
    if not isinstance(primals, tuple):
        raise RuntimeError(f"jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals).")
    leaves, structure = flatten(primals)
    vectors, vector_structure = flatten(tangents)
    if structure != vector_structure:
        raise RuntimeError("jvp(f, primals, tangents): Expected primals and tangents to have the same python structure.")
    with _Nested(), enable_grad():
        variables = _Variables(leaves)
        output, aux = _with_aux(func(*unflatten(variables.samples(), structure)), has_aux, "jvp(f, primals, tangents)")
        outputs, output_structure = flatten(output)
        bases = [_base(value) for value in outputs]
        keep = variables.must_stay_differentiable(bases) or any(vector.requires_grad for vector in vectors)
        weights, transposed = _transposed(variables, bases)
        products = _released(_column_products(transposed, weights, [_base(vector) for vector in vectors], keep), keep)
    value = unflatten([_samples(base) for base in _released(bases, keep)], output_structure)
    product = unflatten([_samples(entry) for entry in products], output_structure)
    return (value, product, _aux_released(aux, keep)) if has_aux else (value, product)


# --- matrices ------------------------------------------------------------------------------------------------------------


def _one_hot(base, lead, position):
    """1 at one element of each sample."""
    batch = tuple(base.shape)[:lead]
    weight = _core.zeros(batch + (base[(0,) * lead].numel() if lead else base.numel(),), dtype=base.dtype)
    weight[(Ellipsis, position)] = 1
    return weight.reshape(tuple(base.shape))


def _jacobian(func, argnums, has_aux, rows, name):
    @wraps(func)
    def wrapper(*args, **kwargs):
        leaves, structure, restore = _chosen(args, argnums)
        lead = len(levels.sizes)
        with _Nested(), enable_grad():
            variables = _Variables(leaves)
            output, aux = _with_aux(func(*restore(variables.samples()), **kwargs), has_aux, name)
            outputs, output_structure = flatten(output)
            bases = [_base(value) for value in outputs]
            keep = variables.must_stay_differentiable(bases)
            table = (_by_rows if rows else _by_columns)(variables, bases, lead, keep)
        entries = [unflatten([_samples(value) for value in _released(row, keep)], structure) for row in table]
        result = unflatten(entries, output_structure)
        return (result, _aux_released(aux, keep)) if has_aux else result

    return wrapper


def _shapes(base, variable, lead):
    own, other = tuple(base.shape), tuple(variable.shape)
    return own[:lead], own[lead:], other[lead:]


def _by_rows(variables, bases, lead, create_graph):
    table = []
    for base in bases:
        batch = tuple(base.shape)[:lead]
        count = 1
        for extent in tuple(base.shape)[lead:]:
            count *= extent
        rows = [variables.gradients([base], [_one_hot(base, lead, position)], create_graph) for position in range(count)]
        row = []
        for index, variable in enumerate(variables.bases):
            _, own, other = _shapes(base, variable, lead)
            column = [gradients[index] for gradients in rows]
            row.append(_core.stack(column, lead).reshape(batch + own + other) if column else _core.zeros(batch + own + other, dtype=base.dtype))
        table.append(row)
    return table


def _by_columns(variables, bases, lead, create_graph):
    weights, transposed = _transposed(variables, bases)
    table = [[] for _ in bases]
    for index, variable in enumerate(variables.bases):
        count = 1
        for extent in tuple(variable.shape)[lead:]:
            count *= extent
        columns = []
        for position in range(count):
            vectors = [
                _one_hot(variable, lead, position) if other == index else _core.zeros_like(entry)
                for other, entry in enumerate(variables.bases)
            ]
            columns.append(_column_products(transposed, weights, vectors, create_graph))
        for row, base, number in zip(table, bases, range(len(bases))):
            batch, own, other = _shapes(base, variable, lead)
            column = [products[number] for products in columns]
            row.append(_core.stack(column, -1).reshape(batch + own + other) if column else _core.zeros(batch + own + other, dtype=base.dtype))
    return table


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
    """A function that gives the Jacobian of ``func``, of shape output.shape + input.shape, computed row by row."""
    return _jacobian(func, argnums, has_aux, True, "jacrev(f)(*args)")


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """A function that gives the Jacobian of ``func``, of shape output.shape + input.shape, computed column by column."""
    return _jacobian(func, argnums, has_aux, False, "jacfwd(f)(*args)")


def hessian(func, argnums=0):
    """A function that gives the second derivatives of ``func``."""
    return jacfwd(jacrev(func, argnums), argnums)


def linearize(func, *primals):
    """func(*primals), and the linear function of the tangents that approximates it there."""
    value = func(*primals)

    def product(*tangents):
        return jvp(func, primals, tangents)[1]

    return value, product
