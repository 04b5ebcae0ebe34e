"""Generative adversarial networks: a generator makes data from noise, and a discriminator tells them from true data.

Goodfellow et al., Generative adversarial nets, 2014.
"""

from collections import namedtuple

from .. import _core, nn
from .._grad_mode import no_grad
from .autoencoder import dense_layers

__all__ = ["GenerativeAdversarialNetwork", "adversarial_value", "discriminator_loss", "generator_loss", "optimal_discriminator"]

AdversarialLosses = namedtuple("AdversarialLosses", "discriminator generator")


def optimal_discriminator(p_data, p_generator):
    """D*(x) = p_data / (p_data + p_generator), elementwise: the discriminator that no other beats. Where both are 0, 1/2."""
    total = p_data + p_generator
    return _core.where(total > 0, p_data / _core.where(total > 0, total, _core.ones_like(total)), _core.full_like(total, 0.5))


def adversarial_value(p_data, p_generator, discriminator=None):
    """V = sum of p_data log D + p_generator log(1 - D) over the outcomes of two discrete distributions.

    ``discriminator`` is D for each outcome, the best one by default. With the best D it is 2 JS(p_data, p_generator) - log 4, and -log 4 where the two distributions are equal.
    """
    d = optimal_discriminator(p_data, p_generator) if discriminator is None else discriminator
    return (_core.xlogy(p_data, d) + _core.xlogy(p_generator, 1 - d)).sum()


def discriminator_loss(real_scores, generated_scores):
    """-mean log D(x) - mean log(1 - D(G(z))), with D the sigmoid of the scores: what the discriminator minimises."""
    return nn.functional.softplus(-real_scores).mean() + nn.functional.softplus(generated_scores).mean()


def generator_loss(generated_scores, form="non-saturating"):
    """What the generator minimises, with D the sigmoid of the scores.

    "minimax": mean log(1 - D(G(z))), whose gradient vanishes where D is sure that data are generated. "non-saturating":
    -mean log D(G(z)), with the same fixed point and a strong gradient there.
    """
    if form == "minimax":
        return -nn.functional.softplus(generated_scores).mean()
    if form == "non-saturating":
        return nn.functional.softplus(-generated_scores).mean()
    raise ValueError(f"generator_loss: expected form 'minimax' or 'non-saturating', got {form!r}")


def _leaky():
    return nn.LeakyReLU(0.2)


class GenerativeAdversarialNetwork(nn.Module):
    """Two dense networks with leaky ReLU, the players: noise [N, noise_size] to data [N, features], and data to scores [N].

        model = GenerativeAdversarialNetwork(features=2, noise_size=8)
        players = optim.Adam(model.discriminator.parameters()), optim.Adam(model.generator.parameters())
        for real in batches:
            losses = model.alternate(real, *players)
        new = model.sample(1000)
    """

    def __init__(self, features, noise_size=8, hidden_sizes=(64, 64), form="non-saturating"):
        super().__init__()
        if form not in ("minimax", "non-saturating"):
            raise ValueError(f"GenerativeAdversarialNetwork: expected form 'minimax' or 'non-saturating', got {form!r}")
        self.noise_size = noise_size
        self.form = form
        self.generator = dense_layers((noise_size, *hidden_sizes, features), _leaky)
        self.discriminator = dense_layers((features, *hidden_sizes, 1), _leaky)

    def forward(self, noise):
        return self.generator(noise)

    def scores(self, x):
        """The scores [N] of data [N, features]; their sigmoid is the probability that the data are true."""
        return self.discriminator(x).squeeze(-1)

    def alternate(self, real, discriminator_optimizer, generator_optimizer, noise=None):
        """One step of the discriminator against the generator as it stands, then one of the generator; the losses as numbers.

        ``noise``, a pair of [N, noise_size] for the two steps, is drawn where it is not given.
        """
        first, second = (self._draw(len(real)), self._draw(len(real))) if noise is None else noise
        with no_grad():
            generated = self.generator(first)
        discriminator_optimizer.zero_grad()
        against = discriminator_loss(self.scores(real), self.scores(generated))
        against.backward()
        discriminator_optimizer.step()
        generator_optimizer.zero_grad()
        fooled = generator_loss(self.scores(self.generator(second)), self.form)
        fooled.backward()
        generator_optimizer.step()
        return AdversarialLosses(against.item(), fooled.item())

    def sample(self, count, noise=None):
        """New data [count, features], without a graph."""
        with no_grad():
            return self.generator(self._draw(count) if noise is None else noise)

    def _draw(self, count):
        return _core.randn(count, self.noise_size, dtype=self.generator[0].weight.dtype)
