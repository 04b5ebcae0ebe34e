"""The computation graph of a result: operations, values, local derivatives and gradients, as data, text and picture."""

import re
from dataclasses import dataclass, field

from .. import _core
from .._core import Tensor
from .._functions import equal
from .._grad_mode import enable_grad

_INFIX = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "^", "matmul": "@"}


class keep_values:
    """Inside ``with keep_values():`` recorded operations keep their operands and results, so that ``computation_graph`` can show
    them. They stay in memory as long as the graph."""

    def __enter__(self):
        self._before = _core._values_kept()
        _core._set_values_kept(True)

    def __exit__(self, *error):
        _core._set_values_kept(self._before)


@dataclass
class Edge:
    """An operand of a vertex: the vertex ``source`` that it comes from (and which of its results), None for a constant, whose
    ``value`` it has. ``derivative`` is the local one, d vertex / d operand: a number for numbers, else the Jacobian as a tensor
    [elements of the vertex, elements of the operand]; None when it was too large to compute. ``name`` is a constant's."""

    source: int | None
    result: int = 0
    value: object = None
    derivative: object = None
    name: str = ""


@dataclass
class Vertex:
    """An input or an operation: ``name``, ``operation`` (None for inputs), ``edges`` from its operands, ``value`` and ``gradient``
    as tensors (lists of them in ``values`` and ``gradients`` for operations with several results)."""

    name: str
    operation: str | None
    edges: list = field(default_factory=list)
    values: list = field(default_factory=lambda: [None])
    gradients: list = field(default_factory=lambda: [None])

    @property
    def value(self):
        return self.values[0]

    @property
    def gradient(self):
        return self.gradients[0]

    @property
    def is_input(self):
        return self.operation is None


def computation_graph(result, inputs=None, *, gradient=None, largest_jacobian=64):
    """The graph that a result was computed by.

    ``result`` is a tensor, or a function: then ``inputs`` maps its arguments' names to tensors or numbers (float64), and all
    values in between are known. For a tensor, ``inputs`` maps names to tensors that took part, leaves or results in between, or
    is a module whose parameters give the names; values in between are known where the computation ran under ``keep_values()``.

    ``gradient`` is that of the result, ones by default; the gradients of all vertices follow from it by the chain rule, one
    vertex at a time. Local derivatives are computed where the Jacobian has at most ``largest_jacobian`` elements.

    Returns a ``ComputationGraph``: ``vertices`` in an order in which operands come first, ``text()``, ``svg()``, ``save(path)``,
    ``as_dict()``. The graph of the tensors is kept. Raises ValueError for a result that nothing was recorded for, and
    InvalidStateError when a backward pass has freed the graph.
    """
    if callable(result) and not isinstance(result, Tensor):
        result, inputs = _called(result, inputs or {})
    if not isinstance(result, Tensor):
        raise TypeError(f"computation_graph: expected a tensor or a function that returns one, got {type(result).__name__}")
    if not result.requires_grad:
        raise ValueError("computation_graph: nothing was recorded for the result: no input requires gradients")
    return _Builder(result, _named(inputs)).build(gradient, largest_jacobian)


def _called(function, inputs):
    arguments = {}
    for name, value in inputs.items():
        if not isinstance(value, Tensor):
            value = _core.tensor(value, dtype=_core.float64)
        if value.is_floating_point() and not value.requires_grad:
            value = value.detach().requires_grad_()
        arguments[name] = value
    with keep_values():
        return function(**arguments), arguments


def _named(inputs):
    if inputs is None:
        return {}
    if hasattr(inputs, "named_parameters"):
        return dict(inputs.named_parameters())
    for name, value in inputs.items():
        if not isinstance(value, Tensor):
            raise TypeError(f"computation_graph: inputs['{name}'] must be a tensor, got {type(value).__name__}")
    return dict(inputs)


def _node_of(tensor):
    return tensor.grad_fn if tensor.grad_fn is not None else _core._leaf_node(tensor)


def _result_index(tensor):
    """Which result of its operation a tensor is: what a further operation says that it was given."""
    with enable_grad():
        return tensor.view_as(tensor).grad_fn.next_functions[0][1]


def operation_name(title):
    """'MaxPool2DBackward0' as 'max_pool2d'."""
    title = re.sub(r"Backward\d*$", "", title)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", title).lower()


