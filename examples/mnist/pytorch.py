"""Trains LeNet-5 on MNIST as the example does, from ten seeds, and writes the mean accuracy to `pytorch.txt` beside this file.

Run by hand:

    pip install torch numpy
    python examples/mnist/pytorch.py <folder with MNIST's files>
"""

import gzip
import pathlib
import sys

import numpy as np
import torch
from torch import nn

SEEDS, EPOCHS, BATCH, LEARNED = 10, 6, 32, 8000


def stored(folder, name, head):
    packed = pathlib.Path(folder) / (name + ".gz")
    raw = gzip.decompress(packed.read_bytes()) if packed.exists() else packed.with_suffix("").read_bytes()
    return np.frombuffer(raw, np.uint8, offset=head)


def lenet5():
    net = nn.Sequential(
        *[nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)],
        *[nn.Flatten(), nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)],
    )
    layers = [layer for layer in net if hasattr(layer, "weight")]
    for layer in layers:
        nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
        nn.init.zeros_(layer.bias)
    nn.init.xavier_uniform_(layers[-1].weight)
    return net


def accuracy(seed, images, labels):
    torch.manual_seed(seed)
    net = lenet5()
    adam, loss = torch.optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(adam, EPOCHS * LEARNED // BATCH)
    for _ in range(EPOCHS):
        for batch in torch.randperm(LEARNED).split(BATCH):
            adam.zero_grad()
            loss(net(images[batch]), labels[batch]).backward()
            adam.step()
            cosine.step()
    with torch.no_grad():
        return (net(images[LEARNED:]).argmax(1) == labels[LEARNED:]).double().mean().item()


def main():
    torch.set_num_threads(1)
    folder = sys.argv[1]
    images = stored(folder, "t10k-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)
    images = torch.tensor(images / np.float32(255))
    labels = torch.tensor(stored(folder, "t10k-labels-idx1-ubyte", 8).astype(np.int64))
    accuracies = [100 * accuracy(seed, images, labels) for seed in range(1, SEEDS + 1)]
    mean, deviation = np.mean(accuracies), np.std(accuracies, ddof=1)
    text = f"{mean:.2f} % over {SEEDS} seeds, with a standard deviation of {deviation:.2f} (torch {torch.__version__.split('+')[0]})\n"
    (pathlib.Path(__file__).parent / "pytorch.txt").write_text(text)
    print(accuracies, text)


if __name__ == "__main__":
    main()
