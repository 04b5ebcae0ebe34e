"""Answers exam questions with a tensor library and compares the answers with the published ones.

The questions are JSON documents (Tests/vectors/README.md describes the format). A question is a program of library calls;
its answer is what these calls give. The library is a module with PyTorch's names, dlcore by default.
"""

import json
import math
import re
import time
from pathlib import Path

VERDICTS = ("agrees", "agrees-rounded", "convention", "erratum", "not-numeric")
CAUSES = {"agrees-rounded": "rounding", "convention": "convention", "erratum": "slip"}
FORMULA_TOLERANCE = 1e-9
FLOAT64_SLACK = 4 * 2.0**-52
NUMERAL = re.compile(r"[+-]?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?")


class Hole(Exception):
    """A question that cannot be answered as it is written."""


class Array:
    """The values of a tensor as nested Python lists: a shape and its elements in row-major order."""

    def __init__(self, nested, convert=float):
        self.shape, self.elements = (), []
        self._walk(nested, 0, convert)

    def _walk(self, nested, depth, convert):
        if not isinstance(nested, list):
            if depth != len(self.shape):
                raise Hole(f"a ragged array: {nested!r} at depth {depth} of {len(self.shape)}")
            self.elements.append(convert(nested))
            return
        if depth == len(self.shape):
            if self.elements:
                raise Hole(f"a ragged array: {nested!r} stands beside single values")
            self.shape += (len(nested),)
        elif self.shape[depth] != len(nested):
            raise Hole(f"a ragged array: rows of {self.shape[depth]} and of {len(nested)} values")
        for part in nested:
            self._walk(part, depth + 1, convert)

    def position(self, offset):
        index = []
        for extent in reversed(self.shape):
            offset, place = divmod(offset, extent)
            index.insert(0, place)
        return index

    def offsets(self, index):
        """The offsets of all elements below a leading index."""
        if len(index) > len(self.shape) or any(not 0 <= i < n for i, n in zip(index, self.shape)):
            raise Hole(f"index {index} does not fit the shape {list(self.shape)}")
        span = math.prod(self.shape[len(index):])
        first = 0
        for i, extent in zip(index, self.shape):
            first = first * extent + i
        return range(first * span, (first + 1) * span)


class Numeral:
    """A printed number: its value, half a unit in its last place, and how many significant digits it shows."""

    def __init__(self, text):
        match = NUMERAL.fullmatch(text)
        if not match:
            raise Hole(f"{text!r} is not a printed number")
        whole, fraction, exponent = match[1], match[2] or "", int(match[3] or 0)
        self.text = text
        self.value = float(text)
        self.half_unit = 0.5 * 10.0 ** (exponent - len(fraction))
        self.significant = len((whole + fraction).lstrip("0"))

    def distance_allowed(self, tolerance):
        return max(self.half_unit, tolerance) + FLOAT64_SLACK * abs(self.value)

    def is_coarse_for(self, computed):
        """One or two digits of a number that has more: they agree, but say little."""
        return self.significant <= 2 and abs(computed - self.value) > 1e-9 * max(1.0, abs(self.value))


