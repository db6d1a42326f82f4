from .core import tensor


class L1L2:
    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = l1, l2

    def __call__(self, x):
        x = tensor(x)
        return self.l1 * x.abs().sum() + self.l2 * x.square().sum()


class L1(L1L2):
    def __init__(self, l1=0.01):
        super().__init__(l1=l1)


class L2(L1L2):
    def __init__(self, l2=0.01):
        super().__init__(l2=l2)


def get(regularizer):
    if regularizer is not None and not isinstance(regularizer, L1L2):
        raise ValueError(f"{regularizer} is no regularizer")
    return regularizer
