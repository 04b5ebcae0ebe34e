"""The matrix of exam questions by language finds every hole."""

import json
import shutil

import pytest
from dlcore import exam
from dlcore._exam_matrix import Matrix
from dlcore._examiner import find_vectors

VERDICTS = {"q1": "agrees", "q2": "erratum"}


def answers():
    return {id: {"id": id, "verdict": verdict, "stated_verdict": verdict, "confirmed": True, "problems": [],
                 "published": [{"value": "y", "computed": [1.0, 2.0]}]} for id, verdict in VERDICTS.items()}


def holes(change):
    changed = answers()
    change(changed)
    return Matrix(VERDICTS, {"python": answers(), "c": answers(), "swift": changed}).holes()


def test_no_hole():
    assert holes(lambda records: None) == []


@pytest.mark.parametrize(("change", "hole"), [
    (lambda r: r.pop("q2"), "q2: swift: missing"),
    (lambda r: r["q1"].update(confirmed=False, problems=["y is 3"]), "q1: swift: y is 3"),
    (lambda r: r["q1"].update(confirmed=False), "q1: swift: not confirmed"),
    (lambda r: r["q1"].update(verdict="erratum"), "q1: swift: verdict erratum"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0, 2.1]), "q1: swift: other values"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0]), "q1: swift: other values"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0, None]), "q1: swift: other values"),
    (lambda r: r["q1"].update(published=[]), "q1: swift: other values"),
    (lambda r: r.update(q3={**r["q1"], "id": "q3"}), "q3: swift: no document has this question"),
])
def test_a_hole(change, hole):
    assert holes(change) == [hole]


@pytest.fixture
def one_paper(tmp_path):
    """The arguments that take one paper's questions, and a results file with an answer to each."""
    vectors = tmp_path / "vectors"
    vectors.mkdir()
    shutil.copy(find_vectors()[0].parent / "csce636-hw2.json", vectors)
    results = tmp_path / "C.json"
    assert exam.main(["--vectors", str(vectors), "--json", str(results)]) == 0
    return ["--vectors", str(vectors), "--matrix"], results


def test_command_passes_when_every_language_has_every_question(one_paper, capsys):
    arguments, results = one_paper
    assert exam.main([*arguments, str(results)]) == 0
    assert "questions in python, c: every answer and verdict confirmed." in capsys.readouterr().out


def test_command_fails_on_a_removed_question(one_paper, tmp_path, capsys):
    arguments, results = one_paper
    records = json.loads(results.read_text())
    gone = records.pop(3)["id"]
    (tmp_path / "Swift.json").write_text(json.dumps(records))
    assert exam.main([*arguments, str(results), str(tmp_path / "Swift.json")]) == 1
    printed = capsys.readouterr().out
    assert f"HOLE {gone}: swift: missing" in printed
    assert f"{len(records) + 1} questions in python, c, swift: 1 hole" in printed


@pytest.mark.parametrize("arguments", [["--matrix", "/nowhere/C.json"], ["--only", "tum", "--matrix", "C.json"]])
def test_command_refuses(arguments, capsys):
    with pytest.raises(SystemExit) as status:
        exam.main(arguments)
    assert status.value.code == 2
    assert "error: " in capsys.readouterr().err
