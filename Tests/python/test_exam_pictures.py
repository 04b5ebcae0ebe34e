"""The pictures and formulas of the exam report, against values worked by hand."""

import json
import zlib
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import dlcore
import pytest
from dlcore._examiner import Answer, Library
from dlcore.exam import charts, formulas, pictures, svg, values
from dlcore.exam.graphs import graph_picture
from dlcore.exam.surfaces import surface_pictures

VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "exams"


def answer_of(id):
    for file in VECTORS.glob("*.json"):
        for entry in json.loads(file.read_text()).get("entries", []):
            if entry["id"] == id:
                return Answer(entry, Library(dlcore))
    raise KeyError(id)


def shapes(picture, tag):
    return [one for one in ElementTree.fromstring(picture).iter() if one.tag.rpartition("}")[2] == tag]


@pytest.mark.parametrize(("low", "high", "logarithmic", "ticks"), [
    (0, 10, False, [0, 2, 4, 6, 8, 10]),
    (-1, 1, False, [-1, -0.5, 0, 0.5, 1]),
    (0, 0.07, False, [0, 0.02, 0.04, 0.06]),
    (3, 3, False, [2.6, 2.8, 3.0, 3.2, 3.4]),
    (1e-3, 1e3, True, [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000]),
    (1e-12, 1, True, [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]),
    (0.5, 20, True, [1, 10]),
])
def test_ticks_are_round_numbers_inside(low, high, logarithmic, ticks):
    assert svg.Axis(low, high, 0, 100, logarithmic).ticks() == pytest.approx(ticks, abs=1e-12)


def test_an_axis_places_numbers():
    assert [svg.Axis(0, 4, 10, 50)(x) for x in (0, 1, 4)] == [10, 20, 50]
    assert svg.Axis(0.01, 100, 0, 100, True)(1) == pytest.approx(50)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-1.5, "−1.5"), (12345.0, "12345"), (1e-5, "1e-5".replace("-", "−")),
                                             (2.5e8, "2.5e8"), (0.125, "0.125")])
def test_labels(value, text):
    assert svg.label(value) == text


def test_powers_of_ten():
    assert [svg.power(10.0**k) for k in (-13, -1, 0, 6)] == ["10⁻¹³", "0.1", "1", "10⁶"]


def test_png_holds_the_pixels():
    """A PNG of one row, taken apart by hand: a filter byte, then three bytes for each pixel."""
    data = b64decode(svg.png([[(255, 0, 0), (1, 2, 3)]]).partition(",")[2])
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[16:24] == bytes([0, 0, 0, 2, 0, 0, 0, 1])
    start = data.index(b"IDAT")
    size = int.from_bytes(data[start - 4:start], "big")
    assert zlib.decompress(data[start + 4:start + 4 + size]) == bytes([0, 255, 0, 0, 1, 2, 3])


def test_line_chart_leaves_out_what_cannot_be_drawn():
    """Three curves: one with a gap, one below zero on a logarithmic axis, and a single point."""
    picture = charts.line_chart("losses", {"gap": ([0, 1, 2, 3, 4], [1, 10, float("nan"), 100, 1000]), "low": ([0, 1], [-1, 0]), "dot": ([2], [5])},
                                log_y=True, x_label="a < b")
    curves = [one for one in shapes(picture, "path") if one.get("class") == "curve"]
    assert len(curves) == 2
    assert "a < b" in [one.text for one in shapes(picture, "text")]
    assert charts.line_chart("none", {"a": ([0], [float("inf")])}).count("no finite values") == 1


def test_heat_map_of_signs():
    picture = charts.heat_map("three", [[-2, 0, 1]])
    cells = [one for one in shapes(picture, "rect") if one.get("class", "").startswith("cell")]
    assert [one.get("class") for one in cells] == ["cell negative", "cell empty", "cell positive"]
    assert [one.get("style") for one in cells] == ["--share:100%", None, "--share:50%"]
    assert [one.text for one in shapes(picture, "text")] == ["−2", "0", "1"]
    large = charts.heat_map("large", [[1.0 if i == j else 0.0 for j in range(30)] for i in range(30)])
    assert not shapes(large, "text") and shapes(large, "path")[0].get("d").count("M") == 30


