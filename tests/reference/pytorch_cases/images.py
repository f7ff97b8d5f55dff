"""Pools, norms and images of another size; blocks of them; training with batch norms."""

import numpy as np
import torch
from torch import nn, optim
from torch.nn import functional as F

from .case import case, sequence, several, sixty_fourths


class Steps(nn.BatchNorm1d):
    """A norm of steps of features, which PyTorch has as features of steps."""

    def forward(self, x):
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class Frozen(nn.BatchNorm2d):
    """A norm that stays in evaluation mode, and whose parameters are not trained."""

    def __init__(self, channels):
        super().__init__(channels)
        self.requires_grad_(False)

    def train(self, mode=True):
        return super().train(False)


class Network(nn.Module):
    """Layers by name, and a function that connects them."""

    def __init__(self, connect, **layers):
        super().__init__()
        for name, layer in layers.items():
            setattr(self, name, layer)
        self.connect = connect

    def forward(self, *inputs):
        return self.connect(self, *inputs)


def conv(channels, filters, kernel, **options):
    return nn.Conv2d(channels, filters, kernel, bias=False, **options)


def residual_block(net, x):
    """Two convolutions with norms, and one with a norm in the shortcut."""
    stem = torch.tanh(net.stem_norm(net.stem(x)))
    main = net.second_norm(net.second(torch.tanh(net.first_norm(net.first(stem)))))
    shortcut = net.shortcut_norm(net.shortcut(stem))
    return net.out(torch.tanh(main + shortcut).mean((2, 3)))


def residual():
    return Network(
        residual_block,
        stem=conv(2, 4, 3, padding=1),
        stem_norm=nn.BatchNorm2d(4),
        first=conv(4, 6, 3, stride=2, padding=1),
        first_norm=nn.BatchNorm2d(6),
        second=conv(6, 6, 3, padding=1),
        second_norm=nn.BatchNorm2d(6),
        shortcut=conv(4, 6, 1, stride=2),
        shortcut_norm=nn.BatchNorm2d(6),
        out=nn.Linear(6, 3),
    )


def inception_block(net, x):
    """Four branches side by side, joined by channels; two heads."""
    one = net.one(x)
    three = net.three(torch.tanh(net.three_reduced(x)))
    five = net.five(torch.tanh(net.five_reduced(x)))
    pooled = net.pooled(F.max_pool2d(x, 3, stride=1, padding=1))
    both = torch.tanh(torch.cat([one, three, five, pooled], 1))
    return net.label(both.mean((2, 3))), net.map(both)


def inception():
    return Network(
        inception_block,
        one=nn.Conv2d(3, 2, 1),
        three_reduced=nn.Conv2d(3, 2, 1),
        three=nn.Conv2d(2, 3, 3, padding=1),
        five_reduced=nn.Conv2d(3, 1, 1),
        five=nn.Conv2d(1, 2, 5, padding=2),
        pooled=nn.Conv2d(3, 1, 1),
        label=nn.Linear(8, 3),
        map=nn.Conv2d(8, 1, 1),
    )


