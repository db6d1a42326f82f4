"""A stand-in for optax: only what exported programs use, with the definitions and defaults of its documentation."""

from typing import Callable, NamedTuple

import jax
import jax.numpy as jnp

from . import losses


class GradientTransformation(NamedTuple):
    init: Callable
    update: Callable


def apply_updates(params, updates):
    return jax.tree.map(lambda value, update: value + update, params, updates)


def incremental_update(new_tensors, old_tensors, step_size):
    return jax.tree.map(lambda new, old: step_size * new + (1.0 - step_size) * old, new_tensors, old_tensors)


def chain(*transformations):
    def init(params):
        return tuple(one.init(params) for one in transformations)

    def update(updates, state, params=None):
        states = []
        for one, own in zip(transformations, state, strict=True):
            updates, own = one.update(updates, own, params)
            states.append(own)
        return updates, tuple(states)

    return GradientTransformation(init, update)


def exponential_decay(init_value, transition_steps, decay_rate, staircase=False):
    def schedule(count):
        share = count / transition_steps
        return init_value * decay_rate ** (jnp.floor(share) if staircase else share)

    return schedule


def linear_schedule(init_value, end_value, transition_steps):
    def schedule(count):
        share = jnp.clip(count, 0, transition_steps) / transition_steps
        return init_value + (end_value - init_value) * share

    return schedule


def cosine_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, div_factor=25.0, final_div_factor=1e4):
    """Between values at whole steps, along half a cosine wave each."""
    first, last = int(pct_start * transition_steps), int(transition_steps)
    begin = peak_value / div_factor
    end = begin / final_div_factor

    def between(start, end, share):
        return end + (start - end) / 2.0 * (jnp.cos(jnp.pi * share) + 1)

    def schedule(count):
        rise = between(begin, peak_value, count / first)
        fall = between(peak_value, end, (count - first) / (last - first))
        return jnp.where(count < first, rise, jnp.where(count < last, fall, end))

    return schedule


def smooth_labels(labels, alpha):
    return (1.0 - alpha) * labels + alpha / labels.shape[-1]


def stateless(change):
    return GradientTransformation(
        lambda params: (),
        lambda updates, state, params=None: (change(updates, params), state),
    )


def scale_by_learning_rate(learning_rate):
    if not callable(learning_rate):
        return stateless(lambda updates, _: jax.tree.map(lambda one: -learning_rate * one, updates))

    def update(updates, count, params=None):
        rate = -1 * learning_rate(count)
        return jax.tree.map(lambda one: rate * one, updates), count + 1

    return GradientTransformation(lambda params: jnp.asarray(0), update)


def add_decayed_weights(weight_decay, mask=None):
    if mask is not None:
        raise NotImplementedError("no mask")
    return stateless(lambda updates, params: jax.tree.map(lambda g, p: g + weight_decay * p, updates, params))


def clip(max_delta):
    return stateless(lambda updates, _: jax.tree.map(lambda g: jnp.clip(g, -max_delta, max_delta), updates))


def clip_by_global_norm(max_norm):
    def change(updates, _):
        norm = jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(updates)))
        return jax.tree.map(lambda g: jnp.where(norm < max_norm, g, g / norm * max_norm), updates)

    return stateless(change)


def zeros_of(params):
    return jax.tree.map(jnp.zeros_like, params)


def moment(updates, old, decay, order):
    return jax.tree.map(lambda g, t: (1 - decay) * g**order + decay * t, updates, old)


def corrected(tree, decay, count):
    correction = 1 - decay**count
    return jax.tree.map(lambda one: one / correction, tree)


def trace(decay, nesterov=False):
    def update(updates, old, params=None):
        new = jax.tree.map(lambda g, t: g + decay * t, updates, old)
        return (jax.tree.map(lambda g, t: g + decay * t, updates, new) if nesterov else new), new

    return GradientTransformation(zeros_of, update)


