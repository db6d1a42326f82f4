"""Pytrees: dicts, tuples, lists, None, and leaves."""


def map(function, tree, *rest):
    if isinstance(tree, dict):
        for other in rest:
            if other.keys() != tree.keys():
                raise ValueError("the trees have different keys")
        return {key: map(function, tree[key], *(other[key] for other in rest)) for key in tree}
    if isinstance(tree, (tuple, list)):
        parts = [map(function, *both) for both in zip(tree, *rest, strict=True)]
        if hasattr(tree, "_fields"):
            return type(tree)(*parts)
        return type(tree)(parts)
    return None if tree is None else function(tree, *rest)


def leaves(tree):
    found = []
    map(found.append, tree)
    return found
