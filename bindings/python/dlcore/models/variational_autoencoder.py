"""A variational autoencoder: the code of an input is a normal distribution, and codes drawn from N(0, I) decode to new data.

Kingma and Welling, Auto-encoding variational Bayes, 2014.
"""

import math
from collections import namedtuple

from .. import _core, nn
from .autoencoder import dense_layers

__all__ = ["VariationalAutoencoder", "gaussian_kl", "reparameterize"]

Bound = namedtuple("Bound", "loss reconstruction kl")
Bound.__doc__ = """The negative evidence lower bound in nats and its two parts, scalars: means over the batch."""


def gaussian_kl(mu, logvar):
    """The Kullback-Leibler divergence of N(mu, exp(logvar)) from N(0, 1), summed over the last axis.

    (mu^2 + exp(logvar) - 1 - logvar) / 2 for each component.
    """
    return 0.5 * (mu.square() + logvar.exp() - 1 - logvar).sum(dim=-1)


def reparameterize(mu, logvar, noise=None):
    """A draw from N(mu, exp(logvar)), differentiable in both: mu + exp(logvar / 2) noise, with noise from N(0, 1)."""
    noise = _core.randn(mu.shape, dtype=mu.dtype) if noise is None else noise
    return mu + (0.5 * logvar).exp() * noise


class VariationalAutoencoder(nn.Module):
    """Inputs [N, sizes[0]] through dense layers of the given sizes to mu and logvar [N, latent_size], a draw, and back.

    likelihood  "bernoulli": data from 0 to 1, the decoder gives logits; "gaussian": the decoder gives means, and one standard
                deviation for all features is learned
    """

    def __init__(self, sizes=(784, 256), latent_size=2, likelihood="bernoulli"):
        super().__init__()
        if likelihood not in ("bernoulli", "gaussian"):
            raise ValueError(f"VariationalAutoencoder: expected likelihood 'bernoulli' or 'gaussian', got {likelihood!r}")
        self.likelihood = likelihood
        self.latent_size = latent_size
        self.encoder = dense_layers((*sizes, 2 * latent_size))
        self.decoder = dense_layers((latent_size, *sizes[::-1]))
        if likelihood == "gaussian":
            self.log_scale = nn.Parameter(_core.zeros(1))

    def encode(self, x):
        """mu and logvar, each [N, latent_size]."""
        mu, logvar = self.encoder(x).chunk(2, dim=-1)
        return mu, logvar

    def decode(self, z):
        """The means of the data [N, sizes[0]] for codes z [N, latent_size]."""
        raw = self.decoder(z)
        return _core.sigmoid(raw) if self.likelihood == "bernoulli" else raw

    def forward(self, x, noise=None):
        """The reconstruction through one drawn code, mu and logvar; ``noise`` [N, latent_size] is drawn where it is not given."""
        mu, logvar = self.encode(x)
        return self.decode(reparameterize(mu, logvar, noise)), mu, logvar

    def log_likelihood(self, x, z):
        """log p(x | z) in nats, [N]."""
        raw = self.decoder(z)
        if self.likelihood == "bernoulli":
            return -nn.functional.binary_cross_entropy_with_logits(raw, x, reduction="none").sum(dim=-1)
        error = (x - raw) * (-self.log_scale).exp()
        return (-0.5 * error.square() - self.log_scale - 0.5 * math.log(2 * math.pi)).sum(dim=-1)

    def bound(self, x, noise=None, beta=1.0):
        """The Bound to minimise: reconstruction -log p(x | z) for a drawn z, plus ``beta`` times the divergence from N(0, I)."""
        mu, logvar = self.encode(x)
        reconstruction = -self.log_likelihood(x, reparameterize(mu, logvar, noise)).mean()
        kl = gaussian_kl(mu, logvar).mean()
        return Bound(reconstruction + beta * kl, reconstruction, kl)

    def log_evidence(self, x, draws=100):
        """An estimate of log p(x), [N], in nats: the logarithm of the mean of p(x, z) / q(z | x) over draws of z from q(z | x).

        It lies below log p(x) on average and approaches it with more draws (Burda, Grosse and Salakhutdinov, Importance weighted
        autoencoders, 2016).
        """
        mu, logvar = self.encode(x)
        weights = []
        for _ in range(draws):
            noise = _core.randn(mu.shape, dtype=mu.dtype)
            z = reparameterize(mu, logvar, noise)
            prior_over_posterior = 0.5 * (noise.square() + logvar - z.square()).sum(dim=-1)
            weights.append(self.log_likelihood(x, z) + prior_over_posterior)
        return _core.logsumexp(_core.stack(weights), dim=0) - math.log(draws)

    def sample(self, count, noise=None):
        """Means of new data [count, sizes[0]] from codes of N(0, I); with the Gaussian likelihood, its deviation is added."""
        if noise is None:
            noise = _core.randn(count, self.latent_size, dtype=self.decoder[0].weight.dtype)
        means = self.decode(noise)
        if self.likelihood == "gaussian":
            return means + self.log_scale.exp() * _core.randn(means.shape, dtype=means.dtype)
        return means
