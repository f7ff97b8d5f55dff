"""The workloads of inference in LiteRT, on the models that `tensorflow_function.py --models` wrote into the folder named."""

import importlib.metadata
import os
import sys

import numpy
from ai_edge_litert.interpreter import Interpreter

from harness import INFERENCE, INPUTS, LENET_INFERENCE, measure, version, wanted

PEER = "LiteRT"
random = numpy.random.default_rng(0)


def inference(workload, file):
    interpreter = Interpreter(file, num_threads=1)
    interpreter.allocate_tensors()
    (source,), (result,) = interpreter.get_input_details(), interpreter.get_output_details()
    inputs = [random.standard_normal(source["shape"]).astype("f") for _ in range(INPUTS)]

    def run(count):
        for number in range(count):
            interpreter.set_tensor(source["index"], inputs[number % INPUTS])
            interpreter.invoke()
            interpreter.get_tensor(result["index"])

    measure(workload, PEER, 1, run)


version(PEER, importlib.metadata.version("ai-edge-litert"))
for workload in [*(row[0] for row in INFERENCE), LENET_INFERENCE]:
    if wanted(workload):
        inference(workload, os.path.join(sys.argv[1], f"{workload}.tflite"))
