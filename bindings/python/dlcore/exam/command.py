"""The command line of python -m dlcore.exam."""

import argparse
import difflib
import json
import os
import shutil
import sys
from pathlib import Path

from .._examiner import Hole, Library, find_vectors, read_documents
from . import mathematics
from .markdown import document
from .results import read_results
from .schema import check_documents
from .sitting import LANGUAGES, sit
from .table import MEANINGS, Printer


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m dlcore.exam", description="dlcore answers exam questions and marks the published answers.",
        epilog="verdicts: " + "; ".join(f"{name}: {meaning}" for name, meaning in MEANINGS.items()))
    parser.add_argument("--only", metavar="ID", action="append", default=[],
                        help="one question in full (an id or the beginning of ids; may be repeated)")
    parser.add_argument("--list", action="store_true", help="print the ids of all questions and stop")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="python",
                        help="whose results to show; c and swift are read from files (see --results)")
    parser.add_argument("--results", metavar="FILE", nargs="+", default=[],
                        help="results of other languages, as c.json and swift.json: each question is shown with its outcome in all of them")
    parser.add_argument("--report", metavar="FILE", help="write an HTML page with every question, worked and drawn")
    parser.add_argument("--no-experiments", action="store_true", help="leave the experiments out of the report")
    parser.add_argument("--json", metavar="FILE", help="write the results to FILE")
    parser.add_argument("--markdown", metavar="FILE", help="write the results to FILE as Markdown tables")
    parser.add_argument("--matrix", metavar="FILE", nargs="+",
                        help="compare with results of other languages, named by their files, and fail on any hole")
    parser.add_argument("--vectors", metavar="DIR", help="take the exam documents from DIR")
    return parser.parse_args(arguments)


def stop(message):
    """Ends the command with a line on standard error."""
    print(f"python -m dlcore.exam: error: {message}", file=sys.stderr)
    sys.exit(2)


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
        for question in paper.uncomputed:
            printer.uncomputed(question, detailed)
    if sitting.answers:
        printer.summary(sitting.answers, len(sitting.papers), sitting.seconds)


def report_of(sitting, options):
    """The HTML page, with the experiments if they are wanted."""
    from .experiments import run_experiments
    from .report import page

    if not options.no_experiments:
        ids = {answer.id for answer in sitting.answers} | {one["id"] for one in sitting.uncomputed} if options.only else None
        sitting.experiments = run_experiments(ids)
    return page(sitting)


def read_exams(directory):
    """The exam documents, checked against their schema."""
    files = find_vectors(directory)
    documents = [parsed(file) for file in files]
    check_documents(documents, files, find_schema(files[0].parent))
    return read_documents(files)


def parsed(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{file.name} is not JSON: {error}") from error


def find_schema(directory):
    """The schema beside the documents, else the one of the documents that dlcore comes with."""
    beside = directory / "schema.json"
    return beside if beside.exists() else find_vectors()[0].parent / "schema.json"


def holes_of(sitting, others, in_full):
    """Prints what is amiss in other languages, in full the whole matrix; returns whether there is a hole."""
    from .._exam_matrix import matrix_of

    matrix = matrix_of(sitting.records(), others)
    lines = list(matrix.lines())
    print("\n".join(lines if in_full else lines[-1 - len(matrix.holes()):]))
    return bool(matrix.holes())


def check_ids(only, ids):
    """Stops when an id is not the beginning of any question's."""
    for prefix in only:
        if not any(id.startswith(prefix) for id in ids):
            near = difflib.get_close_matches(prefix, ids, n=3, cutoff=0.5)
            stop(f"no question is called {prefix!r}; " + (f"perhaps {' or '.join(near)}; " if near else "") + "--list shows them all")


def write_products(sitting, options):
    """Writes the files that are asked for."""
    products = [(options.json, lambda: json.dumps(sitting.records(), indent=2) + "\n"), (options.markdown, lambda: document(sitting)),
                (options.report, lambda: report_of(sitting, options))]
    for path, make in products:
        if path:
            try:
                write(path, make())
            except OSError as error:
                stop(f"cannot write {path}: {error.strerror}")
            print(f"Written: {path}")
    for experiment in sitting.experiments:
        if not experiment.confirmed:
            print(f"NOT CONFIRMED: experiment {experiment.name}")
    if options.report and not mathematics.available():
        print(f"Note: {mathematics.MISSING}")


def main(arguments=None):
    options = parse(arguments)
    try:
        documents = read_exams(options.vectors)
    except (OSError, ValueError, Hole) as error:
        stop(f"cannot read the exam documents: {error}")
    try:
        others = dict(read_results(path) for path in [*options.results, *(options.matrix or [])])
    except (OSError, ValueError) as error:
        stop(f"cannot read the results: {error}")
    ids = [one["id"] for document in documents for one in document["entries"] + document.get("uncomputed", [])]
    if options.list:
        print("\n".join(ids))
        return 0
    check_ids(options.only, ids)
    if options.language != "python" and options.language not in others:
        stop(f"--language {options.language} needs its results: --results {options.language}.json")
    if options.matrix and options.only:
        stop("--matrix compares all questions, it does not go with --only")
    import dlcore

    sitting = sit(documents, options.only, Library(dlcore))
    if options.matrix:
        return 1 if holes_of(sitting, others, in_full=True) else 0
    holes = bool(others) and not options.only and holes_of(sitting, others, in_full=False)
    sitting.others = others
    sitting.show(options.language)
    show(sitting, bool(options.only), Printer(sys.stdout, shutil.get_terminal_size((120, 24)).columns))
    write_products(sitting, options)
    return 1 if holes or not sitting.confirmed else 0
