"""Models that generate: GAN and variational autoencoder on a mixture of two clouds in the plane."""

from math import log, pi

import dlcore as torch
import dlcore.nn.functional as F
from dlcore import nn

from ._experiment import experiment

CENTRES, SPREAD = [[-1.5, 0.0], [1.5, 0.0]], 0.35


def mixture(count):
    """Points of two Gaussian clouds of equal weight."""
    centres = torch.tensor(CENTRES)
    return centres[torch.randint(0, 2, (count,))] + SPREAD * torch.randn(count, 2)


def mixture_log_density(points):
    squares = ((points.unsqueeze(1) - torch.tensor(CENTRES)) ** 2).sum(dim=2)
    return torch.logsumexp(-0.5 * squares / SPREAD**2, dim=1) - log(2) - log(2 * pi * SPREAD**2)


def energy_distance(a, b):
    """2 E|a - b| - E|a - a'| - E|b - b'|, zero for equal distributions only (Szekely and Rizzo, 2013)."""
    return (2 * torch.cdist(a, b).mean() - torch.cdist(a, a).mean() - torch.cdist(b, b).mean()).item()


def layers(*widths, activation=nn.Tanh):
    parts = []
    for before, after in zip(widths, widths[1:]):
        parts += [nn.Linear(before, after), activation()]
    return nn.Sequential(*parts[:-1])


def density_picture(points):
    """How many points fall into each cell of [-3, 3] x [-2, 2]."""
    column = ((points[:, 0] + 3.0) * 6).floor().to(torch.int64)
    row = ((2.0 - points[:, 1]) * 6).floor().to(torch.int64)
    inside = (column >= 0) & (column < 36) & (row >= 0) & (row < 24)
    return torch.bincount((row * 36 + column)[inside], minlength=24 * 36).reshape(24, 36)


def in_both_clouds(points):
    """The smaller share of points on one side, and the share within three spreads of a centre."""
    left = (points[:, 0] < 0).to(torch.float32).mean().item()
    near = (torch.cdist(points, torch.tensor(CENTRES)).min(dim=1).values < 3 * SPREAD).to(torch.float32).mean().item()
    return min(left, 1.0 - left), near


