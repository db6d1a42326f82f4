"""optax.losses: only what exported programs use."""

import math

import jax
import jax.numpy as jnp


def huber_loss(predictions, targets=None, delta=1.0):
    error = jnp.abs(predictions - targets)
    quadratic = jnp.minimum(error, delta)
    return 0.5 * quadratic**2 + delta * (error - quadratic)


def log_cosh(predictions, targets=None):
    error = predictions - targets
    return jnp.logaddexp(error, -error) - math.log(2)


def hinge_loss(predictor_outputs, targets):
    return jnp.maximum(0, 1 - predictor_outputs * targets)


def sigmoid_binary_cross_entropy(logits, labels):
    return -labels * jax.nn.log_sigmoid(logits) - (1 - labels) * jax.nn.log_sigmoid(-logits)


def softmax_cross_entropy(logits, labels, axis=-1):
    return -jnp.sum(labels * jax.nn.log_softmax(logits, axis=axis), axis=axis)


def softmax_cross_entropy_with_integer_labels(logits, labels, axis=-1):
    if labels.dtype.is_floating_point:
        raise TypeError("labels are integers")
    if axis != -1 or labels.shape != logits.shape[:-1]:
        raise ValueError("a label for each row of logits")
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[..., None], axis=-1)[..., 0]


def kl_divergence(log_predictions, targets, axis=-1):
    logs = jnp.where(targets == 0, 0, jnp.log(targets))
    return jnp.sum(targets * (logs - log_predictions), axis=axis)
