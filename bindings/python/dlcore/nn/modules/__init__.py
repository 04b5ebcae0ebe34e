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
from .fold import *
from .lazy import LazyModuleMixin
from .linear import *
from .loss import (
    BCELoss,
    BCEWithLogitsLoss,
    CosineEmbeddingLoss,
    CrossEntropyLoss,
    CTCLoss,
    GaussianNLLLoss,
    HingeEmbeddingLoss,
    HuberLoss,
    KLDivLoss,
    L1Loss,
    MarginRankingLoss,
    MSELoss,
    MultiLabelMarginLoss,
    MultiLabelSoftMarginLoss,
    MultiMarginLoss,
    NLLLoss,
    NLLLoss2d,
    PoissonNLLLoss,
    SmoothL1Loss,
    SoftMarginLoss,
    TripletMarginLoss,
    TripletMarginWithDistanceLoss,
)
from .module import Module
from .normalization import *
from .padding import *
from .pooling import *
from .resampling import *
from .shape import Flatten, Unflatten
