"""Compares single moves of an exported world with those in a file."""

import inspect

import numpy as np


def compare_moves(world, path, given_as, number_of):
    """
    given_as makes a tensor of the framework from an array of NumPy, and number_of an array of NumPy from a tensor.
    """
    expected = dict(np.load(path))

    def compare(name, method, **given):
        parameters = inspect.signature(method).parameters
        found = method(**{key: given_as(value) for key, value in given.items() if key in parameters})
        found = np.asarray(number_of(found), np.float32).reshape(expected[name].shape)
        np.testing.assert_allclose(found, expected[name], 1e-5, 1e-6, err_msg=name)

    state, after, action, luck = (expected[name] for name in ("state", "after", "action", "luck"))
    compare("after", world.step, state=state, action=action, noise=luck)
    compare("reward", world.reward, action=action, next_state=after, noise=luck)
    compare("over", world.done, state=after)
    compare("ended", world.terminated, state=after)
    compare("observation", world.observe, state=state)
