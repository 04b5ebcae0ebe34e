"""The recorded graph: looking at it, hooks on its vertices, and hooks on the values that operations save."""

import typing

from .. import _core

Node = _core._GraphNode


def nodes(*tensors):
    """All vertices that tensors were computed from, the youngest first; leaves as 'AccumulateGrad'."""
    pending = [get_gradient_edge(tensor).node for tensor in tensors if tensor.requires_grad]
    seen = {}
    while pending:
        node = pending.pop()
        if node is None or node._sequence_nr in seen:
            continue
        seen[node._sequence_nr] = node
        pending += [following for following, _ in node.next_functions]
    return [seen[number] for number in sorted(seen, reverse=True)]


class GradientEdge(typing.NamedTuple):
    """A place in the graph: a vertex, and which of its results. ``ownership_token`` is always None: a vertex keeps itself alive."""

    node: Node
    output_nr: int
    ownership_token: object = None


def get_gradient_edge(tensor):
    """Where the gradient of a tensor arrives: the vertex that computed it, or that of a leaf."""
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    if tensor.grad_fn is None:
        return GradientEdge(_core._leaf_node(tensor), 0)
    return GradientEdge(tensor.grad_fn, tensor.view_as(tensor).grad_fn.next_functions[0][1])


class saved_tensors_hooks:
    """Inside ``with saved_tensors_hooks(pack_hook, unpack_hook):`` operations keep ``pack_hook(tensor)`` instead of a tensor that
    their derivative needs, and a backward pass takes ``unpack_hook`` of that.

    Inputs and results go through the hooks, also those of functions of one's own, and the large intermediate values. What
    ``unpack_hook`` returns has the shape and dtype of the tensor that was packed. Only the innermost pair counts.
    """

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook, self.unpack_hook = pack_hook, unpack_hook

    def __enter__(self):
        if disable_saved_tensors_hooks.message is not None:
            raise RuntimeError(disable_saved_tensors_hooks.message)
        _core._push_saved_tensor_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *error):
        _core._pop_saved_tensor_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Saved tensors in the memory of the CPU, where all tensors are: nothing changes."""

    def __init__(self, pin_memory=False, device_type="cuda"):
        super().__init__(lambda tensor: tensor, lambda packed: packed)


class disable_saved_tensors_hooks:
    """Inside, hooks on saved tensors are errors with this message."""

    message = None

    def __init__(self, error_message):
        self._given = error_message

    def __enter__(self):
        self._former, disable_saved_tensors_hooks.message = disable_saved_tensors_hooks.message, self._given

    def __exit__(self, *error):
        disable_saved_tensors_hooks.message = self._former
