"""Variables, symbolic tensors, layers and models of Keras 3, as far as exported programs use them, over PyTorch.

Each is written from the documentation of Keras 3, with the documented defaults; what is not here fails.
"""

import inspect

import numpy as np
import torch

_scopes = []
_training = [False]
_counts = {}


def auto_name(cls):
    count = _counts.get(cls, 0)
    _counts[cls] = count + 1
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in cls).lstrip("_")
    return name if count == 0 else f"{name}_{count}"


class StatelessScope:
    def __init__(self, mapping):
        self.values = {id(v): value for v, value in mapping}

    def __enter__(self):
        _scopes.append(self)
        return self

    def __exit__(self, *_):
        _scopes.pop()


class Variable:
    def __init__(self, value, *, trainable=True, name=None, path=None):
        self.path = path or name
        self._value = torch.as_tensor(np.asarray(value, "float32")).clone().requires_grad_()
        self.trainable = trainable
        self.name = name
        self.regularizer = None
        self._constraint = None

    @property
    def constraint(self):
        return self._constraint

    @constraint.setter
    def constraint(self, value):
        from keras.constraints import Constraint

        if value is not None and not isinstance(value, Constraint):
            raise ValueError(f"{value} is no constraint")
        self._constraint = value

    @property
    def value(self):
        for scope in reversed(_scopes):
            if id(self) in scope.values:
                return scope.values[id(self)]
        return self._value

    @property
    def shape(self):
        return tuple(self._value.shape)

    @property
    def dtype(self):
        return "float32"

    def assign(self, value):
        value = tensor(value)
        if tuple(value.shape) != self.shape:
            raise ValueError(f"{self.name} has the shape {self.shape}, not {tuple(value.shape)}")
        if _scopes:
            _scopes[-1].values[id(self)] = value
        else:
            self._value = value.detach().clone().requires_grad_()

    def numpy(self):
        return self._value.detach().numpy()

    def __float__(self):
        return float(self._value.detach())

    def __getitem__(self, index):
        return self.value[index]

    def __neg__(self):
        return -self.value


def _operator(name):
    def apply(self, other):
        return getattr(self.value, name)(tensor(other) if not isinstance(other, (int, float)) else other)

    return apply


for _name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv"):
    setattr(Variable, f"__{_name}__", _operator(f"__{_name}__"))


def tensor(x):
    if isinstance(x, Variable):
        return x.value
    if isinstance(x, torch.Tensor):
        return x
    array = np.asarray(x)
    if array.dtype == np.float64:
        array = array.astype("float32")
    return torch.as_tensor(array)


class KerasTensor:
    """A value of a functional model. It is computed for two examples of zeros, which gives its shape."""

    def __init__(self, sample, operation=None, args=(), kwargs=None):
        self.sample = sample
        self.operation = operation
        self.args = args
        self.kwargs = kwargs or {}

    @property
    def shape(self):
        return (None, *self.sample.shape[1:])

    def __add__(self, other):
        return symbolic(lambda a, b: tensor(a) + tensor(b), (self, other))

    def __getitem__(self, index):
        return symbolic(lambda a: a[index], (self,))


def mapped(structure, function):
    if isinstance(structure, (list, tuple)):
        return type(structure)(mapped(one, function) for one in structure)
    return function(structure)


def has_symbol(structure):
    if isinstance(structure, (list, tuple)):
        return any(has_symbol(one) for one in structure)
    return isinstance(structure, KerasTensor)


def sample_of(x):
    return x.sample if isinstance(x, KerasTensor) else x


def symbolic(operation, args, kwargs=None):
    sample = operation(*mapped(tuple(args), sample_of), **(kwargs or {}))
    return KerasTensor(sample, operation, tuple(args), kwargs)


class SeedGenerator:
    def __init__(self, seed=None):
        self.seed = seed


