"""Activations: after a dense layer, and by themselves over a grid that has all their corners on it."""

import numpy as np
from torch import nn
from torch.nn import functional as F

from .case import case, sequence, sixty_fourths


class HardSigmoid(nn.Module):
    """As `nn.Hardsigmoid`, whose gradient is right to only 3e-8 in float64: its 1/6 is a float32."""

    def forward(self, x):
        return F.relu6(x + 3) / 6


ACTIVATIONS = {
    "relu": nn.ReLU,
    "relu6": nn.ReLU6,
    "leaky_relu": lambda: nn.LeakyReLU(0.2),
    "elu": nn.ELU,
    "elu_1_5": lambda: nn.ELU(1.5),
    "selu": nn.SELU,
    "gelu": nn.GELU,
    "gelu_tanh": lambda: nn.GELU(approximate="tanh"),
    "silu": nn.SiLU,
    "sigmoid": nn.Sigmoid,
    "hard_sigmoid": HardSigmoid,
    "tanh": nn.Tanh,
    "hard_tanh": nn.Hardtanh,
    "hard_tanh_range": lambda: nn.Hardtanh(-2, 0.5),
    "hard_swish": nn.Hardswish,
    "softplus": nn.Softplus,
    "softplus_steep": lambda: nn.Softplus(2, 5),
    "softsign": nn.Softsign,
    "softmax": lambda: nn.Softmax(-1),
    "log_softmax": lambda: nn.LogSoftmax(-1),
}

# Those that work on whole rows.
ROWS = ["softmax", "log_softmax"]

GRID = [-20, -8, -6, -4, -3, -2.5, -2, -1, -0.5, -0.25, -1 / 64, 0, 1 / 64, 0.25, 0.5, 1, 2, 2.5, 3, 4, 6, 8, 20]


def activations():
    rng = np.random.default_rng(1)
    for name, activation in ACTIVATIONS.items():
        network = lambda: sequence(out=nn.Linear(4, 5), activation=activation())
        inputs, targets = sixty_fourths(rng, 5, 4, reach=3), sixty_fourths(rng, 5, 5)
        yield case(name, network, [inputs], F.mse_loss, [targets])
        # A row with 20 in it saturates the softmax; of a gradient of 0, rounding errors are all that is computed.
        grid = np.array([GRID]) / (8 if name in ROWS else 1)
        yield case(f"{name}_grid", lambda: sequence(out=activation()), [grid])
    for name in ROWS:
        network = lambda: sequence(out=nn.Linear(4, 5), activation=ACTIVATIONS[name]())
        yield case(f"{name}_steps", network, [sixty_fourths(rng, 5, 3, 4, reach=3)])
