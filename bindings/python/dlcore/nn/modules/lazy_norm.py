"""Batch and instance normalisation that takes the number of channels from the first input."""

from ..._core import ones, zeros
from ..parameter import UninitializedParameter
from .batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d, _InstanceNorm
from .lazy import LazyModuleMixin

__all__ = [
    "LazyBatchNorm1d",
    "LazyBatchNorm2d",
    "LazyBatchNorm3d",
    "LazyInstanceNorm1d",
    "LazyInstanceNorm2d",
    "LazyInstanceNorm3d",
]


class _LazyNorm(LazyModuleMixin):
    """The running statistics are empty until the number of channels is known."""

    def __init__(
        self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True
    ):
        super().__init__(0, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
        for name in ("weight", "bias"):
            if self._parameters[name] is not None:
                self._parameters[name] = UninitializedParameter(dtype=dtype, device=device)
        self.register_load_state_dict_pre_hook(_take_features)

    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.num_features != 0:
            super().reset_parameters()

    def initialize_parameters(self, input):
        if self.num_features == 0:
            self._check_input_dim(input)
            lacks_batch = isinstance(self, _InstanceNorm) and input.dim() == self._ranks[0]
            _materialize(self, input.shape[0 if lacks_batch else 1])
            self.reset_parameters()


def _materialize(module, features):
    module.num_features = features
    for parameter in (module.weight, module.bias):
        if isinstance(parameter, UninitializedParameter):
            parameter.materialize((features,))
    if module.track_running_stats:
        dtype = module.running_mean.dtype
        module.running_mean = zeros(features, dtype=dtype)
        module.running_var = ones(features, dtype=dtype)


def _take_features(module, state_dict, prefix, *rest):
    known = next((state_dict[prefix + n] for n in ("weight", "running_mean") if prefix + n in state_dict), None)
    if module.num_features == 0 and known is not None and known.numel() > 0:
        _materialize(module, known.shape[0])


class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
    """BatchNorm1d that takes num_features from its first input."""

    cls_to_become = BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
    """BatchNorm2d that takes num_features from its first input."""

    cls_to_become = BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
    """BatchNorm3d that takes num_features from its first input."""

    cls_to_become = BatchNorm3d


class LazyInstanceNorm1d(_LazyNorm, InstanceNorm1d):
    """InstanceNorm1d that takes num_features from its first input."""

    cls_to_become = InstanceNorm1d


class LazyInstanceNorm2d(_LazyNorm, InstanceNorm2d):
    """InstanceNorm2d that takes num_features from its first input."""

    cls_to_become = InstanceNorm2d


class LazyInstanceNorm3d(_LazyNorm, InstanceNorm3d):
    """InstanceNorm3d that takes num_features from its first input."""

    cls_to_become = InstanceNorm3d
