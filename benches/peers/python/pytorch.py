"""The workloads in PyTorch. Inference is traced and frozen, the fastest of its ways that needs no compiler."""

import torch
from torch import nn
from torch.nn import functional

from harness import (
    BATCHES,
    CHANNELS,
    DENSE,
    IMAGE,
    INFERENCE,
    INPUTS,
    KERNEL,
    LENET_INFERENCE,
    LENET_TRAINING,
    TRAINING,
    measure,
    version,
    wanted,
)

PEER = "PyTorch"
ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU}

torch.set_num_threads(1)
torch.manual_seed(0)


def mlp(widths, activation, ends_in_softmax=False):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), ACTIVATIONS[activation]()]
    layers.pop()
    return nn.Sequential(*layers, *([nn.Softmax(-1)] if ends_in_softmax else []))


def lenet(ends_in_softmax=False):
    layers, channels = [], 1
    for filters in CHANNELS:
        layers += [nn.Conv2d(channels, filters, KERNEL), nn.ReLU(), nn.MaxPool2d(2)]
        channels = filters
    return nn.Sequential(*layers, nn.Flatten(), mlp(DENSE, "relu", ends_in_softmax))


def inference(workload, net, *shape):
    inputs = [torch.randn(1, *shape) for _ in range(INPUTS)]
    net = torch.jit.freeze(torch.jit.trace(net.eval(), inputs[0]))

    def run(count):
        with torch.inference_mode():
            for number in range(count):
                net(inputs[number % INPUTS])

    measure(workload, PEER, 1, run)


def training(workload, net, optimizer, batch, classes, *shape):
    inputs = [torch.randn(batch, *shape) for _ in range(BATCHES)]
    targets = [torch.randint(classes, (batch,)) for _ in range(BATCHES)]

    def run(count):
        for number in range(count):
            optimizer.zero_grad()
            functional.cross_entropy(net(inputs[number % BATCHES]), targets[number % BATCHES]).backward()
            optimizer.step()

    measure(workload, PEER, batch, run)


def line():
    x = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])
    y = 2 * x

    def run(count):
        for _ in range(count):
            weight = torch.tensor(5.0, requires_grad=True)
            bias = torch.tensor(0.0, requires_grad=True)
            for _ in range(1000):
                ((weight * x + bias - y) ** 2).mean().backward()
                with torch.no_grad():
                    weight -= 0.01 * weight.grad
                    bias -= 0.01 * bias.grad
                weight.grad = bias.grad = None

    measure("C", PEER, 1, run)


version(PEER, torch.__version__)
for workload, widths, activation, ends_in_softmax in INFERENCE:
    if wanted(workload):
        inference(workload, mlp(widths, activation, ends_in_softmax), widths[0])
if wanted(LENET_INFERENCE):
    inference(LENET_INFERENCE, lenet(ends_in_softmax=True), 1, IMAGE, IMAGE)
for workload, widths, activation, batch in TRAINING:
    if wanted(workload):
        net = mlp(widths, activation)
        training(workload, net, torch.optim.SGD(net.parameters(), lr=0.01), batch, widths[-1], widths[0])
for workload, batch in LENET_TRAINING:
    if wanted(workload):
        net = lenet()
        training(workload, net, torch.optim.Adam(net.parameters()), batch, DENSE[-1], 1, IMAGE, IMAGE)
if wanted("C"):
    line()
