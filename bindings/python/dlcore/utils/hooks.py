"""Hooks that can be removed again."""


class RemovableHandle:
    """What registering a hook returns: ``remove()``, or leaving a ``with``, takes the hook away."""

    _next = 0
    __slots__ = ("id", "_hooks", "__weakref__")

    def __init__(self, hooks_dict):
        self.id = RemovableHandle._next
        RemovableHandle._next += 1
        self._hooks = hooks_dict

    def remove(self):
        """Takes the hook away; nothing happens if it is gone already."""
        self._hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.remove()


def add_hook(hooks, hook, prepend=False):
    """Adds a function to an ordered dictionary of hooks, which is called before the others with ``prepend``."""
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    if prepend:
        hooks.move_to_end(handle.id, last=False)
    return handle
