"""The experiments in the report: run, and drawn with their findings, numbers, curves and images."""

import time

from . import charts
from .sitting import bar
from .svg import embedded
from .values import Values, array, escape, topic_of

LARGEST_HEAT_MAP = 144


class Outcome:
    """An experiment that was run, or the error that stopped it."""

    def __init__(self, plan):
        self.name, self.title, self.questions, self.explanation = plan.name, plan.title, list(plan.questions), plan.explanation
        self.result, self.error = None, None
        started = time.perf_counter()
        from ..experiments import run

        try:
            self.result = run(plan.name)
        except Exception as error:
            self.error = f"{type(error).__name__}: {error}"
        self.seconds = time.perf_counter() - started

    @property
    def confirmed(self):
        return self.result is not None and self.result.confirmed


def run_experiments(ids=None):
    """Runs the experiments, those that belong to one of the questions `ids` or all."""
    from ..experiments import all_experiments

    plans = [plan for plan in all_experiments().values() if ids is None or ids.intersection(plan.questions)]
    return [Outcome(plan) for plan in bar(plans, "experiments")]


def section(sitting):
    if not sitting.experiments:
        return ""
    known = {answer.id: answer.entry for answer in sitting.answers} | {one["id"]: one for one in sitting.uncomputed}
    cards = "".join(card(outcome, known) for outcome in sitting.experiments)
    findings = sum(len(outcome.result.findings) for outcome in sitting.experiments if outcome.result)
    return (f'<section class="paper" id="experiments"><header class="paper-title"><p class="institution">Trying it out</p><h2>Experiments</h2>'
            f'<p class="counts">{len(sitting.experiments)} experiments, {findings} findings: what the papers ask in words, decided by computing.</p></header>{cards}'
            f'<p class="nothing" hidden>No experiment matches.</p></section>')


def card(outcome, known):
    pieces = [f'<header><h3><a class="anchor" href="#experiment-{escape(outcome.name)}">{escape(outcome.title)}</a></h3>'
              f'<span class="badge {"agrees" if outcome.confirmed else "erratum"}">{"confirmed" if outcome.confirmed else "not confirmed"}</span></header>',
              f'<p class="statement">{escape(outcome.explanation)}</p>']
    if outcome.error:
        pieces.append(f'<aside class="cause problem"><p><strong>Stopped.</strong> {escape(outcome.error)}</p></aside>')
    if outcome.result:
        pieces += [findings(outcome.result), drawn(outcome.result), facts(outcome.result)]
    links = "".join(f'<a class="experiment-link" href="#{escape(id)}">{escape(known[id]["number"])} {escape(topic_of(known[id]))}</a>'
                    for id in outcome.questions if id in known)
    pieces.append(f'<footer><code class="id">{escape(outcome.name)}</code><span class="quiet">{outcome.seconds:.1f} s</span>{links}</footer>')
    return f'<article class="question experiment" id="experiment-{escape(outcome.name)}" data-verdict="experiment">{"".join(pieces)}</article>'


def findings(result):
    items = "".join(f'<li class="{"true" if true else "false"}">{escape(statement)}</li>' for statement, true in result.findings)
    return f'<ul class="findings">{items}</ul>' if items else ""


def drawn(result):
    figures = []
    for curve in result.curves:
        series = {name: ([float(x) for x in xs], [float(y) for y in ys]) for name, (xs, ys) in curve.series.items()}
        figures.append(figure(charts.line_chart(curve.title, series, curve.x_label, curve.y_label, log_y=curve.log_y), curve.title))
    for title, rows in result.images:
        cells = len(rows) * len(rows[0])
        figures.append(figure(charts.heat_map(title, rows) if cells <= LARGEST_HEAT_MAP else charts.image(title, rows), title))
    figures += [figure(embedded(drawing, "surface"), title) for title, drawing in result.drawings]
    return f'<div class="pictures">{"".join(figures)}</div>' if figures else ""


def figure(picture, title):
    return f'<figure class="drawn"><div class="row">{picture}</div><figcaption>{escape(title)}</figcaption></figure>'


def facts(result):
    if not result.facts:
        return ""
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{array(Values.of(value))}</td></tr>' for name, value in result.facts.items())
    return (f'<details class="worked"><summary>Numbers <span class="quiet">{len(result.facts)} facts</span></summary><div class="inside-details scroll">'
            f'<table class="answers facts"><tbody>{rows}</tbody></table></div></details>')
