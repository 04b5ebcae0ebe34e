"""Autoencoders, variational autoencoders, adversarial networks and distillation: known values, PyTorch's formulas, and learning."""

import math

import dlcore
import numpy
import pytest
import torch
from dlcore import models, nn, optim

F = torch.nn.functional
double = dlcore.float64


def close(a, b, tolerance=1e-9):
    a, b = (part.tolist() if hasattr(part, "tolist") else part for part in (a, b))
    numpy.testing.assert_allclose(numpy.array(a), numpy.array(b), rtol=tolerance, atol=tolerance)


def parameter_pairs(model):
    """The parameters by name, as PyTorch leaves with the same values."""
    return {name: torch.tensor(value.tolist(), dtype=torch.float64, requires_grad=True) for name, value in model.named_parameters()}


def dense(weights, prefix, x, slope=0.0):
    """What a stack of dense layers with ReLU, or leaky ReLU, gives, in PyTorch."""
    places = sorted({int(name.split(".")[1]) for name in weights if name.startswith(prefix + ".")})
    for place in places:
        x = F.linear(x, weights[f"{prefix}.{place}.weight"], weights[f"{prefix}.{place}.bias"])
        x = F.leaky_relu(x, slope) if place != places[-1] else x
    return x


def gradients_agree(model, weights, tolerance=1e-9):
    for name, parameter in model.named_parameters():
        close(parameter.grad, weights[name].grad, tolerance)


# Autoencoders

CROSS = [[2.0, 0.0], [0.0, 1.0], [-2.0, 0.0], [0.0, -1.0]]


@pytest.mark.parametrize("code_size, error", [(1, 2.0), (2, 0.0)])
def test_linear_autoencoder_reaches_principal_components(code_size, error):
    """Singular values squared 8 and 2: what a code of one number leaves out is 2."""
    data = dlcore.tensor(CROSS, dtype=double)
    assert models.optimal_linear_error(data, code_size).item() == pytest.approx(error, abs=1e-12)
    model = models.LinearAutoencoder(2, code_size).double()
    model.set_to_principal_components(data)
    assert (model(data) - data).square().sum().item() == pytest.approx(error, abs=1e-12)
    dlcore.manual_seed(2)
    model = models.LinearAutoencoder(2, code_size, bias=False).double()
    optimizer = optim.Adam(model.parameters(), lr=0.03)
    for _ in range(400):
        optimizer.zero_grad()
        loss = (model(data) - data).square().sum()
        loss.backward()
        optimizer.step()
    assert loss.item() == pytest.approx(error, abs=1e-6)
    if code_size == 1:
        # The only thing that is kept is the first axis, in which the data vary most.
        close(model.decoder.weight @ model.encoder.weight, [[1.0, 0.0], [0.0, 0.0]], 1e-3)


def test_principal_components_of_shifted_data():
    numbers = numpy.random.default_rng(4)
    data = numbers.normal(size=(30, 6)) @ numbers.normal(size=(6, 6)) + 5.0
    values = numpy.linalg.svd(data - data.mean(0), compute_uv=False)
    ours = dlcore.tensor(data.tolist(), dtype=double)
    for code_size in (1, 3, 6):
        expected = (values[code_size:] ** 2).sum()
        model = models.LinearAutoencoder(6, code_size).double()
        model.set_to_principal_components(ours)
        assert models.optimal_linear_error(ours, code_size).item() == pytest.approx(expected, abs=1e-9)
        assert (model(ours) - ours).square().sum().item() == pytest.approx(expected, abs=1e-9)
        model.zero_grad()
        (model(ours) - ours).square().sum().backward()
        assert max(parameter.grad.abs().max().item() for parameter in model.parameters()) < 1e-8
    with pytest.raises(ValueError, match="at least 4 components"):
        models.LinearAutoencoder(6, 4).double().set_to_principal_components(ours[:3])


