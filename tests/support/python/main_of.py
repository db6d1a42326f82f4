"""Runs what a program does when it is called, after it was imported."""

import textwrap


def run_main(module, **settings):
    """settings replace constants of the module, such as the number of epochs."""
    vars(module).update(settings)
    with open(module.__file__, encoding="utf-8") as file:
        _, main = file.read().split('\nif __name__ == "__main__":\n')
    exec(compile(textwrap.dedent(main), f"{module.__file__}: main", "exec"), vars(module))
