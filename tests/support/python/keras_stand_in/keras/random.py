import torch

from .core import SeedGenerator


def normal(shape, mean=0.0, stddev=1.0, *, seed=None):
    return mean + stddev * torch.randn(tuple(shape))


def uniform(shape, minval=0.0, maxval=1.0, *, seed=None):
    return minval + (maxval - minval) * torch.rand(tuple(shape))
