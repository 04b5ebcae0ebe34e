"""Autoencoders: networks that give back what they were given, through a code.

The optimum of a linear one is principal component analysis: Baldi and Hornik, Neural networks and principal component analysis:
learning from examples without local minima, 1989.
"""

from .. import _core, linalg, nn
from .._grad_mode import no_grad

__all__ = ["Autoencoder", "LinearAutoencoder", "optimal_linear_error"]


class LinearAutoencoder(nn.Module):
    """Inputs [N, in_features] to reconstructions of the same shape through a linear code [N, code_size].

    Without ``bias`` nothing is subtracted: the best subspace goes through the origin.
    """

    def __init__(self, in_features, code_size, bias=True):
        super().__init__()
        self.encoder = nn.Linear(in_features, code_size, bias=bias)
        self.decoder = nn.Linear(code_size, in_features, bias=bias)

    def encode(self, x):
        return self.encoder(x)

    def decode(self, code):
        return self.decoder(code)

    def forward(self, x):
        return self.decode(self.encode(x))

    def set_to_principal_components(self, data):
        """Makes the weights those of principal component analysis of data [N, in_features], which no other weights beat.

        The rows of the encoder are the first right singular vectors of the data (of the centred data where there is a bias).
        """
        mean = data.mean(dim=0) if self.encoder.bias is not None else _core.zeros((data.shape[1],), dtype=data.dtype)
        components = linalg.svd(data - mean, full_matrices=False)[2][: self.encoder.out_features]
        if len(components) < self.encoder.out_features:
            raise ValueError(
                f"LinearAutoencoder: expected data with at least {self.encoder.out_features} components, "
                f"got shape {list(data.shape)}"
            )
        with no_grad():
            self.encoder.weight.copy_(components)
            self.decoder.weight.copy_(components.t())
            if self.encoder.bias is not None:
                self.encoder.bias.copy_(-(components @ mean))
                self.decoder.bias.copy_(mean)


def optimal_linear_error(data, code_size, center=True):
    """The least sum of squared errors that a linear autoencoder can have on data [N, D]: the squares of the singular values, of the
    centred data unless ``center`` is false, from the code_size-th on. A scalar."""
    if center:
        data = data - data.mean(dim=0)
    return linalg.svdvals(data)[code_size:].square().sum()


class Autoencoder(nn.Module):
    """Inputs [N, sizes[0]] through dense layers with ReLU to a code [N, sizes[-1]], and back the same way.

    ``output`` is "sigmoid" for data from 0 to 1, or "linear". A code smaller than the input keeps the network from copying; so does
    noise on the input while training (Vincent et al., Extracting and composing robust features with denoising autoencoders, 2008),
    ``noise`` being its standard deviation.
    """

    def __init__(self, sizes=(784, 128, 32), output="sigmoid", noise=0.0):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError(f"Autoencoder: expected the sizes of at least input and code, got {sizes}")
        if output not in ("sigmoid", "linear"):
            raise ValueError(f"Autoencoder: expected output 'sigmoid' or 'linear', got {output!r}")
        self.encoder = dense_layers(sizes)
        self.decoder = dense_layers(sizes[::-1])
        self.output = output
        self.noise = noise

    def encode(self, x):
        return self.encoder(x)

    def decode(self, code):
        raw = self.decoder(code)
        return _core.sigmoid(raw) if self.output == "sigmoid" else raw

    def forward(self, x):
        if self.training and self.noise:
            x = x + self.noise * _core.randn(x.shape, dtype=x.dtype)
        return self.decode(self.encode(x))


def dense_layers(sizes, activation=nn.ReLU):
    """Dense layers from each size to the next, with an activation between them."""
    layers = []
    for number in range(len(sizes) - 1):
        if number:
            layers.append(activation())
        layers.append(nn.Linear(sizes[number], sizes[number + 1]))
    return nn.Sequential(*layers)
