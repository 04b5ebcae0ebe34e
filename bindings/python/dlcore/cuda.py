"""There are no graphics processors here; programs that ask first go on with the CPU."""


def is_available():
    return False


def device_count():
    return 0


def manual_seed_all(seed):
    """Seeds every graphics processor: none."""


manual_seed = manual_seed_all