def test_autoencoder_is_its_layers():
    for output in ("sigmoid", "linear"):
        model = models.Autoencoder((7, 5, 3), output=output).double()
        weights = parameter_pairs(model)
        x = torch.rand(4, 7, dtype=torch.float64)
        raw = dense(weights, "decoder", dense(weights, "encoder", x))
        expected = F.mse_loss(torch.sigmoid(raw) if output == "sigmoid" else raw, x)
        ours = dlcore.tensor(x.tolist(), dtype=double)
        loss = nn.functional.mse_loss(model(ours), ours)
        loss.backward()
        expected.backward()
        close(loss, expected)
        gradients_agree(model, weights)
    with pytest.raises(ValueError, match="'sigmoid' or 'linear', got 'tanh'"):
        models.Autoencoder((7, 3), output="tanh")
    with pytest.raises(ValueError, match="input and code"):
        models.Autoencoder((7,))


def test_noise_is_for_training_only():
    model = models.Autoencoder((6, 4), noise=0.5)
    x = dlcore.rand(3, 6)
    model.eval()
    assert model(x).tolist() == model(x).tolist()
    model.train()
    assert model(x).tolist() != model(x).tolist()


# Variational autoencoders


def test_divergence_and_its_gradients():
    """1/8 and 1/2 + (1/4 - 1 + ln 4) / 2, which add up to 0.943147..."""
    mu = dlcore.tensor([0.5, -1.0], dtype=double, requires_grad=True)
    logvar = dlcore.tensor([0.0, -math.log(4.0)], dtype=double, requires_grad=True)
    kl = models.gaussian_kl(mu, logvar)
    kl.backward()
    assert kl.item() == pytest.approx(0.9431471805599453, abs=1e-14)
    close(mu.grad, [0.5, -1.0])
    close(logvar.grad, [0.0, -0.375])
    expected = torch.distributions.kl_divergence(
        torch.distributions.Normal(torch.tensor([0.5, -1.0]), torch.tensor([1.0, 0.5])), torch.distributions.Normal(0.0, 1.0)
    )
    close(kl, expected.sum(), 1e-6)


def test_reparameterised_draw():
    mu = dlcore.tensor([1.0, -2.0], dtype=double, requires_grad=True)
    logvar = dlcore.tensor([math.log(4.0), 0.0], dtype=double, requires_grad=True)
    z = models.reparameterize(mu, logvar, dlcore.tensor([0.5, 3.0], dtype=double))
    close(z, [2.0, 1.0])
    z.sum().backward()
    # dz/dmu = 1, dz/dlogvar = deviation * noise / 2
    close(mu.grad, [1.0, 1.0])
    close(logvar.grad, [0.5, 1.5])
    dlcore.manual_seed(5)
    drawn = models.reparameterize(mu.detach().expand(20000, 2), logvar.detach().expand(20000, 2))
    close(drawn.mean(0), [1.0, -2.0], 0.05)
    close(drawn.std(0), [2.0, 1.0], 0.03)


@pytest.mark.parametrize("likelihood", ["bernoulli", "gaussian"])
def test_bound_and_gradients(likelihood):
    model = models.VariationalAutoencoder((6, 8), latent_size=3, likelihood=likelihood).double()
    if likelihood == "gaussian":
        with dlcore.no_grad():
            model.log_scale.fill_(-0.4)
    weights = parameter_pairs(model)
    x = torch.rand(5, 6, dtype=torch.float64)
    noise = torch.randn(5, 3, dtype=torch.float64)
    mu, logvar = dense(weights, "encoder", x).chunk(2, 1)
    posterior = torch.distributions.Normal(mu, (logvar / 2).exp())
    raw = dense(weights, "decoder", mu + (logvar / 2).exp() * noise)
    if likelihood == "bernoulli":
        log_p = -F.binary_cross_entropy_with_logits(raw, x, reduction="none")
    else:
        log_p = torch.distributions.Normal(raw, weights["log_scale"].exp()).log_prob(x)
    kl = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).sum(1).mean()
    expected = -log_p.sum(1).mean() + 0.5 * kl
    expected.backward()
    bound = model.bound(dlcore.tensor(x.tolist(), dtype=double), dlcore.tensor(noise.tolist(), dtype=double), beta=0.5)
    bound.loss.backward()
    close(bound.loss, expected)
    close(bound.kl, kl)
    gradients_agree(model, weights)


