"""Trains one of the classifiers of dlcore.models and shows what it makes of images that it has not seen.

The images are generated (a colored shape on a shaded background), or the 1,797 handwritten digits that come with scikit-learn, or
MNIST from a folder with its IDX files.

    python train_classifier.py
    python train_classifier.py --model densenet121 --epochs 3
    python train_classifier.py --model lenet5 --data digits
    python train_classifier.py --model lenet1998 --data ~/mnist
    python train_classifier.py --quick
"""

import argparse
import html
import math
import os
import sys
import time
from base64 import b64encode

import dlcore as torch
from dlcore import models, optim
from dlcore.datasets import Shapes, load_mnist
from dlcore.nn import functional as F
from dlcore.utils.data import DataLoader, TensorDataset
from dlcore.utils.images import encode_png
from dlcore.utils.progress import Progress

# For each model the height and width of its images, and the learning rate that it begins with. Networks without batch normalisation
# want a smaller one, and those of 2012 and 1998 the images of their papers.
MODELS = {
    **{"lenet5": (32, 2e-3), "lenet1998": (32, 2e-3), "alexnet": (64, 3e-4), "alexnet2012": (227, 2e-4)},
    **{name: (32, 1e-4) for name in ("vgg11", "vgg13", "vgg16", "vgg19")},
    **{name: (32, 1e-4) for name in ("vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn")},
    **{name: (32, 3e-3) for name in ("resnet20", "resnet32", "resnet44", "resnet56")},
    **{name: (64, 1e-3) for name in ("resnet18", "resnet34", "resnet50", "resnet101", "resnet152")},
    **{name: (64, 1e-3) for name in ("resnext50_32x4d", "wide_resnet50_2", "densenet121", "densenet161", "densenet169", "densenet201")},
}


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Train one of the classifiers of dlcore.models.")
    parser.add_argument("--model", choices=MODELS, default="resnet20", metavar="NAME", help=f"one of {', '.join(MODELS)} (default: resnet20)")
    parser.add_argument("--data", default="shapes", metavar="DATA", help="'shapes' (generated), 'digits' (scikit-learn's), or a folder with MNIST's IDX files (default: shapes; digits for lenet1998)")
    parser.add_argument("--images", type=int, help="images to learn from, at most (default: 600; 1200 for AlexNet and VGG)")
    parser.add_argument("--epochs", type=int, help="times to go through the images (default: 4; 6 for AlexNet and VGG)")
    parser.add_argument("--batch-size", type=int, default=16, help="images per step (default: 16)")
    parser.add_argument("--lr", type=float, help="learning rate of Adam at the start; it falls to 0 along a cosine (default: by model, 0.0001 to 0.002)")
    parser.add_argument("--quick", action="store_true", help="some seconds: 240 images, 3 epochs")
    parser.add_argument("--seed", type=int, default=1, help="for the weights, the images and their order (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the weights and the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    options.size, lr = MODELS[options.model]
    options.lr = lr if options.lr is None else options.lr
    # Without shortcuts and with dropout, learning takes more steps.
    images, epochs = (1200, 6) if options.model.startswith(("alexnet", "vgg")) else (600, 4)
    if options.images is None:
        options.images = 240 if options.quick else images
    if options.epochs is None:
        options.epochs = 3 if options.quick else epochs
    if options.model == "lenet1998" and options.data == "shapes":
        options.data = "digits"
    for name in ("images", "epochs", "batch_size", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if not options.lr > 0:
        parser.error(f"--lr: expected a number above 0, got {options.lr}")
    return options


def shapes(options):
    """Images [N, 3, size, size] of one shape each, their labels from 0, and the names of these."""
    held_out = max(40, options.images // 4)
    scenes = Shapes(options.images + held_out, size=options.size, shapes=1, radius=(0.25, 0.45), rotate=False, seed=options.seed)
    batch = Shapes.collate(scenes)
    return batch.image, torch.cat(batch.labels) - 1, held_out, scenes.kinds


def digits(options):
    """Images [N, 1, size, size] of scikit-learn's digits, from 0 to 1."""
    from sklearn.datasets import load_digits

    data = load_digits()
    order = torch.randperm(len(data.target))[: options.images + max(40, options.images // 4)]
    images = torch.tensor(data.images.tolist()).unsqueeze(1)[order] / 16.0
    return enlarged(images, options.size), torch.tensor(data.target.tolist())[order], len(order) // 5, tuple("0123456789")


def mnist(options):
    """Images [N, 1, size, size] of the digits in a folder, from 0 to 1; those for testing come from the test part."""
    parts = [part for part in (load_mnist(options.data, "train"), load_mnist(options.data, "test")) if part is not None]
    if not parts:
        raise ValueError(f"{options.data}: expected train-images-idx3-ubyte, t10k-images-idx3-ubyte or one of them with .gz")
    counts = (options.images, max(40, options.images // 4))
    if len(parts) == 1:
        chosen = [torch.randperm(len(parts[0][1]))[: sum(counts)]]
    else:
        chosen = [torch.randperm(len(labels))[:count] for (_, labels), count in zip(parts, counts)]
    images = torch.cat([part[0][order] for part, order in zip(parts, chosen)]).unsqueeze(1).float() / 255.0
    labels = torch.cat([part[1][order] for part, order in zip(parts, chosen)]).long()
    held_out = len(chosen[-1]) if len(parts) > 1 else len(labels) // 5
    # A margin of 2 of 28 pixels makes the 32 x 32 of the first network; other sizes are scaled from there.
    return enlarged(F.pad(images, (2, 2, 2, 2)), options.size), labels, held_out, tuple("0123456789")


def enlarged(images, size):
    return images if images.shape[2] == size else F.interpolate(images, size=(size, size), mode="bilinear", align_corners=False)


def load_data(options):
    """Images and labels for training, the same for testing, and the names of the labels."""
    source = {"shapes": shapes, "digits": digits}.get(options.data, mnist)
    images, labels, held_out, names = source(options)
    return (images[:-held_out], labels[:-held_out]), (images[-held_out:], labels[-held_out:]), names


def make_model(options, channels, classes):
    if options.model == "lenet1998":
        if (channels, classes) != (1, 10):
            raise ValueError("lenet1998 knows grey images of ten digits: --data digits, or a folder")
        return models.LeNet1998()
    return getattr(models, options.model)(num_classes=classes, in_channels=channels)


def normalized(images, model):
    """From 0 to 1, to what the network was designed for: paper and ink at -0.1 and 1.175 in 1998, otherwise numbers around 0."""
    return images * 1.275 - 0.1 if model == "lenet1998" else (images - 0.5) / 0.25


def train(model, data, options):
    """Trains and returns the loss of every step and the accuracy of every epoch."""
    loader = DataLoader(TensorDataset(*data), batch_size=options.batch_size, shuffle=True, drop_last=len(data[1]) > options.batch_size)
    optimizer = optim.Adam(model.parameters(), lr=options.lr)
    steps = options.epochs * len(loader)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    losses, accuracies = [], []
    model.train()
    for epoch in range(1, options.epochs + 1):
        bar = Progress(loader, f"epoch {epoch}/{options.epochs}")
        correct = seen = 0
        for images, labels in bar:
            optimizer.zero_grad()
            scores = model(normalized(images, options.model))
            loss = F.cross_entropy(scores, labels)
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            correct += (scores.detach().argmax(1) == labels).sum().item()
            seen += len(labels)
            bar.show(loss=f"{losses[-1]:.4f}", accuracy=f"{correct / seen:.1%}")
        accuracies.append(correct / seen)
    return losses, accuracies


def predict(model, images, options):
    """The class and its probability for each image."""
    model.eval()
    with torch.no_grad():
        batches = [model(normalized(batch, options.model)) for batch in images.split(options.batch_size)]
    probabilities, classes = F.softmax(torch.cat(batches), 1).max(1)
    return classes, probabilities


def picture(title, losses, images, truths, guesses, probabilities, names):
    """An SVG page: the loss of every step, and test images with what the network takes them for."""
    columns, cell, left, top = 8, 96, 24, 260
    count = min(len(truths), 32)
    width, height = 2 * left + columns * cell, top + 16 + (count + columns - 1) // columns * (cell + 32)
    parts = [f'<text x="{left}" y="30" font-size="18">{html.escape(title)}</text>']
    across, low, high = width - 2 * left - 50, 0.0, max(losses)
    for tick in range(5):
        y = 220 - tick * 40
        parts.append(f'<line x1="{left + 50}" y1="{y}" x2="{width - left}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{left + 42}" y="{y + 4}" text-anchor="end" fill="#666">{low + tick * (high - low) / 4:.2f}</text>')
    points = " ".join(
        f"{left + 50 + across * at / max(1, len(losses) - 1):.1f},{220 - 160 * (loss - low) / (high - low):.1f}"
        for at, loss in enumerate(losses)
    )
    parts.append(f'<polyline points="{points}" fill="none" stroke="#2458c5" stroke-width="1.5"/>')
    parts.append(f'<text x="{width - left}" y="240" text-anchor="end" fill="#666">cross-entropy of {len(losses)} steps</text>')
    for at in range(count):
        x, y = left + at % columns * cell, top + at // columns * (cell + 32)
        right = guesses[at] == truths[at]
        text = f"{names[guesses[at]]} {probabilities[at]:.0%}"
        data = b64encode(encode_png(images[at])).decode()
        parts.append(f'<image x="{x}" y="{y}" width="{cell - 8}" height="{cell - 8}" href="data:image/png;base64,{data}"/>')
        color = "#176b2c" if right else "#b3261e"
        parts.append(f'<text x="{x}" y="{y + cell + 6}" font-size="11" fill="{color}">{html.escape(text)}</text>')
        if not right:
            parts.append(f'<text x="{x}" y="{y + cell + 19}" font-size="11" fill="{color}">not {html.escape(names[truths[at]])}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        data, test, names = load_data(options)
        model = make_model(options, data[0].shape[1], len(names))
        os.makedirs(options.output, exist_ok=True)
    except (OSError, ValueError, ImportError) as error:
        print(f"train_classifier: {error}", file=sys.stderr)
        return 1
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(
        f"{options.model} ({parameters:,} parameters): {len(data[1]):,} images to train, {len(test[1]):,} to test, "
        f"{options.size} x {options.size} pixels, {len(names)} classes"
    )
    start = time.perf_counter()
    losses, _ = train(model, data, options)
    seconds = time.perf_counter() - start
    guesses, probabilities = predict(model, test[0], options)
    correct = (guesses == test[1]).sum().item()
    stem = os.path.join(options.output, options.model)
    torch.save(model.state_dict(), stem + ".safetensors")
    title = f"{options.model}: {correct / len(test[1]):.1%} of {len(test[1])} test images"
    with open(stem + ".svg", "w", encoding="utf-8") as file:
        file.write(picture(title, losses, test[0], test[1].tolist(), guesses.tolist(), probabilities.tolist(), names))
    print(f"test accuracy  {correct / len(test[1]):.2%} ({correct} of {len(test[1])})")
    print(f"time           {seconds:.1f} s")
    print(f"weights        {os.path.abspath(stem)}.safetensors")
    print(f"picture        {os.path.abspath(stem)}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
