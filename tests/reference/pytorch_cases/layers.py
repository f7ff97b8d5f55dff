"""Layers, and graphs of them."""

import numpy as np
import torch
from torch import nn

from .case import Graph, case, sequence, several, sixty_fourths


def join(operation):
    """`left` and `right` read the input, and are joined."""

    def connect(net, x):
        return net.out(operation(torch.tanh(net.left(x)), net.right(x)))

    return connect


def residual(net, x):
    """A shortcut around two layers, and one value that three layers read."""
    stem = torch.tanh(net.stem(x))
    main = net.second(torch.relu(net.first(stem)))
    shortcut = net.shortcut(stem)
    total = torch.tanh(main + shortcut)
    return net.out(torch.cat([total, stem], -1))


def two_heads(net, a, b):
    """Inputs `a` and `b`; outputs `left` and `right`, of which the second reads the first."""
    both = torch.cat([torch.tanh(net.first(a)), torch.sigmoid(net.second(b))], -1)
    left = net.left(both)
    right = net.right(left * net.gate(b))
    return left, right


def input_twice(net, x):
    """The input itself is a term of the sum and a factor of the product."""
    return (torch.tanh(net.first(x)) + x) * x


def frozen(net, x):
    return net.out(torch.tanh(net.hidden(torch.tanh(net.stem(x)))))


def layers():
    rng = np.random.default_rng(3)
    x = lambda *shape: sixty_fourths(rng, *shape, reach=2)

    yield case("dense", lambda: sequence(out=nn.Linear(4, 5)), [x(3, 4)])
    yield case("dense_one_sample", lambda: sequence(out=nn.Linear(4, 5)), [x(1, 4)])
    yield case("dense_without_bias", lambda: sequence(out=nn.Linear(4, 5, bias=False)), [x(3, 4)])
    yield case("dense_steps", lambda: sequence(out=nn.Linear(4, 5)), [x(3, 3, 4)])
    yield case("dense_wide", lambda: sequence(out=nn.Linear(19, 7)), [x(3, 19)])
    network = lambda: sequence(hidden=nn.Linear(4, 5), activation=nn.Tanh(), flat=nn.Flatten(), out=nn.Linear(15, 2))
    yield case("flatten_steps", network, [x(3, 3, 4)])
    network = lambda: sequence(flat=nn.Flatten(), out=nn.Linear(24, 2))
    yield case("flatten_image", network, [x(3, 2, 3, 4)])
    network = lambda: sequence(steps=nn.Unflatten(1, (3, 4)), out=nn.Linear(4, 5))
    yield case("reshape", network, [x(3, 12)])

    sides = {"left": (4, 6), "right": (4, 6)}
    yield case("add", lambda: Graph(join(torch.add), **sides, out=(6, 3)), [x(3, 4)])
    yield case("multiply", lambda: Graph(join(torch.multiply), **sides, out=(6, 3)), [x(3, 4)])
    sides["right"] = (4, 2)
    concat = lambda *values: torch.cat(values, -1)
    yield case("concat", lambda: Graph(join(concat), **sides, out=(8, 3)), [x(3, 4)])
    yield case("concat_steps", lambda: Graph(join(concat), **sides, out=(8, 3)), [x(3, 2, 4)])

    sizes = {"stem": (4, 6), "first": (6, 8), "second": (8, 5), "shortcut": (6, 5), "out": (11, 3)}
    yield case("residual", lambda: Graph(residual, **sizes), [x(3, 4)])
    yield case("residual_two_blocks", lambda: Graph(residual, **sizes), [x(17, 4)])
    yield case("input_twice", lambda: Graph(input_twice, first=(4, 4)), [x(3, 4)])

    sizes = {"first": (3, 4), "second": (2, 3), "left": (7, 2), "gate": (2, 2), "right": (2, 1)}
    yield case("two_heads", lambda: Graph(two_heads, **sizes), [x(3, 3), x(3, 2)], call=several)

    sizes = {"stem": (4, 6), "hidden": (6, 5), "out": (5, 3)}
    yield case("frozen_first", lambda: Graph(frozen, ["stem"], **sizes), [x(3, 4)])
    yield case("frozen_middle", lambda: Graph(frozen, ["hidden"], **sizes), [x(3, 4)])