def test_evidence_of_a_linear_model():
    """With x = w z + b + noise, x is normal with variance w^2 + s^2; the estimate of log p(x) must find that."""
    dlcore.manual_seed(3)
    model = models.VariationalAutoencoder((1,), latent_size=1, likelihood="gaussian").double()
    w, b, s = 1.5, 0.3, 0.8
    with dlcore.no_grad():
        model.decoder[0].weight.fill_(w)
        model.decoder[0].bias.fill_(b)
        model.log_scale.fill_(math.log(s))
        # A proposal that is not the posterior: the estimate does not depend on it, only its spread does.
        model.encoder[0].weight.copy_(dlcore.tensor([[0.5], [0.0]], dtype=double))
        model.encoder[0].bias.copy_(dlcore.tensor([-0.1, -0.9], dtype=double))
        x = dlcore.tensor([[-1.0], [0.4], [2.0]], dtype=double)
        estimate = model.log_evidence(x, draws=3000)
        bound = model.bound(x.repeat(2000, 1))
    deviation = math.sqrt(w * w + s * s)
    expected = torch.distributions.Normal(b, deviation).log_prob(torch.tensor([-1.0, 0.4, 2.0]))
    close(estimate, expected, 0.05)
    assert -bound.loss.item() < estimate.mean().item()
    sample = model.sample(20000, dlcore.randn(20000, 1, dtype=double))
    assert sample.mean().item() == pytest.approx(b, abs=0.06) and sample.std().item() == pytest.approx(deviation, rel=0.03)


# Adversarial networks


def test_best_discriminator_and_value():
    p, q = dlcore.tensor([0.5, 0.3, 0.2], dtype=double), dlcore.tensor([0.2, 0.3, 0.5], dtype=double)
    close(models.optimal_discriminator(p, q), [5 / 7, 1 / 2, 2 / 7])
    assert models.adversarial_value(p, q).item() == pytest.approx(-1.2534657323553273, abs=1e-12)
    assert models.adversarial_value(p, p).item() == pytest.approx(-math.log(4.0), abs=1e-12)
    # 2 JS - log 4, by its definition.
    m = [(a + b) / 2 for a, b in zip(p.tolist(), q.tolist())]
    js = sum(0.5 * a * math.log(a / c) + 0.5 * b * math.log(b / c) for a, b, c in zip(p.tolist(), q.tolist(), m))
    assert models.adversarial_value(p, q).item() == pytest.approx(2 * js - math.log(4.0), abs=1e-12)
    for other in ([0.5, 0.5, 0.5], [0.8, 0.4, 0.2], [0.7, 0.5, 0.3]):
        assert models.adversarial_value(p, q, dlcore.tensor(other, dtype=double)) < models.adversarial_value(p, q)
    apart = dlcore.tensor([1.0, 0.0, 0.0], dtype=double), dlcore.tensor([0.0, 1.0, 0.0], dtype=double)
    assert models.adversarial_value(*apart).item() == 0.0
    # Found by ascent as well.
    scores = dlcore.zeros(3, dtype=double, requires_grad=True)
    optimizer = optim.Adam([scores], lr=0.05)
    for _ in range(300):
        optimizer.zero_grad()
        (-models.adversarial_value(p, q, dlcore.sigmoid(scores))).backward()
        optimizer.step()
    close(dlcore.sigmoid(scores.detach()), [5 / 7, 1 / 2, 2 / 7], 1e-5)


def test_losses_of_both_players():
    real, made = torch.tensor([2.0, -1.0, 0.3], dtype=torch.float64), torch.tensor([-3.0, 0.5], dtype=torch.float64)
    a, b = (dlcore.tensor(part.tolist(), dtype=double, requires_grad=True) for part in (real, made))
    real.requires_grad_(), made.requires_grad_()
    cross_entropy = F.binary_cross_entropy_with_logits
    expected = cross_entropy(real, torch.ones_like(real)) + cross_entropy(made, torch.zeros_like(made))
    expected.backward()
    loss = models.discriminator_loss(a, b)
    loss.backward()
    close(loss, expected)
    close(a.grad, real.grad)
    close(b.grad, made.grad)
    for form, formula in (("minimax", lambda d: torch.log(1 - d)), ("non-saturating", lambda d: -torch.log(d))):
        made.grad, b.grad = None, None
        expected = formula(torch.sigmoid(made)).mean()
        expected.backward()
        loss = models.generator_loss(b, form)
        loss.backward()
        close(loss, expected)
        close(b.grad, made.grad)
    # Where the discriminator is sure, one gradient vanishes and the other does not.
    for form, slope in (("minimax", -math.exp(-20.0)), ("non-saturating", -1.0)):
        score = dlcore.tensor([-20.0], dtype=double, requires_grad=True)
        models.generator_loss(score, form).backward()
        assert score.grad.item() == pytest.approx(slope, rel=1e-6)
    with pytest.raises(ValueError, match="'minimax' or 'non-saturating', got 'least squares'"):
        models.generator_loss(b, "least squares")


