#!/usr/bin/env python3
"""Writes everything that follows from the op table (bindings/gen/ops), or checks that it is up to date.

    python3 bindings/gen/generate.py              writes the files
    python3 bindings/gen/generate.py --check      exits with 1 and shows the difference if a file is out of date
    python3 bindings/gen/generate.py --missing    prints the Swift functions that the table expects and Sources/DLCore lacks

Needs Python 3.11 or newer and nothing else.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

import emit_c_header  # noqa: E402
import swift_scan  # noqa: E402
from emit_swift_sources import choice_declaration, declaration  # noqa: E402
from model import Model, TableError, load  # noqa: E402

EMITTERS = ("emit_swift_exports", "emit_swift_sources", "emit_c_dispatch", "emit_swift_dispatch", "emit_reference", "emit_stub")
HEADER = "Include/dlcore.h"
PYTHON_EXTENSION = "bindings/python/src/generated"
# Folders that hold generated files only: what is no longer generated is removed from them.
OWNED = ("Sources/DLCoreC/Generated", "Sources/DLCore/Generated", "Tests/DLCoreTests/Generated", "Tests/c/generated",
         "docs/reference/operations", PYTHON_EXTENSION)


def outputs(model: Model) -> dict[str, str]:
    """All generated files: path from the root, text."""
    files = {HEADER: emit_c_header.replace_section((ROOT / HEADER).read_text(), model)}
    for name in EMITTERS:
        files |= importlib.import_module(name).emit(model)
    if (HERE / "emit_python_extension.py").exists():
        directory = Path(tempfile.mkdtemp())
        try:
            importlib.import_module("emit_python_extension").emit(model, directory)
            for path in sorted(directory.rglob("*")):
                if path.is_file():
                    files[f"{PYTHON_EXTENSION}/{path.relative_to(directory)}"] = path.read_text()
        finally:
            shutil.rmtree(directory)
    return files


def leftovers(files: dict[str, str]) -> list[str]:
    return [str(path.relative_to(ROOT)) for folder in OWNED for path in sorted((ROOT / folder).rglob("*"))
            if path.is_file() and str(path.relative_to(ROOT)) not in files]


def check(files: dict[str, str]) -> bool:
    good = True
    for name, text in files.items():
        path = ROOT / name
        old = path.read_text() if path.exists() else ""
        if old != text:
            good = False
            difference = difflib.unified_diff(old.splitlines(True), text.splitlines(True), name, name + " (generated)")
            sys.stdout.writelines(list(difference)[:40])
    for name in leftovers(files):
        good = False
        print(f"{name}: not generated any more")
    return good


def write(files: dict[str, str]) -> int:
    changed = 0
    for name, text in files.items():
        path = ROOT / name
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            changed += 1
    for name in leftovers(files):
        (ROOT / name).unlink()
        changed += 1
    return changed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--missing", action="store_true", help="print the Swift functions that are still to be written")
    options = parser.parse_args()
    try:
        table = load(HERE / "ops")
    except TableError as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return 1
    absent = swift_scan.missing(table, ROOT / "Sources/DLCore")
    if options.missing:
        for choice in swift_scan.missing_choices(table, ROOT / "Sources/DLCore"):
            print(choice_declaration(choice))
        for variant in absent:
            print(declaration(variant))
        return 0
    names = {variant.op.name for variant in absent}
    model = table.filtered(lambda op: (op.base or op).name not in names)
    files = outputs(model)
    if options.check:
        good = check(files) and not names
        if names:
            print(f"no Swift function as the table says: {', '.join(sorted(names))} (see --missing)")
        print("up to date" if good else "out of date: run bindings/gen/generate.py")
        return 0 if good else 1
    print(f"{len(model.operations)} operations, {write(files)} files changed")
    if names:
        print(f"{len(names)} operations wait for their Swift function (--missing shows the declarations): "
              + ", ".join(sorted(names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
