"""Finds the public functions of Sources/DLCore, so that each operation of the table can be compared with its Swift function."""

from __future__ import annotations

import re
from pathlib import Path

from emit_swift_sources import choice_declaration, swift_type
from model import Choice, Model, Variant, _split

START = re.compile(r"^(?:@\w+(?:\([^)]*\))?\s+)*public func `?(\w+)`?\s*\(", re.MULTILINE)


def functions(directory: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """For each name of a top-level public function: its overloads, as lists of (label, type)."""
    found: dict[str, list[list[tuple[str, str]]]] = {}
    for path in sorted(directory.rglob("*.swift")):
        if path.parent.name == "Generated":
            continue
        text = path.read_text()
        for match in START.finditer(text):
            depth, end = 1, match.end()
            while depth and end < len(text):
                depth += text[end] in "([{"
                depth -= text[end] in ")]}"
                end += 1
            parameters = []
            for part in _split(text[match.end():end - 1]):
                names, _, kind = part.partition(":")
                kind = kind.split("=")[0].strip()
                parameters.append((names.split()[0].strip("`"), kind))
            found.setdefault(match.group(1), []).append(parameters)
    return found


def present(variant: Variant, found: dict[str, list[list[tuple[str, str]]]]) -> bool:
    wanted = [(label, swift_type(a)) for label, a in zip(variant.labels(), variant.arguments)]
    return wanted in found.get(variant.op.swift, [])


def missing(model: Model, directory: Path) -> list[Variant]:
    """The functions of the table that Swift does not have in exactly that form."""
    found = functions(directory)
    return [v for op in model.operations if op.base is None for v in op.variants() if not present(v, found)]


def missing_choices(model: Model, directory: Path) -> list[Choice]:
    """The choices whose enum Swift does not have in exactly the form of `choice_declaration`, on one line or several."""
    texts = [re.sub(r"\s+", " ", path.read_text()) for path in directory.rglob("*.swift")]
    return [c for c in model.choices if not any(choice_declaration(c) in text for text in texts)]
