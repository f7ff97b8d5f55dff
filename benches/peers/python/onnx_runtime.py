"""The workloads of inference in ONNX Runtime, with inputs and outputs bound beforehand."""

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from harness import CHANNELS, DENSE, IMAGE, INFERENCE, INPUTS, KERNEL, LENET_INFERENCE, measure, version, wanted

PEER = "ONNX Runtime"
random = numpy.random.default_rng(0)


def parameter(name, inputs, *shape):
    size = inputs**-0.5
    return numpy_helper.from_array(random.uniform(-size, size, shape).astype("f"), name)


def mlp(widths, activation, ends_in_softmax, value="x"):
    """Nodes from `value` to `y`, and their parameters."""
    nodes, parameters = [], []
    for number, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        parameters += [parameter(f"w{number}", inputs, inputs, outputs), parameter(f"b{number}", inputs, outputs)]
        last = number == len(widths) - 2
        output = "y" if last and not ends_in_softmax else f"sum{number}"
        nodes.append(helper.make_node("Gemm", [value, f"w{number}", f"b{number}"], [output]))
        value = output
        if not last:
            nodes.append(helper.make_node(activation.capitalize(), [value], [f"value{number}"]))
            value = f"value{number}"
    if ends_in_softmax:
        nodes.append(helper.make_node("Softmax", [value], ["y"], axis=-1))
    return nodes, parameters


def lenet():
    nodes, parameters, value, channels = [], [], "x", 1
    for filters in CHANNELS:
        inputs, name = channels * KERNEL**2, f"conv{filters}"
        parameters += [parameter(f"{name}w", inputs, filters, channels, KERNEL, KERNEL), parameter(f"{name}b", inputs, filters)]
        nodes += [
            helper.make_node("Conv", [value, f"{name}w", f"{name}b"], [name]),
            helper.make_node("Relu", [name], [f"{name}relu"]),
            helper.make_node("MaxPool", [f"{name}relu"], [f"{name}pool"], kernel_shape=[2, 2], strides=[2, 2]),
        ]
        value, channels = f"{name}pool", filters
    nodes.append(helper.make_node("Flatten", [value], ["flat"]))
    dense, of_dense = mlp(DENSE, "relu", True, "flat")
    return nodes + dense, parameters + of_dense


def model(nodes, parameters, shape, outputs):
    ends = [("x", shape), ("y", [1, outputs])]
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in ends)
    graph = helper.make_graph(nodes, "net", [x], [y], parameters)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def inference(workload, net, shape, outputs):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    file = model(*net, shape, outputs).SerializeToString()
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    bindings = []
    for _ in range(INPUTS):
        x = random.standard_normal(shape).astype("f")
        binding = session.io_binding()
        binding.bind_ortvalue_input("x", onnxruntime.OrtValue.ortvalue_from_numpy(x))
        binding.bind_ortvalue_output("y", onnxruntime.OrtValue.ortvalue_from_numpy(session.run(None, {"x": x})[0]))
        bindings.append(binding)

    def run(count):
        for number in range(count):
            session.run_with_iobinding(bindings[number % INPUTS])

    measure(workload, PEER, 1, run)


version(PEER, onnxruntime.__version__)
for workload, widths, activation, ends_in_softmax in INFERENCE:
    if wanted(workload):
        inference(workload, mlp(widths, activation, ends_in_softmax), [1, widths[0]], widths[-1])
if wanted(LENET_INFERENCE):
    inference(LENET_INFERENCE, lenet(), [1, 1, IMAGE, IMAGE], DENSE[-1])
