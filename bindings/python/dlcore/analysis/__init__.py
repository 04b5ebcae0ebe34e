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
from .inverse import (
    AcceptedSizes,
    KernelEstimate,
    WindowChoice,
    accepted_input_sizes,
    hidden_sizes,
    kernel_from_output,
    window_choices,
)
from .receptive import LayerField, ReceptiveFields, receptive_fields
from .rows import Row
from .shapes import infer_shapes
from .summary import Summary, summary

__all__ = [
    "AcceptedSizes",
    "ComputationGraph",
    "Edge",
    "KernelEstimate",
    "LayerField",
    "ReceptiveFields",
    "Row",
    "Summary",
    "Vertex",
    "WindowChoice",
    "accepted_input_sizes",
    "computation_graph",
    "convolution_multiply_adds",
    "convolution_parameters",
    "hidden_size_for_parameters",
    "hidden_sizes",
    "infer_shapes",
    "keep_values",
    "kernel_from_output",
    "linear_parameters",
    "normalization_parameters",
    "receptive_field",
    "receptive_fields",
    "recurrent_parameters",
    "summary",
    "transposed_output_size",
    "window_choices",
    "window_input_sizes",
    "window_output_size",
    "window_solutions",
]

# Optimizers step by step, stationary points and surfaces: loaded when they are first used.
_LAZY = {
    "stationary": ("StationaryPoint", "hessian_at", "second_derivative_test", "stationary_points"),
    "surfaces": ("PathPlane", "Surface", "loss_surface", "path_plane", "surface"),
    "traces": ("Trace", "TraceStep", "trace"),
}


def __getattr__(name):
    from importlib import import_module

    for module, names in _LAZY.items():
        if name == module or name in names:
            loaded = import_module(f"{__name__}.{module}")
            return loaded if name == module else getattr(loaded, name)
    raise AttributeError(f"module 'dlcore.analysis' has no attribute '{name}'")
