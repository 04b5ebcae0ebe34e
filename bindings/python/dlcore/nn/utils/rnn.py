"""Batches of sequences of unequal lengths.

A packed batch holds the rows of all sequences without padding, ordered by steps: first those of step 0, then those of step 1 of
the sequences that are longer than one, and so on. Recurrent layers take it as it is.
"""

__all__ = [
    "PackedSequence",
    "invert_permutation",
    "pack_padded_sequence",
    "pack_sequence",
    "pad_packed_sequence",
    "pad_sequence",
    "unpack_sequence",
    "unpad_sequence",
]

from collections import namedtuple

from ..._core import Tensor, _pack_padded_sequence, _pad_packed_sequence, _pad_sequence, int64, tensor

_Fields = namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


def invert_permutation(permutation):
    """The permutation that undoes another one (int64, one axis); None for None."""
    if permutation is None:
        return None
    inverse = [0] * permutation.numel()
    for position, index in enumerate(permutation.tolist()):
        inverse[index] = position
    return tensor(inverse, dtype=int64)


class PackedSequence(_Fields):
    """A packed batch: ``data`` [rows, ...] and ``batch_sizes``, the number of sequences at each step.

    ``sorted_indices`` says where in the batch the sequences stood before they were sorted by length, ``unsorted_indices`` is the
    inverse; both are None where nothing was sorted. ``pack_sequence`` and ``pack_padded_sequence`` make such batches.
    """

    __slots__ = ()

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if batch_sizes is None:
            if not (isinstance(data, (list, tuple)) and len(data) == 2):
                raise AssertionError("Expected data to be a list or tuple of length 2")
            data, batch_sizes = data
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def _with(self, data):
        return self if data is self.data else type(self)(data, *self[1:])

    def to(self, *args, **kwargs):
        """The batch with ``data.to(...)``."""
        return self._with(self.data.to(*args, **kwargs))

    def cpu(self, *args, **kwargs):
        """The batch is in the CPU's memory already."""
        return self.to(*args, **kwargs)

    def double(self):
        """The batch in float64."""
        return self._with(self.data.double())

    def float(self):
        """The batch in float32."""
        return self._with(self.data.float())

    def long(self):
        """The batch in int64."""
        return self._with(self.data.long())

    def int(self):
        """The batch in int32."""
        return self._with(self.data.int())

    @property
    def is_cuda(self):
        """False."""
        return False

    def is_pinned(self):
        """False."""
        return False


def _by_length(lengths):
    """The places of the sequences, the longest first; equal ones stay in order."""
    return sorted(range(len(lengths)), key=lambda place: -lengths[place])


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """Packs sequences [steps, batch, ...] (with ``batch_first`` [batch, steps, ...]) of the given lengths.

    With ``enforce_sorted`` the lengths must not grow; without it the sequences are sorted, and results come back in their order.
    """
    if isinstance(lengths, Tensor):
        lengths = lengths.to(dtype=int64)
    else:
        lengths = tensor(list(lengths), dtype=int64)
    places = None
    if not enforce_sorted:
        values = lengths.tolist()
        order = _by_length(values)
        places = tensor(order, dtype=int64)
        lengths = tensor([values[place] for place in order], dtype=int64)
        input = input.index_select(0 if batch_first else 1, places)
    data, batch_sizes = _pack_padded_sequence(input, lengths, batch_first)
    return PackedSequence(data, batch_sizes, places, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """The sequences of a packed batch with padding up to the longest (or to ``total_length``), and their lengths."""
    output, lengths = _pad_packed_sequence(sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length)
    places = sequence.unsorted_indices
    if places is None:
        return output, lengths
    return output.index_select(0 if batch_first else 1, places), lengths[places.tolist()]


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Sequences [length, ...] side by side, [longest, batch, ...] or with ``batch_first`` [batch, longest, ...]."""
    if padding_side not in ("right", "left"):
        raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
    if not isinstance(sequences, Tensor) and not hasattr(sequences, "__iter__"):
        raise RuntimeError(
            "pad_sequence: Expected iterable for input sequences, but got arg of type: " + type(sequences).__name__
        )
    return _pad_sequence(list(sequences), batch_first, padding_value, padding_side)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The sequences of a padded batch, cut to their lengths."""
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [row[:length] for row, length in zip(padded_sequences, lengths.tolist(), strict=True)]


def pack_sequence(sequences, enforce_sorted=True):
    """Packs sequences [length, ...]."""
    lengths = [sequence.size(0) for sequence in sequences]
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    """The sequences of a packed batch."""
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
