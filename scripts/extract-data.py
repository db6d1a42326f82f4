#!/usr/bin/env python3
"""Writes public/data/iris.csv from the copy that scikit-learn ships.

Run once, from anywhere: python3 scripts/extract-data.py [path of sklearn's iris.csv]
Without a path it reads the file of Debian's package: apt-get install python3-sklearn
"""

import csv
import sys
from pathlib import Path

PACKAGED = Path("/usr/lib/python3/dist-packages/sklearn/datasets/data/iris.csv")
TARGET = Path(__file__).resolve().parent.parent / "public/data/iris.csv"
COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]

# Rows 35 and 38 as Fisher printed them; the Iris file of the UCI repository has other numbers there.
FISHER = {35: ["4.9", "3.1", "1.5", "0.2"], 38: ["4.9", "3.6", "1.4", "0.1"]}


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGED
    if not source.is_file():
        sys.exit(f"{source} is missing: apt-get install python3-sklearn, or name the path of its iris.csv")
    with source.open(newline="") as file:
        (count, features, *species), *rows = csv.reader(file)
    if int(count) != len(rows) or int(features) != 4 or len(species) != 3:
        sys.exit(f"{source} is not the iris.csv of scikit-learn")
    for number, expected in FISHER.items():
        if rows[number - 1][:4] != expected:
            sys.exit(f"row {number} of {source} is {rows[number - 1][:4]}, Fisher's is {expected}")

    with TARGET.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*row[:4], species[int(row[4])]] for row in rows)
    print(f"{TARGET}: {len(rows)} rows")


if __name__ == "__main__":
    main()