class Layer:
    def __new__(cls, *args, **kwargs):
        layer = super().__new__(cls)
        object.__setattr__(layer, "_trainable_weights", [])
        object.__setattr__(layer, "_non_trainable_weights", [])
        object.__setattr__(layer, "_layers", [])
        return layer

    def __init__(self, *, trainable=True, name=None, dtype=None):
        if dtype is not None:
            raise ValueError("only the usual type is there")
        self.name = name or auto_name(type(self).__name__)
        self._trainable = trainable
        self.built = False
        self._own_losses = []

    def __setattr__(self, name, value):
        if isinstance(value, Layer) and all(value is not one for one in self._layers):
            self._layers.append(value)
        object.__setattr__(self, name, value)

    def add_weight(
        self, *, shape=None, initializer=None, trainable=True, regularizer=None, constraint=None, name=None
    ):
        from keras import constraints, initializers, regularizers

        draw = initializers.get("glorot_uniform" if initializer is None else initializer)
        variable = Variable(tensor(draw(tuple(shape), dtype="float32")), trainable=trainable, name=name)
        variable.path = f"{self.name}/{name or len(self.weights)}"
        variable.regularizer = regularizers.get(regularizer)
        variable.constraint = constraints.get(constraint)
        (self._trainable_weights if trainable else self._non_trainable_weights).append(variable)
        return variable

    def add_loss(self, loss):
        self._own_losses.append(loss)

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = value

    @property
    def weights(self):
        found = [*self._trainable_weights, *self._non_trainable_weights]
        for layer in self._layers:
            found.extend(v for v in layer.weights if all(v is not one for one in found))
        return found

    def _frozen(self):
        own = [*self._trainable_weights, *self._non_trainable_weights]
        held = [v for v in own if not (self._trainable and v.trainable)]
        for layer in self._layers:
            held.extend(layer.weights if not self._trainable else layer._frozen())
        return held

    @property
    def variables(self):
        return self.weights

    @property
    def trainable_weights(self):
        return self.trainable_variables

    @property
    def trainable_variables(self):
        held = {id(v) for v in self._frozen()}
        return [v for v in self.weights if id(v) not in held]

    @property
    def non_trainable_variables(self):
        held = {id(v) for v in self._frozen()}
        return [v for v in self.weights if id(v) in held]

    def get_weights(self):
        return [v.numpy() for v in self.weights]

    def set_weights(self, values):
        if len(values) != len(self.weights):
            raise ValueError(f"{self.name} has {len(self.weights)} weights, not {len(values)}")
        for variable, value in zip(self.weights, values):
            variable.assign(value)

    def _all_layers(self):
        yield self
        for layer in self._layers:
            yield from layer._all_layers()

    @property
    def losses(self):
        found = [loss for layer in self._all_layers() for loss in layer._own_losses]
        return found + [v.regularizer(v) for v in self.trainable_variables if v.regularizer is not None]

    def build(self, input_shape):
        pass

    def _build(self, args):
        shapes = [mapped(one, lambda x: (None, *tuple(x.shape)[1:])) for one in args]
        self.build(*shapes[: len(inspect.signature(self.build).parameters)])
        self.built = True

    def __call__(self, *args, training=None, **kwargs):
        accepts = "training" in inspect.signature(self.call).parameters
        if not self.built:
            self._build(args)
        if has_symbol(args):
            return symbolic(self, args, kwargs)
        if training is not None:
            _training.append(training)
        try:
            if accepts:
                kwargs["training"] = _training[-1]
            # What comes first is a tensor whatever was given; masks and the like stay.
            return self.call(mapped(args[0], tensor), *args[1:], **kwargs)
        finally:
            if training is not None:
                _training.pop()

    def stateless_call(self, trainable_variables, non_trainable_variables, *args, **kwargs):
        mapping = [
            *zip(self.trainable_variables, trainable_variables),
            *zip(self.non_trainable_variables, non_trainable_variables),
        ]
        with StatelessScope(mapping):
            outputs = self(*args, **kwargs)
            state = [v.value for v in self.non_trainable_variables]
        return outputs, state


def Input(shape=None, *, dtype="float32", name=None):
    sample = torch.zeros((2, *shape), dtype=getattr(torch, dtype))
    return KerasTensor(sample)


