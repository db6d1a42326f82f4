"""Arrays of JAX over tensors of PyTorch: only what exported programs use, with JAX's types and gradients."""

import numpy as np
import torch

# How many functions that JAX would trace are being called: what a traced array holds is not known then.
tracing = 0


def tensor_of(value):
    """The tensor of an array, or of something that JAX takes for one."""
    if isinstance(value, Array):
        return value.tensor
    if isinstance(value, bool):
        return torch.tensor(value)
    if isinstance(value, int):
        return torch.tensor(value, dtype=torch.int32)
    if isinstance(value, float):
        return torch.tensor(value, dtype=torch.float32)
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        kind = {"f": np.float32, "i": np.int32, "u": np.int32, "b": np.bool_}[array.dtype.kind]
        return torch.from_numpy(np.array(array, dtype=kind))
    raise TypeError(f"JAX takes no {type(value).__name__} for an array")


def floating(value):
    """The same with a floating type."""
    tensor = tensor_of(value)
    return tensor if tensor.is_floating_point() else tensor.to(torch.float32)


def dtype_of(dtype):
    """JAX has 32 bits unless it is asked for 64."""
    types = {float: torch.float32, int: torch.int32, bool: torch.bool}
    return types.get(dtype, dtype)


def axes_of(axis, rank):
    """Axes from 0, for reductions."""
    if axis is None:
        return list(range(rank))
    axes = [axis] if isinstance(axis, int) else list(axis)
    return [one % rank for one in axes]


class Array:
    """An array that does not change. It has no method that jax.Array lacks."""

    __array_priority__ = 100

    def __init__(self, tensor):
        if not isinstance(tensor, torch.Tensor):
            raise TypeError("an array is made of a tensor")
        self.tensor = tensor

    shape = property(lambda self: tuple(self.tensor.shape))
    ndim = property(lambda self: self.tensor.dim())
    dtype = property(lambda self: self.tensor.dtype)
    at = property(lambda self: Places(self))
    T = property(lambda self: Array(self.tensor.permute(*reversed(range(self.tensor.dim())))))

    def __len__(self):
        return self.tensor.shape[0]

    def __iter__(self):
        return (Array(one) for one in self.tensor)

    def __repr__(self):
        return f"Array({self.tensor.tolist()})"

    def concrete(self):
        if tracing:
            raise TypeError("the value of a traced array is not known (ConcretizationTypeError)")
        return self.tensor.detach()

    def __bool__(self):
        return bool(self.concrete())

    def __float__(self):
        return float(self.concrete())

    def __int__(self):
        return int(self.concrete())

    __index__ = __int__

    def __format__(self, spec):
        return format(float(self) if spec else str(self), spec)

    def __array__(self, dtype=None):
        return np.asarray(self.concrete().numpy(), dtype=dtype)

    def __getitem__(self, key):
        if isinstance(key, slice) and key == slice(None, None, -1):
            return Array(torch.flip(self.tensor, (0,)))
        return Array(self.tensor[index_of(key)])

    def reshape(self, *shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        return Array(self.tensor.reshape(shape))

    def astype(self, dtype):
        return Array(self.tensor.to(dtype_of(dtype)))

    def __neg__(self):
        return Array(-self.tensor)

    def __add__(self, other):
        return binary(torch.add, self, other)

    def __radd__(self, other):
        return binary(torch.add, other, self)

    def __sub__(self, other):
        return binary(torch.sub, self, other)

    def __rsub__(self, other):
        return binary(torch.sub, other, self)

    def __mul__(self, other):
        return binary(torch.mul, self, other)

    def __rmul__(self, other):
        return binary(torch.mul, other, self)

    def __truediv__(self, other):
        return Array(torch.div(floating(self), floating(other)))

    def __rtruediv__(self, other):
        return Array(torch.div(floating(other), floating(self)))

    def __mod__(self, other):
        return binary(torch.remainder, self, other)

    def __pow__(self, other):
        return power(self, other)

    def __rpow__(self, other):
        return Array(torch.pow(floating(other), floating(self)))

    def __matmul__(self, other):
        return Array(torch.matmul(self.tensor, tensor_of(other)))

    def __lt__(self, other):
        return Array(self.tensor < tensor_of(other))

    def __gt__(self, other):
        return Array(self.tensor > tensor_of(other))

    def __ge__(self, other):
        return Array(self.tensor >= tensor_of(other))

    def __le__(self, other):
        return Array(self.tensor <= tensor_of(other))

    def __eq__(self, other):
        return Array(self.tensor == tensor_of(other))

    def __or__(self, other):
        return binary(torch.logical_or, *booleans(self, other))

    __hash__ = None


def index_of(key):
    """An index as PyTorch takes it, which knows no arrays of NumPy there."""
    if isinstance(key, tuple):
        return tuple(index_of(one) for one in key)
    if isinstance(key, (Array, np.ndarray)):
        places = tensor_of(key)
        if places.dtype != torch.bool:
            return places.long()
        if tracing:
            raise TypeError("the shape depends on values that are not known (NonConcreteBooleanIndexError)")
        return places
    return key


def binary(operation, a, b):
    """Python's numbers take the type of the array, unless they are float beside integers."""
    return Array(operation(tensor_of(a), tensor_of(b)))


def booleans(*values):
    """The operators of bits are used only for what is true or false."""
    if any(tensor_of(value).dtype != torch.bool for value in values):
        raise NotImplementedError("only for booleans")
    return values


def power(base, exponent):
    if isinstance(exponent, int) and not isinstance(exponent, bool):
        return Array(torch.pow(tensor_of(base), exponent))
    return Array(torch.pow(floating(base), floating(exponent)))


class Places:
    """`x.at`"""

    def __init__(self, array):
        self.array = array

    def __getitem__(self, key):
        if isinstance(key, slice) and key == slice(None, None, -1):
            return Array(torch.flip(self.tensor, (0,)))
        return Place(self.array, index_of(key))


class Place:
    """`x.at[key]`"""

    def __init__(self, array, key):
        self.array, self.key = array, key

    def set(self, value):
        tensor = self.array.tensor.clone()
        tensor[self.key] = tensor_of(value).to(tensor.dtype)
        return Array(tensor)

    def add(self, value):
        tensor = self.array.tensor.clone()
        tensor[self.key] += tensor_of(value).to(tensor.dtype)
        return Array(tensor)
