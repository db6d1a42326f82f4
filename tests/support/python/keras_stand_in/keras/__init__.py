"""A stand-in for Keras 3 over PyTorch: see core.py."""

from . import (
    activations,
    backend,
    callbacks,
    constraints,
    initializers,
    layers,
    losses,
    metrics,
    ops,
    optimizers,
    random,
    regularizers,
    utils,
)
from .core import Input, Model
