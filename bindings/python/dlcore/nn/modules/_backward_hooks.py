"""Hooks on the gradients of a module's inputs and outputs."""

from ..._core import Tensor
from ...autograd.function import Function


class _Gate(Function):
    """Passes tensors on; their gradients pass through a function."""

    @staticmethod
    def forward(ctx, act, *tensors):
        ctx.act = act
        ctx.set_materialize_grads(False)
        return tuple(tensor.detach() for tensor in tensors)

    @staticmethod
    def backward(ctx, *gradients):
        return (None, *ctx.act(gradients))


def _pass(act, values):
    """The values with their tensors led through a gate, and the positions of the tensors."""
    positions = [i for i, value in enumerate(values) if isinstance(value, Tensor)]
    if not any(values[i].requires_grad for i in positions):
        return values, None
    passed = list(values)
    # Tensors without a gradient stay outside, so that they do not come to require one.
    tracked = [i for i in positions if values[i].requires_grad]
    for i, tensor in zip(tracked, _Gate.apply(act, *(values[i] for i in tracked))):
        passed[i] = tensor
    return tuple(passed), tracked


def _spread(gradients, positions, count):
    """Gradients at their positions, None elsewhere."""
    result = [None] * count
    for position, gradient in zip(positions, gradients):
        result[position] = gradient
    return tuple(result)


def _checked(changed, count, what):
    changed = changed if isinstance(changed, tuple) else (changed,)
    if len(changed) != count:
        raise RuntimeError(f"Backward hook returned an invalid number of {what}, got {len(changed)}, but expected {count}")
    return changed


class BackwardHooks:
    """The hooks of one call of a module."""

    def __init__(self, module, pre_hooks, hooks):
        self.module, self.pre_hooks, self.hooks = module, pre_hooks, hooks
        self.input_positions = self.output_positions = None
        self.inputs = self.outputs = 0
        self.output_gradients = None

    def watch_inputs(self, args):
        self.inputs = len(args)
        args, self.input_positions = _pass(self._input_gradients, args)
        return args

    def watch_outputs(self, output):
        values = output if isinstance(output, tuple) else (output,)
        self.outputs = len(values)
        # The gate asks for the positions during the backward pass only.
        self.output_positions = [i for i, v in enumerate(values) if isinstance(v, Tensor) and v.requires_grad]
        values, _ = _pass(self._output_gradients, values)
        return values if isinstance(output, tuple) else values[0]

    def _output_gradients(self, gradients):
        complete = _spread(gradients, self.output_positions, self.outputs)
        for hook in self.pre_hooks:
            changed = hook(self.module, complete)
            if changed is not None:
                complete = _checked(changed, self.outputs, "grad_output")
        self.output_gradients = complete
        if self.input_positions is None:
            # No input has a gradient: there is nothing to wait for.
            for hook in self.hooks:
                if hook(self.module, (None,) * self.inputs, complete) is not None:
                    raise RuntimeError(
                        "backward hook for Modules where no input requires gradient should always return None or None for all "
                        "gradients."
                    )
        return [complete[i] for i in self.output_positions]

    def _input_gradients(self, gradients):
        complete = _spread(gradients, self.input_positions, self.inputs)
        for hook in self.hooks:
            changed = hook(self.module, complete, self.output_gradients)
            if changed is not None:
                complete = _checked(changed, self.inputs, "grad_input")
        return [complete[i] for i in self.input_positions]