class _Builder:
    def __init__(self, result, names):
        self.result = result
        self.names = {}
        self.given = {}
        self.constants = {}
        for name, tensor in names.items():
            node = _node_of(tensor)
            if node is None:
                self.constants[tensor.data_ptr(), tuple(tensor.shape)] = name
            else:
                self.names.setdefault(node._sequence_nr, name)
                self.given[node._sequence_nr] = tensor

    def build(self, gradient, largest):
        root = _node_of(self.result)
        pending, nodes = [root], {}
        while pending:
            node = pending.pop()
            if node._sequence_nr not in nodes:
                nodes[node._sequence_nr] = node
                pending += [inner for inner, _ in node.next_functions if inner is not None]
        self.nodes = [nodes[number] for number in sorted(nodes, key=lambda n: (bool(nodes[n].next_functions), n))]
        self.place = {node._sequence_nr: i for i, node in enumerate(self.nodes)}
        self.given.setdefault(root._sequence_nr, self.result)
        vertices = self._vertices()
        self._backward(vertices, self.place[root._sequence_nr], gradient, largest)
        return ComputationGraph(vertices, self.place[root._sequence_nr])

    def _vertices(self):
        vertices, used = [], set(self.names.values())
        counters = {"p": 0, "v": 0}

        def fresh(letter):
            while True:
                counters[letter] += 1
                if f"{letter}{counters[letter]}" not in used:
                    return f"{letter}{counters[letter]}"

        for node in self.nodes:
            number, is_leaf = node._sequence_nr, not node.next_functions
            name = self.names.get(number) or fresh("p" if is_leaf else "v")
            vertex = Vertex(name, None if is_leaf else operation_name(node.name()))
            count = max(node._result_count, 1)
            vertex.values = [None if is_leaf else node._value(i) for i in range(count)]
            vertex.gradients = [None] * count
            if number in self.given:
                index = 0 if count == 1 else _result_index(self.given[number])
                if vertex.values[index] is None:
                    vertex.values[index] = self.given[number].detach()
            for index, (source, result) in enumerate(node.next_functions):
                value = node._input_value(index)
                if source is None:
                    if value is not None:
                        name = self.constants.get((value.data_ptr(), tuple(value.shape)), "")
                        vertex.edges.append(Edge(None, value=value, name=name))
                    continue
                place = self.place[source._sequence_nr]
                operand = vertices[place]
                if operand.values[result] is None:
                    operand.values[result] = value
                vertex.edges.append(Edge(place, result, value))
            vertices.append(vertex)
        return vertices

    def _backward(self, vertices, root, gradient, largest):
        if gradient is None:
            gradient = _core.ones_like(self.result.detach())
        elif tuple(gradient.shape) != tuple(self.result.shape):
            raise ValueError(
                f"computation_graph: gradient has shape {tuple(gradient.shape)}, expected the result's {tuple(self.result.shape)}"
            )
        vertices[root].gradients[_result_index(self.result)] = gradient
        for place in sorted(range(len(vertices)), key=lambda i: -self.nodes[i]._sequence_nr):
            vertex, node = vertices[place], self.nodes[place]
            if vertex.is_input or all(g is None for g in vertex.gradients):
                continue
            found = _tuple(node(*vertex.gradients))
            wanted = [k for k, (source, _) in enumerate(node.next_functions) if source is not None]
            edges = [edge for edge in vertex.edges if edge.source is not None]
            for edge, k in zip(edges, wanted):
                if found[k] is None:
                    continue
                target = vertices[edge.source]
                before = target.gradients[edge.result]
                target.gradients[edge.result] = found[k] if before is None else before + found[k]
            if len(vertex.gradients) == 1:
                self._local(node, vertex, edges, wanted, found, largest)

    def _local(self, node, vertex, edges, wanted, found, largest):
        """The rows of the Jacobians: the rule of the vertex for the gradient of one element at a time."""
        shape, count = vertex.gradient.shape, vertex.gradient.numel()
        small = [(edge, k) for edge, k in zip(edges, wanted) if found[k] is not None and count * found[k].numel() <= largest]
        if not small:
            return
        rows = {k: [] for _, k in small}
        for i in range(count):
            unit = _core.zeros(count, dtype=vertex.gradient.dtype)
            unit[i] = 1
            answers = _tuple(node(unit.reshape(shape)))
            for _, k in small:
                rows[k].append(answers[k].reshape(-1))
        for edge, k in small:
            matrix = _core.stack(rows[k])
            edge.derivative = matrix.item() if matrix.numel() == 1 else matrix


def _tuple(found):
    return found if isinstance(found, tuple) else (found,)


def value_text(value, longest=6, digits=6):
    """A number or a small tensor as text; one with more than ``longest`` elements by its shape."""
    if value is None:
        return ""
    if not isinstance(value, Tensor):
        return _nested(value, digits)
    if value.numel() == 1:
        return _nested(value.item(), digits)
    if value.numel() <= longest:
        return _nested(value.tolist(), digits)
    return "[" + " x ".join(map(str, value.shape)) + "]"


