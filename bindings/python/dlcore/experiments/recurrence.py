"""Recurrent networks: gradients through time, the long memory of the LSTM, and truncated back-propagation."""

import dlcore as torch
from dlcore import nn

from ._experiment import experiment

INPUTS = [1.0, -0.5, 0.25, 0.8, -1.0, 0.3]


@experiment("gradient-through-time", "Memory of recurrent networks: plain and LSTM", ["cmput328-q42-vanishing-exploding"])
def gradient_through_time(result):
    """Back through T steps a recurrent network multiplies the gradient by its recurrent Jacobian T times: it vanishes or
    explodes with w^T. The cell of an LSTM is carried on by a product with the forget gate f alone; with f near one the
    gradient lasts. Clipping the norm limits an explosion, it cannot bring back what has vanished."""
    h = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    linear = []
    for w in (0.5, 1.5):
        state = h
        for _ in range(50):
            state = w * state
        linear.append(torch.autograd.grad(state, h)[0].item())
    result.facts["dh50/dh0 of h = w h, w = 0.5 and 1.5"] = linear
    result.found(
        "h = w h over 50 steps: the gradient is 0.5^50 = 8.9e-16 or 1.5^50 = 6.4e8",
        abs(linear[0] / 0.5**50 - 1) < 1e-12 and abs(linear[1] / 1.5**50 - 1) < 1e-12,
    )

    steps, size = 60, 16
    lags = list(range(0, steps + 1, 5))
    curves = {}
    for name, gain in (("tanh, recurrent gain 0.8", 0.8), ("linear, recurrent gain 1.2", 1.2)):
        matrix, _ = torch.linalg.qr(torch.randn(size, size, dtype=torch.float64))
        matrix, states = gain * matrix, [torch.zeros(size, dtype=torch.float64, requires_grad=True)]
        for _ in range(steps):
            drive = 0.3 * torch.randn(size, dtype=torch.float64)
            states.append(torch.tanh(matrix @ states[-1] + drive) if "tanh" in name else matrix @ states[-1] + drive)
        direction = torch.randn(size, dtype=torch.float64)
        gradients = torch.autograd.grad((states[-1] * direction).sum(), [states[steps - lag] for lag in lags])
        curves[name] = [(g.norm() / direction.norm()).item() for g in gradients]
    result.found(
        "A tanh network of recurrent gain 0.8 passes at most 0.8^60 = 1.5e-6 over 60 steps",
        curves["tanh, recurrent gain 0.8"][-1] <= 0.8**60 * (1 + 1e-9),
    )
    result.found(
        "A linear one of gain 1.2 multiplies it by 1.2^60 = 56347",
        abs(curves["linear, recurrent gain 1.2"][-1] / 1.2**60 - 1) < 1e-9,
    )

    for bias in (0.0, 5.0):
        cell = nn.LSTM(1, size).double()
        with torch.no_grad():
            for parameter in cell.parameters():
                parameter.zero_()
            cell.bias_ih_l0[size : 2 * size] = bias
        start = torch.zeros(1, 1, size, dtype=torch.float64, requires_grad=True)
        passed = []
        for lag in lags:
            drive = torch.zeros(lag, 1, 1, dtype=torch.float64)
            carried = cell(drive, (torch.zeros_like(start), start))[1][1] if lag else start
            passed.append(torch.autograd.grad(carried[0, 0, 0], start)[0][0, 0, 0].item())
        curves[f"LSTM cell, forget gate sigmoid({bias:g})"] = passed
        gate = torch.sigmoid(torch.tensor(bias, dtype=torch.float64)).item()
        result.found(
            f"LSTM with forget bias {bias:g}: dc60/dc0 = {gate:.4f}^60 = {gate**60:.3g}", abs(passed[-1] / gate**60 - 1) < 1e-9
        )
    result.found(
        "With forget bias 5 two thirds of the gradient are left after 60 steps, more than 100000 times what is left in the tanh network",
        curves["LSTM cell, forget gate sigmoid(5)"][-1] > 0.66
        and curves["LSTM cell, forget gate sigmoid(5)"][-1] > 1e5 * curves["tanh, recurrent gain 0.8"][-1],
    )

    weight = nn.Parameter(torch.zeros(2, dtype=torch.float64))
    weight.grad = torch.tensor([3.0, 4.0], dtype=torch.float64)
    norm = nn.utils.clip_grad_norm_([weight], 1.0).item()
    result.facts["gradient (3, 4) clipped to norm 1"] = weight.grad.tolist()
    result.found(
        "Clipping (3, 4), of norm 5, to norm 1 gives (0.6, 0.8)",
        norm == 5.0 and abs(weight.grad[0].item() - 0.6) < 1e-6 and abs(weight.grad[1].item() - 0.8) < 1e-6,
    )
    for name, values in curves.items():
        result.facts[f"gradient by lag (0, 5, ...), {name}"] = values
    result.plot(
        "Gradient with respect to an earlier state",
        "steps back",
        "share of the gradient",
        {name: (lags, values) for name, values in curves.items()},
        log_y=True,
    )


