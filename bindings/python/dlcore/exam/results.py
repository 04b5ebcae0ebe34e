"""The answers as data: what --json writes, and what the harnesses of other languages write alike."""

import copy
import json
from pathlib import Path

from .._examiner import Array, Comparison

NEEDED = {"id", "verdict", "confirmed", "published", "problems"}


def as_json(answer, paper):
    entry = answer.entry
    published = []
    for item, comparison in zip(entry["published"], answer.comparisons):
        record = {"value": comparison.name, "computed": comparison.computed.elements, "shape": list(comparison.computed.shape)}
        record |= {key: item[key] for key in ("index", "printed", "formula", "claim") if key in item}
        record["states"] = comparison.states
        published.append(record)
    return {"id": answer.id, "paper": paper, "number": entry["number"], "question": entry["question"], "published": published,
            "verdict": answer.verdict, "stated_verdict": entry["verdict"], "confirmed": not answer.problems,
            "cause": answer.cause["text"] if answer.cause else None, "problems": answer.problems, "library_calls": answer.calls,
            "seconds": answer.seconds}


class BrokenResults(ValueError):
    """A file that is not what --json or a harness writes."""


def read_results(path):
    """The language (from the file's name) and the records by id of a result file."""
    path = Path(path)
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenResults(f"{path} is not JSON: {error}") from error
    if not isinstance(records, list) or not all(isinstance(r, dict) and NEEDED <= r.keys() for r in records):
        raise BrokenResults(f"{path} is not a list of results, each with {', '.join(sorted(NEEDED))}")
    return path.stem.lower(), {record["id"]: record for record in records}


def answered_by(answer, record, language):
    """An answer with what another language computed: values, verdict, problems and calls are its own; the working stays."""
    other = copy.copy(answer)
    other.comparisons = []
    if record is None:
        other.verdict, other.problems, other.calls, other.seconds = None, [f"the results of {language} do not have this question"], 0, 0.0
        return other
    other.verdict, other.problems = record["verdict"], record["problems"]
    other.calls, other.seconds = record.get("library_calls", 0), record.get("seconds", 0.0)
    for item, own, theirs in zip(answer.entry["published"], answer.comparisons, record["published"]):
        computed = Array(0.0)
        computed.shape, computed.elements = tuple(theirs["shape"]), [float(value) for value in theirs["computed"]]
        other.comparisons.append(Comparison(item, computed, own.printed))
    return other
