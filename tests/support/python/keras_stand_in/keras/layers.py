"""Layers of Keras 3 over PyTorch, channels last, with the documented arguments that exported programs use."""

import math

import torch
import torch.nn.functional as F

from . import activations, initializers
from .core import Layer, tensor


class _Kernel(Layer):
    """What layers with a kernel and a bias have in common."""

    def __init__(
        self,
        *,
        activation=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **options,
    ):
        super().__init__(**options)
        self.activation = activations.get(activation)
        self.kernel_options = dict(
            initializer=kernel_initializer, regularizer=kernel_regularizer, constraint=kernel_constraint
        )
        self.bias_options = dict(initializer=bias_initializer, constraint=bias_constraint)

    def _add(self, kernel, bias):
        self.kernel = self.add_weight(shape=kernel, name="kernel", **self.kernel_options)
        self.bias = self.add_weight(shape=bias, name="bias", **self.bias_options)


class Dense(_Kernel):
    def __init__(self, units, **options):
        super().__init__(**options)
        self.units = units

    def build(self, input_shape):
        self._add((input_shape[-1], self.units), (self.units,))

    def call(self, inputs):
        return self.activation(inputs @ self.kernel.value + self.bias.value)


def _same(length, size, stride, dilation):
    total = max(0, (math.ceil(length / stride) - 1) * stride + dilation * (size - 1) + 1 - length)
    return total // 2, total - total // 2


def _padded(x, sizes, strides, dilations, value=0.0):
    """Padding "same" of [batch, channels, …]."""
    around = [_same(n, *one) for n, *one in zip(x.shape[2:], sizes, strides, dilations)]
    return F.pad(x, [side for pair in reversed(around) for side in pair], value=value)


class Conv2D(_Kernel):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", dilation_rate=1, **options):
        super().__init__(**options)
        if strides > 1 and dilation_rate > 1:
            raise ValueError("strides > 1 not supported in conjunction with dilation_rate > 1")
        if padding not in ("same", "valid"):
            raise ValueError("unknown padding")
        self.filters, self.size, self.strides = filters, kernel_size, strides
        self.padding, self.dilation = padding, dilation_rate

    def build(self, input_shape):
        self._add((self.size, self.size, input_shape[-1], self.filters), (self.filters,))

    def call(self, inputs):
        x = inputs.permute(0, 3, 1, 2)
        if self.padding == "same":
            x = _padded(x, [self.size] * 2, [self.strides] * 2, [self.dilation] * 2)
        kernel = self.kernel.value.permute(3, 2, 0, 1)
        x = F.conv2d(x, kernel, self.bias.value, self.strides, 0, self.dilation)
        return self.activation(x.permute(0, 2, 3, 1))


class Conv2DTranspose(_Kernel):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", **options):
        super().__init__(**options)
        if padding != "same":
            raise ValueError("not in the stand-in")
        self.filters, self.size, self.strides = filters, kernel_size, strides

    def build(self, input_shape):
        self._add((self.size, self.size, self.filters, input_shape[-1]), (self.filters,))

    def call(self, inputs):
        # The gradient of a convolution with padding "same" by its input.
        batch, height, width, _ = inputs.shape
        large = torch.zeros(batch, self.filters, height * self.strides, width * self.strides, requires_grad=True)
        kernel = self.kernel.value.permute(3, 2, 0, 1)
        with torch.enable_grad():
            small = F.conv2d(_padded(large, [self.size] * 2, [self.strides] * 2, [1, 1]), kernel, None, self.strides)
            (x,) = torch.autograd.grad(small, large, inputs.permute(0, 3, 1, 2), create_graph=True)
        return self.activation(x.permute(0, 2, 3, 1) + self.bias.value)


class Conv1D(_Kernel):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", dilation_rate=1, **options):
        super().__init__(**options)
        if padding not in ("same", "causal") or strides != 1:
            raise ValueError("not in the stand-in")
        self.filters, self.size, self.padding, self.dilation = filters, kernel_size, padding, dilation_rate

    def build(self, input_shape):
        self._add((self.size, input_shape[-1], self.filters), (self.filters,))

    def call(self, inputs):
        x = inputs.permute(0, 2, 1)
        if self.padding == "causal":
            x = F.pad(x, (self.dilation * (self.size - 1), 0))
        else:
            x = _padded(x, [self.size], [1], [self.dilation])
        x = F.conv1d(x, self.kernel.value.permute(2, 1, 0), self.bias.value, 1, 0, self.dilation)
        return self.activation(x.permute(0, 2, 1))


