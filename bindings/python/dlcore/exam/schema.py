"""Validates exam documents: the part of JSON Schema (draft 2020-12) that exams/schema.json uses, in plain Python.

Unlike a general validator it knows no remote references, no formats and no dynamic scopes, and it refuses keywords that it
does not know.
"""

import json
import re
from pathlib import Path

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description"}


class Broken(ValueError):
    """What is wrong with a document, and where. A fault of another kind altogether, such as a number where an object is
    expected, is `foreign`: it says little when another form fits better."""

    def __init__(self, place, what, foreign=False):
        super().__init__(f"{place or 'the document'}: {what}")
        self.place, self.what, self.foreign = place, what, foreign

    @property
    def weight(self):
        """Which of several faults tells most: the deepest, and of those one that is not foreign."""
        return len(self.place), not self.foreign


def is_type(value, name):
    if name in ("number", "integer"):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and (name == "number" or value == int(value))
    return isinstance(value, TYPES[name])


def same(a, b):
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def brief(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


class Schema:
    """A schema; `check(document)` raises Broken at the first fault."""

    def __init__(self, schema):
        self.root = schema

    @classmethod
    def read(cls, path):
        return cls(json.loads(Path(path).read_text(encoding="utf-8")))

    def check(self, document):
        self._check(document, self.root, "")

    def _check(self, value, schema, place):
        if schema is True:
            return
        if schema is False:
            raise Broken(place, "nothing is allowed here")
        for keyword, argument in schema.items():
            if keyword not in ANNOTATIONS:
                rule = getattr(self, "_" + keyword.lstrip("$"), None)
                if rule is None:
                    raise NotImplementedError(f"the schema keyword {keyword!r} is not known")
                rule(value, argument, schema, place)

    def _fits(self, value, schema, place):
        """The fault of a value, None if it fits."""
        try:
            self._check(value, schema, place)
        except Broken as fault:
            return fault
        return None

    def _ref(self, value, reference, schema, place):
        target = self.root
        for part in reference.removeprefix("#").split("/")[1:]:
            target = target[part]
        self._check(value, target, place)

    def _type(self, value, names, schema, place):
        names = [names] if isinstance(names, str) else names
        if not any(is_type(value, name) for name in names):
            raise Broken(place, f"expected {' or '.join(names)}, got {brief(value)}", foreign=True)

    def _const(self, value, constant, schema, place):
        if not same(value, constant):
            raise Broken(place, f"expected {brief(constant)}, got {brief(value)}", foreign=True)

    def _enum(self, value, choices, schema, place):
        if not any(same(value, choice) for choice in choices):
            raise Broken(place, f"expected one of {', '.join(map(str, choices))}, got {brief(value)}", foreign=True)

    def _pattern(self, value, pattern, schema, place):
        if isinstance(value, str) and not re.search(pattern, value):
            raise Broken(place, f"{brief(value)} does not have the form {pattern}")

    def _minLength(self, value, least, schema, place):
        if isinstance(value, str) and len(value) < least:
            raise Broken(place, f"expected at least {least} characters, got {brief(value)}")

    def _minimum(self, value, least, schema, place):
        if is_type(value, "number") and not value >= least:
            raise Broken(place, f"expected at least {least}, got {brief(value)}")

    def _exclusiveMinimum(self, value, bound, schema, place):
        if is_type(value, "number") and not value > bound:
            raise Broken(place, f"expected more than {bound}, got {brief(value)}")

    def _maximum(self, value, most, schema, place):
        if is_type(value, "number") and not value <= most:
            raise Broken(place, f"expected at most {most}, got {brief(value)}")

    def _minItems(self, value, least, schema, place):
        if isinstance(value, list) and len(value) < least:
            raise Broken(place, f"expected at least {least} elements, got {len(value)}")

    def _maxItems(self, value, most, schema, place):
        if isinstance(value, list) and len(value) > most:
            raise Broken(place, f"expected at most {most} elements, got {len(value)}")

    def _uniqueItems(self, value, wanted, schema, place):
        if wanted and isinstance(value, list) and len({json.dumps(one, sort_keys=True) for one in value}) < len(value):
            raise Broken(place, "the elements are not all different")

    def _items(self, value, schema_of_items, schema, place):
        if isinstance(value, list):
            for number, item in enumerate(value):
                self._check(item, schema_of_items, f"{place}[{number}]")

    def _required(self, value, names, schema, place):
        missing = [name for name in names if isinstance(value, dict) and name not in value]
        if missing:
            raise Broken(place, f"{', '.join(map(repr, missing))} {'is' if len(missing) == 1 else 'are'} missing")

    def _minProperties(self, value, least, schema, place):
        if isinstance(value, dict) and len(value) < least:
            raise Broken(place, f"expected at least {least} keys, got {len(value)}")

    def _properties(self, value, schemas, schema, place):
        if isinstance(value, dict):
            for name, one in schemas.items():
                if name in value:
                    self._check(value[name], one, inside(place, name, value))

    def _additionalProperties(self, value, allowed, schema, place):
        if isinstance(value, dict):
            for name in value.keys() - schema.get("properties", {}).keys():
                if allowed is False:
                    raise Broken(place, f"the key {name!r} is not known here")
                self._check(value[name], allowed, inside(place, name, value))

    def _propertyNames(self, value, schema_of_names, schema, place):
        if isinstance(value, dict):
            for name in value:
                self._check(name, schema_of_names, place)

    def _allOf(self, value, schemas, schema, place):
        for one in schemas:
            self._check(value, one, place)

    def _anyOf(self, value, schemas, schema, place):
        faults = []
        for one in schemas:
            fault = self._fits(value, one, place)
            if fault is None:
                return
            faults.append(fault)
        telling = max(faults, key=lambda fault: fault.weight)
        if telling.place != place or not telling.foreign:
            raise telling
        raise Broken(place, f"{brief(value)} has none of the forms that are allowed here", foreign=True)

    def _oneOf(self, value, schemas, schema, place):
        faults = [self._fits(value, one, place) for one in schemas]
        fitting = sum(fault is None for fault in faults)
        if fitting == 0:
            raise max(faults, key=lambda fault: (not fault.foreign, len(fault.place)))
        if fitting > 1:
            raise Broken(place, "several forms are given where only one is allowed")

    def _not(self, value, refused, schema, place):
        if self._fits(value, refused, place) is None:
            raise Broken(place, f"there can be no {names_in(refused)} here")

    def _if(self, value, condition, schema, place):
        branch = "then" if self._fits(value, condition, place) is None else "else"
        if branch in schema:
            self._check(value, schema[branch], place)

    def _then(self, value, branch, schema, place):
        """Looked at by `if`."""

    _else = _then


def inside(place, name, value):
    return f"{place}.{name}" if place else name


def names_in(schema):
    if "required" in schema:
        return ", ".join(map(repr, schema["required"]))
    return " or ".join(filter(None, (names_in(one) for one in schema.get("anyOf", [])))) or "this"


def check_documents(documents, files, schema_path):
    """Raises ValueError at the first fault of a document, naming the file, the question and the place."""
    schema = Schema.read(schema_path)
    for file, document in zip(files, documents):
        try:
            schema.check(document)
        except Broken as fault:
            raise ValueError(f"{Path(file).name}: {named(fault, document)}") from fault


def named(fault, document):
    """The fault's text, with the id of the question in place of its number."""
    match = re.match(r"(entries|uncomputed)\[(\d+)\]\.?", fault.place)
    entry = document[match[1]][int(match[2])] if match else None
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return str(fault)
    return ": ".join(filter(None, (entry["id"], fault.place[match.end():], fault.what)))
