"""Imports programs of agents, calls their replay(), trains on, and compares single moves with those in a file beside a
program, if there is one; writes what went wrong in each as JSON, null for nothing."""

import importlib.util
import inspect
import json
import sys
import traceback
from pathlib import Path

import numpy as np
import torch


def compare_moves(world, path):
    expected = {name: torch.from_numpy(values) for name, values in np.load(path).items()}

    def compare(name, method, **given):
        parameters = inspect.signature(method).parameters
        found = method(**{key: value for key, value in given.items() if key in parameters})
        found = found.float().reshape(expected[name].shape)
        np.testing.assert_allclose(found, expected[name], 1e-5, 1e-6, err_msg=name)

    state, after, action = expected["state"], expected["after"], expected["action"].long()
    compare("after", world.step, state=state, action=action, luck=expected["luck"])
    compare("reward", world.reward, action=action, after=after, luck=expected["luck"])
    compare("over", world.over, state=after)
    compare("ended", world.ended, state=after)
    compare("observation", world.observe, state=state)


def problem_of(path):
    try:
        spec = importlib.util.spec_from_file_location("program", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        worlds = module.replay()
        worlds = module.train(worlds, last=int(module.STEPS) + 20, report=module.print_losses)
        module.predict(module.world.observe(worlds))
        moves = Path(path).with_suffix(".moves.npz")
        if moves.exists():
            compare_moves(module.world, moves)
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"line {frame.lineno}: {frame.line}" for frame in frames if frame.filename == path]
        return f"{path}: {'; '.join(lines)}\n{type(error).__name__}: {error}"
    return None


output, sys.stdout = sys.stdout, sys.stderr
json.dump([problem_of(path) for path in sys.argv[1:]], output)
