"""
Parses exported programs for Keras and repeats their steps: with Keras over JAX where both are found, else with a
stand-in for Keras over PyTorch where that is found.

Prints a JSON object: whether they ran, and what went wrong by the name of the program.
"""

import ast
import contextlib
import importlib.util
import io
import json
import os
import sys
import traceback
import warnings
from pathlib import Path

folder = Path(sys.argv[1])
real = all(map(importlib.util.find_spec, ("keras", "jax")))
ran = real or importlib.util.find_spec("torch") is not None
failures = {}
if ran:
    if real:
        os.environ["KERAS_BACKEND"] = "jax"
    else:
        sys.path.insert(0, str(Path(__file__).parent / "keras_stand_in"))
    # Keras and JAX may warn about one another, but not about a program.
    warnings.filterwarnings("error", module="program" if real else "")
    import keras
    import numpy as np

    # A run that trains on must be the same every time.
    seeded = np.random.default_rng
    np.random.default_rng = lambda: seeded(0)
    keras.utils.set_random_seed(0)


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
        type(optimizer).from_config(optimizer.get_config(), custom_objects=program)
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
        # Names of layers count from 1 again.
        keras.utils.clear_session()
        program = {"__name__": "program", "__file__": str(path)}
        with contextlib.redirect_stdout(io.StringIO()) as output:
            exec(compile(source, str(path), "exec"), program)
            predictions = act(program, path) if "draws/worlds/noise" in source else learn(program)
        if len(predictions) != 3 or " agree." not in output.getvalue():
            raise ValueError("the program did not predict")
    except Exception:
        failures[path.stem] = traceback.format_exc(limit=-6)

print(json.dumps({"ran": ran, "failures": failures}))
