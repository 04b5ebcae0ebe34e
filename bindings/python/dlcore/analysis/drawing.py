"""A small writer of SVG pictures that follow the reader's light or dark colours."""

from html import escape

# Text, quiet text, lines, panels, and a row of colours for series. Chosen for contrast on white and on near black.
_STYLE = """
svg { --ink: #1c2330; --quiet: #5b6577; --line: #c9d0da; --panel: #f3f5f8; --paper: #ffffff;
  --c0: #2166c2; --c1: #c2571a; --c2: #2e8540; --c3: #8a3fb8; --c4: #b8860b; --c5: #b3304c; --c6: #0e7c86; --c7: #6b6b6b; }
@media (prefers-color-scheme: dark) { svg { --ink: #e6e9ef; --quiet: #9aa5b8; --line: #3c4657; --panel: #232a36; --paper: #161b24;
  --c0: #6ba6f5; --c1: #f0945a; --c2: #68c47a; --c3: #c58ae8; --c4: #e0b84c; --c5: #f07a92; --c6: #4fc3cd; --c7: #b0b0b0; } }
text { font-family: ui-sans-serif, system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: var(--ink); }
.mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.quiet { fill: var(--quiet); }
""".strip()

SERIES = tuple(f"var(--c{i})" for i in range(8))


def number(value):
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Picture:
    """Collects shapes; ``str`` gives the SVG. Widths of texts are estimated from their length."""

    def __init__(self, width, height, title):
        self.width, self.height, self.title = width, height, title
        self._parts = []

    def _add(self, tag, content=None, **attributes):
        text = " ".join(
            f'{name.rstrip("_").replace("_", "-")}="{escape(number(v) if isinstance(v, float) else str(v), quote=True)}"'
            for name, v in attributes.items()
            if v is not None
        )
        self._parts.append(f"<{tag} {text}/>" if content is None else f"<{tag} {text}>{content}</{tag}>")

    def rectangle(self, x, y, width, height, fill="none", stroke=None, radius=0, title=None, **more):
        content = f"<title>{escape(title)}</title>" if title else None
        self._add(
            "rect",
            content,
            x=float(x),
            y=float(y),
            width=float(width),
            height=float(height),
            rx=radius or None,
            fill=fill,
            stroke=stroke,
            **more,
        )

    def line(self, x1, y1, x2, y2, stroke="var(--line)", width=1, **more):
        self._add("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=stroke, stroke_width=width, **more)

    def path(self, d, stroke="var(--quiet)", width=1.2, fill="none", **more):
        self._add("path", d=d, stroke=stroke, stroke_width=width, fill=fill, **more)

    def image(self, address, x, y, width, height):
        """A picture whose pixels stay squares."""
        self._add(
            "image",
            "",
            href=address,
            x=float(x),
            y=float(y),
            width=float(width),
            height=float(height),
            preserveAspectRatio="none",
            style="image-rendering: pixelated",
        )

    def text(self, x, y, text, size=12, anchor="start", kind=None, weight=None, fill=None):
        content = escape(text).replace("  ", "\u00a0\u00a0")
        style = f"fill: {fill}" if fill else None
        self._add(
            "text",
            content,
            x=float(x),
            y=float(y),
            font_size=size,
            text_anchor=None if anchor == "start" else anchor,
            class_=kind,
            font_weight=weight,
            style=style,
        )

    def __str__(self):
        width, height = number(self.width), number(self.height)
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(self.title, quote=True)}">'
        lines = [head, f"<title>{escape(self.title)}</title>", f"<style>{_STYLE}</style>"]
        lines.append('<rect width="100%" height="100%" fill="var(--paper)"/>')
        return "\n".join([*lines, *self._parts, "</svg>\n"])


def text_width(text, size=12, mono=False):
    """About how wide a text is drawn."""
    return len(text) * size * (0.61 if mono else 0.56)


def write_text(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
