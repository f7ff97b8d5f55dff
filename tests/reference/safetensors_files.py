"""Writes the files that tests of `include_weights!` read, with PyTorch and its safetensors, and prints what the tests expect.

Run by hand from the root of the project: python tests/reference/safetensors_files.py
Made with PyTorch 2.15.0 and safetensors 0.8.0.
"""

from pathlib import Path

import torch
from safetensors.torch import save_file

UI = Path("tests/ui/weights")


class Small(torch.nn.Module):
    """The network of tests/ui/weights-*.rs and tests/include_weights.rs."""

    def __init__(self):
        super().__init__()
        self.hidden = torch.nn.Linear(3, 4)
        self.out = torch.nn.Linear(4, 2)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


class Pair(torch.nn.Module):
    """Two of them after one another, the second without a bias at its end."""

    def __init__(self):
        super().__init__()
        self.first = Small()
        self.between = torch.nn.Linear(2, 3)
        self.second = Small()

    def forward(self, x):
        return self.second(self.between(self.first(x)))


def main():
    torch.manual_seed(1)
    small = Small().state_dict()
    save_file(small, UI / "good.safetensors", metadata={"format": "pt"})
    save_file({name.replace("out", "output"): tensor for name, tensor in small.items()}, UI / "misnamed.safetensors")
    save_file({name: tensor.double() for name, tensor in small.items()}, UI / "float64.safetensors")
    wider = dict(small, **{"hidden.weight": torch.zeros(8, 3), "hidden.bias": torch.zeros(8)})
    save_file(wider, UI / "shape.safetensors")
    (UI / "damaged.safetensors").write_bytes((UI / "good.safetensors").read_bytes()[:20])

    pair = Pair()
    save_file(pair.state_dict(), "tests/reference/pair.safetensors")
    with torch.no_grad():
        print("pair of [0.5, -1, 2]:", pair(torch.tensor([0.5, -1.0, 2.0])).tolist())
    print("first.hidden.weight:", pair.first.hidden.weight.tolist())
    double = Small().double()
    save_file(double.state_dict(), "tests/reference/small_float64.safetensors")
    with torch.no_grad():
        print("double of [0.5, -1, 2]:", double(torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64)).tolist())


if __name__ == "__main__":
    main()
