"""A stand-in for ray.tune that runs one trial after the other in this process."""

import functools
import itertools
import math
import warnings

import numpy as np

warnings.filterwarnings("error", "The given NumPy array is not writable")
_reports = []


class Result:
    def __init__(self, config, reports):
        self.config, self.metrics = config, reports[-1]
        self.metrics_dataframe = {key: [one[key] for one in reports] for key in reports[0]}


class ResultGrid(list):
    def __init__(self, results, metric, best):
        super().__init__(results)
        self.metric, self.best = metric, best

    def get_best_result(self):
        found = [one for one in self if not math.isnan(one.metrics[self.metric])]
        return self.best(found, key=lambda one: one.metrics[self.metric])


class TuneConfig:
    def __init__(self, metric, mode, num_samples):
        self.metric, self.num_samples = metric, num_samples
        self.best = {"min": min, "max": max}[mode]


class RunConfig:
    def __init__(self, name):
        assert name and "/" not in name


class Tuner:
    def __init__(self, trainable, *, param_space, tune_config, run_config):
        self.trainable, self.param_space, self.tune_config = trainable, param_space, tune_config

    def fit(self):
        grids = [[(name, value) for value in grid["grid_search"]] for name, grid in self.param_space.items()]
        results = []
        for settings in list(itertools.product(*grids)) * self.tune_config.num_samples:
            _reports.clear()
            self.trainable(dict(settings))
            results.append(Result(dict(settings), list(_reports)))
        return ResultGrid(results, self.tune_config.metric, self.tune_config.best)


def read_only(value):
    """Trials cannot write to arrays of the store of Ray."""
    if isinstance(value, dict):
        return {key: read_only(one) for key, one in value.items()}
    if isinstance(value, np.ndarray):
        value = value.copy()
        value.flags.writeable = False
    return value


def with_parameters(trainable, **shared):
    shared = {name: read_only(value) for name, value in shared.items()}
    return functools.partial(trainable, **shared)


def grid_search(values):
    return {"grid_search": values}


def report(metrics):
    assert all(isinstance(one, (int, float)) for one in metrics.values()), metrics
    _reports.append(metrics)