@pytest.mark.parametrize("form", ["minimax", "non-saturating"])
def test_alternating_step(form):
    """One step of each player by plain gradient descent, with the same in PyTorch."""
    model = models.GenerativeAdversarialNetwork(2, noise_size=3, hidden_sizes=(5,), form=form).double()
    weights = parameter_pairs(model)
    numbers = torch.Generator().manual_seed(1)
    real, first, second = (torch.randn(4, size, generator=numbers, dtype=torch.float64) for size in (2, 3, 3))
    players = optim.SGD(model.discriminator.parameters(), lr=0.1), optim.SGD(model.generator.parameters(), lr=0.2)
    ours = [dlcore.tensor(part.tolist(), dtype=double) for part in (real, first, second)]
    losses = model.alternate(ours[0], *players, noise=ours[1:])
    discriminator = [value for name, value in weights.items() if name.startswith("discriminator")]
    generator = [value for name, value in weights.items() if name.startswith("generator")]
    made = dense(weights, "generator", first, 0.2).detach()
    against = F.softplus(-dense(weights, "discriminator", real, 0.2)).mean() + F.softplus(dense(weights, "discriminator", made, 0.2)).mean()
    with torch.no_grad():
        for value, slope in zip(discriminator, torch.autograd.grad(against, discriminator)):
            value -= 0.1 * slope
    scores = dense(weights, "discriminator", dense(weights, "generator", second, 0.2), 0.2)
    fooled = -F.softplus(scores).mean() if form == "minimax" else F.softplus(-scores).mean()
    with torch.no_grad():
        for value, slope in zip(generator, torch.autograd.grad(fooled, generator)):
            value -= 0.2 * slope
    close(losses, [against.item(), fooled.item()])
    for name, parameter in model.named_parameters():
        close(parameter, weights[name].detach())


def test_draws_have_the_dtype_of_the_model():
    adversarial = models.GenerativeAdversarialNetwork(2, noise_size=3, hidden_sizes=(4,)).double()
    variational = models.VariationalAutoencoder((2, 4), latent_size=3).double()
    for sample in (adversarial.sample(5), variational.sample(5)):
        assert sample.dtype == double and tuple(sample.shape) == (5, 2)


def two_clusters(count):
    return dlcore.where(dlcore.rand(count, 1) < 0.5, -1.0, 1.0) * dlcore.tensor([1.0, 0.5]) + 0.1 * dlcore.randn(count, 2)


def share_of_each(points):
    """How many of the points are near either centre."""
    near = []
    for centre in ([1.0, 0.5], [-1.0, -0.5]):
        distances = (points - dlcore.tensor(centre)).square().sum(-1).sqrt()
        near.append((distances < 0.4).float().mean().item())
    return sum(near), min(near)


def test_adversarial_network_learns_two_clusters():
    dlcore.manual_seed(2)
    model = models.GenerativeAdversarialNetwork(2, noise_size=4, hidden_sizes=(32, 32))
    players = [optim.Adam(part.parameters(), lr=1e-3, betas=(0.5, 0.999)) for part in (model.discriminator, model.generator)]
    assert share_of_each(model.sample(500))[0] < 0.3
    for _ in range(800):
        model.alternate(two_clusters(64), *players)
    together, least = share_of_each(model.sample(1000))
    assert together > 0.7 and least > 0.2


