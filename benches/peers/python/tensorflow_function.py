"""The workloads in TensorFlow, as functions of its own. Writes the models for LiteRT too, where it is asked to by `--models FOLDER`."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy
import tensorflow as tf

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

PEER = "TensorFlow"
random = numpy.random.default_rng(0)
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)


def dense(widths, activation, ending=None):
    hidden = [keras.layers.Dense(width, activation) for width in widths[1:-1]]
    return [*hidden, keras.layers.Dense(widths[-1], ending)]


def mlp(widths, activation, ending=None):
    return keras.Sequential([keras.Input((widths[0],)), *dense(widths, activation, ending)])


def lenet(ending=None):
    layers = [keras.Input((IMAGE, IMAGE, 1))]
    for filters in CHANNELS:
        layers += [keras.layers.Conv2D(filters, KERNEL, activation="relu"), keras.layers.MaxPooling2D(2)]
    return keras.Sequential([*layers, keras.layers.Flatten(), *dense(DENSE, "relu", ending)])


def networks():
    """Those of inference, by name."""
    for workload, widths, activation, ends_in_softmax in INFERENCE:
        if wanted(workload):
            yield workload, mlp(widths, activation, "softmax" if ends_in_softmax else None)
    if wanted(LENET_INFERENCE):
        yield LENET_INFERENCE, lenet("softmax")


def normal(*shape):
    return tf.constant(random.standard_normal(shape).astype("f"))


def inference(workload, net):
    shape = (1, *net.input_shape[1:])
    signature = [tf.TensorSpec(shape, tf.float32)]
    function = tf.function(lambda x: net(x, training=False), input_signature=signature)
    inputs = [normal(*shape) for _ in range(INPUTS)]

    def run(count):
        for number in range(count):
            output = function(inputs[number % INPUTS])
        output.numpy()

    measure(workload, PEER, 1, run)


def training(workload, net, optimizer, batch):
    loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizer.build(net.trainable_variables)

    @tf.function
    def step(x, targets):
        with tf.GradientTape() as tape:
            loss = loss_function(targets, net(x, training=True))
        gradients = tape.gradient(loss, net.trainable_variables)
        optimizer.apply_gradients(zip(gradients, net.trainable_variables))
        return loss

    inputs = [normal(batch, *net.input_shape[1:]) for _ in range(BATCHES)]
    targets = [tf.constant(random.integers(0, net.output_shape[-1], batch).astype("i4")) for _ in range(BATCHES)]

    def run(count):
        for number in range(count):
            loss = step(inputs[number % BATCHES], targets[number % BATCHES])
        loss.numpy()

    measure(workload, PEER, batch, run)


def line():
    x = tf.constant([1.0, 2.0, 3.0, 4.0, 5.0])
    weight, bias = tf.Variable(5.0), tf.Variable(0.0)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((weight * x + bias - 2 * x) ** 2)
        for variable, gradient in zip((weight, bias), tape.gradient(loss, (weight, bias))):
            variable.assign_sub(0.01 * gradient)

    def run(count):
        for _ in range(count):
            weight.assign(5.0)
            bias.assign(0.0)
            for _ in range(1000):
                step()

    measure("C", PEER, 1, run)


def write_models(folder):
    for workload, net in networks():
        net.export(f"{folder}/{workload}", verbose=False)
        model = tf.lite.TFLiteConverter.from_saved_model(f"{folder}/{workload}").convert()
        with open(f"{folder}/{workload}.tflite", "wb") as file:
            file.write(model)


if sys.argv[1:2] == ["--models"]:
    write_models(sys.argv[2])
else:
    version(PEER, tf.__version__)
    for workload, net in networks():
        inference(workload, net)
    for workload, widths, activation, batch in TRAINING:
        if wanted(workload):
            training(workload, mlp(widths, activation), keras.optimizers.SGD(0.01), batch)
    for workload, batch in LENET_TRAINING:
        if wanted(workload):
            training(workload, lenet(), keras.optimizers.Adam(), batch)
    if wanted("C"):
        line()
