"""Classical machine learning: against scikit-learn's figures for the same data, and hand-worked values."""

import math

import dlcore as torch
import pytest
from dlcore import classical, nn

X = [
    [0.5, 1.2],
    [1.1, -0.3],
    [2.0, 0.4],
    [-0.7, 0.9],
    [1.8, 2.2],
    [-1.5, -0.8],
    [0.3, -1.6],
    [2.6, 1.1],
    [-0.2, 0.1],
    [1.4, -1.9],
]
LABELS = [0, 1, 1, 0, 2, 0, 1, 2, 0, 1]
VALUES = [1.0, 2.5, 4.1, -0.9, 3.0, -2.2, 1.9, 5.2, 0.2, 4.4]
QUERIES = [[0.0, 0.0], [1.0, 1.0], [2.0, -1.0]]
XNOR = [[0, 0], [0, 1], [1, 0], [1, 1]], [1, 0, 0, 1]


def close(tensor, expected, tolerance=1e-9):
    expected = torch.as_tensor(expected, dtype=torch.float64)
    assert list(tensor.shape) == list(expected.shape)
    assert (tensor - expected).abs().max().item() <= tolerance, tensor


# Neighbours


def test_neighbours_distances_and_votes():
    train, labels = [[0, 0], [1, 0], [0, 1], [5, 5], [6, 5], [5, 6]], [0, 0, 0, 1, 1, 1]
    queries = [[1, 1], [4, 4], [3, 2.5]]
    for p in (1, 2, 3, math.inf):
        model = classical.KNeighborsClassifier(3, p=p).fit(train, labels)
        assert model.predict(queries).tolist() == [0, 1, 0]
    distances, indices = classical.KNeighborsClassifier(3).fit(train, labels).kneighbors(queries, n_neighbors=6)
    rows = distances.gather(1, indices.argsort(dim=1))
    by_hand = [[math.dist(query, sample) for sample in train] for query in queries]
    close(rows, by_hand, 1e-15)
    assert by_hand[2][3] == by_hand[2][1] and indices[2].tolist()[:2] == [1, 3]  # of two equal distances the first sample


@pytest.mark.parametrize(
    "p, expected",
    [
        (
            1,
            [
                [0.8642262895174708, 0.13577371048252912, 0],
                [0.42566510172143973, 0.39906103286384975, 0.17527386541471046],
                [0, 1, 0],
            ],
        ),
        (
            2,
            [
                [0.8746250903561068, 0.1253749096438931, 0],
                [0.44480199484726507, 0.389111610466359, 0.16608639468637604],
                [0, 1, 0],
            ],
        ),
    ],
)
def test_neighbours_weighted_by_distance(p, expected):
    close(classical.KNeighborsClassifier(4, p=p, weights="distance").fit(X, LABELS).predict_proba(QUERIES), expected)


def test_neighbours_at_distance_zero_decide_alone():
    model = classical.KNeighborsClassifier(3, weights="distance").fit([[0.0], [0.1], [0.2]], [1, 0, 0])
    assert model.predict_proba([[0.0]]).tolist() == [[0.0, 1.0]]


def test_neighbours_mean():
    close(classical.KNeighborsRegressor(3).fit(X, VALUES).predict(QUERIES), [0.6, 2.533333333333333, 3.6666666666666665])
    two = torch.tensor([[v, -v] for v in VALUES], dtype=torch.float64)
    close(classical.KNeighborsRegressor(3).fit(X, two).predict(QUERIES)[:, 1], [-0.6, -2.533333333333333, -3.6666666666666665])


def test_votes_that_tie():
    train, labels = [[0.0], [1.0], [3.0], [4.0]], [7, 7, 5, 5]
    assert classical.KNeighborsClassifier(4).fit(train, labels).predict([[0.0]]).tolist() == [5]
    assert classical.KNeighborsClassifier(4, ties="nearest").fit(train, labels).predict([[0.0], [4.0]]).tolist() == [7, 5]


def test_neighbours_refuse():
    with pytest.raises(ValueError, match="at most the number of samples 2, got 3"):
        classical.KNeighborsClassifier(3).fit([[0.0], [1.0]], [0, 1])
    with pytest.raises(ValueError, match="expected 2 features"):
        classical.KNeighborsClassifier(1).fit(X, LABELS).predict([[0.0]])
    with pytest.raises(classical.NotFittedError, match="call 'fit' first"):
        classical.KNeighborsClassifier(1).predict([[0.0]])
    with pytest.raises(ValueError, match="p to be at least 1"):
        classical.KNeighborsClassifier(1, p=0.5).fit(X, LABELS)


