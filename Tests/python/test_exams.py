"""The exam questions, answered by dlcore; and that the examiner notices when anything about a question is false."""

import copy
import importlib.util
import json
from collections import Counter
from pathlib import Path

import dlcore
import jsonschema
import pytest
from dlcore import exam
from dlcore._examiner import Answer, Array, Hole, Library, Numeral, find_vectors, read_documents

DIRECTORY = Path(__file__).resolve().parents[1] / "vectors" / "exams"
FILES = find_vectors(DIRECTORY)
FORMAT = DIRECTORY.parent / "exam_format.json"
FORMAT_ENTRIES = {entry["id"]: entry for entry in json.loads(FORMAT.read_text())["entries"]}
ENTRIES = {entry["id"]: entry for document in read_documents(FILES) for entry in document["entries"]}
LIBRARIES = {"dlcore": lambda: Library(dlcore)}
if importlib.util.find_spec("torch"):
    from exam_oracle import TorchLibrary

    LIBRARIES["torch"] = TorchLibrary


def changed(id, **changes):
    entry = copy.deepcopy({**ENTRIES, **FORMAT_ENTRIES}[id])
    entry.update(changes)
    return entry


def problems(entry):
    return "\n".join(Answer(entry, Library(dlcore)).problems)


@pytest.mark.parametrize("file", [*FILES, FORMAT], ids=lambda file: file.stem)
def test_document_follows_the_schema(file):
    schema = json.loads((DIRECTORY / "schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(file.read_text()))


def test_all_papers_and_questions_are_there():
    documents = [json.loads(file.read_text()) for file in FILES]
    questions = {document["paper"]: len(document["entries"]) + len(document.get("uncomputed", [])) for document in documents}
    assert questions == {"bits-dnn": 33, "cmput328": 47, "csce636-hw2": 14, "eth-cv": 18, "tum-i2dl": 30}
    assert len(ENTRIES) >= 131
    ids = [one["id"] for document in documents for one in document["entries"] + document.get("uncomputed", [])]
    assert len(set(ids)) == len(ids)


def test_the_papers_have_as_many_errata_as_were_found():
    """Each of these verdicts is reached anew by computing, see test_question."""
    counts = Counter(entry["verdict"] for entry in ENTRIES.values())
    uncomputed = sum(len(json.loads(file.read_text()).get("uncomputed", [])) for file in FILES)
    assert counts["not-numeric"] + uncomputed == 62
    assert counts == {"agrees": 45, "agrees-rounded": 4, "convention": 8, "erratum": 23, "not-numeric": 62 - uncomputed}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("id", ENTRIES)
def test_question(id, library):
    answer = Answer(ENTRIES[id], LIBRARIES[library]())
    assert answer.problems == []
    assert answer.verdict == ENTRIES[id]["verdict"]
    assert len(answer.comparisons) == len(ENTRIES[id]["published"])


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("id", FORMAT_ENTRIES)
def test_format(id, library):
    answer = Answer(FORMAT_ENTRIES[id], LIBRARIES[library]())
    assert answer.problems == []


def test_numerals():
    assert Numeral("-2.50").half_unit == 0.005
    assert Numeral("3.7208742661313E-8").half_unit == pytest.approx(5e-22)
    assert Numeral("1255").half_unit == 0.5
    assert [Numeral(text).significant for text in ("0.6", "0.063", "-1.48", "0.0180", "-3.6", "0")] == [1, 2, 3, 3, 2, 0]
    for text in ("", "1,5", "0x1", ".5", "1.", "nan", "14/3"):
        with pytest.raises(Hole):
            Numeral(text)


def test_arrays():
    array = Array([[1, 2, 3], [4, 5, 6]])
    assert array.shape == (2, 3)
    assert array.position(5) == [1, 2]
    assert list(array.offsets([1])) == [3, 4, 5]
    for ragged in ([[1, 2], [3]], [1, [2]], [[1], 2]):
        with pytest.raises(Hole):
            Array(ragged)
    with pytest.raises(Hole):
        array.offsets([2])


ADAM, POOL, CONV = "bits-ec3r-q4a-adam", "eth-ex1c-avgpool", "cmput328-q02-conv-pool-backward"
CLAIMS, LOOP, ADAM_LOOP = "format-claims", "format-loop", "format-adam"
PUBLISHED_POOL = [["5", "2"], ["1", "4"]]


def changed_loop(**changes):
    steps = copy.deepcopy(FORMAT_ENTRIES[LOOP]["steps"])
    steps[0].update(changes)
    return changed(LOOP, steps=steps)


@pytest.mark.parametrize("steps", [
    [{"repeat": 0, "steps": FORMAT_ENTRIES[LOOP]["steps"][1:]}],
    [{"repeat": 2, "steps": []}],
    [{"repeat": 2, "steps": FORMAT_ENTRIES[LOOP]["steps"][1:], "carry": {"w": ["w0"]}}],
    [{"repeat": 2, "steps": FORMAT_ENTRIES[LOOP]["steps"][1:], "call": "relu"}],
])
def test_the_schema_refuses_a_wrong_loop(steps):
    assert not follows_schema(changed(LOOP, steps=steps))


@pytest.mark.parametrize("change", [
    {"published": []}, {"published_missing": "why"}, {"verdict": "not-numeric"},
    {"verdict": "not-numeric", "published": []}, {"verdict": "not-numeric", "published": [], "published_text": ""},
    {"verdict": "not-numeric", "published": [], "published_text": "a", "published_missing": "b"},
    {"verdict": "not-numeric", "published": [], "published_text": "a", "slip": {"text": "b"}},
    {"published": [{"value": "out", "claim": "a", "printed": "5"}]},
])
def test_the_schema_refuses_a_contradiction(change):
    assert follows_schema(changed(POOL))
    assert not follows_schema(changed(POOL, **change))


def follows_schema(entry):
    document = {"paper": "x", "title": "X", "institution": "Y", "entries": [entry]}
    return jsonschema.Draft202012Validator(json.loads((DIRECTORY / "schema.json").read_text())).is_valid(document)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (changed(POOL, verdict="erratum"), "the verdict is agrees"),
        (changed(POOL, checks=[{"value": "out", "right": [[5, 2], [1, 4.5]], "tolerance": 0}]), "right is 4.5"),
        (changed(POOL, checks=[{"value": "out", "right": [5, 2, 1, 4], "tolerance": 0}]), "shape [2, 2]"),
        (changed(POOL, checks=[{"value": "nothing", "right": 0, "tolerance": 0}]), "nothing is called 'nothing'"),
        (changed(POOL, published=[{"value": "out", "printed": [["5", "2"], ["1", "5"]]}]), "out[1, 1] is called right"),
        (changed(POOL, published=[{"value": "out", "printed": PUBLISHED_POOL, "wrong": [[0, 1]]}]), "out[0, 1] is called wrong"),
        (changed(POOL, published=[{"value": "out", "printed": PUBLISHED_POOL, "tolerance": 0.5}]), "does not need"),
        (changed(POOL, published=[{"value": "out", "printed": ["5", "2"]}]), "out[0] is called right"),
        (changed(POOL, slip={"text": "None."}), "needs no cause"),
        (changed(POOL, steps=[{"call": "cube", "args": {}, "results": ["out"]}]), "no call 'cube'"),
        (changed(POOL, steps=ENTRIES[POOL]["steps"] * 2), "'pooled' is defined twice"),
        (changed(POOL, steps=[{"call": "relu", "args": {"input": "$J"}, "results": ["out"]}]), "nothing is called 'J'"),
        (changed(POOL, steps=[{"call": "relu", "args": {"input": "$I"}, "results": ["out", "more"]}]), "1 results, 2 are named"),
        (changed(POOL, inputs={"I": {"dtype": "float64", "shape": [3], "data": [1, 2]}}), "another shape"),
        (changed(ADAM, slip={**ENTRIES[ADAM]["slip"], "reproduces": [{"item": 1, "by": "y_hat_slip"}]}), "does not reproduce"),
        (changed(CONV, published=[{"value": "dW", "printed": [["-8"]], "index": [0]}]), "dW[0, 0] is called right"),
        (changed(POOL, published=[]), "neither published_text nor published_missing"),
        (changed(POOL, published=[], published_text="Words."), "the verdict is not-numeric"),
        (changed(POOL, published_missing="It is there."), "stands beside a published answer"),
        (changed(CLAIMS, published=[{"value": "larger", "index": [1], "claim": "2 > 3"}]), "called right, but it fails"),
        (changed(CLAIMS, published=[{"value": "larger", "index": [0], "claim": "3 > 2", "wrong": "all"}]), "wrong, but it holds"),
        (changed(CLAIMS, published=[{"value": "larger", "claim": "3 > 2"}]), "called right, but it fails"),
        (changed(CLAIMS, published=[{"value": "numbers", "index": [0], "claim": "3"}]), "decided by 0 or 1, not by 3.0"),
        (changed(CLAIMS, slip={"text": "No.", "reproduces": [{"item": 1, "by": "larger"}]}), "no digits to reproduce"),
        (changed_loop(carry={"w": ["w0", "nothing"]}), "nothing is called 'nothing'"),
        (changed_loop(carry={"w": ["nothing", "half"]}), "nothing is called 'nothing'"),
        (changed_loop(carry={"half": ["w0", "half"]}), "nothing is called 'w'"),
        (changed_loop(counter="w0"), "'w0' is defined twice"),
        (changed_loop(collect={"w": "half"}), "'w' is defined twice"),
        (changed_loop(collect={"before": "w"}), "nothing is called 'after'"),
        (changed(ADAM_LOOP, steps=[{"call": "adam_step", "results": ["x"], "args": {
            "parameters": ["$x0"], "gradients": ["$g"], "first_moments": ["$g"]}}]), "1 parameters, [1, 1, 0, 1]"),
    ],
)
def test_a_false_question_is_noticed(entry, complaint):
    assert complaint in problems(entry)


