"""Experiments: conceptual questions about deep learning, answered by trying.

    from dlcore import experiments
    experiments.run("learning-rate").findings

``python -m dlcore.experiments`` runs them all and prints what they find.
"""

from importlib import import_module

from ._experiment import PLANS, Curve, Experiment, Plan

_TOPICS = (
    "descent",
    "depth",
    "recurrence",
    "convolutions",
    "pooling",
    "activations",
    "regularization",
    "distillation",
    "learning_machines",
    "fitting",
    "generative",
    "architecture",
)


def all_experiments():
    """All experiments by name, as ``{name: Plan}``; none of them has been run."""
    for topic in _TOPICS:
        import_module(f"{__name__}.{topic}")
    return dict(PLANS)


def run(name, seed=0):
    """Runs an experiment and returns it as an ``Experiment``.

    ``seed`` decides its random numbers; the state of the default generator is as before afterwards. The findings hold for
    every seed that has been tried. An unknown name is a ``KeyError`` that lists the known ones.
    """
    import dlcore

    plans = all_experiments()
    if name not in plans:
        raise KeyError(f"no experiment is called {name!r}; there are: {', '.join(plans)}")
    plan = plans[name]
    result = Experiment(plan.name, plan.title, list(plan.questions), plan.explanation)
    state = dlcore.get_rng_state()
    dlcore.manual_seed(seed)
    try:
        plan.carry_out(result)
    finally:
        dlcore.set_rng_state(state)
    return result
