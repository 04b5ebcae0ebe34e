"""Learns to write names, letter by letter, with an LSTM.

Without options, the names are made up by the syllable rules of four invented languages. With --data DIR, every file NAME.txt in
the folder holds the names of one language, a line each. After training, the network writes new names of every language.

    python names_rnn.py
    python names_rnn.py --data ~/names --epochs 10 --hidden 256
"""

import argparse
import math
import os
import random
import sys
import time

import dlcore as torch
from dlcore import nn, optim
from dlcore.nn import functional as F
from dlcore.nn.utils.rnn import pack_sequence

# Beginnings, middles and ends of words, and how many syllables they have.
LANGUAGES = {
    "Arvelian": (["ar", "el", "val", "is", "mor"], ["a", "e", "ia", "en"], ["dor", "wen", "riel", "las"], (1, 2)),
    "Boktar": (["bok", "gru", "trak", "zug", "kor"], ["ak", "uk", "or"], ["tar", "gash", "nuk", "zod"], (0, 2)),
    "Lumi": (["lu", "mi", "na", "so", "ku"], ["ri", "mo", "ta", "ne"], ["ko", "mi", "ra", "to"], (0, 1)),
    "Ostrin": (["ost", "hald", "sig", "thor", "brand"], ["e", "i", "a"], ["rin", "mund", "var", "stein"], (0, 1)),
}
END = "\n"


