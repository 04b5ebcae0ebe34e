"""From a list of samples to a batch."""

from ..._core import Tensor, as_tensor, float64, stack, tensor


def default_collate(batch):
    """Stacks tensors, makes tensors of numbers, and goes through tuples, lists and dictionaries; texts stay a list."""
    first = batch[0]
    if isinstance(first, Tensor):
        return stack(batch)
    if type(first).__module__ == "numpy":
        return stack([as_tensor(entry) for entry in batch]) if first.shape else as_tensor(batch)
    if isinstance(first, float):
        return tensor(batch, dtype=float64)
    if isinstance(first, int):
        return tensor(batch)
    if isinstance(first, (str, bytes)):
        return list(batch)
    if isinstance(first, dict):
        return {key: default_collate([entry[key] for entry in batch]) for key in first}
    if isinstance(first, (tuple, list)):
        if any(len(entry) != len(first) for entry in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        columns = [default_collate(column) for column in zip(*batch)]
        if hasattr(first, "_fields"):
            return type(first)(*columns)
        return columns
    raise TypeError(
        "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found "
        f"{type(first).__name__}"
    )


def default_convert(data):
    """Makes tensors of arrays of NumPy, and goes through tuples, lists and dictionaries; everything else stays as it is."""
    if type(data).__module__ == "numpy":
        return data if data.dtype.kind in "SaUO" else as_tensor(data)
    if isinstance(data, dict):
        return {key: default_convert(value) for key, value in data.items()}
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(default_convert(value) for value in data))
    if isinstance(data, (tuple, list)):
        return [default_convert(value) for value in data]
    return data
