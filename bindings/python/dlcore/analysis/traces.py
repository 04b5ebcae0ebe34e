"""Optimizers step by step: parameters, gradients and what the optimizer keeps."""

from dataclasses import dataclass, field

import dlcore as torch


@dataclass(frozen=True)
class TraceStep:
    """Where an optimizer stands before its step number ``step``, and what the step does.

    ``parameters`` and ``gradient`` are lists with a tensor for each parameter, ``value`` is the function there. ``state`` holds
    for each parameter what the optimizer keeps after the step, by PyTorch's names (``momentum_buffer``; ``exp_avg``,
    ``exp_avg_sq``, and after correction for their start at zero ``exp_avg_corrected``, ``exp_avg_sq_corrected``), ``update`` how
    the parameters change. The last entry of a trace has neither: no step starts there.
    """

    step: int
    parameters: list
    value: float
    gradient: list
    state: list = field(default_factory=list)
    update: list = field(default_factory=list)


@dataclass(frozen=True)
class Trace:
    """The way of an optimizer: a ``TraceStep`` for the start and after each step. ``str()`` is a table."""

    steps: list

    def __len__(self):
        return len(self.steps)

    def __getitem__(self, index):
        return self.steps[index]

    @property
    def values(self):
        """The function's values, from the start on."""
        return [step.value for step in self.steps]

    @property
    def path(self):
        """All parameters of each point as a flat list of numbers."""
        return [_flat(step.parameters) for step in self.steps]

    def as_dict(self):
        """Lists of numbers alone, as for JSON."""
        return {
            "steps": [
                {
                    "step": s.step,
                    "parameters": _lists(s.parameters),
                    "value": s.value,
                    "gradient": _lists(s.gradient),
                    "state": [{name: _plain(value) for name, value in entry.items()} for entry in s.state],
                    "update": _lists(s.update),
                }
                for s in self.steps
            ]
        }

    def __str__(self):
        names = [f"p{index}" for index in range(len(self.path[0]))]
        kept = [name for name in (self.steps[0].state[0] if self.steps[0].state else ()) if name != "step"]
        heads = (
            ["step", *names, "value"]
            + [f"d/d{name}" for name in names]
            + [f"{kind}[{name}]" for kind in kept for name in names]
        )
        rows = [heads]
        for step in self.steps:
            row = [str(step.step)] + [
                f"{number:.7g}" for number in (*_flat(step.parameters), step.value, *_flat(step.gradient))
            ]
            for kind in kept if step.state else ():
                row += [f"{number:.7g}" for entry in step.state for number in _flat([entry[kind]])]
            rows.append(row + [""] * (len(heads) - len(row)))
        widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
        return "\n".join("  ".join(text.rjust(width) for text, width in zip(row, widths)).rstrip() for row in rows)


def trace(function, start, optimizer, steps, **options):
    """Follows an optimizer for a number of steps.

    ``start`` is a tensor, or a list of tensors or of numbers (which become float64 scalars); ``function`` takes them as its
    arguments and returns a scalar. A list of functions is used in turn, one for each step, as the samples of stochastic
    descent are. ``optimizer`` is a class of ``dlcore.optim``, or whatever makes an optimizer of a list of parameters and
    ``options``:

        trace(lambda x, y: x**2 + y**4, [-1.0, 1.0], torch.optim.SGD, steps=4, lr=0.01)
    """
    functions = list(function) if isinstance(function, (list, tuple)) else [function]
    if not functions:
        raise ValueError("trace: expected a function or a list of functions, got an empty list")
    if not isinstance(steps, int) or isinstance(steps, bool) or steps < 0:
        raise ValueError(f"trace: expected steps to be a non-negative integer, got {steps!r}")
    parameters = [value.requires_grad_() for value in variables(start, "trace")]
    method = optimizer(parameters, **options)
    entries = []
    for number in range(steps + 1):
        current = functions[number % len(functions)]

        def closure():
            method.zero_grad()
            value = scalar(current(*parameters), "trace")
            value.backward()
            return value

        with torch.enable_grad():
            value = closure().item()
        here = [parameter.detach().clone() for parameter in parameters]
        gradient = [torch.zeros_like(p.detach()) if p.grad is None else p.grad.detach().clone() for p in parameters]
        if number == steps:
            entries.append(TraceStep(number, here, value, gradient))
            break
        method.step(closure)
        update = [parameter.detach() - before for parameter, before in zip(parameters, here)]
        entries.append(TraceStep(number, here, value, gradient, _kept(method, parameters), update))
    return Trace(entries)


def variables(start, name):
    """Leaf tensors with the values of a tensor, of several, or of numbers."""
    values = [start] if isinstance(start, torch.Tensor) else list(start)
    values = [
        value.detach().clone() if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=torch.float64)
        for value in values
    ]
    if not values:
        raise ValueError(f"{name}: expected at least one parameter to start from, got none")
    for value in values:
        if not value.is_floating_point():
            raise TypeError(f"{name}: expected floating-point parameters, got {value.dtype}")
    return values


def scalar(value, name):
    """The one element of a function's result."""
    if not isinstance(value, torch.Tensor):
        raise TypeError(f"{name}: expected the function to return a tensor, got {type(value).__name__}")
    if value.numel() != 1:
        raise ValueError(f"{name}: expected the function to return one number, got shape {list(value.shape)}")
    return value.reshape(())


def _kept(method, parameters):
    groups = {id(parameter): group for group in method.param_groups for parameter in group["params"]}
    kept = []
    for parameter in parameters:
        state = {
            name: value.detach().clone() if isinstance(value, torch.Tensor) else value
            for name, value in method.state.get(parameter, {}).items()
            if value is not None
        }
        group = groups[id(parameter)]
        if "betas" in group and {"exp_avg", "exp_avg_sq", "step"} <= set(state):
            count = float(state["step"])
            for name, beta in zip(("exp_avg", "exp_avg_sq"), group["betas"]):
                state[name + "_corrected"] = state[name] / (1.0 - beta**count)
        kept.append(state)
    return kept


def _flat(tensors):
    numbers = []
    for value in tensors:
        numbers += value.flatten().tolist() if isinstance(value, torch.Tensor) else [float(value)]
    return numbers


def _plain(value):
    if isinstance(value, torch.Tensor):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value if isinstance(value, (int, float, str, bool, type(None))) else str(value)


def _lists(tensors):
    return [value.tolist() for value in tensors]
