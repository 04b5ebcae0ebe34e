"""The validator of exam documents: its judgement is that of jsonschema, and its message names the question and the place."""

import copy
import json
import random
from pathlib import Path

import jsonschema
import pytest
from dlcore.exam.schema import Broken, Schema, check_documents

DIRECTORY = Path(__file__).resolve().parents[1] / "vectors" / "exams"
FILES = sorted(path for path in DIRECTORY.glob("*.json") if path.name != "schema.json")
TEXT = json.loads((DIRECTORY / "schema.json").read_text())
VALUES = [None, True, 0, -1, 2.5, "", "text", "$x", "4.x", [], [1, [2]], {}, {"id": "a"}, "erratum", "agrees"]


def judged(schema, document):
    try:
        Schema(schema).check(document)
    except Broken:
        return False
    return True


def mutate(document, choose):
    """Changes one thing at a random place."""
    node = document
    while True:
        keys = list(node) if isinstance(node, dict) else range(len(node))
        key = choose.choice(keys) if keys else None
        inner = node[key] if keys else None
        if isinstance(inner, (dict, list)) and inner and choose.random() < 0.85:
            node = inner
            continue
        break
    action = choose.random()
    if keys and action < 0.3:
        del node[key]
    elif keys and action < 0.7:
        node[key] = copy.deepcopy(choose.choice(VALUES))
    elif isinstance(node, dict):
        node[choose.choice(["slip", "convention", "extra", "data", "fill", "printed", "formula", "claim", "repeat"])] = copy.deepcopy(choose.choice(VALUES))
    else:
        node.append(copy.deepcopy(choose.choice(VALUES)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_judgement_is_that_of_jsonschema(file):
    """On the documents as they are, and on eighty with a random change."""
    document = json.loads(file.read_text())
    validator = jsonschema.Draft202012Validator(TEXT)
    assert judged(TEXT, document)
    choose = random.Random(file.stem)
    refused = 0
    for _ in range(80):
        changed = {key: value for key, value in document.items() if key != "entries"}
        changed["entries"] = [copy.deepcopy(choose.choice(document["entries"]))]
        mutate(changed, choose)
        right = validator.is_valid(changed)
        assert judged(TEXT, changed) == right, json.dumps(changed)[:2000]
        refused += not right
    assert 20 < refused < 80


@pytest.mark.parametrize(("schema", "good", "bad"), [
    ({"type": "integer"}, [1, 2.0, -3], [True, "1", 1.5, None]),
    ({"type": ["number", "null"]}, [None, 1.5], [False, []]),
    ({"enum": [1, "a"]}, [1, "a"], [True, "b"]),
    ({"const": 0}, [0], [False, 1]),
    ({"minimum": 0, "exclusiveMinimum": -1, "maximum": 3}, [0, 3, "text"], [-0.5, 4]),
    ({"items": {"type": "string"}, "minItems": 1, "maxItems": 2, "uniqueItems": True}, [["a"], ["a", "b"]], [[], ["a", "a"], ["a", "b", "c"], [1]]),
    ({"required": ["a"], "additionalProperties": {"type": "number"}, "propertyNames": {"pattern": "^[a-z]$"}, "minProperties": 1},
     [{"a": 1}, {"a": 1, "b": 2}], [{}, {"a": "x"}, {"a": 1, "BB": 2}]),
    ({"allOf": [{"minimum": 1}, {"not": {"const": 3}}]}, [1, 2], [0, 3]),
    ({"oneOf": [{"minimum": 5}, {"maximum": 6}]}, [4, 7], [5, 6]),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, [{"a": 1, "b": 1}, {"c": 1}], [{"a": 1}, {"b": 1}]),
    ({"properties": {"a": False, "b": True}}, [{"b": 1}], [{"a": 1}]),
    ({"minLength": 2}, ["ab", 1], ["a"]),
])
def test_keywords(schema, good, bad):
    validator = jsonschema.Draft202012Validator(schema)
    for value in good:
        assert validator.is_valid(value) and judged(schema, value), value
    for value in bad:
        assert not validator.is_valid(value) and not judged(schema, value), value


def test_an_unknown_keyword_is_refused():
    with pytest.raises(NotImplementedError, match="contains"):
        Schema({"contains": {}}).check([])


def first(id, **changes):
    document = json.loads((DIRECTORY / "eth-cv.json").read_text())
    entry = next(entry for entry in document["entries"] if entry["id"] == id)
    for key, value in changes.items():
        if value is None:
            del entry[key]
        else:
            entry[key] = value
    return document


POOL, RELU = "eth-ex1c-avgpool", "eth-ex2a-i-relu-grad"


@pytest.mark.parametrize(("document", "message"), [
    (first(POOL, topic=None), "eth-ex1c-avgpool: 'topic' is missing"),
    (first(POOL, verdict="perhaps"), 'eth-ex1c-avgpool: verdict: expected one of agrees, agrees-rounded, convention, erratum, not-numeric, got "perhaps"'),
    (first(POOL, verdict="erratum"), "eth-ex1c-avgpool: 'slip' is missing"),
    (first(RELU, slip={"text": "a slip"}), "there can be no 'slip' or 'convention' or 'rounding' here"),
    (first(RELU, inputs={"x": {"dtype": "float16", "shape": [1], "data": [1]}}), "eth-ex2a-i-relu-grad: inputs.x.dtype: expected one of float32"),
    (first(RELU, published=[{"value": "slope", "printed": ["0", "0.", "1"]}]), "published[0].printed[1]: \"0.\" does not have the form"),
    (first(RELU, more=1), "eth-ex2a-i-relu-grad: the key 'more' is not known here"),
    ([], "expected object, got []"),
])
def test_the_message_names_question_and_place(document, message):
    with pytest.raises(ValueError) as error:
        check_documents([document], ["x.json"], DIRECTORY / "schema.json")
    assert str(error.value).startswith("x.json: ")
    assert message in str(error.value)
