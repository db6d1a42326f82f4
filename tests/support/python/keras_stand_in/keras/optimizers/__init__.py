import torch

from .. import ops
from ..core import Variable
from . import schedules


class Optimizer:
    def __init__(
        self, learning_rate, *, weight_decay=None, clipnorm=None, clipvalue=None, global_clipnorm=None, name=None
    ):
        if clipnorm is not None or (clipvalue is not None and global_clipnorm is not None):
            raise ValueError("only one limit can be set")
        if not isinstance(learning_rate, (float, schedules.LearningRateSchedule)):
            raise ValueError("the learning rate has to be a float or a schedule")
        self._rate = learning_rate
        self.weight_decay, self.clipvalue, self.global_clipnorm = weight_decay, clipvalue, global_clipnorm
        self.built = False
        self._step = 0

    @property
    def iterations(self):
        return torch.tensor(self._step)

    @property
    def learning_rate(self):
        rate = self._rate(self.iterations) if callable(self._rate) else self._rate
        return torch.as_tensor(rate, dtype=torch.float32)

    @learning_rate.setter
    def learning_rate(self, value):
        if callable(self._rate):
            raise TypeError("the learning rate of a schedule cannot be set")
        self._rate = float(value)

    def build(self, variables):
        self._indices = {id(v): index for index, v in enumerate(variables)}
        if len({v.path for v in variables}) < len(variables):
            raise ValueError("two variables have the same path")
        self.built = True

    def get_config(self):
        rate = self._rate
        return {"learning_rate": type(rate)(**rate.get_config()) if callable(rate) else rate}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        return cls(**config)

    def _get_variable_index(self, variable):
        return self._indices[id(variable)]

    def add_variable_from_reference(self, reference_variable, name=None, initializer="zeros"):
        return Variable(torch.zeros(reference_variable.shape), trainable=False, name=name)

    def apply(self, grads, trainable_variables=None):
        if not self.built:
            self.build(trainable_variables)
        if self.global_clipnorm is not None:
            norm = torch.sqrt(sum(g.square().sum() for g in grads))
            scale = self.global_clipnorm * torch.minimum(1 / norm, torch.tensor(1 / self.global_clipnorm))
            grads = [g * scale for g in grads]
        elif self.clipvalue is not None:
            grads = [g.clamp(-self.clipvalue, self.clipvalue) for g in grads]
        rate = self.learning_rate
        if self.weight_decay is not None:
            for v in trainable_variables:
                v.assign(v - v * self.weight_decay * rate)
        for g, v in zip(grads, trainable_variables):
            self.update_step(g, v, rate)
        for v in trainable_variables:
            if v.constraint is not None:
                v.assign(v.constraint(v))
        self._step += 1

    def update_step(self, gradient, variable, learning_rate):
        raise NotImplementedError

    def _slots(self, variables):
        return [self.add_variable_from_reference(v) for v in variables]


class SGD(Optimizer):
    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **options):
        super().__init__(learning_rate, **options)
        self.momentum, self.nesterov = momentum, nesterov

    def build(self, variables):
        super().build(variables)
        self.velocities = self._slots(variables)

    def update_step(self, gradient, variable, learning_rate):
        if self.momentum == 0:
            variable.assign(variable - learning_rate * gradient)
            return
        velocity = self.velocities[self._get_variable_index(variable)]
        velocity.assign(self.momentum * velocity - learning_rate * gradient)
        step = self.momentum * velocity - learning_rate * gradient if self.nesterov else velocity.value
        variable.assign(variable + step)


class Adam(Optimizer):
    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False, **options):
        if amsgrad:
            raise ValueError("not in the stand-in")
        super().__init__(learning_rate, **options)
        self.beta_1, self.beta_2, self.epsilon = beta_1, beta_2, epsilon

    def build(self, variables):
        super().build(variables)
        self.momentums, self.velocities = self._slots(variables), self._slots(variables)

    def update_step(self, gradient, variable, learning_rate):
        index = self._get_variable_index(variable)
        m, v = self.momentums[index], self.velocities[index]
        step = self.iterations + 1
        alpha = learning_rate * torch.sqrt(1 - self.beta_2**step) / (1 - self.beta_1**step)
        m.assign(m + (gradient - m) * (1 - self.beta_1))
        v.assign(v + (gradient.square() - v) * (1 - self.beta_2))
        variable.assign(variable - m.value * alpha / (torch.sqrt(v.value) + self.epsilon))


class AdamW(Adam):
    def __init__(self, learning_rate=0.001, weight_decay=0.004, **options):
        super().__init__(learning_rate, weight_decay=weight_decay, **options)


class RMSprop(Optimizer):
    def __init__(self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False, **options):
        if momentum != 0 or centered:
            raise ValueError("not in the stand-in")
        super().__init__(learning_rate, **options)
        self.rho, self.epsilon = rho, epsilon

    def build(self, variables):
        super().build(variables)
        self.velocities = self._slots(variables)

    def update_step(self, gradient, variable, learning_rate):
        v = self.velocities[self._get_variable_index(variable)]
        v.assign(self.rho * v + (1 - self.rho) * gradient.square())
        variable.assign(variable - learning_rate * gradient / torch.sqrt(v + self.epsilon))


class Adagrad(Optimizer):
    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7, **options):
        super().__init__(learning_rate, **options)
        self.start, self.epsilon = initial_accumulator_value, epsilon

    def build(self, variables):
        super().build(variables)
        self.accumulators = self._slots(variables)
        for accumulator in self.accumulators:
            accumulator.assign(torch.full(accumulator.shape, self.start))

    def update_step(self, gradient, variable, learning_rate):
        a = self.accumulators[self._get_variable_index(variable)]
        a.assign(a + gradient.square())
        variable.assign(variable - learning_rate * gradient / torch.sqrt(a + self.epsilon))


class Adadelta(Optimizer):
    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-7, **options):
        super().__init__(learning_rate, **options)
        self.rho, self.epsilon = rho, epsilon

    def build(self, variables):
        super().build(variables)
        self.gradients, self.deltas = self._slots(variables), self._slots(variables)

    def update_step(self, gradient, variable, learning_rate):
        index = self._get_variable_index(variable)
        g, d = self.gradients[index], self.deltas[index]
        g.assign(self.rho * g + (1 - self.rho) * gradient.square())
        root = lambda x: torch.sqrt(x + self.epsilon)
        delta = -root(d) * gradient / root(g)
        d.assign(self.rho * d + (1 - self.rho) * delta.square())
        variable.assign(variable + learning_rate * delta)


class Lion(Optimizer):
    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.99, **options):
        super().__init__(learning_rate, **options)
        self.beta_1, self.beta_2 = beta_1, beta_2

    def build(self, variables):
        super().build(variables)
        self.momentums = self._slots(variables)

    def update_step(self, gradient, variable, learning_rate):
        m = self.momentums[self._get_variable_index(variable)]
        blend = m * self.beta_1 + gradient * (1 - self.beta_1)
        variable.assign(variable - learning_rate * torch.sign(blend))
        m.assign(m * self.beta_2 + gradient * (1 - self.beta_2))
