"""Losses: of a dense layer's output, on [5] and step by step on [2, 5], and of differences on a grid."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .case import Graph, case, sequence, several, sixty_fourths

CLASS_WEIGHTS = [0.5, 2.0, 1.0, 0.25, 1.5]


def cross_entropy(smoothing=0.0, weights=False):
    def loss(outputs, targets):
        # PyTorch has the classes before the steps, constnet has them last.
        if outputs.dim() == 3:
            outputs = outputs.transpose(1, 2)
            targets = targets.transpose(1, 2) if targets.dim() == 3 else targets
        weight = torch.tensor(CLASS_WEIGHTS, dtype=outputs.dtype) if weights else None
        return F.cross_entropy(outputs, targets, weight, label_smoothing=smoothing)

    return loss


def binary_cross_entropy(positive=False):
    def loss(outputs, targets):
        pos_weight = torch.tensor(CLASS_WEIGHTS, dtype=outputs.dtype) if positive else None
        return F.binary_cross_entropy_with_logits(outputs, targets, pos_weight=pos_weight)

    return loss


def losses():
    rng = np.random.default_rng(2)
    network = lambda: sequence(out=nn.Linear(4, 5))
    one = sixty_fourths(rng, 6, 4, reach=2)
    steps = sixty_fourths(rng, 4, 2, 4, reach=2)

    def distributions(*shape):
        """Probabilities in sixty-fourths, a few of them zero."""
        cuts = np.sort(rng.integers(0, 65, (*shape, 4)), axis=-1) / 64
        ends = np.broadcast_to([0.0], (*shape, 1)), np.broadcast_to([1.0], (*shape, 1))
        return np.diff(np.concatenate([ends[0], cuts, ends[1]], axis=-1), axis=-1)

    options = {"": {}, "_weights": {"weights": True}, "_smoothing": {"smoothing": 0.1}}
    options["_weights_smoothing"] = {"weights": True, "smoothing": 0.1}
    for suffix, option in options.items():
        loss = cross_entropy(**option)
        yield case(f"cross_entropy{suffix}", network, [one], loss, [rng.integers(0, 5, 6)])
        yield case(f"cross_entropy_distributions{suffix}", network, [one], loss, [distributions(6)])
    for suffix in ["", "_weights_smoothing"]:
        loss = cross_entropy(**options[suffix])
        yield case(f"cross_entropy_steps{suffix}", network, [steps], loss, [rng.integers(0, 5, (4, 2))])
        yield case(f"cross_entropy_steps_distributions{suffix}", network, [steps], loss, [distributions(4, 2)])

    yield case("binary_cross_entropy", network, [one], binary_cross_entropy(), [rng.integers(0, 2, (6, 5)) * 1.0])
    yield case("binary_cross_entropy_soft", network, [one], binary_cross_entropy(), [rng.integers(0, 65, (6, 5)) / 64])
    soft = rng.integers(0, 65, (6, 5)) / 64
    yield case("binary_cross_entropy_positive", network, [one], binary_cross_entropy(positive=True), [soft])
    soft = rng.integers(0, 65, (4, 2, 5)) / 64
    yield case("binary_cross_entropy_steps", network, [steps], binary_cross_entropy(), [soft])
    yield case("binary_cross_entropy_steps_positive", network, [steps], binary_cross_entropy(positive=True), [soft])

    differences = {
        "mean_squared_error": F.mse_loss,
        "half_squared_error": lambda y, t: 0.5 * F.mse_loss(y, t),
        "mean_absolute_error": F.l1_loss,
        "huber": F.huber_loss,
        "huber_0_3": lambda y, t: F.huber_loss(y, t, delta=0.3),
    }
    for name, loss in differences.items():
        yield case(name, network, [one], loss, [sixty_fourths(rng, 6, 5, reach=2)])
    yield case("mean_squared_error_steps", network, [steps], F.mse_loss, [sixty_fourths(rng, 4, 2, 5, reach=2)])

    def two_losses(policy, value, index, number):
        return cross_entropy(weights=True)(policy, index) + 0.5 * F.mse_loss(value, number)

    def heads(net, x):
        hidden = torch.tanh(net.hidden(x))
        return net.policy(hidden), net.value(hidden)

    network = lambda: Graph(heads, hidden=(4, 3), policy=(3, 5), value=(3, 2))
    targets = [rng.integers(0, 5, 6), sixty_fourths(rng, 6, 2)]
    yield case("two_losses", network, [one], two_losses, targets, call=several)

    # No layer: the difference is exactly nothing, and exactly the corner of Huber, somewhere.
    grid = np.array([[-2, -1, -0.3125, -1 / 64, 0, 1 / 64, 0.3125, 1, 2]])
    for name, loss in differences.items():
        network = lambda: sequence(out=nn.Identity())
        yield case(f"{name}_grid", network, [grid], loss, [np.zeros((1, 9))])
