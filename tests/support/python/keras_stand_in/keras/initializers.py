import math

import torch


class Initializer:
    def __call__(self, shape, dtype=None):
        raise NotImplementedError


class Constant(Initializer):
    def __init__(self, value=0.0):
        self.value = value

    def __call__(self, shape, dtype=None):
        return torch.full(shape, float(self.value))


class RandomUniform(Initializer):
    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval = minval, maxval

    def __call__(self, shape, dtype=None):
        return self.minval + (self.maxval - self.minval) * torch.rand(shape)


class RandomNormal(Initializer):
    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev = mean, stddev

    def __call__(self, shape, dtype=None):
        return self.mean + self.stddev * torch.randn(shape)


def _fans(shape):
    if len(shape) < 2:
        return (shape[0], shape[0]) if shape else (1, 1)
    field = math.prod(shape[:-2])
    return shape[-2] * field, shape[-1] * field


class VarianceScaling(Initializer):
    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None):
        if mode not in ("fan_in", "fan_avg") or distribution not in ("untruncated_normal", "uniform"):
            raise ValueError("not in the stand-in")
        self.scale, self.mode, self.distribution = scale, mode, distribution

    def __call__(self, shape, dtype=None):
        fan_in, fan_out = _fans(shape)
        scale = self.scale / (fan_in if self.mode == "fan_in" else (fan_in + fan_out) / 2)
        if self.distribution == "uniform":
            limit = math.sqrt(3 * scale)
            return limit * (2 * torch.rand(shape) - 1)
        return math.sqrt(scale) * torch.randn(shape)


class Orthogonal(Initializer):
    def __init__(self, gain=1.0, seed=None):
        self.gain = gain

    def __call__(self, shape, dtype=None):
        return torch.nn.init.orthogonal_(torch.empty(shape), self.gain)


NAMED = {
    "zeros": Constant(0.0),
    "ones": Constant(1.0),
    "uniform": RandomUniform(),
    "glorot_uniform": VarianceScaling(1.0, "fan_avg", "uniform"),
    "he_uniform": VarianceScaling(2.0, "fan_in", "uniform"),
    "lecun_uniform": VarianceScaling(1.0, "fan_in", "uniform"),
    "orthogonal": Orthogonal(),
}


def get(initializer):
    if isinstance(initializer, str):
        return NAMED[initializer]
    if not isinstance(initializer, Initializer):
        raise ValueError(f"{initializer} is no initializer")
    return initializer