def test_variational_autoencoder_learns_two_clusters():
    dlcore.manual_seed(2)
    model = models.VariationalAutoencoder((2, 32), latent_size=2, likelihood="gaussian")
    optimizer = optim.Adam(model.parameters(), lr=5e-3)
    held_out = two_clusters(500)
    with dlcore.no_grad():
        before = model.bound(held_out).loss.item()
    for _ in range(600):
        optimizer.zero_grad()
        model.bound(two_clusters(64)).loss.backward()
        optimizer.step()
    with dlcore.no_grad():
        after = model.bound(held_out).loss.item()
        evidence = model.log_evidence(held_out).mean().item()
    # The entropy of two clusters of deviation 0.1 is ln 2 + ln(2 pi e 0.01) = -1.07, which no model can beat; one normal
    # distribution fitted to all of the data has the entropy that is computed here.
    covariance = numpy.cov(numpy.array(held_out.tolist()).T)
    single = 0.5 * math.log(numpy.linalg.det(covariance)) + math.log(2 * math.pi * math.e)
    assert -1.2 < -evidence < after + 0.05 < single - 0.1 and after < before - 0.5


# Distillation


def test_distillation_loss_and_gradient():
    teacher = dlcore.tensor([5.0, 2.0, -1.0], dtype=double, requires_grad=True)
    student = dlcore.tensor([3.0, 1.0, 0.5], dtype=double, requires_grad=True)
    loss = models.DistillationLoss(temperature=4.0, alpha=0.7)(student, teacher, dlcore.tensor(0))
    loss.backward()
    assert loss.item() == pytest.approx(0.6063143396720935, abs=1e-12)
    close(student.grad, [-0.39769431613805734, 0.046195257480006316, 0.35149905865805103], 1e-12)
    assert teacher.grad is None
    assert models.DistillationLoss(alpha=0.0)(student, teacher, dlcore.tensor(0)).item() == pytest.approx(0.19673409691961707, abs=1e-12)
    soft = models.DistillationLoss(4.0, alpha=1.0)(student, teacher, dlcore.tensor(0))
    assert soft.item() == pytest.approx(16 * 0.04886554558894718, abs=1e-12)
    with pytest.raises(ValueError, match="alpha from 0 to 1, got 1.5"):
        models.DistillationLoss(alpha=1.5)
    with pytest.raises(ValueError, match="temperature above 0, got 0"):
        models.DistillationLoss(temperature=0)


def test_distillation_of_a_batch():
    numbers = torch.Generator().manual_seed(2)
    student, teacher = (torch.randn(6, 4, generator=numbers, dtype=torch.float64) for _ in range(2))
    labels = torch.tensor([0, 3, 1, 1, 2, 0])
    student.requires_grad_()
    soft = F.kl_div(F.log_softmax(student / 3, 1), F.softmax(teacher / 3, 1), reduction="batchmean") * 9
    expected = 0.4 * soft + 0.6 * F.cross_entropy(student, labels)
    expected.backward()
    ours = dlcore.tensor(student.tolist(), dtype=double, requires_grad=True)
    loss = models.DistillationLoss(3.0, 0.4)(ours, dlcore.tensor(teacher.tolist(), dtype=double), dlcore.tensor(labels.tolist()))
    loss.backward()
    close(loss, expected)
    close(ours.grad, student.grad)


def test_the_teacher_stays_as_it_is():
    """A student that sees no label of one class still learns it from the teacher."""
    dlcore.manual_seed(1)
    centres = dlcore.tensor([[2.0, 0.0], [-1.0, 1.7], [-1.0, -1.7]])
    labels = dlcore.arange(300) % 3
    points = centres[labels] + 0.3 * dlcore.randn(300, 2)
    teacher = nn.Sequential(nn.Linear(2, 3), nn.Dropout(0.5))
    with dlcore.no_grad():
        teacher[0].weight.copy_(centres)
        teacher[0].bias.zero_()
    before = teacher[0].weight.tolist()
    student = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 3))
    learning = models.Distillation(teacher, student, temperature=2.0, alpha=1.0)
    learning.train()
    assert not teacher.training and student.training and not teacher[0].weight.requires_grad
    optimizer = optim.Adam(student.parameters(), lr=0.02)
    for _ in range(150):
        optimizer.zero_grad()
        learning(points, dlcore.zeros(300, dtype=dlcore.int64)).backward()
        optimizer.step()
    assert (student(points).argmax(1) == labels).float().mean().item() > 0.97
    assert teacher[0].weight.tolist() == before and teacher[0].weight.grad is None