def unrolled(weights, u, inputs, detach_after=None):
    """The states of h = tanh(w h + u x), with a weight for each step; after ``detach_after`` steps the state is cut off."""
    state, states = torch.zeros((), dtype=torch.float64), []
    for step, (w, x) in enumerate(zip(weights, inputs)):
        if step == detach_after:
            state = state.detach()
        state = torch.tanh(w * state + u * x)
        states.append(state)
    return states


@experiment(
    "truncated-backpropagation",
    "Truncated back-propagation through time",
    ["cmput328-q40-tbptt", "cmput328-q41-bptt-unfolding"],
)
def truncated_backpropagation(result):
    """Truncated back-propagation runs forward through all of the sequence, carrying the state on, but cuts the graph at
    the border of the window. Values stay the same; the gradient with respect to everything before the window is exactly
    zero, and that of a shared weight lacks the share of those steps. Without truncation it is the sum over the copies of
    the weight that unfolding makes."""
    inputs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in INPUTS]
    w, u = torch.tensor(0.9, dtype=torch.float64, requires_grad=True), 0.5
    found = {}
    for name, cut in (("full", None), ("window of 3", len(INPUTS) - 3)):
        states = unrolled([w] * len(INPUTS), u, inputs, cut)
        gradients = torch.autograd.grad(states[-1], [w, *inputs], allow_unused=True)
        found[name] = states, [0.0 if g is None else g.item() for g in gradients]
    values, full = found["full"]
    short_values, short = found["window of 3"]
    result.facts["states"] = [h.item() for h in values]
    result.facts["dL/dw, full and truncated"] = [full[0], short[0]]
    result.facts["dL/dx, full"] = full[1:]
    result.facts["dL/dx, truncated"] = short[1:]
    result.found(
        "The states are the same with and without truncation", all(a.item() == b.item() for a, b in zip(values, short_values))
    )
    result.found("Before the window the gradient is exactly zero", short[1:4] == [0.0, 0.0, 0.0])
    result.found(
        "Inside the window it is that of the full computation", all(abs(a - b) < 1e-15 for a, b in zip(short[4:], full[4:]))
    )

    copies = [torch.tensor(0.9, dtype=torch.float64, requires_grad=True) for _ in INPUTS]
    last = unrolled(copies, u, INPUTS)[-1]
    shares = [g.item() for g in torch.autograd.grad(last, copies)]
    # By hand: the share of step t is h_(t-1) (1 - h_t^2) times the product of w (1 - h_s^2) over all later steps s.
    h = [0.0] + [value.item() for value in values]
    by_hand = []
    for t in range(1, len(h)):
        share = h[t - 1] * (1 - h[t] ** 2)
        for s in range(t + 1, len(h)):
            share *= 0.9 * (1 - h[s] ** 2)
        by_hand.append(share)
    result.facts["dL/dw by step"] = shares
    result.found(
        "The shares of the unfolded weights are h_(t-1) (1 - h_t^2) times the product of w (1 - h_s^2) after t",
        all(abs(a - b) < 1e-15 for a, b in zip(shares, by_hand)),
    )
    result.found("The gradient of the shared weight is the sum of its copies' gradients", abs(sum(shares) - full[0]) < 1e-14)
    result.found("The truncated gradient is the sum over the window", abs(sum(shares[3:]) - short[0]) < 1e-14)

    network = nn.LSTM(3, 5).double()
    sequence = torch.randn(12, 1, 3, dtype=torch.float64, requires_grad=True)
    _, state = network(sequence[:8])
    whole, _ = network(sequence[8:], state)
    cut, _ = network(sequence[8:], tuple(part.detach() for part in state))
    reach = [torch.autograd.grad(out[-1].sum(), sequence, retain_graph=True)[0].abs().sum(dim=(1, 2)) for out in (whole, cut)]
    result.found(
        "An LSTM of 12 steps cut after 8: exactly zero before the cut, unchanged after it",
        (reach[1][:8] == 0).all().item()
        and (reach[0][:8] > 0).all().item()
        and (reach[0][8:] - reach[1][8:]).abs().max().item() < 1e-14,
    )
    steps = list(range(1, len(INPUTS) + 1))
    result.plot(
        "Gradient with respect to the input of each step",
        "step",
        "dL/dx",
        {"full": (steps, full[1:]), "truncated": (steps, short[1:])},
    )
