import torch
import torch.nn.functional as F


def linear(x):
    return x


sigmoid = torch.sigmoid
tanh = torch.tanh
softsign = F.softsign
relu = torch.relu
relu6 = F.relu6
selu = F.selu
silu = F.silu
mish = F.mish
softplus = F.softplus


def hard_sigmoid(x):
    return F.relu6(x + 3) / 6


def leaky_relu(x, negative_slope=0.2):
    return F.leaky_relu(x, negative_slope)


def elu(x, alpha=1.0):
    return F.elu(x, alpha)


def gelu(x, approximate=False):
    return F.gelu(x, approximate="tanh" if approximate else "none")


def softmax(x, axis=-1):
    return torch.softmax(x, axis)


NAMES = [
    "linear", "sigmoid", "tanh", "softsign", "relu", "relu6", "selu", "silu", "mish", "softplus", "hard_sigmoid",
    "leaky_relu", "elu", "gelu", "softmax",
]


def get(activation):
    if activation is None:
        return linear
    if isinstance(activation, str):
        if activation not in NAMES:
            raise ValueError(f"unknown activation {activation}")
        return globals()[activation]
    return activation
