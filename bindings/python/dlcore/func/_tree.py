"""Nested tuples, lists and dictionaries as flat lists of their leaves."""


class _Leaf:
    def __repr__(self):
        return "*"


LEAF = _Leaf()


def flatten(tree):
    """The leaves in order, and the structure that ``unflatten`` wants."""
    leaves = []
    return leaves, _describe(tree, leaves)


def _describe(tree, leaves):
    if isinstance(tree, dict):
        return type(tree), {key: _describe(value, leaves) for key, value in tree.items()}
    if type(tree) in (tuple, list) or _is_named_tuple(tree):
        return type(tree), [_describe(value, leaves) for value in tree]
    leaves.append(tree)
    return LEAF


def _is_named_tuple(tree):
    # Results with names, such as (values, indices), are of a type with n_fields.
    return isinstance(tree, tuple) and (hasattr(type(tree), "_fields") or hasattr(type(tree), "n_fields"))


def unflatten(leaves, structure):
    """The tree of a structure with these leaves."""
    return _build(iter(leaves), structure)


def _build(leaves, structure):
    if structure is LEAF:
        return next(leaves)
    kind, children = structure
    if isinstance(children, dict):
        return kind((key, _build(leaves, child)) for key, child in children.items())
    values = [_build(leaves, child) for child in children]
    return kind(*values) if hasattr(kind, "_fields") else kind(values)


def map_tree(function, tree):
    """The tree with every leaf replaced."""
    leaves, structure = flatten(tree)
    return unflatten([function(leaf) for leaf in leaves], structure)


def broadcast_prefix(prefix, structure):
    """The values of a tree that may be shorter than a structure, one for each of its leaves; None where they do not fit."""
    result = []
    return result if _spread(prefix, structure, result) else None


def _spread(prefix, structure, result):
    if prefix is None or isinstance(prefix, int):
        result.extend([prefix] * _count(structure))
        return True
    if structure is LEAF:
        return False
    kind, children = structure
    if isinstance(children, dict):
        return (
            isinstance(prefix, dict)
            and prefix.keys() == children.keys()
            and all(_spread(prefix[key], child, result) for key, child in children.items())
        )
    return (
        isinstance(prefix, (tuple, list))
        and len(prefix) == len(children)
        and all(_spread(part, child, result) for part, child in zip(prefix, children))
    )


def _count(structure):
    if structure is LEAF:
        return 1
    children = structure[1]
    return sum(_count(child) for child in (children.values() if isinstance(children, dict) else children))
