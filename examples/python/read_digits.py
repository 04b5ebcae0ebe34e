"""Reads rows of handwritten digits with a classifier for single ones.

LeNet-5 learns to tell the digit in the middle of a window of 32 x 32 pixels, or that there is none. Its dense layers are then turned into
convolutions, so that one pass over a whole image gives the scores of all windows, and the windows with a digit are read from left to
right. The program shows that the scores are those of the classifier on every window by itself, and how long both take.

    python read_digits.py
    python read_digits.py --data ~/mnist
    python read_digits.py --quick
"""

import argparse
import math
import os
import random
import sys
import time

import dlcore as torch
from dlcore import models, ops, optim
from dlcore.datasets import load_mnist
from dlcore.nn import functional as F
from dlcore.utils.data import DataLoader, TensorDataset
from dlcore.utils.images import draw_bounding_boxes, save_image
from dlcore.utils.progress import Progress

WINDOW, DIGIT, HEIGHT, WIDTH, STEP = 32, 20, 48, 176, 4
NOTHING = 10


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Read rows of handwritten digits with a fully convolutional LeNet-5.")
    parser.add_argument("--data", metavar="DIR", help="folder with MNIST's IDX files (default: scikit-learn's digits)")
    parser.add_argument("--rows", type=int, help="rows of digits to learn from (default: 800)")
    parser.add_argument("--epochs", type=int, help="times to go through their windows (default: 6)")
    parser.add_argument("--batch-size", type=int, default=32, help="windows per step (default: 32)")
    parser.add_argument("--lr", type=float, default=2e-3, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.002)")
    parser.add_argument("--quick", action="store_true", help="some seconds: 150 rows, 3 epochs")
    parser.add_argument("--seed", type=int, default=1, help="for the weights and the rows (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    if options.rows is None:
        options.rows = 150 if options.quick else 800
    if options.epochs is None:
        options.epochs = 3 if options.quick else 6
    for name in ("rows", "epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def load_digits(folder):
    """Images [N, 20, 20] from 0 to 1, and labels."""
    if folder is None:
        from sklearn.datasets import load_digits

        data = load_digits()
        images, labels = torch.tensor(data.images.tolist()).unsqueeze(1) / 16.0, torch.tensor(data.target.tolist())
    else:
        part = load_mnist(folder, "train") or load_mnist(folder, "test")
        if part is None:
            raise ValueError(f"{folder}: expected train-images-idx3-ubyte, t10k-images-idx3-ubyte or one of them with .gz")
        images, labels = part[0][:6000, 4:24, 4:24].unsqueeze(1).float() / 255.0, part[1][:6000].long()
    return F.interpolate(images, size=(DIGIT, DIGIT), mode="bilinear", align_corners=False).squeeze(1), labels


def make_row(images, labels, chance):
    """An image [1, HEIGHT, WIDTH] with up to six digits, and (x, y, digit) of their middles."""
    row = torch.zeros(HEIGHT, WIDTH)
    digits, x = [], chance.randint(4, 16)
    while x + DIGIT <= WIDTH - 4 and len(digits) < 6:
        which, y = chance.randrange(len(labels)), chance.randint(6, HEIGHT - DIGIT - 6)
        row[y : y + DIGIT, x : x + DIGIT] = torch.maximum(row[y : y + DIGIT, x : x + DIGIT], images[which])
        digits.append((x + DIGIT // 2, y + DIGIT // 2, labels[which].item()))
        x += DIGIT + chance.randint(2, 16)
    return (row + 0.05 * torch.randn(HEIGHT, WIDTH)).unsqueeze(0), digits


def windows_of(rows, chance):
    """Windows [N, 1, 32, 32] for training with their labels: around each digit, and as many where none is in the middle."""
    windows, labels = [], []
    half = WINDOW // 2
    for row, digits in rows:
        # A margin, so that windows may stand at the edge.
        wide = F.pad(row, (half, half, half, half))
        for x, y, digit in digits:
            for _ in range(2):
                left, top = x + chance.randint(-2, 2), y + chance.randint(-2, 2)
                windows.append(wide[:, top : top + WINDOW, left : left + WINDOW])
                labels.append(digit)
                left, top = chance.randint(half, WIDTH - half), chance.randint(half, HEIGHT - half)
                if all(max(abs(left - other[0]), abs(top - other[1])) >= 6 for other in digits):
                    windows.append(wide[:, top : top + WINDOW, left : left + WINDOW])
                    labels.append(NOTHING)
    return torch.stack(windows), torch.tensor(labels)


def train(model, windows, labels, options):
    loader = DataLoader(TensorDataset(windows, labels), batch_size=options.batch_size, shuffle=True)
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    steps = options.epochs * len(loader)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    for epoch in range(1, options.epochs + 1):
        bar = Progress(loader, f"epoch {epoch}/{options.epochs}")
        correct = seen = 0
        for batch, truth in bar:
            optimizer.zero_grad()
            scores = model(batch)
            loss = F.cross_entropy(scores, truth)
            loss.backward()
            optimizer.step()
            schedule.step()
            correct += (scores.detach().argmax(1) == truth).sum().item()
            seen += len(truth)
            bar.show(loss=f"{loss.item():.4f}", accuracy=f"{correct / seen:.1%}")


def window_by_window(model, image):
    """The scores [classes, H', W'] of the windows of an image [1, H, W], each sent through the classifier by itself."""
    across, down = (WIDTH - WINDOW) // STEP + 1, (HEIGHT - WINDOW) // STEP + 1
    scores = [
        model(image[:, STEP * row : STEP * row + WINDOW, STEP * column : STEP * column + WINDOW].unsqueeze(0))
        for row in range(down)
        for column in range(across)
    ]
    return torch.cat(scores).t().reshape(-1, down, across)


def read(scores):
    """The boxes of the digits from left to right, and their digits, from scores [11, H', W']."""
    probabilities = F.softmax(scores, 0)
    best, digits = probabilities[:NOTHING].max(0)
    rows, columns = (1.0 - probabilities[NOTHING] > 0.5).nonzero(as_tuple=True)
    middle = torch.stack([columns, rows], 1).float() * STEP + WINDOW / 2
    boxes = torch.cat([middle - DIGIT / 2, middle + DIGIT / 2], 1)
    kept = ops.nms(boxes, best[rows, columns], 0.25)
    kept = kept[boxes[kept, 0].argsort()]
    return boxes[kept], digits[rows, columns][kept].tolist()


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    try:
        images, labels = load_digits(options.data)
        os.makedirs(options.output, exist_ok=True)
    except (OSError, ValueError, ImportError) as error:
        print(f"read_digits: {error}", file=sys.stderr)
        return 1
    held_out = len(labels) // 5
    order = torch.randperm(len(labels))
    learned, unseen = order[held_out:], order[:held_out]
    windows, truths = windows_of([make_row(images[learned], labels[learned], chance) for _ in range(options.rows)], chance)
    tests = [make_row(images[unseen], labels[unseen], chance) for _ in range(100)]
    print(f"LeNet-5 on {len(truths):,} windows of {options.rows:,} rows of digits")
    model = models.LeNet5(num_classes=11)
    train(model, windows, truths, options)
    model.eval()
    convolutional = models.fully_convolutional(model, (1, WINDOW, WINDOW))
    with torch.no_grad():
        image = tests[0][0]
        start = time.perf_counter()
        single = window_by_window(model, image)
        middle = time.perf_counter()
        whole = convolutional(image.unsqueeze(0))[0]
        end = time.perf_counter()
        difference = (single - whole).abs().max().item()
        rows = torch.cat([convolutional(row.unsqueeze(0)) for row, _ in tests])
    pictures, correct = [], 0
    for (row, digits), scores in zip(tests, rows):
        boxes, found = read(scores)
        correct += found == [digit for _, _, digit in digits]
        if len(pictures) < 8:
            pictures.append(draw_bounding_boxes(row.clamp(0.0, 1.0).expand(3, -1, -1), boxes))
            print(f"  {''.join(str(digit) for _, _, digit in digits):6s} read as {''.join(map(str, found))}")
    picture = os.path.join(options.output, "read_digits.png")
    save_image(pictures, picture, nrow=2, pad_value=1.0)
    print(f"{single.shape[1] * single.shape[2]} windows, one by one {1e3 * (middle - start):.1f} ms, in one pass {1e3 * (end - middle):.1f} ms")
    print(f"largest difference of the scores {difference:.1e}")
    print(f"rows without a mistake {correct} of {len(tests)}")
    print(f"picture {os.path.abspath(picture)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
