"""The answers as Markdown: an overview, and a table for each paper."""

from .._examiner import VERDICTS
from .table import MEANINGS, rows_of

LONGEST = 120


def cell(text):
    text = " ".join(text.split())
    if len(text) > LONGEST:
        text = text[:LONGEST - 1] + "…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")


def line(*cells):
    return "| " + " | ".join(cells) + " |"


def table(head, rows):
    return [line(*head), line(*["---"] * len(head)), *(line(*row) for row in rows), ""]


def document(sitting):
    """All questions of a sitting as one Markdown text."""
    answers = sitting.answers
    failed = [answer for answer in answers if answer.problems]
    lines = ["# Exam report", "", f"{len(answers)} questions answered, {len(sitting.uncomputed)} that leave nothing to compute; "
             + (f"{len(failed)} of the verdicts are not confirmed." if failed else "all verdicts are confirmed."), ""]
    papers = [[cell(paper.title), *(str(paper.counts()[verdict]) for verdict in VERDICTS), str(len(paper.uncomputed))] for paper in sitting.papers]
    lines += table(["paper", *VERDICTS, "not computed"], papers)
    lines += [f"- **{verdict}**: {MEANINGS[verdict]}" for verdict in VERDICTS] + [""]
    for paper in sitting.papers:
        lines += [f"## {cell(paper.title)}", "", cell(paper.institution), ""]
        rows = []
        for answer in paper.answers:
            rows.append([f"**{cell(answer.entry['number'])}** {cell(answer.entry['topic'])}<br>`{answer.id}`", "", "", f"**{answer.verdict or 'not reached'}**"])
            rows += [["· " + cell(row.label), cell(row.published), cell(row.computed), row.verdict] for row in rows_of(answer)]
        rows += [[f"**{cell(one['number'])}** {cell(one['topic'])}<br>`{one['id']}`", "", "", "not computed"] for one in paper.uncomputed]
        lines += table(["question", "published", "computed", "verdict"], rows)
        explained = [answer for answer in paper.answers if answer.cause or answer.problems]
        for answer in explained:
            text = answer.cause["text"] if answer.cause else ""
            problems = "".join(f" NOT CONFIRMED: {problem}" for problem in answer.problems)
            lines.append(f"- `{answer.id}` ({answer.verdict}): {text}{problems}")
        lines += [""] if explained else []
    return "\n".join(lines)