def images():
    rng = np.random.default_rng(5)
    x = lambda *shape: sixty_fourths(rng, *shape, reach=2)
    layer = lambda build: lambda: sequence(out=build())

    yield case("max_pool", layer(lambda: nn.MaxPool2d(2)), [x(3, 2, 5, 7)])
    padded = layer(lambda: nn.MaxPool2d((3, 2), stride=(1, 2), padding=(1, 1)))
    yield case("max_pool_padded", padded, [x(3, 2, 5, 6)])
    ties = np.round(x(17, 2, 6, 6))
    yield case("max_pool_ties", layer(lambda: nn.MaxPool2d(3, stride=2)), [ties])
    yield case("avg_pool", layer(lambda: nn.AvgPool2d(2)), [x(3, 2, 5, 7)])
    options = {"stride": (1, 2), "padding": (1, 1)}
    yield case("avg_pool_padded", layer(lambda: nn.AvgPool2d((3, 2), **options)), [x(3, 2, 5, 6)])
    counted = layer(lambda: nn.AvgPool2d((3, 2), **options, count_include_pad=False))
    yield case("avg_pool_not_counted", counted, [x(3, 2, 5, 6)])
    whole = lambda pool: lambda: sequence(pool=pool(1), flat=nn.Flatten(), out=nn.Linear(3, 2))
    yield case("global_avg_pool", whole(nn.AdaptiveAvgPool2d), [x(3, 3, 5, 7)])
    yield case("global_max_pool", whole(nn.AdaptiveMaxPool2d), [np.round(x(3, 3, 5, 7))])

    yield case("upsample_nearest", layer(lambda: nn.Upsample(scale_factor=(2, 3))), [x(3, 2, 3, 4)])
    bilinear = lambda *scale: layer(lambda: nn.Upsample(scale_factor=scale, mode="bilinear"))
    yield case("upsample_bilinear", bilinear(2, 2), [x(3, 2, 3, 4)])
    yield case("upsample_bilinear_uneven", bilinear(3, 5), [x(3, 1, 4, 2)])
    yield case("zero_pad", layer(lambda: nn.ZeroPad2d((1, 2, 3, 0))), [x(3, 2, 3, 4)])
    yield case("crop", layer(lambda: nn.ZeroPad2d((-1, -2, -1, 0))), [x(3, 2, 3, 5)])

    yield case("batch_norm_features", layer(lambda: nn.BatchNorm1d(5)), [x(7, 5)])
    yield case("batch_norm_steps", layer(lambda: Steps(4)), [x(3, 3, 4)])
    yield case("batch_norm_image", layer(lambda: nn.BatchNorm2d(3)), [x(3, 3, 4, 5)])
    yield case("batch_norm_blocks", layer(lambda: nn.BatchNorm2d(3)), [x(21, 3, 2, 3)])
    yield case("batch_norm_one_sample", layer(lambda: nn.BatchNorm2d(3)), [x(1, 3, 2, 3)])
    options = {"eps": 1e-3, "momentum": 0.3}
    yield case("batch_norm_options", layer(lambda: nn.BatchNorm2d(3, **options)), [x(3, 3, 4, 5)])
    yield case("batch_norm_plain", layer(lambda: nn.BatchNorm2d(3, affine=False)), [x(3, 3, 4, 5)])
    frozen = lambda: sequence(first=nn.Conv2d(2, 3, 2), norm=Frozen(3), tanh=nn.Tanh(), out=nn.Conv2d(3, 1, 2))
    yield case("batch_norm_frozen", frozen, [x(3, 2, 4, 4)])
    yield case("layer_norm", layer(lambda: nn.LayerNorm(19)), [x(3, 19)])
    yield case("layer_norm_steps", layer(lambda: nn.LayerNorm(5, eps=1e-3)), [x(3, 4, 5)])
    yield case("layer_norm_plain", layer(lambda: nn.LayerNorm(5, elementwise_affine=False)), [x(3, 5)])
    yield case("group_norm", layer(lambda: nn.GroupNorm(2, 6)), [x(3, 6, 3, 4)])
    yield case("group_norm_features", layer(lambda: nn.GroupNorm(3, 6, eps=1e-3)), [x(3, 6)])
    yield case("group_norm_one", layer(lambda: nn.GroupNorm(1, 4, affine=False)), [x(17, 4, 2, 3)])

    yield case("residual", residual, [x(5, 2, 6, 6)])
    yield case("inception", inception, [x(3, 3, 6, 5)], call=several)

    classes = rng.integers(0, 3, (9, 1))
    targets = [classes.ravel()[:, None]]
    loss = lambda output, target: F.cross_entropy(output, target.ravel())
    dense = lambda: sequence(
        hidden=nn.Linear(4, 8, bias=False), norm=nn.BatchNorm1d(8), tanh=nn.Tanh(), out=nn.Linear(8, 3)
    )
    sgd = lambda p: optim.SGD(p, 0.5, momentum=0.9)
    yield case("training_features", dense, [x(9, 4)], loss, targets, sgd)
    adam = lambda p: optim.Adam(p, 0.01, eps=1e-3)
    yield case("training_residual", residual, [x(9, 2, 6, 6)], loss, targets, adam)
