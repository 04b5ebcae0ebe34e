"""An image captioner: a convolutional network turns the image into a vector, and an LSTM writes words that begin from it.

Vinyals, Toshev, Bengio and Erhan, Show and tell: a neural image caption generator, 2015.
"""

import math

from .. import _core, nn
from .._grad_mode import no_grad
from .grid_detector import convolutional_backbone

__all__ = ["CaptionDecoder", "ImageCaptioner", "ImageEncoder", "Vocabulary", "caption_loss"]


class Vocabulary:
    """Words as numbers. 0 is padding, 1 the end of a caption; the words of the captions follow in alphabetical order."""

    PAD, END = 0, 1

    def __init__(self, captions):
        self.words = ["<pad>", "<end>", *sorted({word for caption in captions for word in caption.split()})]
        self._numbers = {word: number for number, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words)

    def encode(self, captions):
        """Captions as int64 [N, T]: their words, the end, and padding up to the longest."""
        rows = []
        for caption in captions:
            unknown = [word for word in caption.split() if word not in self._numbers]
            if unknown:
                raise KeyError(f"Vocabulary: expected words that it was made of, got {', '.join(unknown)}")
            rows.append([self._numbers[word] for word in caption.split()] + [self.END])
        longest = max(map(len, rows), default=0)
        padded = [row + [self.PAD] * (longest - len(row)) for row in rows]
        return _core.tensor(padded, dtype=_core.int64).reshape(len(rows), longest)

    def decode(self, numbers):
        """The captions in int64 [N, T], each up to its end."""
        captions = []
        for row in numbers.tolist():
            row = row[: row.index(self.END)] if self.END in row else row
            captions.append(" ".join(self.words[number] for number in row if number != self.PAD))
        return captions


class ImageEncoder(nn.Module):
    """Images [N, C, H, W] to vectors [N, embedding_size]: convolutional_backbone(layers), a dense layer over its map, and batch
    normalisation, which brings the vectors to the size of embedded words."""

    def __init__(self, image_size, embedding_size, layers=(16, "M", 32, "M", 64, "M", 64, "M"), in_channels=3):
        super().__init__()
        height, width = (image_size, image_size) if isinstance(image_size, int) else image_size
        shrink = 2 ** layers.count("M")
        if height < shrink or width < shrink:
            raise ValueError(f"ImageEncoder: expected images of at least {shrink} x {shrink} pixels, got {height} x {width}")
        self.backbone = convolutional_backbone(layers, in_channels)
        channels = [layer for layer in layers if layer != "M"][-1]
        self.linear = nn.Linear(channels * (height // shrink) * (width // shrink), embedding_size)
        self.norm = nn.BatchNorm1d(embedding_size)

    def forward(self, images):
        return self.norm(self.linear(self.backbone(images).flatten(1)))


class CaptionDecoder(nn.Module):
    """Words to scores of the next word: an embedding, an LSTM, and a dense layer.

    ``biases`` is how many biases each gate of the LSTM has: 2 as in PyTorch, 1 as in Keras. With V words, an embedding of E and a
    state of H there are V E + 4 (E H + H^2 + biases H) + (H + 1) V parameters. The forget gates begin with ``forget_bias``, so that
    what was seen of the image still counts after some words (Jozefowicz, Zaremba and Sutskever, An empirical exploration of
    recurrent network architectures, 2015).
    """

    def __init__(self, vocabulary_size, embedding_size, hidden_size, biases=2, forget_bias=1.0):
        super().__init__()
        self.embed = nn.Embedding(vocabulary_size, embedding_size)
        self.lstm = nn.LSTM(embedding_size, hidden_size, batch_first=True, biases=biases)
        self.linear = nn.Linear(hidden_size, vocabulary_size)
        with no_grad():
            # The gates' rows are i, f, g, o.
            self.lstm.bias_ih_l0[hidden_size : 2 * hidden_size] = forget_bias

    def forward(self, features, captions):
        """Teacher forcing: scores [N, T, V] of every word of captions [N, T], from the image and the true words before it.

        The vector of the image, features [N, E], takes the place of the word before the first.
        """
        if features.dim() != 2 or features.shape[0] != captions.shape[0] or features.shape[1] != self.embed.embedding_dim:
            raise ValueError(
                f"CaptionDecoder: expected features of shape [{captions.shape[0]}, {self.embed.embedding_dim}], "
                f"got {list(features.shape)}"
            )
        inputs = _core.cat([features.unsqueeze(1), self.embed(captions[:, :-1])], 1)
        return self.linear(self.lstm(inputs)[0])

    def greedy(self, features, max_length, end=Vocabulary.END, pad=Vocabulary.PAD):
        """Words [N, T], T at most ``max_length``: always the likeliest next one, fed back, until the end; then padding, which is
        never written before."""
        inputs, state, words = features.unsqueeze(1), None, []
        ended = _core.zeros((len(features),), dtype=_core.bool)
        with no_grad():
            for _ in range(max_length):
                output, state = self.lstm(inputs, state)
                scores = self.linear(output[:, -1])
                scores[:, pad] = -math.inf
                word = scores.argmax(dim=-1)
                word = _core.where(ended, _core.full_like(word, pad), word)
                words.append(word)
                ended = ended | (word == end)
                if ended.all().item():
                    break
                inputs = self.embed(word).unsqueeze(1)
        return _core.stack(words, 1)


class ImageCaptioner(nn.Module):
    """Images [N, C, H, W] and captions [N, T] to scores [N, T, V]; ``caption`` writes captions for images alone.

    ``encoder`` gives vectors [N, E] for images, ``decoder`` is a CaptionDecoder with an embedding of E.
    """

    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder

    def forward(self, images, captions):
        return self.decoder(self.encoder(images), captions)

    def caption(self, images, max_length=20):
        """Greedy captions [N, T] of images, in eval mode and without a graph."""
        was_training = self.training
        self.eval()
        with no_grad():
            words = self.decoder.greedy(self.encoder(images), max_length)
        self.train(was_training)
        return words


def caption_loss(scores, captions, pad=Vocabulary.PAD):
    """The mean cross-entropy of scores [N, T, V] for the words of captions [N, T], padding left out."""
    return nn.functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), captions.reshape(-1), ignore_index=pad)
