"""Underfitting and overfitting, and what helps."""

from math import pi

import dlcore as torch
from dlcore.classical import KFold, PolynomialRegression, cross_val_score, mean_squared_error

from ._experiment import experiment


def curve(x):
    return torch.sin(pi * x)


def grid(count):
    return torch.linspace(-1.0, 1.0, count, dtype=torch.float64)


@experiment(
    "underfitting-overfitting",
    "Underfitting and overfitting of polynomials",
    ["cmput328-q11-under-overfitting", "cmput328-q12-fix-underfitting", "cmput328-q13-fix-overfitting"],
)
def underfitting_overfitting(result):
    """Ten noisy samples of sin(pi x). A straight line is wrong everywhere, on its samples and between them: it underfits.
    The polynomial of degree nine goes through all samples, noise included, and swings wildly between them: it overfits.
    Against underfitting helps capacity, not data; against overfitting data, a penalty on the weights, and less capacity.
    Cross-validation does not cure it, but shows it, and so chooses the degree."""
    x = grid(10)
    y = curve(x) + 0.2 * (-1.0) ** torch.arange(10, dtype=torch.float64)
    between = (x[1:] + x[:-1]) / 2
    truth = curve(between)

    def errors(degree, **options):
        model = PolynomialRegression(degree, **options).fit(x, y)
        return mean_squared_error(y, model.predict(x)), mean_squared_error(truth, model.predict(between))

    degrees = list(range(10))
    train, test = zip(*[errors(degree) for degree in degrees])
    result.facts["error on the samples, degrees 1, 3, 9"] = [train[1], train[3], train[9]]
    result.facts["error between them, degrees 1, 3, 9"] = [test[1], test[3], test[9]]
    result.found(
        "The error on the samples falls with the degree, to zero at degree 9", falls_or_stays(train) and train[9] < 1e-15
    )
    result.found("Degree 1 underfits: both errors are above 0.2", train[1] > 0.2 and test[1] > 0.2)
    result.found(
        "Degree 9 overfits: no error on the samples, between them six hundred times that of degree 3", test[9] > 600 * test[3]
    )
    result.plot(
        "Error by degree",
        "degree",
        "mean squared error",
        {"on the samples": (degrees[:9], list(train[:9])), "between them": (degrees, list(test))},
        log_y=True,
    )

    lines = []
    for count in (10, 40, 1000):
        samples = grid(count)
        model = PolynomialRegression(1).fit(samples, curve(samples))
        lines.append(mean_squared_error(curve(samples), model.predict(samples)))
    result.facts["error of a straight line on 10, 40, 1000 samples without noise"] = lines
    result.found(
        "More data does not cure underfitting: a line's error goes to 1/2 - 3/pi^2 = 0.196, not to 0",
        abs(lines[2] - (0.5 - 3 / pi**2)) < 2e-3,
    )
    samples = grid(10)
    five = PolynomialRegression(5).fit(samples, curve(samples))
    result.found(
        "Capacity does: degree 5 has an error below 0.0001", mean_squared_error(curve(samples), five.predict(samples)) < 1e-4
    )

    penalties = [10.0**k for k in range(-8, 3)]
    ridge = [errors(9, alpha=alpha, fit_intercept=False) for alpha in penalties]
    thousandth = errors(9, alpha=1e-3, fit_intercept=False)[1]
    result.facts["error between the samples, degree 9, penalty 0.001"] = thousandth
    result.found(
        "A penalty of 0.001 on the squared coefficients brings the error of degree 9 from 2.09 to 0.0075",
        abs(test[9] - 2.088289902253347) < 1e-6 and abs(thousandth - 0.007494955088879443) < 1e-9,
    )
    result.found(
        "The error on the samples rises with the penalty: bias is the price", falls_or_stays([a for a, _ in ridge][::-1])
    )
    result.plot(
        "Degree 9 with a penalty",
        "log10 of the penalty",
        "mean squared error",
        {
            "on the samples": (list(range(-8, 3)), [a for a, _ in ridge]),
            "between them": (list(range(-8, 3)), [b for _, b in ridge]),
        },
        log_y=True,
    )

    many = 2.0 * torch.rand(400, dtype=torch.float64) - 1.0
    noisy = curve(many) + 0.2 * torch.randn(400, dtype=torch.float64)
    abundant = PolynomialRegression(9).fit(many, noisy)
    cured = mean_squared_error(truth, abundant.predict(between))
    result.facts["error of degree 9 from 400 noisy samples"] = cured
    result.found("More data cures overfitting: degree 9 from 400 samples has an error below 0.02", cured < 0.02)

    places = 2.0 * torch.rand(40, dtype=torch.float64) - 1.0
    measured = curve(places) + 0.2 * torch.randn(40, dtype=torch.float64)
    folds = KFold(6, shuffle=True, random_state=0)
    validated = [
        cross_val_score(
            PolynomialRegression(d), places, measured, cv=folds, scoring=lambda m, a, b: mean_squared_error(b, m.predict(a))
        )
        .mean()
        .item()
        for d in degrees
    ]
    own = [mean_squared_error(measured, PolynomialRegression(d).fit(places, measured).predict(places)) for d in degrees]
    chosen = validated.index(min(validated))
    result.facts["degree chosen by cross-validation, and by the error on the samples"] = [chosen, own.index(min(own))]
    result.found(
        "Cross-validation chooses a degree between 3 and 8; by the error on the samples it would be 9",
        3 <= chosen <= 8 and own.index(min(own)) == 9,
    )
    result.plot(
        "Choosing the degree",
        "degree",
        "mean squared error",
        {"6-fold cross-validation": (degrees, validated), "on the samples": (degrees, own)},
        log_y=True,
    )
    fine = grid(121)
    fits = {f"degree {d}": PolynomialRegression(d).fit(x, y).predict(fine).tolist() for d in (1, 3, 9)}
    result.plot(
        "Fits of ten samples",
        "x",
        "y",
        {"samples": (x.tolist(), y.tolist()), **{name: (fine.tolist(), values) for name, values in fits.items()}},
    )


