"""Summaries as pictures."""

from .drawing import SERIES, Picture, text_width
from .summary import COLUMNS


def summary_svg(summary):
    """The table, with bars behind the parameters, multiply-adds and activations that show their shares."""
    table, entries = summary.cells(), summary.visible()
    used = [i for i in range(len(COLUMNS)) if i in (0, 2) or any(row[i] for row in table)]
    size, line, pad = 12, 20, 14
    widths = []
    for i in used:
        longest = max([len(COLUMNS[i])] + [len(row[i]) for row in table])
        widths.append(max(text_width("0" * longest, size, mono=True) + 18, 84 if i in (2, 3, 4) else 0))
    totals = summary.totals()
    width = max(sum(widths) + 2 * pad, *(text_width(text, size) + 2 * pad for text in totals))
    height = 2 * pad + line * (len(table) + 2.5) + line * len(totals)
    picture = Picture(width, height, f"Summary of {summary.name}")
    largest = {2: max(e[1] for e in entries), 3: max(e[2] for e in entries), 4: max(e[3] for e in entries)}
    left = {0, 1, 5}
    x = pad
    for i, column in zip(used, widths):
        at, anchor = (x, "start") if i in left else (x + column - 12, "end")
        picture.text(at, pad + 13, COLUMNS[i], size, anchor, weight=600)
        for number, (row, entry) in enumerate(zip(table, entries)):
            y = pad + line * (number + 1.4)
            if i in largest and largest[i] and entry[i - 1]:
                bar = (column - 12) * entry[i - 1] / largest[i]
                picture.rectangle(x + column - 8 - bar, y + 2, bar, line - 4, fill=SERIES[i - 2], opacity=0.22, radius=2)
            picture.text(at, y + 14, row[i], size, anchor, kind="mono")
        x += column
    top = pad + line * 1.2
    picture.line(pad, top, width - pad, top)
    bottom = pad + line * (len(table) + 1.6)
    picture.line(pad, bottom, width - pad, bottom)
    for number, text in enumerate(totals):
        picture.text(pad, bottom + line * (number + 0.9), text, size, kind="quiet")
    return str(picture)
