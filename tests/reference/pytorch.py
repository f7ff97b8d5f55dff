"""Writes the numbers that the tests hold constnet against, as PyTorch computes them.

Run by hand, when a case is added or PyTorch's behaviour is said to have changed:

    pip install torch numpy
    python tests/reference/pytorch.py

It writes `activations.json`, `losses.json`, `layers.json`, `optimizers.json` and `schedules.json` beside itself; see README.md for their
form. Everything is computed twice, in float64 and again in float32. The given numbers (parameters, inputs, targets) are
multiples of 1/64, so that they are the same numbers in both, and short in the file.
"""

import json
import pathlib

import torch

from pytorch_cases.activations import activations
from pytorch_cases.layers import layers
from pytorch_cases.losses import losses
from pytorch_cases.optimizers import optimizers
from pytorch_cases.schedules import schedules


def lines(value, indent=0):
    """JSON with a line for every list of numbers."""
    if not isinstance(value, dict):
        return json.dumps(value, separators=(",", ":"))
    entries = [f"\n{' ' * (indent + 1)}{json.dumps(key)}:{lines(entry, indent + 1)}" for key, entry in value.items()]
    return "{" + ",".join(entries) + "}"


def main():
    torch.set_num_threads(1)
    folder = pathlib.Path(__file__).parent
    for family in [activations, losses, layers, optimizers, schedules]:
        cases = list(family())
        assert len(dict(cases)) == len(cases), "two cases have one name"
        content = {"torch": str(torch.__version__).split("+")[0], "cases": dict(cases)}
        path = folder / f"{family.__name__}.json"
        path.write_text(lines(content) + "\n")
        print(f"{path.name}: {len(cases)} cases, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
