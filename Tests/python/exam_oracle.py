"""PyTorch under the call names of the exam questions, with what it lacks or calls otherwise: max pooling padded with a number."""

import torch
from dlcore._examiner import Library


class TorchLibrary(Library):
    def __init__(self):
        super().__init__(torch)

    def call_max_pool2d(self, input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, padding_value=None):
        pool = torch.nn.functional.max_pool2d
        pooled = pool(input, kernel_size, stride, padding, dilation, ceil_mode)
        if padding_value is None:
            return [pooled]
        reaches_padding = -pool(-self._frame(input, padding), kernel_size, stride, 0, dilation, ceil_mode) < 0.5
        return [torch.where(reaches_padding & (pooled < padding_value), padding_value, pooled)]

    def call_batch_norm(self, input, running_mean=None, running_var=None, **options):
        return [torch.nn.functional.batch_norm(input, running_mean, running_var, **options)]

    def call_dropout(self, **options):
        return [torch.nn.functional.dropout(**options)]

    def call_gaussian_nll_loss(self, input, target, variance, **options):
        return [torch.nn.functional.gaussian_nll_loss(input, target, variance, **options)]

    def call_linalg_solve(self, a, b):
        return [torch.linalg.solve(a, b)]

    @staticmethod
    def _frame(input, padding):
        """1 where there is an image and 0 where there is padding."""
        rows, columns = padding if isinstance(padding, list) else (padding, padding)
        return torch.nn.functional.pad(torch.ones_like(input), (columns, columns, rows, rows))