@pytest.mark.parametrize(("name", "latex"), [
    ("x", "x"), ("w2", "w_{2}"), ("w2_next", r"w_{2, \text{next}}"), ("y_hat", r"\hat{y}"), ("sigma", r"\sigma"),
    ("sum_of_squares", r"\text{sum of squares}"), ("dW", "d W"), ("J_map", r"J_{\text{map}}"), ("loss1", r"\text{loss}_{1}"),
])
def test_symbols(name, latex):
    assert formulas.symbol(name) == latex


@pytest.mark.parametrize(("step", "latex"), [
    ({"call": "add", "args": {"input": "$a", "other": "$b"}, "results": ["c"]}, "c = a + b"),
    ({"call": "mul", "args": {"input": "$a", "other": 0.5}, "results": ["c"]}, r"c = a \cdot 0.5"),
    ({"call": "mul", "args": {"input": "$a", "other": "$b"}, "results": ["c"]}, r"c = a \odot b"),
    ({"call": "div", "args": {"input": "$a", "other": 1e-8}, "results": ["c"]}, r"c = \frac{a}{1 \cdot 10^{-8}}"),
    ({"call": "conv2d", "args": {"input": "$I", "weight": "$W", "bias": "$b"}, "results": ["O"]}, r"O = I \ast W + b"),
    ({"call": "gradient", "args": {"of": "$L", "with_respect_to": ["$w", "$b"]}, "results": ["p", "q"]},
     r"p = \frac{\partial L}{\partial w}, \quad q = \frac{\partial L}{\partial b}"),
    ({"call": "reshape", "args": {"input": "$a", "shape": [2]}, "results": ["c"]}, None),
])
def test_formula_of_a_call(step, latex):
    assert formulas.call_formula(step) == latex


def test_numbers_and_matrices():
    assert values.number(-0.00001234567) == "−1.23457·10<sup>−5</sup>"
    assert values.number(3.0) == "3" and values.number(float("-inf")) == "−∞" and values.number("-0.50") == "−0.50"
    shown = values.array(values.Values((2, 2), [1, 2, 3, 4]), marks={3: "outside"})
    assert shown.count("<tr>") == 2 and '<td class="outside">4</td>' in shown
    long = values.array(values.Values((100,), list(range(100))))
    assert "⋯" in long and ">99<" in long and ">50<" not in long
    assert "100 × 100, all 7" in values.array(values.Values.of(dlcore.full([100, 100], 7.0)))


def test_receptive_fields_are_those_of_the_paper():
    """LeNet-5: 5 after the first convolution, then 6, 14, 16, and 32, the whole image."""
    drawn = "".join(pictures.measured_fields(answer_of("tum-p7lenet-a-receptive-field")))
    for extent in (5, 6, 14, 16, 32):
        assert f"{extent} × {extent}" in drawn


def test_pictures_of_a_question():
    """A descent on x^2 + y^4: the surface with a start and four steps. Two stationary points: no path between them. The
    graph of f = x^4 - 32 x^2 + y^4 - 18 y^2 at (2, 2), whose value is -168."""
    (surface, _), = surface_pictures(answer_of("cmput328-q14-gradient-descent"))
    assert surface.count('class="mark"') == 5 and 'class="path"' in surface
    (surface, _), = surface_pictures(answer_of("bits-ec2m-q5b-hessian"))
    assert surface.count('class="mark"') == 2 and 'class="path"' not in surface
    name, graph = graph_picture(answer_of("bits-ec2m-q5a-computation-graph"))
    texts = [one.text for one in shapes(graph, "text")]
    assert name == "f" and "-168" in texts and "-96" in texts and "-40" in texts
