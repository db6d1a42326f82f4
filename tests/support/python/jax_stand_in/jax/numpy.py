"""jax.numpy: only what exported programs use."""

import math

import numpy as np
import torch

from .array import Array, axes_of, binary, dtype_of, floating, tensor_of

pi = math.pi
inf = math.inf
float32 = torch.float32


def unary(operation):
    return lambda x: Array(operation(floating(x)))


abs = unary(torch.abs)
cos = unary(torch.cos)
exp = unary(torch.exp)
floor = unary(torch.floor)
log = unary(torch.log)
sign = unary(torch.sign)
sin = unary(torch.sin)
sqrt = unary(torch.sqrt)
tanh = unary(torch.tanh)


def asarray(x, dtype=None):
    tensor = tensor_of(x)
    return Array(tensor if dtype is None else tensor.to(dtype_of(dtype)))


def array(object):
    """Numbers, also nested in lists; Python's have 32 bits."""
    return asarray(np.asarray(object))


def zeros(shape):
    return Array(torch.zeros(shape))


def ones(shape):
    return Array(torch.ones(shape))


def full(shape, fill_value):
    """Integers for an integer."""
    return zeros(shape).astype(int) + fill_value if isinstance(fill_value, int) else zeros(shape) + fill_value


def zeros_like(x):
    return Array(torch.zeros_like(tensor_of(x)))


def ones_like(x):
    return Array(torch.ones_like(tensor_of(x)))


def eye(count):
    return Array(torch.eye(count))


def tri(count, dtype=None):
    return Array(torch.tril(torch.ones(count, count)).to(dtype_of(dtype) or torch.float32))


def arange(start, stop=None, step=1):
    start, stop = (0, start) if stop is None else (start, stop)
    return Array(torch.arange(start, stop, step, dtype=torch.int32))


def sum(x, axis=None, keepdims=False):
    tensor = tensor_of(x)
    tensor = tensor.to(torch.int32) if tensor.dtype == torch.bool else tensor
    return Array(tensor.sum(axes_of(axis, tensor.dim()), keepdim=keepdims) if tensor.dim() else tensor)


def mean(x, axis=None, keepdims=False):
    tensor = floating(x)
    return Array(tensor.mean(axes_of(axis, tensor.dim()), keepdim=keepdims) if tensor.dim() else tensor)


def max(x, axis=None, keepdims=False):
    """Equal largest numbers share the gradient."""
    tensor = tensor_of(x)
    return Array(tensor.amax(axes_of(axis, tensor.dim()), keepdim=keepdims) if tensor.dim() else tensor)


def argmax(x, axis):
    """The first of equal ones, or the first NaN."""
    tensor = torch.movedim(tensor_of(x), axis, -1)
    is_largest = (tensor == tensor.amax(-1, keepdim=True)) | tensor.isnan()
    places = torch.where(is_largest, torch.arange(tensor.shape[-1]), tensor.shape[-1])
    return Array(places.amin(-1).to(torch.int32))


def square(x):
    return x * x


def reshape(x, shape):
    return x.reshape(shape)


def var(x, axis=None, keepdims=False):
    """Divides by the number of values, as NumPy does."""
    tensor = floating(x)
    return Array(tensor.var(axes_of(axis, tensor.dim()), unbiased=False, keepdim=keepdims))


def maximum(x, y):
    """Equal arguments share the gradient, as those of torch.maximum do."""
    return binary(torch.maximum, *promoted(x, y))


def minimum(x, y):
    return binary(torch.minimum, *promoted(x, y))


def promoted(*values):
    tensors = [tensor_of(value) for value in values]
    is_floating = any(tensor.is_floating_point() for tensor in tensors)
    return [Array(tensor.to(torch.float32) if is_floating else tensor) for tensor in tensors]


def clip(x, min, max):
    return minimum(maximum(x, min), max)


def where(condition, x, y):
    x, y = promoted(x, y)
    return Array(torch.where(tensor_of(condition), x.tensor, y.tensor))


def concatenate(arrays, axis=0):
    return Array(torch.cat([tensor_of(one) for one in arrays], dim=axis))


def stack(arrays, axis=0):
    return Array(torch.stack([tensor.tensor for tensor in promoted(*arrays)], dim=axis))


def split(x, indices_or_sections, axis=0):
    """Into equal parts by their number, or before each of several indices."""
    length = x.shape[axis]
    if isinstance(indices_or_sections, int):
        if length % indices_or_sections != 0:
            raise ValueError("an array is split into equal parts")
        return [Array(part) for part in torch.split(x.tensor, length // indices_or_sections, dim=axis)]
    return [Array(part) for part in torch.tensor_split(x.tensor, tuple(indices_or_sections), dim=axis)]


def swapaxes(x, one, other):
    return Array(x.tensor.transpose(one, other))


def moveaxis(x, source, destination):
    return Array(torch.movedim(x.tensor, source, destination))


def transpose(x, axes):
    return Array(x.tensor.permute(axes))


def flip(x, axis):
    return Array(torch.flip(x.tensor, axis if isinstance(axis, tuple) else (axis,)))


def repeat(x, repeats, axis):
    return Array(torch.repeat_interleave(x.tensor, repeats, dim=axis))


def take_along_axis(x, indices, axis):
    return Array(torch.take_along_dim(x.tensor, tensor_of(indices).long(), dim=axis))


def logaddexp(x, y):
    return Array(torch.logaddexp(*(one.tensor for one in promoted(x, y))))
