"""The default generator of random numbers."""

from ._core import default_generator


def manual_seed(seed):
    """Starts the default generator again from a seed, an integer, and returns the generator."""
    default_generator.manual_seed(int(seed) & 0xFFFF_FFFF_FFFF_FFFF)
    return default_generator


def seed():
    """Seeds the default generator from the system's source of randomness and returns the seed."""
    from os import urandom

    value = int.from_bytes(urandom(8), "little") >> 1
    manual_seed(value)
    return value


def initial_seed():
    """The seed of the default generator."""
    return default_generator.initial_seed()


def get_rng_state():
    """The state of the default generator: what ``set_rng_state`` takes."""
    return default_generator.get_state()


def set_rng_state(state):
    """Continues from a state of ``get_rng_state``."""
    default_generator.set_state(state)