def test_a_convention_must_reproduce_every_differing_number():
    entry = copy.deepcopy(ENTRIES["cmput328-q07-cross-entropy"])
    entry["convention"]["reproduces"].pop()
    assert "the verdict is erratum" in problems(entry)


def test_command_prints_a_table_and_writes_json(tmp_path, capsys):
    assert exam.main(["--vectors", str(DIRECTORY), "--json", str(tmp_path / "results.json")]) == 0
    printed = capsys.readouterr().out
    assert f"All {len(ENTRIES)} verdicts confirmed." in printed
    results = {result["id"]: result for result in json.loads((tmp_path / "results.json").read_text())}
    assert results.keys() == ENTRIES.keys()
    assert all(result["confirmed"] and result["verdict"] == ENTRIES[id]["verdict"] for id, result in results.items())


def test_command_shows_one_question(capsys):
    assert exam.main(["--only", CONV]) == 0
    printed = capsys.readouterr().out
    assert "3 of 9 values" in printed
    assert "verdict: erratum" in printed


def test_command_fails_when_a_verdict_is_not_confirmed(tmp_path, capsys):
    document = {"paper": "x", "title": "X", "institution": "Y", "entries": [changed(POOL, checks=[{"value": "out", "right": [[5, 2], [1, 4.5]], "tolerance": 0}])]}
    (tmp_path / "x.json").write_text(json.dumps(document))
    assert exam.main(["--vectors", str(tmp_path)]) == 1
    assert "NOT CONFIRMED: 1 of 1" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["{", "[]", '{"entries": [{}]}', '"text"', None])
def test_command_refuses_unreadable_documents(tmp_path, capsys, content):
    if content is not None:
        (tmp_path / "x.json").write_text(content)
    with pytest.raises(SystemExit) as status:
        exam.main(["--vectors", str(tmp_path)])
    assert status.value.code == 2
    assert "cannot read the exam documents" in capsys.readouterr().err


def test_command_names_the_nearest_questions_when_one_is_unknown(capsys):
    with pytest.raises(SystemExit) as status:
        exam.main(["--only", POOL + "s"])
    assert status.value.code == 2
    message = capsys.readouterr().err
    assert POOL in message and message.count("\n") == 1
    assert exam.main(["--list"]) == 0
    assert set(ENTRIES) <= set(capsys.readouterr().out.split())