class Model(Layer):
    def __init__(self, inputs=None, outputs=None, *, name=None):
        super().__init__(name=name)
        self._inputs, self._outputs = inputs, outputs
        self._order = []
        self._optimizer = None
        self.stop_training = False
        if inputs is not None:
            self._visit(outputs)
            self.built = True

    def _visit(self, x):
        if isinstance(x, (list, tuple)):
            for one in x:
                self._visit(one)
        elif isinstance(x, KerasTensor) and all(x is not one for one in self._order):
            self._visit(x.args)
            self._order.append(x)
            if isinstance(x.operation, Layer) and all(x.operation is not one for one in self._layers):
                self._layers.append(x.operation)

    @property
    def layers(self):
        names = [layer.name for layer in self._layers]
        if len(set(names)) < len(names):
            raise ValueError(f"two layers have the same name: {names}")
        return list(self._layers)

    def get_layer(self, name):
        (found,) = [layer for layer in self.layers if layer.name == name]
        return found

    def _build(self, args):
        self.built = True

    def call(self, inputs, training=False):
        values = {id(self._inputs): inputs}
        value_of = lambda x: values[id(x)] if isinstance(x, KerasTensor) else x
        for node in self._order:
            if node is self._inputs:
                continue
            values[id(node)] = node.operation(*mapped(node.args, value_of), **node.kwargs)
        return values[id(self._outputs)]

    def compile(self, optimizer=None, loss=None, *, metrics=None, weighted_metrics=None, run_eagerly=False):
        from keras.losses import Loss
        from keras.metrics import Metric
        from keras.optimizers import Optimizer

        if not isinstance(optimizer, Optimizer) or not (loss is None or isinstance(loss, Loss)):
            raise ValueError("an optimizer is needed, and a loss if there is any")
        if not all(one == "accuracy" or isinstance(one, Metric) for one in [*(metrics or []), *(weighted_metrics or [])]):
            raise ValueError("not in the stand-in")
        self.optimizer, self.loss, self.run_eagerly = optimizer, loss, run_eagerly

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        if self.loss is not None:
            return sum(self.losses, self.loss(y, y_pred, sample_weight=sample_weight))
        if not self.losses:
            raise ValueError("no loss to compute")
        return sum(self.losses)

    def train_on_batch(self, x, y=None, sample_weight=None):
        for layer in self._all_layers():
            layer._own_losses.clear()
        x = mapped(x, tensor)
        y_pred = self(x, training=True)
        y = None if y is None else tensor(y)
        loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight, training=True)
        variables = self.trainable_variables
        gradients = torch.autograd.grad(loss, [v._value for v in variables], allow_unused=True)
        if any(gradient is None for gradient in gradients):
            raise ValueError("a variable has no gradient")
        with torch.no_grad():
            self.optimizer.apply(list(gradients), variables)
        return float(loss)

    def _loss_on(self, x, y, sample_weight=None):
        for layer in self._all_layers():
            layer._own_losses.clear()
        y_pred = self(x, training=False)
        return float(sum(self.losses, self.loss(y, y_pred, sample_weight=sample_weight)))

    def fit(
        self, x, y, *, batch_size=32, epochs=1, sample_weight=None, validation_data=None, callbacks=(), verbose=1
    ):
        if verbose not in (0, 1, 2):
            raise ValueError("unknown verbosity")
        self.stop_training = False
        for callback in callbacks:
            callback.set_model(self)
            callback.on_train_begin()
        for epoch in range(epochs):
            order = np.random.permutation(len(x))
            losses = []
            for start in range(0, len(order), batch_size):
                rows = order[start : start + batch_size]
                weights = None if sample_weight is None else sample_weight[rows]
                losses.append(self.train_on_batch(x[rows], y[rows], sample_weight=weights))
            logs = {"loss": float(np.mean(losses))}
            if validation_data is not None:
                logs["val_loss"] = self._loss_on(*validation_data)
            for callback in callbacks:
                callback.on_epoch_end(epoch, logs)
            if self.stop_training:
                break
