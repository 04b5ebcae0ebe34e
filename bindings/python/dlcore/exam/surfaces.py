"""The surface of a function of two numbers that a question differentiates, with the points where it does so."""

import copy

from .._examiner import Library
from . import charts
from .formulas import OPTIMIZER_STEPS, symbol
from .mathematics import mathematics

POINTS = 33


def names_of(arguments):
    """The values that a step's arguments refer to."""
    if isinstance(arguments, dict):
        arguments = list(arguments.values())
    if isinstance(arguments, list):
        return {name for argument in arguments for name in names_of(argument)}
    return {arguments[1:]} if isinstance(arguments, str) and arguments.startswith("$") else set()


def steps_towards(target, steps):
    """The steps that a value depends on, in order; None when a loop is among them."""
    needed, chosen = {target}, []
    for step in reversed(steps):
        if "repeat" in step:
            return None
        if needed.intersection(step["results"]):
            chosen.insert(0, step)
            needed |= names_of(step["args"])
    return chosen


def coordinates(known, step):
    """Where a gradient is taken, as (x, y), from the known values; None when it is not with respect to two numbers."""
    values = [known.get(name[1:]) for name in step["args"]["with_respect_to"]]
    if any(value is None or not hasattr(value, "numel") for value in values) or sum(value.numel() for value in values) != 2:
        return None
    return tuple(number for value in values for number in value.detach().reshape([-1]).tolist())


class Function:
    """The function that a gradient step differentiates, of its two numbers: the values of `names` among the values `around`."""

    def __init__(self, answer, step, steps, around):
        import dlcore

        self.library = Library(dlcore)
        self.answer, self.of, self.steps, self.around = answer, step["args"]["of"][1:], steps, around
        self.names = [name[1:] for name in step["args"]["with_respect_to"]]

    def trial(self, replaced, steps):
        """The values after some steps, with others in place of those around."""
        trial = copy.copy(self.answer)
        trial.values = self.around | replaced
        trial._execute(self.library, {}, steps)
        return trial.values

    def __call__(self, x, y):
        import dlcore

        replaced, numbers = {}, [x, y]
        for name in self.names:
            variable = self.around[name]
            own, numbers = numbers[:variable.numel()], numbers[variable.numel():]
            replaced[name] = dlcore.tensor(own, dtype=variable.dtype).reshape(variable.shape)
        return self.trial(replaced, self.steps)[self.of].item()


def differentiated(answer, steps, around):
    """The first gradient step with respect to two numbers among the values around, as a Function; None if there is none."""
    for number, step in enumerate(steps):
        if step.get("call") != "gradient" or not all(name[1:] in around for name in step["args"]["with_respect_to"]):
            continue
        if coordinates(around, step) is None:
            continue
        towards = steps_towards(step["args"]["of"][1:], steps[:number])
        if towards and not any(one["call"] == "gradient" for one in towards):
            return step, Function(answer, step, towards, around)
    return None


def in_a_line(answer, inputs):
    """The function, the points where its kind is differentiated, and whether they are a path."""
    found = differentiated(answer, answer.entry["steps"], inputs)
    if found is None:
        return None
    points = [coordinates(answer.values, step) for step in answer.entry["steps"] if step.get("call") == "gradient"]
    visited = list(dict.fromkeys(point for point in points if point is not None))
    return found[1], visited, any(step.get("call") in OPTIMIZER_STEPS for step in answer.entry["steps"])


def in_a_loop(answer, inputs):
    """The same for a loop that carries two numbers from round to round: the points are those that it comes through."""
    for loop in answer.entry["steps"]:
        if not loop.get("carry") or not all(first in inputs for first, _ in loop["carry"].values()):
            continue
        carried = {name: inputs[first] for name, (first, _) in loop["carry"].items()}
        counter = {loop["counter"]: 0} if "counter" in loop else {}
        found = differentiated(answer, loop["steps"], inputs | carried | counter)
        if found is None or not set(found[1].names) <= carried.keys():
            continue
        step, function = found
        visited = [coordinates(carried, step)]
        for number in range(loop["repeat"]):
            values = function.trial(carried | dict.fromkeys(counter, number), loop["steps"])
            carried = {name: values[last] for name, (_, last) in loop["carry"].items()}
            visited.append(coordinates(carried, step))
        return function, visited, True
    return None


def surface_pictures(answer):
    """The surface of the first function of two numbers that a question differentiates, and where it does so."""
    from ..analysis.surfaces import Surface

    inputs = {name: answer.values[name] for name in answer.entry["inputs"] if name in answer.values}
    found = in_a_line(answer, inputs) or in_a_loop(answer, inputs)
    if found is None:
        return []
    function, visited, joined = found
    reach = [max(1.4 * max(abs(point[axis]) for point in visited), 1.0) for axis in (0, 1)]
    xs, ys = ([extent * (2 * k / (POINTS - 1) - 1) for k in range(POINTS)] for extent in reach)
    surface = Surface(xs, ys, [[function(x, y) for x in xs] for y in ys])
    names = axis_names(function)
    picture = charts.surface(f"{function.of} as a function of {' and '.join(names)}", surface, visited, *names, joined=joined)
    return [(picture, f"{mathematics(symbol(function.of))} as a surface, and where the question stands on it")]


def axis_names(function):
    if len(function.names) == 2:
        return [name.replace("_", " ") for name in function.names]
    return [f"{function.names[0]}[{k}]" for k in (0, 1)]
