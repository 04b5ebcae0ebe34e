"""Well-known networks, with the dimensions of their papers. Where torchvision has the same model, so are its names of parameters.

A name is looked up in the module that defines it when it is first used. Modules whose name a function has begin with an
underscore.
"""

_MODULES = {
    "_alexnet": ("AlexNet", "AlexNet2012", "alexnet", "alexnet2012"),
}

_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name):
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'dlcore.models' has no attribute '{name}'")
    from importlib import import_module

    globals()[name] = getattr(import_module("dlcore.models." + home), name)
    return globals()[name]


def __dir__():
    return sorted(set(globals()) | set(_HOME))
