"""The report: one HTML page that needs nothing else, for a wide screen and a phone, dark and light."""

from importlib import resources

from . import mathematics
from .experiments import section as experiments_section
from .overview import overview
from .question import badge, question, uncomputed
from .values import escape, topic_of

ICON = ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' "
        "fill='%232f5f9e'/%3E%3Cpath d='M4 8.5l3 3 5-7' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E")


def page(sitting):
    """The whole document, from a Sitting."""
    assets = resources.files(__package__)
    style, script = (assets.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    body = header() + f'<div class="frame-of-page">{navigation(sitting)}<main>{overview(sitting)}{papers(sitting)}{experiments_section(sitting)}{footer()}</main></div>'
    return ("<!DOCTYPE html>\n" '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="color-scheme" content="light dark">'
            f'<title>dlcore: exam report</title><link rel="icon" href="{ICON}"><style>{style}</style></head>'
            f"<body>{body}<script>{script}</script></body></html>\n")


def header():
    return ('<header class="bar"><button type="button" id="menu" aria-label="Contents" aria-expanded="false" aria-controls="contents">☰</button>'
            '<a class="home" href="#overview">dlcore <span>exam report</span></a>'
            '<input id="search" type="search" placeholder="Search questions" aria-label="Search questions" autocomplete="off">'
            '<button type="button" id="unfold">Unfold all</button>'
            '<button type="button" id="theme" aria-label="Dark or light">◐</button></header>')


def navigation(sitting):
    groups = []
    for paper in sitting.papers:
        links = "".join(link(answer.id, answer.entry, answer.verdict or "not-reached") for answer in paper.answers)
        links += "".join(link(one["id"], one, "uncomputed") for one in paper.uncomputed)
        groups.append(f'<details open><summary><a href="#paper-{escape(paper.name)}">{escape(paper.short_title)}</a> '
                      f'<span class="quiet">{len(paper.answers) + len(paper.uncomputed)}</span></summary><ul>{links}</ul></details>')
    if sitting.experiments:
        links = "".join(f'<li><a href="#experiment-{escape(e.name)}"><span class="dot"></span>{escape(e.title)}</a></li>' for e in sitting.experiments)
        groups.append(f'<details><summary><a href="#experiments">Experiments</a> <span class="quiet">{len(sitting.experiments)}</span></summary><ul>{links}</ul></details>')
    return f'<nav id="contents" aria-label="Contents"><a class="top" href="#overview">Overview</a>{"".join(groups)}</nav>'


def link(id, entry, verdict):
    return (f'<li data-for="{escape(id)}"><a href="#{escape(id)}"><span class="dot {escape(verdict)}"></span>'
            f'<span class="number-of">{escape(entry["number"])}</span> {escape(topic_of(entry))}</a></li>')


def papers(sitting):
    sections = []
    for paper in sitting.papers:
        experiments = {}
        for experiment in sitting.experiments:
            for id in experiment.questions:
                experiments.setdefault(id, []).append((experiment.name, experiment.title))
        articles = "".join(question(answer, sitting.records_of(answer), experiments.get(answer.id, [])) for answer in paper.answers)
        articles += "".join(uncomputed(one, experiments.get(one["id"], [])) for one in paper.uncomputed)
        counts = " ".join(f'<span class="count">{badge(verdict)} {count}</span>' for verdict, count in paper.counts().items() if count)
        sections.append(f'<section class="paper" id="paper-{escape(paper.name)}"><header class="paper-title"><p class="institution">'
                        f'{escape(paper.institution)}</p><h2>{escape(paper.title)}</h2><p class="counts">{counts}</p></header>{articles}'
                        f'<p class="nothing" hidden>No question of this paper matches.</p></section>')
    return "".join(sections)


def footer():
    note = "" if mathematics.available() else f"<p>{escape(mathematics.MISSING.capitalize())}.</p>"
    return f'<footer class="page-end"><p>Written by <code>python -m dlcore.exam --report</code>. Every number on this page was computed by dlcore.</p>{note}</footer>'
