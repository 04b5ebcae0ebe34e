"""The matrix of exam questions by language, from the results that the harnesses of the languages write.

An answer is a record as ``python -m dlcore.exam --json`` writes it.
"""

CONFIRMED = "ok"
TOLERANCE = 1e-9


def same_values(answer, other):
    """Whether two languages computed the same values for the published answers."""
    if [item["value"] for item in answer["published"]] != [item["value"] for item in other["published"]]:
        return False
    for mine, theirs in zip(answer["published"], other["published"]):
        if len(mine["computed"]) != len(theirs["computed"]):
            return False
        for a, b in zip(mine["computed"], theirs["computed"]):
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


def matrix_of(own_records, others):
    """The matrix of Python's records and of those of other languages, {language: {id: record}}."""
    own = {record["id"]: record for record in own_records}
    return Matrix({id: record["stated_verdict"] for id, record in own.items()}, {"python": own} | others)