def falls_or_stays(values):
    return all(later <= earlier + 1e-12 for earlier, later in zip(values, values[1:]))


class Networks:
    """Several networks of one input, two hidden layers and one output, trained side by side on data sets of their own."""

    def __init__(self, count, width):
        self.parameters = [
            4.0 * torch.randn(count, 1, width),
            4.0 * torch.randn(count, 1, width),
            torch.randn(count, width, width) / width**0.5,
            torch.zeros(count, 1, width),
            torch.randn(count, width, 1) / width**0.5,
            torch.zeros(count, 1, 1),
        ]
        for parameter in self.parameters:
            parameter.requires_grad_()

    def __call__(self, x, dropout=0.0, batch=None):
        """The outputs for x (networks, samples, 1); with ``batch``, hidden values are normalised by its means and variances."""
        a, b, c, d, e, f = self.parameters
        if batch is not None:
            hidden, own = x @ a + b, batch @ a + b
            hidden, own = torch.tanh(normalised(hidden, own)), torch.tanh(normalised(own, own))
            return torch.tanh(normalised(hidden @ c + d, own @ c + d)) @ e + f
        hidden = torch.tanh(x @ a + b)
        hidden = torch.nn.functional.dropout(hidden, dropout, training=dropout > 0)
        hidden = torch.tanh(hidden @ c + d)
        hidden = torch.nn.functional.dropout(hidden, dropout, training=dropout > 0)
        return hidden @ e + f