def scale_by_adam(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=False):
    if mu_dtype is not None:
        raise NotImplementedError("no other type")

    def update(updates, state, params=None):
        count, mu, nu = state
        mu, nu, count = moment(updates, mu, b1, 1), moment(updates, nu, b2, 2), count + 1
        if nesterov:
            ahead, newest = corrected(mu, b1, count + 1), corrected(updates, b1, count)
            mu_hat = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, ahead, newest)
        else:
            mu_hat = corrected(mu, b1, count)
        nu_hat = corrected(nu, b2, count)
        updates = jax.tree.map(lambda m, v: m / (jnp.sqrt(v + eps_root) + eps), mu_hat, nu_hat)
        return updates, (count, mu, nu)

    return GradientTransformation(lambda params: (jnp.asarray(0), zeros_of(params), zeros_of(params)), update)


def scale_by_rms(decay=0.9, eps=1e-8, initial_scale=0.0, eps_in_sqrt=True):
    def init(params):
        return jax.tree.map(lambda one: jnp.zeros_like(one) + initial_scale, params)

    def update(updates, nu, params=None):
        nu = moment(updates, nu, decay, 2)
        inside, outside = (eps, 0.0) if eps_in_sqrt else (0.0, eps)
        return jax.tree.map(lambda g, n: g / (jnp.sqrt(n + inside) + outside), updates, nu), nu

    return GradientTransformation(init, update)


def scale_by_adadelta(rho=0.9, eps=1e-6):
    def update(updates, state, params=None):
        squares, steps = state
        squares = moment(updates, squares, rho, 2)
        updates = jax.tree.map(
            lambda g, e_g, e_x: jnp.sqrt(e_x + eps) / jnp.sqrt(e_g + eps) * g, updates, squares, steps
        )
        return updates, (squares, moment(updates, steps, rho, 2))

    return GradientTransformation(lambda params: (zeros_of(params), zeros_of(params)), update)


def scale_by_lion(b1=0.9, b2=0.99, mu_dtype=None):
    if mu_dtype is not None:
        raise NotImplementedError("no other type")

    def update(updates, mu, params=None):
        signs = jax.tree.map(lambda g, m: jnp.sign((1 - b1) * g + b1 * m), updates, mu)
        return signs, moment(updates, mu, b2, 1)

    return GradientTransformation(zeros_of, update)


def sgd(learning_rate, momentum=None, nesterov=False, accumulator_dtype=None):
    if accumulator_dtype is not None:
        raise NotImplementedError("no other type")
    traces = [] if momentum is None else [trace(momentum, nesterov)]
    return chain(*traces, scale_by_learning_rate(learning_rate))


def rmsprop(
    learning_rate,
    decay=0.9,
    eps=1e-8,
    initial_scale=0.0,
    eps_in_sqrt=True,
    centered=False,
    momentum=None,
    nesterov=False,
    bias_correction=False,
):
    if centered or momentum is not None or bias_correction:
        raise NotImplementedError("only the plain form")
    return chain(scale_by_rms(decay, eps, initial_scale, eps_in_sqrt), scale_by_learning_rate(learning_rate))


def adadelta(learning_rate=None, rho=0.9, eps=1e-6, weight_decay=0.0, weight_decay_mask=None):
    return chain(
        add_decayed_weights(weight_decay, weight_decay_mask),
        scale_by_adadelta(rho, eps),
        scale_by_learning_rate(learning_rate),
    )


def adam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=False):
    moments = scale_by_adam(b1, b2, eps, eps_root, mu_dtype, nesterov=nesterov)
    return chain(moments, scale_by_learning_rate(learning_rate))


def adamw(
    learning_rate,
    b1=0.9,
    b2=0.999,
    eps=1e-8,
    eps_root=0.0,
    mu_dtype=None,
    weight_decay=1e-4,
    mask=None,
    *,
    nesterov=False,
):
    return chain(
        scale_by_adam(b1, b2, eps, eps_root, mu_dtype, nesterov=nesterov),
        add_decayed_weights(weight_decay, mask),
        scale_by_learning_rate(learning_rate),
    )


def nadam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=True):
    return adam(learning_rate, b1, b2, eps, eps_root, mu_dtype, nesterov=nesterov)


def lion(learning_rate, b1=0.9, b2=0.99, mu_dtype=None, weight_decay=1e-3, mask=None):
    return chain(
        scale_by_lion(b1, b2, mu_dtype),
        add_decayed_weights(weight_decay, mask),
        scale_by_learning_rate(learning_rate),
    )
