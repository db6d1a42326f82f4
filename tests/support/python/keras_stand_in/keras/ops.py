"""Functions of keras.ops, of tensors and of symbols."""

import numpy as np
import torch

from .core import KerasTensor, has_symbol, symbolic, tensor


def _op(function):
    def apply(*args, **kwargs):
        if has_symbol(args):
            return symbolic(function, args, kwargs)
        return function(*args, **kwargs)

    apply.__name__ = function.__name__
    return apply


def _axes(axis, x):
    return tuple(range(x.dim())) if axis is None else axis


@_op
def mean(x, axis=None):
    x = tensor(x)
    return x.mean(dim=_axes(axis, x))


@_op
def sum(x, axis=None):
    x = tensor(x)
    return x.sum(dim=_axes(axis, x))


def _elementwise(function):
    return _op(lambda x: function(tensor(x)))


square = _elementwise(torch.square)
abs = _elementwise(torch.abs)
zeros_like = _elementwise(torch.zeros_like)
ones_like = _elementwise(torch.ones_like)
sqrt = _elementwise(torch.sqrt)
exp = _elementwise(torch.exp)
log = _elementwise(torch.log)
sin = _elementwise(torch.sin)
cos = _elementwise(torch.cos)
softplus = _elementwise(lambda x: torch.logaddexp(x, torch.zeros_like(x)))
relu = _elementwise(torch.relu)
stop_gradient = _elementwise(torch.Tensor.detach)


def _float(x):
    return torch.tensor(x, dtype=torch.float32) if isinstance(x, (int, float)) else tensor(x)


@_op
def maximum(x1, x2):
    return torch.maximum(_float(x1), _float(x2))


@_op
def minimum(x1, x2):
    return torch.minimum(_float(x1), _float(x2))


@_op
def power(x1, x2):
    return torch.pow(_float(x1), _float(x2))


@_op
def matmul(x1, x2):
    return tensor(x1) @ tensor(x2)


@_op
def clip(x, x_min, x_max):
    return torch.clamp(tensor(x), x_min, x_max)


@_op
def where(condition, x1, x2):
    return torch.where(tensor(condition), _float(x1), _float(x2))


@_op
def one_hot(x, num_classes, axis=-1, dtype="float32"):
    x = tensor(x)
    if x.dtype not in (torch.int32, torch.int64) or axis != -1:
        raise ValueError("indices have to be integers")
    return (x[..., None] == torch.arange(num_classes)).float()


@_op
def softmax(x, axis=-1):
    return torch.softmax(tensor(x), axis)


@_op
def log_softmax(x, axis=-1):
    return torch.log_softmax(tensor(x), axis)


@_op
def squeeze(x, axis=None):
    x = tensor(x)
    if x.shape[axis] != 1:
        raise ValueError("the axis has more than one element")
    return x.squeeze(axis)


@_op
def flip(x, axis=None):
    return torch.flip(tensor(x), (axis,))


def concatenate(xs, axis=0):
    return torch.cat([tensor(x) for x in xs], axis)


def stack(x, axis=0):
    return torch.stack([tensor(one) for one in x], axis)


def unstack(x, num=None, axis=0):
    return list(torch.unbind(tensor(x), axis))


def split(x, indices_or_sections, axis=0):
    """Into equal parts by their number, or before each of several indices."""
    x = tensor(x)
    if isinstance(indices_or_sections, int):
        return list(torch.split(x, x.shape[axis] // indices_or_sections, axis))
    return list(torch.tensor_split(x, tuple(indices_or_sections), axis))


def reshape(x, newshape):
    return tensor(x).reshape(newshape)


def _integers(indices):
    indices = tensor(indices)
    if indices.dtype not in (torch.int32, torch.int64):
        raise ValueError("indices have to be integers")
    return indices.long()


def take(x, indices, axis=None):
    if axis != 0:
        raise ValueError("not in the stand-in")
    return tensor(x)[_integers(indices)]


def take_along_axis(x, indices, axis=None):
    return torch.take_along_dim(tensor(x), _integers(indices), axis)


def max(x, axis=None, keepdims=False):
    x = tensor(x)
    return x.amax(_axes(axis, x), keepdim=keepdims)


def argmax(x, axis=None, keepdims=False):
    """The first of equal ones, or the first NaN."""
    if axis is None or keepdims:
        raise ValueError("not in the stand-in")
    x = torch.movedim(tensor(x), axis, -1)
    is_largest = (x == x.amax(-1, keepdim=True)) | x.isnan()
    places = torch.where(is_largest, torch.arange(x.shape[-1]), x.shape[-1])
    return places.amin(-1).to(torch.int32)


def shape(x):
    return tuple(x.shape)


def cast(x, dtype):
    if isinstance(x, (int, float)):
        x = torch.tensor(x)
    return tensor(x).to(getattr(torch, dtype) if isinstance(dtype, str) else dtype)


def convert_to_tensor(x, dtype=None):
    return tensor(x) if dtype is None else cast(x, dtype)


def convert_to_numpy(x):
    if isinstance(x, KerasTensor):
        raise ValueError("a symbol has no value")
    return np.array(tensor(x).detach())
