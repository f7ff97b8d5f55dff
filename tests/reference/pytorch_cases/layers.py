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


class PadSame(nn.Module):
    """TensorFlow's padding `same`, which PyTorch has only for a stride of one: the odd zero is after, not before."""

    def __init__(self, kernel, stride):
        super().__init__()
        self.kernel, self.stride = kernel, stride

    def forward(self, x):
        missing = [max((-(-n // s) - 1) * s + k - n, 0) for n, k, s in zip(x.shape[-2:], self.kernel, self.stride)]
        (top, left), (height, width) = [n // 2 for n in missing], missing
        return nn.functional.pad(x, (left, width - left, top, height - top))


def convolutions(x):
    conv = lambda *arguments, **options: lambda: sequence(out=nn.Conv2d(*arguments, **options))
    plain = conv(3, 7, (3, 2), stride=(2, 1), padding=(0, 1), dilation=(1, 2))
    yield case("conv_2d", plain, [x(3, 3, 7, 6)])
    yield case("conv_2d_same", conv(2, 16, (4, 3), padding="same"), [x(3, 2, 8, 5)])
    strided = lambda: sequence(pad=PadSame((3, 3), (2, 3)), out=nn.Conv2d(2, 3, 3, stride=(2, 3)))
    yield case("conv_2d_same_strided", strided, [x(3, 2, 8, 5)])
    yield case("conv_2d_padded_strided", conv(2, 3, 3, stride=2, padding=1), [x(3, 2, 8, 5)])
    yield case("conv_2d_grouped", conv(4, 6, 3, groups=2, bias=False), [x(3, 4, 5, 4)])
    yield case("conv_2d_pointwise", conv(5, 24, 1), [x(3, 5, 3, 4)])
    blocks = lambda: sequence(
        first=nn.Conv2d(1, 6, 3),
        relu=nn.ReLU(),
        second=nn.Conv2d(6, 8, 3, stride=2),
        tanh=nn.Tanh(),
        flat=nn.Flatten(),
        out=nn.Linear(8 * 12, 2),
    )
    yield case("conv_2d_blocks", blocks, [x(3, 1, 5, 28)])
    yield case("depthwise_conv_2d", conv(3, 6, 3, stride=(2, 1), padding=1, groups=3), [x(3, 3, 6, 5)])

    transpose = lambda *arguments, **options: lambda: sequence(out=nn.ConvTranspose2d(*arguments, **options))
    plain = transpose(4, 6, 3, stride=(2, 3), padding=(1, 0), output_padding=(1, 0), groups=2)
    yield case("conv_transpose_2d", plain, [x(3, 4, 3, 2)])
    dilated = transpose(2, 3, (3, 2), dilation=(2, 3), bias=False)
    yield case("conv_transpose_2d_dilated", dilated, [x(3, 2, 3, 4)])
    # The adjoint of TensorFlow's: of the kernel's 4 rows one is cut off at either end, and of its 4 columns the last.
    network = lambda: sequence(out=nn.ConvTranspose2d(2, 1, 4, stride=(2, 3)), cut=nn.ZeroPad2d((0, -1, -1, -1)))
    yield case("conv_transpose_2d_same", network, [x(3, 2, 3, 2)])


def convolutions_beside_the_image(x):
    """Windows that lie in the padding alone, at some places."""
    network = lambda: sequence(out=nn.Conv2d(2, 4, 1, padding=1))
    yield case("conv_2d_beside_the_image", network, [x(3, 2, 3, 4)])
    options = dict(stride=(2, 1), padding=(3, 4), dilation=(1, 3), groups=2)
    network = lambda: sequence(out=nn.Conv2d(4, 6, (1, 2), **options))
    yield case("conv_2d_beside_the_image_strided", network, [x(3, 4, 5, 3)])
    network = lambda: sequence(out=nn.ConvTranspose2d(2, 3, 1, stride=(1, 3), padding=1))
    yield case("conv_transpose_2d_beside_the_image", network, [x(3, 2, 4, 3)])


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

    yield from convolutions(x)

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

    yield from convolutions_beside_the_image(x)
