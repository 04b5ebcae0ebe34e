from builtins import float as _float

from . import analysis as analysis
from . import autograd as autograd
from . import func as func
from . import cuda as cuda
from . import classical as classical
from . import datasets as datasets
from . import experiments as experiments
from . import models as models
from . import nn as nn
from . import optim as optim
from . import serialization as serialization
from . import special as special
from . import testing as testing
from . import utils as utils
from ._core import *
from ._core import __version__ as __version__
from .analysis import summary as summary
from .func import vmap as vmap
from ._device import device as device
from ._functions import allclose as allclose
from ._functions import dist as dist
from ._functions import equal as equal
from ._functions import gradient as gradient
from ._functions import norm as norm
from ._functions import renorm as renorm
from ._functions import tril as tril
from ._functions import triu as triu
from ._grad_mode import enable_grad as enable_grad
from ._grad_mode import inference_mode as inference_mode
from ._grad_mode import no_grad as no_grad
from ._grad_mode import set_grad_enabled as set_grad_enabled
from ._memory_format import channels_last as channels_last
from ._memory_format import channels_last_3d as channels_last_3d
from ._memory_format import contiguous_format as contiguous_format
from ._memory_format import memory_format as memory_format
from ._memory_format import preserve_format as preserve_format
from ._random import get_rng_state as get_rng_state
from ._random import initial_seed as initial_seed
from ._random import manual_seed as manual_seed
from ._random import seed as seed
from ._random import set_rng_state as set_rng_state
from ._settings import *
from ._tensor import is_floating_point as is_floating_point
from ._tensor import is_tensor as is_tensor
from ._tensor import numel as numel
from ._tensor_str import set_printoptions as set_printoptions
from .serialization import load as load
from .serialization import save as save

inf: _float
newaxis: None
nan: _float
pi: _float
e: _float
