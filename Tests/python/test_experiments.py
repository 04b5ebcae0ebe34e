"""The experiments: their findings, and their numbers against the exam papers' right answers."""

import math
import subprocess
import sys
from xml.etree import ElementTree

import dlcore as torch
import pytest
from dlcore import experiments
from dlcore.experiments import _experiment
from dlcore.experiments.__main__ import main

NAMES = list(experiments.all_experiments())


@pytest.fixture(scope="module")
def results():
    return {name: experiments.run(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_true(results, name):
    result = results[name]
    assert result.findings and result.confirmed, [statement for statement, true in result.findings if not true]
    assert result.name == name and result.title and len(result.explanation) > 80
    assert all(isinstance(true, bool) and statement[0] != " " for statement, true in result.findings)


def numbers(value):
    return [x for entry in value for x in numbers(entry)] if isinstance(value, (list, tuple)) else [value]


@pytest.mark.parametrize("name", NAMES)
def test_facts_and_pictures_can_be_shown(results, name):
    result = results[name]
    for value in result.facts.values():
        assert all(isinstance(x, (int, float)) for x in numbers(value))
    for curve in result.curves:
        for xs, ys in curve.series.values():
            assert len(xs) == len(ys) > 1
            assert all(math.isfinite(x) for x in numbers([xs, ys]))
            assert not curve.log_y or max(ys) > 0
    for _, rows in result.images:
        assert len({len(row) for row in rows}) == 1 and all(math.isfinite(x) for x in numbers(rows))
    for _, svg in result.drawings:
        assert ElementTree.fromstring(svg).tag.endswith("svg")


EXPECTED = {
    "learning-rate": {
        "weight after 10 steps": [9.5367431640625e-07, 1024, 0.8597304422591431],
        "loss after 10 steps": [6.821210263296962e-13, 786432, 0.5543523250103263],
    },
    "gradient-depth": {"ten layers of derivative 0.1, without and with skips": [1e-10, 2.5937424601]},
    "gradient-through-time": {"dh50/dh0 of h = w h, w = 0.5 and 1.5": [8.881784197001252e-16, 637621500.2140496]},
    "truncated-backpropagation": {
        "states": [
            0.46211715726000974,
            0.1643998544817025,
            0.26637684395313366,
            0.5647219234206361,
            0.008249543930095112,
            0.15613689458339988,
        ],
        "dL/dw, full and truncated": [0.9033199106271609, 0.6472369568167592],
        "dL/dx, full": [
            0.13945841405506537,
            0.19702999563637932,
            0.22500345601511523,
            0.26909813492518597,
            0.4389996934208923,
            0.4878106350749261,
        ],
        "dL/dw by step": [
            0.0,
            0.18210188295687146,
            0.07398107085353019,
            0.14336302379009114,
            0.4958255024994317,
            0.008048430527236397,
        ],
    },
    "residual-block": {
        "scalar block with weights 0.3 and -0.7": 0.79,
        "derivative of two blocks by the first weight, with and without skips": [2.464, 0.864],
    },
    "convolution-matrix": {
        "convolution": [[1.5, 27.5], [5, 23.25]],
        "gradient with respect to the input": [[-1, 9.25, 4, -1.375], [14.25, -6.375, 8.25, -2.125]],
    },
    "bilinear-sampling": {"value, dV/dx, dV/dy": [2.6, 1.6, 2.25], "dV/dI": [[0.3, 0.1], [0.45, 0.15]]},
    "saturation": {
        "gradient norm at weights times 1, 10, 100": [2.3220591615966075, 1.1028692433423517, 2.458069111116653e-08]
    },
    "distillation": {
        "KL, cross-entropy, loss": [0.04886554558894718, 0.19673409691961707, 0.6063143396720935],
        "gradient of the student's logits": [-0.39769431613805734, 0.046195257480006316, 0.35149905865805103],
    },
    "underfitting-overfitting": {
        "error on the samples, degrees 1, 3, 9": [0.34803456127880295, 0.03135481085355291, 0.0],
        "error between them, degrees 1, 3, 9": [0.2237559359439648, 0.0032784745831061857, 2.088289902253347],
    },
    "gan": {"best discriminator on three symbols": [5 / 7, 1 / 2, 2 / 7], "value of the game there": -1.2534657323553273},
    "descent-path": {"value": [2, 1.80974656, 1.6532301849890498, 1.521745651398838, 1.409331693777568]},
    "adam-step": {"w and b after the step": [-1.9000000005715696, -1.9000000020004937]},
    "cross-entropy-range": {
        "cross-entropy at p = 1, 0.5, 1e-10, 1e-300": [0.0, 0.6931471805599453, 23.025850929940457, 690.7755278982137]
    },
    "sizes-and-depth": {
        "sizes of five transposed convolutions": [8, 16, 32, 64, 128, 256],
        "scores for 32 x 32 and 48 x 64 pixels": [[5, 32, 32], [5, 48, 64]],
        "0 ... 34 in 5 x 7, adaptively pooled to 2 x 3": [[8, 10, 12], [22, 24, 26]],
    },
    "costs-of-blocks": {
        "channels in all: dense, residual": [2880, 768],
        "weights: standard at 32 channels, bottleneck at 128, standard at 128": [18432, 17408, 294912],
    },
    "gradients-and-steps": {"w after a step of 0.1": -1},
    "edge-filter": {"on the vertical step": [[0, -3, -3, 0], [0, -3, -3, 0]]},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_right_answers(results, name):
    for fact, expected in EXPECTED[name].items():
        assert numbers(results[name].facts[fact]) == pytest.approx(numbers(expected), rel=1e-6, abs=1e-12), fact


def test_the_generator_of_random_numbers_is_left_alone():
    torch.manual_seed(7)
    expected = torch.rand(3).tolist()
    torch.manual_seed(7)
    first = experiments.run("dropout", seed=3)
    assert torch.rand(3).tolist() == expected
    assert experiments.run("dropout", seed=3).facts == first.facts
    assert experiments.run("dropout", seed=4).facts != first.facts


def test_other_seeds():
    for name in ("gradient-depth", "residual-block", "bilinear-sampling", "convolution-matrix", "dropout", "batch-size"):
        for seed in (1, 2, 3):
            assert experiments.run(name, seed).confirmed, (name, seed)


def test_unknown_names(capsys):
    with pytest.raises(KeyError, match="no experiment is called 'nothing'; there are: learning-rate"):
        experiments.run("nothing")
    with pytest.raises(SystemExit) as stop:
        main(["nothing"])
    assert stop.value.code == 2 and "no experiment is called 'nothing'" in capsys.readouterr().err


def test_command(capsys, monkeypatch):
    assert main(["saturation", "--facts"]) == 0
    out = capsys.readouterr().out
    assert "saturation: A saturated unit does not learn" in out and "  true   A hundredfold" in out and "all true." in out
    assert main(["--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == NAMES
    wrong = _experiment.Plan("wrong", "Two is three", (), "", lambda result: result.found("2 = 3", 2 == 3))
    monkeypatch.setitem(_experiment.PLANS, "wrong", wrong)
    assert main(["wrong"]) == 1
    assert "FALSE  2 = 3" in capsys.readouterr().out


def test_program():
    done = subprocess.run([sys.executable, "-m", "dlcore.experiments", "edge-filter"], capture_output=True, text=True)
    assert done.returncode == 0 and "3 findings of 1 experiment" in done.stdout, done.stderr
