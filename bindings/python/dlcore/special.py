"""Functions of mathematics under the names of ``torch.special``."""

from . import _core

__all__ = [
    "digamma", "entr", "erf", "erfc", "erfinv", "exp2", "expit", "expm1", "gammaln", "i0", "i0e", "i1", "i1e", "log1p", "log_softmax",
    "logit", "logsumexp", "multigammaln", "ndtr", "ndtri", "polygamma", "psi", "round", "sinc", "softmax", "xlog1py", "xlogy", "zeta",
]

digamma = psi = _core.digamma
entr = _core.entr
erf = _core.erf
erfc = _core.erfc
erfinv = _core.erfinv
exp2 = _core.exp2
expit = _core.sigmoid
expm1 = _core.expm1
gammaln = _core.lgamma
i0 = _core.i0
i0e = _core.i0e
i1 = _core.i1
i1e = _core.i1e
log1p = _core.log1p
logit = _core.logit
logsumexp = _core.logsumexp
multigammaln = _core.mvlgamma
ndtr = _core.ndtr
ndtri = _core.ndtri
polygamma = _core.polygamma
round = _core.round
sinc = _core.sinc
xlog1py = _core.xlog1py
xlogy = _core.xlogy
zeta = _core.zeta


def softmax(input, dim, *, dtype=None):
    """exp(x) / sum(exp(x)) along an axis."""
    return _core.softmax(input, dim, dtype=dtype)


def log_softmax(input, dim, *, dtype=None):
    """The logarithm of softmax, without overflow."""
    return _core.log_softmax(input, dim, dtype=dtype)
