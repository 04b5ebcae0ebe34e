"""Forward mode, which dlcore does not have: ``func.jvp`` and ``autograd.functional.jvp`` give the same products."""

_TEXT = "dlcore has no forward mode of automatic differentiation; use func.jvp or autograd.functional.jvp"


def dual_level():
    raise NotImplementedError(_TEXT)


def make_dual(tensor, tangent, *, level=None):
    raise NotImplementedError(_TEXT)


def unpack_dual(tensor, *, level=None):
    raise NotImplementedError(_TEXT)