# Regression


@pytest.mark.parametrize("solver", ["lstsq", "normal", "descent"])
def test_linear_regression(solver):
    model = classical.LinearRegression(solver=solver).fit(X, VALUES)
    close(model.coef_, [1.9356949097457266, -0.45643106060809496])
    close(model.intercept_, 0.5662787537646718)
    assert model.score(X, VALUES) == pytest.approx(0.9930647988580783, abs=1e-9)
    model = classical.Ridge(1.5, solver=solver).fit(X, VALUES)
    close(model.coef_, [1.734623880340003, -0.36305302097834585])
    close(model.intercept_, 0.7009214600789826)


def test_descent_and_normal_equations_meet():
    samples, values = [[0], [1], [2], [3]], [1, 3, 2, 5]
    for options in ({}, {"solver": "normal"}, {"solver": "descent", "learning_rate": 0.05, "max_iter": 5000}):
        model = classical.LinearRegression(**options).fit(samples, values)
        close(model.coef_, [1.1], 1e-8)
        close(model.intercept_, 1.1, 1e-8)
    curve = model.loss_curve_
    assert all(later <= earlier + 1e-15 for earlier, later in zip(curve, curve[1:]))
    with pytest.raises(ValueError, match="diverges"):
        classical.LinearRegression(solver="descent", learning_rate=1.0).fit(samples, values)


def test_gaussian_maximum_likelihood_is_least_squares():
    model = classical.LinearRegression(fit_intercept=False).fit([[1, 0], [1, 1], [1, 2]], [1, 2, 4])
    close(model.coef_, [5 / 6, 1.5], 1e-14)


def test_several_outputs():
    both = torch.tensor([[v, 2 * v + 1] for v in VALUES], dtype=torch.float64)
    model = classical.LinearRegression().fit(X, both)
    close(model.coef_[1] / 2, [1.9356949097457266, -0.45643106060809496])
    close((model.intercept_[1] - 1) / 2, 0.5662787537646718)
    assert model.predict(QUERIES).shape == (3, 2)


def polynomial_data(count):
    x = torch.linspace(-1, 1, count, dtype=torch.float64)
    return x, torch.sin(math.pi * x)


def test_polynomials_underfit_and_overfit():
    x, clean = polynomial_data(10)
    y = clean + 0.2 * (-1.0) ** torch.arange(10, dtype=torch.float64)
    between = (x[1:] + x[:-1]) / 2
    truth = torch.sin(math.pi * between)
    train_errors, test_errors = [], []
    for degree in (1, 3, 9):
        model = classical.PolynomialRegression(degree).fit(x, y)
        train_errors.append(classical.mean_squared_error(y, model.predict(x)))
        test_errors.append(classical.mean_squared_error(truth, model.predict(between)))
    assert train_errors == pytest.approx([0.34803456127880295, 0.03135481085355291, 0.0], rel=1e-9, abs=1e-15)
    assert test_errors == pytest.approx([0.2237559359439648, 0.0032784745831061857, 2.088289902253347], rel=1e-8)
    ridge = classical.PolynomialRegression(9, alpha=1e-3, fit_intercept=False).fit(x, y)
    assert classical.mean_squared_error(truth, ridge.predict(between)) == pytest.approx(0.007494955088879443, rel=1e-8)


def test_capacity_cures_underfitting_and_data_does_not():
    errors = {}
    for count in (10, 40):
        x, y = polynomial_data(count)
        for degree in (1, 5):
            model = classical.PolynomialRegression(degree).fit(x, y)
            errors[degree, count] = classical.mean_squared_error(y, model.predict(x))
    assert errors[1, 10] == pytest.approx(0.26471539218077106, rel=1e-9)
    assert errors[1, 40] == pytest.approx(0.21382828440588886, rel=1e-9)
    assert errors[5, 10] == pytest.approx(1.4939897681101957e-05, rel=1e-9)
    assert errors[5, 40] == pytest.approx(2.3608062482261456e-05, rel=1e-9)


