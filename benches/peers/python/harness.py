"""Timing that all Python peers share, as `../rust/harness`: a measurement is a line of JSON on standard output."""

import json
import os
import time

BLOCKS = 5
BLOCK = 0.05
WARM_UP = 0.3
INPUTS = 64
BATCHES = 16

AUTOENCODER = [640, 128, 128, 128, 128, 8, 128, 128, 128, 128, 640]
# Name, widths, activation, whether softmax ends it.
INFERENCE = [
    ("A1", [4, 16, 16, 3], "tanh", True),
    ("A2", [784, 128, 10], "relu", True),
    ("A3", AUTOENCODER, "relu", False),
]
# Name, widths, activation, mini-batch.
TRAINING = [
    ("B1_1", [4, 16, 3], "tanh", 1),
    ("B1_16", [4, 16, 3], "tanh", 16),
    ("B2_32", [784, 128, 10], "relu", 32),
    ("B2_128", [784, 128, 10], "relu", 128),
]
# LeNet-5, on an image of [1, 28, 28]: a convolution of 5×5 to each of these channels, relu and a max-pool of 2, twice; then dense layers.
IMAGE, KERNEL, CHANNELS, DENSE = 28, 5, [6, 16], [256, 120, 84, 10]
LENET_INFERENCE = "A4"
# Name, mini-batch; by Adam.
LENET_TRAINING = [("B3_32", 32), ("B3_128", 128)]


def wanted(workload):
    only = os.environ.get("PEERS_ONLY")
    return only is None or workload.startswith(tuple(only.split(",")))


def measure(workload, peer, samples, run):
    """Measures `run(n)`, which does the work `n` times, for `samples` samples each."""
    if not wanted(workload):
        return
    start = time.perf_counter()
    while time.perf_counter() - start < WARM_UP:
        run(1)

    def timed(count):
        start = time.perf_counter()
        run(count)
        return time.perf_counter() - start

    count = 1
    while (taken := timed(count)) < BLOCK / 4:
        count *= 2
    count = max(1, int(count * BLOCK / taken))
    blocks = [timed(count) / count * 1e9 for _ in range(BLOCKS)]
    print(json.dumps({"workload": workload, "peer": peer, "samples": samples, "ns": blocks}), flush=True)


def version(peer, text):
    """Says which version was measured."""
    print(json.dumps({"peer": peer, "version": text}), flush=True)
