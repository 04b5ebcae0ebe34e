"""The beginning of the report: how many questions, which verdicts, the errata, and the languages."""

from .._examiner import VERDICTS
from .question import CAUSE_TITLES
from .sitting import LANGUAGES
from .table import MEANINGS, rows_of
from .values import escape, number, topic_of

VERDICT_TITLES = {"agrees": "agree", "agrees-rounded": "agree when rounded", "convention": "other convention", "erratum": "errata",
                  "not-numeric": "not numeric", "uncomputed": "not computed"}


def overview(sitting):
    answers, uncomputed = sitting.answers, sitting.uncomputed
    calls = sum(answer.calls for answer in answers)
    failed = [answer for answer in answers if answer.problems]
    confirmed = (f"all {len(answers)} verdicts were reached anew" if not failed
                 else f"<strong>{len(failed)} of {len(answers)} are not confirmed</strong>")
    by = "" if sitting.language == "python" else f" These are the results of {LANGUAGES[sitting.language]}; the working is Python's."
    lead = (f"{len(sitting.papers)} exam {'paper' if len(sitting.papers) == 1 else 'papers'}, {len(answers) + len(uncomputed)} questions. "
            f"dlcore answered {len(answers)} of them with {calls:,} library calls in {sitting.seconds:.1f} seconds and marked what was published; "
            f"{confirmed}.{by}")
    return ('<section id="overview"><h1>Exam report</h1>' f'<p class="lead">{lead}</p>{tiles(sitting)}'
            f'<h2 class="minor">By paper</h2>{by_paper(sitting)}{errata(answers)}{languages(sitting)}{unconfirmed(failed)}</section>')


def tiles(sitting):
    """Verdicts with their counts; each is a filter."""
    counts = sitting.counts() | {"uncomputed": len(sitting.uncomputed)}
    total = len(sitting.answers) + len(sitting.uncomputed)
    buttons = [f'<button type="button" class="tile" data-filter="all" aria-pressed="true"><strong>{total}</strong><span>questions</span></button>']
    meanings = MEANINGS | {"uncomputed": "the question leaves nothing to compute"}
    for verdict, count in counts.items():
        if count:
            buttons.append(f'<button type="button" class="tile {verdict}" data-filter="{verdict}" aria-pressed="false" title="{escape(meanings[verdict])}">'
                           f'<strong>{count}</strong><span>{VERDICT_TITLES[verdict]}</span></button>')
    return f'<div class="tiles" role="group" aria-label="Show questions by verdict">{"".join(buttons)}</div>'


def by_paper(sitting):
    most = max((len(paper.answers) + len(paper.uncomputed) for paper in sitting.papers), default=1)
    rows = []
    for paper in sitting.papers:
        counts = paper.counts() | {"uncomputed": len(paper.uncomputed)}
        parts = "".join(f'<span class="part {verdict}" style="flex-grow:{count}" title="{count} {VERDICT_TITLES[verdict]}">{count}</span>'
                        for verdict, count in counts.items() if count)
        total = sum(counts.values())
        rows.append(f'<a class="paper-row" href="#paper-{escape(paper.name)}"><span class="paper-name">{escape(paper.short_title)}'
                    f'<small>{escape(paper.institution)}</small></span>'
                    f'<span class="stacked"><span class="filled" style="width:{100 * total / most:.1f}%">{parts}</span></span>'
                    f'<span class="total">{total}</span></a>')
    return f'<div class="by-paper">{"".join(rows)}</div>'


def errata(answers):
    """The published answers that are wrong, one line each."""
    wrong = [answer for answer in answers if answer.verdict == "erratum"]
    if not wrong:
        return ""
    rows = []
    for answer in wrong:
        shown = [row for row in rows_of(answer) if row.verdict == "erratum"]
        first = shown[0] if shown else None
        published, computed = (clip(first.published), clip(first.computed)) if first else ("", "")
        text = next((answer.entry[kind]["text"] for kind in CAUSE_TITLES if kind in answer.entry), "")
        rows.append(f'<tr><th scope="row"><a href="#{answer.id}">{escape(topic_of(answer.entry))}</a><small>{escape(answer.entry["number"])}</small></th>'
                    f'<td class="wrong">{escape(published)}</td><td class="right">{escape(computed)}</td><td class="why">{escape(text)}</td></tr>')
    return ('<h2 class="minor">Errata</h2><div class="scroll"><table class="errata"><thead><tr><th scope="col">question</th>'
            '<th scope="col">published</th><th scope="col">computed</th><th scope="col">the slip</th></tr></thead>'
            f'<tbody>{"".join(rows)}</tbody></table></div>')


def clip(text, length=60):
    text = text.replace("-", "−") if text[:1] in "-[0123456789" else text
    return text if len(text) <= length else text[:length - 1] + "…"


def languages(sitting):
    """The matrix of question by language, when results of other languages were given."""
    if not sitting.others:
        return ""
    heads = ["python", *sitting.others]
    records = {answer.id: sitting.records_of(answer) for answer in sitting.answers}
    totals = "".join(f'<td>{sum(bool(by[language] and by[language]["confirmed"]) for by in records.values())} of {len(records)}</td>' for language in heads)
    times = "".join(f'<td>{number(sum((by[language] or {}).get("seconds") or 0.0 for by in records.values()), 3)} s</td>' for language in heads)
    rows = "".join(f'<tr><th scope="row"><a href="#{id}">{id}</a></th>{"".join(mark(by[language]) for language in heads)}</tr>' for id, by in records.items())
    columns = "".join(f'<th scope="col">{escape(LANGUAGES.get(language, language))}</th>' for language in heads)
    return ('<h2 class="minor">Languages</h2><div class="scroll"><table class="languages-table"><thead><tr><th></th>' f'{columns}</tr></thead><tbody>'
            f'<tr class="sum"><th scope="row">confirmed</th>{totals}</tr><tr class="sum"><th scope="row">time</th>{times}</tr></tbody></table></div>'
            f'<details class="matrix-of-languages"><summary>Question by question</summary><div class="scroll"><table class="languages-table"><thead><tr><th></th>'
            f'{columns}</tr></thead><tbody>{rows}</tbody></table></div></details>')


def mark(record):
    if record is None:
        return '<td class="hole">no result</td>'
    return '<td class="good">✓</td>' if record["confirmed"] else '<td class="bad">✗</td>'


def unconfirmed(failed):
    if not failed:
        return ""
    items = "".join(f'<li><a href="#{answer.id}">{answer.id}</a>: {escape("; ".join(answer.problems))}</li>' for answer in failed)
    return f'<h2 class="minor">Not confirmed</h2><ul class="failed">{items}</ul>'
