"""Formulas for a page: LaTeX as MathML where the package latex2mathml is installed, otherwise as readable text."""

import functools
import html
import re
from xml.etree import ElementTree

try:
    from latex2mathml.converter import convert as _convert
except ImportError:
    _convert = None

MISSING = "formulas are shown as text: the package latex2mathml is not installed (python -m pip install latex2mathml)"

_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "Phi": "Φ", "partial": "∂", "nabla": "∇",
    "sum": "Σ", "prod": "Π", "int": "∫", "infty": "∞", "cdot": "·", "times": "×", "odot": "⊙", "ast": "∗", "top": "T", "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "to": "→", "rightarrow": "→",
    "Rightarrow": "⇒", "in": "∈", "pm": "±", "sqrt": "√", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "dots": "…",
    "ldots": "…", "cdots": "⋯", "quad": "   ", "qquad": "     ", "wedge": "∧", "vee": "∨", "neg": "¬", "ell": "ℓ", "mid": "|",
    "Vert": "‖", "|": "‖", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": "; ", "{": "{", "}": "}", "left": "", "right": "",
    "displaystyle": "", "begin": "", "end": "", "%": "%", "_": "_",
}
_TRANSPARENT = {"text", "operatorname", "mathrm", "mathbf", "mathit", "mathbb", "mathcal", "boldsymbol", "textbf"}
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307"}
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]|[^\\{}^_]")


def available():
    return _convert is not None


@functools.lru_cache(maxsize=4096)
def mathematics(latex, display=False):
    """A formula as HTML."""
    if _convert is not None:
        try:
            markup = _convert(latex, display="block" if display else "inline")
            ElementTree.fromstring(markup)
            # Text counts as space around an operator, which would lose its own; an identifier does not.
            return markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "").replace("mtext>", "mi>")
        except Exception:  # whatever a formula that is not LaTeX raises: it is shown as text
            pass
    return f'<span class="formula">{html.escape(readable(latex))}</span>'


def readable(latex):
    """A formula as a line of text: \\frac{a}{b} is a / b, \\alpha is α, x_{i} is x_i."""
    text, _ = _group(_TOKEN.findall(latex), 0)
    return re.sub(r" +", " ", text).replace("∂ ", "∂").strip()


def _argument(tokens, place):
    """What follows a command: a group in braces or a single token."""
    while place < len(tokens) and tokens[place] == " ":
        place += 1
    if place == len(tokens):
        return "", place
    if tokens[place] == "{":
        return _group(tokens, place + 1)
    return _one(tokens, place)


def _group(tokens, place):
    parts = []
    while place < len(tokens) and tokens[place] != "}":
        text, place = _one(tokens, place)
        parts.append(text)
    return "".join(parts), place + 1


def _parenthesised(text):
    return text if re.fullmatch(r"∂? ?[\w.\u0300-\u036f]+|\([^()]*\)", text) else f"({text})"


def _one(tokens, place):
    token = tokens[place]
    place += 1
    if token == "{":
        return _group(tokens, place)
    if token in "^_":
        script, place = _argument(tokens, place)
        return token + _parenthesised(script), place
    if not token.startswith("\\"):
        return token, place
    name = token[1:]
    if name in ("frac", "tfrac", "dfrac"):
        above, place = _argument(tokens, place)
        below, place = _argument(tokens, place)
        return f"{_parenthesised(above)} / {_parenthesised(below)}", place
    if name == "sqrt":
        inner, place = _argument(tokens, place)
        return "√" + _parenthesised(inner), place
    if name in _TRANSPARENT:
        return _argument(tokens, place)
    if name in _ACCENTS:
        inner, place = _argument(tokens, place)
        return inner + _ACCENTS[name], place
    if name in ("begin", "end"):
        _, place = _argument(tokens, place)
        return "", place
    return _SIGNS.get(name, name), place
