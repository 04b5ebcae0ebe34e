"""The layers, a file per family."""

from .activation import *
from .batchnorm import *
from .container import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from .conv import *
from .conv import Conv2d
from .embedding import Embedding, EmbeddingBag
from .linear import Identity, Linear
from .distance import CosineSimilarity, PairwiseDistance
from .dropout import *
from .activation import (
    ELU,
    GELU,
    Hardsigmoid,
    Hardswish,
    Hardtanh,
    LeakyReLU,
    LogSigmoid,
    LogSoftmax,
    Mish,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softmax,
    Softmin,
    Softplus,
    Softsign,
    Tanh,
    Tanhshrink,
)
from .adaptive import *
from .attention import *
from .container import ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from .conv import *
from .distance import *
from .embedding import *
from .fold import *
from .lazy import LazyModuleMixin
from .lazy_norm import *
from .linear import *
from .loss import *
from .module import Module
from .normalization import *
from .padding import *
from .pooling import *
from .resampling import *
from .rnn import *
from .shape import Flatten, Unflatten
from .transformer import *
