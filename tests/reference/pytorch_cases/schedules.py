"""Learning-rate schedules: the rate of every update, of a rate of 0.5 to begin with."""

import torch
from torch import optim
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LambdaLR, LinearLR, SequentialLR, StepLR

RATE = 0.5
# Cosine's period is 20, so that it falls, rises and falls again.
UPDATES = 50


def warm_up(then):
    """Five updates of a rise from a tenth, then a schedule."""

    def schedule(optimizer):
        parts = [LinearLR(optimizer, start_factor=0.1, total_iters=5), then(optimizer)]
        return SequentialLR(optimizer, parts, milestones=[5])

    return schedule


SCHEDULES = {
    "constant": lambda o: LambdaLR(o, lambda update: 1.0),
    "step": lambda o: StepLR(o, 7, gamma=0.5),
    "exponential": lambda o: ExponentialLR(o, gamma=0.9),
    "cosine": lambda o: CosineAnnealingLR(o, 10),
    "cosine_floor": lambda o: CosineAnnealingLR(o, 10, eta_min=0.2 * RATE),
    "constant_warm_up": warm_up(lambda o: LambdaLR(o, lambda update: 1.0)),
    "step_warm_up": warm_up(lambda o: StepLR(o, 7, gamma=0.5)),
    "exponential_warm_up": warm_up(lambda o: ExponentialLR(o, gamma=0.9)),
    "cosine_warm_up": warm_up(lambda o: CosineAnnealingLR(o, 10, eta_min=0.2 * RATE)),
}


def schedules():
    for name, schedule in SCHEDULES.items():
        optimizer = optim.SGD([torch.nn.Parameter(torch.zeros(1))], RATE)
        scheduler = schedule(optimizer)
        rates = []
        for _ in range(UPDATES):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        yield name, {"rate": RATE, "rates": rates}