@experiment(
    "remedies", "Remedies for overfitting of a network", ["cmput328-q13-fix-overfitting", "bits-ec2m-q1e-early-stopping"]
)
def remedies(result):
    """Networks with far more weights than samples learn the noise of twelve samples by heart. Each remedy is tried on the
    same data sets, several at a time, and judged by the mean error on the true curve: a penalty on the weights, dropout,
    noise added to the inputs (a form of data augmentation), stopping when the error on samples held back has been lowest,
    pruning of the smallest weights, a learning rate that falls to zero, averaging of several networks, more data. Batch
    normalisation is made for another purpose; its effect here is sometimes good and sometimes none."""
    count, size, steps, noise = 8, 12, 350, 0.35
    test = torch.linspace(-1.0, 1.0, 100).reshape(1, 100, 1).expand(count, 100, 1)
    truth = curve(test)

    def data(samples):
        x = 2.0 * torch.rand(count, samples, 1) - 1.0
        return x, curve(x) + noise * torch.randn(count, samples, 1)

    def train(x, y, width=40, dropout=0.0, decay=0.0, jitter=0.0, watch=None, prune=0.0, anneal=False, normalise=False):
        networks = Networks(count, width)
        optimizer = torch.optim.AdamW(networks.parameters, lr=0.01, weight_decay=decay)
        masks, history, best = None, [], None
        for step in range(steps):
            inputs = x + jitter * torch.randn(x.shape) if jitter else x
            loss = ((networks(inputs, dropout, inputs if normalise else None) - y) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if anneal:
                optimizer.param_groups[0]["lr"] = 0.01 * (1.0 - step / steps)
            if prune and step == steps // 2:
                masks = [smallest_removed(p, prune) if p.shape[1] > 1 else None for p in networks.parameters]
            if masks is not None:
                with torch.no_grad():
                    for parameter, mask in zip(networks.parameters, masks):
                        if mask is not None:
                            parameter.mul_(mask)
            if step % 10 == 9:
                with torch.no_grad():
                    guesses = networks(test, batch=x if normalise else None)
                    if watch is not None:
                        held = ((networks(watch[0]) - watch[1]) ** 2).mean(dim=(1, 2))
                        best = (held, guesses) if best is None else keep_better(best, held, guesses)
                        guesses = best[1]
                    history.append(((guesses - truth) ** 2).mean().item())
        return guesses, history, loss.item()

    x, y = data(size)
    plain, plain_history, own = train(x, y)
    error = ((plain - truth) ** 2).mean().item()
    result.facts["error on the samples, and on the true curve"] = [own, error]
    result.found(
        "The networks learn the noise: the error on the samples is less than half of its variance, that on the true curve "
        "more than four times the one on the samples",
        own < 0.5 * noise**2 and error > 4 * own,
    )
    tried = {
        "penalty on the weights": train(x, y, decay=3.0),
        "dropout 0.3": train(x, y, dropout=0.3),
        "noise on the inputs": train(x, y, jitter=0.12),
        "early stopping": train(x, y, watch=data(size)),
        "pruning of 90 %": train(x, y, prune=0.9),
        "a falling learning rate": train(x, y, anneal=True),
        "ten times the data": train(*data(10 * size)),
    }
    histories = {"none": plain_history}
    errors = {}
    for name, (guesses, history, _) in tried.items():
        errors[name] = ((guesses - truth) ** 2).mean().item()
        histories[name] = history
    result.facts["error with batch normalisation"] = ((train(x, y, normalise=True)[0] - truth) ** 2).mean().item()
    several = torch.stack([plain, *[train(x, y)[0] for _ in range(2)]])
    average = several.mean(dim=0)
    spread = ((several - average) ** 2).mean().item()
    alone, together = ((several - truth) ** 2).mean().item(), ((average - truth) ** 2).mean().item()
    result.facts["mean error of three networks, error of their mean, spread among them"] = [alone, together, spread]
    result.found(
        "The mean of three networks has their mean error minus the spread among them: never more",
        abs(alone - spread - together) < 1e-5 and together < alone,
    )
    for name, value in errors.items():
        result.facts[f"error with {name}"] = value
        result.found(f"{name.capitalize()}: the error on the true curve is smaller than without", value < error)
    result.found("Ten times the data helps more than halving the error", errors["ten times the data"] < 0.5 * error)
    shown = list(range(10, steps + 1, 10))
    result.plot(
        "Error on the true curve while learning",
        "step",
        "mean squared error",
        {name: (shown, h) for name, h in histories.items()},
        log_y=True,
    )
    axis = test[0, :, 0].tolist()
    result.plot(
        "One of the data sets",
        "x",
        "y",
        {
            "true curve": (axis, truth[0, :, 0].tolist()),
            "no remedy": (axis, plain[0, :, 0].tolist()),
            "penalty": (axis, tried["penalty on the weights"][0][0, :, 0].tolist()),
        },
    )


def normalised(values, batch):
    """Batch normalisation without scale and shift, with the statistics of ``batch`` (networks, samples, features)."""
    return (values - batch.mean(dim=1, keepdim=True)) / (batch.var(dim=1, keepdim=True, correction=0) + 1e-5).sqrt()


def smallest_removed(parameter, share):
    """A mask that keeps the largest weights of each network."""
    sizes = parameter.detach().abs().flatten(1)
    threshold = torch.sort(sizes, dim=1).values[:, int(share * sizes.shape[1])]
    return (parameter.detach().abs() >= threshold.reshape(-1, 1, 1)).to(parameter.dtype)


def keep_better(best, held, guesses):
    """For each network the guesses at its lowest error on the samples that were held back."""
    lower = held < best[0]
    return torch.where(lower, held, best[0]), torch.where(lower.reshape(-1, 1, 1), guesses, best[1])
