"""The command line of python -m dlcore.exam."""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from .._examiner import Hole, Library, find_vectors, read_documents
from .sitting import sit
from .table import MEANINGS, Printer


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m dlcore.exam", description="dlcore answers exam questions and marks the published answers.",
        epilog="verdicts: " + "; ".join(f"{name}: {meaning}" for name, meaning in MEANINGS.items()))
    parser.add_argument("--only", metavar="ID", action="append", default=[],
                        help="one question in full (an id or the beginning of ids; may be repeated)")
    parser.add_argument("--report", metavar="FILE", help="write an HTML page with every question, worked and drawn")
    parser.add_argument("--no-experiments", action="store_true", help="leave the experiments out of the report")
    parser.add_argument("--json", metavar="FILE", help="write the results to FILE")
    parser.add_argument("--vectors", metavar="DIR", help="take the exam documents from DIR")
    return parser, parser.parse_args(arguments)


def write(path, text):
    """Writes a file whole: under a temporary name beside it, then renamed."""
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def show(sitting, detailed, printer):
    """Prints the answers: in full, or as a table."""
    for paper in sitting.papers:
        if paper.answers and not detailed:
            printer.heading(paper)
        for answer in paper.answers:
            (printer.detail if detailed else printer.table)(answer)
    printer.summary(sitting.answers, len(sitting.papers), sitting.seconds)


def report_of(sitting, options):
    """The HTML page, with the experiments if they are wanted."""
    from .experiments import run_experiments
    from .report import page

    if not options.no_experiments:
        ids = {answer.id for answer in sitting.answers} | {one["id"] for one in sitting.uncomputed} if options.only else None
        sitting.experiments = run_experiments(ids)
    return page(sitting)


def main(arguments=None):
    parser, options = parse(arguments)
    try:
        documents = read_documents(find_vectors(options.vectors))
        ids = [entry["id"] for document in documents for entry in document["entries"]]
    except (OSError, ValueError, KeyError, TypeError, Hole) as error:
        parser.error(f"cannot read the exam documents: {error}")
    for prefix in options.only:
        if not any(id.startswith(prefix) for id in ids):
            parser.error(f"no question is called {prefix!r}; there are:\n  " + "\n  ".join(ids))
    import dlcore

    sitting = sit(documents, options.only, Library(dlcore))
    show(sitting, bool(options.only), Printer(sys.stdout, shutil.get_terminal_size((120, 24)).columns))
    products = []
    if options.json:
        products.append((options.json, json.dumps(sitting.records(), indent=2) + "\n"))
    if options.report:
        products.append((options.report, report_of(sitting, options)))
    for path, text in products:
        try:
            write(path, text)
        except OSError as error:
            parser.error(f"cannot write {path}: {error.strerror}")
        print(f"Written: {path}")
    return 1 if any(answer.problems for answer in sitting.answers) else 0
