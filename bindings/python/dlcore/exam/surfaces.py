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


def coordinates(answer, step):
    """Where a gradient is taken, as (x, y); None when it is not with respect to two numbers."""
    values = [answer.values.get(name[1:]) for name in step["args"]["with_respect_to"]]
    if any(value is None or not hasattr(value, "numel") for value in values) or sum(value.numel() for value in values) != 2:
        return None
    return tuple(number for value in values for number in value.detach().reshape([-1]).tolist())


class Function:
    """The function that a gradient step differentiates, of its two numbers."""

    def __init__(self, answer, step, steps):
        import dlcore

        self.library = Library(dlcore)
        self.answer, self.of, self.steps = answer, step["args"]["of"][1:], steps
        self.names = [name[1:] for name in step["args"]["with_respect_to"]]
        self.variables = [answer.values[name].detach() for name in self.names]
        self.around = {name: answer.values[name] for name in answer.entry["inputs"]}

    def __call__(self, x, y):
        import dlcore

        trial, numbers = copy.copy(self.answer), [x, y]
        trial.values = dict(self.around)
        for name, variable in zip(self.names, self.variables):
            own, numbers = numbers[:variable.numel()], numbers[variable.numel():]
            trial.values[name] = dlcore.tensor(own, dtype=variable.dtype).reshape(variable.shape)
        trial._execute(self.library, {}, self.steps)
        return trial.values[self.of].item()


def surface_pictures(answer):
    """The surface of the first function of two inputs of a question, and every point where its kind is differentiated."""
    from ..analysis.surfaces import Surface

    steps, inputs = answer.entry["steps"], answer.entry["inputs"]
    first, function, visited = None, None, []
    for number, step in enumerate(steps):
        if step.get("call") != "gradient":
            continue
        point = coordinates(answer, step)
        if point is None:
            continue
        if first is None:
            if not all(name[1:] in inputs for name in step["args"]["with_respect_to"]) or step["args"]["of"][1:] not in answer.values:
                continue
            towards = steps_towards(step["args"]["of"][1:], steps[:number])
            if not towards or any(one["call"] == "gradient" for one in towards):
                continue
            first, function = step, Function(answer, step, towards)
        if point not in visited:
            visited.append(point)
    if first is None:
        return []
    reach = [max(1.4 * max(abs(point[axis]) for point in visited), 1.0) for axis in (0, 1)]
    xs, ys = ([extent * (2 * k / (POINTS - 1) - 1) for k in range(POINTS)] for extent in reach)
    surface = Surface(xs, ys, [[function(x, y) for x in xs] for y in ys])
    names = axis_names(first, function)
    stepped = any(step.get("call") in OPTIMIZER_STEPS for step in steps)
    picture = charts.surface(f"{function.of} as a function of {' and '.join(names)}", surface, visited, *names, joined=stepped)
    return [(picture, f"{mathematics(symbol(function.of))} as a surface, and where the question stands on it")]


def axis_names(step, function):
    if len(function.names) == 2:
        return [name.replace("_", " ") for name in function.names]
    return [f"{function.names[0]}[{k}]" for k in (0, 1)]
