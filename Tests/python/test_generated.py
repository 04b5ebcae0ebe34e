"""What is generated from the op table is up to date, and mistakes in a table are reported."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "gen"))

from model import REQUIRED, TableError, load, parse_signature  # noqa: E402


def test_generated_files_are_up_to_date():
    done = subprocess.run([sys.executable, ROOT / "bindings/gen/generate.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_signature():
    name, arguments, result = parse_signature(
        "f(Tensor input, Tensor|Number other, int[2] stride=1, choice(none,mean) reduction=mean, *, dtype? dtype=None) -> Tensor")
    assert name == "f" and result.kind == "Tensor"
    assert [a.kind for a in arguments] == ["Tensor", "Tensor|Number", "int[2]", "choice", "dtype?"]
    assert [a.default for a in arguments] == [REQUIRED, REQUIRED, 1, "mean", None]
    assert [a.keyword_only for a in arguments] == [False] * 4 + [True]


@pytest.mark.parametrize(("signature", "reason"), [
    ("f(Tensor input)", "cannot read the signature"),
    ("f(Tensr input) -> Tensor", "unknown type 'Tensr'"),
    ("f(Tensor) -> Tensor", "cannot read the argument 'Tensor'"),
    ("f(Tensor a, Tensor a) -> Tensor", "occurs twice"),
    ("f(Tensor a, int b=1, int c) -> Tensor", "has no default but follows one that has"),
    ("f(int a=x) -> Tensor", "the default 'x' is no int"),
    ("f(int a=None) -> Tensor", "only an optional type"),
    ("f(choice(a,b) a=c) -> Tensor", "none of the choices"),
    ("f(Tensor a) -> Tensors", "unknown result 'Tensors'"),
    ("f(Tensor! a) -> Tensor", "returns self"),
    ("f(Tensor! a) -> self", "ends in _"),
    ("f(Tensor|Number a, Tensor|Number b) -> Tensor", "at most one argument"),
])
def test_mistakes_in_signatures(signature, reason):
    with pytest.raises(TableError, match=reason.replace("(", "\\(")):
        parse_signature(signature)


ENTRY = 'family = "F"\nsummary = "s"\n[[op]]\nsignature = "f(Tensor input) -> Tensor"\npython = ["function"]\nsummary = "s"\n'


@pytest.mark.parametrize(("text", "reason"), [
    ("op = 1 = 2", "Invalid|Expected"),
    ('family = "F"', "the key summary is missing"),
    (ENTRY, "the key samples is missing"),
    (ENTRY + "samples = []\n", "there is no sample"),
    (ENTRY + 'samples = ["input=randn(2)"]\ncolour = "red"\n', "unknown keys"),
    (ENTRY + 'samples = ["input=randn(2)"]\nerrors = ["DL_WRONG: x"]\n', "cannot read the error"),
    (ENTRY + 'samples = ["input=randn(2)"]\nvarargs = "size"\n', "varargs names size"),
])
def test_mistakes_in_tables(tmp_path, text, reason):
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(TableError, match=reason):
        load(tmp_path)


def test_table_names_the_file(tmp_path):
    (tmp_path / "wrong.toml").write_text(ENTRY)
    with pytest.raises(TableError, match=r"wrong\.toml: f\(Tensor input\) -> Tensor: "):
        load(tmp_path)
