"""A softmax over many classes whose rare ones are grouped."""

from collections import namedtuple

from ..._core import argmax, cat, where, zeros
from .. import functional as F
from .container import ModuleList, Sequential
from .linear import Linear
from .module import Module

__all__ = ["AdaptiveLogSoftmaxWithLoss"]

_Result = namedtuple("_ASMoutput", ["output", "loss"])


class AdaptiveLogSoftmaxWithLoss(Module):
    """Log-probabilities of classes that are sorted by frequency (Grave et al., "Efficient softmax approximation for GPUs", 2017).

    The classes below the first cutoff, and one entry for each group of the others, are the outputs of ``head``; the classes
    of each group those of a smaller network in ``tail``. Inputs [n, in_features] (or [in_features]) and targets [n] (or [])
    give the targets' log-probabilities and their negative mean.
    """

    def __init__(
        self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None
    ):
        super().__init__()
        cutoffs = list(cutoffs)
        if not cutoffs:
            raise ValueError("cutoffs should be a sequence of length larger than 0")
        rising = all(a < b for a, b in zip(cutoffs, cutoffs[1:]))
        if not rising or cutoffs[0] <= 0 or cutoffs[-1] > n_classes - 1 or any(int(c) != c for c in cutoffs):
            raise ValueError(
                "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value "
                "is between 1 and n_classes-1"
            )
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = [*cutoffs, n_classes]
        self.div_value = div_value
        self.head_bias = head_bias
        self.shortlist_size = cutoffs[0]
        self.n_clusters = len(cutoffs)
        self.head_size = self.shortlist_size + self.n_clusters
        kind = {"device": device, "dtype": dtype}
        self.head = Linear(in_features, self.head_size, bias=head_bias, **kind)
        self.tail = ModuleList()
        for position, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
            width = int(in_features // div_value ** (position + 1))
            self.tail.append(
                Sequential(
                    Linear(in_features, width, bias=False, **kind), Linear(width, high - low, bias=False, **kind)
                )
            )

    def reset_parameters(self):
        """Draws new values."""
        self.head.reset_parameters()
        for first, second in self.tail:
            first.reset_parameters()
            second.reset_parameters()

    def forward(self, input_, target_):
        if target_.dim() == 1:
            if input_.shape[0] != target_.shape[0]:
                raise RuntimeError("Input and target should have the same size in the batch dimension.")
            if input_.dim() != 2:
                raise RuntimeError(f"1D target tensor expects 2D input tensors, but found inputs with size {input_.shape}")
        elif target_.dim() == 0:
            if input_.dim() != 1:
                raise RuntimeError(f"0D target tensor expects 1D input tensors, but found inputs with size {input_.shape}")
        else:
            raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
        input = input_ if target_.dim() else input_.unsqueeze(0)
        target = target_ if target_.dim() else target_.unsqueeze(0)
        if target.numel() and not ((target >= 0) & (target < self.n_classes)).all().item():
            raise RuntimeError(
                f"Target values should be in [0, {self.n_classes - 1}], but values in range "
                f"[{target.min().item()}, {target.max().item()}] were found. "
            )
        in_head = target
        inner = zeros(target.numel(), dtype=input.dtype)
        for position, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
            inside = (target >= low) & (target < high)
            rows = inside.nonzero().reshape(-1)
            if rows.numel() == 0:
                continue
            in_head = where(inside, self.shortlist_size + position, in_head)
            scores = F.log_softmax(self.tail[position](input.index_select(0, rows)), dim=1)
            chosen = scores.gather(1, (target.index_select(0, rows) - low).unsqueeze(1)).squeeze(1)
            inner = inner.index_add(0, rows, chosen)
        output = inner + F.log_softmax(self.head(input), dim=1).gather(1, in_head.unsqueeze(1)).squeeze(1)
        loss = (-output).mean()
        return _Result(output if target_.dim() else output.squeeze(0), loss)

    def _all_log_probabilities(self, input, head):
        head = F.log_softmax(head, dim=1)
        parts = [head[:, : self.shortlist_size]]
        for position, network in enumerate(self.tail):
            of_group = head[:, self.shortlist_size + position].unsqueeze(1)
            parts.append(F.log_softmax(network(input), dim=1) + of_group)
        return cat(parts, 1)

    def log_prob(self, input):
        """The log-probabilities of all classes, [n, n_classes]."""
        return self._all_log_probabilities(input, self.head(input))

    def predict(self, input):
        """The likeliest class of each input, [n]."""
        head = self.head(input)
        output = argmax(head, 1)
        rows = (output >= self.shortlist_size).nonzero().reshape(-1)
        if rows.numel() == 0:
            return output
        best = argmax(self._all_log_probabilities(input.index_select(0, rows), head.index_select(0, rows)), 1)
        return output.index_add(0, rows, best - output.index_select(0, rows))
