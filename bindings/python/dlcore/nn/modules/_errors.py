"""Says in which layer an error happened. Runs only when there is one."""

from ..._core import Error

# Errors about the values that were given. Others (KeyError, StopIteration, ...) are left alone.
_ANNOTATED = (RuntimeError, ValueError, IndexError, TypeError)


def name_the_layer(module, error):
    """Adds the line ``in Linear 'net.2' (in_features=120, out_features=10)`` to the message of an error.

    Called by every module that the error passes, from the inside out: the innermost one is named, each further one makes
    its path longer. Errors that programs raise in modules of their own stay as they are.
    """
    noted = getattr(error, "_dlcore_layer", None)
    if noted is None:
        if not (len(error.args) == 1 and isinstance(error.args[0], str) and _comes_from_dlcore(error)):
            return
        message, culprit = error.args[0], module
        try:
            error._dlcore_layer = (message, culprit)
        except AttributeError:
            return
    else:
        message, culprit = noted
    path = next((name for name, inner in module.named_modules() if inner is culprit), None)
    if path is None:
        return
    layer = culprit._get_name() + (f" '{path}'" if path else "")
    extra = culprit.extra_repr()
    error.args = (f"{message}\n  in {layer}" + (f" ({extra})" if extra else ""),)


def _comes_from_dlcore(error):
    if isinstance(error, Error):
        return True
    if type(error) not in _ANNOTATED:
        return False
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and last.tb_frame.f_globals.get("__name__", "").startswith("dlcore.")
