"""Optimizers: five updates of a network of 4, 8 and 3, the same mini-batch each time."""

import numpy as np
from torch import nn, optim
from torch.nn import functional as F
from torch.optim.lr_scheduler import CosineAnnealingLR, StepLR

from .case import Graph, case, sequence, sixty_fourths
from .layers import frozen


def clip_norm(parameters):
    nn.utils.clip_grad_norm_(parameters, 0.25)


def clip_value(parameters):
    nn.utils.clip_grad_value_(parameters, 0.05)


OPTIMIZERS = {
    "sgd": (lambda p: optim.SGD(p, 0.5), None),
    "sgd_momentum": (lambda p: optim.SGD(p, 0.5, momentum=0.9), None),
    "sgd_nesterov": (lambda p: optim.SGD(p, 0.5, momentum=0.9, nesterov=True), None),
    "sgd_weight_decay": (lambda p: optim.SGD(p, 0.5, weight_decay=0.1), None),
    "sgd_all": (lambda p: optim.SGD(p, 0.5, momentum=0.9, nesterov=True, weight_decay=0.1), None),
    "adam": (lambda p: optim.Adam(p, 0.1), None),
    "adam_options": (lambda p: optim.Adam(p, 0.1, betas=(0.8, 0.99), eps=1e-3), None),
    "adam_weight_decay": (lambda p: optim.Adam(p, 0.1, weight_decay=0.1), None),
    "adam_w": (lambda p: optim.AdamW(p, 0.1), None),
    "adam_w_options": (lambda p: optim.AdamW(p, 0.1, betas=(0.8, 0.99), eps=1e-3, weight_decay=0.1), None),
    "rms_prop": (lambda p: optim.RMSprop(p, 0.01), None),
    "rms_prop_momentum": (lambda p: optim.RMSprop(p, 0.01, momentum=0.9), None),
    "rms_prop_centered": (lambda p: optim.RMSprop(p, 0.01, centered=True), None),
    "rms_prop_all": (
        lambda p: optim.RMSprop(p, 0.01, alpha=0.9, eps=1e-3, weight_decay=0.1, momentum=0.9, centered=True),
        None,
    ),
    "adagrad": (lambda p: optim.Adagrad(p, 0.1), None),
    "adagrad_all": (
        lambda p: optim.Adagrad(p, 0.1, lr_decay=0.1, weight_decay=0.1, initial_accumulator_value=0.1, eps=1e-3),
        None,
    ),
    "sgd_clip_norm": (lambda p: optim.SGD(p, 0.5, momentum=0.9), clip_norm),
    "sgd_clip_value": (lambda p: optim.SGD(p, 0.5, momentum=0.9), clip_value),
    "adam_clip_norm": (lambda p: optim.Adam(p, 0.1, eps=1e-3), clip_norm),
    "adam_clip_value": (lambda p: optim.Adam(p, 0.1, eps=1e-3), clip_value),
}

# The rate of an optimizer as a schedule has it.
SCHEDULED = {
    "sgd_momentum_step": (lambda p: optim.SGD(p, 0.5, momentum=0.9), lambda o: StepLR(o, 2, gamma=0.5)),
    "adam_w_cosine": (lambda p: optim.AdamW(p, 0.1), lambda o: CosineAnnealingLR(o, 4, eta_min=0.01)),
}


def optimizers():
    rng = np.random.default_rng(4)
    network = lambda: sequence(hidden=nn.Linear(4, 8), activation=nn.Tanh(), out=nn.Linear(8, 3))
    inputs, targets = sixty_fourths(rng, 6, 4, reach=2), rng.integers(0, 3, 6)
    for name, (optimizer, clip) in OPTIMIZERS.items():
        yield case(name, network, [inputs], F.cross_entropy, [targets], optimizer, clip)
    for name, (optimizer, schedule) in SCHEDULED.items():
        yield case(name, network, [inputs], F.cross_entropy, [targets], optimizer, schedule=schedule)
    # `hidden` is frozen and must stay as it is, under an optimizer that would decay it.
    network = lambda: Graph(frozen, ["hidden"], stem=(4, 6), hidden=(6, 5), out=(5, 3))
    yield case("adam_w_frozen", network, [inputs], F.cross_entropy, [targets], lambda p: optim.AdamW(p, 0.1))