@experiment("gan", "Generative adversarial networks", ["cmput328-q38-gan-principle", "cmput328-q39-gan-vs-vae"])
def gan(result):
    """A discriminator learns to tell data from forgeries, a generator to deceive it. For a fixed generator with density q
    the best discriminator is p / (p + q), and the value of the game is then -log 4 plus twice the Jensen-Shannon
    divergence of p and q: it is least, -log 4, when the forgeries have the density of the data (Goodfellow et al., 2014).
    Trained in turn on two clouds of points, the generator learns to make both. A penalty on the discriminator's slope at
    the data keeps the two from chasing each other in circles (Mescheder, Geiger and Nowozin, 2018)."""
    p, q = (torch.tensor(values, dtype=torch.float64) for values in ([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]))
    logits = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [logits], max_iter=100, tolerance_grad=1e-12, tolerance_change=1e-16, line_search_fn="strong_wolfe"
    )

    def value(data, forged):
        return (data * F.logsigmoid(logits)).sum() + (forged * F.logsigmoid(-logits)).sum()

    def closure():
        optimizer.zero_grad()
        loss = -value(p, q)
        loss.backward()
        return loss

    optimizer.step(closure)
    best = torch.sigmoid(logits.detach())
    result.facts["best discriminator on three symbols"] = best.tolist()
    result.facts["value of the game there"] = value(p, q).item()
    middle = 0.5 * (p + q)
    divergence = 0.5 * ((p * (p / middle).log()).sum() + (q * (q / middle).log()).sum()).item()
    result.found(
        "On three symbols a trained discriminator becomes p / (p + q) = (5/7, 1/2, 2/7)",
        (best - p / (p + q)).abs().max().item() < 1e-6,
    )
    result.found("The value is -log 4 + 2 JS(p, q) = -1.2535", abs(value(p, q).item() - (2 * divergence - log(4))) < 1e-10)
    with torch.no_grad():
        logits.zero_()
        equal = value(p, p).item()
    result.found("When both densities are equal it is -log 4 = -1.3863", abs(equal + log(4)) < 1e-14)

    size, steps = 128, 700
    generator = layers(2, 32, 32, 2, activation=nn.ReLU)
    discriminator = layers(2, 32, 32, 1, activation=lambda: nn.LeakyReLU(0.2))
    chasing = torch.optim.Adam(generator.parameters(), lr=2e-3, betas=(0.5, 0.9))
    judging = torch.optim.Adam(discriminator.parameters(), lr=2e-3, betas=(0.5, 0.9))
    held_out, noise = mixture(500), torch.randn(500, 2)
    before = energy_distance(generator(noise).detach(), held_out)
    ones, zeros = torch.ones(size, 1), torch.zeros(size, 1)
    shown, judged, distances = [], [], []
    averaged = [parameter.detach().clone() for parameter in generator.parameters()]
    for step in range(steps):
        real, forged = mixture(size), generator(torch.randn(size, 2))
        verdict = discriminator(real.requires_grad_())
        loss = F.binary_cross_entropy_with_logits(verdict, ones) + F.binary_cross_entropy_with_logits(
            discriminator(forged.detach()), zeros
        )
        (slope,) = torch.autograd.grad(verdict.sum(), real, create_graph=True)
        judging.zero_grad()
        (loss + 0.15 * (slope**2).sum(dim=1).mean()).backward()
        judging.step()
        deceive = F.binary_cross_entropy_with_logits(discriminator(forged), ones)
        chasing.zero_grad()
        deceive.backward()
        chasing.step()
        with torch.no_grad():
            for mean, parameter in zip(averaged, generator.parameters()):
                mean.lerp_(parameter, 0.02)
        if step % 25 == 24:
            shown.append(step + 1)
            judged.append(-loss.item())
            distances.append(energy_distance(generator(noise).detach(), held_out))
    with torch.no_grad():
        for mean, parameter in zip(averaged, generator.parameters()):
            parameter.copy_(mean)
        made = generator(torch.randn(500, 2))
    after, floor = energy_distance(made, held_out), energy_distance(mixture(500), held_out)
    smaller, near = in_both_clouds(made)
    result.facts["energy distance from data: before, after, of other data"] = [before, after, floor]
    result.facts["share of the smaller cloud, share near a cloud"] = [smaller, near]
    result.found("Training brings the generator's points ten times closer to the data (energy distance)", after < 0.1 * before)
    result.found("Both clouds are there, each with more than a fifth of the points", smaller > 0.2)
    result.picture("Data", density_picture(mixture(4000)))
    with torch.no_grad():
        result.picture("Points of the generator", density_picture(generator(torch.randn(4000, 2))))
    result.plot(
        "The game",
        "step",
        "value",
        {"value for the discriminator": (shown, judged), "-log 4": ([shown[0], shown[-1]], [-log(4)] * 2)},
    )
    result.plot(
        "Distance of the forgeries from the data", "step", "energy distance", {"generator": (shown, distances)}, log_y=True
    )


