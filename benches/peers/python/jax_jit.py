"""The workloads in JAX, each call compiled as a whole by `jit`."""

import os

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import numpy
from jax import numpy as jnp

from harness import BATCHES, INFERENCE, INPUTS, TRAINING, measure, version, wanted

PEER = "JAX"
ACTIVATIONS = {"tanh": jnp.tanh, "relu": jax.nn.relu}
random = numpy.random.default_rng(0)


def normal(*shape):
    return jnp.asarray(random.standard_normal(shape).astype("f"))


def parameters(widths):
    return [(normal(a, b) * a**-0.5, jnp.zeros(b, jnp.float32)) for a, b in zip(widths, widths[1:])]


def forward(parameters, activation, x):
    for weight, bias in parameters[:-1]:
        x = ACTIVATIONS[activation](x @ weight + bias)
    weight, bias = parameters[-1]
    return x @ weight + bias


def inference(workload, widths, activation, ends_in_softmax):
    net = parameters(widths)
    ending = jax.nn.softmax if ends_in_softmax else lambda y: y
    compiled = jax.jit(lambda x: ending(forward(net, activation, x)))
    inputs = [normal(1, widths[0]) for _ in range(INPUTS)]

    def run(count):
        for number in range(count):
            output = compiled(inputs[number % INPUTS])
        output.block_until_ready()

    measure(workload, PEER, 1, run)


def training(workload, widths, activation, batch):
    def loss(net, x, targets):
        logarithms = jax.nn.log_softmax(forward(net, activation, x))
        return -jnp.take_along_axis(logarithms, targets[:, None], 1).mean()

    @jax.jit
    def step(net, x, targets):
        gradients = jax.grad(loss)(net, x, targets)
        return jax.tree.map(lambda value, gradient: value - 0.01 * gradient, net, gradients)

    inputs = [normal(batch, widths[0]) for _ in range(BATCHES)]
    targets = [jnp.asarray(random.integers(0, widths[-1], batch)) for _ in range(BATCHES)]
    state = [parameters(widths)]

    def run(count):
        net = state[0]
        for number in range(count):
            net = step(net, inputs[number % BATCHES], targets[number % BATCHES])
        state[0] = jax.block_until_ready(net)

    measure(workload, PEER, batch, run)


def line():
    x = jnp.asarray([1.0, 2.0, 3.0, 4.0, 5.0])

    @jax.jit
    def fit(start):
        def step(_, net):
            gradients = jax.grad(lambda net: ((net[0] * x + net[1] - 2 * x) ** 2).mean())(net)
            return net[0] - 0.01 * gradients[0], net[1] - 0.01 * gradients[1]

        return jax.lax.fori_loop(0, 1000, step, start)

    def run(count):
        for _ in range(count):
            jax.block_until_ready(fit((jnp.float32(5.0), jnp.float32(0.0))))

    measure("C", PEER, 1, run)


version(PEER, jax.__version__)
for row in INFERENCE:
    if wanted(row[0]):
        inference(*row)
for row in TRAINING:
    if wanted(row[0]):
        training(*row)
if wanted("C"):
    line()