class Library:
    """Runs the calls of a question with a module that has PyTorch's names."""

    def __init__(self, module):
        self.module = module
        self.places = [module, module.nn.functional, getattr(module, "ops", None)]

    def tensor(self, declaration):
        dtype = getattr(self.module, declaration["dtype"])
        shape = declaration["shape"]
        if "fill" in declaration:
            tensor = self.module.full(shape, declaration["fill"], dtype=dtype)
        else:
            if list(Array(declaration["data"], lambda value: value).shape) != shape:
                raise Hole(f"data of another shape than {shape}")
            tensor = self.module.tensor(declaration["data"], dtype=dtype)
        return tensor.requires_grad_() if declaration.get("requires_grad") else tensor

    def array(self, tensor):
        array = Array(tensor.detach().tolist())
        shape = tuple(tensor.shape)
        if array.shape != shape and math.prod(shape) != 0:
            raise Hole(f"a tensor of shape {list(shape)} lists as {list(array.shape)}")
        return array

    def call(self, name, arguments):
        special = getattr(self, "call_" + name, None)
        if special:
            return special(**arguments)
        if "dtype" in arguments:
            arguments["dtype"] = getattr(self.module, arguments["dtype"])
        operands = [arguments.pop(key) for key in ("input", "a", "b") if key in arguments] if name.startswith("linalg_") else []
        results = self._function(name, arguments)(*operands, **arguments)
        return list(results) if isinstance(results, (tuple, list)) else [results]

    def _function(self, name, arguments):
        """The function of this name; where there is only a method of tensors, that of the argument `input`, which it takes."""
        if name.startswith("linalg_"):
            return getattr(self.module.linalg, name.removeprefix("linalg_"))
        for place in (*self.places, arguments.get("input")):
            if callable(getattr(place, name, None)):
                if place is arguments.get("input"):
                    del arguments["input"]
                return getattr(place, name)
        raise Hole(f"the library has no call {name!r}")

    def call_size(self, input, dim=None):
        shape = list(input.shape)
        extents = shape if dim is None else [shape[d] for d in dim] if isinstance(dim, list) else shape[dim]
        return [self.module.tensor(extents, dtype=self.module.int64)]

    def call_count(self, input):
        return [self.module.tensor(input.numel(), dtype=self.module.int64)]

    def call_seed(self, value):
        self.module.manual_seed(value)
        return [self.module.tensor(value, dtype=self.module.int64)]

    def call_leaf(self, input):
        return [input.detach().clone().requires_grad_()]

    def call_gradient(self, of, with_respect_to, create_graph=False, materialize_grads=False):
        slopes = self.module.autograd.grad([of], with_respect_to, retain_graph=True, create_graph=create_graph,
                                           allow_unused=materialize_grads)
        return [self.module.zeros_like(x) if slope is None else slope for x, slope in zip(with_respect_to, slopes)]

    def call_jacobian(self, of, with_respect_to, create_graph=False):
        rows = []
        for element in of.reshape([-1]):
            rows.append(self.call_gradient(element, with_respect_to, create_graph, True) if of.requires_grad else
                        [self.module.zeros_like(x) for x in with_respect_to])
        return [self.module.stack(column, 0).reshape([*of.shape, *x.shape]) for x, column in zip(with_respect_to, zip(*rows))]

    def _step(self, optimizer_class, parameters, gradients, states, earlier, options):
        if any(len(tensors) != len(parameters) for tensors in (gradients, *earlier.values())):
            raise Hole(f"{len(parameters)} parameters, {[len(gradients), *map(len, earlier.values())]} gradients and states")
        leaves = [parameter.detach().clone().requires_grad_() for parameter in parameters]
        optimizer = optimizer_class(leaves, **options)
        for k, (leaf, gradient) in enumerate(zip(leaves, gradients)):
            leaf.grad = gradient.detach()
            optimizer.state[leaf].update({name: tensors[k].detach().clone() for name, tensors in earlier.items()})
        optimizer.step()
        return leaves + [optimizer.state[leaf][state].detach().clone() for state in states for leaf in leaves]

    def call_sgd_step(self, parameters, gradients, momentum_buffers=None, **options):
        states = ("momentum_buffer",) if options.get("momentum") else ()
        earlier = {} if momentum_buffers is None else {"momentum_buffer": momentum_buffers}
        return self._step(self.module.optim.SGD, parameters, gradients, states, earlier, options)

    def call_adam_step(self, parameters, gradients, first_moments=None, second_moments=None, step=0, **options):
        options["betas"] = tuple(options.get("betas", (0.9, 0.999)))
        earlier = {}
        if first_moments is not None:
            count = self.module.tensor(float(step), dtype=self.module.float32)
            earlier = {"exp_avg": first_moments, "exp_avg_sq": second_moments or [], "step": [count] * len(parameters)}
        return self._step(self.module.optim.Adam, parameters, gradients, ("exp_avg", "exp_avg_sq"), earlier, options)


class Comparison:
    """One published answer beside the computed one."""

    def __init__(self, item, computed, evaluated):
        self.name = item["value"]
        self.formula = item.get("formula")
        self.claim = item.get("claim")
        self.computed = computed
        self.stated_tolerance = item.get("tolerance", 0.0)
        index = item.get("index", [])
        selected = [computed.elements[k] for k in computed.offsets(index)]
        shape = computed.shape[len(index):]
        if self.claim is not None:
            self.printed = Array(True)
            states = [self._of_claim(value) for value in selected]
        elif self.formula is None:
            self.printed = Array(item["printed"], Numeral)
            states = [self._against_digits(numeral, value) for numeral, value in zip(self.printed.elements, selected)]
        else:
            self.printed = evaluated
            scale = max(1.0, max(map(abs, selected), default=0.0))
            limit = item.get("tolerance", FORMULA_TOLERANCE * scale)
            states = ["inside" if abs(value - published) <= limit else "outside"
                      for value, published in zip(selected, evaluated.elements)]
        self.same_shape = self.printed.shape == shape
        self.states = states if self.same_shape else ["outside"] * len(self.printed.elements)
        self.selected = selected

    def _against_digits(self, numeral, value):
        distance = abs(value - numeral.value)
        if distance <= numeral.distance_allowed(0.0):
            return "coarse" if numeral.is_coarse_for(value) else "inside"
        return "rounded" if distance <= numeral.distance_allowed(self.stated_tolerance) else "outside"

    def _of_claim(self, value):
        if value not in (0, 1):
            raise Hole(f"the claim {self.name} is decided by 0 or 1, not by {value!r}")
        return "inside" if value else "outside"

    def outside(self):
        return {k for k, state in enumerate(self.states) if state == "outside"}


