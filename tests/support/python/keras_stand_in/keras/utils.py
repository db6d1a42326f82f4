import numpy as np
import torch

from .core import _counts


def clear_session():
    _counts.clear()


def set_random_seed(seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)


def to_categorical(x, num_classes=None):
    """The last axis is dropped if it has one element: documented as `input_shape[-1] == 1`."""
    x = np.asarray(x).astype("int64")
    if x.ndim > 1 and x.shape[-1] == 1:
        x = x[..., 0]
    return np.eye(num_classes, dtype="float32")[x]
