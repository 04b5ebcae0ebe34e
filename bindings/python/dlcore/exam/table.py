"""The answers as a table on the terminal, or one question in full."""

import textwrap

from .._examiner import VERDICTS

MEANINGS = {
    "agrees": "the published answer is right to every digit printed",
    "agrees-rounded": "right, but printed or reckoned with few digits",
    "convention": "right under another convention than the question's or PyTorch's",
    "erratum": "the published answer is wrong",
    "not-numeric": "no number and no decidable claim was published; ours are computed and checked",
}
SUMMARY = {"agrees": "agree", "agrees-rounded": "agree after rounding", "convention": "follow another convention",
           "erratum": "are wrong in print", "not-numeric": "are not in numbers"}
MOST_WRONG_ELEMENTS = 3


def digits(value):
    return f"{value + 0.0:.10g}"


def nested(array, show):
    """An array as PyTorch would nest it, its elements shown by a function of value."""
    texts = [show(element) for element in array.elements]
    for extent in reversed(array.shape):
        texts = ["[" + ", ".join(texts[k:k + extent]) + "]" for k in range(0, len(texts), extent)]
    return texts[0] if texts else "[]"


def shorten(text, width):
    return text if len(text) <= width else text[:width - 1] + "…"


class Row:
    def __init__(self, label, published, computed, verdict):
        self.label, self.published, self.computed, self.verdict = label, published, computed, verdict


def rows_of(answer):
    """A row for each published value; of an array with a few wrong elements, a row for each of those."""
    rows = []
    for comparison in answer.comparisons:
        outside = sorted(comparison.outside())
        if comparison.claim is not None:
            rows.append(Row(comparison.name, comparison.claim, "false" if outside else "true", "erratum" if outside else "agrees"))
            continue
        show = digits if comparison.formula is not None else lambda numeral: numeral.text
        if not outside:
            verdict = "agrees-rounded" if {"rounded", "coarse"} & set(comparison.states) else "agrees"
        else:
            verdict = answer.verdict or ""
        if comparison.same_shape and outside and len(outside) < len(comparison.states):
            for offset in outside[:MOST_WRONG_ELEMENTS]:
                place = "".join(f"[{k}]" for k in comparison.printed.position(offset))
                rows.append(Row(comparison.name + place, show(comparison.printed.elements[offset]),
                                digits(comparison.selected[offset]), verdict))
            if len(outside) > MOST_WRONG_ELEMENTS:
                rows.append(Row(comparison.name, f"{len(outside) - MOST_WRONG_ELEMENTS} more", "", verdict))
        else:
            published = comparison.formula or nested(comparison.printed, show)
            rows.append(Row(comparison.name, published, nested(comparison.computed, digits), verdict))
    if not answer.entry["published"]:
        rows.append(Row("", answer.entry.get("published_text", "(no answer)"), "", answer.verdict or ""))
    return rows


class Printer:
    def __init__(self, out, width):
        self.out = out
        self.width = max(80, min(width, 160))
        self.verdict_width = max(map(len, VERDICTS))
        rest = self.width - self.verdict_width - 8
        self.label_width = rest // 5
        self.published_width = (rest - self.label_width) // 2
        self.computed_width = rest - self.label_width - self.published_width

    def line(self, text=""):
        print(text.rstrip(), file=self.out)

    def paragraph(self, text, indent):
        self.line(textwrap.fill(text, self.width, initial_indent=indent, subsequent_indent=indent))

    def columns(self, label, published, computed, verdict):
        self.line("  ".join(["", f"{shorten(label, self.label_width):{self.label_width}}",
                             f"{shorten(published, self.published_width):{self.published_width}}",
                             f"{shorten(computed, self.computed_width):{self.computed_width}}", verdict]))

    def heading(self, paper):
        self.line()
        self.paragraph(f"{paper.title} ({paper.institution})", "")
        self.columns("question", "published", "computed", "verdict")
        self.line("  " + "-" * (self.width - 2))

    def table(self, answer):
        self.line(f"  {answer.entry['number']}: {answer.entry['topic']}")
        for row in rows_of(answer):
            self.columns("  " + row.label, row.published, row.computed, row.verdict)
        if answer.cause:
            self.paragraph(answer.cause["text"], "      ")
        self.problems(answer)

    def problems(self, answer):
        for problem in answer.problems:
            self.paragraph(f"NOT CONFIRMED: {problem}", "      ")

    def detail(self, answer):
        entry = answer.entry
        self.line()
        self.line(f"{answer.id}  (question {entry['number']}: {entry['topic']})")
        self.paragraph(entry["question"], "  ")
        for number, comparison in enumerate(answer.comparisons):
            show = digits if comparison.formula is not None else lambda numeral: numeral.text
            self.line(f"  {comparison.name}")
            if comparison.claim:
                self.line(f"    claimed    {comparison.claim}")
                self.line(f"    which is   {'false' if comparison.outside() else 'true'}")
                continue
            if comparison.formula:
                self.line(f"    published  {comparison.formula}")
                self.line(f"    which is   {nested(comparison.printed, show)}")
            else:
                self.line(f"    published  {nested(comparison.printed, show)}")
            self.line(f"    computed   {nested(comparison.computed, repr)}")
            outside, reproduced = comparison.outside(), answer.reproduced.get(number, set())
            if outside:
                self.line(f"    wrong      {len(outside)} of {len(comparison.states)} values"
                          + (f"; the cause reproduces {len(outside & reproduced)} of them" if reproduced else ""))
        self.line(f"  verdict: {answer.verdict}: {MEANINGS.get(answer.verdict, 'not reached')}"
                  f" ({answer.calls} library calls)")
        if answer.cause:
            self.paragraph(answer.cause["text"], "  ")
        if "remark" in entry:
            self.paragraph(entry["remark"], "  ")
        self.problems(answer)

    def uncomputed(self, question, detailed):
        """A question that leaves nothing to compute."""
        if detailed:
            self.line()
            self.line(f"{question['id']}  (question {question['number']}: {question['topic']})")
            self.paragraph(question["question"], "  ")
        else:
            self.line(f"  {question['number']}: {question['topic']}")
        self.paragraph(f"not computed: {question['why']}", "      ")

    def summary(self, answers, papers, seconds):
        counts = {verdict: sum(answer.verdict == verdict for answer in answers) for verdict in VERDICTS}
        calls = sum(answer.calls for answer in answers)
        self.line()
        self.line(f"{len(answers)} questions of {papers} {'paper' if papers == 1 else 'papers'} answered with {calls} library "
                  f"calls in {seconds:.1f} s.")
        self.line("Published answers: " + ", ".join(f"{counts[v]} {SUMMARY[v]}" for v in VERDICTS) + ".")
        failed = [answer.id for answer in answers if answer.problems]
        if failed:
            self.paragraph(f"NOT CONFIRMED: {len(failed)} of {len(answers)}: {', '.join(failed)}", "")
        else:
            self.line(f"All {len(answers)} verdicts confirmed.")
