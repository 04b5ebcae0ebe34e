"""Wrapping of generated text."""

from __future__ import annotations

import textwrap

WIDTH = 120


def call(head: str, parts: list[str], tail: str, indent: str = "    ", width: int = WIDTH) -> str:
    """head(parts)tail on one line, or with the parts on lines of their own below it."""
    line = f"{head}({', '.join(parts)}){tail}"
    if len(line) <= width:
        return line
    margin = " " * (len(head) + 1) if len(head) < 70 else indent
    lines, current = [], ""
    for i, part in enumerate(parts):
        piece = part + (", " if i + 1 < len(parts) else "")
        if current and len(margin + current + piece.rstrip()) > width - len(tail) - 1:
            lines.append(current.rstrip())
            current = ""
        current += piece
    lines.append(current.rstrip())
    first = head + "(" if len(head) < 70 else head + "(\n" + indent
    return first + ("\n" + margin).join(lines) + ")" + tail


def wrap(text: str, prefix: str, width: int = WIDTH, hanging: str = "") -> list[str]:
    """Lines of at most width characters that begin with prefix; further lines with prefix and hanging."""
    return textwrap.wrap(text, width, initial_indent=prefix, subsequent_indent=prefix + hanging, break_long_words=False,
                         break_on_hyphens=False)
