"""The orders in which the elements of a tensor may lie in memory."""


class memory_format(str):
    """One of ``contiguous_format``, ``preserve_format``, ``channels_last``, ``channels_last_3d``."""

    __slots__ = ()

    def __repr__(self):
        return f"dlcore.{self}" if self.startswith("channels") else f"dlcore.{self}_format"

    def __reduce__(self):
        return _find, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _find(name):
    return next(format for format in (contiguous_format, preserve_format, channels_last, channels_last_3d) if format == name)


contiguous_format = memory_format("contiguous")
preserve_format = memory_format("preserve")
channels_last = memory_format("channels_last")
channels_last_3d = memory_format("channels_last_3d")