@experiment("vae", "Variational autoencoders", ["cmput328-q37-vae-generative", "cmput328-q39-gan-vs-vae"])
def vae(result):
    """A variational autoencoder encodes a point as a Gaussian over codes, draws one as mean + deviation * noise (so that
    gradients pass through mean and deviation) and decodes it. Its loss is the reconstruction error plus the
    Kullback-Leibler divergence of the code's Gaussian from the standard one; its negative is a lower bound on the
    log-likelihood (ELBO; Kingma and Welling, 2014). Decoded standard Gaussian noise gives new points."""
    mean = torch.tensor([0.5, -1.0], dtype=torch.float64, requires_grad=True)
    log_variance = torch.tensor([0.0, log(0.25)], dtype=torch.float64, requires_grad=True)
    divergence = divergence_from_standard(mean, log_variance)
    d_mean, d_variance = torch.autograd.grad(divergence, (mean, log_variance))
    draws = mean.detach() + (0.5 * log_variance.detach()).exp() * torch.randn(100000, 2, dtype=torch.float64)
    densities = [
        -0.5 * ((draws - m) ** 2 / v + v.log()).sum(dim=1)
        for m, v in (
            (mean.detach(), log_variance.detach().exp()),
            (torch.zeros(2, dtype=torch.float64), torch.ones(2, dtype=torch.float64)),
        )
    ]
    terms = densities[0] - densities[1]
    error = terms.std().item() / len(terms) ** 0.5
    result.facts["KL of N((0.5, -1), (1, 0.25)) from N(0, 1): closed form, by sampling"] = [
        divergence.item(),
        terms.mean().item(),
    ]
    result.facts["gradients by mean and log-variance"] = [d_mean.tolist(), d_variance.tolist()]
    result.found(
        "The closed form of the divergence is the mean over samples of log q - log p, within five standard errors",
        abs(terms.mean().item() - divergence.item()) < 5 * error,
    )
    result.found(
        "Its gradients are mu, and (variance - 1)/2 by the log-variance",
        d_mean.tolist() == [0.5, -1.0] and all(abs(a - b) < 1e-15 for a, b in zip(d_variance.tolist(), [0.0, -0.375])),
    )

    spread = 0.35
    encoder, decoder = layers(2, 32, 32, 4), layers(2, 32, 32, 2)
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=5e-3)
    held_out = mixture(500)

    def bound(points):
        """The ELBO of each point, for a Gaussian of deviation ``spread`` around the decoded code."""
        mu, log_var = encoder(points).chunk(2, dim=1)
        code = mu + (0.5 * log_var).exp() * torch.randn_like(mu)
        error = ((decoder(code) - points) ** 2).sum(dim=1)
        return -0.5 * error / spread**2 - log(2 * pi * spread**2) - divergence_from_standard(mu, log_var)

    def generated(count):
        with torch.no_grad():
            return decoder(torch.randn(count, 2)) + spread * torch.randn(count, 2)

    before = energy_distance(generated(500), held_out)
    shown, bounds = [], []
    for step in range(800):
        loss = -bound(mixture(128)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 25 == 24:
            shown.append(step + 1)
            with torch.no_grad():
                bounds.append(bound(held_out).mean().item())
    with torch.no_grad():
        reached = torch.stack([bound(held_out).mean() for _ in range(20)]).mean().item()
    likelihood = mixture_log_density(held_out).mean().item()
    fit = torch.cov(held_out.T)
    single = -0.5 * (torch.logdet(fit).item() + 2 + 2 * log(2 * pi))
    after = energy_distance(generated(500), held_out)
    smaller, near = in_both_clouds(generated(500))
    result.facts["held-out ELBO, true log-likelihood, that of a single Gaussian"] = [reached, likelihood, single]
    result.facts["energy distance from data: before, after"] = [before, after]
    result.facts["share of the smaller cloud, share near a cloud"] = [smaller, near]
    result.found("The bound is below the true log-likelihood of new points", reached < likelihood)
    result.found("It is above the log-likelihood of the best single Gaussian: two clouds have been found", reached > single)
    result.found("Training brings generated points five times closer to the data", after < 0.2 * before)
    result.found("Both clouds are there, each with more than a fifth of the points", smaller > 0.2)
    result.picture("Generated points", density_picture(generated(4000)))
    result.plot(
        "Bound on the log-likelihood",
        "step",
        "mean over held-out points",
        {
            "ELBO": (shown, bounds),
            "true log-likelihood": ([shown[0], shown[-1]], [likelihood] * 2),
            "single Gaussian": ([shown[0], shown[-1]], [single] * 2),
        },
    )


def divergence_from_standard(mean, log_variance):
    """KL(N(mean, variance) || N(0, 1)), summed over the last axis (Kingma and Welling, 2014, appendix B)."""
    return 0.5 * (mean**2 + log_variance.exp() - 1.0 - log_variance).sum(dim=-1)