def test_polynomial_features():
    features = classical.PolynomialFeatures(2)
    assert features.fit_transform([[2.0, 3.0]]).tolist() == [[1, 2, 3, 4, 6, 9]]
    assert features.powers_.tolist() == [[0, 0], [1, 0], [0, 1], [2, 0], [1, 1], [0, 2]]
    products = classical.PolynomialFeatures(3, interaction_only=True, include_bias=False)
    assert products.fit_transform([[2.0, 3.0, 5.0]]).tolist() == [[2, 3, 5, 6, 10, 15, 30]]


def test_standard_scaler():
    scaler = classical.StandardScaler()
    scaled = scaler.fit_transform([[1.0, 4.0], [3.0, 4.0]])
    assert scaled.tolist() == [[-1, 0], [1, 0]]
    assert scaler.inverse_transform(scaled).tolist() == [[1, 4], [3, 4]]


@pytest.mark.parametrize("solver", ["newton", "descent"])
def test_logistic_regression(solver):
    two = [int(label > 0) for label in LABELS]
    model = classical.LogisticRegression(solver=solver, tol=1e-12, max_iter=20000).fit(X, two)
    assert model.converged_
    close(model.coef_, [[1.3963843505339446, -0.5271836871722256]], 1e-6)
    close(model.intercept_, [-0.3727941707992379], 1e-6)
    close(
        model.predict_proba(QUERIES),
        [
            [0.5921339756710424, 0.4078660243289576],
            [0.3783855272637916, 0.6216144727362084],
            [0.04987099412043261, 0.9501290058795674],
        ],
        1e-6,
    )
    assert model.predict(QUERIES).tolist() == [0, 1, 1]
    model = classical.LogisticRegression(0.5, solver=solver, tol=1e-12, max_iter=20000).fit(X, LABELS)
    close(
        model.coef_,
        [
            [-0.8238349503247381, 0.196476112223576],
            [0.3135480733495768, -0.7066898547957239],
            [0.5102868769751614, 0.510213742572148],
        ],
        1e-6,
    )
    close(model.predict_proba(QUERIES)[1], [0.43444691542303154, 0.2882405723036335, 0.27731251227333503], 1e-6)
    assert model.score(X, LABELS) >= 0.9


@pytest.mark.parametrize("solver, steps", [("newton", 10), ("descent", 500)])
def test_single_precision_ends_when_its_digits_do(solver, steps):
    x = torch.tensor(X, dtype=torch.float32)
    model = classical.LogisticRegression(solver=solver).fit(x, [int(label > 0) for label in LABELS])
    assert model.converged_ and model.n_iter_ < steps and model.coef_.dtype == torch.float32
    close(model.coef_.double(), [[1.3963843505339446, -0.5271836871722256]], 1e-3)
    line = classical.LinearRegression(solver="descent").fit(x, VALUES)
    assert line.n_iter_ < 500
    close(line.coef_.double(), [1.9356949097457266, -0.45643106060809496], 1e-3)


def test_logistic_regression_is_a_classifier():
    with pytest.raises(ValueError, match="at least two classes"):
        classical.LogisticRegression().fit([[0.0], [1.0]], [1, 1])
    model = classical.LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [10, 10, 20, 20])
    assert set(model.predict([[0.0], [3.0], [1.4]]).tolist()) == {10, 20}
    close(model.predict_proba([[0.3]]).sum(), 1.0)


# Perceptron


def test_perceptron_never_learns_xnor():
    unit = classical.Perceptron(0.2, learning_rate=0.02, train_threshold=False).fit(*XNOR)
    history = [[*weights, -threshold, right] for weights, threshold, right in unit.history_]
    by_hand = [[0.02 * k, 0.02 * k, -0.2, 2] for k in range(1, 6)] + [[0.12, 0.12, -0.2, 3]] * 2
    assert all(seen == pytest.approx(expected) for seen, expected in zip(history, by_hand, strict=True))
    assert unit.cycle_ == (6, 7) and not unit.converged_
    assert unit.predict([[0, 0]]).tolist() == [0]  # with a threshold above zero nothing makes (0, 0) fire
    unit = classical.Perceptron(0.2, learning_rate=0.02).fit(*XNOR)
    history = [[*weights, -threshold, right] for weights, threshold, right in unit.history_]
    by_hand = [
        [1, 1, -8, 2],
        [2, 2, -6, 2],
        [3, 3, -4, 3],
        [3, 3, -3, 3],
        [3, 2, -3, 3],
        [2, 2, -3, 3],
        [2, 2, -2, 3],
        [2, 1, -2, 3],
        [2, 2, -1, 1],
        [2, 2, -1, 1],
    ]
    expected = [[0.02 * w1, 0.02 * w2, 0.02 * b, right] for w1, w2, b, right in by_hand]
    assert all(seen == pytest.approx(line) for seen, line in zip(history, expected, strict=True))
    assert unit.cycle_ == (9, 10)