class NameWriter(nn.Module):
    """Letters and language to scores of the next letter, from an embedding, an LSTM and a linear layer."""

    def __init__(self, letters, languages, hidden):
        super().__init__()
        self.letter = nn.Embedding(letters, 24)
        self.language = nn.Embedding(languages, 8)
        self.lstm = nn.LSTM(24 + 8, hidden)
        self.output = nn.Linear(hidden, letters)

    def embed(self, letters, languages):
        return torch.cat([self.letter(letters), self.language(languages)], dim=-1)

    def forward(self, letters, languages):
        """Scores [rows, letters] for packed letters and languages."""
        rows = self.embed(letters.data, languages.data)
        packed = type(letters)(rows, letters.batch_sizes, letters.sorted_indices, letters.unsorted_indices)
        return self.output(self.lstm(packed)[0].data)


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Learn to write names with an LSTM.")
    parser.add_argument("--data", metavar="DIR", help="folder with a file NAME.txt for each language (default: invented languages)")
    parser.add_argument("--epochs", type=int, default=8, help="times to go through the names (default: 8)")
    parser.add_argument("--batch-size", type=int, default=64, help="names per step (default: 64)")
    parser.add_argument("--hidden", type=int, default=128, help="width of the LSTM (default: 128)")
    parser.add_argument("--lr", type=float, default=5e-3, help="learning rate of Adam (default: 0.005)")
    parser.add_argument("--names", type=int, default=5, help="names to write for each language (default: 5)")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the order of the names and what is written (default: 1)")
    parser.add_argument("--output", metavar="FILE", help="write the weights to this safetensors file")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    for name in ("epochs", "batch_size", "hidden", "names", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def invented_names(draw, count=1500):
    """Names of every invented language."""
    found = {}
    for language, (first, middle, last, (least, most)) in LANGUAGES.items():
        names = []
        for _ in range(count):
            syllables = [draw.choice(middle) for _ in range(draw.randint(least, most))]
            names.append((draw.choice(first) + "".join(syllables) + draw.choice(last)).capitalize())
        found[language] = names
    return found


def names_in(folder):
    """The names in a folder's text files, by language."""
    found = {}
    for file in sorted(os.listdir(folder)):
        if file.endswith(".txt"):
            with open(os.path.join(folder, file), encoding="utf-8") as lines:
                names = [line.strip() for line in lines if line.strip()]
            if names:
                found[file.removesuffix(".txt")] = names
    if not found:
        raise ValueError(f"{folder}: expected files NAME.txt with a name on each line")
    return found


class Examples:
    """Names as numbers: (letters, language) pairs, the letters between two marks of the end."""

    def __init__(self, names):
        self.languages = list(names)
        self.letters = [END, *sorted({letter for group in names.values() for name in group for letter in name})]
        places = {letter: place for place, letter in enumerate(self.letters)}
        self.pairs = [([places[letter] for letter in END + name + END], language)
                      for language, group in enumerate(names.values()) for name in group]

    def batch(self, pairs):
        """Packed letters, languages and next letters."""
        letters = [torch.tensor(numbers[:-1]) for numbers, _ in pairs]
        following = [torch.tensor(numbers[1:]) for numbers, _ in pairs]
        languages = [torch.full((len(numbers) - 1,), language, dtype=torch.int64) for numbers, language in pairs]
        return [pack_sequence(part, enforce_sorted=False) for part in (letters, languages, following)]


def perplexity(model, examples, pairs):
    """e to the mean loss per letter: among how many letters the network still wavers."""
    total, count = 0.0, 0
    with torch.no_grad():
        for start in range(0, len(pairs), 256):
            letters, languages, following = examples.batch(pairs[start:start + 256])
            loss = F.cross_entropy(model(letters, languages), following.data, reduction="sum")
            total += loss.item()
            count += following.data.numel()
    return math.exp(total / count)


def progress_bar(total, label):
    """tqdm's bar where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(total=total, desc=label, unit="name", dynamic_ncols=True, file=sys.stdout)


def train(model, examples, train_pairs, test_pairs, options, draw):
    """Trains and shows how it goes; returns the last perplexity on the test names."""
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    reached = math.inf
    for epoch in range(1, options.epochs + 1):
        label = f"epoch {epoch}/{options.epochs}"
        bar = progress_bar(len(train_pairs), label)
        draw.shuffle(train_pairs)
        total, letters_seen, start = 0.0, 0, time.perf_counter()
        for first in range(0, len(train_pairs), options.batch_size):
            pairs = train_pairs[first:first + options.batch_size]
            letters, languages, following = examples.batch(pairs)
            optimizer.zero_grad()
            loss = F.cross_entropy(model(letters, languages), following.data)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            total += loss.item() * following.data.numel()
            letters_seen += following.data.numel()
            if bar is not None:
                bar.set_postfix(perplexity=f"{math.exp(total / letters_seen):.3f}", refresh=False)
                bar.update(len(pairs))
        speed = len(train_pairs) / (time.perf_counter() - start)
        reached = perplexity(model, examples, test_pairs)
        if bar is not None:
            bar.set_postfix(perplexity=f"{math.exp(total / letters_seen):.3f}", test=f"{reached:.3f}", name_s=f"{speed:,.0f}")
            bar.close()
        else:
            print(f"{label}: perplexity {math.exp(total / letters_seen):.3f}, test {reached:.3f}, {speed:,.0f} names/s", flush=True)
    return reached


def write_name(model, examples, language, draw, longest=30):
    """A new name, each letter drawn with the probability that the network gives it."""
    letter, state, name = 0, None, ""
    with torch.no_grad():
        while len(name) < longest:
            row = model.embed(torch.tensor([letter]), torch.tensor([language]))
            output, state = model.lstm(row, None if state is None else state)
            chances = F.softmax(model.output(output[0]), dim=0).tolist()
            letter = draw.choices(range(len(chances)), weights=chances)[0]
            if examples.letters[letter] == END:
                break
            name += examples.letters[letter]
    return name


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    try:
        names = invented_names(draw) if options.data is None else names_in(options.data)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        print(f"names_rnn: {error}", file=sys.stderr)
        return 1
    examples = Examples(names)
    draw.shuffle(examples.pairs)
    held_out = max(1, len(examples.pairs) // 10)
    test_pairs, train_pairs = examples.pairs[:held_out], examples.pairs[held_out:]
    if not train_pairs:
        print("names_rnn: expected at least two names", file=sys.stderr)
        return 1
    model = NameWriter(len(examples.letters), len(examples.languages), options.hidden)
    count = sum(parameter.numel() for parameter in model.parameters())
    print(f"LSTM ({count:,} parameters): {len(train_pairs):,} names to train, {len(test_pairs):,} to test, "
          f"{len(examples.languages)} languages, {len(examples.letters)} letters, {torch.get_num_threads()} threads")
    start = time.perf_counter()
    reached = train(model, examples, train_pairs, test_pairs, options, draw)
    print(f"test perplexity {reached:.3f} after {time.perf_counter() - start:.1f} s")
    for number, language in enumerate(examples.languages):
        print(f"{language}: " + ", ".join(write_name(model, examples, number, draw) for _ in range(options.names)))
    if options.output is not None:
        torch.save(model.state_dict(), options.output)
        print(f"weights {os.path.abspath(options.output)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