def _nested(value, digits):
    if isinstance(value, list):
        return "[" + ", ".join(_nested(item, digits) for item in value) + "]"
    # Adding 0 makes 0 of -0.
    return f"{value + 0.0:.{digits}g}"


def derivative_text(value, digits=6):
    """A local derivative as text: a diagonal matrix, as elementwise operations have, by its diagonal."""
    if isinstance(value, Tensor) and value.shape[0] == value.shape[1] and 1 < value.shape[0] <= 6:
        diagonal = value.diagonal()
        if equal(_core.diag(diagonal), value + 0.0):
            numbers = diagonal.tolist()
            return "I" if set(numbers) == {1.0} else f"diag({', '.join(_nested(n, digits) for n in numbers)})"
    return value_text(value, digits=digits)


class ComputationGraph:
    """The vertices of a computation, operands first; ``root`` is the number of the result's."""

    def __init__(self, vertices, root):
        self.vertices = vertices
        self.root = root

    def __getitem__(self, name):
        """The vertex with this name."""
        for vertex in self.vertices:
            if vertex.name == name:
                return vertex
        raise KeyError(f"there is no vertex '{name}'; there are {', '.join(vertex.name for vertex in self.vertices)}")

    def __len__(self):
        return len(self.vertices)

    @property
    def inputs(self):
        return [vertex for vertex in self.vertices if vertex.is_input]

    @property
    def edges(self):
        """All edges between vertices, as (source, target, edge)."""
        return [(e.source, i, e) for i, vertex in enumerate(self.vertices) for e in vertex.edges if e.source is not None]

    def expression(self, vertex):
        """How a vertex is computed from others, such as 'x ^ 4' or 'relu(v1)'."""
        if vertex.is_input:
            return ""
        operands = [self._operand(edge) for edge in vertex.edges]
        if vertex.operation in _INFIX and len(operands) == 2:
            return f"{operands[0]} {_INFIX[vertex.operation]} {operands[1]}"
        return f"{vertex.operation}({', '.join(operands)})"

    def _operand(self, edge):
        if edge.source is None:
            return edge.name or value_text(edge.value)
        source = self.vertices[edge.source]
        return source.name + (f".{edge.result}" if len(source.values) > 1 else "")

    def as_dict(self):
        """Vertices and edges in plain types, as for JSON."""

        def plain(value):
            return value.tolist() if isinstance(value, Tensor) else value

        return {
            "root": self.root,
            "vertices": [
                {
                    "name": v.name,
                    "operation": v.operation,
                    "expression": self.expression(v),
                    "values": [plain(value) for value in v.values],
                    "gradients": [plain(value) for value in v.gradients],
                    "edges": [
                        {"source": e.source, "result": e.result, "value": plain(e.value), "derivative": plain(e.derivative)}
                        for e in v.edges
                    ],
                }
                for v in self.vertices
            ],
        }

    def text(self):
        """A table: name, how it is computed, value, gradient, local derivatives."""
        head = ["", "computed as", "value", "gradient", "local derivatives"]
        rows = [head]
        for vertex in self.vertices:
            local = [
                f"d{vertex.name}/d{self._operand(e)} = {derivative_text(e.derivative)}"
                for e in vertex.edges
                if e.source is not None and e.derivative is not None
            ]
            values = ", ".join(value_text(v) for v in vertex.values if v is not None)
            gradients = ", ".join(value_text(g) for g in vertex.gradients if g is not None)
            rows.append(
                [vertex.name, "input" if vertex.is_input else self.expression(vertex), values, gradients, ", ".join(local)]
            )
        widths = [max(len(row[i]) for row in rows) for i in range(4)]
        lines = ["  ".join([*(cell.ljust(w) for cell, w in zip(row, widths)), row[4]]).rstrip() for row in rows]
        operations = len(self.vertices) - len(self.inputs)
        lines.insert(
            0,
            f"{operations} operations on {len(self.inputs)} inputs, {len(self.edges)} edges; "
            f"the result is {self.vertices[self.root].name}",
        )
        return "\n".join(lines)

    __str__ = text

    def print(self):
        """Prints the table."""
        print(self.text())

    def svg(self):
        """A drawing in layers: each vertex with its value and gradient, each edge with its local derivative."""
        from .graph_picture import graph_svg

        return graph_svg(self)

    def save(self, path):
        """Writes .svg, .json or .txt, by the ending."""
        import json

        from .drawing import write_text

        forms = {"svg": self.svg, "json": lambda: json.dumps(self.as_dict(), indent=1), "txt": lambda: self.text() + "\n"}
        ending = str(path).rpartition(".")[2].lower()
        if ending not in forms:
            raise ValueError(f"computation graph: cannot write '{path}': expected the ending .svg, .json or .txt")
        write_text(path, forms[ending]())
