"""Validates notebooks and runs their cells one after the other, with stand-ins for packages that are not installed.

Writes as JSON, for each: what went wrong (null for nothing), and what the trials of a search reported last.
"""

import json
import os
import sys
import traceback
import types

import nbformat
import torch

import pyplot
import tune

# Packages that are needed only here.
sys.modules["matplotlib"] = types.ModuleType("matplotlib")
sys.modules["matplotlib.pyplot"] = sys.modules["matplotlib"].pyplot = pyplot


class Handle:
    updates = 0

    def update(self, figure):
        Handle.updates += 1
        assert isinstance(figure, pyplot.Figure)


def display(figure, display_id):
    assert isinstance(figure, pyplot.Figure) and display_id is True
    return Handle()


sys.modules["IPython"] = types.ModuleType("IPython")
sys.modules["IPython.display"] = types.ModuleType("IPython.display")
sys.modules["IPython.display"].display = display
sys.modules["ray"] = types.ModuleType("ray")
sys.modules["ray"].init = lambda ignore_reinit_error: None
sys.modules["ray"].tune = sys.modules["ray.tune"] = tune


def parameters_in(variables):
    networks = [one for one in variables.values() if isinstance(one, torch.nn.Module)]
    return [parameter.detach().clone() for network in networks for parameter in network.parameters()]


def run(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    variables = {"__name__": "__main__"}
    before, trained = Handle.updates, None
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if cell.id == "search-start":
            trained = parameters_in(variables)
        try:
            exec(compile(cell.source, f"{path}#{cell.id}", "exec"), variables)
        except BaseException as error:
            frames = traceback.extract_tb(error.__traceback__)
            numbers = [frame.lineno for frame in frames if frame.filename.startswith(path)]
            lines = [f"{number}: {cell.source.splitlines()[number - 1].strip()}" for number in numbers]
            return {"problem": f"{cell.id}: {lines}\n{type(error).__name__}: {error}", "reported": None}
    assert Handle.updates > before, "no curve was drawn"
    if trained is None:
        return {"problem": None, "reported": None}
    # Trials may run at the same time in copies of these variables, so they must not depend on one another.
    for now, then in zip(parameters_in(variables), trained):
        assert now.equal(then), "a trial changed the network of the notebook"
    return {"problem": None, "reported": [[one.config, one.metrics] for one in variables["results"]]}


output, sys.stdout = sys.stdout, sys.stderr
results = []
for path in sys.argv[1:]:
    os.chdir(os.path.dirname(path))
    try:
        results.append(run(path))
    except BaseException as error:
        results.append({"problem": f"{type(error).__name__}: {error}", "reported": None})
json.dump(results, output)
