"""The computation graph of the first number that a question differentiates."""

import re

from .svg import embedded

MOST_VERTICES = 24
WIDEST = 2400
WIDTH = re.compile(r' width="([0-9.]+)"')


def graph_picture(answer):
    """The graph as (name of the result, SVG in the colours of the page), None where there is none that can be read."""
    from ..analysis.graph import computation_graph

    for step in answer.entry["steps"]:
        if step.get("call") != "gradient":
            continue
        result = answer.values.get(step["args"]["of"][1:])
        if result is None or result.numel() != 1 or not result.requires_grad:
            continue
        if too_large(result.grad_fn):
            return None
        named = {name: value for name, value in answer.values.items() if getattr(value, "requires_grad", False)}
        drawing = computation_graph(result, named).svg()
        if float(WIDTH.search(drawing)[1]) > WIDEST:
            return None
        return step["args"]["of"][1:], embedded(drawing, "graph")
    return None


def too_large(node):
    """Whether more than MOST_VERTICES operations and inputs lead to a node."""
    seen, pending = set(), [node]
    while pending and len(seen) <= MOST_VERTICES:
        node = pending.pop()
        if node._sequence_nr not in seen:
            seen.add(node._sequence_nr)
            pending += [before for before, _ in node.next_functions if before is not None]
    return len(seen) > MOST_VERTICES
