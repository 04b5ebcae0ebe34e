"""The matrix of exam questions by language finds every hole."""

import copy
import json

import pytest
from dlcore import exam
from dlcore._exam_matrix import Matrix, read_results

VERDICTS = {"q1": "agrees", "q2": "erratum"}


def answers():
    return {id: {"id": id, "verdict": verdict, "stated_verdict": verdict, "confirmed": True, "problems": [],
                 "published": [{"value": "y", "computed": [1.0, 2.0]}]} for id, verdict in VERDICTS.items()}


def written(directory, language, records):
    path = directory / f"{language}.json"
    path.write_text(json.dumps(list(records.values())))
    return path


def holes(tmp_path, change):
    changed = answers()
    change(changed)
    languages = {name: read_results(written(tmp_path, name, records))
                 for name, records in (("Python", answers()), ("C", answers()), ("Swift", changed))}
    return Matrix(VERDICTS, languages).holes()


def test_no_hole(tmp_path):
    assert holes(tmp_path, lambda records: None) == []


@pytest.mark.parametrize(("change", "hole"), [
    (lambda r: r.pop("q2"), "q2: Swift: missing"),
    (lambda r: r["q1"].update(confirmed=False, problems=["y is 3"]), "q1: Swift: y is 3"),
    (lambda r: r["q1"].update(confirmed=False), "q1: Swift: not confirmed"),
    (lambda r: r["q1"].update(verdict="erratum"), "q1: Swift: verdict erratum"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0, 2.1]), "q1: Swift: other values"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0]), "q1: Swift: other values"),
    (lambda r: r["q1"]["published"][0].update(computed=[1.0, None]), "q1: Swift: other values"),
    (lambda r: r["q1"].update(published=[]), "q1: Swift: other values"),
    (lambda r: r.update(q3={**r["q1"], "id": "q3"}), "q3: Swift: no document has this question"),
])
def test_a_hole(tmp_path, change, hole):
    assert holes(tmp_path, change) == [hole]


@pytest.mark.parametrize("content", ["{", "3", '["a"]', '[{"id": "q1"}]', "{}x"])
def test_a_file_without_results(tmp_path, content):
    (tmp_path / "C.json").write_text(content)
    with pytest.raises(ValueError):
        read_results(tmp_path / "C.json")


@pytest.fixture(scope="module")
def own_results(tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "C.json"
    assert exam.main(["--json", str(path)]) == 0
    return path


def test_command_passes_when_every_language_has_every_question(own_results, capsys):
    assert exam.main(["--matrix", str(own_results)]) == 0
    assert "questions in Python, C: every answer and verdict confirmed." in capsys.readouterr().out


def test_command_fails_on_a_removed_question(own_results, tmp_path, capsys):
    records = json.loads(own_results.read_text())
    removed = copy.copy(records)
    gone = removed.pop(7)["id"]
    (tmp_path / "Swift.json").write_text(json.dumps(removed))
    assert exam.main(["--matrix", str(own_results), str(tmp_path / "Swift.json")]) == 1
    printed = capsys.readouterr().out
    assert f"HOLE {gone}: Swift: missing" in printed
    assert f"{len(records)} questions in Python, C, Swift: 1 hole" in printed


@pytest.mark.parametrize("arguments", [["--matrix", "/nowhere/C.json"], ["--only", "tum", "--matrix", "C.json"]])
def test_command_refuses(arguments, capsys):
    with pytest.raises(SystemExit) as status:
        exam.main(arguments)
    assert status.value.code == 2
    assert "error: " in capsys.readouterr().err
