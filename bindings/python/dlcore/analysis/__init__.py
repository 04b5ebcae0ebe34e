"""The analysis of networks: output sizes, parameters and receptive fields, by formula and by running.

The functions of this module that are arithmetic on layers exist in C and Swift as well; they return int64 tensors.
"""

from .._core import (
    convolution_multiply_adds,
    convolution_parameters,
    hidden_size_for_parameters,
    linear_parameters,
    normalization_parameters,
    receptive_field,
    recurrent_parameters,
    transposed_output_size,
    window_input_sizes,
    window_output_size,
    window_solutions,
)
from .graph import ComputationGraph, Edge, Vertex, computation_graph, keep_values
from .rows import Row
from .shapes import infer_shapes
from .summary import Summary, summary

__all__ = [
    "ComputationGraph",
    "Edge",
    "Row",
    "Summary",
    "Vertex",
    "computation_graph",
    "convolution_multiply_adds",
    "convolution_parameters",
    "hidden_size_for_parameters",
    "infer_shapes",
    "keep_values",
    "linear_parameters",
    "normalization_parameters",
    "receptive_field",
    "recurrent_parameters",
    "summary",
    "transposed_output_size",
    "window_input_sizes",
    "window_output_size",
    "window_solutions",
]
