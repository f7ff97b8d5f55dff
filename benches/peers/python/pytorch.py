"""The workloads in PyTorch. Inference is traced and frozen, the fastest of its ways that needs no compiler."""

import torch
from torch import nn
from torch.nn import functional

from harness import BATCHES, INFERENCE, INPUTS, TRAINING, measure, version, wanted

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


def inference(workload, widths, activation, ends_in_softmax):
    inputs = [torch.randn(1, widths[0]) for _ in range(INPUTS)]
    net = torch.jit.freeze(torch.jit.trace(mlp(widths, activation, ends_in_softmax).eval(), inputs[0]))

    def run(count):
        with torch.inference_mode():
            for number in range(count):
                net(inputs[number % INPUTS])

    measure(workload, PEER, 1, run)


def training(workload, widths, activation, batch):
    net = mlp(widths, activation)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    inputs = [torch.randn(batch, widths[0]) for _ in range(BATCHES)]
    targets = [torch.randint(widths[-1], (batch,)) for _ in range(BATCHES)]

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
for row in INFERENCE:
    if wanted(row[0]):
        inference(*row)
for row in TRAINING:
    if wanted(row[0]):
        training(*row)
if wanted("C"):
    line()
