"""Parses exported programs for Keras and, where PyTorch is found, repeats their steps with a stand-in for Keras.

Prints a JSON object: whether they ran, and what went wrong by the name of the program.
"""

import ast
import contextlib
import importlib.util
import io
import json
import sys
import traceback
import warnings
from pathlib import Path

folder = Path(sys.argv[1])
ran = importlib.util.find_spec("torch") is not None
failures = {}
if ran:
    sys.path.insert(0, str(Path(__file__).parent / "keras_stand_in"))
    warnings.filterwarnings("error")
    import numpy as np
    import torch

    # A run that trains on must be the same every time.
    seeded = np.random.default_rng
    np.random.default_rng = lambda: seeded(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)


def learn(program):
    """Repeats the recorded steps of a network that learns from examples, and trains on."""
    program["replay"]()
    program["train"](1)
    if "generate" in program:
        x = program["generate"](program["NOISE"][:3])
    else:
        x = program["EXAMPLES"]["train"][0][:3]
    optimizer = program["optimizer"]
    if type(optimizer).__module__ == "program":
        type(optimizer)(**optimizer.get_config())
    return program["predict"](x)


def act(program, path):
    """Repeats the recorded steps of an agent, trains on, and compares single moves if there are any beside it."""
    from keras import ops
    from moves import compare_moves

    state = program["replay"]()
    program["train"](state, last=int(program["STEPS"]) + 20)
    moves = path.with_suffix(".moves.npz")
    if moves.exists():
        compare_moves(program["world"], moves, ops.convert_to_tensor, ops.convert_to_numpy)
    # There may be fewer than three worlds.
    state = np.repeat(ops.convert_to_numpy(state[:1]), 3, axis=0)
    return program["predict"](program["world"].observe(ops.convert_to_tensor(state)))


for path in sorted(folder.glob("*.py")):
    source = path.read_text()
    try:
        ast.parse(source)
        code = source.split('"""', 2)[2]
        long = [line for line in code.split("\n") if len(line) > 100]
        if long:
            raise ValueError(f"long lines: {long}")
        if not ran:
            continue
        from keras import core

        core._counts.clear()
        program = {"__name__": "program", "__file__": str(path)}
        with contextlib.redirect_stdout(io.StringIO()) as output:
            exec(compile(source, str(path), "exec"), program)
            predictions = act(program, path) if "draws/worlds/noise" in source else learn(program)
        if len(predictions) != 3 or " agree." not in output.getvalue():
            raise ValueError("the program did not predict")
    except Exception:
        failures[path.stem] = traceback.format_exc(limit=-6)

print(json.dumps({"ran": ran, "failures": failures}))
