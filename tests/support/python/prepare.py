"""Prepares the rows of CSV files with functions that were exported, and compares them with what Nabla fed.

Reads a JSON file with a list of cases; prints the largest difference of each, or what went wrong.
"""

import csv
import json
import sys
import traceback

import numpy as np


def raw_examples(case):
    """The examples of a case as a person would read them from the file with its data."""
    with open(case["data"], newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if case["takes"] == "columns":
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        for name, headers in case["arrays"].items():
            columns[name] = np.array([[float(row[header]) for header in headers] for row in rows])
        return columns
    [headers] = case["arrays"].values()
    if case["numbers"]:
        return np.array([[float(row[header]) for header in headers] for row in rows]).reshape(
            len(rows), *case["shape"]
        )
    cells = [[row[header] for header in headers] for row in rows]
    if case["window"] is not None:
        tokens = [cell for [cell] in cells]
        starts = range(len(tokens) - case["window"] + 1)
        return [tokens[start : start + case["window"]] for start in starts]
    # Nabla writes "'+" for "+", which is a single token only in a list.
    is_text = case["takes"] == "texts" and all(len(cell) == 1 for row in cells for cell in row)
    return ["".join(row) for row in cells] if is_text else cells


def fails(call, text):
    """Whether a call is refused with this text."""
    try:
        call()
    except (ValueError, KeyError) as error:
        return text in str(error)
    return False


def difference(case):
    """The largest difference from the inputs that Nabla fed."""
    scope = {"np": np, "fails": fails}
    exec(compile(case["constants"] + "\n\n\n" + case["source"], "prepared", "exec"), scope)
    found = scope["prepare"](raw_examples(case))
    assert found.dtype == np.float32, found.dtype
    found = found[case["rows"]]
    expected = np.array(case["expected"], dtype=float).reshape(len(case["rows"]), -1)
    assert found.shape == expected.shape, (found.shape, expected.shape)
    error = np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected)))
    assert not np.isnan(error)
    classes = eval(case["classes"]) if case["classes"] else None
    assert classes is None or json.dumps(list(classes)) == json.dumps(case["names"]), classes
    for claim in case["claims"]:
        assert eval(claim, scope), claim
    return float(error)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    results = []
    for case in cases:
        try:
            results.append(difference(case))
        except Exception:
            results.append(traceback.format_exc())
    print(json.dumps(results))


main()
