"""The recorded graph, for looking at it."""

from .. import _core

Node = _core._GraphNode


def nodes(*tensors):
    """All vertices that tensors were computed from, the youngest first; leaves as 'AccumulateGrad'."""
    pending = [tensor.grad_fn if tensor.grad_fn is not None else _core._leaf_node(tensor) for tensor in tensors]
    seen = {}
    while pending:
        node = pending.pop()
        if node is None or node._sequence_nr in seen:
            continue
        seen[node._sequence_nr] = node
        pending += [following for following, _ in node.next_functions]
    return [seen[number] for number in sorted(seen, reverse=True)]
