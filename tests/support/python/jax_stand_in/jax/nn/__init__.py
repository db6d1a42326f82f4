"""jax.nn: only what exported programs use."""

import torch

from .. import numpy as jnp
from ..array import Array, floating, tensor_of
from . import initializers


def relu(x):
    """Its derivative at 0 is 0."""
    return Array(torch.relu(floating(x)))


def sigmoid(x):
    return Array(torch.sigmoid(floating(x)))


def softplus(x):
    return jnp.logaddexp(x, 0.0)


def log_sigmoid(x):
    return -softplus(-x)


def soft_sign(x):
    return x / (jnp.abs(x) + 1)


def hard_sigmoid(x):
    return jnp.minimum(jnp.maximum(x + 3.0, 0.0), 6.0) / 6.0


def elu(x, alpha=1.0):
    below = jnp.where(x > 0, 0.0, x)
    return jnp.where(x > 0, x, alpha * Array(torch.expm1(below.tensor)))


def selu(x):
    return 1.0507009873554805 * elu(x, 1.6732632423543772)


def silu(x):
    return x * sigmoid(x)


def mish(x):
    return x * jnp.tanh(softplus(x))


def gelu(x, approximate=True):
    if approximate:
        return x * 0.5 * (1.0 + jnp.tanh((2 / jnp.pi) ** 0.5 * (x + 0.044715 * x**3)))
    return 0.5 * x * Array(torch.erfc(-x.tensor * 0.5**0.5))


def softmax(x, axis=-1):
    return Array(torch.softmax(floating(x), dim=axis))


def log_softmax(x, axis=-1):
    return Array(torch.log_softmax(floating(x), dim=axis))


def one_hot(x, num_classes):
    """Indices outside of the classes become zeros. Numbers that are no integers are refused."""
    indices = tensor_of(x)
    if indices.is_floating_point():
        raise TypeError("one_hot takes integers")
    return Array((indices[..., None] == torch.arange(num_classes)).to(torch.float32))
