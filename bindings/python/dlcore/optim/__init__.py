"""Optimizers. A step over all parameters is one native call."""

from . import lr_scheduler, swa_utils
from .adafactor import Adafactor
from .adam import Adam, Adamax, AdamW, NAdam, RAdam
from .adaptive import ASGD, Adadelta, Adagrad, RMSprop, Rprop
from .lbfgs import LBFGS
from .optimizer import Optimizer
from .sgd import SGD


class SparseAdam:
    """Adam for sparse gradients, which dlcore does not have."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("SparseAdam: dlcore has no sparse gradients; use Adam, which takes dense ones")
