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
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)

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
            program["replay"]()
            program["train"](1)
            record = program["record"]
            name = "evaluation/noise" if "evaluation/noise" in record.files else "train/x"
            x = program["examples"]["train"][0] if "examples" in program else record[name]
            predictions = program["predict"](x[:3])
        if len(predictions) != 3 or "as recorded" not in output.getvalue():
            raise ValueError("the program did not predict")
    except Exception:
        failures[path.stem] = traceback.format_exc(limit=-6)

print(json.dumps({"ran": ran, "failures": failures}))
