import torch
import torch.nn.functional as F

from .core import tensor


class Loss:
    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None):
        if reduction != "sum_over_batch_size":
            raise ValueError("not in the stand-in")

    def __call__(self, y_true, y_pred, sample_weight=None):
        losses = self.call(tensor(y_true).float(), tensor(y_pred).float())
        if sample_weight is not None:
            weights = tensor(sample_weight)
            if weights.shape != losses.shape:
                raise ValueError(f"weights {tuple(weights.shape)} of losses {tuple(losses.shape)}")
            losses = losses * weights
        return losses.mean()

    def call(self, y_true, y_pred):
        raise NotImplementedError


def _same(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError(f"targets {tuple(y_true.shape)} of predictions {tuple(y_pred.shape)}")


class MeanSquaredError(Loss):
    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return (y_pred - y_true).square().mean(-1)


class MeanAbsoluteError(Loss):
    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return (y_pred - y_true).abs().mean(-1)


class Huber(Loss):
    def __init__(self, delta=1.0):
        super().__init__()
        self.delta = delta

    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        error = (y_pred - y_true).abs()
        inner = 0.5 * error.square()
        return torch.where(error <= self.delta, inner, self.delta * error - 0.5 * self.delta**2).mean(-1)


class LogCosh(Loss):
    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        error = y_pred - y_true
        return (error + F.softplus(-2 * error) - torch.log(torch.tensor(2.0))).mean(-1)


class BinaryCrossentropy(Loss):
    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1):
        super().__init__()
        if not from_logits or label_smoothing or axis != -1:
            raise ValueError("not in the stand-in")

    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return F.binary_cross_entropy_with_logits(y_pred, y_true, reduction="none").mean(-1)


class CategoricalCrossentropy(Loss):
    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1):
        super().__init__()
        if not from_logits or label_smoothing or axis != -1:
            raise ValueError("not in the stand-in")

    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return -(y_true * F.log_softmax(y_pred, -1)).sum(-1)


class SparseCategoricalCrossentropy(Loss):
    def __init__(self, from_logits=False, ignore_class=None, axis=-1):
        super().__init__()
        if not from_logits or ignore_class is not None or axis != -1:
            raise ValueError("not in the stand-in")

    def call(self, y_true, y_pred):
        if y_true.dim() == y_pred.dim() and y_true.shape[-1] == 1:
            y_true = y_true.squeeze(-1)
        if y_true.shape != y_pred.shape[:-1]:
            raise ValueError(f"classes {tuple(y_true.shape)} of {tuple(y_pred.shape)}")
        return -F.log_softmax(y_pred, -1).gather(-1, y_true.long()[..., None])[..., 0]


EPSILON = 1e-7


class CategoricalFocalCrossentropy(Loss):
    def __init__(self, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1):
        super().__init__()
        if not from_logits or label_smoothing or axis != -1:
            raise ValueError("not in the stand-in")
        self.alpha, self.gamma = alpha, gamma

    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        p = torch.softmax(y_pred, -1).clamp(EPSILON, 1 - EPSILON)
        return (self.alpha * (1 - p) ** self.gamma * -y_true * p.log()).sum(-1)


class BinaryFocalCrossentropy(Loss):
    def __init__(
        self,
        apply_class_balancing=False,
        alpha=0.25,
        gamma=2.0,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
    ):
        super().__init__()
        if not from_logits or label_smoothing or axis != -1 or not apply_class_balancing:
            raise ValueError("not in the stand-in")
        self.alpha, self.gamma = alpha, gamma

    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        p = torch.sigmoid(y_pred)
        clipped = p.clamp(EPSILON, 1 - EPSILON)
        cross = -(y_true * clipped.log() + (1 - y_true) * (1 - clipped).log())
        true_p = y_true * p + (1 - y_true) * (1 - p)
        weight = y_true * self.alpha + (1 - y_true) * (1 - self.alpha)
        return (weight * (1 - true_p) ** self.gamma * cross).mean(-1)


def _signs(y_true):
    binary = ((y_true == 0) | (y_true == 1)).all()
    return 2 * y_true - 1 if binary else y_true


class Hinge(Loss):
    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return torch.relu(1 - _signs(y_true) * y_pred).mean(-1)


class SquaredHinge(Loss):
    def call(self, y_true, y_pred):
        _same(y_true, y_pred)
        return torch.relu(1 - _signs(y_true) * y_pred).square().mean(-1)
