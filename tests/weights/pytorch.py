"""Writes files of weights as users of PyTorch write them, and what the networks compute with them.

Run by hand, when a case is added:

    pip install torch numpy safetensors
    python tests/weights/pytorch.py

It writes `files/<case>.safetensors` and `files/outputs.json` beside itself. The other direction, files that constnet wrote:

    CONSTNET_WRITE_TO=/tmp/written cargo test --test weights
    python tests/weights/pytorch.py /tmp/written

loads each with `strict=True` and compares what the network computes.
"""

import json
import pathlib
import sys
import zlib
from collections import OrderedDict

import torch
from safetensors.torch import load_file, save_file
from torch import nn

FILES = pathlib.Path(__file__).parent / "files"


def sequence(**modules):
    return nn.Sequential(OrderedDict(modules))


class Swapped(nn.Module):
    """Works on [steps, features], which PyTorch has the other way round here."""

    def __init__(self, inner):
        super().__init__()
        self.norm = inner

    def forward(self, x):
        return self.norm(x.transpose(1, 2)).transpose(1, 2)


class Frozen(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(4, 6).requires_grad_(False)
        self.out = nn.Linear(6, 3)

    def forward(self, x):
        return self.out(torch.tanh(self.stem(x)))


class Nested(nn.Module):
    """Twice the same module within, of which one is frozen."""

    def __init__(self):
        super().__init__()
        self.first = sequence(hidden=nn.Linear(4, 5), activation=nn.Tanh(), out=nn.Linear(5, 4))
        self.second = sequence(hidden=nn.Linear(4, 5), activation=nn.Tanh(), out=nn.Linear(5, 4)).requires_grad_(False)
        self.head = nn.Linear(4, 2)

    def forward(self, x):
        return self.head(self.second(self.first(x)))


# The module, and the shape of one sample.
CASES = {
    "dense": (lambda: sequence(out=nn.Linear(4, 5)), [4]),
    "dense_without_bias": (lambda: sequence(out=nn.Linear(4, 5, bias=False)), [4]),
    "dense_steps": (lambda: sequence(out=nn.Linear(4, 5)), [3, 4]),
    "frozen": (Frozen, [4]),
    "nested": (Nested, [4]),
    "conv_2d": (lambda: sequence(out=nn.Conv2d(4, 6, (3, 2), groups=2)), [4, 5, 4]),
    "depthwise_conv_2d": (lambda: sequence(out=nn.Conv2d(3, 6, 3, groups=3, bias=False)), [3, 4, 4]),
    "conv_transpose_2d": (lambda: sequence(out=nn.ConvTranspose2d(3, 2, (2, 3), stride=2)), [3, 2, 3]),
    "batch_norm": (lambda: sequence(hidden=nn.Linear(3, 4), norm=nn.BatchNorm1d(4)), [3]),
    "batch_norm_steps": (lambda: Swapped(nn.BatchNorm1d(4)), [3, 4]),
    "batch_norm_image": (lambda: sequence(conv=nn.Conv2d(2, 3, 2, bias=False), norm=nn.BatchNorm2d(3)), [2, 3, 3]),
    "batch_norm_plain": (lambda: sequence(norm=nn.BatchNorm2d(3, affine=False)), [3, 2, 2]),
    "batch_norm_frozen": (lambda: sequence(norm=nn.BatchNorm1d(4).requires_grad_(False), out=nn.Linear(4, 2)), [4]),
    "layer_norm": (lambda: sequence(norm=nn.LayerNorm(4), out=nn.Linear(4, 3)), [4]),
    "group_norm": (lambda: sequence(norm=nn.GroupNorm(2, 4)), [4, 2, 3]),
}
# After some training, which counts its mini-batches; constnet has no use for the number, and writes zero.
COUNTED = "batch_norm_counted"
# The same network in other types than float32.
TYPES = {"dense_f64": torch.float64, "dense_f16": torch.float16, "dense_bf16": torch.bfloat16}


def cases():
    """Name, module with random parameters and statistics, type of the file, input."""
    for name, (module, shape) in CASES.items():
        yield seeded(name, module, shape, torch.float32)
    name, module, dtype, x = seeded(COUNTED, *CASES["batch_norm"], torch.float32)
    module.norm.num_batches_tracked.fill_(1234)
    yield name, module, dtype, x
    for name, dtype in TYPES.items():
        yield seeded(name, *CASES["dense"], dtype)


def seeded(name, module, shape, dtype):
    torch.manual_seed(zlib.crc32(name.encode()))
    module = module().eval().to(dtype)
    for key, value in module.state_dict().items():
        if value.is_floating_point():
            value.normal_()
            if key.endswith("running_var"):
                value.abs_()
    return name, module, dtype, torch.randn(1, *shape)


def output(module, x):
    """What a network of float32 computes with the stored values."""
    return [float(str(y)) for y in module.float()(x).detach().numpy().ravel()]


def write():
    FILES.mkdir(exist_ok=True)
    outputs = {"torch": str(torch.__version__).split("+")[0]}
    for name, module, _, x in cases():
        path = FILES / f"{name}.safetensors"
        save_file(module.state_dict(), path, metadata={"format": "pt"})
        outputs[name] = {"input": [float(str(x)) for x in x.numpy().ravel()], "output": output(module, x)}
        print(f"{path.name}: {path.stat().st_size} bytes")
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(entry, separators=(',', ':'))}" for name, entry in outputs.items())
    (FILES / "outputs.json").write_text(f"{{\n{lines}\n}}\n")


def check(folder):
    expected = json.loads((FILES / "outputs.json").read_text())
    for name, module, dtype, x in cases():
        if dtype in (torch.float16, torch.bfloat16) or name == COUNTED:
            continue  # What constnet writes of these is what it writes of others.
        for value in module.state_dict().values():
            value.zero_()
        module.load_state_dict(load_file(folder / f"{name}.safetensors"), strict=True)
        found = torch.tensor(output(module, x))
        torch.testing.assert_close(found, torch.tensor(expected[name]["output"]))
        print(f"{name}: loads")


if __name__ == "__main__":
    with torch.no_grad():
        check(pathlib.Path(sys.argv[1])) if len(sys.argv) > 1 else write()
