"""What is computed of a case, in both precisions."""

import zlib
from collections import OrderedDict

import numpy as np
import torch
from torch import nn

PRECISIONS = {"f64": torch.float64, "f32": torch.float32}
UPDATES = 5


def sixty_fourths(rng, *shape, reach=1.0):
    """Random multiples of 1/64 between -reach and reach."""
    steps = int(64 * reach)
    return rng.integers(-steps, steps + 1, shape) / 64


def numbers(tensor):
    """A tensor as a flat list in C order, of decimals that read back as the same numbers."""
    flat = tensor.detach().numpy().ravel()
    if flat.dtype == np.float32:
        # The shortest decimal of the float32, not of the float64 that it converts to.
        decimals = [float(str(x)) for x in flat]
        assert np.array_equal(np.float32(decimals), flat)
        return decimals
    return flat.tolist()


def by_name(tensors):
    return {name: numbers(tensor) for name, tensor in tensors.items()}


def single(values, network):
    """Calls a network of one input and one output."""
    return (network(*values),)


def several(values, network):
    """Calls a network that gives a tuple of outputs."""
    return network(*values)


def case(name, network, inputs, loss=None, targets=(), optimizer=None, clip=None, schedule=None, call=single):
    """One case, in both precisions.

    `network` makes the module, whose parameters get new values. `inputs` are the shapes of one sample's inputs, as
    arrays with the batch in front. `loss` takes the outputs, then the targets; without one, the gradient of the output
    is given, and random. With `optimizer`, only what training shows is written: losses and parameters.
    """
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    parameters = {key: sixty_fourths(rng, *value.shape) for key, value in network().state_dict().items()}
    given = {"parameters": {key: value.ravel().tolist() for key, value in parameters.items()}}
    given["inputs"] = per_sample(inputs).tolist()
    if targets:
        given["targets"] = per_sample(targets).tolist()
    seeds = None

    for precision, dtype in PRECISIONS.items():
        net = network().to(dtype)
        net.load_state_dict({key: torch.tensor(value, dtype=dtype) for key, value in parameters.items()})
        xs = [torch.tensor(x, dtype=dtype, requires_grad=True) for x in inputs]
        ts = [torch.tensor(t, dtype=torch.int64 if np.issubdtype(t.dtype, np.integer) else dtype) for t in targets]

        if optimizer:
            given[precision] = train(net, xs, ts, loss, optimizer, clip, schedule)
            continue

        outputs = call(xs, net)
        result = {"output": numbers(joined(outputs))}
        if loss:
            # Apart from the network, so that an output that another one reads gets the gradient of the loss alone.
            leaves = [output.detach().requires_grad_() for output in outputs]
            value = loss(*leaves, *ts)
            value.backward()
            gradients = [leaf.grad for leaf in leaves]
            result["loss"] = numbers(value)[0]
        else:
            seeds = seeds or [sixty_fourths(rng, *output.shape) for output in outputs]
            gradients = [torch.tensor(seed, dtype=dtype) for seed in seeds]
        torch.autograd.backward(outputs, gradients)
        result["output_gradient"] = numbers(joined(gradients))
        result["input_gradient"] = numbers(joined([x.grad for x in xs]))
        result["gradient"] = by_name({key: p.grad for key, p in net.named_parameters() if p.requires_grad})
        given[precision] = result
    return name, given


def train(net, xs, ts, loss, optimizer, clip, schedule):
    optimizer = optimizer(net.parameters())
    scheduler = schedule(optimizer) if schedule else None
    losses, updates = [], {}
    for update in range(1, UPDATES + 1):
        optimizer.zero_grad()
        value = loss(net(*xs), *ts)
        value.backward()
        if clip:
            clip(net.parameters())
        optimizer.step()
        if scheduler:
            scheduler.step()
        losses += numbers(value)
        updates[str(update)] = by_name(net.state_dict())
    return {"losses": losses, "updates": updates}


def per_sample(arrays):
    """Several values a sample, joined sample by sample into one row."""
    return np.concatenate([array.reshape(len(array), -1) for array in arrays], axis=1).ravel()


def joined(tensors):
    return torch.cat([tensor.reshape(len(tensor), -1) for tensor in tensors], dim=1)


def sequence(**modules):
    return nn.Sequential(OrderedDict(modules))


class Graph(nn.Module):
    """Dense layers by name, and a function that connects them."""

    def __init__(self, connect, frozen=(), **layers):
        super().__init__()
        for name, (inputs, outputs) in layers.items():
            setattr(self, name, nn.Linear(inputs, outputs))
        for name in frozen:
            getattr(self, name).requires_grad_(False)
        self.connect = connect

    def forward(self, *inputs):
        return self.connect(self, *inputs)
