"""Imports programs and runs them for an epoch; writes what went wrong in each as JSON, null for nothing."""

import importlib.util
import json
import sys
import traceback

from main_of import run_main


def problem_of(path):
    try:
        spec = importlib.util.spec_from_file_location("program", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        run_main(module, EPOCHS=1)
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"line {frame.lineno}: {frame.line}" for frame in frames if frame.filename == path]
        return f"{path}: {'; '.join(lines)}\n{type(error).__name__}: {error}"
    return None


output, sys.stdout = sys.stdout, sys.stderr
json.dump([problem_of(path) for path in sys.argv[1:]], output)
