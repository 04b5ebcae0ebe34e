"""The command line of python -m dlcore.exam."""

import argparse
import json
import shutil
import sys
import time

from .._examiner import Answer, Hole, Library, find_vectors, read_documents
from .results import as_json
from .table import MEANINGS, Printer


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m dlcore.exam", description="dlcore answers exam questions and marks the published answers.",
        epilog="verdicts: " + "; ".join(f"{name}: {meaning}" for name, meaning in MEANINGS.items()))
    parser.add_argument("--only", metavar="ID", action="append", default=[],
                        help="one question in full (an id or the beginning of ids; may be repeated)")
    parser.add_argument("--json", metavar="FILE", help="also write the results to FILE")
    parser.add_argument("--vectors", metavar="DIR", help="take the exam documents from DIR")
    return parser, parser.parse_args(arguments)


def sit(documents, only, library, printer):
    """Answers the chosen questions, printing as it goes; returns the answers with their papers."""
    answers = []
    for document in documents:
        chosen = [entry for entry in document["entries"] if not only or any(entry["id"].startswith(prefix) for prefix in only)]
        if chosen and not only:
            printer.heading(document)
        for entry in chosen:
            answer = Answer(entry, library)
            answers.append((answer, document["paper"]))
            (printer.detail if only else printer.table)(answer)
    return answers


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

    started = time.perf_counter()
    printer = Printer(sys.stdout, shutil.get_terminal_size((120, 24)).columns)
    answers = sit(documents, options.only, Library(dlcore), printer)
    printer.summary([answer for answer, _ in answers], len({paper for _, paper in answers}), time.perf_counter() - started)
    if options.json:
        try:
            with open(options.json, "w", encoding="utf-8") as file:
                json.dump([as_json(answer, paper) for answer, paper in answers], file, indent=2)
                file.write("\n")
        except OSError as error:
            parser.error(f"cannot write {options.json}: {error.strerror}")
    return 1 if any(answer.problems for answer, _ in answers) else 0
