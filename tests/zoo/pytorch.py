"""Writes what PyTorch computes of the networks in examples/zoo, to `reference.json` beside this file.

Run by hand:

    pip install torch numpy
    python tests/zoo/pytorch.py

The networks are too large to store: weights and inputs are made by `noise`, which the tests repeat to the last bit. Everything is
computed in float64. Of the outputs and of the gradients of each parameter, some entries are stored, the length, and the product with more
noise, in which every entry has a part; and so of what three updates by Adam change.
"""

import json
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SAMPLES = 2
UPDATES = 3


def noise(name, count):
    """Multiples of 2⁻²³ from −1 to 1: SplitMix64 from the FNV-1a hash of the name on."""
    with np.errstate(over="ignore"):
        seed = np.uint64(0xCBF29CE484222325)
        for byte in name.encode():
            seed = (seed ^ np.uint64(byte)) * np.uint64(0x100000001B3)
        z = seed + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1.0


def value(name, shape):
    """A parameter: the power of two as its bound that keeps the size of what goes through a layer."""
    fan_in = int(np.prod(shape[1:])) if len(shape) > 1 else 768
    halvings = 0
    while 6 * 4**halvings < 2 * fan_in:
        halvings += 1
    return noise(name, int(np.prod(shape))).reshape(shape) * 2.0**-halvings


class Same(nn.Conv2d):
    """TensorFlow's padding `same`, which PyTorch has only for a stride of one: the odd zero is after, not before."""

    def forward(self, x):
        sizes = zip(x.shape[-2:], self.kernel_size, self.stride)
        missing = [max((-(-n // stride) - 1) * stride + kernel - n, 0) for n, kernel, stride in sizes]
        (top, left), (height, width) = [n // 2 for n in missing], missing
        return super().forward(F.pad(x, (left, width - left, top, height - top)))


class Network(nn.Module):
    """Layers by name, and a function that connects them."""

    def __init__(self, connect, **layers):
        super().__init__()
        for name, layer in layers.items():
            setattr(self, name, layer)
        self.connect = connect

    def forward(self, x):
        return self.connect(self, x)


def chain(**layers):
    """Layers one after the other; a rectifier after each but the last."""
    names = list(layers)

    def connect(net, x):
        for name in names:
            layer = getattr(net, name)
            if isinstance(layer, nn.Linear):
                x = x.mean((2, 3)) if name == "logits" and x.dim() == 4 else x.flatten(1)
            x = layer(x)
            x = x if name == names[-1] else F.relu(x)
        return x

    return Network(connect, **layers)


def lenet5():
    def connect(net, x):
        x = F.max_pool2d(F.relu(net.conv1(x)), 2)
        x = F.max_pool2d(F.relu(net.conv2(x)), 2).flatten(1)
        return net.logits(F.relu(net.dense2(F.relu(net.dense1(x)))))

    dense = {"dense1": nn.Linear(256, 120), "dense2": nn.Linear(120, 84), "logits": nn.Linear(84, 10)}
    return Network(connect, conv1=nn.Conv2d(1, 6, 5), conv2=nn.Conv2d(6, 16, 5), **dense)


def autoencoder():
    sizes = [640, 128, 128, 128, 128, 8, 128, 128, 128, 128, 640]
    names = [f"encoder{n}" for n in range(1, 5)] + ["code"] + [f"decoder{n}" for n in range(1, 5)] + ["rebuilt"]
    return chain(**{name: nn.Linear(a, b) for name, a, b in zip(names, sizes, sizes[1:])})


def separable(channels, filters, stride, number):
    depthwise = Same(channels, channels, 3, stride=stride, groups=channels)
    return {f"depthwise{number}": depthwise, f"pointwise{number}": nn.Conv2d(channels, filters, 1)}


def ds_cnn():
    layers = {"stem": Same(1, 64, (10, 4), stride=2)}
    for number in range(1, 5):
        layers |= separable(64, 64, 1, number)
    return chain(**layers, logits=nn.Linear(64, 12))


def resnet8():
    def connect(net, x):
        x = F.relu(net.stem(x))
        x = F.relu(x + net.a2(F.relu(net.a1(x))))
        x = F.relu(net.shortcut_b(x) + net.b2(F.relu(net.b1(x))))
        x = F.relu(net.shortcut_c(x) + net.c2(F.relu(net.c1(x))))
        return net.logits(x.mean((2, 3)))

    layers = {"stem": Same(3, 16, 3), "a1": Same(16, 16, 3), "a2": Same(16, 16, 3)}
    layers |= {"b1": Same(16, 32, 3, stride=2), "b2": Same(32, 32, 3), "shortcut_b": nn.Conv2d(16, 32, 1, stride=2)}
    layers |= {"c1": Same(32, 64, 3, stride=2), "c2": Same(64, 64, 3), "shortcut_c": nn.Conv2d(32, 64, 1, stride=2)}
    return Network(connect, **layers, logits=nn.Linear(64, 10))


def mobilenet():
    layers, channels = {"stem": Same(3, 8, 3, stride=2)}, 8
    blocks = [(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2)] + [(128, 1)] * 5 + [(256, 2), (256, 1)]
    for number, (filters, stride) in enumerate(blocks, 1):
        layers |= separable(channels, filters, stride, number)
        channels = filters
    return chain(**layers, logits=nn.Linear(256, 2))


def digest(name, tensor):
    flat = tensor.detach().numpy().ravel()
    entries = [flat[0], flat[len(flat) // 2], flat[-1]]
    return [float(x) for x in [np.linalg.norm(flat), flat @ noise("probe " + name, len(flat)), *entries]]


def case(network, shape, classes):
    net = network().double()
    start = {name: torch.tensor(value(name, tensor.shape)) for name, tensor in net.state_dict().items()}
    net.load_state_dict(start)
    count = SAMPLES * int(np.prod(shape))
    x = torch.tensor(noise("input", count).reshape(SAMPLES, *shape))
    targets = torch.arange(SAMPLES) % classes if classes else x
    loss = nn.CrossEntropyLoss() if classes else nn.MSELoss()
    adam = torch.optim.Adam(net.parameters(), lr=1e-3)
    result = {"output": digest("output", net(x)), "losses": []}
    for update in range(UPDATES):
        adam.zero_grad()
        error = loss(net(x), targets)
        error.backward()
        result["losses"].append(error.item())
        if update == 0:
            result["gradients"] = {name: digest(name, p.grad) for name, p in net.named_parameters()}
        adam.step()
    result["changes"] = {name: digest(name, p - start[name]) for name, p in net.named_parameters()}
    return result


def main():
    torch.set_num_threads(1)
    cases = {
        "lenet5": case(lenet5, (1, 28, 28), 10),
        "autoencoder": case(autoencoder, (640,), None),
        "ds_cnn": case(ds_cnn, (1, 49, 10), 12),
        "resnet8": case(resnet8, (3, 32, 32), 10),
        "mobilenet": case(mobilenet, (3, 96, 96), 2),
    }
    path = pathlib.Path(__file__).parent / "reference.json"
    path.write_text(json.dumps({"torch": torch.__version__.split("+")[0], "cases": cases}, indent=1) + "\n")
    print(f"{path.name}: {len(cases)} networks, {path.stat().st_size} bytes")
    for name, result in cases.items():
        print(name, result["output"][0], result["losses"])


if __name__ == "__main__":
    main()
