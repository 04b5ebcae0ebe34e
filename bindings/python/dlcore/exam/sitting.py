"""A sitting of the exams: the papers with their answers, the experiments, and the results of other languages."""

import sys
import time

from .._examiner import VERDICTS, Answer
from ..utils.progress import Progress
from .results import answered_by, as_json

LANGUAGES = {"python": "Python", "c": "C", "swift": "Swift"}


class Paper:
    """A paper with its answered questions, and those that leave nothing to compute."""

    def __init__(self, document):
        self.name = document["paper"]
        self.title = document["title"]
        self.institution = document["institution"]
        self.short_title = self.title.split(":")[0]
        self.answers = []
        self.uncomputed = []

    def counts(self):
        return counts_of(self.answers)


class Sitting:
    """All papers, in order; experiments that were run; records {language: {id: record}} of result files."""

    def __init__(self, papers):
        self.papers = papers
        self.experiments = []
        self.others = {}
        self.language = "python"
        self._own = {answer.id: {"confirmed": not answer.problems, "seconds": answer.seconds} for answer in self.answers}
        self.seconds = 0.0

    @property
    def answers(self):
        return [answer for paper in self.papers for answer in paper.answers]

    @property
    def uncomputed(self):
        return [question for paper in self.papers for question in paper.uncomputed]

    @property
    def confirmed(self):
        """Whether every answer, and every experiment that was run, came out as it should."""
        return all(not answer.problems for answer in self.answers) and all(one.confirmed for one in self.experiments)

    def counts(self):
        return counts_of(self.answers)

    def show(self, language):
        """From now on the answers are those of another language."""
        if language != self.language:
            records = self.others[language]
            for paper in self.papers:
                paper.answers = [answered_by(answer, records.get(answer.id), LANGUAGES[language]) for answer in paper.answers]
            self.language = language
            self.seconds = sum(answer.seconds for answer in self.answers)

    def records(self):
        """The records of all questions, in the language that is shown."""
        return [as_json(answer, paper.name) for paper in self.papers for answer in paper.answers]

    def records_of(self, answer):
        """The record of a question in each language, None where a language has none."""
        return {"python": self._own[answer.id]} | {language: records.get(answer.id) for language, records in self.others.items()}


def counts_of(answers):
    return {verdict: sum(answer.verdict == verdict for answer in answers) for verdict in VERDICTS}


def chosen(id, only):
    return not only or any(id.startswith(prefix) for prefix in only)


def bar(items, label):
    """The items, with a progress bar where standard error is a terminal."""
    return Progress(items, label, file=sys.stderr) if items and sys.stderr.isatty() else items


def sit(documents, only, library):
    """Answers the questions whose ids begin with one of `only`, or all of them."""
    started = time.perf_counter()
    papers, work = [], []
    for document in documents:
        paper = Paper(document)
        work += [(paper, entry) for entry in document["entries"] if chosen(entry["id"], only)]
        paper.uncomputed = [question for question in document.get("uncomputed", []) if chosen(question["id"], only)]
        papers.append(paper)
    for paper, entry in bar(work, "questions"):
        paper.answers.append(Answer(entry, library))
    sitting = Sitting([paper for paper in papers if paper.answers or paper.uncomputed])
    sitting.seconds = time.perf_counter() - started
    return sitting
