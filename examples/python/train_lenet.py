"""Trains LeNet-5 on images of handwritten digits.

Without options, the images are the 1,797 that come with scikit-learn (8 x 8 pixels, enlarged to 28 x 28 here). With
--data DIR they are MNIST: the four IDX files, or the test pair alone, which is then split into 8,000 and 2,000 images.

    python train_lenet.py
    python train_lenet.py --data ~/mnist --epochs 5
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import nn, optim
from dlcore.datasets import load_mnist
from dlcore.nn import functional as F
from dlcore.utils.data import DataLoader, TensorDataset


class LeNet5(nn.Module):
    """LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998, with ReLU and
    max-pooling. Images [N, 1, 28, 28], black 0 and white 1, to scores [N, 10]."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1((x - 0.13) / 0.31)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Train LeNet-5 on images of handwritten digits.")
    parser.add_argument("--data", metavar="DIR", help="folder with MNIST's IDX files, compressed or not (default: scikit-learn's digits)")
    parser.add_argument("--epochs", type=int, help="times to go through the images (default: 30 for scikit-learn's digits, 5 for MNIST)")
    parser.add_argument("--batch-size", type=int, default=32, help="images per step (default: 32)")
    parser.add_argument("--lr", type=float, default=2e-3, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: 0.002)")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the split and the order of the images (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the weights and the plot (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    parser.add_argument("--losses", metavar="FILE", help="write the loss of every step to a file, as exact hexadecimal numbers")
    options = parser.parse_args(arguments)
    for name in ("epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def digits_of_scikit_learn():
    """Images [1797, 1, 28, 28] from 0 to 1, and labels."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    images = torch.tensor(digits.images.tolist()).unsqueeze(1) / 16.0
    images = F.interpolate(images, size=(28, 28), mode="bilinear", align_corners=False)
    return images, torch.tensor(digits.target.tolist())


def as_images(pair):
    """Images [N, 1, 28, 28] from 0 to 1, and labels, from bytes."""
    images, labels = pair
    if tuple(images.shape[1:]) != (28, 28):
        raise ValueError(f"expected images of 28 x 28 pixels, got {images.shape[1]} x {images.shape[2]}")
    return images.unsqueeze(1).float() / 255.0, labels.long()


def load_data(folder):
    """The name of the data, and images with labels for training and for testing."""
    if folder is None:
        images, labels = digits_of_scikit_learn()
        return "scikit-learn's digits", *split(images, labels, 360)
    train, test = load_mnist(folder, "train"), load_mnist(folder, "test")
    if train is not None and test is not None:
        return "MNIST", as_images(train), as_images(test)
    if train is None and test is None:
        raise ValueError(f"{folder}: expected train-images-idx3-ubyte, t10k-images-idx3-ubyte or one of them with .gz")
    images, labels = as_images(train or test)
    return "one part of MNIST", *split(images, labels, len(labels) // 5)


def split(images, labels, test_count):
    """Sets test_count images aside, chosen by the seed."""
    order = torch.randperm(len(labels))
    train, test = order[test_count:], order[:test_count]
    return (images[train], labels[train]), (images[test], labels[test])


def shifted(images):
    """The images moved together by at most one pixel in each direction, so that the network learns more than positions."""
    down, right = torch.randint(0, 3, (2,)).tolist()
    return F.pad(images, (1, 1, 1, 1))[:, :, down : down + 28, right : right + 28]


def accuracy(model, images, labels):
    """The share of images whose highest score is at their label."""
    model.eval()
    correct = 0
    with torch.no_grad():
        for batch, truth in DataLoader(TensorDataset(images, labels), batch_size=256):
            correct += (model(batch).argmax(dim=1) == truth).sum().item()
    model.train()
    return correct / len(labels)


def progress_bar(total, label):
    """tqdm's bar where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(total=total, desc=label, unit="img", dynamic_ncols=True, file=sys.stdout)


def train(model, images, labels, test, options):
    """Trains, shows how it goes, and returns the loss and the test accuracy after every epoch."""
    loader = DataLoader(TensorDataset(images, labels), batch_size=options.batch_size, shuffle=True)
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    steps = options.epochs * len(loader)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    curve, losses = [], []
    for epoch in range(1, options.epochs + 1):
        label = f"epoch {epoch}/{options.epochs}"
        bar = progress_bar(len(labels), label)
        seen, correct, loss_sum, start = 0, 0, 0.0, time.perf_counter()
        for batch, truth in loader:
            optimizer.zero_grad()
            scores = model(shifted(batch))
            loss = F.cross_entropy(scores, truth)
            loss.backward()
            optimizer.step()
            schedule.step()
            seen += len(truth)
            correct += (scores.detach().argmax(dim=1) == truth).sum().item()
            losses.append(loss.item())
            loss_sum += losses[-1] * len(truth)
            if bar is not None:
                bar.set_postfix(loss=f"{loss_sum / seen:.4f}", accuracy=f"{correct / seen:.2%}", refresh=False)
                bar.update(len(truth))
        speed = seen / (time.perf_counter() - start)
        curve.append((loss_sum / seen, correct / seen, accuracy(model, *test)))
        if bar is not None:
            bar.set_postfix(
                loss=f"{curve[-1][0]:.4f}", accuracy=f"{curve[-1][1]:.2%}", test=f"{curve[-1][2]:.2%}", img_s=f"{speed:,.0f}"
            )
            bar.close()
        else:
            print(
                f"{label}: loss {curve[-1][0]:.4f}, accuracy {curve[-1][1]:.2%}, test {curve[-1][2]:.2%}, {speed:,.0f} images/s",
                flush=True,
            )
    if options.losses is not None:
        with open(options.losses, "w") as file:
            file.writelines(f"{loss.hex()}\n" for loss in losses)
    return curve


def plot(curve, title, path):
    """Draws the training curve as an image file; False where matplotlib is not installed."""
    try:
        import matplotlib
    except ImportError:
        return False
    matplotlib.use("Agg")
    from matplotlib import pyplot

    epochs = range(1, len(curve) + 1)
    losses, train_accuracies, test_accuracies = zip(*curve)
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), constrained_layout=True)
    figure.suptitle(title)
    left.semilogy(epochs, losses, marker=".")
    left.set(xlabel="epoch", ylabel="cross-entropy", title="training loss")
    right.plot(epochs, [100 * value for value in train_accuracies], marker=".", label="training")
    right.plot(epochs, [100 * value for value in test_accuracies], marker=".", label="test")
    right.set(xlabel="epoch", ylabel="%", title="accuracy")
    right.legend(loc="lower right")
    for axes in (left, right):
        axes.grid(True, alpha=0.3)
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
    return True


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        name, (images, labels), test = load_data(options.data)
        os.makedirs(options.output, exist_ok=True)
    except (OSError, ValueError) as error:
        print(f"train_lenet: {error}", file=sys.stderr)
        return 1
    if options.epochs is None:
        options.epochs = 30 if options.data is None else 5
    model = LeNet5()
    count = sum(parameter.numel() for parameter in model.parameters())
    print(
        f"LeNet-5 ({count:,} parameters) on {name}: {len(labels):,} images to train, {len(test[1]):,} to test, "
        f"{torch.get_num_threads()} threads"
    )
    start = time.perf_counter()
    curve = train(model, images, labels, test, options)
    seconds = time.perf_counter() - start
    weights = os.path.join(options.output, "lenet5.safetensors")
    picture = os.path.join(options.output, "lenet5.png")
    torch.save(model.state_dict(), weights)
    plotted = plot(curve, f"LeNet-5 on {name}", picture)
    print(f"test accuracy  {curve[-1][2]:.2%} ({round(curve[-1][2] * len(test[1])):,} of {len(test[1]):,})")
    print(f"time           {seconds:.1f} s")
    print(f"weights        {os.path.abspath(weights)}")
    print(f"training curve {os.path.abspath(picture) if plotted else 'not drawn: matplotlib is not installed'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
