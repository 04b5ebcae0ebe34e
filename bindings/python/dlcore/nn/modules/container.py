"""Modules that hold other modules or parameters."""

from itertools import islice
from operator import index as as_index

from ..parameter import Parameter
from .module import Module


def _position(container, index, length):
    index = as_index(index)
    if not -length <= index < length:
        raise IndexError(f"index {index} is out of range: {type(container).__name__} has {length} entries")
    return str(index % length)


class _ModuleSequence(Module):
    """What Sequential and ModuleList share: modules named '0', '1', ..., or by the keys they were given."""

    def _key(self, index):
        position = int(_position(self, index, len(self)))
        return next(islice(self._modules, position, None))

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __contains__(self, module):
        return any(module is own for own in self._modules.values())

    def __setitem__(self, index, module):
        setattr(self, self._key(index), module)

    def _replace(self, modules):
        self.__dict__["_modules"] = {}
        for position, module in enumerate(modules):
            self.register_module(str(position), module)

    def __delitem__(self, index):
        keys = list(self._modules)
        removed = set(keys[index]) if isinstance(index, slice) else {self._key(index)}
        self._replace([module for key, module in self._modules.items() if key not in removed])

    def append(self, module):
        """Adds a module at the end."""
        self.register_module(str(len(self)), module)
        return self

    def insert(self, index, module):
        """Adds a module before the one at ``index``."""
        if not isinstance(module, Module):
            raise TypeError(f"module should be of type Module, got {type(module).__name__}")
        modules = list(self)
        if not -len(modules) <= index <= len(modules):
            raise IndexError(f"Index out of range: {index}")
        modules.insert(index, module)
        self._replace(modules)
        return self

    def extend(self, modules):
        """Adds several modules at the end."""
        for module in modules:
            self.append(module)
        return self

    def __iadd__(self, modules):
        return self.extend(modules)

    def pop(self, index=-1):
        """Removes a module and returns it."""
        module = self._modules[self._key(index)]
        del self[index]
        return module


class Sequential(_ModuleSequence):
    """Modules applied one after the other. Takes modules, or an ordered dictionary of named modules."""

    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], dict):
            for name, module in args[0].items():
                self.register_module(name, module)
        else:
            for position, module in enumerate(args):
                self.register_module(str(position), module)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(dict(list(self._modules.items())[index]))
        return self._modules[self._key(index)]

    def __delitem__(self, index):
        keys = list(self._modules)
        removed = set(keys[index]) if isinstance(index, slice) else {self._key(index)}
        kept = [(key, module) for key, module in self._modules.items() if key not in removed]
        numbered = all(key == str(position) for position, key in enumerate(keys))
        self.__dict__["_modules"] = {str(i) if numbered else key: module for i, (key, module) in enumerate(kept)}

    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")
        return type(self)(*self, *other)

    def __mul__(self, times):
        """The modules ``times`` times in a row, not copied."""
        return type(self)(*(_checked_times(times) * list(self)))

    __rmul__ = __mul__

    def __imul__(self, times):
        return self.extend((_checked_times(times) - 1) * list(self))

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input


class ModuleList(_ModuleSequence):
    """A list of modules, whose parameters are found."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(list(self)[index])
        return self._modules[self._key(index)]

    def __add__(self, other):
        return type(self)([*self, *other])

    def __repr__(self):
        """As a list; equal neighbours are printed once, with their count."""
        if not len(self):
            return self._get_name() + "()"
        runs = []
        for position, text in enumerate(map(repr, self)):
            if runs and runs[-1][2] == text:
                runs[-1][1] = position
            else:
                runs.append([position, position, text])
        lines = []
        for first, last, text in runs:
            head = f"({first}): " if first == last else f"({first}-{last}): {last - first + 1} x "
            lines.append(head + text.replace("\n", "\n  "))
        return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"


class ModuleDict(Module):
    """A dictionary of modules, whose parameters are found."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.register_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        """Removes all modules."""
        self._modules.clear()

    def pop(self, key):
        """Removes a module and returns it."""
        return self._modules.pop(key)

    def keys(self):
        return self._modules.keys()

    def values(self):
        return self._modules.values()

    def items(self):
        return self._modules.items()

    def update(self, modules):
        """Adds the modules of a dictionary or of pairs of a name and a module."""
        for key, module in modules.items() if hasattr(modules, "items") else modules:
            self[key] = module


class ParameterList(Module):
    """A list of parameters. Tensors become parameters."""

    def __init__(self, values=None):
        super().__init__()
        if values is not None:
            self.extend(values)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(list(self)[index])
        return self._parameters[_position(self, index, len(self))]

    def __setitem__(self, index, value):
        setattr(self, _position(self, index, len(self)), _as_parameter(value))

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def append(self, value):
        """Adds a parameter at the end."""
        self.register_parameter(str(len(self)), _as_parameter(value))
        return self

    def extend(self, values):
        """Adds several parameters at the end."""
        for value in values:
            self.append(value)
        return self

    def __iadd__(self, values):
        return self.extend(values)

    def extra_repr(self):
        return _describe(self._parameters)


class ParameterDict(Module):
    """A dictionary of parameters. Tensors become parameters."""

    def __init__(self, parameters=None):
        super().__init__()
        if parameters is not None:
            self.update(parameters)

    def __getitem__(self, key):
        return self._parameters[key]

    def __setitem__(self, key, value):
        setattr(self, key, _as_parameter(value))

    def __delitem__(self, key):
        del self._parameters[key]

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters)

    def __reversed__(self):
        return reversed(list(self._parameters))

    def __contains__(self, key):
        return key in self._parameters

    def copy(self):
        """Another dictionary of the same parameters."""
        return type(self)(self)

    def clear(self):
        """Removes all parameters."""
        self._parameters.clear()

    def get(self, key, default=None):
        """The parameter of this name, or ``default``."""
        return self._parameters.get(key, default)

    def setdefault(self, key, default=None):
        """The parameter of this name, which is ``default`` if there was none."""
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key):
        """Removes a parameter and returns it."""
        return self._parameters.pop(key)

    def popitem(self):
        """Removes the last parameter and returns it with its name."""
        return self._parameters.popitem()

    def fromkeys(self, keys, default=None):
        """A dictionary with these names, each with ``default``."""
        return type(self)((key, default) for key in keys)

    def keys(self):
        return self._parameters.keys()

    def values(self):
        return self._parameters.values()

    def items(self):
        return self._parameters.items()

    def update(self, parameters):
        """Adds the parameters of a dictionary or of pairs of a name and a parameter."""
        for key, value in parameters.items() if hasattr(parameters, "items") else parameters:
            self[key] = value

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def extra_repr(self):
        return _describe(self._parameters)


def _checked_times(times):
    if not isinstance(times, int):
        raise TypeError(f"unsupported operand type(s) for *: {Sequential} and {type(times)}")
    if times <= 0:
        raise ValueError(f"Non-positive multiplication factor {times} for {Sequential}")
    return times


def _as_parameter(value):
    return value if isinstance(value, Parameter) else Parameter(value)


def _describe(parameters):
    lines = [f"({name}): Parameter of shape {list(value.shape)} and {value.dtype}" for name, value in parameters.items()]
    return "\n" + "\n".join(lines) if lines else ""