class _Pooling(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", **options):
        super().__init__(**options)
        self.size, self.strides, self.padding = pool_size, strides or pool_size, padding

    def _arranged(self, inputs, value):
        x = inputs.permute(0, 3, 1, 2)
        return _padded(x, [self.size] * 2, [self.strides] * 2, [1, 1], value) if self.padding == "same" else x


class MaxPooling2D(_Pooling):
    def call(self, inputs):
        return F.max_pool2d(self._arranged(inputs, -math.inf), self.size, self.strides).permute(0, 2, 3, 1)


class AveragePooling2D(_Pooling):
    """The mean over the pixels of the image within the window."""

    def call(self, inputs):
        mean = lambda x: F.avg_pool2d(self._arranged(x, 0.0), self.size, self.strides)
        return (mean(inputs) / mean(torch.ones_like(inputs))).permute(0, 2, 3, 1)


class GlobalAveragePooling2D(Layer):
    def call(self, inputs):
        return inputs.mean(dim=(1, 2))


class GlobalAveragePooling1D(Layer):
    def call(self, inputs):
        return inputs.mean(dim=1)


class UpSampling2D(Layer):
    def __init__(self, size=2, interpolation="nearest", **options):
        super().__init__(**options)
        if interpolation != "nearest":
            raise ValueError("not in the stand-in")
        self.size = size

    def call(self, inputs):
        return inputs.repeat_interleave(self.size, 1).repeat_interleave(self.size, 2)


class ZeroPadding2D(Layer):
    def __init__(self, padding, **options):
        super().__init__(**options)
        self.padding = padding

    def call(self, inputs):
        (top, bottom), (left, right) = self.padding
        return F.pad(inputs, (0, 0, left, right, top, bottom))


class Reshape(Layer):
    def __init__(self, target_shape, **options):
        super().__init__(**options)
        self.target_shape = target_shape

    def call(self, inputs):
        return inputs.reshape(len(inputs), *self.target_shape)


class Permute(Layer):
    def __init__(self, dims, **options):
        super().__init__(**options)
        self.dims = dims

    def call(self, inputs):
        return inputs.permute(0, *self.dims)


class Flatten(Layer):
    def call(self, inputs):
        return inputs.reshape(len(inputs), -1)


class Activation(Layer):
    def __init__(self, activation, **options):
        super().__init__(**options)
        self.activation = activations.get(activation)

    def call(self, inputs):
        return self.activation(inputs)


class PReLU(Layer):
    def __init__(self, alpha_initializer="zeros", shared_axes=None, **options):
        super().__init__(**options)
        self.initializer, self.shared = alpha_initializer, shared_axes or []

    def build(self, input_shape):
        shape = [1 if axis in self.shared else size for axis, size in enumerate(input_shape)][1:]
        self.alpha = self.add_weight(shape=shape, initializer=self.initializer, name="alpha")

    def call(self, inputs):
        return torch.relu(inputs) - self.alpha.value * torch.relu(-inputs)


class Add(Layer):
    def call(self, inputs):
        if len({tuple(x.shape) for x in inputs}) != 1:
            raise ValueError("tensors of different shapes are added")
        return sum(inputs[1:], inputs[0])


class Concatenate(Layer):
    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def call(self, inputs):
        return torch.cat(inputs, self.axis)


class Dropout(Layer):
    def __init__(self, rate, noise_shape=None, seed=None, **options):
        super().__init__(**options)
        if noise_shape is not None or not 0 <= rate <= 1:
            raise ValueError("not in the stand-in")
        self.rate = rate

    def call(self, inputs, training=False):
        return F.dropout(inputs, self.rate, training)


class SpatialDropout2D(Layer):
    def __init__(self, rate, data_format=None, seed=None, **options):
        super().__init__(**options)
        self.rate = rate

    def call(self, inputs, training=False):
        return F.dropout2d(inputs.permute(0, 3, 1, 2), self.rate, training).permute(0, 2, 3, 1)


class GaussianNoise(Layer):
    def __init__(self, stddev, seed=None, **options):
        super().__init__(**options)
        self.stddev = stddev

    def call(self, inputs, training=False):
        return inputs + self.stddev * torch.randn_like(inputs) if training else inputs


class BatchNormalization(Layer):
    def __init__(self, axis=-1, momentum=0.99, epsilon=1e-3, **options):
        super().__init__(**options)
        if axis != -1:
            raise ValueError("not in the stand-in")
        self.momentum, self.epsilon = momentum, epsilon

    def build(self, input_shape):
        shape = (input_shape[-1],)
        self.gamma = self.add_weight(shape=shape, initializer="ones", name="gamma")
        self.beta = self.add_weight(shape=shape, initializer="zeros", name="beta")
        self.moving_mean = self.add_weight(shape=shape, initializer="zeros", trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(
            shape=shape, initializer="ones", trainable=False, name="moving_variance"
        )

    def call(self, inputs, training=False):
        if training and self.trainable:
            axes = tuple(range(inputs.dim() - 1))
            mean, variance = inputs.mean(axes), inputs.var(axes, unbiased=False)
            for moving, now in ((self.moving_mean, mean), (self.moving_variance, variance)):
                moving.assign(moving * self.momentum + now * (1 - self.momentum))
        else:
            mean, variance = self.moving_mean.value, self.moving_variance.value
        normalized = (inputs - mean) / torch.sqrt(variance + self.epsilon)
        return normalized * self.gamma.value + self.beta.value


class LayerNormalization(Layer):
    def __init__(self, axis=-1, epsilon=1e-3, **options):
        super().__init__(**options)
        if axis != -1:
            raise ValueError("not in the stand-in")
        self.epsilon = epsilon

    def build(self, input_shape):
        shape = (input_shape[-1],)
        self.gamma = self.add_weight(shape=shape, initializer="ones", name="gamma")
        self.beta = self.add_weight(shape=shape, initializer="zeros", name="beta")

    def call(self, inputs):
        return F.layer_norm(inputs, inputs.shape[-1:], self.gamma.value, self.beta.value, self.epsilon)


class GroupNormalization(Layer):
    def __init__(self, groups=32, axis=-1, epsilon=1e-3, **options):
        super().__init__(**options)
        if axis != -1:
            raise ValueError("not in the stand-in")
        self.groups, self.epsilon = groups, epsilon

    def build(self, input_shape):
        shape = (input_shape[-1],)
        self.gamma = self.add_weight(shape=shape, initializer="ones", name="gamma")
        self.beta = self.add_weight(shape=shape, initializer="zeros", name="beta")

    def call(self, inputs):
        x = inputs.permute(0, 3, 1, 2)
        x = F.group_norm(x, self.groups, self.gamma.value, self.beta.value, self.epsilon)
        return x.permute(0, 2, 3, 1)


class Embedding(Layer):
    def __init__(
        self,
        input_dim,
        output_dim,
        embeddings_initializer="uniform",
        embeddings_regularizer=None,
        embeddings_constraint=None,
        **options,
    ):
        super().__init__(**options)
        self.shape = (input_dim, output_dim)
        self.options = dict(
            initializer=embeddings_initializer,
            regularizer=embeddings_regularizer,
            constraint=embeddings_constraint,
        )

    def build(self, input_shape=None):
        self.embeddings = self.add_weight(shape=self.shape, name="embeddings", **self.options)

    def call(self, inputs):
        return self.embeddings.value[inputs.long()]


class MultiHeadAttention(Layer):
    def __init__(
        self,
        num_heads,
        key_dim,
        value_dim=None,
        dropout=0.0,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        **options,
    ):
        super().__init__(**options)
        if value_dim is not None or dropout or not use_bias:
            raise ValueError("not in the stand-in")
        self.heads, self.width = num_heads, key_dim
        self.kernel_options = dict(initializer=kernel_initializer, regularizer=kernel_regularizer)
        self.bias_options = dict(initializer=bias_initializer)

    def build(self, query_shape, value_shape):
        features = query_shape[-1]
        inner = (self.heads, self.width)
        for part in ("query", "key", "value"):
            setattr(self, f"{part}_kernel", self.add_weight(shape=(features, *inner), **self.kernel_options))
            setattr(self, f"{part}_bias", self.add_weight(shape=inner, **self.bias_options))
        self.output_kernel = self.add_weight(shape=(*inner, features), **self.kernel_options)
        self.output_bias = self.add_weight(shape=(features,), **self.bias_options)

    def call(self, query, value, use_causal_mask=False):
        def projected(x, part):
            kernel, bias = getattr(self, f"{part}_kernel"), getattr(self, f"{part}_bias")
            return torch.einsum("btf,fhw->bthw", x, kernel.value) + bias.value

        q, k, v = projected(query, "query"), projected(value, "key"), projected(value, "value")
        scores = torch.einsum("bthw,bshw->bhts", q / math.sqrt(self.width), k)
        if use_causal_mask:
            steps = scores.shape[-1]
            scores = scores.masked_fill(~torch.ones(steps, steps, dtype=torch.bool).tril(), -math.inf)
        mixed = torch.einsum("bhts,bshw->bthw", torch.softmax(scores, -1), v)
        return torch.einsum("bthw,hwf->btf", mixed, self.output_kernel.value) + self.output_bias.value


class _Cell(Layer):
    gates = 1
    states = 1

    def __init__(
        self,
        units,
        *,
        kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal",
        bias_initializer="zeros",
        kernel_regularizer=None,
        recurrent_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        **options,
    ):
        super().__init__(**options)
        self.units = units
        self.kernel_options = dict(
            initializer=kernel_initializer, regularizer=kernel_regularizer, constraint=kernel_constraint
        )
        self.recurrent_options = dict(
            initializer=recurrent_initializer,
            regularizer=recurrent_regularizer,
            constraint=recurrent_constraint,
        )
        self.bias_options = dict(initializer=bias_initializer, constraint=bias_constraint)

    def _bias_shape(self):
        return (self.gates * self.units,)

    def build(self, input_shape):
        width = self.gates * self.units
        self.kernel = self.add_weight(shape=(input_shape[-1], width), name="kernel", **self.kernel_options)
        self.recurrent_kernel = self.add_weight(
            shape=(self.units, width), name="recurrent_kernel", **self.recurrent_options
        )
        self.bias = self.add_weight(shape=self._bias_shape(), name="bias", **self.bias_options)
        self.built = True

    def get_initial_state(self, batch_size=None):
        return [torch.zeros(batch_size, self.units) for _ in range(self.states)]


class SimpleRNNCell(_Cell):
    def __init__(self, units, activation="tanh", **options):
        super().__init__(units, **options)
        self.activation = activations.get(activation)

    def call(self, inputs, states, training=False):
        h = inputs @ self.kernel.value + states[0] @ self.recurrent_kernel.value + self.bias.value
        h = self.activation(h)
        return h, [h]


class LSTMCell(_Cell):
    gates = 4
    states = 2

    def __init__(self, units, unit_forget_bias=True, **options):
        super().__init__(units, **options)
        self.unit_forget_bias = unit_forget_bias

    def build(self, input_shape):
        super().build(input_shape)
        if self.unit_forget_bias:
            ones = self.bias.numpy().copy()
            ones[self.units : 2 * self.units] = 1
            self.bias.assign(ones)

    def call(self, inputs, states, training=False):
        h, c = states
        sums = inputs @ self.kernel.value + h @ self.recurrent_kernel.value + self.bias.value
        i, f, g, o = sums.split(self.units, -1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        return h, [h, c]


class GRUCell(_Cell):
    gates = 3

    def __init__(self, units, reset_after=True, **options):
        super().__init__(units, **options)
        self.reset_after = reset_after

    def _bias_shape(self):
        return (2, 3 * self.units) if self.reset_after else (3 * self.units,)

    def call(self, inputs, states, training=False):
        (h,) = states
        u = self.recurrent_kernel.value
        own, recurrent = self.bias.value if self.reset_after else (self.bias.value, None)
        xz, xr, xh = (inputs @ self.kernel.value + own).split(self.units, -1)
        if self.reset_after:
            hz, hr, hh = (h @ u + recurrent).split(self.units, -1)
            z, r = torch.sigmoid(xz + hz), torch.sigmoid(xr + hr)
            candidate = torch.tanh(xh + r * hh)
        else:
            uz, ur, uh = u.split(self.units, -1)
            z, r = torch.sigmoid(xz + h @ uz), torch.sigmoid(xr + h @ ur)
            candidate = torch.tanh(xh + (r * h) @ uh)
        h = z * h + (1 - z) * candidate
        return h, [h]


class RNN(Layer):
    def __init__(self, cell, return_sequences=False, go_backwards=False, **options):
        super().__init__(**options)
        self.cell = cell
        self.return_sequences, self.go_backwards = return_sequences, go_backwards

    def build(self, input_shape):
        self.cell.build((input_shape[0], input_shape[-1]))

    def call(self, inputs):
        states = self.cell.get_initial_state(batch_size=len(inputs))
        steps = range(inputs.shape[1])
        outputs = []
        for step in reversed(steps) if self.go_backwards else steps:
            output, states = self.cell(inputs[:, step], states)
            outputs.append(output)
        return torch.stack(outputs, 1) if self.return_sequences else outputs[-1]


def _layer(name, cell):
    def __init__(self, units, *, return_sequences=False, go_backwards=False, trainable=True, name=None, **options):
        RNN.__init__(
            self,
            cell(units, **options),
            return_sequences=return_sequences,
            go_backwards=go_backwards,
            trainable=trainable,
            name=name,
        )

    return type(name, (RNN,), {"__init__": __init__})


SimpleRNN = _layer("SimpleRNN", SimpleRNNCell)
LSTM = _layer("LSTM", LSTMCell)
GRU = _layer("GRU", GRUCell)
