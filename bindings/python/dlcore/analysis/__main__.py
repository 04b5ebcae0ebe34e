"""Summaries and receptive fields from the command line: python -m dlcore.analysis MODEL --input SHAPE."""

import argparse
import sys
from importlib import import_module

from . import receptive_fields, summary
from .drawing import write_text


def _shape(text):
    try:
        return tuple(int(extent) for extent in text.replace("x", ",").split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected extents such as 1,3,224,224, got '{text}'") from None


def _arguments(texts):
    """name=value with a number, True, False or a text."""
    values = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise ValueError(f"expected name=value, got '{text}'")
        if value in ("True", "False", "None"):
            values[name] = {"True": True, "False": False, "None": None}[value]
            continue
        for kind in (int, float, str):
            try:
                values[name] = kind(value)
                break
            except ValueError:
                continue
    return values


def _model(name, options):
    home, colon, attribute = name.rpartition(":")
    module = import_module(home if colon else "dlcore.models")
    maker = getattr(module, attribute, None)
    if maker is None:
        known = "" if colon else "; dlcore.models has " + ", ".join(sorted(n for n in dir(module) if n[0] != "_"))
        raise ValueError(f"there is no model '{attribute}' in {module.__name__}{known}")
    return maker(**options)


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="python -m dlcore.analysis", description="Shows what a network consists of and what it sees."
    )
    parser.add_argument("model", help="a name of dlcore.models, such as resnet18, or module:callable")
    parser.add_argument("options", nargs="*", metavar="name=value", help="arguments of the model, such as num_classes=10")
    parser.add_argument("--input", type=_shape, metavar="SHAPE", help="shape of the input with the batch, such as 1,3,224,224")
    parser.add_argument("--depth", type=int, help="how deep modules inside modules are shown")
    parser.add_argument(
        "--save", action="append", default=[], metavar="FILE", help="also write the table: .svg, .md, .json or .txt"
    )
    parser.add_argument("--fields", metavar="FILE", help="draw the receptive fields on the input: .svg")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.fields and chosen.input is None:
            raise ValueError("--fields needs --input")
        model = _model(chosen.model, _arguments(chosen.options))
        table = summary(model, chosen.input, depth=chosen.depth)
        print(table)
        for path in chosen.save:
            table.save(path)
        if chosen.fields:
            write_text(chosen.fields, receptive_fields(model, chosen.input).svg())
    except (ValueError, TypeError, RuntimeError, ImportError, OSError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