class Answer:
    """A question with its computed values, the verdict that follows from them, and everything that does not fit."""

    def __init__(self, entry, library):
        self.entry = entry
        self.id = entry["id"]
        self.problems = []
        self.values = {}
        self.comparisons = []
        self.reproduced = {}
        self.verdict = None
        self.calls = 0
        started = time.perf_counter()
        try:
            self._run(library)
        except Exception as error:
            self.problems.append(f"{type(error).__name__}: {error}")
        self.seconds = time.perf_counter() - started

    @property
    def cause(self):
        return next((self.entry[kind] for kind in CAUSES.values() if kind in self.entry), None)

    def _run(self, library):
        entry, cause = self.entry, self.cause or {}
        self._execute(library, entry["inputs"], entry["steps"])
        self._execute(library, cause.get("inputs", {}), cause.get("steps", []))
        for check in entry["checks"] + cause.get("checks", []):
            self._check(library, check)
        for item in entry["published"]:
            evaluated = library.array(self._value(item["evaluates_to"])) if "formula" in item else None
            self.comparisons.append(Comparison(item, library.array(self._value(item["value"])), evaluated))
        for number, item in enumerate(entry["published"]):
            self._compare_with_statement(number, item)
        for claim in cause.get("reproduces", []):
            self._reproduce(library, claim)
        self.verdict = self._conclude()
        if self.verdict != entry["verdict"]:
            self.problems.append(f"the verdict is {self.verdict}, stated is {entry['verdict']}")
        if not entry["published"] and not ("published_text" in entry or "published_missing" in entry):
            self.problems.append("no published answer, and neither published_text nor published_missing")
        if entry["published"] and "published_missing" in entry:
            self.problems.append("published_missing stands beside a published answer")
        stated_causes = [kind for kind in CAUSES.values() if kind in entry]
        expected = CAUSES.get(entry["verdict"])
        if stated_causes != ([expected] if expected else []):
            self.problems.append(f"a verdict {entry['verdict']!r} needs {expected or 'no cause'}, stated: {stated_causes}")

    def _execute(self, library, inputs, steps):
        for name, declaration in inputs.items():
            self._define(name, library.tensor(declaration) if isinstance(declaration, dict) else declaration)
        for step in steps:
            if "repeat" in step:
                self._repeat(library, step)
                continue
            try:
                results = library.call(step["call"], {name: self._resolve(a) for name, a in step["args"].items()})
            except Exception as error:
                raise Hole(f"{step['call']} -> {', '.join(step['results'])}: {error}") from error
            if len(results) != len(step["results"]):
                raise Hole(f"{step['call']} gives {len(results)} results, {len(step['results'])} are named")
            for name, result in zip(step["results"], results):
                self._define(name, result)
            self.calls += 1

    def _repeat(self, library, loop):
        """A loop: every round sees the values around it, the carried ones and the counter; its own are forgotten after it."""
        carry, collect = loop.get("carry", {}), loop.get("collect", {})
        around = self.values
        carried = {name: self._value(first) for name, (first, _) in carry.items()}
        collected = {name: [] for name in collect}
        for round_number in range(loop["repeat"]):
            self.values = dict(around)
            for name, value in carried.items():
                self._define(name, value)
            if "counter" in loop:
                self._define(loop["counter"], loop.get("from", 0) + round_number * loop.get("by", 1))
            self._execute(library, {}, loop["steps"])
            for name, source in collect.items():
                collected[name].append(self._value(source))
            carried = {name: self._value(last) for name, (_, last) in carry.items()}
        self.values = around
        for name, value in carried.items():
            self._define(name, value)
        for name, values in collected.items():
            self._define(name, library.call("stack", {"tensors": values, "dim": 0})[0])

    def _define(self, name, value):
        if name in self.values:
            raise Hole(f"{name!r} is defined twice")
        self.values[name] = value

    def _value(self, name):
        if name not in self.values:
            raise Hole(f"nothing is called {name!r}")
        return self.values[name]

    def _resolve(self, argument):
        if isinstance(argument, str) and argument.startswith("$"):
            return self._value(argument[1:])
        if isinstance(argument, list):
            return [self._resolve(part) for part in argument]
        return argument

    def _check(self, library, check):
        computed, right = library.array(self._value(check["value"])), Array(check["right"])
        if computed.shape != right.shape:
            self.problems.append(f"{check['value']}: shape {list(computed.shape)}, right is {list(right.shape)}")
            return
        for offset, (value, truth) in enumerate(zip(computed.elements, right.elements)):
            if not abs(value - truth) <= check["tolerance"] + check.get("relative", 0.0) * abs(truth):
                self.problems.append(f"{check['value']}{computed.position(offset) or ''} is {value!r}, right is {truth!r}")

    def _compare_with_statement(self, number, item):
        comparison = self.comparisons[number]
        wrong = item.get("wrong", [])
        if wrong == "all":
            stated = set(range(len(comparison.states)))
        else:
            stated = {offset for index in wrong for offset in comparison.printed.offsets(index)}
        actual = comparison.outside()
        for offset in sorted(stated ^ actual):
            says, is_so = ("wrong", "inside") if offset in stated else ("right", "outside")
            if comparison.claim is not None:
                outcome = "holds" if offset in stated else "fails"
                self.problems.append(f"the claim {comparison.name} is called {says}, but it {outcome}")
                continue
            self.problems.append(f"published {comparison.name}{comparison.printed.position(offset) or ''} is called {says}, "
                                 f"but the computed value is {is_so} its printed digits")
        if "tolerance" in item and "printed" in item and "rounded" not in comparison.states:
            self.problems.append(f"published {comparison.name} states a tolerance that it does not need")

    def _reproduce(self, library, claim):
        """Shows that the slip, convention or rounding leads to the very digits that were printed."""
        comparison = self.comparisons[claim["item"]]
        if comparison.claim is not None:
            raise Hole(f"the claim {comparison.name} has no digits to reproduce")
        by = library.array(self._value(claim["by"]))
        offsets = comparison.printed.offsets(claim.get("index", []))
        if by.shape != comparison.printed.shape[len(claim.get("index", [])):]:
            self.problems.append(f"{claim['by']} has another shape than what it is to reproduce")
            return
        for offset, value in zip(offsets, by.elements):
            published = comparison.printed.elements[offset]
            if comparison.formula is None:
                agrees = abs(value - published.value) <= published.distance_allowed(0.0)
                shown = published.text
            else:
                agrees = abs(value - published) <= FORMULA_TOLERANCE * max(1.0, abs(published))
                shown = repr(published)
            if agrees:
                self.reproduced.setdefault(claim["item"], set()).add(offset)
            else:
                self.problems.append(f"{claim['by']} is {value!r} and does not reproduce the published {shown}")

    def _conclude(self):
        if not self.comparisons:
            return "not-numeric"
        outside = {(number, offset) for number, c in enumerate(self.comparisons) for offset in c.outside()}
        if outside:
            reproduced = {(number, offset) for number, offsets in self.reproduced.items() for offset in offsets}
            return "convention" if "convention" in self.entry and outside <= reproduced else "erratum"
        states = {state for comparison in self.comparisons for state in comparison.states}
        return "agrees-rounded" if states & {"rounded", "coarse"} else "agrees"


def find_vectors(directory=None):
    """The exam documents: in the given directory, else installed with the package, else in the source tree."""
    here = Path(__file__).resolve().parent
    places = [Path(directory)] if directory else [here / "vectors" / "exams"] + [
        parent / "Tests" / "vectors" / "exams" for parent in here.parents]
    for place in places:
        files = sorted(path for path in place.glob("*.json") if path.name != "schema.json")
        if files:
            return files
    raise FileNotFoundError(f"no exam documents in {', '.join(map(str, places[:2]))}")


def read_documents(files):
    documents = [json.loads(Path(file).read_text(encoding="utf-8")) for file in files]
    known = set()
    for entry in (entry for document in documents for entry in document["entries"]):
        if entry["id"] in known:
            raise Hole(f"two questions are called {entry['id']!r}")
        known.add(entry["id"])
    return documents
