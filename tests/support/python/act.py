"""Imports programs of agents, runs them for some steps, and compares single moves with those in a file beside a
program, if there is one; writes what went wrong in each as JSON, null for nothing."""

import importlib.util
import json
import sys
import traceback
from pathlib import Path

import torch
from main_of import run_main
from moves import compare_moves


def tensor_of(values):
    tensor = torch.from_numpy(values)
    return tensor if tensor.is_floating_point() else tensor.long()


def problem_of(path):
    try:
        spec = importlib.util.spec_from_file_location("program", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        run_main(module, LAST=int(module.STEPS) + 20)
        moves = Path(path).with_suffix(".moves.npz")
        if moves.exists():
            compare_moves(module.world, moves, tensor_of, torch.Tensor.numpy)
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"line {frame.lineno}: {frame.line}" for frame in frames if frame.filename == path]
        return f"{path}: {'; '.join(lines)}\n{type(error).__name__}: {error}"
    return None


output, sys.stdout = sys.stdout, sys.stderr
json.dump([problem_of(path) for path in sys.argv[1:]], output)
