"""dlcore: tensors, automatic differentiation and neural networks, under PyTorch's names.

    import dlcore as torch

The operations come from the extension ``dlcore._core``; ``nn``, ``optim``, ``special``, ``utils``, ``autograd``, ``datasets``,
``models`` and ``testing`` are loaded when they are first used.
"""

from . import _core

# The operations, dtypes and classes of the extension become names of this module, among them names of builtins
# (sum, float, ...). That is why nothing else is defined here.
globals().update({_name: getattr(_core, _name) for _name in dir(_core) if _name[0] != "_"})

from . import _tensor, cuda
from ._device import device
from ._functions import allclose, dist, equal, gradient, norm, renorm
from ._settings import *
from ._linear_algebra import *
from ._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from ._creation import *
from ._indexing import *
from ._shape import *
from ._recurrent import gru, lstm, rnn_relu, rnn_tanh
from ._random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state
from ._tensor import is_floating_point, is_tensor, numel

__version__ = _core.__version__

inf = 1e999
nan = inf - inf
newaxis = None
pi = 3.141592653589793
e = 2.718281828459045

# The submodule that a name which is not there yet lives in.
_LAZY = {
    "analysis": "analysis",
    "autograd": "autograd",
    "can_cast": "_dtypes",
    "channels_last": "_memory_format",
    "channels_last_3d": "_memory_format",
    "classical": "classical",
    "contiguous_format": "_memory_format",
    "convolution_precision": "_precision",
    "datasets": "datasets",
    "experiments": "experiments",
    "finfo": "_dtypes",
    "func": "func",
    "iinfo": "_dtypes",
    "linalg": "linalg",
    "memory_format": "_memory_format",
    "models": "models",
    "nn": "nn",
    "ops": "ops",
    "optim": "optim",
    "preserve_format": "_memory_format",
    "promote_types": "_dtypes",
    "result_type": "_dtypes",
    "random": "random",
    "serialization": "serialization",
    "special": "special",
    "summary": "analysis",
    "testing": "testing",
    "utils": "utils",
    "load": "serialization",
    "vmap": "func",
    "save": "serialization",
    "set_printoptions": "_tensor_str",
}


def __getattr__(name):
    home = _LAZY.get(name)
    if home is None:
        raise AttributeError(f"module 'dlcore' has no attribute '{name}'")
    from importlib import import_module

    module = import_module("dlcore." + home)
    if home == name:
        return module
    globals()[name] = getattr(module, name)
    return globals()[name]


def __dir__():
    return sorted(set(globals()) | set(_LAZY))
