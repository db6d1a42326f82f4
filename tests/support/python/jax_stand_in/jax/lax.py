"""jax.lax: only what exported programs use."""

import torch
import torch.nn.functional as F

from . import numpy as jnp
from . import tree
from .array import Array, tensor_of


def add(x, y):
    return jnp.asarray(x) + y


def max(x, y):
    return jnp.maximum(x, y)


def stop_gradient(x):
    return Array(x.tensor.detach())


def scan(f, init, xs, length=None, reverse=False):
    """Calls `f` for each entry of the leading axis; its results are stacked in the order of the entries."""
    count = len(tree.leaves(xs)[0])
    carry, results = init, [None] * count
    order = range(count - 1, -1, -1) if reverse else range(count)
    for index in order:
        before = [(leaf.shape, leaf.dtype) for leaf in tree.leaves(carry)]
        carry, results[index] = f(carry, tree.map(lambda leaf: leaf[index], xs))
        if [(leaf.shape, leaf.dtype) for leaf in tree.leaves(carry)] != before:
            raise TypeError("the carry of a scan keeps its shape and type")
    return carry, tree.map(lambda *entries: Array(torch.stack([one.tensor for one in entries])), *results)


def same(size, window, stride, dilation=1):
    """The padding "SAME" along an axis: the odd element comes after."""
    extent = dilation * (window - 1) + 1
    total = builtin_max((-(-size // stride) - 1) * stride + extent - size, 0)
    return total // 2, total - total // 2


def builtin_max(a, b):
    return a if a > b else b


def pads_of(padding, sizes, windows, strides, dilations):
    if padding == "VALID":
        return [(0, 0) for _ in sizes]
    if padding == "SAME":
        return [same(*axis) for axis in zip(sizes, windows, strides, dilations)]
    if isinstance(padding, str):
        raise ValueError(f"unknown padding {padding}")
    return list(padding)


def padded(tensor, pads, value):
    return F.pad(tensor, [count for pad in reversed(pads) for count in pad], value=value)


def conv_general_dilated(
    lhs,
    rhs,
    window_strides,
    padding,
    lhs_dilation=None,
    rhs_dilation=None,
    dimension_numbers=None,
):
    lhs_spec, rhs_spec, out_spec = dimension_numbers
    spatial = [axis for axis in out_spec if axis not in "NC"]
    images = lhs.tensor.permute([lhs_spec.index(axis) for axis in ["N", "C", *spatial]])
    kernels = tensor_of(rhs).permute([rhs_spec.index(axis) for axis in ["O", "I", *spatial]])
    rank = len(spatial)
    if lhs_dilation is not None:
        spread = images.new_zeros(
            [*images.shape[:2], *((size - 1) * step + 1 for size, step in zip(images.shape[2:], lhs_dilation))]
        )
        spread[(..., *(slice(None, None, step) for step in lhs_dilation))] = images
        images = spread
    dilation = rhs_dilation or (1,) * rank
    pads = pads_of(padding, images.shape[2:], kernels.shape[2:], window_strides, dilation)
    convolve = {1: F.conv1d, 2: F.conv2d}[rank]
    result = convolve(padded(images, pads, 0.0), kernels, stride=tuple(window_strides), dilation=tuple(dilation))
    found = ["N", "C", *spatial]
    return Array(result.permute([found.index(axis) for axis in out_spec]))


def reduce_window(operand, init_value, computation, window_dimensions, window_strides, padding):
    """The largest element or the sum of each window; of equal largest ones, the first gets the gradient."""
    if tuple(window_dimensions[:2]) != (1, 1) or tuple(window_strides[:2]) != (1, 1):
        raise NotImplementedError("only windows over the last two of four axes")
    tensor, window, strides = operand.tensor, tuple(window_dimensions[2:]), tuple(window_strides[2:])
    pads = pads_of(padding, tensor.shape[2:], window, strides, (1, 1))
    whole = padded(tensor, pads, init_value)
    if computation is max and init_value == -jnp.inf:
        return Array(F.max_pool2d(whole, window, strides))
    if computation is add and init_value == 0:
        return Array(F.avg_pool2d(whole, window, strides) * (window[0] * window[1]))
    raise NotImplementedError("only the largest element and the sum")
