"""Averages of models: stochastic weight averaging (Izmailov et al., UAI 2018) and exponential moving averages."""

from copy import deepcopy
from itertools import chain
from math import cos, pi

from .._core import int64, tensor
from .._grad_mode import no_grad
from ..nn import Module
from .lr_scheduler.base import LRScheduler, for_each_group


def _decay(decay):
    if not 0.0 <= decay <= 1.0:
        raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")
    return decay


def get_ema_avg_fn(decay=0.999):
    """decay * average + (1 - decay) * parameter, for ``AveragedModel(avg_fn=...)``."""
    _decay(decay)

    @no_grad()
    def update(average, parameter, num_averaged):
        return decay * average + (1 - decay) * parameter

    return update


def get_swa_avg_fn():
    """The mean of all parameters so far, for ``AveragedModel(avg_fn=...)``."""

    @no_grad()
    def update(average, parameter, num_averaged):
        return average + (parameter - average) / (num_averaged + 1)

    return update


def _for_lists(function):
    @no_grad()
    def update(averages, parameters, num_averaged):
        for average, parameter in zip(averages, parameters):
            average.copy_(function(average, parameter, num_averaged))

    return update


def get_ema_multi_avg_fn(decay=0.999):
    """As ``get_ema_avg_fn`` over lists, for ``AveragedModel(multi_avg_fn=...)``."""
    return _for_lists(get_ema_avg_fn(decay))


def get_swa_multi_avg_fn():
    """As ``get_swa_avg_fn`` over lists, for ``AveragedModel(multi_avg_fn=...)``."""
    return _for_lists(get_swa_avg_fn())


class AveragedModel(Module):
    """A copy of a model whose parameters are averages over those that ``update_parameters`` has seen.

    With ``use_buffers`` the buffers are averaged too; otherwise they are those of the model.
    """

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = deepcopy(model)
        if device is not None:
            self.module = self.module.to(device)
        self.register_buffer("n_averaged", tensor(0, dtype=int64))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    @no_grad()
    def update_parameters(self, model):
        """Takes a model's parameters into the averages; the first ones are copied."""
        own, other = self.module.parameters(), model.parameters()
        if self.use_buffers:
            own, other = chain(own, self.module.buffers()), chain(other, model.buffers())
        averages = [average.detach() for average in own]
        parameters = [parameter.detach() for parameter in other]
        if int(self.n_averaged) == 0:
            for average, parameter in zip(averages, parameters):
                average.copy_(parameter)
        elif self.avg_fn is not None:
            _for_lists(self.avg_fn)(averages, parameters, self.n_averaged)
        else:
            (self.multi_avg_fn or get_swa_multi_avg_fn())(averages, parameters, self.n_averaged)
        if not self.use_buffers:
            for average, buffer in zip(self.module.buffers(), model.buffers()):
                average.detach().copy_(buffer.detach())
        self.n_averaged += 1


@no_grad()
def update_bn(loader, model, device=None):
    """Computes the running statistics of all batch normalisations anew, as means over the batches of a loader."""
    normalisations = [module for module in model.modules() if hasattr(module, "reset_running_stats")]
    if not normalisations:
        return
    momenta = []
    for module in normalisations:
        module.reset_running_stats()
        momenta.append(module.momentum)
        module.momentum = None
    was_training = model.training
    model.train()
    try:
        for batch in loader:
            batch = batch[0] if isinstance(batch, (list, tuple)) else batch
            model(batch if device is None else batch.to(device))
    finally:
        for module, momentum in zip(normalisations, momenta):
            module.momentum = momentum
        model.train(was_training)


class SWALR(LRScheduler):
    """From the rate of each group to ``swa_lr`` within ``anneal_epochs`` epochs, along a cosine or a line; then constant."""

    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        for rate, group in zip(for_each_group("swa_lr", optimizer, swa_lr), optimizer.param_groups):
            group["swa_lr"] = rate
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
        if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
            raise ValueError(f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
        self._anneal_strategy = anneal_strategy
        self.anneal_epochs = anneal_epochs
        super().__init__(optimizer, last_epoch)

    def _weight(self, step):
        position = max(0, min(1, step / max(1, self.anneal_epochs)))
        return (1 - cos(pi * position)) / 2 if self._anneal_strategy == "cos" else position

    def get_lr(self):
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        before, weight = self._weight(step - 1), self._weight(step)
        rates = []
        for group in self.optimizer.param_groups:
            target = group["swa_lr"]
            start = target if before == 1 else (group["lr"] - before * target) / (1 - before)
            rates.append(target * weight + start * (1 - weight))
        return rates
