"""What an experiment is, and the register of them all."""

import inspect
from dataclasses import dataclass, field


@dataclass
class Curve:
    """A plot: lines through points. ``series`` maps a label to (xs, ys), two lists of numbers of one length."""

    title: str
    x_label: str
    y_label: str
    series: dict
    log_y: bool = False


@dataclass
class Experiment:
    """A question that is answered by trying.

    ``questions`` are ids of exam questions; ``facts`` maps a name to a number or a (nested) list of numbers; a finding is a
    pair (statement, whether it came out true), an image a pair (title, nested list of grey values), a drawing a pair (title,
    SVG text).
    """

    name: str
    title: str
    questions: list = field(default_factory=list)
    explanation: str = ""
    facts: dict = field(default_factory=dict)
    findings: list = field(default_factory=list)
    curves: list = field(default_factory=list)
    images: list = field(default_factory=list)
    drawings: list = field(default_factory=list)

    @property
    def confirmed(self):
        """Whether every finding came out true."""
        return all(true for _, true in self.findings)

    def found(self, statement, true):
        """Adds a finding."""
        self.findings.append((statement, bool(true)))

    def plot(self, title, x_label, y_label, series, log_y=False):
        """Adds a curve."""
        self.curves.append(Curve(title, x_label, y_label, series, log_y))

    def picture(self, title, tensor):
        """Adds an image, from a matrix of numbers."""
        self.images.append((title, tensor.tolist() if hasattr(tensor, "tolist") else tensor))

    def draw(self, title, svg):
        """Adds a drawing."""
        self.drawings.append((title, svg))


@dataclass(frozen=True)
class Plan:
    """An experiment that has not been run: ``carry_out(experiment)`` fills in facts, findings, curves and images."""

    name: str
    title: str
    questions: tuple
    explanation: str
    carry_out: object


PLANS = {}


def experiment(name, title, questions=()):
    """Registers a function as an experiment. Its documentation is the explanation that readers of the report see."""

    def register(function):
        if name in PLANS:
            raise ValueError(f"two experiments are called {name!r}")
        explanation = " ".join(inspect.cleandoc(function.__doc__ or "").split())
        PLANS[name] = Plan(name, title, tuple(questions), explanation, function)
        return function

    return register
