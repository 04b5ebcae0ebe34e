"""Computation graphs: hand-worked polynomials and a worked backpropagation, gradients and local derivatives of PyTorch."""

import itertools
import json
import math
import random
import xml.etree.ElementTree as ElementTree

import dlcore
import pytest
from dlcore import nn
from dlcore.analysis import computation_graph, keep_values
from dlcore.analysis.graph import operation_name
from dlcore.analysis.layout import Layout

SVG = "{http://www.w3.org/2000/svg}"


def polynomial(x, y):
    return x**4 - 32 * x**2 + y**4 - 18 * y**2


def test_a_polynomial_by_hand():
    graph = computation_graph(polynomial, {"x": 2.0, "y": 2.0})
    root = graph.vertices[graph.root]
    assert root.value.item() == -168 and graph["x"].gradient.item() == -96 and graph["y"].gradient.item() == -40
    assert [v.name for v in graph.inputs] == ["x", "y"]
    expressions = {graph.expression(v): v for v in graph.vertices if not v.is_input}
    fourth = expressions["x ^ 4"]
    assert fourth.value.item() == 16 and fourth.edges[0].derivative == 32 and fourth.edges[1].source is None
    square = expressions["x * x"]
    assert [edge.derivative for edge in square.edges] == [2, 2] and square.gradient.item() == -32
    assert len(graph) == 11 and len(graph.edges) == 14
    text = graph.text()
    assert "9 operations on 2 inputs" in text and "-168" in text and "= x ^ 4" not in text and "dv1/dx = 32" in text


def test_chain_rule_along_all_paths():
    """The gradient of an input is the sum over all paths of the products of local derivatives."""
    graph = computation_graph(lambda a, b: dlcore.sin(a * b) * dlcore.exp(a) + a / b, {"a": 0.7, "b": -1.3})

    def paths(vertex):
        if vertex == graph.root:
            return 1.0
        return sum(edge.derivative * paths(target) for source, target, edge in graph.edges if source == vertex)

    for number, vertex in enumerate(graph.vertices):
        assert paths(number) == pytest.approx(vertex.gradient.item(), rel=1e-13)


def test_backpropagation_with_jacobians():
    a = dlcore.tensor([[3.0, 2.0]], dtype=dlcore.float64, requires_grad=True)
    x = dlcore.tensor([[2.0, 1, -1], [4, -2, 0]], dtype=dlcore.float64)
    t = dlcore.tensor([[15.0, 3, 1]], dtype=dlcore.float64)
    with keep_values():
        y = a @ x
        loss = 0.5 * ((y - t) ** 2).sum()
    graph = computation_graph(loss, {"A": a, "y": y, "x": x, "t": t})
    assert graph["y"].value.tolist() == [[14, -1, -3]] and graph["y"].gradient.tolist() == [[-1, -4, -4]]
    assert graph["y"].edges[0].derivative.tolist() == [[2, 4], [1, -2], [-1, 0]]
    assert graph["A"].gradient.tolist() == [[-2, 4]]
    assert graph.vertices[graph.root].value.item() == 16.5
    assert graph.expression(graph["y"]) == "A @ x"
    assert graph.expression(graph["v1"]) == "y - t"
    assert a.grad is None
    loss.backward()
    assert a.grad.tolist() == [[-2, 4]]


def test_values_without_keeping():
    x = dlcore.tensor(3.0, requires_grad=True)
    y = x * x
    z = y.exp()
    graph = computation_graph(z, {"x": x, "y": y})
    assert graph["y"].value.item() == 9 and graph["x"].gradient.item() == pytest.approx(6 * z.item())
    unnamed = computation_graph(z)
    assert [v.name for v in unnamed.vertices] == ["p1", "v1", "v2"]
    assert unnamed["v1"].value is None and unnamed["v2"].value.item() == z.item()


def test_a_value_changed_in_place_is_not_shown():
    x = dlcore.tensor([1.0, 2.0], requires_grad=True)
    with keep_values():
        y = x + 1
        z = y * 3
    y.detach().mul_(2)
    graph = computation_graph(z)
    assert graph["v1"].value is None and graph["v2"].value.tolist() == [6, 9]


def test_keeping_ends_with_the_block():
    with pytest.raises(RuntimeError):
        with keep_values():
            raise RuntimeError
    x = dlcore.tensor(1.0, requires_grad=True)
    assert (x * 2).grad_fn._value() is None


