"""L-BFGS (Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithm 7.4), with a line search for the strong Wolfe
conditions (section 3.5)."""

from math import sqrt

from .._core import Tensor, cat, zeros
from .._grad_mode import enable_grad, no_grad
from .optimizer import Optimizer, require


class LBFGS(Optimizer):
    """``step(closure)`` takes up to ``max_iter`` quasi-Newton steps, for which ``closure`` clears the gradients, computes the
    loss, differentiates and returns it.

    ``line_search_fn`` is 'strong_wolfe', or None for steps of length ``lr``. There is one group of parameters only.
    """

    def __init__(
        self,
        params,
        lr=1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-7,
        tolerance_change=1e-9,
        history_size=100,
        line_search_fn=None,
    ):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        defaults = {
            "lr": lr,
            "max_iter": max_iter,
            "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
            "tolerance_grad": tolerance_grad,
            "tolerance_change": tolerance_change,
            "history_size": history_size,
            "line_search_fn": line_search_fn,
        }
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

    def _check_options(self, group):
        require(group["lr"] >= 0.0, "learning rate", group["lr"])

    @property
    def _parameters(self):
        return self.param_groups[0]["params"]

    def _gradient(self):
        parts = []
        for parameter in self._parameters:
            gradient = parameter.grad
            parts.append(zeros(parameter.numel(), dtype=parameter.dtype) if gradient is None else gradient.reshape(-1))
        return cat(parts).detach() if len(parts) > 1 else parts[0].detach().clone()

    def _move(self, length, direction):
        position = 0
        for parameter in self._parameters:
            count = parameter.numel()
            parameter.add_(direction[position : position + count].reshape(tuple(parameter.shape)), alpha=length)
            position += count

    def _adopt(self, parameter, name, value):
        # The history has the length of all parameters together, so it is copied as it is.
        from .optimizer import _own

        return _own(value)

    def step(self, closure):
        """Takes up to ``max_iter`` steps and returns the loss before them."""
        closure = enable_grad()(closure)
        with no_grad():
            return self._minimize(closure)

    def _minimize(self, closure):
        group = self.param_groups[0]
        state = self.state[self._parameters[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        rate, search = float(group["lr"]), group["line_search_fn"]
        if search not in (None, "strong_wolfe"):
            raise RuntimeError("only 'strong_wolfe' is supported")

        first_loss = closure()
        loss = float(first_loss)
        evaluations = 1
        state["func_evals"] += 1
        gradient = self._gradient()
        if _largest(gradient) <= group["tolerance_grad"]:
            return first_loss
        direction, length = state.get("d"), state.get("t")
        for iteration in range(1, group["max_iter"] + 1):
            state["n_iter"] += 1
            if state["n_iter"] == 1:
                direction = gradient.neg()
                state["old_dirs"], state["old_stps"], state["ro"], state["H_diag"] = [], [], [], 1
                length = min(1.0, 1.0 / float(gradient.abs().sum())) * rate
            else:
                _remember(state, gradient - state["prev_flat_grad"], direction * length, group["history_size"])
                direction = _newton_direction(state, gradient)
                length = rate
            state["prev_flat_grad"], previous_loss = gradient, loss
            slope = float(gradient @ direction)
            if slope > -group["tolerance_change"]:
                break

            used = 0
            if search is not None:
                start = [parameter.clone() for parameter in self._parameters]

                def evaluate(length):
                    self._move(length, direction)
                    value = float(closure())
                    slopes = self._gradient()
                    for parameter, saved in zip(self._parameters, start):
                        parameter.copy_(saved)
                    return value, slopes

                budget = group["max_eval"] - evaluations
                line = _Line(evaluate, direction, loss, gradient, slope)
                loss, gradient, length, used = line.search(length, budget)
                self._move(length, direction)
            else:
                self._move(length, direction)
                if iteration != group["max_iter"]:
                    loss = float(closure())
                    gradient = self._gradient()
                    used = 1
            optimal = used > 0 and _largest(gradient) <= group["tolerance_grad"]
            evaluations += used
            state["func_evals"] += used
            if (
                evaluations >= group["max_eval"]
                or optimal
                or _largest(direction) * abs(length) <= group["tolerance_change"]
                or abs(loss - previous_loss) < group["tolerance_change"]
            ):
                break
        state["d"], state["t"], state["prev_loss"] = direction, length, previous_loss
        return first_loss


def _largest(vector):
    return float(vector.abs().max()) if vector.numel() else 0.0


def _remember(state, change, step, size):
    """Adds a pair of changes, of the gradient and of the parameters, to the history where the curvature is positive."""
    curvature = float(change @ step)
    if curvature <= 1e-10:
        return
    if len(state["old_dirs"]) == size:
        for name in ("old_dirs", "old_stps", "ro"):
            state[name].pop(0)
    state["old_dirs"].append(change)
    state["old_stps"].append(step)
    state["ro"].append(1.0 / curvature)
    state["H_diag"] = curvature / float(change @ change)


def _newton_direction(state, gradient):
    """Minus the inverse Hessian's estimate times the gradient: the two-loop recursion."""
    pairs = list(zip(state["old_dirs"], state["old_stps"], state["ro"]))
    result = gradient.neg()
    weights = []
    for change, step, inverse in reversed(pairs):
        weight = float(step @ result) * float(inverse)
        result.add_(change, alpha=-weight)
        weights.append(weight)
    result.mul_(float(state["H_diag"]))
    for (change, step, inverse), weight in zip(pairs, reversed(weights)):
        result.add_(step, alpha=weight - float(change @ result) * float(inverse))
    return result


class _Point:
    """A length on the line with the loss, the gradient and the slope there."""

    __slots__ = ("length", "loss", "gradient", "slope")

    def __init__(self, length, loss, gradient, slope):
        self.length, self.loss, self.gradient, self.slope = length, loss, gradient, slope


class _Line:
    """The loss along a direction."""

    decrease, curvature = 1e-4, 0.9
    least_change = 1e-9

    def __init__(self, evaluate, direction, loss, gradient, slope):
        self._evaluate = evaluate
        self._direction = direction
        self._start = _Point(0.0, loss, gradient, slope)
        self._evaluations = 0

    def _at(self, length):
        loss, gradient = self._evaluate(length)
        self._evaluations += 1
        return _Point(length, loss, gradient, float(gradient @ self._direction))

    def _too_high(self, point):
        return point.loss > self._start.loss + self.decrease * point.length * self._start.slope

    def _is_flat(self, point):
        return abs(point.slope) <= -self.curvature * self._start.slope

    def search(self, length, budget):
        """A length that fulfils the strong Wolfe conditions, or the best one that was found within so many evaluations."""
        former, point = self._start, self._at(length)
        low = high = None
        rounds = 0
        while rounds < budget:
            if self._too_high(point) or (rounds > 1 and point.loss >= former.loss):
                low, high = former, point
                break
            if self._is_flat(point):
                return self._result(point)
            if point.slope >= 0:
                low, high = former, point
                break
            bounds = (point.length + 0.01 * (point.length - former.length), point.length * 10)
            following = _cubic_minimum(former, point, bounds)
            former, point = point, self._at(following)
            rounds += 1
        if low is None:
            low, high = self._start, point
        if low.loss > high.loss:
            low, high = high, low
        return self._result(self._zoom(low, high, rounds, budget))

    def _result(self, point):
        return point.loss, point.gradient, point.length, self._evaluations

    def _zoom(self, low, high, rounds, budget):
        """Makes the interval between two points smaller until the better one fulfils the conditions."""
        size = _largest(self._direction)
        stuck = False
        while rounds < budget and abs(high.length - low.length) * size >= self.least_change:
            length = _cubic_minimum(low, high)
            least, most = sorted((low.length, high.length))
            margin = 0.1 * (most - least)
            near = min(most - length, length - least) < margin
            if near and (stuck or length >= most or length <= least):
                length = most - margin if abs(length - most) < abs(length - least) else least + margin
                near = False
            stuck = near
            point = self._at(length)
            rounds += 1
            if self._too_high(point) or point.loss >= low.loss:
                high = point
                if low.loss > high.loss:
                    low, high = high, low
                continue
            if self._is_flat(point):
                return point
            if point.slope * (high.length - low.length) >= 0:
                high = low
            low = point
        return low


def _cubic_minimum(a, b, bounds=None):
    """Where the cubic through two points with their slopes is least, inside the bounds (otherwise between the points)."""
    least, most = bounds if bounds is not None else sorted((a.length, b.length))
    d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.length - b.length)
    square = d1 * d1 - a.slope * b.slope
    if not square >= 0:
        return (least + most) / 2.0
    d2 = sqrt(square)
    if a.length <= b.length:
        position = b.length - (b.length - a.length) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
    else:
        position = a.length - (a.length - b.length) * ((a.slope + d2 - d1) / (a.slope - b.slope + 2 * d2))
    return min(max(position, least), most)
