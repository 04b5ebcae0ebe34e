"""The chart of the ratios, as SVG that follows the reader's light or dark scheme."""

import math
from xml.sax.saxutils import escape

from report import FLOOR, mean_ratio, threads_of
from workloads import GROUPS

WIDTH, LABELS, RIGHT = 480, 238, 46  # the labels' column and that of the figures
TOP, ROW, TITLE_ROW, BAR = 62, 20, 28, 6

STYLE = """\
  svg { --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --a: #9cc3f5; --b: #1f6feb; --c: #f2b48c; --d: #cf4f0b }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --a: #2f5f9e; --b: #6cb2ff; --c: #8a4a1c; --d: #ff9350 }
  }
  text { font: 11.5px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--ink) }
  .title { font-size: 15px; font-weight: 600 } .group { font-size: 13px; font-weight: 600 } .faint { fill: var(--faint) }
  .mean { stroke: var(--paper); stroke-width: 4px; paint-order: stroke }
  .paper { fill: var(--paper) } .line { stroke: var(--line) } .one { stroke: var(--ink) }
  .few { fill: var(--a) } .many { fill: var(--b) } .few.slow { fill: var(--c) } .many.slow { fill: var(--d) }"""


def axis(ratios):
    """The ends of the axis, and the ticks between them: 1, 2 and 5 times powers of ten."""
    low, high = min(min(ratios), 0.8) * 0.95, max(max(ratios), 2.2) * 1.05
    ticks = [digit * 10.0**power for power in range(-3, 5) for digit in (1, 2, 5)]
    return low, high, [tick for tick in ticks if low <= tick <= high]


def svg(report):
    """The chart: for every workload a bar for each number of threads, from 1 to the right where dlcore is faster."""
    runs = report["runs"]
    names = {group: [name for name, row in runs[0]["workloads"].items() if row["group"] == group] for group in GROUPS}
    ratios = [row["ratio_best"] for run in runs for row in run["workloads"].values() if "ratio_best" in row]
    low, high, ticks = axis(ratios or [1.0])
    plot = WIDTH - LABELS - RIGHT

    def x(ratio):
        return LABELS + plot * math.log(ratio / low) / math.log(high / low)

    def kind(run):
        return "many" if run is runs[-1] else "few"

    shapes, y = [], TOP
    for group in GROUPS:
        if not names[group]:
            continue
        mean = mean_ratio(runs[-1]["workloads"][name] for name in names[group] if name in runs[-1]["workloads"])
        shapes.append(f'<text class="group" x="8" y="{y + 19}">{escape(group)}</text>')
        if mean:
            shapes.append(f'<text class="faint mean" x="{WIDTH - 6}" y="{y + 19}" text-anchor="end">mean {mean:.2f}</text>')
        y += TITLE_ROW
        for name in names[group]:
            shapes.append(f'<text x="8" y="{y + ROW - 6}">{escape(name)}</text>')
            height = BAR if len(runs) > 1 else 2 * BAR
            for number, run in enumerate(runs[-2:]):
                ratio = run["workloads"].get(name, {}).get("ratio_best")
                if ratio is None:
                    continue
                slow = " slow" if ratio < FLOOR else ""
                left, right = sorted((x(1.0), x(ratio)))
                shapes.append(f'<rect class="{kind(run)}{slow}" x="{left:.1f}" y="{y + 3 + number * (height + 1)}" '
                              f'width="{max(right - left, 1):.1f}" height="{height}"><title>{escape(name)}, {threads_of(run)}: {ratio:.2f}</title></rect>')
                if run is runs[-1]:
                    shapes.append(f'<text x="{WIDTH - 6}" y="{y + ROW - 6}" text-anchor="end">{ratio:.2f}</text>')
            y += ROW
    bottom = y + 6
    grid = [f'<line class="{"one" if tick == 1 else "line"}" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="{TOP}" y2="{bottom}"/>'
            f'<text class="faint" x="{x(tick):.1f}" y="{TOP - 5}" text-anchor="middle">{tick:g}</text>'
            f'<text class="faint" x="{x(tick):.1f}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>' for tick in ticks]
    legend, at = [], 8
    for run in runs[-2:]:
        legend.append(f'<rect class="{kind(run)}" x="{at}" y="32" width="14" height="8"/><text class="faint" x="{at + 19}" y="40">{threads_of(run)}</text>')
        at += 86
    legend.append(f'<rect class="many slow" x="{at}" y="32" width="14" height="8"/><text class="faint" x="{at + 19}" y="40">PyTorch faster</text>')
    legend.append(f'<text class="faint" x="{WIDTH - 6}" y="40" text-anchor="end">figures: {threads_of(runs[-1])}</text>')
    title = "Time of PyTorch's fastest form / time of dlcore"
    height = bottom + 22
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">',
        f"<title>{escape(title)}</title>", "<style>", STYLE, "</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>', f'<text class="title" x="8" y="21">{escape(title)}</text>',
        *legend, *grid, *shapes, "</svg>"]) + "\n"