def test_several_results():
    layer = nn.LSTM(2, 3)
    x = dlcore.randn(4, 1, 2, requires_grad=True)
    with keep_values():
        output, (hidden, cell) = layer(x)
        total = output.sum() * hidden.sum()
    graph = computation_graph(total, {"x": x, **dict(layer.named_parameters())})
    expected = dlcore.autograd.grad(total, [x, layer.weight_ih_l0], retain_graph=True)
    assert dlcore.allclose(graph["x"].gradient, expected[0]) and dlcore.allclose(graph["weight_ih_l0"].gradient, expected[1])
    lstm = next(v for v in graph.vertices if v.operation == "lstm")
    assert len(lstm.values) == 3 and lstm.values[2].tolist() == cell[0].tolist() and lstm.gradients[2] is None
    third = computation_graph(cell)
    (direct,) = dlcore.autograd.grad(cell.sum(), [x])
    assert any(v.is_input and v.gradient.shape == x.shape and dlcore.allclose(v.gradient, direct) for v in third.vertices)


def test_against_pytorch():
    torch = pytest.importorskip("torch")

    def network(torch, w1, b1, w2, x, y):
        hidden = torch.nn.functional.conv2d(x, w1, b1, padding=1)
        pooled = torch.nn.functional.max_pool2d(torch.relu(hidden), 2)
        scores = pooled.flatten(1) @ w2
        return torch.nn.functional.cross_entropy(scores, y) + 0.01 * (w2**2).sum()

    random.seed(1)
    shapes = [(2, 1, 3, 3), (2,), (8, 3), (2, 1, 4, 4)]
    values = [torch.randn(shape, dtype=torch.float64, generator=torch.Generator().manual_seed(4)) for shape in shapes]
    theirs = [value.clone().requires_grad_() for value in values]
    labels = [0, 2]
    loss = network(torch, *theirs, torch.tensor(labels))
    loss.backward()
    ours = [dlcore.tensor(value.tolist(), dtype=dlcore.float64, requires_grad=True) for value in values]
    with keep_values():
        result = network(dlcore, *ours, dlcore.tensor(labels))
    graph = computation_graph(result, dict(zip("w1 b1 w2 x".split(), ours)))
    assert graph.vertices[graph.root].value.item() == pytest.approx(loss.item(), rel=1e-12)
    for name, tensor in zip("w1 b1 w2 x".split(), theirs):
        assert dlcore.allclose(graph[name].gradient, dlcore.tensor(tensor.grad.tolist(), dtype=dlcore.float64), rtol=1e-10)
    assert {v.operation for v in graph.vertices} >= {"conv2d", "relu", "max_pool", "matmul", "cross_entropy"}


def test_the_rule_of_one_vertex():
    """A vertex can be called as in PyTorch."""
    torch = pytest.importorskip("torch")
    for library in (dlcore, torch):
        x = library.tensor([0.5, 2.0], dtype=library.float64, requires_grad=True)
        y = library.tanh(x)
        gradient = y.grad_fn(library.tensor([1.0, 10.0], dtype=library.float64))
        assert gradient.tolist() == pytest.approx([0.7864477329659274, 0.7065082485316447], rel=1e-12)
        product = x * y
        first, second = product.grad_fn(library.ones(2, dtype=library.float64))
        assert first.tolist() == y.tolist() and second.tolist() == x.tolist()


def test_errors():
    x = dlcore.tensor([1.0, 2.0], requires_grad=True)
    with pytest.raises(ValueError, match="nothing was recorded"):
        computation_graph(dlcore.ones(2))
    with pytest.raises(TypeError, match="expected a tensor"):
        computation_graph(3.0)
    with pytest.raises(TypeError, match=r"inputs\['x'\]"):
        computation_graph(x * 2, {"x": 1.0})
    with pytest.raises(ValueError, match="gradient has shape"):
        computation_graph(x * 2, gradient=dlcore.ones(3))
    y = (x * x).sum()
    y.backward()
    with pytest.raises(RuntimeError, match="second time"):
        computation_graph(y)
    node = (x * 2).grad_fn
    with pytest.raises(dlcore.ShapeError, match="gradient of result 0"):
        node(dlcore.ones(3))
    with pytest.raises(ValueError, match="no gradient"):
        node(None)
    with pytest.raises(KeyError, match="there are p1, v1"):
        computation_graph(x * 2)["nothing"]
    with pytest.raises(ValueError, match="ending"):
        computation_graph(x * 2).save("graph.png")


def test_names_of_operations():
    names = {
        "AddBackward0": "add",
        "MaxPool2DBackward0": "max_pool2d",
        "CrossEntropyBackward0": "cross_entropy",
        "CubeBackward": "cube",
    }
    assert {title: operation_name(title) for title in names} == names


