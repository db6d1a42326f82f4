from .core import tensor


class Constraint:
    def __call__(self, w):
        return w


class MaxNorm(Constraint):
    def __init__(self, max_value=2, axis=0):
        self.max_value, self.axis = max_value, axis

    def __call__(self, w):
        w = tensor(w)
        norms = w.square().sum(dim=self.axis, keepdim=True).sqrt()
        return w * (norms.clamp(0, self.max_value) / (1e-7 + norms))


def get(constraint):
    if constraint is not None and not isinstance(constraint, Constraint):
        raise ValueError(f"{constraint} is no constraint")
    return constraint
