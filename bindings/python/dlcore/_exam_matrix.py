"""The matrix of exam questions by language, from the results that the harnesses of the languages write.

A results file is a list of answers as ``python -m dlcore.exam --json`` writes it. The language is the name of the file.
"""

import json
from pathlib import Path

CONFIRMED = "ok"
TOLERANCE = 1e-9


def read_results(path):
    """The answers of a results file by question. Raises ValueError when the file has another form, OSError when unreadable."""
    answers = json.loads(Path(path).read_text(encoding="utf-8"))
    try:
        return {answer["id"]: {"verdict": answer["verdict"], "confirmed": answer["confirmed"], "problems": answer["problems"],
                               "published": [(item["value"], item["computed"]) for item in answer["published"]]}
                for answer in answers}
    except (TypeError, KeyError) as error:
        raise ValueError(f"{path} holds no exam results") from error


def same_values(answer, other):
    """Whether two languages computed the same values for the published answers."""
    if [name for name, _ in answer["published"]] != [name for name, _ in other["published"]]:
        return False
    for (_, mine), (_, theirs) in zip(answer["published"], other["published"]):
        if len(mine) != len(theirs):
            return False
        for a, b in zip(mine, theirs):
            if a != b and not (a is not None and b is not None and abs(a - b) <= TOLERANCE * max(1.0, abs(b))):
                return False
    return True


def cell(answer, stated_verdict, reference):
    """What one language says about one question: ok, or what is amiss."""
    if answer is None:
        return "missing"
    if not answer["confirmed"]:
        return "; ".join(answer["problems"]) or "not confirmed"
    if answer["verdict"] != stated_verdict:
        return f"verdict {answer['verdict']}"
    if reference is not None and not same_values(answer, reference):
        return "other values"
    return CONFIRMED


class Matrix:
    """Questions (with their stated verdicts) by languages (with their answers by question)."""

    def __init__(self, verdicts, languages):
        reference = next(iter(languages.values()))
        self.languages = list(languages)
        self.rows = {id: [cell(answers.get(id), verdict, reference.get(id)) for answers in languages.values()]
                     for id, verdict in verdicts.items()}
        self.unknown = [(language, id) for language, answers in languages.items() for id in answers if id not in verdicts]

    def holes(self):
        """One line for each cell that is not ok, and for each answer to a question that no document has."""
        lines = [f"{id}: {language}: {state}" for id, row in self.rows.items()
                 for language, state in zip(self.languages, row) if state != CONFIRMED]
        return lines + [f"{id}: {language}: no document has this question" for language, id in self.unknown]

    def lines(self):
        width = max(map(len, self.rows), default=0)
        columns = [max(len(language), len("HOLE")) for language in self.languages]
        yield "  ".join([" " * width, *(f"{language:{n}}" for language, n in zip(self.languages, columns))]).rstrip()
        for id, row in self.rows.items():
            cells = ((CONFIRMED if state == CONFIRMED else "HOLE").ljust(n) for state, n in zip(row, columns))
            yield "  ".join([f"{id:{width}}", *cells]).rstrip()
        holes = self.holes()
        yield from (f"HOLE {hole}" for hole in holes)
        outcome = f"{len(holes)} {'hole' if len(holes) == 1 else 'holes'}" if holes else "every answer and verdict confirmed."
        yield f"{len(self.rows)} questions in {', '.join(self.languages)}: {outcome}"


def matrix_of(own_records, files):
    """The matrix of Python's records and of the results files of other languages. Raises OSError, ValueError."""
    own = {record["id"]: {**record, "published": [(item["value"], item["computed"]) for item in record["published"]]}
           for record in own_records}
    languages = {"Python": own} | {Path(file).stem: read_results(file) for file in files}
    return Matrix({record["id"]: record["stated_verdict"] for record in own_records}, languages)