def test_gradient_of_the_result():
    graph = computation_graph(
        lambda x: x * dlcore.tensor([3.0, 4.0], dtype=dlcore.float64),
        {"x": [1.0, 2.0]},
        gradient=dlcore.tensor([1.0, 10.0], dtype=dlcore.float64),
    )
    assert graph["x"].gradient.tolist() == [3, 40]
    assert graph["v1"].edges[0].derivative.tolist() == [[3, 0], [0, 4]] and "diag(3, 4)" in graph.text()
    large = computation_graph(lambda x: x.exp(), {"x": [0.0] * 9})
    assert large["v1"].edges[0].derivative is None
    assert computation_graph(lambda x: x.exp(), {"x": [0.0] * 9}, largest_jacobian=81)["v1"].edges[0].derivative.shape == (9, 9)


def test_files(tmp_path):
    graph = computation_graph(polynomial, {"x": 2.0, "y": 2.0})
    for ending in ("svg", "json", "txt"):
        graph.save(tmp_path / f"graph.{ending}")
    data = json.loads((tmp_path / "graph.json").read_text())
    assert data["vertices"][data["root"]]["values"] == [-168] and data["vertices"][0]["gradients"] == [-96]
    root = ElementTree.parse(tmp_path / "graph.svg").getroot()
    texts = [element.text for element in root.iter(SVG + "text")]
    assert "v1 = x ^ 4" in texts and "-168" in texts and "-96" in texts
    boxes = [element for element in root.iter(SVG + "rect") if element.get("stroke")]
    assert len(boxes) == len(graph)


def overlapping(a, b):
    return all(abs(p - q) < (s + t) / 2 - 1e-9 for p, q, s, t in zip(a[0], b[0], a[1], b[1]))


@pytest.mark.parametrize("seed", range(6))
def test_layout(seed):
    """Boxes do not touch, edges go to the right, and nothing lies outside."""
    generator = random.Random(seed)
    count = generator.randint(2, 40)
    sizes = [(generator.randint(30, 90), generator.randint(20, 60)) for _ in range(count)]
    edges = [(generator.randrange(target), target) for target in range(1, count) for _ in range(generator.randint(1, 3))]
    layout = Layout(sizes, edges)
    boxes = list(zip(layout.centers, sizes))
    assert not any(overlapping(a, b) for a, b in itertools.combinations(boxes, 2))
    for (source, target), route in zip(edges, layout.routes):
        xs = [layout.centers[source][0], *(x for x, _ in route), layout.centers[target][0]]
        assert xs == sorted(xs)
    for (x, y), (w, h) in boxes:
        assert (
            -1e-6 <= x - w / 2 and x + w / 2 <= layout.width + 1e-6 and -1e-6 <= y - h / 2 and y + h / 2 <= layout.height + 1e-6
        )


def test_layout_without_crossings():
    """A tree needs no crossings, and a cycle is refused."""
    edges = [(i, i // 2 + 8) for i in range(8)] + [(i + 8, i // 2 + 12) for i in range(4)] + [(12, 14), (13, 14)]
    layout = Layout([(10, 10)] * 15, edges)
    assert layout._crossings() == 0
    with pytest.raises(ValueError, match="cycles"):
        Layout([(1, 1)] * 2, [(0, 1), (1, 0)])
    assert Layout([], []).centers == []


def test_a_recurrence_is_drawn_with_copies_of_its_weight(tmp_path):
    """A weight that is used in every step has one box and dashed copies near its later uses."""

    def recurrence(w, x):
        for _ in range(60):
            x = dlcore.tanh(w * x)
        return x

    graph = computation_graph(recurrence, {"w": 1.1, "x": 0.5})
    steps = graph["w"].gradient.item()
    w, total, state, states = 1.1, 0.0, 0.5, []
    for _ in range(60):
        states.append(state)
        state = math.tanh(w * state)
    carried = 1.0
    for before in reversed(states):
        slope = 1 - math.tanh(w * before) ** 2
        total += carried * slope * before
        carried *= slope * w
    assert steps == pytest.approx(total, rel=1e-12)
    root = ElementTree.fromstring(graph.svg())
    boxes = [element for element in root.iter(SVG + "rect") if element.get("stroke")]
    copies = [box for box in boxes if box.get("stroke-dasharray")]
    assert len(boxes) - len(copies) == len(graph) == 122 and len(copies) > 50
    assert [element.text for element in root.iter(SVG + "text")].count("w") == len(copies) + 1
    with pytest.raises(ValueError, match="at most"):
        computation_graph(lambda x: sum((x * 1.0 for _ in range(1500)), x), {"x": 1.0}).svg()