def test_perceptron_learns_and():
    unit = classical.Perceptron(learning_rate=0.5).fit(XNOR[0], [0, 0, 0, 1])
    assert unit.converged_ and unit.score(XNOR[0], [0, 0, 0, 1]) == 1.0
    first = unit.trace_[3]
    assert (first.sample, first.net, first.output, first.target) == (3, 0.0, 0, 1)
    assert first.weights == [0.5, 0.5] and first.threshold == -0.5


def test_separability_comes_with_its_proof():
    verdict = classical.linear_separability(*XNOR)
    assert not verdict
    mixture, samples = verdict.mixture, torch.tensor(XNOR[0], dtype=torch.float64)
    up = torch.tensor(XNOR[1], dtype=torch.float64)
    assert (mixture >= 0).all().item()
    assert (mixture * up).sum().item() == 1 and (mixture * (1 - up)).sum().item() == 1
    assert (mixture * up @ samples).tolist() == (mixture * (1 - up) @ samples).tolist()


@pytest.mark.parametrize("guess", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_separability_of_random_points(seed, guess, monkeypatch):
    if not guess:  # the linear program alone
        monkeypatch.setattr(classical.perceptron, "_guess", lambda *args: None)
    numbers = torch.Generator().manual_seed(seed)
    points = torch.randn(30, 3, generator=numbers, dtype=torch.float64)
    direction = torch.randn(3, generator=numbers, dtype=torch.float64)
    labels = (points @ direction > 0.1).to(torch.int64)
    verdict = classical.linear_separability(points, labels)
    assert verdict and ((points @ verdict.weights > verdict.threshold).to(torch.int64) == labels).all().item()
    inside = (points * labels.unsqueeze(1)).sum(dim=0) / labels.sum()  # the mean of one class, given to the other
    assert not classical.linear_separability(torch.cat([points, inside.unsqueeze(0)]), torch.cat([labels, torch.tensor([0])]))


def test_all_boolean_functions_of_two_inputs():
    """Fourteen of the sixteen, all but XOR and XNOR, two of them constant."""
    separable = 0
    for code in range(1, 15):
        target = [code >> k & 1 for k in range(4)]
        verdict = classical.linear_separability(XNOR[0], target)
        separable += verdict.separable
        assert verdict.separable == classical.Perceptron(max_iter=100).fit(XNOR[0], target).converged_
    assert separable == 12


# Principal components


def test_pca():
    model = classical.PCA().fit(X)
    close(model.components_, [[0.697291408459237, 0.7167877591651055], [0.7167877591651055, -0.697291408459237]])
    close(model.explained_variance_, [2.159294941938053, 1.1920383913952808])
    close(model.explained_variance_ratio_, [0.6443092128321224, 0.35569078716787766])
    close(model.singular_values_, [4.408361881407024, 3.2754153206208105])
    close(
        model.transform(QUERIES),
        [
            [-0.6022051368667066, -0.4326071810908261],
            [0.8118740307576359, -0.41311083038495755],
            [0.07558992088666183, 1.698259745698622],
        ],
    )
    close(model.inverse_transform(model.transform(QUERIES)), QUERIES)
    whitened = classical.PCA(whiten=True).fit_transform(X)
    close(whitened.T @ whitened / 9, [[1, 0], [0, 1]])
    assert classical.PCA(0.6).fit(X).n_components_ == 1 and classical.PCA(0.7).fit(X).n_components_ == 2


def test_pca_leaves_the_discarded_singular_values():
    points = torch.tensor([[2, 0], [0, 1], [-2, 0], [0, -1]], dtype=torch.float64)
    for count, left in ((1, 2.0), (2, 0.0)):
        model = classical.PCA(count).fit(points)
        rebuilt = model.inverse_transform(model.transform(points))
        close(((rebuilt - points) ** 2).sum(), left, 1e-14)
    with pytest.raises(ValueError, match="between 1 and min"):
        classical.PCA(3).fit(points)


# Model selection


def test_folds():
    folds = [(train.tolist(), test.tolist()) for train, test in classical.KFold(3).split(X)]
    assert [test for _, test in folds] == [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert all(sorted(train + test) == list(range(10)) for train, test in folds)
    shuffled = [test.tolist() for _, test in classical.KFold(3, shuffle=True, random_state=1).split(X)]
    assert shuffled == [test.tolist() for _, test in classical.KFold(3, shuffle=True, random_state=1).split(X)]
    assert sorted(sum(shuffled, [])) == list(range(10)) and shuffled != [test for _, test in folds]
    assert [test.tolist() for _, test in classical.LeaveOneOut().split(X)] == [[k] for k in range(10)]
    with pytest.raises(ValueError, match="at least n_splits = 11 samples, got 10"):
        list(classical.KFold(11).split(X))


def test_stratified_folds():
    labels = torch.tensor([0] * 6 + [1] * 3 + [2] * 3)
    for _, test in classical.StratifiedKFold(3, shuffle=True, random_state=0).split(labels, labels):
        assert torch.bincount(labels[test]).tolist() == [2, 1, 1]


def test_cross_validation_scores():
    """Worked by hand: y = 2 x but for one sample, each left out in turn."""
    x, y = [[1.0], [2.0], [3.0]], [2.0, 4.0, 7.0]
    errors = classical.cross_val_score(
        classical.LinearRegression(fit_intercept=False),
        torch.tensor(x, dtype=torch.float64),
        torch.tensor(y, dtype=torch.float64),
        cv=classical.LeaveOneOut(),
        scoring=lambda model, a, b: (model.predict(a) - b).abs().sum().item(),
    )
    close(errors, [29 / 13 - 2, abs(2 * 23 / 10 - 4), 1.0], 1e-12)


def test_train_test_split():
    x, y = torch.arange(10).reshape(10, 1), torch.arange(10)
    train, test, train_y, test_y = classical.train_test_split(x, y, test_size=0.25, random_state=3)
    assert len(test) == 3 and test.squeeze(1).tolist() == test_y.tolist() and train.squeeze(1).tolist() == train_y.tolist()
    assert sorted(train_y.tolist() + test_y.tolist()) == list(range(10))
    train, test = classical.train_test_split(y, test_size=4, shuffle=False)
    assert train.tolist() == list(range(6)) and test.tolist() == list(range(6, 10))
    with pytest.raises(ValueError, match="do not fit"):
        classical.train_test_split(y, test_size=6, train_size=6)


def test_metrics():
    assert classical.accuracy_score([1, 0, 2, 2], [1, 1, 2, 0]) == 0.5
    assert classical.confusion_matrix([1, 0, 2, 2], [1, 1, 2, 0]).tolist() == [[0, 1, 0], [0, 1, 0], [1, 0, 1]]
    assert classical.r2_score([1.0, 2.0, 3.0], [1.0, 2.0, 5.0]) == pytest.approx(-1.0)
    with pytest.raises(ValueError, match="one shape"):
        classical.accuracy_score([1, 0], [1])


def test_options():
    model = classical.Ridge(2.0)
    assert repr(classical.PCA(2)) == "PCA(n_components=2, whiten=False)"
    assert classical.clone(model).get_params() == model.get_params()
    assert model.set_params(alpha=3.0).alpha == 3.0
    with pytest.raises(ValueError, match="no option 'beta'"):
        model.set_params(beta=1)


# Training


class Recorded(classical.Callback):
    def __init__(self, losses):
        self.losses = losses

    def on_epoch_end(self, epoch, logs=None):
        logs["val_loss"] = self.losses[epoch]


def tiny():
    layer = nn.Linear(1, 1, bias=False)
    layer.weight.data = torch.tensor([[0.0]])
    return layer, (torch.tensor([[1.0], [2.0]]), torch.tensor([[2.0], [4.0]]))


def test_early_stopping():
    losses = [1.0, 0.9, 0.8, 0.85, 0.81, 0.8, 0.83, 0.84, 0.82, 0.86, 0.7, 0.6]
    model, data = tiny()
    weights = []
    keep = classical.LambdaCallback(on_epoch_end=lambda epoch, logs: weights.append(model.weight.item()))
    stop = classical.EarlyStopping(patience=7, restore_best_weights=True)
    history = classical.fit(
        model,
        data,
        nn.MSELoss(),
        torch.optim.SGD(model.parameters(), lr=0.01),
        epochs=200,
        callbacks=[keep, Recorded(losses), stop],
    )
    assert (stop.best_epoch, stop.stopped_epoch, stop.best, len(history.epoch)) == (2, 9, 0.8, 10)
    assert model.weight.item() == weights[2] != weights[9]


def test_early_stopping_options():
    def stops(values, **options):
        stop = classical.EarlyStopping(**options)
        return next((k for k, value in enumerate(values) if stop.step(value)), None), stop.best_epoch

    assert stops([1.0, 0.95, 0.91, 0.9], patience=2, min_delta=0.2) == (2, 0)
    assert stops([0.5, 0.6, 0.7, 0.65], mode="max", patience=1) == (3, 2)
    assert stops([0.5, 0.6, 0.7, 0.65], monitor="val_accuracy", patience=1) == (3, 2)
    assert stops([0.9, 0.8, 0.85], patience=2, baseline=0.1) == (1, None)
    assert stops([0.1, 9, 8, 7], patience=1, start_from_epoch=1) == (None, 3)
    assert stops([1.0, math.nan, math.nan], patience=2) == (2, 0)
    model, data = tiny()
    with pytest.raises(ValueError, match="monitor 'val_loss' is not recorded; there are: loss"):
        classical.fit(
            model, data, nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.1), callbacks=[classical.EarlyStopping()]
        )


def test_fit_keeps_the_books():
    """A full batch of gradient descent on (w - 2)^2 (1 + 4) / 2, by hand."""
    model, data = tiny()
    history = classical.fit(
        model,
        data,
        nn.MSELoss(),
        torch.optim.SGD(model.parameters(), lr=0.1),
        epochs=3,
        batch_size=2,
        validation_data=(torch.tensor([[1.0]]), torch.tensor([[0.0]])),
    )
    weights = [0.0]
    for _ in range(3):
        weights.append(weights[-1] - 0.1 * 5 * (weights[-1] - 2))
    assert history.epoch == [0, 1, 2]
    assert history.history["loss"] == pytest.approx([2.5 * (w - 2) ** 2 for w in weights[:3]])
    assert history.history["val_loss"] == pytest.approx([w**2 for w in weights[1:]])
    assert history.batch_loss == pytest.approx(history.history["loss"])


def test_fit_means_over_unequal_batches_and_modes():
    modes = []

    class Probe(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.zeros(1))

        def forward(self, x):
            modes.append(self.training)
            return x + 0 * self.weight

    model = Probe().eval()
    inputs = torch.tensor([[-1.0], [1.0], [1.0], [1.0], [-1.0]])
    history = classical.fit(
        model,
        (inputs, torch.tensor([[0], [1], [0], [1], [0]])),
        lambda out, y: ((out - y) ** 2).mean(),
        torch.optim.SGD(model.parameters(), lr=1.0),
        batch_size=2,
        validation_split=0.2,
        metrics=["accuracy"],
    )
    assert history.history["accuracy"] == [0.75] and history.history["val_accuracy"] == [1.0]
    assert history.history["loss"] == pytest.approx([(1 + 0 + 1 + 0) / 4])
    assert modes == [True, True, False] and not model.training


def test_callbacks(tmp_path):
    model, data = tiny()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    rates, saved = [], tmp_path / "best-{epoch}.safetensors"
    classical.fit(
        model,
        data,
        nn.MSELoss(),
        optimizer,
        epochs=4,
        callbacks=[
            classical.LearningRateScheduler(lambda epoch, rate: 0.1 * 0.5**epoch),
            classical.LambdaCallback(on_train_batch_end=lambda batch, logs: rates.append(optimizer.param_groups[0]["lr"])),
            Recorded([3.0, 1.0, 2.0, 0.5]),
            classical.ModelCheckpoint(saved, save_best_only=True),
        ],
    )
    assert rates == pytest.approx([0.1, 0.05, 0.025, 0.0125])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "best-1.safetensors",
        "best-2.safetensors",
        "best-4.safetensors",
    ]
    assert torch.equal(torch.load(tmp_path / "best-4.safetensors")["weight"], model.weight)
    with pytest.raises(TypeError, match="no event is called 'on_lunch'"):
        classical.LambdaCallback(on_lunch=print)
