import math


class LearningRateSchedule:
    def __call__(self, step):
        raise NotImplementedError

    def get_config(self):
        raise NotImplementedError(f"{type(self).__name__} cannot be saved")


class ExponentialDecay(LearningRateSchedule):
    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="ExponentialDecay"):
        self.rate, self.steps, self.decay, self.staircase = (
            initial_learning_rate,
            decay_steps,
            decay_rate,
            staircase,
        )

    def get_config(self):
        return {
            "initial_learning_rate": self.rate,
            "decay_steps": self.steps,
            "decay_rate": self.decay,
            "staircase": self.staircase,
        }

    def __call__(self, step):
        passed = float(step) / self.steps
        return self.rate * self.decay ** (math.floor(passed) if self.staircase else passed)


class CosineDecayRestarts(LearningRateSchedule):
    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name="SGDRDecay"):
        self.rate, self.steps, self.t_mul, self.m_mul, self.alpha = (
            initial_learning_rate,
            first_decay_steps,
            t_mul,
            m_mul,
            alpha,
        )

    def get_config(self):
        return {
            "initial_learning_rate": self.rate,
            "first_decay_steps": self.steps,
            "t_mul": self.t_mul,
            "m_mul": self.m_mul,
            "alpha": self.alpha,
        }

    def __call__(self, step):
        share = float(step) / self.steps
        if self.t_mul == 1:
            restart = math.floor(share)
            share -= restart
        else:
            restart = math.floor(math.log(1 - share * (1 - self.t_mul)) / math.log(self.t_mul))
            start = (1 - self.t_mul**restart) / (1 - self.t_mul)
            share = (share - start) / self.t_mul**restart
        fall = 0.5 * self.m_mul**restart * (1 + math.cos(math.pi * share))
        return self.rate * ((1 - self.alpha) * fall + self.alpha)
