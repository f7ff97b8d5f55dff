"""The workloads in JAX, each call compiled as a whole by `jit`."""

import os

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import numpy
from jax import numpy as jnp

from harness import (
    BATCHES,
    CHANNELS,
    DENSE,
    IMAGE,
    INFERENCE,
    INPUTS,
    KERNEL,
    LENET_INFERENCE,
    LENET_TRAINING,
    TRAINING,
    measure,
    version,
    wanted,
)

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


def lenet_parameters():
    filters = [(normal(b, a, KERNEL, KERNEL) * (a * KERNEL**2) ** -0.5, jnp.zeros((b, 1, 1), jnp.float32)) for a, b in zip([1, *CHANNELS], CHANNELS)]
    return filters, parameters(DENSE)


def lenet(net, x):
    filters, dense = net
    for weight, bias in filters:
        x = jax.nn.relu(jax.lax.conv(x, weight, (1, 1), "VALID") + bias)
        x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")
    return forward(dense, "relu", x.reshape(x.shape[0], -1))


def inference(workload, function, ends_in_softmax, *shape):
    ending = jax.nn.softmax if ends_in_softmax else lambda y: y
    compiled = jax.jit(lambda x: ending(function(x)))
    inputs = [normal(1, *shape) for _ in range(INPUTS)]

    def run(count):
        for number in range(count):
            output = compiled(inputs[number % INPUTS])
        output.block_until_ready()

    measure(workload, PEER, 1, run)


def descend(net, gradients, state):
    return jax.tree.map(lambda value, gradient: value - 0.01 * gradient, net, gradients), state


def adam(net, gradients, state):
    first, second, step = state
    step += 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradients)
    rate = 0.001 * jnp.sqrt(1 - 0.999**step) / (1 - 0.9**step)
    net = jax.tree.map(lambda value, m, v: value - rate * m / (jnp.sqrt(v) + 1e-8), net, first, second)
    return net, (first, second, step)


def training(workload, net, function, update, state, batch, classes, *shape):
    def loss(net, x, targets):
        logarithms = jax.nn.log_softmax(function(net, x))
        return -jnp.take_along_axis(logarithms, targets[:, None], 1).mean()

    @jax.jit
    def step(net, state, x, targets):
        return update(net, jax.grad(loss)(net, x, targets), state)

    inputs = [normal(batch, *shape) for _ in range(BATCHES)]
    targets = [jnp.asarray(random.integers(0, classes, batch)) for _ in range(BATCHES)]
    now = [net, state]

    def run(count):
        net, state = now
        for number in range(count):
            net, state = step(net, state, inputs[number % BATCHES], targets[number % BATCHES])
        now[:] = jax.block_until_ready((net, state))

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
for workload, widths, activation, ends_in_softmax in INFERENCE:
    if wanted(workload):
        net = parameters(widths)
        inference(workload, lambda x: forward(net, activation, x), ends_in_softmax, widths[0])
if wanted(LENET_INFERENCE):
    net = lenet_parameters()
    inference(LENET_INFERENCE, lambda x: lenet(net, x), True, 1, IMAGE, IMAGE)
for workload, widths, activation, batch in TRAINING:
    if wanted(workload):
        function = lambda net, x: forward(net, activation, x)
        training(workload, parameters(widths), function, descend, (), batch, widths[-1], widths[0])
for workload, batch in LENET_TRAINING:
    if wanted(workload):
        net = lenet_parameters()
        zeroes = jax.tree.map(jnp.zeros_like, net)
        state = (zeroes, zeroes, jnp.float32(0))
        training(workload, net, lenet, adam, state, batch, DENSE[-1], 1, IMAGE, IMAGE)
if wanted("C"):
    line()
