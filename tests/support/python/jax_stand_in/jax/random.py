"""jax.random, with other numbers than JAX would draw."""

import torch

from .array import Array


class Key:
    """Keys, one or several."""

    def __init__(self, *seeds):
        self.seeds = seeds

    def __iter__(self):
        return (Key(seed) for seed in self.seeds)

    def __getitem__(self, index):
        return Key(self.seeds[index])

    def generator(self):
        (seed,) = self.seeds
        return torch.Generator().manual_seed(seed)


def key(seed):
    return Key(int(seed))


def split(key, num=2):
    (seed,) = key.seeds
    return Key(*(seed * 7919 + 31 * index + 17 for index in range(num)))


def fold_in(key, data):
    (seed,) = key.seeds
    return Key(seed * 104729 + int(data))


def uniform(key, shape=(), minval=0.0, maxval=1.0):
    return Array(minval + (maxval - minval) * torch.rand(tuple(shape), generator=key.generator()))


def normal(key, shape=()):
    return Array(torch.randn(tuple(shape), generator=key.generator()))
