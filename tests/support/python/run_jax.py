"""
Checks programs for JAX: `run_jax.py FOLDER`. Each is parsed and run: with JAX and optax if they are there, else with a
stand-in for both over PyTorch if that is there. Prints a JSON object: whether programs were run, and the faults of each
program that has any.
"""

import ast
import contextlib
import importlib.util
import io
import json
import re
import runpy
import sys
import traceback
from pathlib import Path


def names_in(tree):
    """What a module defines or imports at its top, and every name that it uses."""
    defined, used = set(), set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            defined.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            defined.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.add(node.id)
    return defined, used


def unused_arguments(tree):
    """Those of functions; methods take what others of the same name take."""
    methods = {id(one) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for one in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and id(node) not in methods:
            used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
            for argument in node.args.args:
                if argument.arg not in used and not (node.name == "update" and argument.arg == "params"):
                    yield f"{node.name} does not use {argument.arg}"


def faults_of(source):
    tree = ast.parse(source)
    defined, used = names_in(tree)
    # Raw examples are prepared by those who have some.
    faults = [f"nothing uses {name}" for name in sorted(defined - used - {"prepare"})]
    faults += unused_arguments(tree)
    text = re.sub(r'\A"""(?:[^"]|"(?!""))*"""', "", source)
    faults += [f"a line has {len(line)} characters: {line}" for line in text.split("\n") if len(line) > 100]
    faults += [f"trailing blanks: {line}" for line in source.split("\n") if line != line.rstrip()]
    return faults


EXAMPLES = (
    (r"^EPOCHS = \d+", "EPOCHS = 2"),
    (r"while step \* BATCH < epoch \* COUNT:", "while step < 2 * epoch:"),
)
AGENTS = ((r"^LAST = \d+", "LAST = 32"),)


def run(path):
    """Runs a program, which repeats the recorded steps, and then trains new parameters for some steps."""
    source = path.read_text()
    changes = AGENTS if "draws/worlds/noise" in source else EXAMPLES
    for pattern, short in ((r"^SEED = None", "SEED = 1"), *changes):
        source, count = re.subn(pattern, short, source, flags=re.M)
        if count != 1:
            raise ValueError(f"the program has no {pattern}")
    path.write_text(source)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        program = runpy.run_path(str(path), run_name="__main__")
    moves = path.with_suffix(".moves.npz")
    if moves.exists():
        import jax.numpy as jnp
        from moves import compare_moves

        compare_moves(program["world"], moves, jnp.asarray, lambda found: found)
    # No episode may be over yet.
    return output.getvalue().replace("mean return nan", "")


def main(folder):
    real = all(map(importlib.util.find_spec, ("jax", "optax")))
    runs = real or importlib.util.find_spec("torch") is not None
    sys.dont_write_bytecode = True
    if not real:
        sys.path.insert(0, str(Path(__file__).parent / "jax_stand_in"))
    results = {}
    for path in sorted(folder.glob("*.py")):
        faults = faults_of(path.read_text())
        if runs:
            try:
                output = run(path)
                if "nan" in output:
                    faults.append(f"not a number: {output}")
            except Exception:
                faults.append(traceback.format_exc(limit=-6))
        if faults:
            results[path.stem] = faults
    print(json.dumps({"ran": runs, "faults": results}))


main(Path(sys.argv[1]))
