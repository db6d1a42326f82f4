"""jax.nn.initializers: functions of a key and a shape."""

import math

import torch

from .. import random
from ..array import Array


def normal(stddev=1e-2):
    return lambda key, shape: stddev * random.normal(key, shape)


def variance_scaling(scale, mode, distribution, in_axis=-2, out_axis=-1):
    def draw(key, shape):
        size = math.prod(shape)
        fan_in, fan_out = size / shape[out_axis], size / shape[in_axis]
        fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
        deviation = math.sqrt(scale / fan)
        if distribution == "normal":
            return deviation * random.normal(key, shape)
        if distribution == "uniform":
            return math.sqrt(3) * deviation * random.uniform(key, shape, minval=-1.0, maxval=1.0)
        raise ValueError(f"invalid distribution {distribution}")

    return draw


def orthogonal(scale=1.0, column_axis=-1):
    if column_axis != -1:
        raise NotImplementedError("only columns along the last axis")

    def draw(key, shape):
        columns = shape[-1]
        rows = math.prod(shape) // columns
        tall = (max(rows, columns), min(rows, columns))
        q, r = torch.linalg.qr(random.normal(key, tall).tensor)
        q = q * torch.sign(torch.diagonal(r))
        return Array(scale * (q if rows >= columns else q.T).reshape(shape))

    return draw


def glorot_uniform(in_axis=-2, out_axis=-1):
    return variance_scaling(1.0, "fan_avg", "uniform", in_axis=in_axis, out_axis=out_axis)


def he_uniform(in_axis=-2, out_axis=-1):
    return variance_scaling(2.0, "fan_in", "uniform", in_axis=in_axis, out_axis=out_axis)


def lecun_uniform(in_axis=-2, out_axis=-1):
    return variance_scaling(1.0, "fan_in", "uniform", in_axis=in_axis, out_axis=out_axis)
