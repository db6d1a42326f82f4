"""A stand-in for JAX with PyTorch below, so that exported programs can be run where JAX is not."""

import functools
import inspect

import numpy as np
import torch

from . import array, lax, nn, numpy, random, tree
from .array import Array, tensor_of


class Config:
    """jax.config"""

    def update(self, name, value):
        if (name, value) != ("jax_default_matmul_precision", "highest"):
            raise AttributeError(f"no option {name} with {value}")


config = Config()


def traced(leaf):
    """A leaf of the arguments of a traced function."""
    if isinstance(leaf, (Array, np.ndarray, np.generic, bool, int, float)):
        return Array(tensor_of(leaf))
    if isinstance(leaf, random.Key):
        return leaf
    raise TypeError(f"jit takes no {type(leaf).__name__}, unless the argument is static")


def jit(function, static_argnames=()):
    """Calls the function as it is, but with all values hidden from Python as they are in tracing."""
    static = (static_argnames,) if isinstance(static_argnames, str) else tuple(static_argnames)
    signature = inspect.signature(function)

    @functools.wraps(function)
    def call(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        for name, value in bound.arguments.items():
            if name in static:
                hash(value)
            else:
                bound.arguments[name] = tree.map(traced, value)
        array.tracing += 1
        try:
            result = function(*bound.args, **bound.kwargs)
        finally:
            array.tracing -= 1
        return tree.map(traced, result)

    return call


def value_and_grad(function, argnums=0, has_aux=False):
    """The value and the gradient by the first argument."""
    if argnums != 0:
        raise NotImplementedError("only by the first argument")

    @functools.wraps(function)
    def call(first, *args, **kwargs):
        nested = value_and_grad.depth > 0
        value_and_grad.depth += 1
        array.tracing += 1
        try:
            own = tree.map(lambda leaf: variable(leaf, nested), first)
            result = function(own, *args, **kwargs)
        finally:
            value_and_grad.depth -= 1
            array.tracing -= 1
        value, aux = result if has_aux else (result, None)
        if value.shape != ():
            raise TypeError("the gradient is defined only for a scalar")
        leaves = [leaf.tensor for leaf in tree.leaves(own)]
        slopes = torch.autograd.grad(value.tensor, leaves, create_graph=nested, allow_unused=True, retain_graph=True)
        found = iter(torch.zeros_like(leaf) if slope is None else slope for leaf, slope in zip(leaves, slopes))
        grads = tree.map(lambda _: Array(next(found)), own)
        if not nested:
            value, aux = tree.map(detached, value), tree.map(detached, aux)
        return ((value, aux), grads) if has_aux else (value, grads)

    return call


value_and_grad.depth = 0


def variable(leaf, nested):
    tensor = tensor_of(leaf)
    return Array(tensor if nested and tensor.requires_grad else tensor.detach().requires_grad_())


def detached(leaf):
    return Array(leaf.tensor.detach())


def grad(function, argnums=0, has_aux=False):
    both = value_and_grad(function, argnums, has_aux)

    def call(*args, **kwargs):
        value, grads = both(*args, **kwargs)
        return (grads, value[1]) if has_aux else grads

    return call
