"""One question of the report: statement, inputs, published and computed answer, verdict, cause, and the worked computation."""

from . import pictures
from .formulas import call_formula, step_code, symbol
from .mathematics import mathematics
from .sitting import LANGUAGES
from .table import MEANINGS
from .values import Values, array, definition, escape, topic_of

STATES = {"inside": "agrees", "coarse": "agrees, coarsely", "rounded": "agrees, rounded", "outside": "differs"}
CAUSE_TITLES = {"slip": "The slip", "convention": "The other convention", "rounding": "The rounding"}


def badge(verdict):
    verdict = verdict or "not reached"
    return f'<span class="badge {escape(verdict.replace(" ", "-"))}" title="{escape(MEANINGS.get(verdict, ""))}">{escape(verdict)}</span>'


def details(title, body, kind, opened=False):
    return f'<details class="{kind}"{" open" if opened else ""}><summary>{title}</summary><div class="inside-details">{body}</div></details>'


def paragraph(text, kind):
    return f'<p class="{kind}">{escape(text)}</p>'


def plural(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def inputs_of(answer, inputs):
    if not inputs:
        return ""
    items = "".join(f"<li>{definition(name, answer.values[name])}</li>" for name in inputs if name in answer.values)
    return f'<ul class="inputs">{items}</ul>'


def step(answer, one):
    """A step: formula, note, value, and the call."""
    parts = []
    known = [name for name in one["results"] if name in answer.values]
    results = "".join(definition(name, answer.values[name]) for name in known)
    formula = call_formula(one, lambda argument: is_scalar(answer, argument))
    if "formula" in one:
        parts.append(f'<div class="step-formula">{mathematics(one["formula"], True)}</div>')
    elif formula and len(known) == 1 and one["call"] != "gradient":
        results = (f'<span class="definition">{mathematics(formula)}<span class="equals">=</span>{array(Values.of(answer.values[known[0]]))}</span>')
    elif formula:
        parts.append(f'<div class="step-formula">{mathematics(formula, True)}</div>')
    if "note" in one:
        parts.append(paragraph(one["note"], "note"))
    if results:
        parts.append(f'<div class="step-values">{results}</div>')
    parts.append(f'<code class="call">{escape(step_code(one))}</code>')
    return f'<li class="step">{"".join(parts)}</li>'


def is_scalar(answer, argument):
    if not isinstance(argument, str):
        return not isinstance(argument, list)
    value = answer.values.get(argument[1:])
    return value is not None and not getattr(value, "shape", ())


def loop(answer, one):
    """A loop: what is carried from round to round, its steps, and the values that it collects."""
    carried = ", ".join(f"{mathematics(symbol(name))} from {mathematics(symbol(first))} to {mathematics(symbol(last))}"
                        for name, (first, last) in one.get("carry", {}).items())
    parts = [f'<p class="note">{one["repeat"]} rounds{"; carried on: " + carried if carried else ""}.</p>']
    if "formula" in one:
        parts.append(f'<div class="step-formula">{mathematics(one["formula"], True)}</div>')
    if "note" in one:
        parts.append(paragraph(one["note"], "note"))
    parts.append(f'<ol class="steps inner">{steps(_Nothing, one["steps"])}</ol>')
    kept = [name for name in [*one.get("carry", {}), *one.get("collect", {})] if name in answer.values]
    if kept:
        parts.append(f'<div class="step-values">{"".join(definition(name, answer.values[name]) for name in kept)}</div>')
    return f'<li class="step loop">{"".join(parts)}</li>'


class _Nothing:
    """Values inside a loop are forgotten after every round."""

    values = {}


def steps(answer, program):
    return "".join(loop(answer, one) if "repeat" in one else step(answer, one) for one in program)


def count(program):
    return sum(one["repeat"] * count(one["steps"]) if "repeat" in one else 1 for one in program)


def comparison_row(comparison, reproduced):
    states = comparison.states
    marks = {k: state for k, state in enumerate(states) if state != "inside"}
    outside = comparison.outside()
    worst = next((state for state in ("outside", "rounded", "coarse") if state in states), "inside")
    name = mathematics(symbol(comparison.name))
    if comparison.claim is not None:
        published = f'<q>{escape(comparison.claim)}</q>'
        computed = "false" if outside else "true"
        result = "does not hold" if outside else "holds"
        return row(name, published, computed, worst, result)
    if comparison.formula is not None:
        published = f'<span class="printed-formula">{escape(comparison.formula)}</span>{array(Values(comparison.printed.shape, comparison.printed.elements), 8, marks)}'
    else:
        published = array(Values(comparison.printed.shape, [numeral.text for numeral in comparison.printed.elements]), marks=marks)
    if comparison.same_shape:
        selected = Values(comparison.printed.shape, comparison.selected)
    else:
        selected = Values(comparison.computed.shape, comparison.computed.elements)
    computed = array(selected, 10, {k: "truth" for k in outside} if comparison.same_shape else None)
    result = STATES[worst]
    if outside and len(states) > 1:
        result = f"{len(outside)} of {len(states)} differ"
    if outside and reproduced >= outside:
        result += "; reproduced"
    return row(name, published, computed, worst, result)


def row(name, published, computed, state, result):
    return (f'<tr class="{state}"><th scope="row">{name}</th><td>{published}</td><td>{computed}</td>'
            f'<td class="state"><span class="dot"></span>{escape(result)}</td></tr>')


def answer_table(answer):
    entry = answer.entry
    if not answer.comparisons:
        missing = entry.get("published_text") or entry.get("published_missing")
        said = f'<p class="published-text"><span class="label">Published</span>{escape(missing)}</p>' if missing else ""
        rows = ""
        for check in entry["checks"]:
            if check["value"] in answer.values:
                rows += row_of_check(check, answer)
        return said + (f'<div class="scroll"><table class="answers"><thead><tr><th scope="col">value</th><th scope="col">computed</th>'
                       f'</tr></thead><tbody>{rows}</tbody></table></div>' if rows else "")
    rows = "".join(comparison_row(comparison, answer.reproduced.get(k, set())) for k, comparison in enumerate(answer.comparisons))
    text = f'<p class="published-text"><span class="label">Published</span>{escape(entry["published_text"])}</p>' if "published_text" in entry else ""
    return (f'{text}<div class="scroll"><table class="answers"><thead><tr><th scope="col">value</th><th scope="col">published</th>'
            f'<th scope="col">computed</th><th scope="col">comparison</th></tr></thead><tbody>{rows}</tbody></table></div>')


def row_of_check(check, answer):
    name = check["value"]
    return f'<tr><th scope="row">{mathematics(symbol(name))}</th><td>{array(Values.of(answer.values[name]), 10)}</td></tr>'


def cause(answer):
    entry = answer.entry
    for kind, title in CAUSE_TITLES.items():
        if kind in entry:
            stated = entry[kind]
            body = f'<p><strong>{title}.</strong> {escape(stated["text"])}</p>'
            program = stated.get("steps", [])
            if program:
                reproduced = sum(len(offsets) for offsets in answer.reproduced.values())
                summary = f"How the printed {'number' if reproduced == 1 else 'numbers'} came about" if reproduced else "Recomputed"
                body += details(f'{summary} <span class="quiet">{plural(count(program), "call")}</span>',
                                inputs_of(answer, stated.get("inputs", {})) + f'<ol class="steps">{steps(answer, program)}</ol>', "recomputed")
            return f'<aside class="cause {kind}">{body}</aside>'
    return ""


def languages(results):
    """Chips with the outcome in each language, from the records of result files."""
    chips = []
    for language, record in results.items():
        name = LANGUAGES.get(language, language)
        if record is None:
            chips.append(f'<span class="language hole" title="no result">{escape(name)} –</span>')
        else:
            good = record["confirmed"]
            seconds = record.get("seconds")
            tip = f"{1000 * seconds:.1f} ms" if seconds is not None else ""
            chips.append(f'<span class="language {"good" if good else "bad"}" title="{tip}">{escape(name)} {"✓" if good else "✗"}</span>')
    return f'<span class="languages">{"".join(chips)}</span>' if chips else ""


def question(answer, results, experiments):
    """The article of a question. `results` are records by language, `experiments` (name, title) pairs that belong to it."""
    entry = answer.entry
    verdict = answer.verdict or "not reached"
    program = entry["steps"]
    pieces = [f'<header><h3><a class="anchor" href="#{answer.id}"><span class="number-of">{escape(entry["number"])}</span> '
              f'{escape(topic_of(entry))}</a></h3>{badge(verdict)}</header>',
              paragraph(entry["question"], "statement")]
    given = inputs_of(answer, entry["inputs"])
    if given:
        pieces.append(details(f'Given <span class="quiet">{plural(len(entry["inputs"]), "value")}</span>', given, "given", len(entry["inputs"]) <= 8))
    pieces.append(answer_table(answer))
    pieces.append(cause(answer))
    if answer.problems:
        items = "".join(f"<li>{escape(problem)}</li>" for problem in answer.problems)
        pieces.append(f'<aside class="cause problem"><p><strong>Not confirmed.</strong></p><ul>{items}</ul></aside>')
    if "explanation" in entry:
        pieces.append(paragraph(entry["explanation"], "explanation"))
    if "remark" in entry:
        pieces.append(paragraph(entry["remark"], "remark"))
    drawn = pictures.pictures(answer)
    if drawn:
        pieces.append(f'<div class="pictures">{"".join(drawn)}</div>')
    pieces.append(details(f'Worked computation <span class="quiet">{plural(count(program), "library call")}</span>',
                          f'<ol class="steps">{steps(answer, program)}</ol>', "worked"))
    pieces.append(f'<footer><code class="id">{answer.id}</code>{languages(results)}{experiment_links(experiments)}</footer>')
    return (f'<article class="question" id="{answer.id}" data-verdict="{verdict}" data-confirmed="{str(not answer.problems).lower()}">'
            f'{"".join(pieces)}</article>')


def experiment_links(experiments):
    return "".join(f'<a class="experiment-link" href="#experiment-{escape(name)}">Experiment: {escape(title)}</a>' for name, title in experiments)


def uncomputed(question, experiments):
    """A question that leaves nothing to compute."""
    return (f'<article class="question uncomputed" id="{escape(question["id"])}" data-verdict="uncomputed">'
            f'<header><h3><a class="anchor" href="#{escape(question["id"])}"><span class="number-of">{escape(question["number"])}</span> '
            f'{escape(topic_of(question))}</a></h3><span class="badge uncomputed">not computed</span></header>'
            f'{paragraph(question["question"], "statement")}<p class="remark">{escape(question["why"])}</p>'
            f'<footer><code class="id">{escape(question["id"])}</code>{experiment_links(experiments)}</footer></article>')
